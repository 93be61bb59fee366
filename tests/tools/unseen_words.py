"""What the unseen portfolio is written with: people, titles, texts, labels and words for values."""

GIVEN = """Amara Ulrich Beatriz Cillian Dagmar Edvard Farida Göran Hélène Ibrahim Joanna Keiko Ludvík Maeve Nadia Oisín Paweł Quentin
Rosalind Stefan Théo Ursula Viktor Wanda Xavier Yusuf Zdeněk Ágnes Bruno Chloë Derek Esmé Felipe Gwen Håkon Irena""".split()
FAMILY = """Abbott|Baptiste|Çelik|Delgado|Eriksson|Fitzgerald|Gruber|Hughes|Ivanova|Jankowski|Kaya|Lemaître|McAllister|Ndiaye|O'Brien|Papadopoulos|Quiroga
Rasmussen|Šimek|Tóth|Underwood|van der Meer|Weber|Ximénez|Young|Zhang|Ashworth|Bianchi|Clough|D'Souza|Espinoza|Fairbairn|Gonçalves|Halloran|de la Cruz|Brännström"""
FAMILY = [name for line in FAMILY.split("\n") for name in line.split("|")]

# Title as written -> role id. Only titles that mean one thing.
ROLES = {
    "PMO Sponsor": "pmo-sponsor", "P3O Sponsor": "pmo-sponsor", "Head of PMO": "head-of-pmo", "PMO Director": "head-of-pmo",
    "Programme Office Manager": "head-of-project-office", "Project Office Manager": "head-of-project-office",
    "Portfolio Analyst": "portfolio-analyst", "Investment Analyst": "portfolio-analyst", "PMO Specialist": "project-specialist",
    "Project Support Officer": "project-officer", "Project Co-ordinator": "project-officer", "Project Officer": "project-officer", "PSO": "project-officer",
    "Benefits Manager": "benefits", "Benefits Realisation Manager": "benefits", "Commercial Manager": "commercial", "Contract Manager": "commercial",
    "Procurement Lead": "commercial", "Comms Manager": "communications-stakeholder", "Stakeholder Manager": "communications-stakeholder",
    "Engagement Lead": "communications-stakeholder", "Document Controller": "information-management", "Records Manager": "information-management",
    "Configuration Librarian": "information-management", "P3M Consultant": "consultancy-performance", "Performance Manager": "consultancy-performance",
    "Project Accountant": "finance", "Finance Business Partner": "finance", "Cost Controller": "finance", "Issue Manager": "issue",
    "Change Controller": "change-control", "Change Control Manager": "change-control", "Planner": "planning", "Scheduler": "planning",
    "Planning Engineer": "planning", "QA Manager": "quality-assurance", "Project Assurance": "quality-assurance", "Resource Manager": "resource-management",
    "Capacity Planner": "resource-management", "Risk Manager": "risk", "Risk Coordinator": "risk", "Reporting Manager": "reporting", "MI Analyst": "reporting",
    "Project Administrator": "secretariat", "PMO Administrator": "secretariat", "PPM Tool Administrator": "tools-expert", "SharePoint Admin": "tools-expert",
    "Senior Responsible Owner": "delivery:senior-responsible-owner", "SRO": "delivery:senior-responsible-owner",
    "Project Manager": "delivery:project-manager", "Business Analyst": "delivery:business-analyst",
}
# Jobs in resource plans; those of nobody's model have no id to compare.
JOBS = ["Project Manager", "Business Analyst", "Planner", "Project Support Officer", "Developer", "Tester", "Data Engineer", "Surveyor", "Trainer"]

