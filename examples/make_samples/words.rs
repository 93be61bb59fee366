//! What the people of the sample portfolio write about. `{sys}`, `{sup}`, `{usr}` and `{site}` are the project's
//! system, supplier, users and place.

/// Title, cause, effect, category, mitigation.
pub const RISKS: [[&str; 5]; 40] = [
    ["{sup} may miss the interface delivery date", "Their team is split over two clients", "Integration testing of {sys} starts late", "Supplier", "Weekly checkpoint; early drops of the interface"],
    ["Key knowledge of {sys} sits with one person", "No handover was ever planned", "Fixes stall while that person is away", "People", "Pairing for two days a week and a written runbook"],
    ["Migrated records fail reconciliation", "Old data was typed by hand for years", "Go-live moves by at least one month", "Data", "Two trial loads with signed reconciliation"],
    ["{usr} are not released for acceptance testing", "Testing falls into the busiest weeks", "Defects are found after launch", "Business change", "Agree names and days with line managers"],
    ["Licence price rises at renewal", "The price hold with {sup} ends in December", "Running costs go above the approved case", "Commercial", "Open negotiation now; ask for a two-year hold"],
    ["Penetration test finds a blocking weakness", "Login code was reused from an older product", "Launch is held until a retest", "Security", "Test one release earlier; keep a retest slot"],
    ["Recruitment of two developers takes longer than planned", "The local market is short of the skill", "Build velocity drops by a fifth", "People", "Bridge with contractors until January"],
    ["Planning consent arrives late for {site}", "A neighbour objected to the first drawing", "The contractor charges standing time", "Legal", "Pre-application meeting; keep the float in June"],
    ["Asbestos is found during strip-out at {site}", "The survey covered only one floor", "Work stops for removal", "Health and safety", "Intrusive survey of the remaining floors"],
    ["Exchange rate moves against the hardware order", "Equipment is priced in US dollars", "Order costs up to 8% more", "Financial", "Fix the rate with treasury at order date"],
    ["Funding for next year is not confirmed", "The spending review closes after our gate", "The team is stood down in April", "Financial", "Prepare a reduced scope that fits the current envelope"],
    ["Network upgrade at {site} slips", "The carrier has not confirmed a date", "Pilot users work on slow lines", "Technical", "Temporary mobile circuits for the pilot"],
    ["Policy decision on retention comes too late", "Two directorates hold different views", "Archive rules are built twice", "Governance", "Take a paper to the November board"],
    ["Single sign-on does not work with {sys}", "The vendor supports only the newer protocol", "{usr} need a second password", "Technical", "Proof of concept in the sandbox"],
    ["Training rooms cannot be booked before launch", "Rooms at {site} are shared with HR", "Fewer than half of {usr} are trained", "Business change", "Book online sessions as a second line"],
    ["{sup} is bought by a competitor", "Press reports of talks since summer", "The roadmap of {sys} is uncertain", "Commercial", "Add an exit clause and escrow"],
    ["Scope grows through small requests", "No threshold for changes below two days", "Contingency is used up before build ends", "Scope", "Log every request; monthly review of the total"],
    ["Works council raises objections to monitoring", "Dashboards show times by person", "A feature must be switched off", "Governance", "Show aggregated figures only; early briefing"],
    ["Test environment is not like production", "Storage there is a tenth of the size", "Performance faults appear only after launch", "Technical", "Load test in the cloud region"],
    ["Winter weather delays roof works at {site}", "The programme has four external weeks in December", "Internal trades start late", "Schedule", "Temporary cover in the contract price"],
    ["Benefits are counted twice by two projects", "Both cases claim the same posts", "The board loses trust in the case", "Benefits", "One benefits map for the programme"],
    ["Old hardware fails before cutover", "Spare parts are no longer sold", "Unplanned outage for {usr}", "Operational", "Buy one refurbished unit as a spare"],
    ["Key decisions wait for the quarterly board", "The delegated limit is too low", "Four weeks are lost for each decision", "Governance", "Ask for a delegated limit of £50,000"],
    ["Accessibility audit finds faults in {sys}", "Templates were made before the new guidance", "Public launch is not allowed", "Legal", "Audit at the end of each sprint"],
    ["{usr} keep working in spreadsheets", "The new screens lack two reports", "Savings do not show up", "Business change", "Build the two reports first"],
    ["Energy meters cannot be read remotely at {site}", "The cellar has no signal", "Savings cannot be evidenced", "Benefits", "Try a radio bridge on one block"],
    ["Contract award is challenged", "The second bidder asked for the scoring sheets", "Mobilisation waits for a ruling", "Legal", "Full evaluation record; standstill period in the plan"],
    ["Cutover weekend collides with year-end close", "The calendar was agreed before the merger", "Finance cannot spare people", "Schedule", "Move the cutover to the second weekend"],
    ["Dependency on the identity project slips", "Their gate was moved by six weeks", "Accounts are made by hand at launch", "Dependency", "Agree a manual fallback and its cost"],
    ["Backups of {sys} were never restored", "The restore drill was dropped to save time", "Recovery takes days, not hours", "Operational", "Drill in the last week of November"],
    ["Freight costs of furniture rise", "Delivery is not included in the offer", "The fit-out line is over by £15k", "Commercial", "Ask {sup} for a fixed delivered price"],
    ["Helpdesk is not ready for the volume at launch", "Two posts there are vacant", "Calls wait for more than 20 minutes", "Operational", "Floor walkers for three weeks"],
    ["Specification of reports is read in two ways", "Half of it is in e-mails", "Rework of the reporting layer", "Requirements", "Walk through with mock-ups"],
    ["Data protection assessment needs a second round", "A new data flow to {sup} was added", "Processing may not start", "Legal", "Submit the change now; book the reviewer"],
    ["Local managers do not back the new rota rules", "They were asked after the design was done", "{site} opts out of the pilot", "Stakeholder", "Two workshops at {site} with the sponsor"],
    ["Bank file format changes during testing", "The bank retires the old format in March", "Payment tests are run twice", "Technical", "Test both formats from January"],
    ["Subcontractor of {sup} stops trading", "Their accounts are overdue", "Installers are missing for six weeks", "Supplier", "Step-in rights; a second installer on call"],
    ["Volume of paper records is underestimated", "Only three of nine stores were counted", "Scanning runs over by a quarter", "Scope", "Sample count of the remaining stores"],
    ["Interpreter and translation costs are not in the case", "Four languages were added in August", "Training budget is exceeded", "Financial", "Reuse material of the Cardiff office"],
    ["Sponsor leaves before the next gate", "The post is part of the restructure", "Decisions stop for a month", "Stakeholder", "Name a deputy with full powers"],
];

