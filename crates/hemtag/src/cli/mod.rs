//! The terminal: `hemtag <noun or verb> …`. Every command takes `--json`; help is written to teach.
//!
//! Exit codes: 0 done; 1 a fault of the program or the machine; 2 the command was not understood; 3 the input
//! was refused or has errors (they are printed); 4 what was asked for does not exist.

mod administrator;
mod allocate;
mod check;
mod demo;
mod export;
mod gaps;
mod import;
mod initiatives;
mod makers;
mod match_needs;
mod need;
mod part;
mod portfolio;
mod programme;
mod propose;
mod safekeeping;
mod skills;
mod strategy;
mod terms;

pub use demo::{fill as fill_demo, programmes as demo_programmes};

use std::{io::Write, path::PathBuf, process::ExitCode};

use clap::{CommandFactory, Parser, Subcommand};

use crate::{
    app::App,
    clock::Clock,
    config::{self, Config, Given, Sources},
    database::{self, DatabaseError},
    http, people,
    words::Language,
};

#[derive(Debug, Parser)]
#[command(name = "hemtag", version, about, long_about = None, propagate_version = true)]
pub struct Cli {
    /// Where records are kept: a file name (SQLite) or postgres://user@host/name; as the setting or HEMTAG_DATABASE
    #[arg(long, global = true)]
    pub database: Option<String>,
    /// A settings file, instead of ./hemtag.toml
    #[arg(long, global = true)]
    pub config: Option<PathBuf>,
    /// A setting, for this command: listen=127.0.0.1:8080. May stand several times; `hemtag check --help` lists them
    #[arg(long = "set", global = true, value_name = "NAME=VALUE")]
    pub given: Vec<Given>,
    /// Print the result as JSON, in the form that docs/json.md describes
    #[arg(long, global = true)]
    pub json: bool,
    /// Words in Swedish (sv) or English (en)
    #[arg(long, alias = "lang", global = true, env = "HEMTAG_LANGUAGE", default_value = "sv")]
    pub language: String,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Fill a demo register with made-up makers and real needs, and serve it
    Demo(demo::DemoArguments),
    /// Serve the pages
    Serve(ServeArguments),
    /// Who can make what a file describes, who nearly can and what to change, who must be asked what
    Match(match_needs::MatchArguments),
    /// How to make what a file describes: processes, cost at each number, the path to full scale, home or abroad
    Strategy(strategy::StrategyArguments),
    /// State, read, change and close needs; print one to fill in
    #[command(subcommand)]
    Need(need::NeedCommand),
    /// Take in makers from another register, or many needs from files
    #[command(subcommand)]
    Import(import::ImportCommand),
    /// Take everything out again: makers as CSV, XLSX, JSON or Open Know-Where, needs as files
    #[command(subcommand)]
    Export(export::ExportCommand),
    /// The makers in the register: a list, or one with everything that is known of it
    #[command(subcommand)]
    Makers(makers::MakersCommand),
    /// What a CAD file says of the part: sizes, walls, holes, tolerances, and what speaks against ways of making it
    Part(part::PartArguments),
    /// The offers that a text of a maker's own lets one propose, each with the sentence it came from
    Propose(propose::ProposeArguments),
    /// Which projects to choose together: the most value for the money, proved; or by rank, or by equal shares
    Portfolio(portfolio::PortfolioArguments),
    /// Which need goes to which maker in which weeks, when free hours do not suffice for all; who would move if one more came
    Allocate(allocate::AllocateArguments),
    /// Which skill a text means, or that it means none: ESCO, or a vocabulary of one's own
    #[command(subcommand)]
    Skills(skills::SkillsCommand),
    /// What was assigned, by what each duty is carried out and when the reports are due; check a file of one's own
    #[command(subcommand)]
    Programme(programme::ProgrammeCommand),
    /// What could not be placed: by kind, process, county and stage
    Gaps(gaps::GapsArguments),
    /// The map of initiatives that show, match or help manufacturing: a list, one, or the coverage with its white spots
    #[command(subcommand)]
    Initiatives(initiatives::InitiativesCommand),
    /// What a word means, and the trees of processes, materials and certificates
    #[command(subcommand)]
    Terms(terms::TermsCommand),
    /// Print a link that makes an administrator's account, or lets one in again who has lost the password
    Administrator(administrator::AdministratorArguments),
    /// Show the settings and where each was set, and look the database over; changes nothing
    #[command(after_long_help = config::listed())]
    Check(check::CheckArguments),
    /// Look over everything that is kept: the chain of events, sums, seals, what names what; or a backup
    Verify(safekeeping::VerifyArguments),
    /// Copy everything that is kept, also while the server runs; never the key
    Backup(safekeeping::BackupArguments),
    /// Bring a backup back, into an empty place or with --replace
    Restore(safekeeping::RestoreArguments),
    /// Write the completions of a shell: bash, zsh, fish, elvish or powershell
    Completions { shell: clap_complete::Shell },
    /// Write the manual page (try: hemtag man | man -l -)
    Man,
}