PLACES = ["the depot", "the north site", "the data centre", "the training hub", "the registry", "the call floor"]
THINGS = ["the scheduling engine", "the asset register", "the claims module", "the mobile app", "the document store", "the billing link"]
RISKS = [
    ("Late access to {place}", "Keys are handed over only after the audit", "Schedule"), ("{thing} cannot take the load", "No load figures were agreed", "Technical"),
    ("Union asks to reopen the agreement", "Shift patterns were left out of the talks", "People"), ("Grant is paid in arrears", "The funder changed its terms", "Financial"),
    ("Asset data for {place} is wrong", "Surveys are nine years old", "Data"), ("Tender draws a single bidder", "The lot is small", "Commercial"),
    ("Approval of {thing} slips past the freeze", "The committee meets every six weeks", "Governance"), ("Staff at {place} leave during the move", "Travel time doubles", "People"),
    ("Old contracts cannot be ended in time", "Notice is twelve months", "Legal"), ("Cabling at {place} fails the test", "It was laid in 1994", "Technical"),
    ("Benefits of {thing} start a year late", "Two teams keep the old way", "Benefits"), ("Cyber insurance demands more controls", "The policy renews in January", "Security"),
    ("Supplier of {thing} raises its day rates", "Indexation clause", "Commercial"), ("Flooding closes {place}", "It lies below the canal", "Operational"),
    ("Test data for {thing} is not released", "Consent is missing", "Legal"), ("Handover pack is refused by operations", "No runbook", "Operational"),
    ("Requirements for {thing} change after sign-off", "New law in spring", "Scope"), ("Key surveyor retires", "No successor named", "People"),
]
ISSUES = [
    ("{thing} drops records at midnight", "Night team re-keys by hand"), ("Pass office turns contractors away at {place}", "Crew lost two days"), ("Order for {thing} was placed twice", "Refund is disputed"),
    ("Drawings of {place} are out of date", "Redesign of two rooms"), ("No deputy for the test lead", "Sign-off waits"), ("Invoice coded to the wrong year", "Accrual must be reversed"),
    ("Screens of {thing} fail for blind users", "Launch is held"), ("Noise complaint from neighbours of {place}", "Work only after nine"), ("Access rights were copied from leavers", "Audit finding open"),
    ("Minutes of the board were not approved", "Decision is not valid"), ("Spare parts are held at customs", "Repair is late"), ("Training slots clash with holidays", "Half the seats empty"),
]
ACTIONS = ["Meet the owner each Monday", "Escalated to the sponsor", "Second quote asked for", "Workshop on Thursday", "Paper for the next board", "Trial run agreed", "Cover from the agency", "Watch and review monthly"]
CATEGORIES = [
    "Staff", "Contractors", "Supplier fees", "Licences", "Hosting", "Hardware", "Training", "Travel", "Legal fees", "Fit-out", "Surveys", "Contingency", "Data migration", "Marketing",
]
NAMES = """Depot relocation|Claims redesign|Smart metering|Tram stop renewal|Case file digitisation|Library opening hours|Water quality lab|Fleet electrification
School meals contract|Permit portal|Roof safety|Archive cooling|Field force tablets|Grants engine|Parking reform|Bridge inspection drones|Records amnesty|Canteen refurbishment
Benefits calculator|Flood alert texts|Ward heating|Street lighting|Museum ticketing|Recruitment hub""".replace("\n", "|").split("|")

