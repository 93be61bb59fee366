//! A document with every kind of block, and one with the worst that can be in them.

use crate::model::document::*;
use crate::model::money::Currency;
use crate::model::theme::Theme;
use crate::render::pdf::fonts::Fonts;
use crate::settings::Settings;
use jiff::civil::date;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The built-in theme and font files.
pub fn look() -> &'static (Theme, BTreeMap<String, Vec<u8>>) {
    static LOOK: OnceLock<(Theme, BTreeMap<String, Vec<u8>>)> = OnceLock::new();
    LOOK.get_or_init(|| {
        let knowledge = Settings::built_in().unwrap().knowledge;
        (knowledge.theme, knowledge.fonts)
    })
}

/// The built-in fonts.
pub fn fonts() -> &'static Fonts<'static> {
    static FONTS: OnceLock<Fonts<'static>> = OnceLock::new();
    FONTS.get_or_init(|| Fonts::load(&look().0, &look().1).value)
}

/// A document of these sections.
pub fn document(sections: Vec<Section<'static>>) -> Document<'static> {
    Document {
        role: "pmo-sponsor".to_owned(),
        title: "Sponsor pack".to_owned(),
        audience: "PMO Sponsor".to_owned(),
        question: "Is the portfolio under control, and what must I decide?".to_owned(),
        portfolio: "Example portfolio".to_owned(),
        period: "2026-10".parse().unwrap(),
        marking: "Internal".to_owned(),
        run: "3f9a1c0b77de".to_owned(),
        sections,
    }
}

/// A section of these blocks.
pub fn section(title: &str, landscape: bool, blocks: Vec<Block<'static>>) -> Section<'static> {
    Section { title: title.to_owned(), landscape, blocks }
}

/// A small table.
pub fn table(title: &str, columns: Vec<Column>, rows: Vec<Vec<Cell<'static>>>) -> Table<'static> {
    Table::small(title, columns, rows)
}

/// A column that is printed.
pub fn column(label: &str, format: Format, weight: f32) -> Column {
    Column::new(label, format, weight)
}

fn gbp() -> Currency {
    Currency::parse("GBP").unwrap()
}

fn number(value: &str) -> Cell<'static> {
    Cell::number(Some(value.parse().unwrap()))
}

fn tile(label: &str, value: Cell<'static>, note: &str) -> Tile {
    Tile { label: label.to_owned(), value, note: note.to_owned() }
}

fn chart(
    title: &str,
    kind: ChartKind,
    format: Format,
    categories: &[&str],
    series: &[(&str, &[&str])],
) -> Chart {
    let parse = |v: &&str| v.parse::<Decimal>().ok();
    let one = |(name, values): &(&str, &[&str])| Series {
        name: (*name).to_owned(),
        values: values.iter().map(parse).collect(),
        tone: Tone::Plain,
    };
    Chart {
        title: title.to_owned(),
        format,
        kind,
        categories: categories.iter().map(|c| (*c).to_owned()).collect(),
        series: series.iter().map(one).collect(),
        alt: title.to_owned(),
    }
}

fn tiles() -> Block<'static> {
    Block::Tiles(vec![
        tile(
            "Budget of the year",
            number("12450000").format(Format::MoneyWhole(gbp())),
            "from 1,204 records",
        ),
        tile(
            "Expected outturn",
            number("13012345.67").format(Format::MoneyWhole(gbp())),
            "from 1,204 records",
        ),
        tile(
            "Variance of the year",
            number("-562345.67").format(Format::Variance(gbp())).tone(Tone::Amber),
            "amber against its threshold",
        ),
        tile(
            "Variance of the year in percent",
            number("-0.0452").format(Format::VariancePercent).tone(Tone::Amber),
            "amber against its threshold",
        ),
        tile(
            "Open risks of a score of 15 or more",
            number("17").format(Format::Count).tone(Tone::Red),
            "red against its threshold",
        ),
        tile("Critical issues that are open", Cell::blank(), "cannot be worked out from what was sent"),
    ])
}

fn heat_map() -> Block<'static> {
    let band = |score: usize| match score {
        15.. => Tone::Red,
        6.. => Tone::Amber,
        _ => Tone::Green,
    };
    let cells = (1..=5usize)
        .map(|l| (1..=5usize).map(|i| (((l * 7 + i * 3) % 5 * (l + i) / 3) as u64, band(l * i))).collect())
        .collect();
    let words = |all: &[&str]| all.iter().map(|w| (*w).to_owned()).collect();
    Block::Matrix(Matrix {
        title: "Open risks by likelihood and impact (3 without a likelihood or impact)".to_owned(),
        x_label: "Impact".to_owned(),
        y_label: "Likelihood".to_owned(),
        x: words(&["Negligible", "Minor", "Moderate", "Major", "Catastrophic"]),
        y: words(&["Rare", "Unlikely", "Possible", "Likely", "Almost certain"]),
        cells,
        alt: String::new(),
    })
}

