use super::*;
use crate::model::address::CellRef;
use crate::model::dataset::{Account, Source};
use crate::model::money::{Currency, Money};
use crate::model::period::Period;
use crate::model::record::{Batch, Cells, Column, ExtraColumn, Value, Values};
use crate::model::register::{FieldKind, RegisterId};
use crate::model::scale::Level;
use crate::model::text::Interner;
use crate::model::vocabulary::ChoiceId;
use crate::model::workbook::Visibility;

fn source(file: &str, stale: bool) -> Source {
    Source {
        file: file.to_owned(),
        sha256: String::new(),
        bytes: 0,
        sheets: vec![("Cover".to_owned(), Visibility::Visible), ("Risk's".to_owned(), Visibility::Visible)],
        error: None,
        period: None,
        stale,
        tables: Vec::new(),
        ignored: Vec::new(),
        left_out: Vec::new(),
        superseded: Vec::new(),
        account: Account::default(),
        control: Default::default(),
    }
}

/// Two risks of `a.xlsx`, the lower one first, and one of the stale `b.xlsx`.
pub(super) fn dataset(settings: &Settings) -> Dataset {
    let mut text = Interner::default();
    let knowledge = &settings.knowledge;
    let id = knowledge.find_register("risks").unwrap();
    let mut dataset = Dataset {
        period: Period::new(2026, 10).unwrap(),
        currency: Currency::parse("GBP").unwrap(),
        text: Interner::default(),
        sources: vec![source("a.xlsx", false), source("b.xlsx", true)],
        projects: Vec::new(),
        notes: Vec::new(),
        registers: vec![Vec::new(); knowledge.registers.len()],
    };
    let first = batch(settings, &mut text, id, 0, &[7, 4]);
    let second = batch(settings, &mut text, id, 1, &[2]);
    dataset.registers[usize::from(id.0)] = vec![first, second];
    dataset.text = text;
    dataset
}

fn batch(settings: &Settings, text: &mut Interner, id: RegisterId, source: u32, rows: &[u32]) -> Batch {
    let register = settings.knowledge.register(id);
    let len = rows.len();
    let mut batch = Batch {
        register: id,
        source,
        sheet: 1,
        rows: rows.to_vec(),
        transposed: false,
        columns: Vec::new(),
        extras: Vec::new(),
        schemes: Vec::new(),
        parked: Vec::new(),
    };
    let gbp = Currency::parse("GBP").unwrap();
    let money = Money { amount: "1234.5".parse().unwrap(), currency: gbp };
    let status = register.decl(register.field("status").unwrap()).kind.clone();
    let FieldKind::Choice(list) = status else { panic!("status is a choice") };
    let open = settings.knowledge.vocabulary(&list).unwrap().find("open").unwrap();
    let values = [
        ("project", Value::Text(text.intern("P101"))),
        ("title", Value::Text(text.intern("=Delay, \"late\""))),
        ("likelihood", Value::Level(Level::new(4).unwrap())),
        ("cost_impact", Value::Money(money)),
        ("probability", Value::Number("0.50".parse().unwrap())),
        ("status", Value::Choice(ChoiceId(open.0))),
        ("due_on", Value::Date(jiff::civil::date(2026, 11, 30))),
        ("related", Value::Text(text.intern("R-1; R-2"))),
    ];
    for (n, (key, value)) in values.into_iter().enumerate() {
        let field = register.field(key).unwrap();
        let mut column = Values::of(&register.decl(field).kind);
        (0..len).for_each(|_| column.push(value));
        let cells = match key {
            "project" => Cells::One(0, CellRef::new(2, 1)),
            "status" => Cells::Nowhere,
            _ => Cells::Along(n as u32),
        };
        batch.columns.push(Column {
            field,
            values: column,
            natives: Vec::new(),
            precisions: Vec::new(),
            cells,
        });
    }
    batch.columns.sort_by_key(|c| c.field);
    let likelihood = batch.column_mut(register.field("likelihood").unwrap()).unwrap();
    likelihood.set_native(0, len, text.intern("High"));
    let likelihood = likelihood.field;
    batch.schemes.push((likelihood, text.intern("five-words")));
    let label = text.intern("Colour");
    let red = text.intern("red");
    batch.extras.push(ExtraColumn { label, values: vec![red; len], at: 9 });
    batch.extras.push(ExtraColumn { label, values: vec![red; len], at: 10 });
    batch
}

