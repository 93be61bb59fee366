//! What a person answered in a dossier's workbook: read, judged, and made ready to be applied.

use super::{Asks, Question};
use crate::model::knowledge::Knowledge;
use crate::model::text::fold;
use crate::model::workbook::{CellValue, Sheet, Workbook};
use crate::settings::{Settings, SubmissionDecl};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The word by which a person takes things as they are.
const ACCEPT: &str = "accept";
/// The labels of the columns by which answers are read again.
pub const ID: &str = "Question";
/// See [`ID`].
pub const ANSWER: &str = "Your answer";

/// Whether a text can be the value of a field, by register and the field's key.
pub type Fits<'a> = &'a dyn Fn(&Settings, &str, &str, &str) -> bool;

/// What became of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It was applied.
    Applied,
    /// Things stay as they are, and a person said so.
    Accepted,
    /// It is nothing that the question takes; the question is asked again.
    NotUnderstood,
    /// The same question is answered in several ways; it is asked again.
    Twice,
    /// No question has this number: its sources changed, or it is answered otherwise. What is open is asked anew.
    AskedAgain,
}

impl Outcome {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Accepted => "accepted as it is",
            Self::NotUnderstood => "not understood; asked again",
            Self::Twice => "answered in several ways, so none was applied; asked again",
            Self::AskedAgain => "no longer asked so: the source changed; asked again where it is open",
        }
    }
}

/// An answer, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answered {
    /// The number of the question.
    pub id: String,
    /// What was answered.
    pub answer: String,
    /// What became of it.
    pub outcome: Outcome,
    /// The question, where it is known.
    pub question: Option<Question>,
}

impl Answered {
    /// Whether it was understood and counts.
    pub fn is_taken(&self) -> bool {
        matches!(self.outcome, Outcome::Applied | Outcome::Accepted)
    }
}

/// What was answered, by the numbers of the questions: more than one where lines for one question differ.
pub type Answers = BTreeMap<String, BTreeSet<String>>;

/// The answers of a dossier's workbook; `None` where it has no sheet of questions.
pub fn read(workbook: &Workbook) -> Option<Answers> {
    let shown = |value: CellValue| value.shown(&workbook.text);
    let header = |sheet: &Sheet| {
        sheet.rows.iter().find_map(|row| {
            let at =
                |label: &str| sheet.cells_of(row).iter().find(|c| shown(c.value) == label).map(|c| c.col);
            Some((row.index, at(ID)?, at(ANSWER)?))
        })
    };
    let (sheet, (first, id, answer)) = workbook.sheets.iter().find_map(|s| Some((s, header(s)?)))?;
    let lines = sheet.rows.iter().filter(|row| row.index > first).filter_map(|row| {
        let text = |col: u16| sheet.cells_of(row).iter().find(|c| c.col == col).map(|c| shown(c.value));
        let answer = text(answer)?.trim().to_owned();
        (!answer.is_empty()).then_some((text(id)?, answer))
    });
    let mut answers = Answers::new();
    for (id, answer) in lines {
        answers.entry(id.trim().to_owned()).or_default().insert(answer);
    }
    Some(answers)
}

/// Puts the answers into the settings of a second run, and says what becomes of each.
pub fn apply(
    answers: &Answers,
    questions: &[Question],
    settings: &mut Settings,
    fits: Fits<'_>,
) -> Vec<Answered> {
    let known: BTreeMap<&str, &Question> = questions.iter().map(|q| (q.id.as_str(), q)).collect();
    let one = |(id, answer, alone): (&String, &String, bool)| {
        let question = known.get(id.as_str()).copied();
        let outcome = match question {
            None => Outcome::AskedAgain,
            Some(_) if !alone => Outcome::Twice,
            Some(_) if fold(answer) == ACCEPT => Outcome::Accepted,
            Some(question) => applied(question, answer, settings, fits),
        };
        Answered { id: id.clone(), answer: answer.clone(), outcome, question: question.cloned() }
    };
    let each =
        answers.iter().flat_map(|(id, all)| all.iter().map(move |answer| (id, answer, all.len() == 1)));
    each.map(one).collect()
}

fn applied(question: &Question, answer: &str, settings: &mut Settings, fits: Fits<'_>) -> Outcome {
    match question.asks {
        Asks::Accept => Outcome::NotUnderstood,
        Asks::Value if fits(settings, &question.register, &question.about, answer) => {
            let key = (question.register.as_str(), question.about.as_str(), question.written.as_str());
            settings.answers.add(key, answer, question.files.keys().cloned().collect());
            Outcome::Applied
        }
        Asks::Value => Outcome::NotUnderstood,
        Asks::Column => {
            let Some(field) = field(&settings.knowledge, &question.register, answer) else {
                return Outcome::NotUnderstood;
            };
            // A field is of one column.
            let sheet = |s: &&SubmissionDecl| {
                s.sheet.as_ref() == Some(&question.sheet) && question.files.contains_key(&s.path)
            };
            let told = |s: &SubmissionDecl| s.columns.values().any(|key| *key == field);
            if !question.offered.contains(&field) || settings.submissions.iter().filter(sheet).any(told) {
                return Outcome::NotUnderstood;
            }
            let columns = BTreeMap::from([(question.about.clone(), field)]);
            let entries = question.files.keys().map(|file| SubmissionDecl {
                path: file.clone(),
                sheet: Some(question.sheet.clone()),
                columns: columns.clone(),
                ..SubmissionDecl::default()
            });
            settings.submissions.extend(entries.collect::<Vec<_>>());
            Outcome::Applied
        }
    }
}

/// The key of the field of a register that a person names by its key or its name.
fn field(knowledge: &Knowledge, register: &str, named: &str) -> Option<String> {
    let register = knowledge.kept(register)?;
    let field = register.fields.iter().find(|f| f.key == named || fold(&f.label) == fold(named))?;
    Some(field.key.clone())
}
