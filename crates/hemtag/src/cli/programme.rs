//! `hemtag programme`: what was assigned and when what is due; and whether a file of one's own is a programme.

use std::{io::Write, path::PathBuf};

use super::Outcome;
use crate::{
    app::App,
    funding::money,
    programme::{
        Standing, deadlines,
        model::{Programme, Reading, problems},
    },
    words::Language,
};

#[derive(Debug, clap::Subcommand)]
pub enum ProgrammeCommand {
    /// The assignments, duties and reports of a programme, with the day that holds of each report
    Show {
        /// Its code, where there are several
        #[arg(long, default_value = "")]
        code: String,
    },
    /// Whether a file can be a programme here; what is wrong is said line by line
    Check {
        /// A file as docs/programme-file.md describes it
        file: PathBuf,
    },
}

pub(super) async fn run(
    app: &App,
    language: Language,
    command: ProgrammeCommand,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    match command {
        ProgrammeCommand::Show { code } => {
            let Some(programme) = app.programmes.named(&code) else { return Ok(Outcome::NotFound) };
            let standing = deadlines(app, &app.administrator(), programme).await?;
            if as_json {
                let deadlines: Vec<_> = standing.iter().map(days_json).collect();
                let whole = serde_json::json!({ "programme": programme, "deadlines": deadlines });
                writeln!(out, "{}", serde_json::to_string_pretty(&whole)?)?;
            } else {
                write!(out, "{}", text(language, programme, &standing))?;
            }
            Ok(Outcome::Done)
        }
        ProgrammeCommand::Check { file } => {
            let text = std::fs::read_to_string(&file)
                .map_err(|why| anyhow::anyhow!("The file {} could not be read: {why}.", file.display()))?;
            let codes = money::codes(&app.db).await?;
            let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
            let wrong = match Programme::parse(&text) {
                Ok(programme) => problems(&programme, &codes),
                Err(why) => vec![why],
            };
            if as_json {
                writeln!(
                    out,
                    "{}",
                    serde_json::to_string_pretty(&serde_json::json!({ "problems": wrong }))?
                )?;
            } else if wrong.is_empty() {
                writeln!(out, "{}", language.t("programme-check-well"))?;
            }
            if !as_json {
                for sentence in &wrong {
                    writeln!(out, "{sentence}")?;
                }
            }
            Ok(if wrong.is_empty() { Outcome::Done } else { Outcome::Refused })
        }
    }
}

fn days_json(one: &Standing) -> serde_json::Value {
    let settled = match one.reading {
        Reading::Settled(day) => Some(day.to_string()),
        Reading::Open { .. } => None,
    };
    serde_json::json!({
        "report": one.report.code, "text_as_stated": one.report.deadline.text_as_stated,
        "resolved_date": settled, "reminders_by": one.reading.day().map(|day| day.to_string()),
    })
}

fn text(l: Language, programme: &Programme, standing: &[Standing]) -> String {
    let mut out = format!("{}\n\n", programme.title.of(l));
    for duty in &programme.duties {
        out.push_str(&format!("{:>4}  {}\n", duty.code, duty.title.of(l)));
    }
    out.push_str(&format!("\n{}\n", l.t("programme-due-title")));
    for one in standing {
        let day = match one.reading {
            Reading::Settled(day) => day.to_string(),
            Reading::Open { .. } => l.t("programme-open"),
        };
        let kind = l.t(&format!("programme-kind-{}", one.report.kind.code()));
        out.push_str(&format!(
            "      {kind} ({}): ”{}”: {day}\n",
            one.report.code, one.report.deadline.text_as_stated
        ));
    }
    out
}
