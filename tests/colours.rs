//! Values told only by a colour, a mark or a line through the text: from the bytes of a workbook to the records.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use packwright::finding::Finding;
use packwright::model::dataset::Return;
use packwright::model::record::Value;
use packwright::model::register::FieldKind;
use packwright::model::submission::{Format, Submission};
use packwright::normalise::normalise;
use packwright::read::{Content, ReadOptions, read};
use packwright::recognise::Recogniser;
use packwright::settings::Settings;
use rust_xlsxwriter::{Color, Format as CellFormat, FormatPattern, Workbook, Worksheet};
use std::io::Write;

/// What became of a file.
struct Out {
    settings: Settings,
    made: Return,
    findings: Vec<Finding>,
}

fn run(name: &str, format: Format, bytes: &[u8]) -> Out {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    let submission = Submission { file: name.to_owned(), path, format };
    let outcome = read(&submission, &ReadOptions::default());
    let Content::Workbook(book) = outcome.content else { panic!("{:?}", outcome.content) };
    let settings = Settings::built_in().unwrap();
    let mut findings = outcome.findings;
    let recognised = Recogniser::new(&settings).recognise(&submission, book).into(&mut findings);
    let made = normalise(recognised, String::new(), 0, &settings).into(&mut findings);
    assert!(made.source.account.adds_up());
    Out { settings, made, findings }
}

impl Out {
    /// The values of a field of the first table: `red <fill FF0000> @H2`, `~` where missing.
    fn values(&self, key: &str) -> Vec<String> {
        let batch = &self.made.batches[0];
        let register = self.settings.knowledge.register(batch.register);
        let field = register.field(key).unwrap();
        let column = batch.column(field);
        let value = |i: usize| match (batch.value(field, i), &register.decl(field).kind) {
            (Value::Choice(id), FieldKind::Choice(name)) => {
                self.settings.knowledge.vocabulary(name).unwrap().choice(id).key.clone()
            }
            (Value::Level(level), _) => level.get().to_string(),
            (Value::Text(sym), _) => self.made.text.get(sym).to_owned(),
            (Value::Missing, _) => "~".to_owned(),
            (other, _) => format!("{other:?}"),
        };
        let each = (0..batch.len()).map(|i| {
            let native =
                column.and_then(|c| c.native(i)).map(|sym| format!(" <{}>", self.made.text.get(sym)));
            let at = column.and_then(|c| batch.cell(c, i)).map(|(_, cell)| format!(" @{cell}"));
            value(i) + &native.unwrap_or_default() + &at.unwrap_or_default()
        });
        each.collect()
    }

    /// Findings of these kinds: code, cells and what was seen.
    fn found(&self, codes: &[&str]) -> Vec<String> {
        let of = self.findings.iter().filter(|f| codes.contains(&f.code.id));
        let said = |f: &Finding| {
            let cells = packwright::finding::cells::shown(&f.place.cells, 9);
            format!("{} {cells}: {}", f.code.id, f.seen)
        };
        of.map(said).collect()
    }
}

const COLOURS: &[&str] = &["colour-read", "colour-unclear", "colour-disagrees"];

/// A sheet of risks whose seventh column has this label.
fn risks(sheet: &mut Worksheet, label: &str, rows: u32) {
    sheet.set_name("Risks").unwrap();
    let labels = ["ID", "Risk", "Likelihood", "Impact", "Owner", "Status", label];
    for (col, text) in (0..).zip(labels) {
        sheet.write(0, col, text).unwrap();
    }
    for row in 1..=rows {
        sheet.write(row, 0, format!("R{row}")).unwrap();
        sheet.write(row, 1, format!("Supplier {row} delivers the interface too late")).unwrap();
        sheet.write(row, 2, 3).unwrap();
        sheet.write(row, 3, 4).unwrap();
        sheet.write(row, 4, "Ann Lee").unwrap();
        sheet.write(row, 5, "Open").unwrap();
    }
}

