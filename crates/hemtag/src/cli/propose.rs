//! `hemtag propose`: the offers that a text of a maker's own lets one propose. Keeps nothing.

use std::{
    io::{Read, Write},
    path::PathBuf,
};

use anyhow::Context as _;
use vocabulary::Vocabulary;

use super::Outcome;
use crate::{
    files::decoded,
    makers::own_words::{self, Field, LONGEST, Proposals, Quote, Sure, json},
    words::Language,
};

#[derive(Debug, clap::Args)]
pub struct ProposeArguments {
    /// A text that a maker has written of itself, such as a page of its web site; - reads standard input
    pub file: PathBuf,
}

pub(super) fn run(
    language: Language,
    arguments: &ProposeArguments,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let bytes = if arguments.file.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes)?;
        bytes
    } else {
        std::fs::read(&arguments.file).with_context(|| {
            format!(
                "The file {} cannot be read. Is the name right, and may you read it?",
                arguments.file.display()
            )
        })?
    };
    let text = decoded(&bytes);
    if text.trim().is_empty() || text.chars().count() > LONGEST {
        let key = if text.trim().is_empty() { "own-words-empty" } else { "own-words-too-long" };
        writeln!(out, "{}", language.ta(key, &[("most", language.whole(LONGEST as u64).into())]))?;
        return Ok(Outcome::Refused);
    }
    let proposals = own_words::propose(&text, Vocabulary::embedded());
    if as_json {
        writeln!(out, "{}", serde_json::to_string_pretty(&json::whole(&text, &proposals))?)?;
    } else {
        write!(out, "{}", shown(language, &text, &proposals))?;
    }
    Ok(Outcome::Done)
}

/// Offers with their facts, each with the sentence that it came from.
fn shown(language: Language, text: &str, proposals: &Proposals) -> String {
    let vocabulary = Vocabulary::embedded();
    let mut out = String::new();
    let mut line = |indent: usize, words: &str| {
        out.push_str(&" ".repeat(indent));
        out.push_str(&words.replace('\u{a0}', " "));
        out.push('\n');
    };
    let sentence = |quote: &Quote| format!("”{}”", text[quote.sentence.clone()].replace('\n', " "));
    let sure = |sure: Sure| language.t(&format!("sure-{}", sure.code()));
    if proposals.offers.is_empty() && proposals.certificates.is_empty() {
        line(0, &language.t("own-words-nothing"));
    }
    for offer in &proposals.offers {
        let process = vocabulary.processes().get(offer.process);
        line(0, &format!("{} ({}) – {}", process.name(language.of_terms()), process.code, sure(offer.sure)));
        line(2, &sentence(&offer.quote));
        for fact in &offer.facts {
            let label = language.t(&format!("own-words-field-{}", fact.field.code().replace('_', "-")));
            let value = value_shown(language, fact.field, &fact.value);
            let lacks = if fact.complete {
                String::new()
            } else {
                format!(" ({})", language.t("own-words-incomplete"))
            };
            line(2, &format!("{label}: {value}{lacks} – {}", sure(fact.sure)));
            if fact.quote.sentence != offer.quote.sentence {
                line(4, &sentence(&fact.quote));
            }
        }
    }
    for held in &proposals.certificates {
        let name = vocabulary.certificates().get(held.certificate).name(language.of_terms()).to_owned();
        line(0, &format!("{}: {name} – {}", language.t("own-words-certificate"), sure(held.sure)));
        line(2, &sentence(&held.quote));
    }
    for question in &proposals.questions {
        let names: Vec<String> =
            question.meanings.iter().map(|m| vocabulary.name(*m, language.of_terms()).to_owned()).collect();
        let words = &text[question.quote.span.clone()];
        let meanings = language.list(&names, crate::words::And::Or);
        line(0, &language.ta("own-words-asks", &[("words", words.into()), ("meanings", meanings.into())]));
        line(2, &sentence(&question.quote));
    }
    for quote in &proposals.not_understood {
        line(0, &language.ta("own-words-left", &[("words", text[quote.span.clone()].into())]));
        line(2, &sentence(quote));
    }
    out
}

/// A value in the reader's words: a material by its name, a stage by its word.
fn value_shown(language: Language, field: Field, value: &str) -> String {
    own_words::value_in_words(language, field, value)
}