#[derive(Debug, clap::Args)]
pub struct ServeArguments {
    /// The address to listen on
    #[arg(long)]
    pub listen: Option<std::net::SocketAddr>,
    /// Where traces go, instead of where the setting says: http://collector:4318; "" for nowhere
    #[arg(long)]
    pub traces: Option<String>,
    /// Go on with the key that is there, though the database is sealed by another that is lost: what that one sealed stays unreadable
    #[arg(long)]
    pub accept_key: bool,
}

/// How a command ended, for scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Done,
    Refused,
    NotFound,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        ExitCode::from(match outcome {
            Outcome::Done => 0,
            Outcome::Refused => 3,
            Outcome::NotFound => 4,
        })
    }
}

/// Runs one command, writing its result to `out`.
///
/// # Errors
/// A sentence for the person at the keyboard.
pub async fn run(cli: Cli, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let language = language_of(&cli.language)?;
    // These need neither settings nor a database.
    match &cli.command {
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Cli::command(), "hemtag", &mut script);
            out.write_all(&script)?;
            return Ok(Outcome::Done);
        }
        Command::Man => {
            manual(out)?;
            return Ok(Outcome::Done);
        }
        Command::Terms(command) => return terms::run(language, command, cli.json, out),
        Command::Portfolio(arguments) => return portfolio::run(language, arguments, cli.json, out),
        Command::Allocate(arguments) => {
            if let Some(file) = &arguments.file {
                return allocate::of_file(language, arguments, file, cli.json, out);
            }
        }
        Command::Propose(arguments) => return propose::run(language, arguments, cli.json, out),
        Command::Import(import::ImportCommand::Template) => return import::template(out),
        Command::Need(need::NeedCommand::Template) => return need::template(language, out),
        _ => {}
    }
    let sources = Sources { file: cli.config.as_deref(), given: &cli.given };
    let mut config = Config::load(sources)?;
    // Needs the settings, and no database.
    if let Command::Part(arguments) = &cli.command {
        return part::run(&config, language, arguments, cli.json, out).await;
    }
    // A file that somebody has for other commands is not the demo's.
    let for_this_run = cli.database.is_some()
        || cli.given.iter().any(|given| given.name == "database")
        || std::env::var_os("HEMTAG_DATABASE").is_some();
    let by_flag = cli.database.is_some();
    if let Some(database) = cli.database {
        config.database = database;
    }
    // These open the database in their own way.
    let (command, config) = match cli.command {
        Command::Check(arguments) => {
            return check::run(&config, by_flag, sources, language, arguments, cli.json, out).await;
        }
        Command::Verify(arguments) => {
            return safekeeping::verify(&config, language, &arguments, cli.json, out).await;
        }
        Command::Backup(arguments) => {
            return safekeeping::backup(&config, language, &arguments, cli.json, out).await;
        }
        Command::Restore(arguments) => {
            return safekeeping::restore(&config, language, &arguments, cli.json, out).await;
        }
        Command::Demo(arguments) => {
            return demo::run(config, for_this_run, arguments, cli.json, out).await;
        }
        Command::Import(import::ImportCommand::Makers(arguments)) => {
            // Writing makers answers nothing: the register is not read into memory.
            let app = App::start_without_register(config, Clock::system()).await?;
            return import::makers(&app, language, arguments, cli.json, out).await;
        }
        Command::Administrator(arguments) => {
            let app = App::start_without_register(config, Clock::system()).await?;
            return administrator::run(&app, language, &arguments, cli.json, out).await;
        }
        Command::Serve(ServeArguments { listen, traces, accept_key }) => {
            config.listen = listen.unwrap_or(config.listen);
            if let Some(address) = traces {
                config = config.with_traces(address)?;
            }
            return serve(config, accept_key, out).await;
        }
        Command::Skills(skills::SkillsCommand::Link(arguments)) => {
            return skills::link(&config, language, &arguments, cli.json, out).await;
        }
        Command::Skills(skills::SkillsCommand::Import(arguments)) => {
            let app = App::start_without_register(config, Clock::system()).await?;
            return skills::import(&app, language, &arguments, cli.json, out).await;
        }
        Command::Skills(skills::SkillsCommand::Statistics(arguments)) => {
            let app = App::start_without_register(config, Clock::system()).await?;
            return skills::statistics(&app, language, arguments, cli.json, out).await;
        }
        command => (command, config),
    };
    let app = App::start(config, Clock::system()).await?;
    match command {
        Command::Match(arguments) => match_needs::run(&app, language, arguments, cli.json, out).await,
        Command::Strategy(arguments) => strategy::run(&app, language, arguments, cli.json, out).await,
        Command::Need(command) => need::run(&app, language, command, cli.json, out).await,
        Command::Import(import::ImportCommand::Needs(arguments)) => {
            import::needs(&app, language, arguments, cli.json, out).await
        }
        Command::Import(import::ImportCommand::ProjectBank(arguments)) => {
            import::project_bank(&app, language, arguments, cli.json, out).await
        }
        Command::Initiatives(command) => initiatives::run(&app, language, command, cli.json, out).await,
        Command::Export(command) => export::run(&app, language, command, cli.json, out).await,
        Command::Makers(command) => makers::run(&app, language, command, cli.json, out).await,
        Command::Allocate(arguments) => {
            allocate::of_register(&app, language, &arguments, cli.json, out).await
        }
        Command::Programme(command) => programme::run(&app, language, command, cli.json, out).await,
        Command::Gaps(arguments) => gaps::run(&app, language, arguments, cli.json, out).await,
        // Done above, each with its return.
        Command::Completions { .. }
        | Command::Man
        | Command::Terms(_)
        | Command::Part(_)
        | Command::Portfolio(_)
        | Command::Propose(_)
        | Command::Skills(_)
        | Command::Import(_)
        | Command::Administrator(_)
        | Command::Check(_)
        | Command::Verify(_)
        | Command::Backup(_)
        | Command::Restore(_)
        | Command::Demo(_)
        | Command::Serve(_) => Ok(Outcome::Done),
    }
}