fn lines(bytes: &[u8]) -> Vec<serde_json::Value> {
    let text = std::str::from_utf8(bytes).unwrap();
    text.lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

#[test]
fn a_record_a_line_with_every_key() {
    let settings = Settings::built_in().unwrap();
    let dataset = dataset(&settings);
    let id = settings.knowledge.find_register("risks").unwrap();
    let records = lines(&jsonl(&dataset, &settings, id));
    assert_eq!(records.len(), 3);
    let record = &records[1];
    let register = settings.knowledge.register(id);
    for field in &register.fields {
        assert!(record.get(&field.key).is_some(), "{}", field.key);
    }
    assert_eq!(record["title"], "=Delay, \"late\"");
    assert_eq!(record["likelihood"], 4);
    assert_eq!(record["cost_impact"], "1234.50");
    assert_eq!(record["cost_impact_currency"], "GBP");
    assert_eq!(record["cost_min"], serde_json::Value::Null);
    assert_eq!(record["cost_min_currency"], serde_json::Value::Null);
    assert_eq!(record["probability"], "0.5");
    assert_eq!(record["status"], "open");
    assert_eq!(record["due_on"], "2026-11-30");
    assert_eq!(record["related"], serde_json::json!(["R-1", "R-2"]));
    assert_eq!(record["_native"], serde_json::json!({"likelihood": "High"}));
    assert_eq!(record["_scheme"], serde_json::json!({"likelihood": "five-words"}));
    assert_eq!(record["extras"], serde_json::json!({"Colour": "red", "Colour (column K)": "red"}));
    // The other of the two records of the file was not changed on the way in.
    assert_eq!(records[0]["_native"], serde_json::json!({}));
}

#[test]
fn a_json_file_is_an_array_of_the_same_records() {
    let settings = Settings::built_in().unwrap();
    let dataset = dataset(&settings);
    let id = settings.knowledge.find_register("risks").unwrap();
    let files = files(&dataset, &settings, Format::Json).unwrap();
    assert_eq!(files.iter().map(|f| f.path.as_str()).collect::<Vec<_>>(), ["risks.json"]);
    let array: Vec<serde_json::Value> = serde_json::from_slice(&files[0].bytes).unwrap();
    assert_eq!(array, lines(&jsonl(&dataset, &settings, id)));
}

#[test]
fn csv_files_are_described_beside_them() {
    let settings = Settings::built_in().unwrap();
    let mut dataset = dataset(&settings);
    let files = |dataset: &Dataset| files(dataset, &settings, Format::Csv).unwrap();
    let written = files(&dataset);
    assert_eq!(
        written.iter().map(|f| f.path.as_str()).collect::<Vec<_>>(),
        ["risks.csv", "datapackage.json"]
    );
    let package: serde_json::Value = serde_json::from_slice(&written[1].bytes).unwrap();
    let fields = package["resources"][0]["schema"]["fields"].as_array().unwrap();
    let described: Vec<&str> = fields.iter().map(|f| f["name"].as_str().unwrap()).collect();
    let mut reader = ::csv::Reader::from_reader(written[0].bytes.as_slice());
    assert_eq!(described, reader.headers().unwrap().iter().collect::<Vec<_>>());
    assert!(names(&settings, Format::Csv, dataset.period).contains(&"datapackage.json".to_owned()));
    // Nothing is described where there is nothing.
    dataset.registers.iter_mut().for_each(Vec::clear);
    assert!(files(&dataset).is_empty());
}

#[test]
fn each_value_has_its_cell() {
    let settings = Settings::built_in().unwrap();
    let dataset = dataset(&settings);
    let id = settings.knowledge.find_register("risks").unwrap();
    let records = lines(&jsonl(&dataset, &settings, id));
    // Rows 5 and 8 of the first file, row 3 of the second: in order, whatever order they were read in.
    let rows: Vec<i64> = records.iter().map(|r| r["_source"]["row"].as_i64().unwrap()).collect();
    assert_eq!(rows, [5, 8, 3]);
    let source = &records[0]["_source"];
    assert_eq!(source["file"], "a.xlsx");
    assert_eq!(source["sheet"], "Risk's");
    assert_eq!(source.get("stale"), None);
    assert_eq!(source["cells"]["title"], "B5");
    assert_eq!(source["cells"]["project"], "'Cover'!B3");
    assert_eq!(source["cells"].get("status"), None);
    assert_eq!(records[2]["_source"]["stale"], true);
}

#[test]
fn csv_has_the_same_columns() {
    let settings = Settings::built_in().unwrap();
    let dataset = dataset(&settings);
    let id = settings.knowledge.find_register("risks").unwrap();
    let json = jsonl(&dataset, &settings, id);
    let bytes = csv(&dataset, &settings, id);
    let mut reader = ::csv::Reader::from_reader(bytes.as_slice());
    let header = reader.headers().unwrap().clone();
    // The keys of a JSON line in the order they stand there.
    let first = std::str::from_utf8(&json).unwrap().lines().next().unwrap();
    let mut from = 0;
    for key in &header {
        let at =
            first[from..].find(&format!("\"{key}\":")).unwrap_or_else(|| panic!("{key} is out of order"));
        from += at;
    }
    let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 3);
    let cell = |row: usize, key: &str| rows[row].get(header.iter().position(|h| h == key).unwrap()).unwrap();
    assert_eq!(cell(0, "title"), "'=Delay, \"late\"");
    assert_eq!(cell(0, "cost_impact"), "1234.50");
    assert_eq!(cell(0, "cost_impact_currency"), "GBP");
    assert_eq!(cell(0, "cost_min"), "");
    assert_eq!(cell(0, "related"), "[\"R-1\",\"R-2\"]");
    assert_eq!(cell(1, "_native"), "{\"likelihood\":\"High\"}");
    let source: serde_json::Value = serde_json::from_str(cell(2, "_source")).unwrap();
    assert_eq!(source["row"], 3);
}

