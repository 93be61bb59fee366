//! By how much a figure moves when an amount does, worked out from its trace alone.

use packwright::model::declared::{How, Way};
use packwright::model::measure::Aggregate;
use packwright::trace::{Node, Stored, Trace, TracedRecord};

/// Whether a record names a cell, and as which field.
pub fn fields_at<'a>(record: &'a TracedRecord, cell: &(String, String, String)) -> Vec<&'a str> {
    let (file, sheet, name) = cell;
    if record.file != *file || record.sheet != *sheet {
        return Vec::new();
    }
    let named = record.cells.iter().filter(|(_, c)| c.cell.as_deref() == Some(name));
    named.map(|(key, _)| key.as_str()).collect()
}

/// Whether a trace lists a cell.
pub fn lists(trace: &Trace, cell: &(String, String, String)) -> bool {
    trace.records.iter().any(|record| !fields_at(record, cell).is_empty())
}

/// How fast the figure moves with the amount in a cell; `None` where its kind of calculation leaves that open, as the
/// highest of several does.
pub fn slope(stored: &Stored, trace: &Trace, node: &Node, cell: &(String, String, String)) -> Option<f64> {
    let measure = stored.declared.measures.iter().find(|m| m.id == node.id).unwrap();
    let value = |node: &Node| node.value.as_ref().and_then(|v| v.parse::<f64>().ok());
    let of = |part: &Node| slope(stored, trace, part, cell);
    // What cannot be worked out stays so, whatever an amount is.
    if node.value.is_none() {
        return Some(0.0);
    }
    match &measure.how {
        How::Number { .. } => Some(0.0),
        How::Records(of) => {
            let records: Vec<_> = trace.records.iter().filter(|r| r.part == node.id).collect();
            let fields = of.quantity.iter().flat_map(|q| &q.fields).map(String::as_str);
            let fields: Vec<&str> = fields.collect();
            let hit = |r: &&&TracedRecord| fields_at(r, cell).iter().any(|f| fields.contains(f));
            let hits = records.iter().filter(hit).count() as f64;
            match of.aggregate {
                Aggregate::Sum => Some(hits),
                Aggregate::Average => Some(hits / records.len().max(1) as f64),
                Aggregate::Count => Some(0.0),
                _ if hits == 0.0 => Some(0.0),
                _ => None,
            }
        }
        How::Measures(made) => {
            let parts: Vec<&Node> = node.parts.iter().filter(|p| p.taken).collect();
            match made.way {
                Way::Sum | Way::Plus | Way::First => parts.iter().map(|p| of(p)).sum(),
                Way::Difference => Some(of(parts[0])? - of(parts[1])?),
                Way::Ratio => {
                    let (a, b) = (value(parts[0])?, value(parts[1])?);
                    Some((of(parts[0])? * b - of(parts[1])? * a) / (b * b))
                }
                Way::Product => {
                    let (a, b) = (value(parts[0])?, value(parts[1])?);
                    Some(of(parts[0])? * b + of(parts[1])? * a)
                }
                _ => None,
            }
        }
    }
}
