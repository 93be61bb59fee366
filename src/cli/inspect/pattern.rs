//! The path under which a file is written down: what changes from month to month, its month and version, becomes `*`.

use crate::model::knowledge::Knowledge;
use crate::model::text::fold;
use crate::settings::is_sheet;

/// A piece of a name: letters, digits, or one other sign.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Letters(String),
    Digits(String),
    Sign(char),
}

/// Words before the number of a version.
const VERSIONS: [&str; 4] = ["v", "ver", "version", "rev"];
/// Words before the number of a part of the year.
const PARTS: [&str; 7] = ["q", "fy", "w", "wk", "week", "kw", "cw"];

/// The path of a file and of next month's: `P101/RAID Oct-26 v0.4.xlsx` is `P101/RAID *.xlsx`. Folders keep their names
/// but for a month.
pub fn of(file: &str, knowledge: &Knowledge) -> String {
    let (folders, name) = file.rsplit_once('/').map_or(("", file), |(f, n)| (f, n));
    let (stem, ending) = name.rsplit_once('.').map_or((name, String::new()), |(s, e)| (s, format!(".{e}")));
    let folders = folders.split('/').filter(|f| !f.is_empty());
    let mut path: Vec<String> = folders.map(|folder| starred(folder, knowledge)).collect();
    path.push(starred(stem, knowledge) + &ending);
    path.join("/")
}

/// The name of a sheet and of next month's, where of all sheets of the workbook it is the name of one only.
pub fn of_sheet<'s>(sheet: &str, all: impl Iterator<Item = &'s str>, knowledge: &Knowledge) -> String {
    let pattern = starred(sheet, knowledge);
    let says = pattern.chars().filter(|c| c.is_alphanumeric()).count() >= 2;
    let one = all.filter(|other| is_sheet(&pattern, other)).count() == 1;
    if says && one { pattern } else { sheet.to_owned() }
}

/// A name with `*` for each run of pieces that change.
fn starred(name: &str, knowledge: &Knowledge) -> String {
    let pieces = pieces(name);
    let changes = changing(&pieces, knowledge);
    let mut out = String::new();
    let mut at = 0;
    while at < pieces.len() {
        if changes[at] {
            out.push('*');
            at = run_end(&pieces, &changes, at);
            continue;
        }
        match &pieces[at] {
            Piece::Letters(text) | Piece::Digits(text) => out.push_str(text),
            Piece::Sign(sign) => out.push(*sign),
        }
        at += 1;
    }
    out
}

/// The place after a run of pieces that change; signs between two of them belong to it.
fn run_end(pieces: &[Piece], changes: &[bool], start: usize) -> usize {
    let mut end = start;
    let mut at = start;
    while at < pieces.len() && (changes[at] || matches!(pieces[at], Piece::Sign(_))) {
        if changes[at] {
            end = at + 1;
        }
        at += 1;
    }
    end
}

fn pieces(name: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for c in name.chars() {
        match pieces.last_mut() {
            Some(Piece::Letters(text)) if c.is_alphabetic() => text.push(c),
            Some(Piece::Digits(text)) if c.is_ascii_digit() => text.push(c),
            _ if c.is_alphabetic() => pieces.push(Piece::Letters(c.to_string())),
            _ if c.is_ascii_digit() => pieces.push(Piece::Digits(c.to_string())),
            _ => pieces.push(Piece::Sign(c)),
        }
    }
    pieces
}

fn changing(pieces: &[Piece], knowledge: &Knowledge) -> Vec<bool> {
    let mut changes: Vec<bool> = (0..pieces.len()).map(|at| is_date_part(pieces, at, knowledge)).collect();
    for at in 0..pieces.len() {
        mark_numbered(pieces, at, &mut changes);
    }
    // A day or a month in numbers stands beside a year or the name of a month: once towards the end, once back.
    for at in 0..pieces.len() {
        mark_beside(pieces, at, &mut changes);
    }
    for at in (0..pieces.len()).rev() {
        mark_beside(pieces, at, &mut changes);
    }
    changes
}

/// A year, a day written as one number, the name of a month, a word such as final.
fn is_date_part(pieces: &[Piece], at: usize, knowledge: &Knowledge) -> bool {
    match &pieces[at] {
        Piece::Digits(d) => {
            let century = |digits: Option<&str>| matches!(digits, Some("19" | "20"));
            match d.len() {
                4 | 6 => century(d.get(..2)),
                8 => century(d.get(..2)) || century(d.get(4..6)),
                _ => false,
            }
        }
        Piece::Letters(word) => {
            let folded = fold(word);
            // Short forms are also words and names, such as Mar and Jan, unless a number stands beside them.
            let month = knowledge.writing.months.contains_key(&folded);
            (month && (folded.chars().count() >= 4 || has_number(pieces, at)))
                || knowledge.recognition.final_words.contains(&folded)
        }
        Piece::Sign(_) => false,
    }
}

