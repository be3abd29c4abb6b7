//! `hemtag part`: what a CAD file says of the part. Keeps nothing.

use std::{io::Write, path::PathBuf};

use anyhow::Context as _;
use part::{conversation::Request, rules};
use vocabulary::{Material, ProcessId, Vocabulary};

use super::Outcome;
use crate::{
    config::Config,
    parts::{self, worker},
    words::Language,
};

/// Reads STEP (AP203, AP214, AP242), STL, 3MF and DXF, by what is in the file and not by its name. Everything is told in
/// millimetres. Facts say how sure they are; what could not be read is listed.
#[derive(Debug, clap::Args)]
pub struct PartArguments {
    /// The CAD file
    pub file: PathBuf,
    /// Judge by the rules of this process only (a code of `hemtag terms tree`); may be given several times
    #[arg(long)]
    pub process: Vec<String>,
    /// The material, by its code (`hemtag terms tree --kind material`): tells the mass, and which rules count
    #[arg(long)]
    pub material: Option<String>,
}

pub(super) async fn run(
    config: &Config,
    language: Language,
    arguments: &PartArguments,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let vocabulary = Vocabulary::embedded();
    let mut processes: Vec<ProcessId> = Vec::new();
    for code in &arguments.process {
        match vocabulary.processes().by_code(code) {
            Some(process) => processes.push(process.id),
            None => return unknown(language, "part-no-process", code, out),
        }
    }
    let material: Option<&Material> = match &arguments.material {
        None => None,
        Some(code) => match vocabulary.materials().by_code(code) {
            Some(material) => Some(material),
            None => return unknown(language, "part-no-material", code, out),
        },
    };
    let program = worker::program(config.part_worker.as_deref());
    let file = arguments.file.display().to_string();
    let read = worker::read_file(&program, &arguments.file, Request::default()).await.with_context(|| {
        format!("The file {file} cannot be read. Is the name right, and may you read it?")
    })?;
    let facts = match read {
        Ok(reply) => reply.facts,
        Err(refusal) => {
            if as_json {
                let value = parts::refused(language, &file, &refusal);
                writeln!(out, "{}", serde_json::to_string_pretty(&value)?)?;
            } else {
                writeln!(out, "{}", parts::refusal_in_words(language, &refusal))?;
            }
            return Ok(Outcome::Refused);
        }
    };
    let findings = rules::findings(&facts, &processes, material.map(|m| m.id));
    if as_json {
        let value = parts::whole(language, &file, &facts, &findings, material);
        writeln!(out, "{}", serde_json::to_string_pretty(&value)?)?;
    } else {
        write!(out, "{}", parts::shown(language, &file, &facts, &findings, material).replace('\u{a0}', " "))?;
    }
    Ok(Outcome::Done)
}

fn unknown(language: Language, key: &str, code: &str, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    writeln!(out, "{}", language.ta(key, &[("code", code.into())]))?;
    Ok(Outcome::Refused)
}