#[test]
fn only_registers_with_records_have_files() {
    let settings = Settings::built_in().unwrap();
    let dataset = dataset(&settings);
    let files = files(&dataset, &settings, Format::Jsonl).unwrap();
    assert_eq!(files.iter().map(|f| f.path.as_str()).collect::<Vec<_>>(), ["risks.jsonl"]);
    assert!(names(&settings, Format::Csv, dataset.period).contains(&"issues.csv".to_owned()));
    let parquet = names(&settings, Format::Parquet, dataset.period);
    assert!(parquet.contains(&"issues/reporting_period=2026-10/part-0.parquet".to_owned()));
}

#[test]
fn records_across_the_columns_name_their_column() {
    let settings = Settings::built_in().unwrap();
    let mut dataset = dataset(&settings);
    let id = settings.knowledge.find_register("risks").unwrap();
    for batch in &mut dataset.registers[usize::from(id.0)] {
        batch.transposed = true;
    }
    let records = lines(&jsonl(&dataset, &settings, id));
    assert_eq!(records[0]["_source"]["row"], serde_json::Value::Null);
    assert_eq!(records[0]["_source"]["column"], "E");
    assert_eq!(records[0]["_source"]["cells"]["title"], "E2");
    assert!(records[0]["extras"].get("Colour (row 11)").is_some());
}