# Field -> labels that people give it; the first of each is the plain one.
LABELS = {
    "risks": {
        "project": ["Project", "Project Code", "Project ID", "Project No"], "id": ["ID", "Ref", "Risk ID", "No.", "#", "Reference", "Risk No"],
        "title": ["Title", "Risk Title", "Risk Name", "Headline", "Summary", "Risk"], "description": ["Description", "Risk Description", "Details"],
        "category": ["Category", "Theme", "Risk Category", "Area"], "likelihood": ["Likelihood", "Probability", "Prob.", "L", "Inherent Likelihood", "Chance", "Pre-mitigation Likelihood"],
        "impact": ["Impact", "Severity", "Impact", "I", "Inherent Impact", "Magnitude", "Gross I"], "score": ["Score", "Risk Score", "Rating"], "mitigation": ["Mitigation", "Mitigating Actions", "Countermeasure", "Treatment Plan", "Planned Response", "Action Plan", "Actions Details"],
        "owner": ["Owner", "Risk Owner", "Assigned To", "Responsible", "Lead", "DRI", "Who", "Resp."], "status": ["Status", "State", "Open/Closed", "Current Status", "O/C"],
        "raised_on": ["Date Raised", "Raised On", "Date Identified", "Date Logged", "Identification Date", "Date Registered", "Entry Date"], "due_on": ["Due Date", "Due", "Target Date", "Resolve By", "Deadline", "By When", "Required By", "ECD", "Expected Date", "Planned Completion"],
        "closed_on": ["Date Closed", "Closure Date", "Closed On", "Resolved"], "comments": ["Comments", "Notes", "Latest Update", "Remarks", "Progress Update", "Commentary"],
    },
    "issues": {
        "project": ["Project", "Project Code", "Project ID", "Project No"], "id": ["ID", "Ref", "Issue ID", "No.", "#", "Reference", "Issue No"],
        "title": ["Title", "Issue Title", "Issue", "Headline", "Summary", "Subject"], "description": ["Description", "Issue Description", "Details"],
        "priority": ["Priority", "Pri", "Issue Priority"], "resolution": ["Resolution", "Action Taken", "Next Step", "Workaround"],
        "owner": ["Owner", "Issue Owner", "Assigned To", "Responsible", "Lead", "DRI", "Who", "Resp."], "status": ["Status", "State", "Open/Closed", "Current Status", "O/C"],
        "raised_on": ["Date Raised", "Raised On", "Date Identified", "Date Logged", "Identification Date", "Date Registered", "Entry Date"], "due_on": ["Due Date", "Due", "Target Date", "Resolve By", "Deadline", "By When", "Required By", "ECD", "Expected Date", "Planned Completion"],
        "closed_on": ["Date Closed", "Closure Date", "Closed On", "Resolved"], "comments": ["Comments", "Notes", "Latest Update", "Remarks", "Progress Update", "Commentary"],
    },
    "roles": {
        "project": ["Project", "Project Code", "Project ID", "Project No"], "person": ["Name", "Team Member", "Full Name", "Who"],
        "role": ["Role", "Position", "Job Title", "Project Role"], "fte": ["FTE", "WTE"], "start_on": ["Start Date", "Start", "From"],
        "organisation": ["Organisation", "Company", "Employer"],
    },
    "resources": {
        "project": ["Project", "Project Code", "Project ID", "Project No"], "person": ["Name", "Resource", "Resource Name", "Employee", "Team Member", "Consultant", "Staff"],
        "role": ["Role", "Job Title", "Position", "Function"], "rate": ["Day Rate", "Daily Rate", "Rate per day (£)", "£/day"], "employment": ["Employment", "Perm/Contract", "Employment Type"],
    },
    "finance": {
        "project": ["Project", "Project Code", "Project ID", "Project No"], "cost_code": ["Cost Code", "WBS", "GL Code", "Account", "Nominal", "WBS Element", "CC"],
        "category": ["Category", "Cost Type", "Budget Line", "Description", "Spend Type", "Cost Category", "Head"], "treatment": ["Capex/Opex", "Cap/Rev", "Capital/Revenue"],
        "period": ["Month", "Period"], "budget": ["Budget", "Plan", "Approved Budget", "Current Budget"], "actual": ["Actual", "Spend", "Actuals", "Expenditure", "Spent"], "forecast": ["Forecast", "Fcst", "Latest Estimate", "Outlook", "LE"],
    },
}
# Columns that are no field of any register.
EXTRAS = {"Steering paper": ["SP/14", "SP/15", None], "Floor": [1, 2, 3], "Workshop": ["W1", "W2", None], "Ticket link": ["HD-8812", None, None]}
SHEETS = {
    "risks": ["Risks", "Risk Log", "RAID - Risks", "Risk Register"], "issues": ["Issues", "Issue Log", "RAID - Issues", "Issue Tracker"],
    "roles": ["Team", "Roles", "Roles & Resp", "Who's who"], "resources": ["Resources", "Resource Plan", "Resourcing", "People plan"],
    "finance": ["Finance", "Budget", "Budget vs Actual", "Costs"],
}
RISK_STATUS = {"open": ["Open", "Live", "Active"], "closed": ["Closed", "Complete", "Expired"], "materialised": ["Materialised", "Occurred"], "rejected": ["Rejected", "Withdrawn"]}
ISSUE_STATUS = {"open": ["Open", "Live", "New"], "in-progress": ["In Progress", "WIP", "Ongoing"], "on-hold": ["On Hold", "Parked"], "closed": ["Closed", "Resolved", "Done"], "rejected": ["Rejected", "Cancelled"]}
PRIORITY = {"critical": ["Critical", "P1", "Urgent"], "high": ["High", "P2", "High"], "medium": ["Medium", "P3", "Medium"], "low": ["Low", "P4", "Low"]}
EMPLOYMENT = {"employee": ["Permanent", "Perm", "Employee"], "contractor": ["Contractor", "Contract", "Contractor"], "agency": ["Agency", "Agency", "Agency"]}
TREATMENT = {"capex": ["Capex", "Capital", "CAPEX"], "opex": ["Opex", "Revenue", "OPEX"]}
LEVELS = {3: ["L", "M", "H"], 5: ["Very Low", "Low", "Medium", "High", "Very High"]}
