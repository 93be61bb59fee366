//! Packwright reads the Excel registers that project teams keep, brings them onto one PMO role model and one set of
//! scales, and makes the month's report packs in Excel and PDF, one for each audience.
//!
//! The pipeline, on one page. Each stage is a room of its own and hands a named type to the next:
//!
//! | room | from | to |
//! |---|---|---|
//! | [`read`] | paths | [`Submission`](model::submission::Submission), [`Workbook`](model::workbook::Workbook): cells as stored |
//! | [`recognise`] | a workbook | [`Recognised`](model::table::Recognised): where tables lie, which register, which field |
//! | [`normalise`] | what was recognised | [`Return`](model::dataset::Return): values as they were meant |
//! | [`resolve`] | all returns | [`Dataset`](model::dataset::Dataset): month, projects, people, versions, the account |
//! | [`notes`] | paths, the dataset | [`Note`](model::note::Note)s: what people wrote for packs and projects |
//! | [`staffing`] | the dataset | [`Staffing`](model::staffing::Staffing): who holds which role, which duties are not kept apart |
//! | [`validate`] | the dataset | [`Finding`](finding::Finding)s across records |
//! | [`made`] | staffing and findings | registers of the program's own, in the dataset |
//! | [`measure`] | the dataset | [`Figures`](model::figure::Figures), and each as an Excel formula |
//! | [`compose`] | pack, dataset, figures | [`Document`](model::document::Document): what one audience reads |
//! | [`render`] | a document | the bytes of a workbook or of pages |
//! | [`lineage`] | records and findings | for each value the rule that made it |
//! | [`migrate`] | the dataset | [`Book`](model::canonical::Book)s: canonical workbooks, and what became of every value |
//! | [`store`] | columns of values | tables in files, and back |
//! | [`shelf`] | columns of records | a file of this run in which they wait, and back |
//! | [`trace`] | a stored month | a figure back to the cells it came from |
//! | [`publish`] | bytes | files, whole or not at all |
//!
//! [`pipeline`] calls them one after the other; [`export`] writes the dataset for other programs; [`contain`] keeps a
//! fault inside one file; [`csv`] keeps a cell from being run as a formula; [`cli`] is the only room that knows a terminal. [`settings`] is what the user and the
//! templates say, [`finding`] what the program has to say, [`model`] the nouns of all of them. Uses point downwards
//! only, and a test holds them to it.

pub mod cli;
pub mod compose;
pub mod contain;
pub mod csv;
pub mod export;
pub mod finding;
pub mod lineage;
pub mod made;
pub mod measure;
pub mod migrate;
pub mod model;
pub mod normalise;
pub mod notes;
pub mod pipeline;
pub mod publish;
pub mod read;
pub mod recognise;
pub mod render;
pub mod resolve;
pub mod review;
pub mod settings;
pub mod shelf;
pub mod staffing;
pub mod store;
pub mod trace;
pub mod validate;