const MONTHS: [&str; 12] = [
    "Apr 26", "May 26", "Jun 26", "Jul 26", "Aug 26", "Sep 26", "Oct 26", "Nov 26", "Dec 26", "Jan 27",
    "Feb 27", "Mar 27",
];

const PROJECTS: [&str; 12] = [
    "P101 Customer portal",
    "P102 Data platform",
    "P103 Payroll renewal",
    "P104 Identity and access management",
    "P105 Warehouse move",
    "P106 Field service app",
    "P107 Contact centre",
    "P108 ERP upgrade",
    "P109 Analytics",
    "P110 Network refresh",
    "P111 Estates",
    "P112 Learning",
];

/// Charts of each kind, with gaps, negative values and long labels.
pub fn charts() -> Vec<Block<'static>> {
    let money = Format::MoneyWhole(gbp());
    let some = [
        "1200000", "890000", "450000", "2300000", "120000", "760000", "310000", "1900000", "80000", "540000",
        "99000", "45000",
    ];
    let other = [
        "1250000", "790000", "", "2700000", "100000", "760000", "330000", "1850000", "95000", "500000",
        "120000", "45000",
    ];
    let sides = [
        "-50000", "100000", "", "-400000", "20000", "0", "-20000", "50000", "-15000", "40000", "-21000", "0",
    ];
    let actual = ["980000", "1010000", "", "1100000", "1090000", "1200000", "1150000", "", "", "", "", ""];
    let forecast = ["", "", "", "", "", "", "", "1250000", "1230000", "1210000", "1400000", "1500000"];
    let counts = ["12", "7", "3", "0", "9", "14", "2", "5", "6", "1", "4", "8"];
    let severe = ["2", "3", "0", "0", "4", "6", "0", "1", "2", "0", "1", "3"];
    vec![
        chart(
            "Budget of the year and expected outturn by programme",
            ChartKind::Bar,
            money,
            &["Digital", "Infrastructure and operations", "People", "None"],
            &[("Budget of the year", &some[..4]), ("Expected outturn", &other[..4])],
        ),
        chart(
            "Budget, actual and forecast by month",
            ChartKind::Line,
            money,
            &MONTHS,
            &[("Budget", &some), ("Actual", &actual), ("Forecast", &forecast)],
        ),
        chart(
            "Variance of the year by project (above the line is favourable)",
            ChartKind::Column,
            Format::Variance(gbp()),
            &PROJECTS,
            &[("Variance", &sides)],
        ),
        chart(
            "Open and severe risks by project",
            ChartKind::Column,
            Format::Count,
            &PROJECTS,
            &[("Open risks", &counts), ("Severe risks", &severe)],
        ),
        chart(
            "Open and severe risks, stacked",
            ChartKind::StackedColumn,
            Format::Count,
            &MONTHS,
            &[("Open risks", &counts), ("Severe risks", &severe)],
        ),
        chart(
            "Stacked, lying, with both sides",
            ChartKind::StackedBar,
            Format::Count,
            &PROJECTS[..6],
            &[("Open", &counts), ("Severe", &severe), ("Closed", &["-3", "-2", "-9", "-1", "0", "-4"])],
        ),
        chart("Nothing but zero", ChartKind::Column, Format::Count, &["One"], &[("Zero", &["0"])]),
        chart("Nothing known", ChartKind::Bar, Format::Count, &["One"], &[("None", &[""])]),
        chart("One value", ChartKind::Bar, Format::Percent, &["Only"], &[("Share", &["0.125"])]),
    ]
    .into_iter()
    .map(Block::Chart)
    .collect()
}

