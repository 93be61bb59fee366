//! Columns of levels as people write them, with what a careful person takes them for.

use crate::model::table::{Unit, UnitMeasure};
use crate::normalise::fixture::{File, Out};

/// A column of a field, its cells parted by `|`.
fn column(field: &str, cells: &str) -> File {
    let register = if field == "severity" { "issues" } else { "risks" };
    let rows: Vec<&str> = cells.split('|').collect();
    File::new(register, field, &rows)
}

/// The levels of a field, `~` where there is none.
fn levels(out: &Out, field: &str) -> String {
    let values = out.values(field);
    values.iter().map(|v| v.split(' ').next().unwrap_or("")).collect::<Vec<_>>().join(" ")
}

/// What was found of levels, without the cells.
fn found(out: &Out) -> Vec<&str> {
    let mut all: Vec<&str> = out.findings.iter().map(|f| f.code.id).filter(|c| *c != "id-made").collect();
    all.sort_unstable();
    all
}

#[test]
fn words_and_numbers_of_many_scales() {
    for (field, cells, want) in [
        ("likelihood", "H|M|L", "5 3 1"),
        ("likelihood", "Haute|Moyenne|Faible", "5 3 1"),
        ("likelihood", "Hoog|Gemiddeld|Laag", "5 3 1"),
        ("likelihood", "A|M|B", "5 3 1"),
        ("impact", "Critical|High|Medium|Low", "5 4 2 1"),
        ("impact", "VH|H|M|L|VL", "5 4 3 2 1"),
        ("impact", "Medium (3)|Very high (5)", "3 5"),
        ("impact", "3 - Medium|5 - Very high", "3 5"),
        ("impact", "L (1)|M (3)|H (5)", "1 3 5"),
        ("impact", "1 - High|2 - Medium|3 - Low", "5 3 1"),
        ("impact", "1. Insignificant|2. Minor|5. Catastrophic", "1 2 5"),
        ("impact", "Low|Low-Medium|Medium|Medium-High|High", "1 2 3 4 5"),
        ("impact", "●●●○○|●○○○○|●●●●●", "3 1 5"),
        ("impact", "3/5|1/3|2/4", "3 1 2"),
        ("likelihood", "Unwahrscheinlich|Möglich|Fast sicher", "2 3 5"),
        ("likelihood", "Rare (<5%)|Likely (60-80%)|Almost certain (>80%)", "1 4 5"),
    ] {
        let out = column(field, cells).read();
        assert_eq!(levels(&out, field), want, "{cells}");
        assert!(!found(&out).contains(&"level-assumed"), "{cells}");
    }
}

#[test]
fn shares_come_onto_five_levels_through_their_numbers() {
    // 0-10 %, 10-30 %, 30-50 %, 50-80 %, 80-100 %; an edge belongs to the lower level.
    for (cells, want) in [
        ("5%|20%|40%|65%|90%", "1 2 3 4 5"),
        ("10 %|30 %|50 %|70 %|90 %", "1 2 3 4 5"),
        ("=0.1|=0.3|=0.5|=0.7|=0.9", "1 2 3 4 5"),
        ("=0.05|0%|=0.65|0%|=1|0%".replace("|0%", "").as_str(), "1 4 5"),
        ("0,2|0,9", "2 5"),
        ("<10%|10-25 %|25-50 %|50-75 %|75 % to 100 %", "1 2 3 4 5"),
        ("0-20%|20-40%|40-60%|60-80%|80-100%", "1 2 3 4 5"),
        (">80 %|< 10 %", "5 1"),
    ] {
        let out = column("likelihood", cells).read();
        assert_eq!(levels(&out, "likelihood"), want, "{cells}");
        assert!(!found(&out).contains(&"word-unknown"), "{cells}");
    }
    let out = column("likelihood", "=30|=70|=5").read();
    assert_eq!(levels(&out, "likelihood"), "2 4 1");
    assert_eq!(out.values("probability"), ["0.3 <30>", "0.7 <70>", "0.05 <5>"]);
    assert_eq!(found(&out), ["percent-guessed", "probability-from-likelihood"]);
    let percent = Unit { measure: Some(UnitMeasure::Percent), ..Unit::default() };
    let out = column("likelihood", "=30|=70").label(0, "Likelihood (%)", percent).read();
    assert_eq!(levels(&out, "likelihood"), "2 4");
    assert_eq!(found(&out), ["probability-from-likelihood"]);
    let out = column("likelihood", "10-25 %|>80 %").read();
    assert_eq!(out.values("probability"), ["~", "~"]);
}

