//! What a register is: its fields, their kinds and the labels people give them. Declared in `templates/registers/`.

use std::fmt;

/// Index of a register in [`Knowledge::registers`](super::knowledge::Knowledge::registers).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegisterId(pub u16);

/// Index of a field in [`Register::fields`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldId(pub u16);

/// A kind of list that projects keep.
#[derive(Debug, Clone)]
pub struct Register {
    /// Public key, such as `risks`.
    pub key: String,
    /// Its name in packs, such as `Risks`.
    pub label: String,
    /// One record of it, such as `risk`.
    pub singular: String,
    /// Several of them, such as `risks`.
    pub plural: String,
    /// Words by which sheets, files and titles name it, folded.
    pub aliases: Vec<String>,
    /// Whether people number its items, so that it has ids of its own.
    pub numbered: bool,
    /// Whether the program makes its records itself, out of what it found out; no sheet is ever read as one.
    pub made: bool,
    /// Whether each of its records is about one person, so that figures of few people tell of one of them.
    pub personal: bool,
    /// Keys of the fields that tell two records apart.
    pub identity: Vec<String>,
    /// Key of the field with the day on which a record came to its end, whatever its state says.
    pub ended_by: Option<String>,
    /// All fields in declared order, those shared by every register first.
    pub fields: Vec<Field>,
}

/// A field of a register.
#[derive(Debug, Clone)]
pub struct Field {
    /// Public key, such as `raised_on`.
    pub key: String,
    /// Its name in packs, such as `Raised`.
    pub label: String,
    /// What it means, for annexes and templates.
    pub meaning: String,
    /// A value as it may stand in a canonical workbook; empty where none is given.
    pub example: String,
    /// What its values are.
    pub kind: FieldKind,
    /// A record without it is incomplete.
    pub required: bool,
    /// Labels people give it, folded, the likeliest first.
    pub aliases: Vec<String>,
    /// The program works it out (`score`); a source's own column goes to another field.
    pub derived: bool,
    /// Keys of the fields of the record that its value is worked out from, where no cell of its own gives it.
    pub made_of: Vec<String>,
    /// A field of people in which teams, firms and posts are an answer, too: a stakeholder may be a group.
    pub groups: bool,
}

/// What the values of a field are. Names in [`FieldKind::Choice`] and [`FieldKind::Level`] point into the knowledge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKind {
    /// Prose.
    Text,
    /// An identifier: text, never a number.
    Id,
    /// A civil day.
    Date,
    /// A month.
    Period,
    /// An amount with its currency.
    Money,
    /// An exact decimal.
    Number,
    /// A fraction: 0.5 is 50 %.
    Percent,
    /// 1–5 on the portfolio's scale; the name of the scale of words, such as `likelihood`.
    Level(String),
    /// Yes or no.
    Flag,
    /// A person.
    Person,
    /// A role of the role model.
    Role,
    /// A project code.
    Project,
    /// One of the values of a vocabulary, by its name.
    Choice(String),
    /// Ids of other records.
    Ref,
    /// An ISO 4217 code.
    Currency,
}

impl FieldKind {
    /// Whether values are kept as text of the interner.
    pub fn is_text(&self) -> bool {
        matches!(
            self,
            Self::Text | Self::Id | Self::Person | Self::Role | Self::Project | Self::Ref | Self::Currency
        )
    }
}

impl Register {
    /// The field with this key.
    pub fn field(&self, key: &str) -> Option<FieldId> {
        self.fields.iter().position(|f| f.key == key).map(|i| FieldId(i as u16))
    }

    /// The declaration of a field of this register.
    pub fn decl(&self, id: FieldId) -> &Field {
        &self.fields[usize::from(id.0)]
    }

    /// Every field with its id, in declared order.
    pub fn each_field(&self) -> impl Iterator<Item = (FieldId, &Field)> {
        self.fields.iter().enumerate().map(|(i, f)| (FieldId(i as u16), f))
    }
}

impl fmt::Display for Register {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.label)
    }
}
