//! What is drawn, of packs that declare one block.

use super::tests::{List, material};
use super::*;
use crate::measure::fixture::dataset;
use crate::measure::measure;
use crate::model::document::{Cell, Chart, Table, Tone};
use crate::model::measure::Dimension;
use crate::model::pack::{BlockDecl, MatrixDecl, Shown, StepDecl};
use crate::model::timeline::Timeline;
use crate::staffing::staff;
use jiff::civil::date;

const FINANCE: List = (
    "P1.xlsx",
    "finance",
    "project|category|period|budget|actual|forecast",
    &[
        "P1|Staff|2026-09|100|90|",
        "P1|Staff|2026-10|100|130|",
        "P1|Kit|2026-11|50||80",
        "P1|Kit|2026-12|50||10",
    ],
);

const MILESTONES: List = (
    "P1.xlsx",
    "milestones",
    "project|id|title|owner|baseline_on|forecast_on|actual_on|status",
    &[
        "P1|M1|Begin|Ann Lee|2026-05-01||2026-05-03|done",
        "P1|M2|Build|Ann Lee|2026-09-01|2026-12-01||planned",
        "P1|M3|End|Ann Lee|2027-02-01|2027-02-01||planned",
        "P1|M4|Gone|Ann Lee||||planned",
    ],
);

