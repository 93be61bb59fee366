//! Too long, too many, too strange.

use super::{callout, document, gbp, number, section, table, tile};
use crate::model::document::*;
use jiff::civil::date;

/// The worst: too long, too many, too strange.
pub fn worst() -> Document<'static> {
    let long = "Lorem ipsum dolor sit amet, consectetur adipiscing elit. ".repeat(350);
    let forty = (0..40)
        .map(|c| {
            Column::new(
                format!("Column number {c}"),
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
        "中文字符 and 日本語, 한국어",
        "hieroglyph 𓀀",
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
                vec![Column::new("Id", Format::Code, 1.0), Column::new("Text", Format::Text, 5.0)],
                vec![vec![Cell::text("R-1"), Cell::text(long)], vec![Cell::text("R-2"), Cell::text("short")]],
            ))],
        ),
        section(
            "Strange",
            false,
            vec![Block::Table(table(
                "Strange",
                vec![
                    Column::new("Text", Format::Text, 3.0),
                    Column::new("Number", Format::Number, 1.0),
                    Column::new("Link", Format::Text, 1.0),
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
