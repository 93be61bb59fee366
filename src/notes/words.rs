//! Markdown to words. Nothing in it is run, loaded or followed.

use crate::model::note::Words;
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

/// What a text says, and how many parts of it are left out.
pub fn read(text: &str) -> (Vec<Words>, u64) {
    let mut reader = Reader::default();
    Parser::new_ext(text, Options::ENABLE_TABLES).for_each(|event| reader.event(event));
    reader.paragraph();
    (reader.words, reader.left_out)
}

#[derive(Default)]
struct Reader {
    words: Vec<Words>,
    /// The text of what is being read.
    text: String,
    /// What stands before the next paragraph: the mark of an item.
    mark: String,
    /// The lists it is in, each with its next number, if it has numbers.
    lists: Vec<Option<u64>>,
    /// Where the links that are being read lead, and where their text begins.
    links: Vec<(String, usize)>,
    head: Vec<String>,
    rows: Vec<Vec<String>>,
    row: Vec<String>,
    left_out: u64,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) | Event::Code(text) => self.say(&text),
            Event::SoftBreak => self.text.push(' '),
            Event::HardBreak => self.text.push('\n'),
            Event::Html(_) | Event::InlineHtml(_) => self.left_out += 1,
            Event::Rule => self.paragraph(),
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            // Kinds that are not asked for.
            _ => {}
        }
    }

    /// Text without letters that no page can show.
    fn say(&mut self, text: &str) {
        self.text.extend(text.chars().filter(|c| *c == '\n' || !c.is_control()));
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::List(first) => {
                self.paragraph();
                self.lists.push(first);
            }
            Tag::Item => {
                self.paragraph();
                self.mark = self.next_mark();
            }
            Tag::Link { link_type, dest_url, .. } => {
                let scheme = if link_type == LinkType::Email { "mailto:" } else { "" };
                self.links.push((format!("{scheme}{dest_url}"), self.text.len()));
            }
            // Its words stay.
            Tag::Image { .. } => self.left_out += 1,
            Tag::Heading { .. } | Tag::Table(_) | Tag::BlockQuote(_) | Tag::CodeBlock(_) => self.paragraph(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                let text = self.taken();
                self.words.extend((!text.is_empty()).then_some(Words::Heading(text)));
            }
            TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock => self.paragraph(),
            TagEnd::List(_) => {
                self.paragraph();
                self.lists.pop();
            }
            TagEnd::Link => self.link(),
            TagEnd::TableCell => {
                let cell = self.taken();
                self.row.push(cell);
            }
            TagEnd::TableHead => self.head = std::mem::take(&mut self.row),
            TagEnd::TableRow => self.rows.push(std::mem::take(&mut self.row)),
            TagEnd::Table => self.table(),
            _ => {}
        }
    }

    /// The mark of the next item of the innermost list.
    fn next_mark(&mut self) -> String {
        let depth = self.lists.len();
        match self.lists.last_mut() {
            Some(Some(number)) => {
                let mark = format!("{number}. ");
                *number = number.saturating_add(1);
                mark
            }
            _ if depth < 2 => "• ".to_owned(),
            _ => "– ".to_owned(),
        }
    }

    fn taken(&mut self) -> String {
        std::mem::take(&mut self.text).trim().to_owned()
    }

    fn paragraph(&mut self) {
        let text = self.taken();
        if !text.is_empty() {
            let mark = std::mem::take(&mut self.mark);
            self.words.push(Words::Paragraph(mark + &text));
        }
    }

    /// A web or mail address stands behind its words; any other is left out.
    fn link(&mut self) {
        let Some((address, from)) = self.links.pop() else { return };
        let lower = address.to_ascii_lowercase();
        let is_web = ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
        let words = self.text.get(from..).unwrap_or("");
        if !is_web {
            self.left_out += 1;
        } else if words != address && format!("mailto:{words}") != address {
            self.say(&format!(" ({address})"));
        }
    }

    fn table(&mut self) {
        let (head, mut rows) = (std::mem::take(&mut self.head), std::mem::take(&mut self.rows));
        rows.iter_mut().for_each(|row| row.resize(head.len(), String::new()));
        self.words.push(Words::Table(head, rows));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(text: &str) -> Words {
        Words::Paragraph(text.to_owned())
    }

    #[test]
    fn headings_paragraphs_lists_and_links_become_words() {
        let text = "# Outlook\n\nWe are *two weeks* **late**,\nsee [the plan](https://example.com/p).\n\n\
                    - supplier\n  1. first\n  2. second\n- <a@b.example>\n";
        let (words, left_out) = read(text);
        let expected = [
            Words::Heading("Outlook".to_owned()),
            paragraph("We are two weeks late, see the plan (https://example.com/p)."),
            paragraph("• supplier"),
            paragraph("1. first"),
            paragraph("2. second"),
            paragraph("• a@b.example"),
        ];
        assert_eq!((words.as_slice(), left_out), (expected.as_slice(), 0));
    }

    #[test]
    fn a_table_has_as_many_cells_in_each_row() {
        let (words, _) = read("| A | B |\n|---|---|\n| 1 | 2 |\n| 3 |\n");
        let row = |a: &str, b: &str| vec![a.to_owned(), b.to_owned()];
        assert_eq!(words, [Words::Table(row("A", "B"), vec![row("1", "2"), row("3", "")])]);
    }

    #[test]
    fn nothing_active_is_left() {
        let text = "Hello <b onclick=\"x()\">you</b> ![chart](file:///secret.png)\n\n<script>alert(1)</script>\n\n\
                    [here](javascript:alert(2)) [run](file:///C:/x.exe)\u{7}\n";
        let (words, left_out) = read(text);
        assert_eq!(words, [paragraph("Hello you chart"), paragraph("here run")]);
        // Two tags, a picture, a script, two links.
        assert_eq!(left_out, 6);
    }

    #[test]
    fn no_nesting_is_too_deep() {
        for one in ["> ", "- ", "*", "[", "![", "(", "`", "<", "|-"] {
            read(&one.repeat(20_000));
        }
    }
}
