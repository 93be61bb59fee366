//! Text of cells on a terminal: on one line, without signs that steer it, as wide as it is shown.

use unicode_normalization::char::is_combining_mark;

/// A text on one line. Signs that would move the cursor, hide text or turn its direction are left out.
pub fn clean(text: &str) -> String {
    let visible: String =
        text.chars().map(|c| if c.is_control() { ' ' } else { c }).filter(|c| !steers(*c)).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Marks of direction, joiners and blanks without width.
fn steers(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

/// How many places of a terminal a text takes.
pub fn width(text: &str) -> usize {
    text.chars().map(places).sum()
}

/// Letters of East Asian scripts and pictures take two places, marks over letters none (Unicode Standard Annex 11).
fn places(c: char) -> usize {
    if is_combining_mark(c) || ('\u{fe00}'..='\u{fe0f}').contains(&c) {
        return 0;
    }
    let wide = matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{303e}' | '\u{3041}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}' | '\u{1f300}'..='\u{1f64f}' | '\u{1f680}'..='\u{1f6ff}'
        | '\u{1f900}'..='\u{1f9ff}' | '\u{20000}'..='\u{3fffd}');
    if wide { 2 } else { 1 }
}

/// A text cleaned and cut to so many places, with `…` where it was cut.
pub fn cut(text: &str, most: usize) -> String {
    let text = clean(text);
    if width(&text) <= most {
        return text;
    }
    let mut out = String::new();
    let mut used = 1;
    for c in text.chars() {
        used += places(c);
        if used > most {
            break;
        }
        out.push(c);
    }
    format!("{}…", out.trim_end_matches(['…', ' ']))
}

/// A text with blanks behind it up to so many places.
pub fn padded(text: &str, places: usize) -> String {
    format!("{text}{}", " ".repeat(places.saturating_sub(width(text))))
}

/// Lines of cells, each column as wide as its widest cell; the last column is not filled up.
pub fn table(rows: &[Vec<String>], indent: &str) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |at: usize| rows.iter().filter_map(|r| r.get(at)).map(|c| width(c)).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(widest).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).map(|(cell, width)| padded(cell, *width));
        format!("{indent}{}", cells.collect::<Vec<_>>().join("  ")).trim_end().to_owned() + "\n"
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_cell_steers_the_terminal() {
        assert_eq!(clean("a\u{1b}[31mred\nb\u{202e}c\u{200b}"), "a [31mred bc");
        assert_eq!(clean("\u{9b}2J"), "2J");
    }

    #[test]
    fn wide_letters_take_two_places() {
        assert_eq!(width("リスク"), 6);
        assert_eq!(width("e\u{301}"), 1);
        assert_eq!(cut("リスク登録", 7), "リスク…");
        assert_eq!(cut("Owner", 5), "Owner");
        assert_eq!(cut("Owner of it", 7), "Owner…");
    }

    #[test]
    fn cells_stand_below_one_another() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let rows = [row(["A", "リスク", "x"]), row(["AB", "Owner", ""])];
        assert_eq!(table(&rows, "  "), "  A   リスク  x\n  AB  Owner\n");
    }
}
