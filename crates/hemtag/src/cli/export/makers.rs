//! `hemtag export makers`: everything can be taken out again.

use std::{io::Write, path::PathBuf};

use anyhow::Context as _;
use serde_json::json;

use crate::{
    app::App,
    cli::Outcome,
    makers::{
        export::{ExportError, Format, export_makers},
        search::Query,
    },
    words::Language,
};

#[derive(Debug, clap::Args)]
pub struct MakersArguments {
    /// The file to write; - writes to standard output
    pub file: PathBuf,
    /// The form; taken from the file's end when not given (.csv, .xlsx, .json)
    #[arg(long, value_enum)]
    pub format: Option<Format>,
    /// Only makers whose name holds this text
    #[arg(long)]
    pub name: Option<String>,
    /// Only makers with this process or one below it, by code (see: hemtag terms tree)
    #[arg(long)]
    pub process: Option<String>,
    /// Only makers in this county, by its code of two digits, such as 06
    #[arg(long)]
    pub county: Option<String>,
    /// Only makers with this certificate, by code
    #[arg(long)]
    pub certificate: Option<String>,
}

pub(super) async fn run(
    app: &App,
    language: Language,
    arguments: MakersArguments,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let to_stdout = arguments.file.as_os_str() == "-";
    let by_end = || match arguments.file.extension().and_then(|end| end.to_str())?.to_lowercase().as_str() {
        "csv" => Some(Format::Csv),
        "xlsx" => Some(Format::Xlsx),
        "json" => Some(Format::Json),
        _ => None,
    };
    let Some(format) = arguments.format.or_else(by_end) else {
        writeln!(out, "{}", language.t("text-export-no-format"))?;
        return Ok(Outcome::Refused);
    };
    let query = Query {
        q: arguments.name.unwrap_or_default(),
        process: arguments.process.unwrap_or_default(),
        county: arguments.county.unwrap_or_default(),
        certificate: arguments.certificate.unwrap_or_default(),
        ..Query::default()
    };
    let exported = match export_makers(app, &app.administrator(), &query.filter(), format, language).await {
        Ok(exported) => exported,
        Err(ExportError::Database(error)) => {
            let shown = crate::database::without_password(&app.config.database);
            return Err(crate::database::explain(&shown, error).into());
        }
        Err(other) => return Err(other.into()),
    };
    if to_stdout {
        out.write_all(&exported.bytes)?;
        return Ok(Outcome::Done);
    }
    let file = arguments.file.display().to_string();
    std::fs::write(&arguments.file, &exported.bytes).with_context(|| {
        format!("The file {file} could not be written. May you write there, and is there room?")
    })?;
    if as_json {
        writeln!(out, "{}", json!({ "version": 1, "file": file, "makers": exported.makers }))?;
    } else {
        let text = language
            .ta("text-exported", &[("file", file.into()), ("n", language.whole(exported.makers).into())]);
        writeln!(out, "{}", text.replace('\u{a0}', " "))?;
    }
    Ok(Outcome::Done)
}
