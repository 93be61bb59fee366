//! Native charts, and the sheet that holds what they show.

use super::formats::{Formats, Place, colour};
use super::section::paper;
use super::value::{self, float};
use super::waterfall;
use crate::model::document::{Cell, Chart as Drawing, ChartKind, Format, Series, Step, Tone};
use crate::model::theme::{Rgb, Theme};
use crate::model::written::number;
use rust_xlsxwriter::{
    Chart, ChartAxisCrossing, ChartEmptyCells, ChartFont, ChartFormat, ChartLegendPosition, ChartLine,
    ChartMarker, ChartMarkerType, ChartSolidFill, ChartType, Worksheet, XlsxError,
};

/// What all charts of a workbook show, on one sheet that everyone can see.
#[derive(Default)]
pub struct ChartData {
    /// The sheet's name.
    pub sheet: String,
    blocks: Vec<DataBlock>,
    next: u32,
}

struct DataBlock {
    row: u32,
    steps: Vec<Step>,
    title: String,
    format: Format,
    categories: Vec<String>,
    series: Vec<(String, Vec<Cell<'static>>)>,
}

impl ChartData {
    /// Whether no chart was drawn.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Keeps what a chart shows; gives the row of its labels.
    fn add(&mut self, chart: &Drawing) -> u32 {
        let row = self.next + 2;
        self.next = row + chart.categories.len() as u32 + 2;
        let series = chart.series.iter().map(|s| (s.name.clone(), s.values.clone())).collect();
        let (title, categories) = (chart.title.clone(), chart.categories.clone());
        let steps = chart.steps.clone();
        self.blocks.push(DataBlock { row, steps, title, format: chart.format, categories, series });
        row
    }

    /// Writes the sheet.
    pub fn write(&self, sheet: &mut Worksheet, formats: &mut Formats<'_>) -> Result<(), XlsxError> {
        sheet
            .set_name(&self.sheet)?
            .set_screen_gridlines(false)
            .set_paper_size(paper(formats.theme()))
            .set_print_fit_to_pages(1, 0);
        sheet.set_column_width(0, 30)?;
        sheet.set_column_range_width(1, 8, 16)?;
        sheet.write_string_with_format(
            0,
            0,
            formats.words().of("What the charts of this workbook show"),
            &formats.heading(),
        )?;
        for block in &self.blocks {
            sheet.write_string_with_format(block.row - 1, 0, block.title.as_str(), &formats.heading())?;
            sheet.write_blank(block.row, 0, &formats.header(Format::Text))?;
            for (i, category) in block.categories.iter().enumerate() {
                let at = (block.row + 1 + i as u32, 0);
                value::write(sheet, at, &Cell::text(category.as_str()), Format::Text, Place::Small, formats)?;
            }
            for (s, (name, values)) in block.series.iter().enumerate() {
                let col = s as u16 + 1;
                sheet.write_string_with_format(block.row, col, name, &formats.header(block.format))?;
                for (i, cell) in values.iter().enumerate() {
                    let at = (block.row + 1 + i as u32, col);
                    // An unknown value leaves its cell empty, so that the line has a gap there.
                    value::write(sheet, at, cell, block.format, Place::Record, formats)?;
                }
            }
            if let (false, Some((_, values))) = (block.steps.is_empty(), block.series.first()) {
                waterfall::write(sheet, block.row, (&block.steps, values), block.format, formats)?;
            }
        }
        Ok(())
    }
}

/// A native chart over the kept data.
pub fn draw(drawing: &Drawing, theme: &Theme, data: &mut ChartData) -> Chart {
    let row = data.add(drawing);
    let last = row + drawing.categories.len() as u32;
    if drawing.kind == ChartKind::Waterfall {
        let mut chart = waterfall::chart(&data.sheet, (row, last), drawing.format, theme);
        dress(&mut chart, drawing, theme);
        chart.legend().delete_entries(&[0]).set_position(ChartLegendPosition::Bottom);
        return chart;
    }
    let mut chart = Chart::new(chart_type(drawing.kind));
    for (i, series) in drawing.series.iter().enumerate() {
        let col = i as u16 + 1;
        let sheet = data.sheet.as_str();
        let fill = series_colour(series, i, theme);
        let drawn = chart.add_series();
        drawn.set_name((sheet, row, col)).set_categories((sheet, row + 1, 0, last, 0)).set_values((
            sheet,
            row + 1,
            col,
            last,
            col,
        ));
        style(drawn, drawing.kind, fill, i);
    }
    dress(&mut chart, drawing, theme);
    chart
}

fn style(series: &mut rust_xlsxwriter::ChartSeries, kind: ChartKind, fill: Rgb, i: usize) {
    let mut format = ChartFormat::new();
    if kind == ChartKind::Line {
        const MARKERS: [ChartMarkerType; 4] = [
            ChartMarkerType::Circle,
            ChartMarkerType::Square,
            ChartMarkerType::Diamond,
            ChartMarkerType::Triangle,
        ];
        format.set_line(ChartLine::new().set_color(colour(fill)).set_width(2.25));
        let mut dot = ChartFormat::new();
        dot.set_solid_fill(ChartSolidFill::new().set_color(colour(fill)));
        let mut marker = ChartMarker::new();
        marker.set_type(MARKERS[i % MARKERS.len()]).set_size(6).set_format(&mut dot);
        series.set_marker(&marker);
    } else {
        format.set_solid_fill(ChartSolidFill::new().set_color(colour(fill)));
        series.set_gap(60);
    }
    series.set_format(&mut format);
}

fn dress(chart: &mut Chart, drawing: &Drawing, theme: &Theme) {
    let mut font = ChartFont::new();
    font.set_size(9).set_color(colour(theme.muted));
    let mut title = ChartFont::new();
    title.set_size(11).set_bold().set_color(colour(theme.ink));
    chart.title().set_name(&drawing.title).set_font(&title);
    chart.set_alt_text(short(&drawing.alt));
    chart.show_empty_cells_as(ChartEmptyCells::Gaps);
    axes(chart, drawing, theme, &font);
    if drawing.series.len() > 1 || drawing.kind == ChartKind::Waterfall {
        chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&font);
    } else {
        chart.legend().set_hidden();
    }
}