fn stored(dataset: &Dataset, settings: &Settings) -> crate::store::Table {
    let dir = tempfile::TempDir::new().unwrap();
    let path = dir.path().join("part-0.parquet");
    std::fs::write(&path, &files(dataset, settings, Format::Parquet).unwrap()[0].bytes).unwrap();
    crate::store::read(&path).unwrap()
}

#[test]
fn parquet_has_every_key_with_its_type() {
    use crate::store::{Kind, Values};
    let settings = Settings::built_in().unwrap();
    let table = stored(&dataset(&settings), &settings);
    let names: Vec<&str> = table.columns().iter().map(|c| c.name.as_str()).collect();
    let register = settings.knowledge.register(settings.knowledge.find_register("risks").unwrap());
    let mut rest = names.iter();
    assert!(register.fields.iter().all(|field| rest.any(|name| *name == field.key)));
    let kind = |name: &str| table.columns().iter().find(|c| c.name == name).unwrap().kind;
    assert_eq!((kind("cost_min"), kind("cost_min_currency")), (Kind::Decimal(4), Kind::Text));
    assert_eq!((kind("probability"), kind("likelihood")), (Kind::Decimal(18), Kind::Whole));
    assert_eq!((kind("due_on"), kind("related"), kind("owner")), (Kind::Date, Kind::List, Kind::Text));

    let column = |name: &str| table.column(name).unwrap().unwrap();
    let texts = |name: &str| match column(name) {
        Values::Text(t) => (0..t.len()).map(|i| t.get(i).map(str::to_owned)).collect::<Vec<_>>(),
        _ => panic!("{name} is no text"),
    };
    let decimal = |text: &str| Some(text.parse().unwrap());
    let ids = || Some(vec!["R-1".to_owned(), "R-2".to_owned()]);
    assert_eq!(column("_source_row"), Values::Whole(vec![Some(5), Some(8), Some(3)]));
    assert_eq!(column("_stale"), Values::Flag(vec![Some(false), Some(false), Some(true)]));
    assert_eq!(column("cost_impact"), Values::Decimal(vec![decimal("1234.5"); 3]));
    assert_eq!(column("cost_min"), Values::Decimal(vec![None; 3]));
    assert_eq!(column("related"), Values::List(vec![ids(), ids(), ids()]));
    assert_eq!(texts("_source_file"), ["a.xlsx", "a.xlsx", "b.xlsx"].map(|f| Some(f.to_owned())));
    assert_eq!(texts("_source_column"), [None, None, None]);
    assert_eq!(texts("status")[0].as_deref(), Some("open"));
    assert_eq!(texts("cost_impact_currency")[2].as_deref(), Some("GBP"));
    assert_eq!(
        texts("_native"),
        ["{}", "{\"likelihood\":\"High\"}", "{\"likelihood\":\"High\"}"].map(|j| Some(j.to_owned()))
    );
    assert_eq!(texts("extras")[0].as_deref(), Some("{\"Colour\":\"red\",\"Colour (column K)\":\"red\"}"));
    let cells: serde_json::Value =
        serde_json::from_str(texts("_source_cells")[0].as_deref().unwrap()).unwrap();
    assert_eq!((&cells["title"], &cells["project"]), (&"B5".into(), &"'Cover'!B3".into()));
}

#[test]
fn parquet_names_the_column_of_records_across_the_columns() {
    use crate::store::Values;
    let settings = Settings::built_in().unwrap();
    let mut dataset = dataset(&settings);
    let id = settings.knowledge.find_register("risks").unwrap();
    dataset.registers[usize::from(id.0)].iter_mut().for_each(|batch| batch.transposed = true);
    let table = stored(&dataset, &settings);
    assert_eq!(table.column("_source_row").unwrap(), Some(Values::Whole(vec![None; 3])));
    let Some(Values::Text(letters)) = table.column("_source_column").unwrap() else { panic!("no letters") };
    assert_eq!((letters.get(0), letters.get(1), letters.get(2)), (Some("E"), Some("H"), Some("C")));
}
