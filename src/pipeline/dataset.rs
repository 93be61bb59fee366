//! The records behind the figures, for what looks back at a month: the files of `dataset/`.

use crate::export::{Added, AddedValues, parquet};
use crate::finding::Finding;
use crate::lineage::{Rules, Said};
use crate::measure::{behind, declared, met, to_portfolio};
use crate::model::artifact::Artifact;
use crate::model::dataset::Dataset;
use crate::model::register::{FieldKind, Register, RegisterId};
use crate::settings::Settings;
use crate::store::StoreError;
use rayon::prelude::*;

/// Digits after the point of an amount in the portfolio's currency.
const HOME: u32 = 10;

/// A file for each register that has records, and `measures.json`, which says what the figures are made of. A record has
/// what `export --format parquet` writes; for each amount `<field>_home`, it in the portfolio's currency (unknown where no
/// rate is); for each measure of its records `in:<measure>`, whether the record is behind it; for each condition of these
/// measures `if:<n>`, whether the record meets it; and `_rule`, how values came about that are not as written.
///
/// # Errors
/// None that data can bring about.
pub fn files(
    dataset: &Dataset,
    settings: &Settings,
    findings: &[Finding],
) -> Result<Vec<Artifact>, StoreError> {
    let registers: Vec<_> =
        settings.knowledge.every_register().filter(|(id, _)| dataset.count(*id) > 0).collect();
    let said = Said::new(findings);
    let file = |(id, register): (RegisterId, &Register)| {
        let rules = Rules::new(dataset, settings, &said, id);
        let mut added = vec![Added {
            name: "_rule".to_owned(),
            values: AddedValues::Texts(Box::new(|batch, i| rules.json(batch, i))),
        }];
        added.extend(amounts(dataset, settings, id));
        added.extend(masks(dataset, settings, id));
        let bytes = parquet(dataset, settings, id, &added)?;
        Ok(Artifact { path: format!("dataset/{}.parquet", register.key), bytes })
    };
    registers.into_par_iter().map(file).collect()
}

/// `measures.json`.
///
/// # Errors
/// None that data can bring about; only a fault of the writer.
pub fn declarations(dataset: &Dataset, settings: &Settings) -> Result<Artifact, serde_json::Error> {
    let mut bytes = serde_json::to_vec(&declared(dataset, settings))?;
    bytes.push(b'\n');
    Ok(Artifact { path: "dataset/measures.json".to_owned(), bytes })
}

fn amounts<'a>(dataset: &'a Dataset, settings: &'a Settings, id: RegisterId) -> Vec<Added<'a>> {
    let fields = settings.knowledge.register(id).each_field();
    let money = fields.filter(|(_, field)| field.kind == FieldKind::Money);
    money
        .map(|(at, field)| Added {
            name: format!("{}_home", field.key),
            values: AddedValues::Decimals(
                HOME,
                Box::new(move |batch, i| to_portfolio(dataset, settings, batch, at, i)),
            ),
        })
        .collect()
}

fn masks<'a>(dataset: &'a Dataset, settings: &'a Settings, id: RegisterId) -> Vec<Added<'a>> {
    let name = |measure| format!("in:{}", settings.knowledge.measure(measure).id);
    let measures = behind(dataset, settings, id).into_iter().map(|(id, masks)| (name(id), masks));
    let conditions = met(dataset, settings, id).into_iter().enumerate();
    let conditions = conditions.map(|(n, masks)| (format!("if:{n}"), masks));
    let all = measures.chain(conditions);
    all.map(|(name, masks)| Added { name, values: AddedValues::Flags(masks) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::fixture;
    use crate::settings::FxRate;
    use crate::store::{self, Table, Values};

    const FINANCE: (&str, &str, &str, &[&str]) = (
        "P1 finance.xlsx",
        "finance",
        "project|category|period|budget|actual",
        &[
            "P1|Staff|2026-03|10|10",
            "P1|Staff|2026-09|100|90.50",
            "P1|Kit|2026-10|50 EUR|20 USD",
            "P1|Kit|2026-11|7|",
        ],
    );
    const RISKS: (&str, &str, &str, &[&str]) = (
        "P1.xlsx",
        "risks",
        "project|id|score|status",
        &["P1|R1|20|open", "P1|R2|15|", "P1|R3|25|closed", "P1|R4|14|open"],
    );

    /// The stored tables of two registers, with a rate for euros and none for dollars.
    fn stored(dir: &std::path::Path) -> Vec<Table> {
        let mut settings = Settings::built_in().unwrap();
        let rate = FxRate {
            currency: crate::model::money::Currency::parse("EUR").unwrap(),
            rate: "0.86".parse().unwrap(),
            from: jiff::civil::date(2026, 10, 1),
        };
        settings.fx = vec![rate];
        let dataset = fixture::dataset(&settings, &[FINANCE, RISKS]);
        let files = files(&dataset, &settings, &[]).unwrap();
        assert_eq!(
            files.iter().map(|f| f.path.as_str()).collect::<Vec<_>>(),
            ["dataset/risks.parquet", "dataset/finance.parquet"]
        );
        let read = |file: &Artifact| {
            let path = dir.join(file.path.replace('/', "-"));
            std::fs::write(&path, &file.bytes).unwrap();
            store::read(&path).unwrap()
        };
        files.iter().map(read).collect()
    }

    fn flags(table: &Table, name: &str) -> Vec<bool> {
        let Some(Values::Flag(flags)) = table.column(name).unwrap() else { panic!("no flags {name}") };
        flags.into_iter().map(Option::unwrap).collect()
    }

    #[test]
    fn records_say_which_measures_they_are_behind() {
        let dir = tempfile::TempDir::new().unwrap();
        let [risks, finance] = &stored(dir.path())[..] else { panic!("two tables") };
        assert_eq!(flags(risks, "in:risks.total"), [true, true, true, true]);
        assert_eq!(flags(risks, "in:risks.open_severe"), [true, true, false, false]);
        assert_eq!(flags(finance, "in:finance.budget_to_date"), [false, true, true, false]);
        assert_eq!(flags(finance, "in:finance.actual_to_date"), [false, true, true, false]);
        assert_eq!(flags(finance, "in:finance.budget_year"), [false, true, true, true]);
        // Made of other measures, or of another register's records.
        assert_eq!(finance.column("in:finance.outturn").unwrap(), None);
        assert_eq!(finance.column("in:risks.total").unwrap(), None);
    }

    #[test]
    fn amounts_stand_in_the_currency_of_the_portfolio_too() {
        let dir = tempfile::TempDir::new().unwrap();
        let [_, finance] = &stored(dir.path())[..] else { panic!("two tables") };
        let amounts = |name: &str| match finance.column(name).unwrap() {
            Some(Values::Decimal(v)) => {
                v.iter().map(|d| d.map_or("?".to_owned(), |d| d.to_string())).collect::<Vec<_>>()
            }
            _ => panic!("no amounts {name}"),
        };
        assert_eq!(amounts("budget"), ["10", "100", "50", "7"]);
        assert_eq!(amounts("budget_home"), ["10", "100", "43", "7"]);
        assert_eq!(amounts("actual"), ["10", "90.5", "20", "?"]);
        assert_eq!(amounts("actual_home"), ["10", "90.5", "?", "?"]);
    }
}