/// The most characters that Excel keeps of a text for those who cannot see a picture.
const ALT: usize = 255;

/// The text cut at a word, where it is longer than Excel keeps; the numbers are on the sheet of the charts' data.
fn short(alt: &str) -> String {
    if alt.chars().count() <= ALT {
        return alt.to_owned();
    }
    let cut: String = alt.chars().take(ALT - 1).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', ':', '.']))
}

/// In lying bars the horizontal axis is that of the values.
fn axes(chart: &mut Chart, drawing: &Drawing, theme: &Theme, font: &ChartFont) {
    let mut line = ChartLine::new();
    line.set_color(colour(theme.line)).set_width(0.75);
    let lying = matches!(drawing.kind, ChartKind::Bar | ChartKind::StackedBar);
    let categories = if lying { chart.y_axis() } else { chart.x_axis() };
    categories.set_font(font).set_major_gridlines(false).set_format(ChartFormat::new().set_line(&line));
    if lying {
        // Each bar has its label.
        categories.set_label_interval(1);
        // The first category stands at the top, as in the table, and the values' axis stays below.
        categories.set_reverse().set_crossing(ChartAxisCrossing::Max);
    }
    let values = if lying { chart.x_axis() } else { chart.y_axis() };
    values.set_font(font).set_major_gridlines(true).set_major_gridlines_line(&line);
    values.set_format(ChartFormat::new().set_line(&line));
    values.set_num_format(axis_format(drawing));
    if let Some(begins) = drawing.begins {
        let begins = number(begins, drawing.format, &theme.print);
        let name = theme.print.words.with("The axis begins at {value}", [("value", &begins)]);
        values.set_name(name.as_str()).set_name_font(font);
    }
    let bars = drawing.kind != ChartKind::Line;
    if bars && drawing.series.iter().flat_map(Series::numbers).all(|v| !v.is_sign_negative()) {
        // A bar tells by its length, so it begins at nothing; steps that are small are told apart on a part of the axis.
        values.set_min(drawing.begins.map_or(0.0, float));
    }
}

fn axis_format(drawing: &Drawing) -> &'static str {
    let largest = drawing.series.iter().flat_map(Series::numbers).map(|v| float(v).abs()).fold(0.0, f64::max);
    match drawing.format {
        Format::Percent => "0%",
        Format::Money(_) | Format::MoneyWhole(_) if largest >= 2_000_000.0 => "#,##0.0,,\"m\"",
        Format::Money(_) | Format::MoneyWhole(_) if largest >= 20_000.0 => "#,##0,\"k\"",
        Format::Fte => "0.0",
        _ => "#,##0",
    }
}

fn chart_type(kind: ChartKind) -> ChartType {
    match kind {
        ChartKind::Column => ChartType::Column,
        ChartKind::StackedColumn => ChartType::ColumnStacked,
        ChartKind::Bar => ChartType::Bar,
        ChartKind::StackedBar => ChartType::BarStacked,
        ChartKind::Line => ChartType::Line,
        ChartKind::Waterfall => ChartType::ColumnStacked,
    }
}

fn series_colour(series: &Series, i: usize, theme: &Theme) -> Rgb {
    match series.tone {
        Tone::Red => theme.red.0,
        Tone::Amber => theme.amber.0,
        Tone::Green => theme.green.0,
        Tone::Grey => theme.muted,
        _ => theme.series.get(i % theme.series.len().max(1)).copied().unwrap_or(theme.accent),
    }
}
