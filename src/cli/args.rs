//! The command line as people type it.

use super::export_format::{ExportFormat, FormatParser};
use crate::finding::Severity;
use crate::model::period::Period;
use crate::pipeline::{By, PackFormat};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Reads the Excel registers that project teams keep and makes the month's report packs
#[derive(Debug, Parser)]
#[command(name = "packwright", version, arg_required_else_help = true)]
pub struct Arguments {
    /// What every command takes.
    #[command(flatten)]
    pub common: Common,
    /// The command.
    #[command(subcommand)]
    pub command: Command,
}

/// Options of every command, before or after its name.
#[derive(Debug, Args)]
#[command(next_help_heading = "Options of every command")]
pub struct Common {
    /// The settings file [default: packwright.toml in the first SRC folder, else in the current one]
    #[arg(short, long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// A folder whose files replace the built-in templates of the same path
    #[arg(long, global = true, value_name = "DIR")]
    pub templates: Option<PathBuf>,
    /// The environment variable that holds the password of workbooks locked for opening (.xlsx, .xlsm, .xlsb)
    #[arg(long, global = true, value_name = "NAME")]
    pub password_env: Option<String>,
    /// How many threads to work with [default: one a processor]
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// No progress and no summary: only results and what went wrong
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Every finding in full, notes too
    #[arg(short, long, global = true)]
    pub verbose: bool,
    /// When to colour the output; auto is on a terminal, unless NO_COLOR is set
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Colour,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub enum Colour {
    Auto,
    Always,
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make the month's packs
    Build(Build),
    /// Say what is wrong in the registers, and make nothing
    Check(Check),
    /// Show what each workbook holds, and why the program thinks so
    Inspect(Inspect),
    /// Write the records for other programs
    Export(Export),
    /// Bring registers of any layout into canonical workbooks
    Migrate(Migrate),
    /// Write register workbooks to be filled
    Template(Template),
    /// Follow a figure of a built month back to the cells it came from
    ///
    /// Prints the figure with its unit and status (or why it cannot be worked out), its definition, and the figures that it is
    /// made of. Then, for each of these that is made of records, the records behind it: file, sheet and row with what the
    /// record adds, and for each field that it depends on the cell, the value as written, the value as understood and the rule
    /// that changed it. Then how many records do not count, by the first condition that they do not meet.
    ///
    /// Only the folder that build wrote is read: the sources are not needed, and settings and templates that changed since
    /// change nothing.
    ///
    /// Examples: `packwright trace out risks.open_severe --project P101`,
    /// `packwright trace out finance.actual_to_date --by category=Staff --format csv`
    Trace(Trace),
    /// Print the manual page of a finding
    Explain(Explain),
    /// Write a packwright.toml from what is found in a folder
    Init(Init),
    /// Print the completion script of a shell
    Completions(Completions),
}

/// Where to read and which month.
#[derive(Debug, Args)]
pub struct Input {
    /// Workbooks, CSV files or folders of them
    #[arg(value_name = "SRC", required = true)]
    pub sources: Vec<PathBuf>,
    /// The month reported, such as 2026-10 [default: the settings, else what most sources state]
    #[arg(long, value_name = "YYYY-MM")]
    pub period: Option<Period>,
}

/// `build`.
#[derive(Debug, Args)]
pub struct Build {
    /// Where to read.
    #[command(flatten)]
    pub input: Input,
    /// The folder for the packs
    #[arg(short, long, value_name = "DIR", default_value = "out")]
    pub output: PathBuf,
    /// Roles to make packs for, names of packs of your own, or all
    #[arg(long, value_name = "ROLE", value_delimiter = ',', default_value = "all")]
    pub audience: Vec<String>,
    /// File formats of the packs
    #[arg(long, value_name = "FORMAT", value_delimiter = ',', default_value = "xlsx,pdf")]
    pub format: Vec<Pack>,
    /// What fails the run.
    #[command(flatten)]
    pub deny: Deny,
}

/// `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Where to read.
    #[command(flatten)]
    pub input: Input,
    /// How to write the findings
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: FindingsFormat,
    /// The folder for the file findings.txt, .json or .xlsx; xlsx needs one, and writes there a copy of each return with the
    /// findings beside their cells, too [default: print them]
    #[arg(short, long, value_name = "DIR", required_if_eq("format", "xlsx"))]
    pub output: Option<PathBuf>,
    /// What fails the run.
    #[command(flatten)]
    pub deny: Deny,
}

/// `inspect`.
#[derive(Debug, Args)]
pub struct Inspect {
    /// Workbooks, CSV files or folders of them
    #[arg(value_name = "SRC", required = true)]
    pub sources: Vec<PathBuf>,
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: InspectFormat,
    /// Write what was decided into packwright.toml, where it can be corrected and wins from then on
    #[arg(long)]
    pub save: bool,
}

