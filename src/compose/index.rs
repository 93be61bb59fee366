//! The opening of a month: which packs were made, whom each is for, and where it is. It is for everybody who gets a pack, so
//! it tells of the packs what they are, and of the month nothing but counts of the whole.

use super::{Material, part, present};
use crate::model::dataset::Dataset;
use crate::model::document::{
    Block, Callout, Cell, Column, Content, Document, Format, Formula, Kind, Section, Table, Tile, Tone,
};
use crate::model::pack::Pack;
use crate::model::register::Register;

/// A pack that was made.
pub struct Made<'a> {
    /// The pack, as [`present`](super::present()) left it.
    pub pack: &'a Pack,
    /// What it was made of.
    pub material: Material<'a>,
    /// Its files.
    pub files: Vec<PackFile>,
}

/// A file of a pack.
pub struct PackFile {
    /// Its path inside the folder of the month.
    pub path: String,
    /// How many pages it has; `None` for a workbook.
    pub pages: Option<usize>,
}

/// What the index says of the whole month beside the packs.
#[derive(Debug, Clone, Copy)]
pub struct Headline {
    /// Whether nothing contradicts that the money ties out.
    pub ties_out: bool,
    /// Whether any total that a file states was compared with its rows.
    pub compared: bool,
    /// How many findings are errors, warnings and notes.
    pub findings: [usize; 3],
}

/// Files that lie beside the packs, and what they hold.
const BESIDE: [(&str, &str); 4] = [
    ("findings.xlsx", "What is wrong in the registers or was guessed, with its cells and what to do"),
    ("findings.json", "The same for other programs"),
    ("figures.json", "Every figure that any pack prints, for other programs"),
    ("manifest.json", "What was read, what became of every row and cell, and what was made"),
];

/// The index of the month as a document. `whole` is all of the month.
pub fn index_document<'a>(packs: &[Made<'a>], whole: Material<'a>, says: Headline) -> Document<'a> {
    let settings = whole.settings;
    let widest = packs.iter().min_by_key(|made| made.pack.clearance);
    let opening = vec![
        Block::Callout(headline(packs.len(), whole, says)),
        Block::Tiles(tiles(whole, says.findings)),
        Block::Table(packs_table(packs, whole)),
        Block::Table(beside()),
    ];
    let section = |title: &str, blocks| Section {
        title: title.to_owned(),
        landscape: true,
        workbook_only: false,
        blocks,
    };
    Document {
        kind: Kind::Index,
        name: "index".to_owned(),
        title: "Reports of the month".to_owned(),
        audience: "everybody who gets one of these packs".to_owned(),
        question: "Which packs were made, whom is each for, and what could it not tell?".to_owned(),
        portfolio: settings.portfolio.name.clone(),
        period: whole.dataset.period,
        marking: widest.map_or_else(String::new, |made| made.pack.marking.clone()),
        run: whole.run.to_owned(),
        sections: vec![
            section("The month", opening),
            section("What is in each pack", vec![Block::Table(holdings(packs))]),
        ],
    }
}

fn headline(packs: usize, whole: Material<'_>, Headline { ties_out, compared, .. }: Headline) -> Callout {
    let packs = if packs == 1 { "1 pack".to_owned() } else { format!("{packs} packs") };
    let (sent, expected) = returns(whole);
    let heard = match expected {
        0 => String::new(),
        n => format!("{sent} of {n} projects that are expected sent something. "),
    };
    let money = match (ties_out, compared) {
        (true, true) => "The money ties out.",
        (true, false) => "No amount was lost; no file states a total to compare with.",
        (false, _) => "The money does not tie out; findings.xlsx says why.",
    };
    Callout {
        tone: if ties_out && sent == expected { Tone::Green } else { Tone::Amber },
        title: format!("{packs} for {}", whole.dataset.period.long()),
        text: format!("{heard}{money}"),
    }
}

/// How many of the projects that are expected to send something did, and how many are expected.
fn returns(whole: Material<'_>) -> (usize, usize) {
    let expected = whole.dataset.projects.iter().filter(|p| p.declared).count();
    (expected - whole.dataset.sent_nothing(&whole.settings.knowledge).len(), expected)
}

