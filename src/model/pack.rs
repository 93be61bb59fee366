//! Packs: what one audience gets. Declared in `templates/packs/`.

use super::document::ChartKind;
use super::measure::{Dimension, MeasureId};
use super::part::Part;
use super::register::{FieldId, RegisterId};
use super::vocabulary::ChoiceId;
use std::collections::BTreeMap;

/// The vocabulary of who may see a record, the widest circle first, and the field of every register that says it.
pub const MARKING: &str = "marking";

/// How many records of each register an audience may not see; none of a register of which it may see all.
pub type Hidden = BTreeMap<RegisterId, u64>;

/// What one audience gets, and all that it may see.
#[derive(Debug, Clone)]
pub struct Pack {
    /// Names its files: its role, unless it is a further one of that.
    pub name: String,
    /// The role of the role model it is for.
    pub role: String,
    /// The part of the portfolio that it is of; `None` for all of it.
    pub part: Option<Part>,
    /// Its title.
    pub title: String,
    /// The question it answers.
    pub question: String,
    /// Marking on every page; empty for none.
    pub marking: String,
    /// The highest marking of a record that reaches it, a value of the vocabulary [`MARKING`], whose values rise.
    pub clearance: ChoiceId,
    /// Whether its figures count the records above its clearance all the same. Its lists never hold them.
    pub totals_above: bool,
    /// Figures of people's registers by anything but project, programme and month are withheld where fewer people than
    /// this are behind them, in registers whose records it does not list.
    pub smallest_group: usize,
    /// Whether rows of its lists say which file, sheet and row they came from.
    pub sources: bool,
    /// The registers that it is about: where none of them holds a record there is nothing to report.
    pub about: Vec<RegisterId>,
    /// The registers it may show, and of each the fields. Nothing else of a record reaches the audience.
    pub registers: Vec<Shown>,
    /// Its sections in order; the lists of the registers follow them.
    pub sections: Vec<SectionDecl>,
}

/// What may be shown of a register.
#[derive(Debug, Clone)]
pub struct Shown {
    /// Which register.
    pub register: RegisterId,
    /// Its fields in the order of the columns.
    pub fields: Vec<FieldId>,
    /// Those of them that a PDF prints.
    pub printed: Vec<FieldId>,
    /// By what records are in order: a field, and whether its largest value comes first. Closed records come last.
    pub order: Vec<(FieldId, bool)>,
    /// The order in words, such as `highest score first`.
    pub order_words: String,
    /// How many rows a PDF prints.
    pub print: usize,
}

/// A section of a pack.
#[derive(Debug, Clone)]
pub struct SectionDecl {
    /// Its title.
    pub title: String,
    /// Whether its pages lie on their long side.
    pub landscape: bool,
    /// What stands in it.
    pub blocks: Vec<BlockDecl>,
}

/// Figures in lines.
#[derive(Debug, Clone)]
pub struct TableDecl {
    /// Its title.
    pub title: String,
    /// What a line stands for: a project, or each project's categories.
    pub rows: Vec<Dimension>,
    /// A column each.
    pub figures: Vec<MeasureId>,
    /// Those of them that a PDF prints.
    pub printed: Vec<MeasureId>,
    /// A field of text whose values stand at the end of the lines of its records.
    pub remarks: Option<(RegisterId, FieldId)>,
    /// How many lines a PDF prints.
    pub limit: usize,
}

/// Two figures that should be the same for each project.
#[derive(Debug, Clone)]
pub struct Compare {
    /// What is compared, in words.
    pub what: String,
    /// One figure.
    pub first: MeasureId,
    /// The other.
    pub second: MeasureId,
    /// A figure that may be what they differ by.
    pub explained: Option<MeasureId>,
}

/// A step of a waterfall.
#[derive(Debug, Clone)]
pub struct StepDecl {
    /// Its figure.
    pub figure: MeasureId,
    /// Of a figure that comes in parts, by what.
    pub by: Option<Dimension>,
    /// Whether it is a total.
    pub total: bool,
    /// Whether it takes away what the figure is, as a favourable variance does of a budget.
    pub less: bool,
}