/// A list of risks of so many rows.
pub fn risks(rows: usize) -> Table<'static> {
    let titles = [
        "Supplier cannot deliver on time",
        "Key staff leave before the cut-over, and nobody is trained to run the interfaces that the old system has to the general ledger",
        "Zażółć gęślą jaźń: Łódź, Győr, Đà Nẵng, Ærøskøbing",
        "Exchange rate (€, £, ₹) moves",
        "Scope grows ▲ without a change request → cost",
    ];
    let row = |at: usize| {
        let score = (at * 7) % 25 + 1;
        let tone = match score {
            15.. => Tone::Red,
            6.. => Tone::Amber,
            _ => Tone::Green,
        };
        vec![
            Cell::text(format!("P{}", 101 + at % 12)),
            Cell::text(format!("R-2026-{:04}", at + 1)),
            Cell::text(titles[at % titles.len()]),
            Cell::number(Some(score.into())).tone(tone),
            Cell::text(["Reduce", "Accept", "Transfer", "Avoid"][at % 4]),
            Cell::text(if at % 3 == 0 {
                "Weekly call with the supplier; escalation to the steering committee agreed; second source being qualified until the end of the quarter."
            } else {
                ""
            }),
            Cell::text(["Zoë Müller", "José Núñez", "Nguyễn Văn Ánh", "O’Brien, Seán"][at % 4]),
            Cell::text(["Open", "In progress", "Closed"][at % 3])
                .tone([Tone::Plain, Tone::Blue, Tone::Grey][at % 3]),
            if at % 5 == 0 {
                Cell::blank()
            } else {
                Cell::new(Content::Date(date(2026, 11, (at % 28 + 1) as i8)))
            },
            number("125000.5"),
        ]
    };
    let columns = vec![
        column("Project", Format::Code, 1.0),
        column("Id", Format::Code, 1.0),
        column("Title", Format::Text, 3.0),
        column("Score", Format::Count, 1.0),
        column("Response", Format::Code, 1.0),
        column("Mitigation", Format::Text, 4.0),
        column("Owner", Format::Text, 1.2),
        column("Status", Format::Code, 1.0),
        column("Due", Format::Date, 1.0),
        column("Cost impact", Format::Money(gbp()), 1.0),
    ];
    Table {
        name: "Risks".to_owned(),
        order: "highest score first".to_owned(),
        ..table("", columns, (0..rows).map(row).collect())
    }
}

fn projects() -> Table<'static> {
    let money = Format::MoneyWhole(gbp());
    let mut columns = vec![column("Project", Format::Text, 2.2), column("Programme", Format::Text, 1.4)];
    for (label, format) in [
        ("Budget of the year", money),
        ("Expected outturn", money),
        ("Variance of the year", Format::Variance(gbp())),
        ("Variance of the year in percent", Format::VariancePercent),
        ("Open risks", Format::Count),
        ("Severe open risks", Format::Count),
        ("Open issues", Format::Count),
    ] {
        columns.push(column(label, format, 1.0));
    }
    let figures = |tone: Tone| {
        vec![
            number("1200000").tone(tone),
            number("1250000").tone(tone),
            number("-50000").tone(Tone::Amber),
            number("-0.0417").tone(Tone::Amber),
            number("12").tone(tone),
            number("7").tone(Tone::Red),
            Cell::blank(),
        ]
    };
    let mut rows: Vec<Vec<Cell<'static>>> = PROJECTS
        .iter()
        .map(|p| [vec![Cell::text(*p), Cell::text("Digital")], figures(Tone::Plain)].concat())
        .collect();
    rows.push(
        [vec![Cell::text("Portfolio").tone(Tone::Strong), Cell::blank()], figures(Tone::Strong)].concat(),
    );
    table("Each project on a line", columns, rows)
}

fn callout(tone: Tone, title: &str, text: &str) -> Block<'static> {
    Block::Callout(Callout { tone, title: title.to_owned(), text: text.to_owned() })
}

