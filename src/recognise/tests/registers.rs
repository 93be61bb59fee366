//! Each register by the labels that templates, tools and people give it, in several languages.

use super::{book, recognise, said};

/// What is recognised in a workbook with one sheet of a name that says nothing.
fn of(lines: &[&str]) -> Vec<String> {
    said(&recognise("data.xlsx", book(&[("Sheet1", lines)])))
}

#[test]
fn changes() {
    let orders = [
        "CO No.|Description|Requested By|Date Submitted|Amount|Days|Status|Approved By|Date Approved",
        "CO-01|Add a second fire door in the corridor|Ann Lee|2026-10-01|4500|2|Approved|Bob Ray|2026-10-05",
        "CO-02|Change the floor of the lobby area|Bob Ray|2026-09-15|-1200|0|Pending||",
    ];
    assert_eq!(
        of(&orders),
        ["changes [1] 2,3: A=id B=title C=requested_by D=raised_on E=cost_effect F=days_effect G=status \
          H=decided_by I=decided_on"]
    );
    let german = [
        "Lfd. Nr.|Änderungsantrag|Begründung|Antragsteller|Antragsdatum|Kostenauswirkung|Status|Genehmigt am",
        "1|Zusätzliche Schnittstelle zum Archiv|Vorgabe des Gesetzes|Jana Kühn|2026-09-01|8000|genehmigt|2026-10-01",
    ];
    assert_eq!(
        of(&german),
        [
            "changes [1] 2: A=id B=title C=reason D=requested_by E=raised_on F=cost_effect G=status H=decided_on"
        ]
    );
}

#[test]
fn actions() {
    let tool = [
        "Task ID|Task Name|Progress|Priority|Assigned To|Created Date|Due date|Completed Date",
        "aX1|Write the test plan|Not started|Urgent|Ann Lee|2026-10-01|2026-11-20|",
        "aX2|Set up the environment|Completed|Low|Bob Ray|2026-09-01|2026-10-01|2026-10-02",
    ];
    assert_eq!(
        of(&tool),
        ["actions [1] 2,3: A=id B=title C=status D=priority E=owner F=raised_on G=due_on H=closed_on"]
    );
    let french = [
        "N°|Action|Pilote|Échéance|Avancement|Statut",
        "1|Contacter le fournisseur pour le devis|Anne Roy|2026-10-01|0.5|En cours",
    ];
    assert_eq!(of(&french), ["actions [1] 2: A=id B=title C=owner D=due_on E=progress F=status"]);
    let moved = [
        "Ref|Action|Who|Original due date|Revised due date|Done?",
        "1|Book a room|Ann Lee|2026-10-01|2026-11-01|No",
    ];
    assert_eq!(of(&moved), ["actions [1] 2: A=id B=title C=owner D=due_on E=revised_due_on F=status"]);
}

#[test]
fn assumptions() {
    let lines = [
        "ID|Assumption|Confidence|Impact if false|Owner|Validate by|Validated?",
        "A1|The supplier delivers by May|Low|Go live slips by six weeks|Ann Lee|2026-11-01|No",
    ];
    assert_eq!(
        of(&lines),
        ["assumptions [1] 2: A=id B=title C=confidence D=effect E=owner F=due_on G=status"]
    );
}

#[test]
fn decisions() {
    let titled = [
        "Decision ID|Title|Decision|Rationale|Decided by|Date|Status",
        "D1|Build or buy|Buy the standard product and adapt|Cheaper over five years|Ann Lee|2026-10-01|Decided",
    ];
    assert_eq!(
        of(&titled),
        ["decisions [1] 2: A=id B=title C=decision D=rationale E=decided_by F=decided_on G=status"]
    );
    // Without a title, what was decided is the title.
    let untitled = [
        "No|Decision|Made by|Date of decision|Alternatives considered|Forum",
        "1|Use the shared service for mail|Ann Lee|2026-10-01|An own server, a cloud|Project Board",
    ];
    assert_eq!(of(&untitled), ["decisions [1] 2: A=id B=title C=decided_by D=decided_on E=options F=forum"]);
}

#[test]
fn dependencies() {
    let lines = [
        "Dep ID|Dependency|In/Out|Giving project|Receiving project|Owner|Needed by|Committed date|Status",
        "D1|Interface specification|Inbound|P102|P101|Ann Lee|2026-10-01|2026-11-01|Agreed",
    ];
    assert_eq!(
        of(&lines),
        [
            "dependencies [1] 2: A=id B=title C=direction D=giver E=receiver F=owner G=needed_on H=promised_on I=status"
        ]
    );
}

