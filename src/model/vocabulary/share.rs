//! Shares of the work in place of its state: `75 % complete`, `zu 50 % erledigt`, `100 %`.

use super::{ChoiceId, Vocabulary};
use crate::model::table::UnitMeasure;
use crate::model::text::fold;
use crate::model::writing::{AmountWord, Writing};
use rust_decimal::Decimal;

/// The states that shares of the work stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shares {
    /// Of nothing.
    pub none: ChoiceId,
    /// Of a part.
    pub part: ChoiceId,
    /// Of all of it; its words beside a share say that the share is of what is done.
    pub all: ChoiceId,
}

impl Shares {
    /// The state for a share in per cent; nothing beyond the whole.
    fn state(self, percent: Decimal) -> Option<ChoiceId> {
        match percent {
            p if p.is_zero() => Some(self.none),
            p if p == Decimal::ONE_HUNDRED => Some(self.all),
            p if p > Decimal::ZERO && p < Decimal::ONE_HUNDRED => Some(self.part),
            _ => None,
        }
    }
}

impl Vocabulary {
    /// The state that a share of the work says, where nothing but a word for its end stands beside it: `75 % complete` is
    /// not complete. `None` where a text is no such share, `Some(None)` where it is one that no part of the whole can be.
    pub fn of_share(&self, text: &str, writing: &Writing) -> Option<Option<ChoiceId>> {
        let shares = self.shares?;
        let (percent, beside) = percent(text, writing)?;
        let says_all = |words: &[&str]| words.is_empty() || self.word(&words.join(" ")) == Some(shares.all);
        let filler = |word: &str| {
            matches!(writing.amounts.words.get(word), Some(AmountWord::Filler | AmountWord::About))
        };
        let all: Vec<&str> = beside.split_whitespace().collect();
        let own: Vec<&str> = all.iter().copied().filter(|word| !filler(word)).collect();
        (says_all(&all) || says_all(&own)).then(|| shares.state(percent))
    }
}

/// The only number of a text, where it is per cent, and the words around it, folded.
fn percent(text: &str, writing: &Writing) -> Option<(Decimal, String)> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let behind = &text[start..];
    let end = behind.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(behind.len());
    let number = behind[..end].replace(',', ".").parse().ok()?;
    let after = without_sign(behind[end..].trim_start(), writing)?;
    let alone = !after.contains(|c: char| c.is_ascii_digit());
    alone.then(|| (number, fold(&format!("{} {after}", &text[..start]))))
}

/// What stands behind the sign or words for per cent.
fn without_sign<'t>(text: &'t str, writing: &Writing) -> Option<&'t str> {
    let ends = text.match_indices(' ').map(|(at, _)| at).take(2).chain([text.len()]);
    let is = |word: &str| writing.units.measures.get(&fold(word)) == Some(&UnitMeasure::Percent);
    let word = || ends.clone().find(|end| is(&text[..*end])).map(|end| &text[end..]);
    text.strip_prefix('%').or_else(word)
}

#[cfg(test)]
mod tests {
    use crate::settings::Settings;

    #[test]
    fn a_share_says_how_far_the_work_is() {
        let knowledge = Settings::built_in().unwrap().knowledge;
        let vocabulary = knowledge.vocabulary("action-status").unwrap();
        for (text, want) in [
            ("75% complete", "in-progress"),
            ("75 % abgeschlossen", "in-progress"),
            ("à 75 % terminé", "in-progress"),
            ("Complete (62.5%)", "in-progress"),
            ("50 per cent done", "in-progress"),
            ("30%", "in-progress"),
            ("100% complete", "closed"),
            ("0 %", "open"),
            ("120% complete", "unclear"),
            ("50% - waiting for a supplier", "no share"),
            ("On hold (50%)", "no share"),
            ("50% of 3 parts", "no share"),
            ("Complete", "no share"),
            ("75 complete", "no share"),
        ] {
            let read = vocabulary.of_share(text, &knowledge.writing);
            let key = |id: Option<_>| id.map_or("unclear", |id| vocabulary.choice(id).key.as_str());
            assert_eq!(read.map_or("no share", key), want, "{text}");
        }
    }
}