fn xlsx(build: impl FnOnce(&mut Worksheet)) -> Out {
    let mut book = Workbook::new();
    build(book.add_worksheet());
    run("a.xlsx", Format::Xlsx, &book.save_to_buffer().unwrap())
}

/// The first six cells of a row in a format.
fn row_in(sheet: &mut Worksheet, row: u32, format: &CellFormat) {
    for col in 0..6 {
        sheet.set_cell_format(row, col, format).unwrap();
    }
}

fn fill(colour: impl Into<Color>) -> CellFormat {
    CellFormat::new().set_background_color(colour)
}

#[test]
fn a_rag_told_by_fills_alone() {
    let out = xlsx(|sheet| {
        risks(sheet, "RAG", 7);
        // Accent 3 of the theme, an olive green, 40 % lighter: C3D69B, give or take one of each.
        let theme = Color::Theme(6, 3);
        for (row, format) in
            (1..).zip([fill(0xC00000), fill(0xFFC000), fill(theme), fill(0xFFC7CE), fill(0x7030A0)])
        {
            sheet.write_blank(row, 6, &format).unwrap();
        }
        sheet.write_blank(6, 6, &fill(0xFFFFFF)).unwrap();
    });
    assert_eq!(
        out.values("rag"),
        [
            "red <fill C00000> @G2",
            "amber <fill FFC000> @G3",
            "green <fill C3D69B> @G4",
            "red <fill FFC7CE> @G5",
            "~ @G6",
            "~ @G7",
            "~ @G8"
        ]
    );
    assert_eq!(
        out.found(COLOURS),
        [
            "colour-read G2:G5: cells hold only a colour, which was read as the value: red as Red, amber as Amber, green as Green",
            "colour-unclear G6: cells hold only a colour, and it is not clear which value it means; it is taken as unknown"
        ]
    );
    // 7 labels, 7 rows of 6 values, and 4 of a colour.
    let account = &out.made.source.account;
    assert_eq!((account.cells_read, account.cells_labels, account.cells_values), (53, 7, 46));
}

#[test]
fn a_status_that_is_a_rag_by_its_colours() {
    let out = xlsx(|sheet| {
        risks(sheet, "Owner's view", 3);
        sheet.write(0, 5, "Status").unwrap();
        for (row, colour) in [(1, 0x00B050), (2, 0xFF0000), (3, 0xFFFF00)] {
            sheet.write_blank(row, 5, &fill(colour)).unwrap();
        }
    });
    assert_eq!(
        out.values("rag"),
        ["green <fill 00B050> @F2", "red <fill FF0000> @F3", "amber <fill FFFF00> @F4"]
    );
    assert_eq!(out.values("status"), ["~", "~", "~"]);
}

#[test]
fn stripes_and_input_cells_say_nothing() {
    let striped = xlsx(|sheet| {
        risks(sheet, "RAG", 6);
        for row in [2, 4, 6] {
            row_in(sheet, row, &fill(0xE2EFDA));
            sheet.write_blank(row, 6, &fill(0xE2EFDA)).unwrap();
        }
    });
    assert_eq!(striped.values("rag"), ["~ @G2", "~ @G3", "~ @G4", "~ @G5", "~ @G6", "~ @G7"]);
    assert_eq!(striped.found(COLOURS), Vec::<String>::new());
    let input = xlsx(|sheet| {
        risks(sheet, "RAG", 4);
        for row in 1..=4 {
            sheet.write_blank(row, 6, &fill(0xDDEBF7)).unwrap();
        }
    });
    assert_eq!(input.values("rag"), ["~ @G2", "~ @G3", "~ @G4", "~ @G5"]);
    assert_eq!(input.found(COLOURS), Vec::<String>::new());
}

