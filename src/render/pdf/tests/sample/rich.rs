//! What packs have.

use super::charts::charts;
use super::figures::{heat_map, tiles};
use super::tables::{projects, risks};
use super::{callout, document, number, section, table};
use crate::model::document::*;

/// Every kind of block as packs have them.
pub fn rich() -> Document<'static> {
    let account = table(
        "Account of the sources",
        vec![Column::new("What", Format::Text, 4.0), Column::new("How many", Format::Count, 1.0)],
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
            Block::Table(table("Empty", vec![Column::new("Nothing", Format::Text, 1.0)], Vec::new())),
            Block::Table(account),
        ]),
        section("Charts", false, charts()),
        section("Risks", true, vec![Block::Paragraph("312 risks, open before closed, highest score first.".to_owned()), Block::Table(cut)]),
        section("Finance", true, vec![Block::Paragraph("1,234 finance lines, by project and month.".to_owned()), Block::Table(unprinted)]),
    ])
}