/// Title, effect, category, resolution.
pub const ISSUES: [[&str; 4]; 28] = [
    ["Nightly interface to {sys} failed three times this week", "Balances are a day old", "Technical", "Patch from {sup} under test"],
    ["Invoice from {sup} does not match the order", "Payment is on hold", "Commercial", "Credit note requested"],
    ["Two testers left and were not replaced", "Test plan is eight days behind", "People", "Agency asked for two names"],
    ["Lift at {site} is out of service", "Deliveries go by the stairs", "Facilities", "Repair booked by the landlord"],
    ["Duplicate supplier records in the trial load", "Reconciliation shows 412 differences", "Data", "Matching rule changed; load again on Monday"],
    ["Design authority has not signed the interface document", "Build of the adapter cannot start", "Governance", "Extra meeting with the chair"],
    ["Budget code was closed by finance in error", "Time cannot be booked", "Financial", "Code to be opened again"],
    ["{usr} report slow screens in the afternoon", "Pilot site asks to stop", "Technical", "Index added; measure for a week"],
    ["Room reservation for training was given away", "60 people have no session", "Business change", "New dates sent; online session added"],
    ["Contract variation 2 is not signed", "Extra days are worked at risk", "Commercial", "With legal since 5 October"],
    ["Fire officer rejects the door layout at {site}", "Partition works stopped", "Health and safety", "New drawing submitted"],
    ["Security certificate expired on the test server", "No remote testing for two days", "Security", "Renewed; reminder set"],
    ["Forms in {sys} lose entries after a timeout", "{usr} type them twice", "Defect", "Fix planned in release 1.4"],
    ["Key workshop was cancelled by the business", "Process design is three weeks late", "Stakeholder", "Sponsor to chair the new date"],
    ["Scope of reports was extended without a change request", "20 days of extra work", "Scope", "Change request being written"],
    ["Laptops for the team arrive in January only", "New starters share equipment", "Supplier", "Loan pool from IT services"],
    ["Data protection assessment was returned with questions", "No live data in the pilot", "Legal", "Answers due this week"],
    ["Water damage in the store at {site}", "Forty boxes need drying", "Facilities", "Insurer informed"],
    ["Test data holds real names", "Testing stopped by the data officer", "Security", "Masked set produced"],
    ["Plan of {sup} and our plan show different go-live dates", "Staff were told the wrong month", "Schedule", "One joint plan from next week"],
    ["Helpdesk scripts are missing for the new service", "Calls are passed to the project", "Operational", "Draft with service owner"],
    ["Change freeze of the network team moved forward", "Deployment slot is lost", "Dependency", "Exception asked for"],
    ["Translated letters contain errors", "Second print run needed", "Quality", "Proof reading by native speakers"],
    ["Union asks for a pause of the pilot", "Pilot at {site} is on hold", "Stakeholder", "Meeting on the rota rules"],
    ["Meter readings of block C are missing since July", "Savings report is incomplete", "Data", "Manual readings every Friday"],
    ["Old system must run two months longer", "Hosting costs £6,400 more", "Financial", "Paid from contingency"],
    ["Role mailbox is read by nobody", "Supplier questions stay unanswered", "Operational", "Rota agreed"],
    ["Performance test was run with the wrong volume", "Result cannot be used", "Quality", "Repeat with full volume"],
];

