//! A guide as it is written in the form: texts, each checked at its own field.

use jiff::civil::Date;

use super::{Audience, Guide, Source, Text};

pub const MOST_TITLE: usize = 120;
pub const MOST_SUMMARY: usize = 400;
/// The longest text of one language, in characters: some thirty pages.
pub const MOST_BODY: usize = 80_000;
const MOST_SOURCES: usize = 40;

/// What was written, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Write {
    pub audience: String,
    pub place: String,
    pub title_sv: String,
    pub title_en: String,
    pub summary_sv: String,
    pub summary_en: String,
    pub body_sv: String,
    pub body_en: String,
    pub review_on: String,
    /// One a line: name | address | day.
    pub sources: String,
}

/// What is wrong, and at which field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    Missing {
        field: &'static str,
    },
    TooLong {
        field: &'static str,
        most: usize,
        is: usize,
    },
    Audience,
    Place,
    Day {
        field: &'static str,
        text: String,
    },
    /// A line of the sources that is not "name | address | day".
    SourceLine {
        line: usize,
        text: String,
    },
    SourceAddress {
        line: usize,
        text: String,
    },
    TooManySources {
        most: usize,
    },
    /// A control character that no text has.
    Control {
        field: &'static str,
    },
}

impl Problem {
    #[must_use]
    pub fn field(&self) -> &'static str {
        match self {
            Problem::Missing { field }
            | Problem::TooLong { field, .. }
            | Problem::Day { field, .. }
            | Problem::Control { field } => field,
            Problem::Audience => "audience",
            Problem::Place => "place",
            Problem::SourceLine { .. } | Problem::SourceAddress { .. } | Problem::TooManySources { .. } => {
                "sources"
            }
        }
    }
}

impl Write {
    /// A guide as it would be typed.
    #[must_use]
    pub fn of(guide: &Guide) -> Write {
        let line = |source: &Source| format!("{} | {} | {}", source.name, source.address, source.read);
        Write {
            audience: guide.audience.code().to_owned(),
            place: guide.place.to_string(),
            title_sv: guide.swedish.title.clone(),
            title_en: guide.english.title.clone(),
            summary_sv: guide.swedish.summary.clone(),
            summary_en: guide.english.summary.clone(),
            body_sv: guide.swedish.body.clone(),
            body_en: guide.english.body.clone(),
            review_on: guide.review_on.to_string(),
            sources: guide.sources.iter().map(line).collect::<Vec<_>>().join("\n"),
        }
    }

    /// The guide that was written.
    ///
    /// # Errors
    /// Everything that is wrong, each at its field.
    pub fn read(&self, key: &str) -> Result<Guide, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut text = |field: &'static str, text: &str, most: usize| {
            let text = text.replace("\r\n", "\n").trim().to_owned();
            let is = text.chars().count();
            if text.is_empty() {
                problems.push(Problem::Missing { field });
            } else if is > most {
                problems.push(Problem::TooLong { field, most, is });
            } else if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
                problems.push(Problem::Control { field });
            }
            text
        };
        let swedish = Text {
            title: text("title_sv", &self.title_sv, MOST_TITLE),
            summary: text("summary_sv", &self.summary_sv, MOST_SUMMARY),
            body: text("body_sv", &self.body_sv, MOST_BODY),
        };
        let english = Text {
            title: text("title_en", &self.title_en, MOST_TITLE),
            summary: text("summary_en", &self.summary_en, MOST_SUMMARY),
            body: text("body_en", &self.body_en, MOST_BODY),
        };
        let audience = Audience::parse(self.audience.trim());
        if audience.is_none() {
            problems.push(Problem::Audience);
        }
        let place = self.place.trim().parse();
        if place.is_err() {
            problems.push(Problem::Place);
        }
        let review_on = self.review_on.trim().parse::<Date>();
        if review_on.is_err() {
            problems.push(Problem::Day { field: "review_on", text: self.review_on.trim().to_owned() });
        }
        let sources = self.read_sources(&mut problems);
        match (audience, place, review_on) {
            (Some(audience), Ok(place), Ok(review_on)) if problems.is_empty() => {
                Ok(Guide { key: key.to_owned(), audience, place, swedish, english, review_on, sources })
            }
            _ => Err(problems),
        }
    }

    fn read_sources(&self, problems: &mut Vec<Problem>) -> Vec<Source> {
        let mut sources = Vec::new();
        for (at, line) in self.sources.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let number = at + 1;
            let shown = || line.trim().chars().take(120).collect();
            let parts: Vec<&str> = line.split('|').map(str::trim).collect();
            let [name, address, day] = parts[..] else {
                problems.push(Problem::SourceLine { line: number, text: shown() });
                continue;
            };
            let is_address = address.is_empty() || super::super::markdown::is_external(address);
            if !is_address {
                problems.push(Problem::SourceAddress { line: number, text: shown() });
            }
            match day.parse() {
                Ok(read) if !name.is_empty() && is_address => {
                    sources.push(Source { name: name.to_owned(), address: address.to_owned(), read });
                }
                Ok(_) if is_address => problems.push(Problem::SourceLine { line: number, text: shown() }),
                Ok(_) => {}
                Err(_) => {
                    problems.push(Problem::Day { field: "sources", text: day.chars().take(40).collect() });
                }
            }
        }
        if sources.is_empty() && problems.iter().all(|problem| problem.field() != "sources") {
            problems.push(Problem::Missing { field: "sources" });
        }
        if sources.len() > MOST_SOURCES {
            problems.push(Problem::TooManySources { most: MOST_SOURCES });
        }
        sources
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written() -> Write {
        let text = || "Text".to_owned();
        Write {
            audience: "owner".into(),
            place: "1".into(),
            title_sv: text(),
            title_en: text(),
            summary_sv: text(),
            summary_en: text(),
            body_sv: text(),
            body_en: text(),
            review_on: "2027-05-01".into(),
            sources: "Parlör | https://s-p-o-k.se/parlor/ | 2026-11-23".into(),
        }
    }

    #[test]
    fn what_was_written_is_read_and_written_again_as_it_was() {
        let guide = written().read("a").unwrap();
        assert_eq!(Write::of(&guide), written());
    }

    #[test]
    fn each_mistake_stands_at_its_field() {
        let wrong = |change: fn(&mut Write)| {
            let mut text = written();
            change(&mut text);
            text.read("a").unwrap_err().into_iter().map(|p| p.field()).collect::<Vec<_>>()
        };
        assert_eq!(wrong(|w| w.title_sv = "  ".into()), ["title_sv"]);
        assert_eq!(wrong(|w| w.body_en = "x".repeat(MOST_BODY + 1)), ["body_en"]);
        assert_eq!(wrong(|w| w.body_sv = "a\u{0}b".into()), ["body_sv"]);
        assert_eq!(wrong(|w| w.review_on = "31 september".into()), ["review_on"]);
        assert_eq!(wrong(|w| w.sources = String::new()), ["sources"]);
        assert_eq!(wrong(|w| w.sources = "Only a name".into()), ["sources"]);
        assert_eq!(wrong(|w| w.sources = "A | javascript:alert(1) | 2026-01-01".into()), ["sources"]);
        assert_eq!(wrong(|w| w.audience = "x".into()), ["audience"]);
    }
}
