//! How exact a date is.

/// What a date was written as: its day, or a longer time of which the day stands for the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Precision {
    /// The day itself.
    #[default]
    Day,
    /// A week: `w/c 6 Apr 2026`.
    Week,
    /// A month: `Apr-26`.
    Month,
    /// A quarter: `Q1 26/27`.
    Quarter,
    /// A half of a year: `H1 2026`.
    Half,
    /// A year: `FY27`.
    Year,
}

impl Precision {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Day, Self::Week, Self::Month, Self::Quarter, Self::Half, Self::Year];

    /// Its word in exports; `None` for a day, which needs none.
    pub fn word(self) -> Option<&'static str> {
        match self {
            Self::Day => None,
            Self::Week => Some("week"),
            Self::Month => Some("month"),
            Self::Quarter => Some("quarter"),
            Self::Half => Some("half"),
            Self::Year => Some("year"),
        }
    }

    /// What a word of exports stands for.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == Some(word))
    }
}