#[test]
fn rows_coloured_as_a_whole_by_their_rag() {
    let out = xlsx(|sheet| {
        risks(sheet, "RAG", 3);
        for (row, colour) in [(1, 0xFF9999), (2, 0xFFEB9C), (3, 0xC6EFCE)] {
            row_in(sheet, row, &fill(colour));
            sheet.write_blank(row, 6, &fill(colour)).unwrap();
        }
    });
    assert_eq!(
        out.values("rag"),
        ["red <fill FF9999> @G2", "amber <fill FFEB9C> @G3", "green <fill C6EFCE> @G4"]
    );
}

#[test]
fn the_text_wins_over_the_fill() {
    let out = xlsx(|sheet| {
        risks(sheet, "RAG", 4);
        for (row, text, colour) in
            [(1, "Green", 0xFF0000), (2, "Red", 0xFF0000), (3, "Amber", 0xFFC000), (4, "A/R", 0xFF0000)]
        {
            sheet.write_with_format(row, 6, text, &fill(colour)).unwrap();
        }
    });
    assert_eq!(
        out.values("rag"),
        ["green <Green> @G2", "red <Red> @G3", "amber <Amber> @G4", "amber-red <A/R> @G5"]
    );
    let seen =
        "colour-disagrees G2: the text says one value and the fill of the cell another; the text was taken";
    assert_eq!(out.found(COLOURS), [seen]);
    let decorated = xlsx(|sheet| {
        risks(sheet, "RAG", 3);
        for (row, text) in (1..).zip(["Green", "Red", "Amber"]) {
            sheet.write_with_format(row, 6, text, &fill(0xFFF2CC)).unwrap();
        }
    });
    assert_eq!(decorated.found(COLOURS), Vec::<String>::new());
}

#[test]
fn a_coloured_blank_among_texts() {
    let build = |sheet: &mut Worksheet, red: &CellFormat| {
        risks(sheet, "RAG", 3);
        sheet.write_with_format(1, 6, "Red", red).unwrap();
        sheet.write(2, 6, "Green").unwrap();
        sheet.write_blank(3, 6, &fill(0xFFFF00)).unwrap();
    };
    // Where no text has its colour, the yellow may say that the cell is still to be filled in.
    let highlighted = xlsx(|sheet| build(sheet, &CellFormat::new()));
    assert_eq!(highlighted.values("rag"), ["red <Red> @G2", "green <Green> @G3", "~ @G4"]);
    assert_eq!(highlighted.found(COLOURS).len(), 1);
    assert!(highlighted.found(COLOURS)[0].starts_with("colour-unclear G4"));
    let coloured = xlsx(|sheet| build(sheet, &fill(0xFF0000)));
    assert_eq!(coloured.values("rag"), ["red <Red> @G2", "green <Green> @G3", "amber <fill FFFF00> @G4"]);
}

#[test]
fn dots_in_a_colour_and_signs_of_fonts() {
    let out = xlsx(|sheet| {
        risks(sheet, "RAG", 5);
        let ink = |colour: u32| CellFormat::new().set_font_color(colour);
        sheet.write_with_format(1, 6, "●", &ink(0xFF0000)).unwrap();
        sheet.write_with_format(2, 6, "l", &ink(0x00B050).set_font_name("Wingdings")).unwrap();
        sheet.write_with_format(3, 6, "■", &ink(0xFFC000)).unwrap();
        sheet.write_with_format(4, 6, "●", &CellFormat::new()).unwrap();
        sheet.write(5, 6, "🟢\u{fe0f}").unwrap();
    });
    assert_eq!(
        out.values("rag"),
        [
            "red <● FF0000> @G2",
            "green <● 00B050> @G3",
            "amber <■ FFC000> @G4",
            "~ <●> @G5",
            "green <🟢\u{fe0f}> @G6"
        ]
    );
    assert_eq!(
        out.found(&["colour-read", "word-unknown"]),
        [
            "colour-read G2:G4: cells hold only a colour, which was read as the value: red as Red, green as Green, amber as Amber",
            "word-unknown G5: this is none of the words the field can have"
        ]
    );
}

