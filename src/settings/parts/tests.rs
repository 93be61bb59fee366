use crate::model::measure::Test;
use crate::model::part::{AboutProject, PartCondition};
use crate::settings::fixture::{refused, with};

#[test]
fn a_further_pack_stands_behind_the_one_it_is_made_of() {
    let settings = with(
        "[[pack]]\nrole = \"risk\"\nname = \"risk-digital\"\nprogrammes = [\"Digital\"]\n\
         rows = [{ field = \"category\", not_in = [\"Supplier\"] }]\n",
    );
    let packs = &settings.knowledge.packs;
    let at = packs.iter().position(|p| p.name == "risk-digital").unwrap();
    assert_eq!((packs[at - 1].name.as_str(), packs[at].role.as_str()), ("risk", "risk"));
    assert!(packs[at - 1].part.is_none());
    let part = packs[at].part.as_ref().unwrap();
    assert_eq!(part.words, "programme Digital and category not Supplier");
    let of_programme = Test::OneOf(vec!["digital".to_owned()]);
    assert_eq!(part.conditions[0], PartCondition::Project(AboutProject::Programme, of_programme));
    assert!(matches!(&part.conditions[1], PartCondition::Field(by) if by.len() > 1));
}

#[test]
fn without_a_name_the_pack_of_the_role_is_narrowed() {
    let settings = with("[[pack]]\nrole = \"risk\"\nprojects = [\"P101\"]\n");
    let of_risk: Vec<_> = settings.knowledge.packs.iter().filter(|p| p.role == "risk").collect();
    assert_eq!(of_risk.len(), 1);
    assert_eq!(of_risk[0].part.as_ref().unwrap().words, "project P101");
}

#[test]
fn mistakes_are_told_by_line_and_key() {
    let of_risk = "[[pack]]\nrole = \"risk\"\n";
    assert_eq!(
        refused(&format!("{of_risk}name = \"x\"\n")),
        "1 pack: a pack says which rows it is of: `programmes`, `projects` or `rows`"
    );
    let named = |name: &str| refused(&format!("{of_risk}name = \"{name}\"\nprojects = [\"P1\"]\n"));
    assert_eq!(named("A/B"), "3 name: a name of a pack has small letters, digits and hyphens, at most 60");
    assert_eq!(named("finance"), "3 name: there is a pack or role `finance` already");
    let twice = format!("{of_risk}projects = [\"P1\"]\n{of_risk}projects = [\"P2\"]\n");
    assert_eq!(refused(&twice), "4 pack: there is a [[pack]] for `risk` already; give a further one a name");
    let asked = |rows: &str| refused(&format!("{of_risk}rows = [{{ {rows} }}]\n"));
    assert_eq!(asked("field = \"colour\", in = [\"red\"]"), "3 rows: no register has a field `colour`");
    assert_eq!(asked("field = \"tier\""), "3 rows: the condition on `tier` has exactly one test");
}

#[test]
fn no_two_conditions_have_the_same_words() {
    let words = |rows: &str| {
        let text = format!("[[pack]]\nrole = \"risk\"\nname = \"x\"\nrows = [{{ {rows} }}]\n");
        let settings = with(&text);
        settings.knowledge.packs.iter().find_map(|p| p.part.as_ref().map(|part| part.words.clone())).unwrap()
    };
    assert_eq!(words("field = \"programme\", in = [\"A\", \"B\"]"), "programme A or B");
    assert_eq!(words("field = \"programme\", in = [\"A or B\"]"), "programme \"A or B\"");
    assert_eq!(words("field = \"programme\", not_in = [\"A\"]"), "programme not A");
    assert_eq!(words("field = \"programme\", in = [\"not A\"]"), "programme \"not A\"");
    assert_eq!(words("field = \"programme\", is = \"present\""), "programme given");
    assert_eq!(words("field = \"programme\", in = [\"Given\"]"), "programme \"Given\"");
}