/// `export`.
#[derive(Debug, Args)]
pub struct Export {
    /// Where to read.
    #[command(flatten)]
    pub input: Input,
    /// File format; or the tool to load into, by the name of a file in templates/load, such as one of your own
    #[arg(long, value_name = "FORMAT", value_parser = FormatParser)]
    pub format: ExportFormat,
    /// The folder for the files, one a register (parquet: a folder a register, with one a month)
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,
}

/// `migrate`.
#[derive(Debug, Args)]
pub struct Migrate {
    /// Where to read.
    #[command(flatten)]
    pub input: Input,
    /// The folder for the workbooks and what is told of them
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,
    /// What a workbook holds: all registers of a project, or one register of all projects
    #[arg(long, value_name = "WHAT", default_value = "project")]
    pub by: MigrateBy,
    /// Put the value as written beside each that was changed; else only beside those that could not be read
    #[arg(long)]
    pub native: bool,
    /// A dossier.xlsx with answers to its questions, which are applied
    #[arg(long, value_name = "FILE")]
    pub answers: Option<PathBuf>,
    /// Write nothing: compare what stands in DIR with the sources, record by record, and with its own hashes; --by and
    /// --native are those that it was written with
    #[arg(long, conflicts_with = "answers")]
    pub verify: bool,
    /// What fails the run.
    #[command(flatten)]
    pub deny: Deny,
}

/// What a canonical workbook holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub enum MigrateBy {
    Project,
    Register,
}

impl From<MigrateBy> for By {
    fn from(by: MigrateBy) -> Self {
        match by {
            MigrateBy::Project => Self::Project,
            MigrateBy::Register => Self::Register,
        }
    }
}

/// `template`.
#[derive(Debug, Args)]
pub struct Template {
    /// Registers, such as risks [default: all]
    #[arg(value_name = "REGISTER")]
    pub registers: Vec<String>,
    /// The folder for the workbooks
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,
    /// Last month's registers: a workbook for each project, with what is still open in them
    #[arg(long, value_name = "SRC")]
    pub from: Vec<PathBuf>,
    /// The month of these registers, such as 2026-10 [default: the settings, else what most sources state]
    #[arg(long, value_name = "YYYY-MM")]
    pub period: Option<Period>,
}

/// `trace`.
#[derive(Debug, Args)]
pub struct Trace {
    /// The folder of the packs, as given to build
    #[arg(value_name = "OUT")]
    pub output: PathBuf,
    /// The figure's id, as in figures.json and in the annex of definitions
    #[arg(value_name = "FIGURE")]
    pub figure: String,
    /// The project whose figure it is [default: the portfolio]
    #[arg(long, value_name = "CODE")]
    pub project: Option<String>,
    /// What else it was worked out for, such as category=Staff or month=2026-05; no value for records that state none
    #[arg(long, value_name = "KEY=VALUE")]
    pub by: Vec<String>,
    /// The month, such as 2026-10 [default: the latest in OUT]
    #[arg(long, value_name = "YYYY-MM")]
    pub period: Option<Period>,
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: TraceFormat,
    /// Every record; the text shows the first 50 (json and csv always have all)
    #[arg(long)]
    pub all: bool,
}

/// `explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// The finding's code, as printed beside it
    pub code: String,
}

/// `init`.
#[derive(Debug, Args)]
pub struct Init {
    /// The folder with the registers
    #[arg(default_value = ".")]
    pub dir: PathBuf,
}

/// `completions`.
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    pub shell: clap_complete::Shell,
}

/// What fails a run.
#[derive(Debug, Args)]
pub struct Deny {
    /// Exit with 1 when a finding has this level or a graver one
    #[arg(long, value_name = "LEVEL", default_value = "error")]
    pub deny: Level,
}

/// A level of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub enum Level {
    Note,
    Warning,
    Error,
}

impl From<Level> for Severity {
    fn from(level: Level) -> Self {
        match level {
            Level::Note => Self::Note,
            Level::Warning => Self::Warning,
            Level::Error => Self::Error,
        }
    }
}

/// A file format of packs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub enum Pack {
    Xlsx,
    Pdf,
}

impl From<Pack> for PackFormat {
    fn from(format: Pack) -> Self {
        match format {
            Pack::Xlsx => Self::Xlsx,
            Pack::Pdf => Self::Pdf,
        }
    }
}

/// A way to write findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub enum FindingsFormat {
    Text,
    Json,
    Xlsx,
}

/// A way to write what workbooks hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub enum InspectFormat {
    Text,
    Json,
}

/// A way to write traces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub enum TraceFormat {
    Text,
    Json,
    Csv,
}