async fn serve(config: Config, accept_key: bool, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let app = App::start(config, Clock::system()).await?;
    crate::safekeeping::same_key(&app, accept_key).await?;
    let key = app.sign_in_key.clone();
    let public = app.config.public_url.clone();
    let is_first = !people::has_administrator(&app).await?;
    http::serve::serve(app, |address| {
        let _ = writeln!(out, "http://{address}/");
        if is_first {
            let public = public.unwrap_or_else(|| format!("http://{address}"));
            let _ = writeln!(out, "{}/sign-in/{key}", public.trim_end_matches('/'));
        }
        let _ = out.flush();
    })
    .await?;
    Ok(Outcome::Done)
}

/// An error as a sentence for the person at the keyboard: what a database says in its own words is said in ours.
#[must_use]
pub fn told(error: anyhow::Error) -> String {
    // By its words and not by its type: a use case's error that passes the database's on hides it from the chain.
    let whole = format!("{error:#}");
    match database::explain("named by --database", sea_orm::DbErr::Custom(whole.clone())) {
        DatabaseError::Other(_) => whole,
        known => known.to_string(),
    }
}

/// The language that `--language` names.
fn language_of(code: &str) -> anyhow::Result<Language> {
    Language::ALL.into_iter().find(|language| language.code() == code).ok_or_else(|| {
        anyhow::anyhow!("There is no language '{code}'. Write --language sv or --language en.")
    })
}

/// One page for the program and one for each command, in one stream.
fn manual(out: &mut dyn Write) -> std::io::Result<()> {
    fn write(command: &clap::Command, out: &mut dyn Write) -> std::io::Result<()> {
        clap_mangen::Man::new(command.clone()).render(out)?;
        command.get_subcommands().filter(|c| c.get_name() != "help").try_for_each(|below| write(below, out))
    }
    let mut command = Cli::command();
    command.build();
    write(&command, out)
}
