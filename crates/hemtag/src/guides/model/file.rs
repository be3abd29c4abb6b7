//! A guide's file in the program: a head in TOML between lines of `+++`, then Markdown.

use jiff::civil::Date;
use serde::Deserialize;

use super::{Audience, Source, Text};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    key: String,
    title: String,
    summary: String,
    audience: Audience,
    place: u16,
    review_on: Date,
    #[serde(rename = "source")]
    sources: Vec<SourceOfFile>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceOfFile {
    name: String,
    #[serde(default)]
    address: String,
    read: Date,
}

/// What is said in one language's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OneLanguage {
    pub key: String,
    pub audience: Audience,
    pub place: u16,
    pub text: Text,
    pub review_on: Date,
    pub sources: Vec<Source>,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileProblem {
    #[error("The file must begin with a line of +++, then its head in TOML, then another line of +++.")]
    NoHead,
    #[error("The head cannot be read: {0}")]
    Head(String),
}

/// # Errors
/// When the head is missing or cannot be read.
pub fn read_file(text: &str) -> Result<OneLanguage, FileProblem> {
    let text = text.replace("\r\n", "\n");
    let after = text.strip_prefix("+++\n").ok_or(FileProblem::NoHead)?;
    let (head, body) = after.split_once("\n+++\n").ok_or(FileProblem::NoHead)?;
    let head: Head = toml::from_str(head).map_err(|error| FileProblem::Head(error.to_string()))?;
    let sources = head.sources.into_iter();
    Ok(OneLanguage {
        key: head.key,
        audience: head.audience,
        place: head.place,
        text: Text { title: head.title, summary: head.summary, body: body.trim().to_owned() },
        review_on: head.review_on,
        sources: sources
            .map(|source| Source { name: source.name, address: source.address, read: source.read })
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_its_head_or_with_an_unknown_word_in_it_is_refused() {
        assert_eq!(read_file("# Only text").unwrap_err(), FileProblem::NoHead);
        assert_eq!(read_file("+++\nkey = \"a\"\n").unwrap_err(), FileProblem::NoHead);
        let text = "+++\nkey = \"a\"\ntitel = \"b\"\n+++\nc";
        assert!(matches!(read_file(text).unwrap_err(), FileProblem::Head(said) if said.contains("titel")));
    }
}
