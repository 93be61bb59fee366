//! What flows between the stages, and what the templates declare. Nothing here reads a file, knows a
//! terminal or decides anything: these are the nouns of the program.
//!
//! From the sheet inwards: [`address`] (A1), [`text`] (interned strings), [`workbook`] (cells as stored),
//! [`table`] (what was recognised), [`record`] (values by column), [`precision`] (how exact a date is), [`dataset`]
//! (all of them, with their account), [`staffing`] (who holds which role), [`figure`] (what was measured), [`note`] (what
//! people write), [`document`] (what one audience reads), [`canonical`] (a workbook without a guess),
//! [`artifact`] (a file to be written).
//!
//! What the templates declare: [`register`], [`vocabulary`], [`scale`], [`role`], [`segregation`], [`measure`], [`pack`],
//! [`part`], [`theme`], [`picture`], [`mod@print`], [`words`], [`load`], [`recognition`], [`colour`], [`writing`], [`people`], held together
//! by [`knowledge`]; [`written`] says how values are written, [`breadth`] how much room a text takes on a sheet, [`memory`]
//! what was seen last time.

pub mod address;
pub mod annotated;
pub mod artifact;
pub mod band;
pub mod breadth;
pub mod calendar;
pub mod canonical;
pub mod cells;
pub mod colour;
pub mod control;
pub mod dataset;
pub mod declared;
pub mod document;
pub mod figure;
pub mod knowledge;
pub mod load;
pub mod measure;
pub mod memory;
pub mod money;
pub mod months;
pub mod note;
pub mod pack;
pub mod parked;
pub mod part;
pub mod people;
pub mod period;
pub mod picture;
pub mod precision;
pub mod prices;
pub mod print;
pub mod quality;
pub mod recognition;
pub mod record;
pub mod register;
pub mod role;
pub mod rule;
pub mod scale;
pub mod segregation;
pub mod slip;
pub mod staffing;
pub mod submission;
pub mod table;
pub mod text;
pub mod theme;
pub mod timeline;
pub mod values;
pub mod vocabulary;
pub mod words;
pub mod workbook;
pub mod writing;
pub mod written;
