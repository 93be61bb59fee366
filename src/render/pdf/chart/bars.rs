//! Bars as stretches of the axis, whichever way they are drawn.

use super::Canvas;
use crate::model::document::ChartKind;

/// A bar, or its part in a stack.
pub struct Bar {
    /// Which category.
    pub category: usize,
    /// Which of the bars of its category, from 0.
    pub lane: usize,
    /// Which series.
    pub series: usize,
    /// Where on the axis it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
}

/// Whether series stand on one another.
pub fn stacked(kind: ChartKind) -> bool {
    matches!(kind, ChartKind::StackedBar | ChartKind::StackedColumn)
}

/// All bars; in a stack, negative values go the other way.
pub fn bars(canvas: &Canvas<'_, '_>) -> Vec<Bar> {
    if canvas.chart.kind == ChartKind::Waterfall {
        return steps(canvas);
    }
    let stacked = stacked(canvas.chart.kind);
    let mut bars = Vec::new();
    for category in 0..canvas.chart.categories.len() {
        let (mut up, mut down) = (0.0, 0.0);
        for series in 0..canvas.chart.series.len() {
            let Some(value) = canvas.value(series, category) else { continue };
            let lane = if stacked { 0 } else { series };
            let end = if value < 0.0 { &mut down } else { &mut up };
            let from = if stacked { *end } else { 0.0 };
            *end = from + value;
            bars.push(Bar { category, lane, series, from, to: from + value });
        }
    }
    bars
}

/// The bars of a waterfall: totals from the axis, steps from where the one before them ends.
fn steps(canvas: &Canvas<'_, '_>) -> Vec<Bar> {
    let mut reached = 0.0;
    let mut bars = Vec::new();
    for (category, step) in canvas.chart.steps.iter().enumerate() {
        let Some(value) = canvas.value(0, category) else { continue };
        let from = if step.total { 0.0 } else { reached };
        reached = from + value;
        // Colours: totals, what adds, what takes away.
        let series = if step.total { 0 } else { 1 + usize::from(value < 0.0) };
        bars.push(Bar { category, lane: 0, series, from, to: reached });
    }
    bars
}

/// How many bars a category has beside each other.
pub fn lanes(canvas: &Canvas<'_, '_>) -> usize {
    let one = stacked(canvas.chart.kind) || canvas.chart.kind == ChartKind::Waterfall;
    if one { 1 } else { canvas.chart.series.len().max(1) }
}
