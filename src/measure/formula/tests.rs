use super::*;
use crate::settings::Settings;

fn table(settings: &Settings, register: &str, name: &str) -> DataTable {
    let id = settings.knowledge.find_register(register).unwrap();
    let fields = settings.knowledge.register(id).each_field();
    let columns = fields.map(|(_, f)| (f.key.clone(), f.label.clone())).collect();
    DataTable { register: id, name: name.to_owned(), columns, rows: 10 }
}

fn of(measure: &str, by: &[(&str, &str)]) -> Option<String> {
    let settings = Settings::built_in().unwrap();
    let lists = vec![table(&settings, "risks", "Risks"), table(&settings, "finance", "Finance")];
    let tables = Tables { lists, ..Tables::default() };
    let id = settings.knowledge.find_measure(measure).unwrap();
    let mut scope = Scope::default();
    for (dimension, value) in by {
        match Dimension::of(dimension) {
            Dimension::Project => scope.project = Some((*value).to_owned()),
            other => drop(scope.by.insert(other, Some((*value).to_owned()).filter(|v| !v.is_empty()))),
        }
    }
    formula(&settings, "2026-10".parse().unwrap(), id, &tables, &scope).map(|f| f.text)
}

#[test]
fn counts() {
    assert_eq!(of("risks.total", &[]).unwrap(), "ROWS(Risks[Action owner])");
    assert_eq!(of("risks.total", &[("project", "P*1")]).unwrap(), "COUNTIFS(Risks[Project],\"=P~*1\")");
    assert_eq!(
        of("risks.open_severe", &[("project", "A5")]).unwrap(),
        "COUNTIFS(Risks[Project],\"=A5\",Risks[Status],\"<>Closed\",Risks[Status],\"<>Rejected\",\
         Risks[Status],\"<>Materialised\",Risks[Score],\">=15\")"
    );
    assert_eq!(of("risks.materialised", &[]).unwrap(), "COUNTIFS(Risks[Status],\"=Materialised\")");
    assert!(of("risks.open_overdue", &[]).unwrap().ends_with("Risks[Due],\"<\"&DATE(2026,10,31))"));
    assert!(of("risks.no_owner", &[]).unwrap().ends_with("*(Risks[Owner]=\"\"))"));
}

#[test]
fn sums_are_blank_where_nothing_is_known() {
    let year = "Finance[Period],\">=\"&DATE(2026,4,1),Finance[Period],\"<=\"&DATE(2026,10,31)";
    assert_eq!(
        of("finance.actual_to_date", &[]).unwrap(),
        format!("IF(COUNTIFS({year},Finance[Actual],\"<>\")>0,SUMIFS(Finance[Actual],{year}),\"\")")
    );
    assert_eq!(
        of("finance.actual", &[("month", "2026-05")]).unwrap(),
        "IF(COUNTIFS(Finance[Period],DATE(2026,5,1),Finance[Actual],\"<>\")>0,\
         SUMIFS(Finance[Actual],Finance[Period],DATE(2026,5,1)),\"\")"
    );
}

#[test]
fn measures_of_measures() {
    let spent = "Finance[Period],\">=\"&DATE(2026,4,1),Finance[Period],\"<=\"&DATE(2026,10,31)";
    let rest = "Finance[Period],\">=\"&DATE(2026,11,1),Finance[Period],\"<=\"&DATE(2027,3,31)";
    let (known_spent, known_rest) = (
        format!("COUNTIFS({spent},Finance[Actual],\"<>\")>0"),
        format!("COUNTIFS({rest},Finance[Forecast],\"<>\")>0"),
    );
    let sum = format!("(SUMIFS(Finance[Actual],{spent})+SUMIFS(Finance[Forecast],{rest}))");
    assert_eq!(of("finance.outturn", &[]).unwrap(), format!("IF(OR({known_spent},{known_rest}),{sum},\"\")"));
    let variance = of("finance.variance_year", &[]).unwrap();
    assert!(variance.starts_with("IF(AND(COUNTIFS("), "{variance}");
    assert!(variance.ends_with(&format!("-{sum}),\"\")")), "{variance}");
    let percent = of("finance.variance_percent", &[]).unwrap();
    assert!(percent.len() < 2500 && percent.contains("<>0)"), "{percent}");
}

#[test]
fn what_cannot_be_said() {
    // No table of issues; distinct people; a table without the column.
    assert_eq!(of("issues.total", &[]), None);
    assert_eq!(of("roles.people", &[]), None);
    assert_eq!(of("risks.total", &[("programme", "Digital")]), None);
}