/// What `with` sees of the blocks that a declaration gives in a pack that shows these fields of a register.
fn drawn<T>(
    of: impl FnOnce(&Settings) -> BlockDecl,
    (register, fields): (&str, &[&str]),
    lists: &[List],
    with: impl FnOnce(&[Block<'_>]) -> T,
) -> T {
    let settings = Settings::built_in().unwrap();
    let data = dataset(&settings, lists);
    let figures = measure(&data, &settings).value;
    let staffing = staff(&data, &settings).value;
    let id = settings.knowledge.find_register(register).unwrap();
    let decl = settings.knowledge.register(id);
    let fields: Vec<_> = fields.iter().map(|key| decl.field(key).unwrap()).collect();
    let shown = Shown {
        register: id,
        printed: fields.clone(),
        fields,
        order: Vec::new(),
        order_words: String::new(),
        print: 0,
    };
    let pack = Pack { registers: vec![shown], sections: Vec::new(), ..settings.knowledge.packs[0].clone() };
    let material = material(&data, &figures, &staffing, &settings);
    let unshown = Unshown::new(&pack, &data, &settings.knowledge);
    let composer = Composer {
        pack: &pack,
        material,
        tables: tables::of(&pack, material),
        explained: Vec::new(),
        unshown,
    };
    let block = of(&settings);
    let mut blocks = block::of(&composer, &block);
    blocks.extend(block::notes(&composer, &block));
    with(&blocks)
}

fn chart<'b>(blocks: &'b [Block<'_>]) -> &'b Chart {
    blocks.iter().find_map(|b| if let Block::Chart(one) = b { Some(one) } else { None }).unwrap()
}

fn table<'a, 'b>(blocks: &'b [Block<'a>]) -> &'b Table<'a> {
    blocks.iter().find_map(|b| if let Block::Table(one) = b { Some(one) } else { None }).unwrap()
}

fn timeline<'b>(blocks: &'b [Block<'_>]) -> &'b Timeline {
    blocks.iter().find_map(|b| if let Block::Timeline(one) = b { Some(one) } else { None }).unwrap()
}

fn id(settings: &Settings, measure: &str) -> MeasureId {
    settings.knowledge.find_measure(measure).unwrap()
}

#[test]
fn a_waterfall_goes_from_the_budget_to_the_outturn() {
    let decl = |settings: &Settings| {
        let step = |key: &str, by: Option<&str>| StepDecl {
            figure: id(settings, key),
            by: by.map(Dimension::of),
            total: by.is_none(),
            less: by.is_some(),
        };
        let steps = vec![
            step("finance.budget_year", None),
            step("finance.variance_year", Some("category")),
            step("finance.outturn", None),
        ];
        BlockDecl::Waterfall { title: "Bridge".to_owned(), steps }
    };
    drawn(decl, ("finance", &["project"]), &[FINANCE], |blocks| {
        let chart = chart(blocks);
        assert_eq!(chart.categories, ["Budget for the year", "Kit", "Staff", "Outturn"]);
        // Staff: 200 of budget and 220 spent; kit: 100 of budget and 90 expected.
        let values: Vec<String> =
            chart.series[0].values.iter().filter_map(Cell::as_number).map(|v| v.to_string()).collect();
        assert_eq!(values, ["300", "-10", "20", "310"]);
        assert!(chart.alt.contains("Staff +£20"), "{}", chart.alt);
    });
}

#[test]
fn a_forecast_goes_on_from_where_the_actual_ends() {
    let decl = |settings: &Settings| {
        let [budget, actual, forecast] =
            ["finance.budget", "finance.actual", "finance.forecast"].map(|key| id(settings, key));
        BlockDecl::Chart {
            title: "Sums".to_owned(),
            kind: crate::model::document::ChartKind::Line,
            by: Dimension::Month,
            figures: vec![budget, actual, forecast],
            cumulative: true,
            onward: Some(forecast),
        }
    };
    drawn(decl, ("finance", &["project"]), &[FINANCE], |blocks| {
        let chart = chart(blocks);
        let of = |series: usize| -> Vec<String> {
            let text = |cell: &Cell<'_>| cell.as_number().map_or("-".to_owned(), |v| v.to_string());
            chart.series[series].values.iter().map(text).collect()
        };
        assert_eq!(chart.categories, ["Sep 26", "Oct 26", "Nov 26", "Dec 26"]);
        assert_eq!(of(0), ["100", "200", "250", "300"]);
        assert_eq!(of(1), ["90", "220", "-", "-"]);
        assert_eq!(of(2), ["-", "220", "300", "310"]);
    });
}

/// P1 has forecast months that are past, too, and P2 has not.
#[test]
fn a_forecast_by_month_begins_behind_the_reported_one_and_who_is_in_a_line_is_told() {
    let lines: List = (
        "P1.xlsx",
        "finance",
        "project|period|actual|forecast",
        &["P1|2026-09|90|95", "P2|2026-10|30|", "P1|2026-10|70|75", "P1|2026-11||80", "P2|2026-11||40"],
    );
    let decl = |settings: &Settings| BlockDecl::Chart {
        title: "Months".to_owned(),
        kind: crate::model::document::ChartKind::Line,
        by: Dimension::Month,
        figures: vec![id(settings, "finance.actual"), id(settings, "finance.forecast")],
        cumulative: false,
        onward: Some(id(settings, "finance.forecast")),
    };
    drawn(decl, ("finance", &["project"]), &[lines], |blocks| {
        let forecast: Vec<_> = chart(blocks).series[1].values.iter().map(Cell::as_number).collect();
        assert_eq!(forecast, [None, None, Some(120.into())]);
        let told = "Projects behind a line: Actual 1 of 2 in Sep 26.";
        assert!(matches!(&blocks[1], Block::Note(text) if text == told));
    });
}

#[test]
fn milestones_come_by_their_next_day_and_only_of_fields_that_are_shown() {
    let decl = |_: &Settings| BlockDecl::Timeline { title: "Next".to_owned(), limit: 2 };
    let fields = ["project", "title", "baseline_on", "forecast_on", "actual_on"];
    drawn(decl, ("milestones", &fields), &[MILESTONES], |blocks| {
        let timeline = timeline(blocks);
        let titles: Vec<&str> = timeline.lines.iter().map(|line| line.title.as_str()).collect();
        assert_eq!(titles, ["Build", "End"]);
        assert_eq!(timeline.title, "Next (2 of 3, the next first, 1 without a day left out)");
        assert_eq!(timeline.lines[0].forecast, Some(date(2026, 12, 1)));
        assert!(timeline.lines[0].late && !timeline.lines[1].late);
        assert_eq!((timeline.from.to_string(), timeline.months), ("2026-09".to_owned(), 6));
    });
    let decl = |_: &Settings| BlockDecl::Timeline { title: "Next".to_owned(), limit: 2 };
    drawn(decl, ("milestones", &["project", "baseline_on"]), &[MILESTONES], |blocks| {
        assert!(matches!(&blocks[0], Block::Paragraph(text) if text.contains("nothing to show")));
    });
}

#[test]
fn stakeholders_stand_where_their_levels_meet() {
    let lists: [List; 1] = [(
        "P1.xlsx",
        "stakeholders",
        "project|person|organisation|interest|influence",
        &["P1|Ann Lee|Unions|5|4", "P1|Bo Ito|Unions|5|4", "P1|Cy Dunn|Press|1|2", "P1|Di Elm|Owls||2"],
    )];
    let decl = |settings: &Settings| {
        let register = settings.knowledge.find_register("stakeholders").unwrap();
        let field = |key| settings.knowledge.register(register).field(key).unwrap();
        let (across, up, mark) = (field("interest"), field("influence"), Some(field("organisation")));
        BlockDecl::Matrix(MatrixDecl { title: "Power".to_owned(), register, across, up, mark })
    };
    let fields = ["organisation", "interest", "influence"];
    drawn(decl, ("stakeholders", &fields), &lists, |blocks| {
        let Block::Matrix(matrix) = &blocks[0] else { panic!("no grid") };
        assert_eq!(
            (matrix.cells[3][4], matrix.marks[3][4].as_slice()),
            ((2, Tone::Blue), &["Unions".to_owned()][..])
        );
        assert_eq!(matrix.cells[1][0], (1, Tone::Plain));
        assert_eq!(matrix.title, "Power (1 without a level)");
        assert!(!matrix.alt.contains("Ann Lee"));
    });
}

#[test]
fn a_grid_has_a_number_in_each_cell_and_the_tone_of_its_threshold() {
    let lists: [List; 1] = [(
        "P1.xlsx",
        "resources",
        "project|person|role|period|allocation|capacity",
        &[
            "P1|Ann Lee|Analyst|2026-10|0.5|1",
            "P2|Ann Lee|Analyst|2026-10|0.7|1",
            "P1|Bo Ito|Analyst|2026-11|0.4|1",
        ],
    )];
    let decl = |settings: &Settings| BlockDecl::Grid {
        title: "Load".to_owned(),
        figure: id(settings, "resources.load"),
        rows: Dimension::of("person"),
    };
    drawn(decl, ("resources", &["person"]), &lists, |blocks| {
        let table = table(blocks);
        let october = table.columns.iter().position(|c| c.label == "Oct 26").unwrap();
        // Half a post on one project and 0.7 on another, of one post: 120 %.
        let cell = table.cell(0, october);
        assert_eq!((cell.as_number(), cell.tone), (Some("1.2".parse().unwrap()), Tone::Red));
        assert_eq!(table.len(), 3);
        assert!(table.grid.is_some());
    });
}

#[test]
fn roles_have_a_letter_on_each_project_and_no_name() {
    let lists: [List; 1] = [(
        "P1.xlsx",
        "roles",
        "project|person|role|end_on",
        &["P1|Ann Lee|risk|", "P2|Bo Ito|risk|2026-01-31", "P2|Cy Dunn|finance|"],
    )];
    let decl = |_: &Settings| BlockDecl::CoverageGrid { title: "Roles".to_owned() };
    drawn(decl, ("coverage", &["project", "role", "state"]), &lists, |blocks| {
        let table = table(blocks);
        let labels: Vec<&str> = table.columns.iter().map(|c| c.label.as_str()).collect();
        assert_eq!(labels, ["Role", "All", "P1", "P2", "P3"]);
        let row = (0..table.len()).find(|row| table.cell(*row, 0) == Cell::text("Risk Role")).unwrap();
        let letters = [1, 2, 3].map(|column| super::tests::text(table, row, labels[column]));
        assert_eq!(letters, ["F", "F", "E"]);
    });
    let decl = |_: &Settings| BlockDecl::CoverageGrid { title: "Roles".to_owned() };
    drawn(decl, ("coverage", &["project", "role"]), &lists, |blocks| {
        assert!(matches!(blocks[0], Block::Paragraph(_)));
    });
}

/// M2 slips by 91 days; of the four milestones that is one, and the excerpt has that line and no other.
#[test]
fn an_excerpt_has_the_records_that_count() {
    let decl = |settings: &Settings| {
        let of = id(settings, "milestones.slip_over_30");
        BlockDecl::Excerpt { title: "Late".to_owned(), of, limit: 10 }
    };
    drawn(decl, ("milestones", &["project", "id"]), &[MILESTONES], |blocks| {
        let table = table(blocks);
        assert_eq!(table.title, "Late (1)");
        assert_eq!(super::tests::text(table, 0, "ID"), "M2");
    });
}