/// Every kind of block as packs have them.
pub fn rich() -> Document<'static> {
    let account = table(
        "Account of the sources",
        vec![column("What", Format::Text, 4.0), column("How many", Format::Count, 1.0)],
        vec![
            vec![
                Cell::text("Rows that hold something").tone(Tone::Strong),
                number("12345").tone(Tone::Strong),
            ],
            vec![Cell::text("Rows that became records"), number("12000")],
            vec![Cell::text("Records made of the rows (a line with months makes several)"), number("45000")],
        ],
    );
    let mut cut = risks(312);
    cut.print = Some(40);
    let mut unprinted = risks(1234);
    unprinted.print = Some(0);
    document(vec![
        section("Summary", false, vec![
            Block::Paragraph("Of 124 open risks, 17 are severe and 9 are past their date. The year is expected to end at £13,012,346 against a budget of £12,450,000: -£562,346 A.".to_owned()),
            tiles(),
            charts().swap_remove(0),
            heat_map(),
        ]),
        section("Projects", true, vec![Block::Table(projects())]),
        section("To decide", false, vec![
            callout(Tone::Red, "Rows or cells are missing from the account", "Do not rely on this pack until this is explained."),
            callout(Tone::Green, "Every row and cell is accounted for", ""),
            Block::Heading("A heading".to_owned()),
            Block::Table(table("Empty", vec![column("Nothing", Format::Text, 1.0)], Vec::new())),
            Block::Table(account),
        ]),
        section("Charts", false, charts()),
        section("Risks", true, vec![Block::Paragraph("312 risks, open before closed, highest score first.".to_owned()), Block::Table(cut)]),
        section("Finance", true, vec![Block::Paragraph("1,234 finance lines, by project and month.".to_owned()), Block::Table(unprinted)]),
    ])
}

/// The worst: too long, too many, too strange.
pub fn worst() -> Document<'static> {
    let long = "Lorem ipsum dolor sit amet, consectetur adipiscing elit. ".repeat(350);
    let forty = (0..40)
        .map(|c| {
            column(
                &format!("Column number {c}"),
                [Format::Code, Format::Money(gbp()), Format::Date, Format::Text][c % 4],
                1.0,
            )
        })
        .collect();
    let cells = |r: usize| {
        (0..40)
            .map(|c| match c % 4 {
                0 => Cell::text(format!("ID-{r:04}-{c}")),
                1 => number("-1234567.891"),
                2 => Cell::new(Content::Date(date(2026, 12, 31))),
                _ => Cell::text("some words of text that wrap"),
            })
            .collect()
    };
    let strange = [
        "emoji 😀 🚀 👩‍👩‍👧",
        "中文字符 and 日本語",
        "تم التسليم",
        "tab\there",
        "line\nbreak\r\nagain",
        "zero\u{200B}width",
        "cafe\u{301}",
        &"x".repeat(400),
        "https://example.com/a/very/long/path/that/never/ends?with=parameters&and=more",
        "control\u{1}\u{7}",
    ];
    let strange = strange
        .iter()
        .map(|s| {
            vec![
                Cell::text((*s).to_owned()),
                number("79228162514264337593543950335"),
                Cell::new(Content::Link("link".into(), "https://example.com/ü b".into())),
            ]
        })
        .collect();
    let title =
        "A title that is far too long for any page to hold because somebody pasted a paragraph into it "
            .repeat(8);
    let mut document = document(vec![
        section(
            &title,
            false,
            vec![
                Block::Heading(title.clone()),
                Block::Paragraph(long.clone()),
                callout(Tone::Amber, &title, &long),
                Block::Tiles(vec![
                    tile(
                        &title,
                        number("79228162514264337593543950335").format(Format::Money(gbp())),
                        &title,
                    ),
                    tile(
                        "",
                        Cell::text("text that is a value and much too long for a tile of this size"),
                        "",
                    ),
                ]),
                Block::Tiles(Vec::new()),
            ],
        ),
        section(
            "Forty columns",
            true,
            vec![Block::Table(table("Forty", forty, (0..60).map(cells).collect()))],
        ),
        section(
            "Long cell",
            false,
            vec![Block::Table(table(
                "Long",
                vec![column("Id", Format::Code, 1.0), column("Text", Format::Text, 5.0)],
                vec![vec![Cell::text("R-1"), Cell::text(long)], vec![Cell::text("R-2"), Cell::text("short")]],
            ))],
        ),
        section(
            "Strange",
            false,
            vec![Block::Table(table(
                "Strange",
                vec![
                    column("Text", Format::Text, 3.0),
                    column("Number", Format::Number, 1.0),
                    column("Link", Format::Text, 1.0),
                ],
                strange,
            ))],
        ),
        section("No blocks", false, Vec::new()),
    ]);
    document.title = title.clone();
    document.portfolio = title.clone();
    document.question = title.clone();
    document.marking = title.clone();
    document.audience = title;
    for n in 0..70 {
        document.sections.push(section(
            &format!("Chapter {n}"),
            false,
            vec![Block::Paragraph("A line.".to_owned())],
        ));
    }
    document
}
