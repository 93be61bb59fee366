//! Names and words as people write them: each is found again in the file, letter by letter.

use super::sample::{self, document, section, table};
use crate::model::document::*;
use crate::render::pdf::{codes, render};

/// Written as in the register, and as it is read from the page.
const NAMES: [(&str, &str); 18] = [
    ("Zoë Müller-Lüdenscheidt", "Zoë Müller-Lüdenscheidt"),
    ("Zażółć Gęślą", "Zażółć Gęślą"),
    ("Παπαδόπουλος", "Παπαδόπουλος"),
    ("Щербаков Дмитрий", "Щербаков Дмитрий"),
    ("Nguyễn Thị Hương", "Nguyễn Thị Hương"),
    ("Nguye\u{302}\u{303}n Thi\u{323}", "Nguyễn Thị"),
    ("Jose\u{301} A\u{30A}ngstro\u{308}m", "José Ångström"),
    ("Ade\u{301}ba\u{301}yo\u{323}\u{300}", "Adébáyọ\u{300}"),
    (
        "O\u{323}\u{300}s\u{323}un E\u{323}\u{301} X\u{302} m\u{303} W\u{330} x\u{302}\u{301}\u{323}",
        "Ọ\u{300}ṣun Ẹ\u{301} X\u{302} m\u{303} W\u{330} x\u{323}\u{302}\u{301}",
    ),
    ("£1 €2 ₹3 ₺4 ₴5", "£1 €2 ₹3 ₺4 ₴5"),
    ("王芳", "王芳"),
    ("佐藤さくら", "佐藤さくら"),
    ("김민준", "김민준"),
    ("陳大文 (Peter Chan)", "陳大文 (Peter Chan)"),
    ("Go live 🚀", "Go live 🚀"),
    ("👍\u{1F3FD} ok ❤\u{FE0F}", "👍 ok ❤"),
    ("👩\u{200D}💻 team", "👩💻 team"),
    ("🇬🇧 1\u{FE0F}\u{20E3}", "🇬🇧 1"),
];

fn names(names: impl Iterator<Item = &'static str>) -> Document<'static> {
    let columns = vec![Column::new("Id", Format::Code, 1.0), Column::new("Name", Format::Text, 3.0)];
    let row = |(at, name): (usize, &str)| vec![Cell::text(format!("N-{at:02}")), Cell::text(name.to_owned())];
    let rows = names.enumerate().map(row).collect();
    document(vec![section("Names", false, vec![Block::Table(table("", columns, rows))])])
}

/// All of them, a row each.
pub fn all() -> Document<'static> {
    names(NAMES.iter().map(|(name, _)| *name))
}

#[test]
fn every_name_is_read_from_the_file_as_it_was_written() {
    let (theme, fonts) = sample::look();
    let made = render(&all(), theme, fonts, b"");
    assert!(made.findings.is_empty(), "{:?}", made.findings);
    let pdf = lopdf::Document::load_mem(&made.value[0].bytes).unwrap();
    let text = pdf.extract_text(&[2]).unwrap().replace(['\n', ' '], "");
    for (_, read) in NAMES {
        assert!(text.contains(&read.replace(' ', "")), "{read} is not in {text}");
    }
}

#[test]
fn a_font_is_in_the_file_only_where_it_is_needed() {
    let (theme, fonts) = sample::look();
    let long =
        |name: &'static str| render(&names([name].into_iter()), theme, fonts, b"").value[0].bytes.len();
    assert!(long("王芳") < long("Wang Fang") + 12_000, "two letters are not a font of 3 MB");
}

#[test]
fn what_no_font_has_is_counted_letter_by_letter() {
    let (theme, fonts) = sample::look();
    let found = render(&names(["a𓀀b𓀀", "𓀁"].into_iter()), theme, fonts, b"").findings;
    let [finding] = &found[..] else { panic!("{found:?}") };
    assert_eq!((finding.code, finding.count), (codes::CHARACTER_MISSING, 3));
}