/// Open records of a register by two of its levels.
#[derive(Debug, Clone)]
pub struct MatrixDecl {
    /// Its title.
    pub title: String,
    /// Whose records.
    pub register: RegisterId,
    /// The level that goes across.
    pub across: FieldId,
    /// The level that goes up.
    pub up: FieldId,
    /// A field that names each record in few letters.
    pub mark: Option<FieldId>,
}

/// A thing to read.
#[derive(Debug, Clone)]
pub enum BlockDecl {
    /// A heading.
    Heading(String),
    /// Sentences with figures in them: `{risks.open}`, `{risks.open:is|are}`. One whose figure is unknown is left out.
    Sentences(Vec<String>),
    /// Figures of the portfolio, large.
    Tiles(Vec<MeasureId>),
    /// Figures by a dimension.
    Chart {
        /// Its title.
        title: String,
        /// How it is drawn.
        kind: ChartKind,
        /// What goes along its axis.
        by: Dimension,
        /// A series each.
        figures: Vec<MeasureId>,
        /// Whether values add up along the axis.
        cumulative: bool,
        /// In a line by month: the figure that begins behind the reported month, where the one before it ends; of values that
        /// add up it goes on from their sum.
        onward: Option<MeasureId>,
    },
    /// The way from one total to the next.
    Waterfall {
        /// Its title.
        title: String,
        /// Totals, and what lies between them.
        steps: Vec<StepDecl>,
    },
    /// A figure of each project, role or person by month, coloured by its threshold.
    Grid {
        /// Its title.
        title: String,
        /// The figure.
        figure: MeasureId,
        /// What goes down.
        rows: Dimension,
    },
    /// How each role is held on each project, in letters.
    CoverageGrid {
        /// Its title.
        title: String,
    },
    /// Milestones along the months.
    Timeline {
        /// Its title.
        title: String,
        /// How many at the most, the next first.
        limit: usize,
    },
    /// Open records of a register by two of its levels.
    Matrix(MatrixDecl),
    /// Open risks by likelihood and impact.
    HeatMap {
        /// Its title.
        title: String,
        /// Whether by those that are left after treatment.
        residual: bool,
    },
    /// A line a project, a figure a column, and the portfolio's own at the end.
    Projects {
        /// Its title.
        title: String,
        /// A column each.
        figures: Vec<MeasureId>,
    },
    /// A line for each value of one or several dimensions, a figure a column; of several, with a line for each value of
    /// the first. The last line is that of all.
    Table(TableDecl),
    /// Whether the money ties out, in one sentence.
    TiesOut {
        /// Codes of findings by which a figure of money may mislead; they are said with it.
        care: Vec<String>,
    },
    /// The money of each file: what its cells hold, what became of it, and the totals that the file states.
    ControlTotals {
        /// How many lines a PDF prints of each table.
        limit: usize,
    },
    /// What does not agree, with its places.
    Differences {
        /// How many lines a PDF prints of each table.
        limit: usize,
        /// Figures that should be the same for each project.
        compare: Vec<Compare>,
    },
    /// A figure month by month: a line a project.
    Months {
        /// Its title.
        title: String,
        /// The figure.
        figure: MeasureId,
    },
    /// The first records behind a figure.
    Excerpt {
        /// Its title.
        title: String,
        /// Whose records.
        of: MeasureId,
        /// How many at the most.
        limit: usize,
    },
    /// Findings by cause, the gravest first.
    Findings {
        /// How many causes at the most.
        limit: usize,
    },
    /// How the roles of the office are held: over all, by programme and by project.
    Coverage,
    /// People by what they hold, those who hold most first.
    Stretch {
        /// How many at the most.
        limit: usize,
    },
    /// The rules that keep duties apart, and what became of each.
    Segregation,
    /// The list of what was handed in.
    Returns,
    /// Rows and cells: what came in and what became of it.
    Account,
    /// What each figure of the pack means.
    Definitions,
}
