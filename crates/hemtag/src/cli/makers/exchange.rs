//! `hemtag makers exchange`: one maker's offers as a message of an industrial format, and what it does not carry.

use std::{io::Write, path::PathBuf};

use anyhow::Context as _;
use serde_json::json;

use crate::{
    app::App,
    cli::Outcome,
    makers::{
        export::exchange::{ExchangeError, Format, message},
        model::{MakerId, SiteId},
    },
    words::Language,
};

#[derive(Debug, clap::Args)]
pub struct ExchangeArguments {
    /// The maker's number in the register
    pub id: i64,
    /// The file to write; - writes to standard output
    pub file: PathBuf,
    #[arg(long, value_enum)]
    pub format: Format,
    /// The number of the site, where several have offers
    #[arg(long)]
    pub site: Option<i64>,
}

pub(super) async fn run(
    app: &App,
    language: Language,
    arguments: ExchangeArguments,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let ExchangeArguments { id, file, format, site } = arguments;
    let message = match message(app, &app.administrator(), MakerId(id), site.map(SiteId), format).await {
        Ok(message) => message,
        Err(ExchangeError::Nothing) => {
            let text = language.ta("text-exchange-nothing", &[("id", id.to_string().into())]);
            writeln!(out, "{text}")?;
            return Ok(Outcome::NotFound);
        }
        Err(ExchangeError::WhichSite { sites }) => {
            let sites: Vec<String> = sites.iter().map(ToString::to_string).collect();
            let text = language.ta("text-exchange-which-site", &[("sites", sites.join(" | ").into())]);
            writeln!(out, "{text}")?;
            return Ok(Outcome::Refused);
        }
        Err(other) => return Err(other.into()),
    };
    if file.as_os_str() == "-" {
        writeln!(out, "{}", message.text)?;
        return Ok(Outcome::Done);
    }
    let shown = file.display().to_string();
    std::fs::write(&file, message.text + "\n").with_context(|| {
        format!("The file {shown} could not be written. May you write there, and is there room?")
    })?;
    if as_json {
        let lost: Vec<&str> = message.lost.iter().map(|one| one.code()).collect();
        let told = json!({
            "version": 1, "file": shown, "site": message.site, "semantic_id": format.semantic_id(), "not_carried": lost,
        });
        writeln!(out, "{told}")?;
        return Ok(Outcome::Done);
    }
    let args = [("file", shown.into()), ("format", format.name().into())];
    writeln!(out, "{}", language.ta("text-exchange-written", &args))?;
    writeln!(out, "{}:", language.t("exchange-lost"))?;
    for one in &message.lost {
        writeln!(out, "  - {}", one.sentence(language))?;
    }
    Ok(Outcome::Done)
}