#[test]
fn milestones() {
    let tool = [
        "ID|Task Name|% Complete|Baseline Finish|Finish|Actual Finish|Critical|Resource Names",
        "4|Contract signed|100|2026-09-01|2026-09-15|2026-09-15|Yes|Ann Lee",
        "9|Go live|0|2026-11-01|2026-11-20||No|Bob Ray",
    ];
    assert_eq!(
        of(&tool),
        [
            "milestones [1] 2,3: A=id B=title C=progress D=baseline_on E=forecast_on F=actual_on G=critical H=owner"
        ]
    );
    let spanish = [
        "Hito|Responsable|Fecha planificada|Fecha revisada|Fecha real|Estado",
        "Fin del diseño|Ana Ruiz|2026-09-01|2026-09-15|2026-09-15|Cumplido",
    ];
    assert_eq!(
        of(&spanish),
        ["milestones [1] 2: A=title B=owner C=baseline_on D=forecast_on E=actual_on F=status"]
    );
}

#[test]
fn benefits() {
    let lines = [
        "Benefit ID|Benefit|Category|Benefit owner|KPI|Unit|Baseline|Target|Actual|Realisation date",
        "B1|Fewer calls to the helpdesk|Cashable|Ann Lee|Calls a month|calls|1200|800|950|2027-03-31",
    ];
    assert_eq!(
        of(&lines),
        [
            "benefits [1] 2: A=id B=title C=class D=owner E=measure F=unit G=baseline H=target I=actual J=due_on"
        ]
    );
}

#[test]
fn stakeholders() {
    let italian = [
        "Stakeholder|Ruolo|Ente|Interesse|Influenza|Atteggiamento|Canale|Frequenza",
        "Mario Rossi|Direttore|Comune|Alto|Basso|Favorevole|riunione|mensile",
        "Anna Verdi|Sindacato|CGIL|Medio|Alto|Contrario|lettera|trimestrale",
    ];
    assert_eq!(
        of(&italian),
        [
            "stakeholders [1] 2,3: A=person B=title C=organisation D=interest E=influence F=stance G=channel H=frequency"
        ]
    );
}

#[test]
fn quality() {
    let lines = [
        "Quality ID|Product|Quality method|Producer|Reviewer|Planned date|Actual date|Result|Sign-off date",
        "Q1|User manual|Inspection|Ann Lee|Bob Ray|2026-09-01|2026-09-02|Pass|2026-09-05",
    ];
    assert_eq!(
        of(&lines),
        [
            "quality [1] 2: A=id B=title C=method D=owner E=reviewer F=planned_on G=actual_on H=result I=signed_off_on"
        ]
    );
}

#[test]
fn lessons() {
    let spanish = [
        "N.º|Lección aprendida|Causa|Recomendación|Tipo|Fase|Fecha",
        "1|Involucrar a los usuarios antes|Falta de tiempo del equipo|Planificar revisiones|Negativa|Inicio|2026-10-01",
    ];
    assert_eq!(
        of(&spanish),
        ["lessons [1] 2: A=id B=title C=cause D=recommendation E=kind F=phase G=raised_on"]
    );
}

#[test]
fn contracts() {
    let lines = [
        "Contract No|Contract title|Supplier|Start date|Expiry date|Contract value|Spend to date|Contract manager|Notice date",
        "K1|Hosting services|Acme Ltd|2026-01-01|2027-12-31|120000|30000|Ann Lee|2027-06-30",
    ];
    assert_eq!(
        of(&lines),
        [
            "contracts [1] 2: A=id B=title C=supplier D=start_on E=end_on F=value G=spend H=manager I=notice_on"
        ]
    );
}

#[test]
fn documents() {
    let dutch = [
        "Documentnummer|Titel|Documentsoort|Versie|Opsteller|Goedgekeurd door|Goedkeuringsdatum|Status|Locatie",
        "D1|Projectplan|Plan|1.0|Jan Bos|Els Vos|2026-09-01|Vastgesteld|SharePoint",
    ];
    assert_eq!(
        of(&dutch),
        [
            "documents [1] 2: A=id B=title C=kind D=version E=author F=approver G=approved_on H=status I=location"
        ]
    );
}

#[test]
fn a_sheet_of_versions_is_no_register() {
    let lines = ["Version|Date|Changed by|Change", "0.1|2026-09-01|Ann Lee|First draft for comments"];
    let found = recognise("P1.xlsx", book(&[("Change history", &lines)]));
    assert_eq!(said(&found), Vec::<String>::new());
}