#[test]
fn a_probability_of_its_own_stays() {
    let out = File::new("risks", "likelihood\tprobability", &["30%\t=0.25"]).read();
    assert_eq!(out.values("probability"), ["0.25"]);
    assert_eq!(levels(&out, "likelihood"), "2");
}

#[test]
fn amounts_that_make_a_whole_scale_are_levels() {
    // Five stretches from nothing upwards, the last open: levels 1 to 5.
    let out = column("impact", "< 50 k€|50-100 k€|€100k–€250k|250k€ - 1m€|> 1 m€").read();
    assert_eq!(levels(&out, "impact"), "1 2 3 4 5");
    // Three: 1, 3, 5.
    let out = column("impact", "<1 week|1-4 weeks|> 1 month").read();
    assert_eq!(levels(&out, "impact"), "1 3 5");
    assert_eq!(found(&out), ["level-mapped"]);
    // The highest has an end, so a higher one may be missing: told.
    let out = column("impact", "0-5 days|6-10 days|11-20 days").read();
    assert_eq!(levels(&out, "impact"), "1 3 5");
    assert_eq!(found(&out), ["level-mapped", "level-size-assumed"]);
    // A gap: other levels are missing, and nobody knows how many.
    let out = column("impact", "< £50k|£250k-£1m").read();
    assert_eq!(levels(&out, "impact"), "~ ~");
    assert_eq!(found(&out), ["level-unclear"]);
}

#[test]
fn bare_numbers_are_of_five_levels_and_what_is_assumed_is_told() {
    for (cells, want, codes) in [
        ("=1|=3|=5", "1 3 5", &[][..]),
        ("1|3|5", "1 3 5", &[]),
        ("=1|=2|=4", "1 2 4", &["level-size-assumed"]),
        ("=1|=6|=10", "1 3 5", &["level-mapped"]),
        ("=1|=7|=8", "1 4 4", &["level-mapped", "level-size-assumed"]),
        ("=2.5|=3", "~ 3", &["level-size-assumed", "word-unknown"]),
    ] {
        let out = column("impact", cells).read();
        assert_eq!(levels(&out, "impact"), want, "{cells}");
        assert_eq!(found(&out), codes, "{cells}");
    }
    let out = column("impact", "=1|=2|=4").label(0, "Impact (1-4)", Unit::default()).read();
    assert_eq!(levels(&out, "impact"), "1 2 5");
    assert_eq!(found(&out), ["level-mapped"]);
    let out = column("impact", "=0|=2|=4").label(0, "Impact (0-4)", Unit::default()).read();
    assert_eq!(levels(&out, "impact"), "1 3 5");
    // The other level column reaches five, and both are of one matrix.
    let out = File::new("risks", "likelihood\timpact", &["=1\t=5", "=4\t=2"]).read();
    assert_eq!(levels(&out, "likelihood"), "1 4");
    assert_eq!(found(&out), Vec::<&str>::new());
}

#[test]
fn a_severity_of_bare_numbers_is_asked() {
    let out = column("severity", "=1|=2|=4").read();
    assert_eq!(levels(&out, "severity"), "1 2 4");
    assert_eq!(found(&out), ["level-assumed"]);
    let out = column("severity", "=1|=2|=4").label(0, "Severity (1 = high, 4 = low)", Unit::default()).read();
    assert_eq!(levels(&out, "severity"), "5 4 1");
    assert_eq!(found(&out), ["level-mapped"]);
    let out = column("severity", "1 - High|2 - Medium|3 - Low|2").read();
    assert_eq!(levels(&out, "severity"), "5 3 1 3");
    let out = column("impact", "Sev 1|Sev 2|Sev 3|Sev 4").read();
    assert_eq!(levels(&out, "impact"), "5 4 2 1");
    assert!(found(&out).contains(&"level-assumed"));
    let out = column("impact", "L1|L3|L5").read();
    assert_eq!(levels(&out, "impact"), "1 3 5");
    // Without a column of priorities they are those.
    let out = column("severity", "Sev 1|Sev 2|Sev 3|Sev 4").read();
    assert_eq!(levels(&out, "priority"), "critical high medium low");
}

