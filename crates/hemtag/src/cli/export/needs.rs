//! `hemtag export needs`: everything can be taken out again.

use std::{io::Write, path::PathBuf};

use anyhow::{Context as _, bail};
use clap::ValueEnum;

use crate::{
    app::App,
    cli::Outcome,
    http::download::Format,
    needs::{export, write},
    words::Language,
};

#[derive(Debug, clap::Args)]
pub struct ExportNeedsArguments {
    /// Where to: a file, or a folder for toml; without it, standard output
    pub to: Option<PathBuf>,
    #[arg(long, default_value = "json")]
    pub format: ExportFormat,
    /// Only what anybody may see, as they see it
    #[arg(long)]
    pub public: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// Whole, for programs and for importing again
    Json,
    /// One row for each part, in words
    Csv,
    Xlsx,
    /// One file for each need, in a folder
    Toml,
}

pub(super) async fn run(
    app: &App,
    language: Language,
    arguments: ExportNeedsArguments,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let needs = export::needs(app, &app.administrator(), arguments.public).await?;
    let bytes = match arguments.format {
        ExportFormat::Json => {
            let mut text = serde_json::to_vec_pretty(&export::whole(&needs))?;
            text.push(b'\n');
            text
        }
        ExportFormat::Csv => export::table(language, &needs, app.clock.today()).write(Format::Csv)?,
        ExportFormat::Xlsx => export::table(language, &needs, app.clock.today()).write(Format::Xlsx)?,
        ExportFormat::Toml => {
            let Some(folder) = &arguments.to else {
                bail!("{}", language.t("need-export-folder"));
            };
            std::fs::create_dir_all(folder)
                .with_context(|| format!("The folder {} cannot be made.", folder.display()))?;
            for need in &needs {
                let file = folder.join(format!("need-{}.toml", need.id.0));
                std::fs::write(&file, write::toml(&need.document))
                    .with_context(|| format!("The file {} cannot be written.", file.display()))?;
            }
            let args = [("count", needs.len().into()), ("folder", folder.display().to_string().into())];
            writeln!(out, "{}", language.ta("need-export-done", &args))?;
            return Ok(Outcome::Done);
        }
    };
    match &arguments.to {
        Some(file) => std::fs::write(file, bytes)
            .with_context(|| format!("The file {} cannot be written.", file.display()))?,
        None => out.write_all(&bytes)?,
    }
    Ok(Outcome::Done)
}