#[test]
fn arrows_ticks_and_words_beside_signs() {
    let out = xlsx(|sheet| {
        risks(sheet, "Trend", 5);
        let wingdings = CellFormat::new().set_font_name("Wingdings");
        sheet.write(1, 6, "⬇\u{fe0f}").unwrap();
        sheet.write(2, 6, "↑").unwrap();
        sheet.write_with_format(3, 6, "ò", &wingdings).unwrap();
        sheet.write(4, 6, "➡\u{fe0f} as before").unwrap();
        sheet.write_with_format(4, 5, "ü", &wingdings).unwrap();
        sheet.write(5, 5, "✔\u{fe0f}").unwrap();
    });
    let trend =
        ["down <⬇\u{fe0f}> @G2", "up <↑> @G3", "down <↓> @G4", "same <➡\u{fe0f} as before> @G5", "~ @G6"];
    assert_eq!(out.values("trend"), trend);
    let status =
        ["open <Open> @F2", "open <Open> @F3", "open <Open> @F4", "closed <✓> @F5", "closed <✔\u{fe0f}> @F6"];
    assert_eq!(out.values("status"), status);
}

#[test]
fn rows_struck_through() {
    let out = xlsx(|sheet| {
        risks(sheet, "RAG", 4);
        let struck = CellFormat::new().set_font_strikethrough();
        for row in [2, 3] {
            row_in(sheet, row, &struck);
        }
        // One struck cell is a correction, and no row is done with.
        sheet.set_cell_format(4, 4, &struck).unwrap();
        sheet.clear_cell(3, 5);
        sheet.clear_cell(4, 5);
    });
    assert_eq!(
        out.values("status"),
        ["open <Open> @F2", "open <Open> @F3", "closed <struck through> @A4", "~ @F5"]
    );
    assert_eq!(
        out.found(&["struck-closed", "struck-open"]),
        [
            "struck-open A3: rows are struck through and their status is one that is open; the status was taken",
            "struck-closed A4: rows are struck through and have no status; they were read as closed"
        ]
    );
}

#[test]
fn greyed_rows_are_asked_about() {
    let out = xlsx(|sheet| {
        risks(sheet, "RAG", 7);
        row_in(sheet, 3, &fill(0xD9D9D9));
        row_in(sheet, 6, &fill(0xD9D9D9));
        sheet.clear_cell(6, 5);
    });
    assert_eq!(out.values("status")[5], "~ @F7");
    let seen = "row-greyed A7: rows are filled grey and have no status; they count as open";
    assert_eq!(out.found(&["row-greyed"]), [seen]);
}

#[test]
fn hatching_is_read_by_the_colour_behind_it() {
    let out = xlsx(|sheet| {
        risks(sheet, "RAG", 2);
        let hatched = CellFormat::new()
            .set_pattern(FormatPattern::LightUp)
            .set_foreground_color(0x000000)
            .set_background_color(0xFF0000);
        sheet.write_blank(1, 6, &hatched).unwrap();
    });
    assert_eq!(out.values("rag"), ["red <fill FF0000> @G2", "~ @G3"]);
}

