//! How a figure stands: its value against the thresholds that hold for it.

use crate::model::dataset::Dataset;
use crate::model::figure::Status;
use crate::model::measure::{Good, Measure, Threshold};
use crate::model::text::fold;
use crate::settings::Settings;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, HashMap};

/// Thresholds by measure id.
type Set = BTreeMap<String, Threshold>;

/// The thresholds of a run.
pub struct Standing<'a> {
    /// For each project its own, then those of its tier.
    projects: HashMap<&'a str, Vec<&'a Set>>,
    portfolio: &'a Set,
}

impl<'a> Standing<'a> {
    /// Those of the settings, for the projects of a dataset.
    pub fn new(dataset: &'a Dataset, settings: &'a Settings) -> Self {
        let own: HashMap<&str, &Set> =
            settings.projects.iter().map(|p| (p.code.as_str(), &p.thresholds)).collect();
        let tiers: HashMap<String, &Set> =
            settings.tiers.iter().map(|t| (fold(&t.name), &t.thresholds)).collect();
        let projects = dataset.projects.iter().map(|project| {
            let own = own.get(project.code.as_str()).copied();
            let tier = project.tier.as_deref().and_then(|tier| tiers.get(&fold(tier)).copied());
            (project.code.as_str(), own.into_iter().chain(tier).collect())
        });
        Self { projects: projects.collect(), portfolio: &settings.thresholds }
    }

    /// How `value` stands against the threshold of a measure. `None` without a threshold. More is worse where less is good,
    /// and the other way about.
    pub fn of(&self, measure: &Measure, project: Option<&str>, value: Decimal) -> Option<Status> {
        let threshold = self.threshold(measure, project)?;
        let beyond = |limit| match measure.good {
            Good::Down => value >= limit,
            Good::Up | Good::Neutral => value <= limit,
        };
        Some(match (beyond(threshold.red), beyond(threshold.amber)) {
            (true, _) => Status::Red,
            (false, true) => Status::Amber,
            (false, false) => Status::Green,
        })
    }

    /// The project's own, else its tier's, else the portfolio's, else the measure's; of the portfolio without a project.
    pub fn threshold(&self, measure: &'a Measure, project: Option<&str>) -> Option<&'a Threshold> {
        let closest = project.and_then(|code| self.projects.get(code)).into_iter().flatten().copied();
        let set = closest.chain([self.portfolio]).find_map(|set| set.get(&measure.id));
        set.or(measure.threshold.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::fixture::dataset;

    const SETTINGS: &str = r#"
[thresholds]
"risks.open" = { amber = "20", red = "40" }
[tier.A.thresholds]
"risks.open" = { amber = "5", red = "10" }
"finance.variance_percent" = { amber = "-0.02", red = "-0.04" }
[[project]]
code = "P1"
thresholds = { "risks.open" = { amber = "2", red = "3" } }
"#;

    /// How a value stands: of P1 and P2, which are of the tier A, of P3, which is of none, and of the portfolio.
    fn stands(id: &str, value: &str) -> [Option<Status>; 4] {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("packwright.toml");
        std::fs::write(&path, SETTINGS).unwrap();
        let sources = crate::settings::Sources { config: Some(&path), ..Default::default() };
        let settings = crate::settings::load(sources).unwrap();
        let mut data = dataset(&settings, &[]);
        data.projects[0].tier = Some("A".to_owned());
        data.projects[1].tier = Some("a".to_owned());
        let standing = Standing::new(&data, &settings);
        let measure = settings.knowledge.measure(settings.knowledge.find_measure(id).unwrap());
        let of = |project| standing.of(measure, project, value.parse().unwrap());
        [of(Some("P1")), of(Some("P2")), of(Some("P3")), of(None)]
    }

    #[test]
    fn the_closest_threshold_counts() {
        let [green, amber, red] = [Status::Green, Status::Amber, Status::Red].map(Some);
        // Own 2 and 3, the tier's 5 and 10, the portfolio's 20 and 40.
        assert_eq!(stands("risks.open", "1"), [green, green, green, green]);
        assert_eq!(stands("risks.open", "2"), [amber, green, green, green]);
        assert_eq!(stands("risks.open", "5"), [red, amber, green, green]);
        assert_eq!(stands("risks.open", "20"), [red, red, amber, amber]);
        assert_eq!(stands("risks.open", "40"), [red, red, red, red]);
        // P1 has none of its own for it; the measure's are -0.05 and -0.10, and more is better.
        assert_eq!(stands("finance.variance_percent", "-0.03"), [amber, amber, green, green]);
        assert_eq!(stands("finance.variance_percent", "-0.04"), [red, red, green, green]);
        assert_eq!(stands("finance.variance_percent", "-0.10"), [red, red, red, red]);
        assert_eq!(stands("risks.total", "1000"), [None; 4]);
    }
}
