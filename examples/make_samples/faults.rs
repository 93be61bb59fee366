//! The faults that people make, each planted where `samples/README.md` says. Three more are made while writing: a date
//! that cannot be and a review that is due "soon" (Estates), and a total that somebody typed over (P102).

use crate::portfolio::{Project, Role, Status};
use jiff::civil::date;

/// The return of two days before: one risk fewer, one still open, and one amount not yet corrected.
pub fn earlier_version(project: &Project) -> Project {
    let mut earlier = project.clone();
    earlier.risks.pop();
    if let Some(risk) = earlier.risks.iter_mut().find(|r| r.status == Status::Closed) {
        (risk.status, risk.closed) = (Status::Open, None);
    }
    if let Some(line) = earlier.finance.first_mut() {
        line.actual[6] = line.actual[6].map(|pence| pence - 125_000);
    }
    earlier
}

/// What happened in October, of which nothing else is a fault: something new came up, something was closed.
pub fn october(projects: &mut [Project]) {
    for (project, day) in projects.iter_mut().zip(1..).filter(|(p, _)| p.months_done == 7) {
        let raised = date(2026, 10, 2 * day);
        if let Some(issue) = project.issues.iter_mut().rfind(|i| i.status == Status::Open) {
            (issue.raised, issue.due) = (raised, issue.due.filter(|due| *due > raised));
        }
        if let Some(risk) = project.risks.iter_mut().rfind(|r| r.status == Status::Open && r.due.is_none()) {
            risk.raised = raised;
        }
        let closed = Some(date(2026, 10, 4 + 2 * day));
        if let Some(issue) = project.issues.iter_mut().find(|i| i.status == Status::Closed) {
            issue.closed = closed;
        }
        if let Some(risk) =
            project.risks.iter_mut().find(|r| r.status == Status::Closed && r.closed.is_some())
        {
            risk.closed = closed;
        }
    }
}

/// Plants the faults.
pub fn plant(projects: &mut [Project]) {
    // P101: people of the programme office sit in this team.
    projects[0].roles[2].title = "Head of PMO";
    projects[0].roles[3].title = "Reporting Manager";
    // P102: an id used twice.
    projects[1].risks[7].id = projects[1].risks[6].id.clone();
    // P104: a risk that nobody owns.
    if let Some(risk) = projects[3].risks.iter_mut().find(|r| r.status == Status::Open) {
        risk.owner = None;
    }
    // P105: closed, and nobody wrote when.
    projects[4].risks[2].status = Status::Closed;
    projects[4].risks[2].closed = None;
    // P108: one person, two spellings.
    projects[7].issues[1].owner = Some(["Pierre", "Lefèvre"]);
    projects[7].issues[3].owner = Some(["Pierre", "Lefevre"]);
    // P109: a required cell left empty.
    projects[8].issues[2].status = Status::Blank;
    projects[8].issues[2].closed = None;
    // P110: a title that no role model knows.
    projects[9].roles[5].title = "Adoption Alchemist";
    // P111: a title that may be two roles.
    projects[10].roles[4].title = "Change Manager";
    // P102: somebody holds a role for a time.
    projects[1].roles[5].title = "Acting Risk Manager";
    // P105: nobody is procurement manager since July.
    let vacant = Some(date(2026, 7, 1));
    let person = projects[4].sponsor;
    projects[4].roles.push(Role { person, title: "Procurement Manager", fte: 0.4, vacant });
    // P106 and P112: who supports the project assures it, or the other way about.
    let person = projects[5].roles[4].person;
    projects[5].roles.push(Role { person, title: "Quality Assurance Manager", fte: 0.1, vacant: None });
    let person = projects[11].roles[2].person;
    projects[11].roles.push(Role { person, title: "Project Support Officer", fte: 0.1, vacant: None });
    // P112: due on the last day of the month, which is not overdue yet.
    projects[11].risks[0].status = Status::Open;
    projects[11].risks[0].closed = None;
    projects[11].risks[0].due = Some(date(2026, 10, 31));
    projects[11].risks[1].status = Status::Open;
    projects[11].risks[1].closed = None;
    projects[11].risks[1].due = Some(date(2026, 10, 30));
}