/// Given name, family name.
pub const PEOPLE: [[&str; 2]; 64] = [
    ["Jane", "Smith"], ["Chidi", "Okafor"], ["Zoë", "Lindqvist"], ["Petr", "Novák"], ["Aoife", "O'Connor"], ["Giulia", "Rossi"], ["Élodie", "Dubois"], ["Anil", "Patel"],
    ["Inés", "García"], ["Ewa", "Kowalska"], ["Lars", "Berg"], ["Mei", "Tanaka"], ["Jürgen", "Müller"], ["Fatima", "Haddad"], ["Tomáš", "Dvořák"], ["Sinéad", "Byrne"],
    ["Kwame", "Mensah"], ["Priya", "Raman"], ["Søren", "Østergaard"], ["Marta", "Nowak"], ["David", "Evans"], ["Noor", "Siddiqui"], ["Björn", "Sigurðsson"], ["Claire", "Fontaine"],
    ["João", "Ferreira"], ["Hannah", "Weiss"], ["Owen", "Griffiths"], ["Lucía", "Fernández"], ["Ravi", "Menon"], ["Grace", "Adeyemi"], ["Mikael", "Lahtinen"], ["Ana", "Petrovic"],
    ["Callum", "Fraser"], ["Yasmin", "Karimi"], ["Dieter", "Schäfer"], ["Beatrix", "van Dijk"], ["Thanh", "Nguyen"], ["Rhiannon", "Pugh"], ["Omar", "Farouk"], ["Katarína", "Horváthová"],
    ["Pierre", "Lefèvre"], ["Susan", "Whitfield"], ["Andrzej", "Wójcik"], ["Leila", "Nasser"], ["Gareth", "Bowen"], ["Ngozi", "Eze"], ["Henrik", "Dahl"], ["Carmen", "Ibáñez"],
    ["Michael", "Turnbull"], ["Sofia", "Andersson"], ["Rajesh", "Iyer"], ["Niamh", "Gallagher"], ["Emre", "Yılmaz"], ["Valentina", "Conti"], ["Peter", "Holloway"], ["Agnieszka", "Zielińska"],
    ["Samuel", "Boateng"], ["Ingrid", "Haugen"], ["François", "Moreau"], ["Deborah", "Clarke"], ["Kenji", "Mori"], ["Dilys", "Vaughan"], ["Matteo", "Greco"], ["Helen", "Armitage"],
];

/// Titles that project teams use, the first two on every project.
pub const TITLES: [&str; 16] = [
    "Senior Responsible Owner", "Project Manager", "Risk Manager", "Project Support Officer", "Project Accountant", "Planner",
    "Business Analyst", "Benefits Manager", "Change Controller", "Communications Manager", "Solution Architect", "Test Manager",
    "Document Controller", "Resource Manager", "Procurement Manager", "Quality Assurance Manager",
];

/// Jobs in the resource plans, with a day rate in pounds.
pub const JOBS: [(&str, i64); 8] = [
    ("Project Manager", 560), ("Business Analyst", 470), ("Solution Architect", 690), ("Developer", 520),
    ("Test Analyst", 410), ("Test Manager", 540), ("Planner", 450), ("Project Support Officer", 310),
];

/// Cost lines: category, capital or running cost, usual pounds a month.
pub const LINES: [(&str, &str, i64); 10] = [
    ("Internal staff", "Revenue", 21_000), ("Contract staff", "Capital", 16_500), ("Supplier fees", "Capital", 28_000),
    ("Software licences", "Revenue", 7_200), ("Hosting and networks", "Revenue", 4_300), ("Equipment", "Capital", 9_800),
    ("Training and adoption", "Revenue", 3_600), ("Travel and venues", "Revenue", 900), ("Legal and assurance", "Revenue", 1_700),
    ("Contingency drawn", "Capital", 2_500),
];
