//! `hemtag makers`: the register in the terminal, as a list or one maker with everything that is known of it.

use std::io::Write;

use clap::Subcommand;

mod exchange;

use super::Outcome;
use crate::{
    app::App,
    makers::{
        model::MakerId,
        search::{self, PER_PAGE, Query},
        show,
    },
    words::Language,
};

#[derive(Debug, Subcommand)]
pub enum MakersCommand {
    /// List makers by name, twenty at a time
    List {
        /// Part of the name
        #[arg(long)]
        name: Option<String>,
        /// Only this process and those below it, by code (see: hemtag terms tree)
        #[arg(long)]
        process: Option<String>,
        /// Only this material and those below it, by code
        #[arg(long)]
        material: Option<String>,
        /// Only this county, by its code of two digits, such as 06
        #[arg(long)]
        county: Option<String>,
        /// Only this kommun, by its code of four digits, such as 0662
        #[arg(long)]
        kommun: Option<String>,
        /// Only holders of this certificate, by code
        #[arg(long)]
        certificate: Option<String>,
        #[arg(long, default_value_t = 1)]
        page: u32,
    },
    /// Show one maker: places, offers with their evidence, certificates, free weeks
    Show {
        /// Its number in the register
        id: i64,
    },
    /// Write what one maker can do as a message that other firms' systems read
    Exchange(exchange::ExchangeArguments),
}

pub(super) async fn run(
    app: &App,
    language: Language,
    command: MakersCommand,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let caller = app.administrator();
    let today = app.clock.today();
    match command {
        MakersCommand::List { name, process, material, county, kommun, certificate, page } => {
            let query = Query {
                q: name.unwrap_or_default(),
                process: process.unwrap_or_default(),
                material: material.unwrap_or_default(),
                county: county.unwrap_or_default(),
                kommun: kommun.unwrap_or_default(),
                certificate: certificate.unwrap_or_default(),
                unknown: String::new(),
                page,
            };
            let found = search::search(app, &caller, &query).await?;
            if as_json {
                let rows: Vec<_> = found.makers.iter().map(show::summary).collect();
                let whole = serde_json::json!({
                    "version": show::VERSION, "total": found.total, "page": page, "per_page": PER_PAGE, "makers": rows,
                });
                writeln!(out, "{}", serde_json::to_string_pretty(&whole)?)?;
            } else {
                write!(out, "{}", show::list_text(language, &found))?;
            }
            Ok(Outcome::Done)
        }
        MakersCommand::Exchange(arguments) => exchange::run(app, language, arguments, as_json, out).await,
        MakersCommand::Show { id } => match show::find_maker(app, &caller, MakerId(id)).await? {
            Some(maker) if as_json => {
                writeln!(out, "{}", serde_json::to_string_pretty(&show::whole(&maker, today))?)?;
                Ok(Outcome::Done)
            }
            Some(maker) => {
                write!(out, "{}", show::text(language, &maker, today))?;
                Ok(Outcome::Done)
            }
            None => {
                writeln!(out, "{}", language.ta("makers-no-such", &[("id", id.to_string().into())]))?;
                Ok(Outcome::NotFound)
            }
        },
    }
}
