//! Rows of comma-separated values that no spreadsheet takes for formulas.

/// A row in the making. One buffer serves every cell.
pub struct Row<'a> {
    out: &'a mut Vec<u8>,
    cell: Vec<u8>,
    first: bool,
}

impl<'a> Row<'a> {
    /// A row at the end of `out`.
    pub fn new(out: &'a mut Vec<u8>) -> Self {
        Self { out, cell: Vec::new(), first: true }
    }

    /// Adds a cell with what `fill` writes, made safe and quoted where it must be.
    pub fn cell(&mut self, fill: impl FnOnce(&mut Vec<u8>)) {
        if !self.first {
            self.out.push(b',');
        }
        self.first = false;
        self.cell.clear();
        fill(&mut self.cell);
        let guard = runs_as_formula(&self.cell);
        if !self.cell.iter().any(|b| matches!(b, b',' | b'"' | b'\n' | b'\r')) {
            if guard {
                self.out.push(b'\'');
            }
            self.out.extend_from_slice(&self.cell);
            return;
        }
        self.out.push(b'"');
        if guard {
            self.out.push(b'\'');
        }
        for byte in &self.cell {
            if *byte == b'"' {
                self.out.push(b'"');
            }
            self.out.push(*byte);
        }
        self.out.push(b'"');
    }

    /// Adds a cell with a text; an empty one where there is none.
    pub fn text(&mut self, text: Option<&str>) {
        self.cell(|cell| cell.extend_from_slice(text.unwrap_or_default().as_bytes()));
    }

    /// Ends the row.
    pub fn end(&mut self) {
        self.out.push(b'\n');
    }
}

/// Whether a spreadsheet would take the cell for a formula: a plain number such as `-12.50` it takes for a number.
fn runs_as_formula(cell: &[u8]) -> bool {
    match cell.first() {
        Some(b'=' | b'+' | b'@' | b'\t' | b'\r') => true,
        Some(b'-') => !is_number(cell.get(1..).unwrap_or_default()),
        _ => false,
    }
}

fn is_number(digits: &[u8]) -> bool {
    let points = digits.iter().filter(|b| **b == b'.').count();
    points <= 1 && digits.len() > points && digits.iter().all(|b| b.is_ascii_digit() || *b == b'.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let mut out = Vec::new();
        Row::new(&mut out).cell(|cell| cell.extend_from_slice(text.as_bytes()));
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn formulas_are_made_safe_and_numbers_stay() {
        for same in ["-12.50", "-3", "12", "plain", "", "a-b", "-.5"] {
            assert_eq!(written(same), same);
        }
        assert_eq!(written("=1+1"), "'=1+1");
        assert_eq!(written("=HYPERLINK(\"x\",1)"), "\"'=HYPERLINK(\"\"x\"\",1)\"");
        assert_eq!(written("+44 20"), "'+44 20");
        assert_eq!(written("-"), "'-");
        assert_eq!(written("-2+3"), "'-2+3");
        assert_eq!(written("@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(written("\t=1"), "'\t=1");
    }

    #[test]
    fn quotes_and_line_breaks_are_quoted() {
        assert_eq!(written("a,b"), "\"a,b\"");
        assert_eq!(written("say \"no\"\nthen"), "\"say \"\"no\"\"\nthen\"");
    }
}