fn tiles(whole: Material<'_>, [errors, warnings, notes]: [usize; 3]) -> Vec<Tile> {
    let Dataset { sources, .. } = whole.dataset;
    let (sent, expected) = returns(whole);
    let unread = sources.iter().filter(|s| s.error.is_some()).count();
    let lines = [
        ("Projects that sent something", sent, format!("of {expected} expected")),
        ("Files read", sources.len() - unread, format!("of {} handed in", sources.len())),
        ("Records", whole.dataset.account().records as usize, String::new()),
        ("Errors", errors, "figures may be wrong".to_owned()),
        ("Warnings", warnings, "faults in the registers".to_owned()),
        ("Notes", notes, "guesses, to be confirmed".to_owned()),
    ];
    let tile = |(label, count, note): (&str, usize, String)| Tile {
        label: label.to_owned(),
        value: Cell::number(Some(count.into())).format(Format::Count),
        note,
        about: None,
    };
    lines.into_iter().map(tile).collect()
}

/// A line for each pack with the first of its files of each kind, and a line for each further one.
fn packs_table<'a>(packs: &[Made<'a>], whole: Material<'a>) -> Table<'a> {
    let columns = vec![
        Column::new("Pack", Format::Text, 1.6),
        Column::new("For", Format::Text, 1.8),
        Column::new("The question it answers", Format::Text, 3.0),
        Column::new("Marking", Format::Code, 1.0),
        Column::new("Workbook", Format::Text, 2.6),
        Column::new("PDF", Format::Text, 2.5),
        Column::new("Pages", Format::Count, 0.6),
    ];
    let rows = packs.iter().flat_map(|made| lines(made, whole)).collect();
    Table { keys: 1, ..Table::small("Packs", columns, rows) }
}

fn lines<'a>(made: &Made<'a>, whole: Material<'a>) -> Vec<Vec<Cell<'a>>> {
    let (pages, books): (Vec<&PackFile>, Vec<&PackFile>) = made.files.iter().partition(|f| f.pages.is_some());
    let link = |file: Option<&&PackFile>| file.map_or_else(Cell::blank, |file| file_link(&file.path));
    let line = |n: usize| {
        let title = part::title(made.pack);
        let title = if n == 0 { title } else { format!("{title} ({})", n + 1) };
        let count = pages.get(n).and_then(|file| file.pages);
        vec![
            Cell::text(title).tone(Tone::Strong),
            Cell::text(whole.settings.knowledge.roles.label(&made.pack.role)),
            Cell::text(made.pack.question.as_str()),
            Cell::text(made.pack.marking.as_str()),
            link(books.get(n)),
            link(pages.get(n)),
            Cell::number(count.map(Into::into)),
        ]
    };
    (0..pages.len().max(books.len())).map(line).collect()
}

/// What stands in each pack, and what could not, since nobody sent it.
fn holdings<'a>(packs: &[Made<'a>]) -> Table<'a> {
    let columns = vec![
        Column::new("Pack", Format::Text, 1.5),
        Column::new("Chapters", Format::Text, 3.5),
        Column::new("Lists", Format::Text, 3.0),
        Column::new("Not in it, since nobody sent it", Format::Text, 3.0),
    ];
    let row = |made: &Made<'a>| {
        let (pack, material) = (made.pack, made.material);
        let labels =
            |all: Vec<&Register>| all.iter().map(|r| r.label.as_str()).collect::<Vec<_>>().join(", ");
        let nothing = present::is_empty(pack, material);
        let chapters: Vec<&str> = pack.sections.iter().map(|s| s.title.as_str()).collect();
        let (chapters, lists) = match nothing {
            true => ("Nothing to report yet: it says what to collect".to_owned(), String::new()),
            false => (chapters.join(", "), labels(present::sent(pack, material))),
        };
        vec![
            Cell::text(part::title(pack)).tone(Tone::Strong),
            Cell::text(chapters).tone(if nothing { Tone::Amber } else { Tone::Plain }),
            Cell::text(lists),
            Cell::text(labels(present::not_sent(pack, material))),
        ]
    };
    Table::small("", columns, packs.iter().map(row).collect())
}