#[test]
fn other_columns_show_which_way_numbers_run() {
    let rows = ["=1\tRed", "=1\tR", "=2\tAmber", "=3\tGreen", "=3\tG"];
    let out = File::new("issues", "severity\trag", &rows).read();
    assert_eq!(levels(&out, "severity"), "5 5 3 1 1");
    assert!(found(&out).contains(&"level-order-found"), "{:?}", found(&out));
    let rows = ["=5\tCritical", "=4\tHigh", "=3\tMedium", "=1\tLow"];
    let out = File::new("issues", "severity\tpriority", &rows).read();
    assert_eq!(levels(&out, "severity"), "5 4 3 1");
    assert_eq!(found(&out), Vec::<&str>::new());
    // The score is the product of the numbers as they stand.
    let rows = ["=1\t=5\t=5", "=2\t=4\t=8", "=3\t=3\t=9", "=4\t=1\t=4"];
    let out = File::new("risks", "likelihood\timpact\tscore", &rows).read();
    assert_eq!(levels(&out, "likelihood"), "1 2 3 4");
    assert_eq!(found(&out), Vec::<&str>::new());
}

#[test]
fn letters_are_unclear_until_something_shows_their_order() {
    let out = column("likelihood", "A|B|C|E").read();
    assert_eq!(levels(&out, "likelihood"), "~ ~ ~ ~");
    assert_eq!(found(&out), ["level-unclear"]);
    let out = column("likelihood", "A|B").read();
    assert_eq!(found(&out), ["level-unclear"]);
    let rows = ["A\tRed", "A\tRed", "C\tAmber", "E\tGreen"];
    let out = File::new("risks", "likelihood\trag", &rows).read();
    assert_eq!(levels(&out, "likelihood"), "5 5 3 1");
    assert!(found(&out).contains(&"level-order-found"));
    let out = column("impact", "I|II|IV").read();
    assert_eq!(found(&out), ["level-unclear"]);
    let guide =
        ["Likelihood\tMeaning", "A\tRare", "B\tUnlikely", "C\tPossible", "D\tLikely", "E\tAlmost certain"];
    let out = column("likelihood", "A|B|E").list("Guidance", &guide).read();
    assert_eq!(levels(&out, "likelihood"), "1 2 5");
    assert_eq!(found(&out), ["level-from-list"]);
}

#[test]
fn the_workbooks_own_list_says_what_levels_mean() {
    let guide = ["Severity\tMeaning", "=1\tHigh", "=2\tMedium", "=3\tLow"];
    let out = column("severity", "=1|=3|=2").list("Guidance", &guide).read();
    assert_eq!(levels(&out, "severity"), "5 1 3");
    assert_eq!(found(&out), ["level-from-list", "level-mapped"]);
    // Words that no scheme knows, with numbers beside them.
    let guide =
        ["Impact scale", "Score\tImpact", "=1\tPapercut", "=2\tBruise", "=3\tFracture", "=4\tAmputation"];
    let out = column("impact", "Bruise|Amputation").list("Key", &guide).read();
    assert_eq!(levels(&out, "impact"), "2 5");
    // With shares: 0-33, 33-66, 66-100 % have most of theirs in levels 2, 3 and 5.
    let guide = ["Likelihood\tFrom", "Low\t0-33 %", "Medium\t33-66 %", "High\t66-100 %"];
    let out = column("likelihood", "Low|Medium|High").list("Scoring", &guide).read();
    assert_eq!(levels(&out, "likelihood"), "2 3 5");
    // The list has a fourth level that no row has.
    let list = ["Status\tImpact", "Open\tLow", "Closed\tMedium", "\tHigh", "\tExtreme"];
    let out = column("impact", "Low|High").list("Lists", &list).read();
    assert_eq!(levels(&out, "impact"), "1 4");
    // A list of another field says nothing of this one.
    let list = ["Priority", "Low", "Medium", "High", "Critical"];
    let out = column("impact", "Low|High").list("Lists", &list).read();
    assert_eq!(levels(&out, "impact"), "1 5");
    // Across.
    let guide = ["Severity\t=1\t=2\t=3", "Meaning\tHigh\tMedium\tLow"];
    let out = column("severity", "=1|=3|=2").list("Guidance", &guide).read();
    assert_eq!(levels(&out, "severity"), "5 1 3");
    // A legend in one cell, and one in the label.
    let out = column("severity", "=1|=3").list("Notes", &["Severity: 1 = High, 2 = Medium, 3 = Low"]).read();
    assert_eq!(levels(&out, "severity"), "5 1");
    // A line for what is not rated yet is no level, and a list of the usual five says nothing new.
    let list = ["Impact\tOrder", "Unspecified\t=0", "Dent\t=1", "Hole\t=2", "Ruin\t=3"];
    let out = column("impact", "Dent|Ruin|Hole").list("Master data", &list).read();
    assert_eq!(levels(&out, "impact"), "1 5 3");
    let list = ["Impact\tMeaning", "=1\tVery low", "=2\tLow", "=3\tMedium", "=4\tHigh", "=5\tVery high"];
    let out = column("impact", "=1|=4").list("Key", &list).read();
    assert_eq!((levels(&out, "impact").as_str(), found(&out)), ("1 4", Vec::new()));
    // Counts of risks are no scale.
    let counts = ["Risks by rating", "High\t=3", "Medium\t=2", "Low\t=1"];
    let out = column("impact", "=1|=3|=5|=2").list("Dashboard", &counts).read();
    assert_eq!(levels(&out, "impact"), "1 3 5 2");
}