/// An .ods of one sheet: styles `red` and `green`, of which `red` is that of the whole last column.
fn ods() -> Vec<u8> {
    let style = |name: &str, what: &str| {
        format!("<style:style style:name=\"{name}\" style:family=\"table-cell\">{what}</style:style>")
    };
    let filled = |colour: &str| format!("<style:table-cell-properties fo:background-color=\"{colour}\"/>");
    let text = |t: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{t}</text:p></table:table-cell>")
    };
    let row = |cells: &str| format!("<table:table-row>{cells}</table:table-row>");
    let labels: String = ["ID", "Risk", "Likelihood", "Impact", "Status", "RAG"].map(text).concat();
    let line = |id: &str, rag: &str| {
        let cells: String = [id, "The interface comes too late", "High", "Low", "Open"].map(text).concat();
        row(&(cells + rag))
    };
    let content = [
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:style=\"s\" xmlns:fo=\"f\">",
        "<office:automatic-styles>",
        &style("red", &filled("#ff0000")),
        &style("green", &filled("#00b050")),
        "<style:style style:name=\"named\" style:parent-style-name=\"Neutral\"/>",
        "</office:automatic-styles><office:body><office:spreadsheet><table:table table:name=\"Risks\">",
        "<table:table-column table:number-columns-repeated=\"5\"/>",
        "<table:table-column table:default-cell-style-name=\"red\"/>",
        &row(&labels),
        &line("R1", "<table:table-cell/>"),
        &line("R2", "<table:table-cell table:style-name=\"green\"/>"),
        &line("R3", "<table:table-cell table:style-name=\"named\"/>"),
        "</table:table></office:spreadsheet></office:body></office:document-content>",
    ]
    .concat();
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let named = [
        "<office:document-styles xmlns:office=\"o\" xmlns:style=\"s\" xmlns:fo=\"f\"><office:styles>",
        &style("Neutral", &filled("#ffeb9c")),
        "</office:styles></office:document-styles>",
    ]
    .concat();
    let mimetype = "application/vnd.oasis.opendocument.spreadsheet";
    for (name, part) in [("mimetype", mimetype), ("styles.xml", &named), ("content.xml", &content)] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(part.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn fills_of_an_opendocument_sheet() {
    let out = run("a.ods", Format::Ods, &ods());
    assert_eq!(
        out.values("rag"),
        ["red <fill FF0000> @F2", "green <fill 00B050> @F3", "amber <fill FFEB9C> @F4"]
    );
}

/// Risks with an X under the steps of two scales. `below` puts the other labels beside the steps, else above them.
fn crossed(sheet: &mut Worksheet, below: bool) {
    let plain = CellFormat::new();
    let row = u32::from(below);
    for (col, label) in [(0, "ID"), (1, "Risk"), (12, "Owner"), (13, "Status")] {
        sheet.write(row, col, label).unwrap();
        if !below {
            sheet.merge_range(0, col, 1, col, label, &plain).unwrap();
        }
    }
    for (first, group) in [(2, "Likelihood"), (7, "Impact")] {
        sheet.merge_range(0, first, 0, first + 4, group, &plain).unwrap();
        for (col, label) in (first..).zip(["VL", "L", "M", "H", "VH"]) {
            sheet.write(1, col, label).unwrap();
        }
    }
    for (row, likelihood, impact) in [(2, 4, 9), (3, 5, 8), (4, 3, 11), (5, 2, 7)] {
        sheet.write(row, 0, format!("R{row}")).unwrap();
        sheet.write(row, 1, "Supplier delivers the interface too late").unwrap();
        sheet.write(row, likelihood, "X").unwrap();
        sheet.write(row, impact, "x").unwrap();
        sheet.write(row, 12, "Ann Lee").unwrap();
        sheet.write(row, 13, "Open").unwrap();
    }
}

#[test]
fn an_x_under_a_scale_that_stands_across() {
    for below in [false, true] {
        let out = xlsx(|sheet| {
            sheet.set_name("Risks").unwrap();
            crossed(sheet, below);
            sheet.write(5, 3, "X").unwrap();
        });
        assert_eq!(out.values("likelihood"), ["3 <M> @E3", "4 <H> @F4", "2 <L> @D5", "~ @C6"], "{below}");
        assert_eq!(out.values("impact"), ["3 <M> @J3", "2 <L> @I4", "5 <VH> @L5", "1 <VL> @H6"]);
        assert_eq!(out.values("owner"), ["Ann Lee @M3", "Ann Lee @M4", "Ann Lee @M5", "Ann Lee @M6"]);
        assert_eq!(
            out.found(&["several-marks", "word-unknown"]),
            [
                "several-marks C6, D6: more than one step of the scale is marked in a row; the value is taken as unknown"
            ]
        );
        assert!(out.made.batches[0].extras.is_empty());
    }
}
