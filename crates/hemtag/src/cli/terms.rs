//! `hemtag terms`: what a word means, and the trees.

use std::io::Write;

use clap::{Subcommand, ValueEnum};
use serde_json::{Value, json};
use vocabulary::{
    TermId, Terms, Vocabulary,
    find::{AnyTerm, How, Kind},
};

use super::Outcome;
use crate::{
    knowledge::look_up::{self, Meaning, look_up, shown},
    words::Language,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum KindArgument {
    Process,
    Material,
    Certificate,
}

impl From<KindArgument> for Kind {
    fn from(kind: KindArgument) -> Kind {
        match kind {
            KindArgument::Process => Kind::Process,
            KindArgument::Material => Kind::Material,
            KindArgument::Certificate => Kind::Certificate,
        }
    }
}

#[derive(Debug, Subcommand)]
pub enum TermsCommand {
    /// Say what a word means. Ends with 0 when it is found, 3 when it means several things, 4 when it is not known
    Find {
        /// The word as it stands on the drawing or in the quote, in Swedish or English
        text: String,
        /// Look in one vocabulary only
        #[arg(long)]
        kind: Option<KindArgument>,
    },
    /// Print a tree of terms with their codes
    Tree {
        #[arg(long, default_value = "process")]
        kind: KindArgument,
    },
}

pub(super) fn run(
    language: Language,
    command: &TermsCommand,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    match command {
        TermsCommand::Find { text, kind } => find(language, text, kind.map(Into::into), as_json, out),
        TermsCommand::Tree { kind } => {
            let vocabulary = Vocabulary::embedded();
            match kind {
                KindArgument::Process => tree(language, vocabulary.processes(), as_json, out)?,
                KindArgument::Material => tree(language, vocabulary.materials(), as_json, out)?,
                KindArgument::Certificate => tree(language, vocabulary.certificates(), as_json, out)?,
            }
            Ok(Outcome::Done)
        }
    }
}

fn find(
    language: Language,
    text: &str,
    kind: Option<Kind>,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let meaning = look_up(kind, text);
    if as_json {
        writeln!(out, "{}", serde_json::to_string_pretty(&look_up::json(text, &meaning))?)?;
    } else {
        let quoted = |key: &str| language.ta(key, &[("text", text.into())]);
        match &meaning {
            Meaning::Found(found) => {
                writeln!(out, "{}", quoted("terms-found"))?;
                for (term, how) in found {
                    let read_as = match how {
                        How::Spelling { read_as } => {
                            format!(
                                " – {}",
                                language.ta("terms-read-as", &[("read", read_as.as_str().into())])
                            )
                        }
                        _ => String::new(),
                    };
                    writeln!(out, "  {}{read_as}", line(language, *term))?;
                }
            }
            Meaning::Several(meanings) => {
                writeln!(out, "{} {}", quoted("terms-several"), language.t("terms-several-which"))?;
                for &term in meanings {
                    writeln!(out, "  {}", line(language, term))?;
                }
            }
            Meaning::Nothing(nearest) => {
                writeln!(out, "{}", quoted("terms-nothing"))?;
                if !nearest.is_empty() {
                    writeln!(out, "{}", language.t("terms-nearest"))?;
                }
                for &term in nearest {
                    writeln!(out, "  {}", line(language, term))?;
                }
            }
        }
    }
    Ok(match meaning {
        Meaning::Found(_) => Outcome::Done,
        Meaning::Several(_) => Outcome::Refused,
        Meaning::Nothing(_) => Outcome::NotFound,
    })
}

fn line(language: Language, term: AnyTerm) -> String {
    let shown = shown(term);
    let kind = language.t(&format!("terms-kind-{}", shown.kind));
    format!("{} ({kind} {})", shown.name(language), shown.code)
}

fn tree<I: TermId, F>(
    language: Language,
    terms: &Terms<I, F>,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    if as_json {
        let rows: Vec<Value> = terms
            .iter()
            .map(|term| {
                let parent = term.parent.map(|id| terms.get(id).code.as_str());
                json!({ "code": term.code, "parent": parent, "name_sv": term.name_sv, "name_en": term.name_en })
            })
            .collect();
        writeln!(
            out,
            "{}",
            serde_json::to_string_pretty(&json!({ "version": look_up::VERSION, "terms": rows }))?
        )?;
        return Ok(());
    }
    for term in terms.iter() {
        let indent = usize::from(term.level.saturating_sub(1)) * 2;
        writeln!(out, "{:indent$}{}  {}", "", term.name(language.of_terms()), term.code)?;
    }
    Ok(())
}
