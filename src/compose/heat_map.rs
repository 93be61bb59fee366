//! Open risks by likelihood and impact.

use super::{Composer, tone};
use crate::model::document::Matrix;
use crate::model::record::Value;
use rust_decimal::Decimal;

/// The grid; `None` where the pack may not show risks, or none were handed in.
pub fn of(composer: &Composer<'_>, title: &str) -> Option<Matrix> {
    let material = composer.material;
    let knowledge = &material.settings.knowledge;
    let id = knowledge.find_register("risks")?;
    composer.pack.registers.iter().find(|s| s.register == id)?;
    let register = knowledge.register(id);
    let (likelihood, impact) = (register.field("likelihood")?, register.field("impact")?);
    let mut counts = [[0u64; 5]; 5];
    let mut unplaced = 0u64;
    for batch in material.dataset.batches(id) {
        let open = material.settings.knowledge.open(batch);
        for i in (0..batch.len()).filter(|i| open[*i]) {
            match (batch.value(likelihood, i), batch.value(impact, i)) {
                (Value::Level(l), Value::Level(m)) => {
                    counts[usize::from(l.get()) - 1][usize::from(m.get()) - 1] += 1
                }
                _ => unplaced += 1,
            }
        }
    }
    let placed: u64 = counts.iter().flatten().sum();
    if placed + unplaced == 0 {
        return None;
    }
    let cells = (1u32..)
        .zip(counts)
        .map(|(l, row)| (1u32..).zip(row).map(|(m, n)| (n, tone::of_score(Decimal::from(l * m)))).collect())
        .collect();
    let severe: u64 = (1..=5)
        .flat_map(|l| (1..=5).map(move |m| (l, m)))
        .filter(|(l, m)| l * m >= 15)
        .map(|(l, m)| counts[l - 1][m - 1])
        .sum();
    let title = match unplaced {
        0 => title.to_owned(),
        n => format!("{title} ({n} without a likelihood or impact)"),
    };
    let alt = format!("{title}: {placed} risks, {severe} of them with a score of 15 or more.");
    let words = |scale: &str| {
        knowledge
            .scales
            .labels
            .iter()
            .find(|(name, _)| name == scale)
            .map(|(_, words)| words.clone())
            .unwrap_or_default()
    };
    Some(Matrix {
        title,
        x_label: "Impact".to_owned(),
        y_label: "Likelihood".to_owned(),
        x: words("impact"),
        y: words("likelihood"),
        cells,
        alt,
    })
}
