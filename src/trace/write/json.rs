use super::super::{LeftOut, Node, StoredFigure, Trace, TracedCell, TracedRecord};
use serde::{Serialize, Serializer};

/// A trace as JSON: an object with the figure, its definition, its parts and its records. Its keys are a public contract.
///
/// # Errors
/// None that data can bring about; only a fault of the writer.
pub fn json(trace: &Trace) -> Result<Vec<u8>, serde_json::Error> {
    let object = TraceObject {
        figure: &trace.figure,
        definition: &trace.figure.definition,
        made_of: &trace.tree,
        records: trace.records.iter().map(record).collect(),
        left_out: &trace.left_out,
    };
    let mut bytes = serde_json::to_vec_pretty(&object)?;
    bytes.push(b'\n');
    Ok(bytes)
}

#[derive(Serialize)]
struct TraceObject<'a> {
    figure: &'a StoredFigure,
    definition: &'a str,
    made_of: &'a Node,
    records: Vec<RecordObject<'a>>,
    left_out: &'a [LeftOut],
}

#[derive(Serialize)]
struct RecordObject<'a> {
    part: &'a str,
    register: &'a str,
    file: &'a str,
    sheet: &'a str,
    row: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<&'a str>,
    id: Option<&'a str>,
    #[serde(serialize_with = "by_field")]
    cells: &'a [(String, TracedCell)],
    adds: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rate: Option<&'a str>,
}

fn record(r: &TracedRecord) -> RecordObject<'_> {
    RecordObject {
        part: &r.part,
        register: &r.register,
        file: &r.file,
        sheet: &r.sheet,
        row: r.row,
        column: r.column.as_deref(),
        id: r.id.as_deref(),
        cells: &r.cells,
        adds: r.adds.as_deref(),
        rate: r.rate.as_deref(),
    }
}

fn by_field<S: Serializer>(cells: &[(String, TracedCell)], s: S) -> Result<S::Ok, S::Error> {
    s.collect_map(cells.iter().map(|(key, cell)| (key, cell)))
}
