//! Open records by two of their levels: risks by likelihood and impact, stakeholders by interest and influence.

use super::{Composer, tone};
use crate::model::document::{Matrix, Tone};
use crate::model::pack::MatrixDecl;
use crate::model::record::Value;
use crate::model::register::{FieldId, FieldKind, Register, RegisterId};
use rust_decimal::Decimal;

/// From this level on, both ways, is the corner that matters most.
const HIGH: u32 = 4;

/// Counts by level up and level across, and in the same places what is counted.
#[derive(Default)]
struct Counts {
    cells: [[u64; 5]; 5],
    marks: [[Vec<String>; 5]; 5],
    unplaced: u64,
}

/// Open risks; `None` where the pack may not show risks, or none were handed in.
pub fn of(composer: &Composer<'_>, title: &str, residual: bool) -> Option<Matrix> {
    let id = composer.material.settings.knowledge.find_register("risks")?;
    let shown = composer.pack.registers.iter().find(|s| s.register == id)?;
    let register = composer.material.settings.knowledge.register(id);
    let levels = if residual { ["residual_likelihood", "residual_impact"] } else { ["likelihood", "impact"] };
    let (likelihood, impact) = (register.field(levels[0])?, register.field(levels[1])?);
    if residual && !(shown.fields.contains(&likelihood) && shown.fields.contains(&impact)) {
        return None;
    }
    let counts = count(composer, id, (impact, likelihood), None);
    // Where nobody writes down what is left after treatment, there is nothing to compare with.
    if residual && counts.cells.iter().flatten().all(|count| *count == 0) {
        return None;
    }
    let severe: u64 = (1..=5)
        .flat_map(|l| (1..=5).map(move |m| (l, m)))
        .filter(|(l, m)| l * m >= 15)
        .map(|(l, m)| counts.cells[l - 1][m - 1])
        .sum();
    let score = |up: u32, across: u32| tone::of_score(Decimal::from(up * across));
    let without = composer.words().of("without a likelihood or impact");
    let mut matrix = matrix(composer, register, (impact, likelihood), counts, (title, without), score)?;
    let placed: u64 = matrix.cells.iter().flatten().map(|cell| cell.0).sum();
    matrix.alt = composer.words().with(
        "{title}: {placed} risks, {severe} of them with a score of 15 or more.",
        [("title", &matrix.title), ("placed", &placed), ("severe", &severe)],
    );
    matrix.marks.clear();
    Some(matrix)
}

/// Open records of a register by two declared levels; `None` where there are none.
pub fn by_levels(composer: &Composer<'_>, decl: &MatrixDecl) -> Option<Matrix> {
    let register = composer.material.settings.knowledge.register(decl.register);
    let counts = count(composer, decl.register, (decl.across, decl.up), decl.mark);
    let corner = |up: u32, across: u32| match (up >= HIGH, across >= HIGH) {
        (true, true) => Tone::Blue,
        (true, false) | (false, true) => Tone::Grey,
        (false, false) => Tone::Plain,
    };
    let mut matrix = matrix(
        composer,
        register,
        (decl.across, decl.up),
        counts,
        (&decl.title, composer.words().of("without a level")),
        corner,
    )?;
    if decl.mark.is_none() {
        matrix.marks.clear();
    }
    Some(matrix)
}

fn count(
    composer: &Composer<'_>,
    id: RegisterId,
    (across, up): (FieldId, FieldId),
    mark: Option<FieldId>,
) -> Counts {
    let material = composer.material;
    let mut counts = Counts::default();
    for batch in material.dataset.batches(id) {
        let open = material.settings.knowledge.open(batch);
        for i in (0..batch.len()).filter(|i| open[*i]) {
            let (Value::Level(u), Value::Level(a)) = (batch.value(up, i), batch.value(across, i)) else {
                counts.unplaced += 1;
                continue;
            };
            let (u, a) = (usize::from(u.get()) - 1, usize::from(a.get()) - 1);
            counts.cells[u][a] += 1;
            let marks = &mut counts.marks[u][a];
            if let Some(Value::Text(sym)) = mark.map(|field| batch.value(field, i))
                && !marks.iter().any(|known| known == material.dataset.text(sym))
            {
                marks.push(material.dataset.text(sym).to_owned());
            }
        }
    }
    counts
}

fn matrix(
    composer: &Composer<'_>,
    register: &Register,
    (across, up): (FieldId, FieldId),
    counts: Counts,
    (title, without): (&str, &str),
    tone: impl Fn(u32, u32) -> Tone,
) -> Option<Matrix> {
    if counts.cells.iter().flatten().sum::<u64>() + counts.unplaced == 0 {
        return None;
    }
    let title = match counts.unplaced {
        0 => title.to_owned(),
        n => format!("{title} ({n} {without})"),
    };
    let label = |field| register.decl(field).label.clone();
    let (x_label, y_label) = (label(across), label(up));
    let (x, y) = (levels(composer, register, across), levels(composer, register, up));
    let placed: u64 = counts.cells.iter().flatten().sum();
    let alt = composer.words().with("{title}: {placed} in all.", [("title", &title), ("placed", &placed)]);
    let cells = (1u32..)
        .zip(counts.cells)
        .map(|(u, row)| (1u32..).zip(row).map(|(a, n)| (n, tone(u, a))).collect())
        .collect();
    let marks = counts.marks.into_iter().map(Vec::from).collect();
    Some(Matrix { title, x_label, y_label, x, y, cells, marks, alt })
}

/// The portfolio's words for the levels of a field; their numbers where it has none.
fn levels(composer: &Composer<'_>, register: &Register, field: FieldId) -> Vec<String> {
    let labels = &composer.material.settings.knowledge.scales.labels;
    let FieldKind::Level(scale) = &register.decl(field).kind else { return Vec::new() };
    let own = labels.iter().find(|(name, _)| name == scale).map(|(_, words)| words.clone());
    own.unwrap_or_else(|| (1..=5).map(|level| level.to_string()).collect())
}
