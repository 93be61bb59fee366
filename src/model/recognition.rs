//! Words by which tables and their surroundings are recognised. Declared in `templates/recognition.toml`; all folded.

use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What is known about the surroundings of tables.
#[derive(Debug, Clone, Default)]
pub struct Recognition {
    /// Words before the number of a month of the financial year.
    pub numbered_months: BTreeSet<String>,
    /// Words beside the number of a quarter.
    pub numbered_quarters: BTreeSet<String>,
    /// Words that begin a row of sums.
    pub totals: BTreeSet<String>,
    /// Words that make of a month what was summed up to it.
    pub sums_to_date: BTreeSet<String>,
    /// Words without meaning in a label.
    pub fillers: BTreeSet<String>,
    /// Words that name any line of any list.
    pub generic: BTreeSet<String>,
    /// Labels of tools beside which the name of a register says nothing.
    pub tool_labels: BTreeSet<String>,
    /// Words, as what they mean, for the number or the name of a line.
    pub naming: BTreeSet<String>,
    /// Words, as what they mean, without which a label is another.
    pub telling: BTreeSet<String>,
    /// Words that begin a guide under the labels.
    pub guides: Vec<String>,
    /// Words that begin a line below a table.
    pub endings: Vec<String>,
    /// Names of sheets of choices.
    pub list_sheets: BTreeSet<String>,
    /// Names of covers and instructions.
    pub cover_sheets: BTreeSet<String>,
    /// Names of sheets that show figures another way.
    pub picture_sheets: BTreeSet<String>,
    /// Words in a file's name that say it is the last version.
    pub final_words: Vec<String>,
    /// What may stand before the number of a project in place of the letters of its code.
    pub project_numbers: BTreeSet<String>,
    /// Labels of a cover that name the project.
    pub project_labels: BTreeSet<String>,
    /// Labels of a cover that name the month.
    pub period_labels: BTreeSet<String>,
    /// Labels of a cover that name the day it was made.
    pub stated_labels: BTreeSet<String>,
    /// Words in a line whose month is not the one reported: the line is about a baseline or an approval.
    pub other_days: Vec<String>,
    /// Words before a label that ask for another field of the same base.
    pub qualifiers: Vec<Qualifier>,
    /// Lists that are known by name only: words to key.
    pub lists: BTreeMap<String, String>,
    /// What makes a list a mixed one.
    pub mixed: MixedWords,
    /// Words of labels, without a plural s, to the one word for what they mean.
    pub meanings: HashMap<String, String>,
}

/// What tells that the rows of one list belong to several registers.
#[derive(Debug, Clone, Default)]
pub struct MixedWords {
    /// Key of the register by whose fields such a list is shown.
    pub like: String,
    /// Keys of registers one of which is in every such list.
    pub needs: Vec<String>,
    /// Labels of the column that names a row's register.
    pub labels: BTreeSet<String>,
    /// The words in it, each with the key of a register.
    pub kinds: BTreeMap<String, String>,
}

/// Words that turn a field into another of the same base.
#[derive(Debug, Clone)]
pub struct Qualifier {
    /// Put before the base field's key; empty for the base field itself.
    pub prefix: String,
    /// The words, each as its tokens.
    pub words: Vec<Vec<String>>,
}
