//! Projects that were met under several names, each proposed once.

use crate::model::dataset::Project;
use crate::model::text::fold;

/// A project to be proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// As it was met under its code.
    pub project: Project,
    /// What else it was called.
    pub aliases: Vec<String>,
}

/// The projects, with those that are another's name, or its code and name in one, as what that is also called: `P1`,
/// `Portal` and `P1 - Portal` are one.
pub fn merged(projects: &[Project]) -> Vec<Proposed> {
    let (coded, named): (Vec<&Project>, Vec<&Project>) = projects.iter().partition(|p| is_code(&p.code));
    let mut all: Vec<Proposed> =
        coded.into_iter().map(|p| Proposed { project: p.clone(), aliases: Vec::new() }).collect();
    let (both, others): (Vec<&Project>, Vec<&Project>) =
        named.into_iter().partition(|p| all.iter().any(|one| name_behind(p, one).is_some()));
    for project in both {
        let Some(one) = all.iter_mut().find(|one| name_behind(project, one).is_some()) else { continue };
        let name = name_behind(project, one).unwrap_or_default().to_owned();
        if one.project.name == one.project.code {
            one.project.name = name;
        }
        one.aliases.push(project.code.clone());
    }
    for project in others {
        let name = fold(&project.code);
        match all.iter_mut().find(|one| fold(&one.project.name) == name) {
            Some(one) if one.project.name == project.code => {}
            Some(one) => one.aliases.push(project.code.clone()),
            None => all.push(Proposed { project: project.clone(), aliases: Vec::new() }),
        }
    }
    all.sort_by(|a, b| a.project.code.cmp(&b.project.code));
    all
}

/// Whether a project is called by one word with a number, as codes are.
fn is_code(text: &str) -> bool {
    !text.contains(char::is_whitespace) && text.contains(|c: char| c.is_ascii_digit())
}

/// The name behind the code of another in what a project is called.
fn name_behind<'a>(project: &'a Project, other: &Proposed) -> Option<&'a str> {
    let code = &other.project.code;
    let rest = project.code.get(..code.len()).filter(|start| start.eq_ignore_ascii_case(code));
    let rest = rest.and_then(|start| project.code.get(start.len()..))?;
    let name = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
    (name.len() < rest.len() && !name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(projects: &[(&str, &str)]) -> Vec<String> {
        let project = |(code, name): &(&str, &str)| Project {
            code: (*code).to_owned(),
            name: (*name).to_owned(),
            programme: None,
            tier: None,
            declared: false,
        };
        let projects: Vec<Project> = projects.iter().map(project).collect();
        let line =
            |p: &Proposed| format!("{} = {} ({})", p.project.code, p.project.name, p.aliases.join(", "));
        merged(&projects).iter().map(line).collect()
    }

    #[test]
    fn a_project_with_several_names_is_proposed_once() {
        let met = [
            ("P1", "P1"),
            ("P1 - Portal", "P1 - Portal"),
            ("P10", "P10"),
            ("P2", "Payroll"),
            ("PAYROLL", "PAYROLL"),
            ("Portal", "Portal"),
        ];
        assert_eq!(said(&met), ["P1 = Portal (P1 - Portal)", "P10 = P10 ()", "P2 = Payroll (PAYROLL)"]);
    }

    #[test]
    fn names_that_begin_alike_are_of_two() {
        let met = [("Estates", "Estates"), ("Estates Roof", "Estates Roof")];
        assert_eq!(said(&met), ["Estates = Estates ()", "Estates Roof = Estates Roof ()"]);
    }
}