fn beside<'a>() -> Table<'a> {
    let columns =
        vec![Column::new("File", Format::Text, 1.2), Column::new("What it holds", Format::Text, 5.0)];
    let row = |(path, holds): (&'static str, &'static str)| vec![file_link(path), Cell::text(holds)];
    Table::small("Beside the packs, for those who may see the whole month", columns, BESIDE.map(row).into())
}

/// The name of a file, which leads to it.
fn file_link(path: &str) -> Cell<'static> {
    let name = path.rsplit('/').next().unwrap_or(path).to_owned();
    // Paths of packs are made of the ids of roles and have no quotation mark.
    let text = format!("HYPERLINK(\"{path}\",\"{name}\")");
    Cell::new(Content::Link(name.into(), format!("./{path}"))).formula(Some(Formula { text, array: false }))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{composed, material, tables, text};
    use super::*;
    use crate::measure::fixture::dataset;
    use crate::model::figure::Figures;
    use crate::settings::Settings;

    const RISKS: super::super::tests::List =
        ("P1.xlsx", "risks", "project|id|title|owner|status", &["P1|R1|Late supplier|Ann Lee|open"]);

    fn file(path: &str, pages: Option<usize>) -> PackFile {
        PackFile { path: path.to_owned(), pages }
    }

    /// What `with` sees of the index of two packs: of risks, which were sent, and of plans, which were not.
    fn indexed(with: impl FnOnce(&Document<'_>)) {
        let settings = Settings::built_in().unwrap();
        let data = dataset(&settings, &[RISKS]);
        let (figures, staffing) = (Figures::default(), Default::default());
        let whole = material(&data, &figures, &staffing, &settings);
        let pack = |role: &str| settings.knowledge.packs.iter().find(|p| p.role == role).unwrap();
        let of_risks = vec![
            file("packs/risk.xlsx", None),
            file("packs/risk.pdf", Some(500)),
            file("packs/risk-2.pdf", Some(20)),
        ];
        let of_plans = vec![file("packs/planning.xlsx", None)];
        let made = [
            Made { pack: pack("risk"), material: whole, files: of_risks },
            Made { pack: pack("planning"), material: whole, files: of_plans },
        ];
        with(&index_document(&made, whole, Headline { ties_out: true, compared: true, findings: [0, 2, 3] }));
    }

    #[test]
    fn each_file_of_each_pack_has_a_link_and_its_pages() {
        indexed(|document| {
            let packs = tables(document)[0];
            let column =
                |label: &str| (0..packs.len()).map(|row| text(packs, row, label)).collect::<Vec<_>>();
            assert_eq!(column("Pack"), ["Risk pack", "Risk pack (2)", "Planning pack"]);
            assert_eq!(column("For"), ["Risk Role", "Risk Role", "Planning Role"]);
            assert_eq!(column("Pages"), ["500", "20", "Blank"]);
            assert_eq!(column("Workbook")[1], "Blank");
            let pdf = packs.cell(1, 5);
            assert_eq!(pdf.content, Content::Link("risk-2.pdf".into(), "./packs/risk-2.pdf".to_owned()));
            assert_eq!(pdf.formula.unwrap().text, "HYPERLINK(\"packs/risk-2.pdf\",\"risk-2.pdf\")");
        });
    }

    #[test]
    fn a_pack_says_what_is_in_it_and_what_nobody_sent() {
        indexed(|document| {
            let held = tables(document)[2];
            assert_eq!(text(held, 0, "Lists"), "Risks");
            assert_eq!(text(held, 0, "Not in it, since nobody sent it"), "Issues, Actions, Assumptions");
            assert_eq!(text(held, 1, "Chapters"), "Nothing to report yet: it says what to collect");
        });
    }

    #[test]
    fn nothing_that_a_record_says_is_in_it() {
        indexed(|document| {
            let all = super::super::tests::everything(document);
            assert!(
                !all.contains("Late supplier") && !all.contains("Ann Lee") && !all.contains("P1"),
                "{all}"
            );
        });
        composed("risk", &[RISKS], |pack, _| {
            assert!(super::super::tests::everything(pack).contains("Late supplier"));
        });
    }
}
