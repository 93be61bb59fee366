//! One test of a record, as written and checked: `{ field = "closed_on", before = "raised_on" }`.

use super::Thresholds;
use crate::model::knowledge::Knowledge;
use crate::model::register::{FieldKind, Register};
use crate::model::rule::{Operand, RecordTest, Relation, Test};
use crate::model::vocabulary::ChoiceId;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::Deserialize;

/// A test as written: a field and exactly one thing that is asked of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TestTable {
    field: String,
    #[serde(rename = "in")]
    any_of: Option<Vec<String>>,
    not_in: Option<Vec<String>>,
    is: Option<IsWord>,
    below: Option<String>,
    at_most: Option<String>,
    above: Option<String>,
    at_least: Option<String>,
    before: Option<String>,
    after: Option<String>,
    /// How many days before or after `period-end`; by what share of another field's number.
    by: Option<String>,
}

#[derive(Deserialize, Clone, Copy, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum IsWord {
    Missing,
    Blank,
    Present,
    Open,
    Ended,
}

/// What tests of a register may name.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// The register.
    pub register: &'a Register,
    /// Its vocabularies are here.
    pub knowledge: &'a Knowledge,
    /// Numbers by name.
    pub thresholds: &'a Thresholds,
}

/// Values that can be compared with one another.
#[derive(PartialEq, Clone, Copy)]
enum Sort {
    Time,
    Number,
    Money,
}

impl TestTable {
    /// Checks it against a register. The message says what is wrong.
    pub fn check(&self, names: Names<'_>) -> Result<RecordTest, String> {
        let field = names.field(&self.field)?;
        let kind = &names.register.decl(field).kind;
        let mut tests = Vec::new();
        let choices = |keys: &Vec<String>| choices(&self.field, kind, keys, names);
        tests.extend(self.any_of.as_ref().map(choices).transpose()?.map(Test::In));
        tests.extend(self.not_in.as_ref().map(choices).transpose()?.map(Test::NotIn));
        tests.extend(self.is.map(|word| is(&self.field, kind, word, names)).transpose()?);
        for (relation, written) in self.relations() {
            if let Some(written) = written {
                tests.push(Test::Compare(relation, self.operand(kind, relation, written, names)?));
            }
        }
        match (tests.pop(), tests.is_empty()) {
            (Some(test), true) => Ok(RecordTest { field, test }),
            _ => Err(format!("the test of `{}` asks exactly one thing", self.field)),
        }
    }

    fn relations(&self) -> [(Relation, Option<&String>); 6] {
        [
            (Relation::Below, self.below.as_ref()),
            (Relation::AtMost, self.at_most.as_ref()),
            (Relation::Above, self.above.as_ref()),
            (Relation::AtLeast, self.at_least.as_ref()),
            (Relation::Below, self.before.as_ref()),
            (Relation::Above, self.after.as_ref()),
        ]
    }

    /// What the field is compared with: the end of the month, a number, a threshold, another field.
    fn operand(
        &self,
        kind: &FieldKind,
        relation: Relation,
        written: &str,
        names: Names<'_>,
    ) -> Result<Operand, String> {
        let (operand, sort) = if written == "period-end" {
            (Operand::PeriodEnd(self.days(relation, names)?), Some(Sort::Time))
        } else if let Some(number) = names.thresholds.number(written).filter(|_| self.by.is_none()) {
            (Operand::Number(number), sort(kind).filter(|s| *s != Sort::Time))
        } else {
            let other = names.field(written)?;
            let sort = sort(&names.register.decl(other).kind);
            (Operand::Field(other, self.factor(relation, sort, names)?), sort)
        };
        match (sort, self::sort(kind)) {
            (Some(a), Some(b)) if a == b => Ok(operand),
            _ => Err(format!("the values of `{}` cannot be compared with `{written}`", self.field)),
        }
    }

    /// What the other field's number is multiplied with: 1.05 for one that is to be above it by 0.05.
    fn factor(&self, relation: Relation, sort: Option<Sort>, names: Names<'_>) -> Result<Decimal, String> {
        let Some(by) = &self.by else { return Ok(Decimal::ONE) };
        let share = names.thresholds.number(by).filter(|n| *n >= Decimal::ZERO && sort != Some(Sort::Time));
        let share = share.ok_or_else(|| format!("`{by}` is no share of a number"))?;
        Ok(if relation.is_less() { Decimal::ONE - share } else { Decimal::ONE + share })
    }

    fn days(&self, relation: Relation, names: Names<'_>) -> Result<i32, String> {
        let Some(by) = &self.by else { return Ok(0) };
        let days = names.thresholds.number(by).and_then(|n| n.to_i32()).filter(|n| (0..=36_600).contains(n));
        let days = days.ok_or_else(|| format!("`{by}` is no number of days"))?;
        Ok(if relation.is_less() { -days } else { days })
    }
}

impl Names<'_> {
    fn field(&self, key: &str) -> Result<crate::model::register::FieldId, String> {
        let missing = || format!("the register `{}` has no field `{key}`", self.register.key);
        self.register.field(key).ok_or_else(missing)
    }
}

fn sort(kind: &FieldKind) -> Option<Sort> {
    match kind {
        FieldKind::Date | FieldKind::Period => Some(Sort::Time),
        FieldKind::Number | FieldKind::Percent | FieldKind::Level(_) => Some(Sort::Number),
        FieldKind::Money => Some(Sort::Money),
        _ => None,
    }
}

fn is(field: &str, kind: &FieldKind, word: IsWord, names: Names<'_>) -> Result<Test, String> {
    Ok(match word {
        IsWord::Missing => Test::Missing,
        IsWord::Blank => Test::Blank,
        IsWord::Present => Test::Present,
        IsWord::Open => Test::Open(ended(field, kind, names)?),
        IsWord::Ended => Test::In(ended(field, kind, names)?),
    })
}

/// The states that end a record.
fn ended(field: &str, kind: &FieldKind, names: Names<'_>) -> Result<Vec<ChoiceId>, String> {
    let vocabulary = match kind {
        FieldKind::Choice(name) => names.knowledge.vocabulary(name),
        _ => None,
    };
    let states = vocabulary.map_or(&[][..], |v| &v.values).iter().enumerate();
    let ended: Vec<ChoiceId> =
        states.filter(|(_, s)| s.open == Some(false)).map(|(i, _)| ChoiceId(i as u16)).collect();
    if ended.is_empty() { Err(format!("no value of `{field}` ends a record")) } else { Ok(ended) }
}

fn choices(
    field: &str,
    kind: &FieldKind,
    keys: &[String],
    names: Names<'_>,
) -> Result<Vec<ChoiceId>, String> {
    let FieldKind::Choice(name) = kind else {
        return Err(format!("`{field}` is no field of choices, so `in` and `not_in` do not fit"));
    };
    let vocabulary =
        names.knowledge.vocabulary(name).ok_or_else(|| format!("there is no vocabulary `{name}`"))?;
    let find = |key: &String| vocabulary.find(key).ok_or_else(|| format!("`{name}` has no value `{key}`"));
    keys.iter().map(find).collect()
}
