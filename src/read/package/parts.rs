//! How the parts of an Office Open XML workbook hang together: relations, sheets, tables, properties.

use super::Package;
use super::xml::{self, attribute};
use crate::model::address::{Area, CellRef};
use quick_xml::events::Event;
use std::collections::BTreeMap;

/// One part pointing at another.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Relation {
    id: String,
    kind: String,
    target: String,
}

/// A table object of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TablePart {
    /// Its name.
    pub name: String,
    /// Header row and data rows.
    pub area: Area,
}

/// The relations of the part at `path` (empty for the package itself), with their targets as full paths.
fn relations(package: &mut Package<'_>, path: &str) -> Vec<Relation> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let own =
        if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
    let mut found = Vec::new();
    xml::elements(&package.small(&own).unwrap_or_default(), |name, e| {
        if name == "Relationship"
            && let (Some(id), Some(kind), Some(target)) = (e.get("Id"), e.get("Type"), e.get("Target"))
        {
            found.push(Relation { id, kind, target: resolve(folder, &target) });
        }
    });
    found
}

/// The full paths of the parts that the part at `path` points at, by the ids that it has for them.
pub fn targets(package: &mut Package<'_>, path: &str) -> BTreeMap<String, String> {
    relations(package, path).into_iter().map(|r| (r.id, r.target)).collect()
}

/// The full path of `target` as written in a part that lies in `folder`.
fn resolve(folder: &str, target: &str) -> String {
    let absolute = target.starts_with('/');
    let mut path: Vec<&str> = if absolute { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.retain(|step| !step.is_empty());
    path.join("/")
}

/// Where the parts of a workbook lie.
#[derive(Debug)]
pub struct WorkbookParts {
    /// The sheets in the order of their tabs; empty where one points nowhere.
    pub sheets: Vec<String>,
    /// The shared texts.
    pub texts: String,
}

/// Finds the parts of the workbook.
pub fn workbook(package: &mut Package<'_>) -> WorkbookParts {
    let root = relations(package, "").into_iter().find(|r| r.kind.ends_with("/officeDocument"));
    let workbook = root.map_or_else(|| "xl/workbook.xml".to_owned(), |r| r.target);
    let relations = relations(package, &workbook);
    let folder = workbook.rsplit_once('/').map_or("", |(folder, _)| folder);
    let texts = relations.iter().find(|r| r.kind.ends_with("/sharedStrings"));
    let texts = texts.map_or_else(|| resolve(folder, "sharedStrings.xml"), |r| r.target.clone());
    let mut parts = WorkbookParts { sheets: Vec::new(), texts };
    xml::elements(&package.small(&workbook).unwrap_or_default(), |name, e| {
        if name == "sheet" {
            let id = e.get("id").unwrap_or_default();
            let target = relations.iter().find(|r| r.id == id).map(|r| r.target.clone());
            parts.sheets.push(target.unwrap_or_default());
        }
    });
    parts
}

/// The table objects of the sheet at `path`, by name.
pub fn tables(package: &mut Package<'_>, path: &str) -> Vec<TablePart> {
    let parts = relations(package, path).into_iter().filter(|r| r.kind.ends_with("/table"));
    let mut tables: Vec<TablePart> = parts
        .filter_map(|r| {
            let part = package.small(&r.target)?;
            xml::first_of(&part, "table", |e| {
                let totals = e.get("totalsRowCount").and_then(|n| n.parse().ok()).unwrap_or(0);
                let mut area = parse_area(&e.get("ref")?)?;
                area.last.row = area.last.row.saturating_sub(totals).max(area.first.row);
                Some(TablePart { name: e.get("displayName").or_else(|| e.get("name"))?, area })
            })
        })
        .collect();
    tables.sort_by_key(|table| table.area);
    tables
}

/// `A1:C7` or `A1`, corners in either order.
pub fn parse_area(text: &str) -> Option<Area> {
    let (a, b) = text.split_once(':').unwrap_or((text, text));
    let (a, b) = (CellRef::parse(a)?, CellRef::parse(b)?);
    Some(Area {
        first: CellRef::new(a.row.min(b.row), a.col.min(b.col)),
        last: CellRef::new(a.row.max(b.row), a.col.max(b.col)),
    })
}

/// The text of the workbook's custom document property of this name.
pub fn custom_property(package: &mut Package<'_>, name: &str) -> Option<String> {
    let part = package.small("docProps/custom.xml")?;
    let mut reader = xml::reader(part.as_slice());
    let (mut buffer, mut inside) = (Vec::new(), false);
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(e) if e.local_name().as_ref() == "property" => {
                inside = attribute(&e, "name").as_deref() == Some(name);
            }
            Event::Text(t) if inside && !t.trim().is_empty() => return Some(t.trim().to_owned()),
            Event::Eof => return None,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_resolved() {
        assert_eq!(resolve("xl/worksheets", "../tables/table1.xml"), "xl/tables/table1.xml");
        assert_eq!(resolve("xl", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve("", "xl/workbook.xml"), "xl/workbook.xml");
        assert_eq!(resolve("a", "../../../b"), "b");
    }

    #[test]
    fn areas_are_put_right() {
        assert_eq!(parse_area("C3:A1").map(|a| a.to_string()), Some("A1:C3".to_owned()));
        assert_eq!(parse_area("B2").map(|a| a.to_string()), Some("B2".to_owned()));
        assert_eq!(parse_area("A:B"), None);
    }
}