/// Whether a number stands beside a piece, with no more than a sign between.
fn has_number(pieces: &[Piece], at: usize) -> bool {
    let number = |i: usize| matches!(pieces.get(i), Some(Piece::Digits(_)));
    let sign = |i: usize| matches!(pieces.get(i), Some(Piece::Sign(_)));
    let before = at > 0 && (number(at - 1) || (at > 1 && sign(at - 1) && number(at - 2)));
    before || number(at + 1) || (sign(at + 1) && number(at + 2))
}

/// `v0.4`, `rev 2`, `Q3`, `FY26`, and the `(2)` of a copy.
fn mark_numbered(pieces: &[Piece], at: usize, changes: &mut [bool]) {
    let is_digits = |i: usize| matches!(pieces.get(i), Some(Piece::Digits(_)));
    let is_sign = |i: usize, signs: &str| matches!(pieces.get(i), Some(Piece::Sign(s)) if signs.contains(*s));
    match &pieces[at] {
        Piece::Letters(word) => {
            let folded = fold(word);
            let version = VERSIONS.contains(&folded.as_str());
            let alone = at == 0 || matches!(pieces[at - 1], Piece::Sign(_));
            let mut next = at + 1;
            if version && is_sign(next, " ._") {
                next += 1;
            }
            let part = PARTS.contains(&folded.as_str());
            if !(alone && (version || part) && is_digits(next)) {
                return;
            }
            while is_digits(next) || (is_sign(next, ".") && is_digits(next + 1)) {
                next += 1;
            }
            changes[at..next].fill(true);
        }
        Piece::Sign('(') if is_digits(at + 1) && is_sign(at + 2, ")") => changes[at..at + 3].fill(true),
        _ => {}
    }
}

/// One or two digits beside something that changes, with no more than a sign between.
fn mark_beside(pieces: &[Piece], at: usize, changes: &mut [bool]) {
    let Piece::Digits(digits) = &pieces[at] else { return };
    // Digits behind letters are a code: P12.
    let glued = at > 0 && matches!(pieces[at - 1], Piece::Letters(_)) && !changes[at - 1];
    if digits.len() > 2 || glued {
        return;
    }
    let reaches = |near: Option<usize>, far: Option<usize>| {
        let changes_at = |i: Option<usize>| i.is_some_and(|i| changes.get(i).copied().unwrap_or(false));
        let sign = near.and_then(|i| pieces.get(i));
        let word = matches!(far.and_then(|i| pieces.get(i)), Some(Piece::Letters(_)));
        let joined = match sign {
            Some(Piece::Sign(' ')) => word,
            Some(Piece::Sign(sign)) => "-._".contains(*sign),
            _ => false,
        };
        changes_at(near) || (joined && changes_at(far))
    };
    changes[at] =
        changes[at] || reaches(at.checked_sub(1), at.checked_sub(2)) || reaches(Some(at + 1), Some(at + 2));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    #[test]
    fn months_and_versions_become_stars() {
        let settings = Settings::built_in().unwrap();
        for (file, path) in [
            ("Digital Services/P101 RAID Oct-26 v0.4.xlsx", "Digital Services/P101 RAID *.xlsx"),
            ("Estates/Estates Finance Oct 2026.xlsx", "Estates/Estates Finance *.xlsx"),
            ("Finance/cost_lines_2026-10.csv", "Finance/cost_lines_*.csv"),
            ("Workforce/P111_registers_2026-10.xlsx", "Workforce/P111_registers_*.xlsx"),
            ("2026-10/P101/Risks.xlsx", "*/P101/Risks.xlsx"),
            ("Risks 31.10.2026 final (2).xlsx", "Risks *.xlsx"),
            ("Q3 plan rev 2.xlsx", "* plan *.xlsx"),
            ("RAID20261031.xlsx", "RAID*.xlsx"),
            ("Risikoregister Oktober 26.ods", "Risikoregister *.ods"),
            // Codes and words stay.
            ("P12 Risks.xlsx", "P12 Risks.xlsx"),
            ("Project 12 risks.xlsx", "Project 12 risks.xlsx"),
            ("Jan's risks.xlsx", "Jan's risks.xlsx"),
            ("ISO 27001 risks.xlsx", "ISO 27001 risks.xlsx"),
            ("v-model.csv", "v-model.csv"),
            ("", ""),
        ] {
            assert_eq!(of(file, &settings.knowledge), path);
        }
    }
    #[test]
    fn sheets_of_a_month() {
        let settings = Settings::built_in().unwrap();
        let of = |sheet: &str, all: &[&str]| of_sheet(sheet, all.iter().copied(), &settings.knowledge);
        assert_eq!(of("RAID Oct 26", &["Cover", "RAID Oct 26"]), "RAID *");
        assert_eq!(of("RAID Oct 26", &["RAID Sep 26", "RAID Oct 26"]), "RAID Oct 26");
        assert_eq!(of("Oct 26", &["Cover", "Oct 26"]), "Oct 26");
        assert_eq!(of("", &[""]), "");
    }
}