#[test]
fn lists_that_disagree_are_not_used() {
    let up = ["Severity\tMeaning", "=1\tLow", "=2\tMedium", "=3\tHigh"];
    let down = ["Severity\tMeaning", "=1\tHigh", "=2\tMedium", "=3\tLow"];
    let out = column("severity", "=1|=3").list("A", &up).list("B", &down).read();
    assert!(found(&out).contains(&"level-assumed"), "{:?}", found(&out));
}

#[test]
fn words_of_the_other_scale_are_not_guessed() {
    let out = column("impact", "Unlikely|Rare").read();
    assert_eq!(levels(&out, "impact"), "~ ~");
    assert_eq!(found(&out), ["word-unknown"]);
    let out = column("impact", "X|N/A|H").read();
    assert_eq!(levels(&out, "impact"), "~ ~ 5");
}

#[test]
fn own_schemes_stand_in_the_settings() {
    let own = |levels: &str, cells: &str| {
        let dir = tempfile::tempdir().unwrap();
        let config = dir.path().join("packwright.toml");
        std::fs::write(
            &config,
            format!("[[scheme]]\nkey = \"own\"\nscales = [\"impact\"]\nlevels = [{levels}]\n"),
        )
        .unwrap();
        let mut file = column("impact", cells);
        let sources = crate::settings::Sources { config: Some(&config), ..Default::default() };
        file.settings = crate::settings::load(sources).unwrap();
        levels_of(file)
    };
    assert_eq!(own("[\"Papercut\"], [\"Bruise\"], [\"Fracture\"]", "Bruise|papercut|Fracture"), "3 1 5");
    assert_eq!(own("[\"4\"], [\"3\"], [\"2\"], [\"1\"]", "=1|=4|=2"), "5 1 4");
    assert_eq!(own("[\"E\"], [\"D\"], [\"C\"], [\"B\"], [\"A\"]", "A|B|E"), "5 4 1");
    assert_eq!(own("[\"< £5k\"], [\"£5k-£50k\"], [\"> £50k\"]", "£7k|> £50k"), "3 5");
}

fn levels_of(file: File) -> String {
    levels(&file.read(), "impact")
}

#[test]
fn the_scheme_is_kept() {
    let scheme = |cells: &str| {
        let out = column("impact", cells).read();
        let name = out.batch().schemes.first().map(|(_, s)| out.made.text.get(*s).to_owned());
        name.unwrap_or_default()
    };
    assert_eq!(scheme("H|M|L"), "three-words");
    assert_eq!(scheme("=1|=5"), "");
    assert_eq!(scheme("=1|=10"), "numbers-10");
}
