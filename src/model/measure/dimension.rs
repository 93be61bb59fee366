//! What a measure is worked out for, besides the portfolio as a whole.

/// What figures are told apart by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// The record's project.
    Project,
    /// The programme of its project.
    Programme,
    /// The month of the record's `period`.
    Month,
    /// The value of the field with this key, such as `category` or `owner`.
    Field(String),
}

impl Dimension {
    /// The dimension of this word of a declaration. Any word but the three of their own is the key of a field.
    pub fn of(word: &str) -> Self {
        match word {
            "project" => Self::Project,
            "programme" => Self::Programme,
            "month" => Self::Month,
            field => Self::Field(field.to_owned()),
        }
    }

    /// Its word in `figures.json` and in declarations.
    pub fn key(&self) -> &str {
        match self {
            Self::Project => "project",
            Self::Programme => "programme",
            Self::Month => "month",
            Self::Field(key) => key,
        }
    }

    /// The key of the field whose values it tells apart; `None` for the programme, which no record states.
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::Project => Some("project"),
            Self::Programme => None,
            Self::Month => Some("period"),
            Self::Field(key) => Some(key),
        }
    }
}

/// The most dimensions that figures are told apart by together, beside project and programme.
pub const MOST_TOGETHER: usize = 3;

/// All that a measure is worked out for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Breakdown {
    /// For each project.
    pub projects: bool,
    /// For each programme.
    pub programmes: bool,
    /// For each month, category, or category and treatment …, of the portfolio and of each project.
    pub groups: Vec<Vec<Dimension>>,
}

impl Breakdown {
    /// Whether there are figures for each value of this dimension alone.
    pub fn has(&self, dimension: &Dimension) -> bool {
        match dimension {
            Dimension::Project => self.projects,
            Dimension::Programme => self.programmes,
            other => self.has_group(std::slice::from_ref(other)),
        }
    }

    /// Whether there are figures for each value of these dimensions together; always of none.
    pub fn has_group(&self, group: &[Dimension]) -> bool {
        group.is_empty() || self.groups.iter().any(|g| g == group)
    }

    /// Takes in all that another is worked out for.
    pub fn add(&mut self, other: &Self) {
        self.projects |= other.projects;
        self.programmes |= other.programmes;
        for group in &other.groups {
            if !self.has_group(group) {
                self.groups.push(group.clone());
            }
        }
    }
}
