//! An initiative as a row of texts, by the names of the columns: the form of the embedded table, of imports, of forms and of
//! the database. One reader tells everything that is wrong.

use std::collections::BTreeMap;

use vocabulary::{Stage, Vocabulary, term::Confidence};

use super::{Branch, Initiative, Kind, Reach, Shows, When};

pub const COLUMNS: [&str; 18] = [
    "id",
    "name",
    "operator",
    "country",
    "counties",
    "shows",
    "stages",
    "branches",
    "kind",
    "payer",
    "since",
    "until",
    "web",
    "does_sv",
    "does_en",
    "source",
    "source_date",
    "confidence",
];

/// Before the number of a project of the agency's bank, as a source.
pub const BANK: &str = "projektbanken:";

const STAGES: &[&str] = &["prototype", "pilot_series", "full_scale"];
const CONFIDENCES: &[&str] = &["low", "medium", "high"];

/// Addresses of pages beside the initiatives: no initiative's id.
const PAGES: [&str; 6] = ["coverage", "import", "new", "report", "review", "suggest"];

/// Texts by the names of the columns.
pub type Row = BTreeMap<String, String>;

/// What is wrong with one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub column: &'static str,
    pub fault: Fault,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    Needed,
    TooLong {
        most: usize,
    },
    NotAWord {
        word: String,
        known: &'static [&'static str],
    },
    NotADay {
        text: String,
    },
    NotAnAddress {
        text: String,
    },
    NoSuchCounty {
        code: String,
    },
    NoSuchCountry {
        code: String,
    },
    /// Counties belong to Sweden.
    CountiesAbroad,
    EndsBeforeItBegins,
    NotAnId {
        text: String,
    },
}

/// The longest text that a column takes, in characters.
const fn most(column: &str) -> usize {
    match column.as_bytes() {
        b"source" => 1200,
        b"web" | b"payer" | b"does_sv" | b"does_en" => 300,
        _ => 160,
    }
}

/// Reads a row.
///
/// # Errors
/// Everything that is wrong, in the order of the columns.
pub fn read(row: &Row) -> Result<Initiative, Vec<Problem>> {
    let mut reader = Reader { row, problems: Vec::new() };
    for column in COLUMNS {
        let most = most(column);
        if reader.text(column).chars().count() > most {
            reader.wrong(column, Fault::TooLong { most });
        }
    }
    let id = reader.needed("id");
    if !id.is_empty() && (slug(&id) != id || PAGES.contains(&id.as_str())) {
        reader.wrong("id", Fault::NotAnId { text: id.clone() });
    }
    let name = reader.needed("name");
    let country = reader.country();
    let reach = reader.reach(&country);
    let shows = reader.word("shows", Shows::CODES, Shows::parse);
    let stages =
        reader.words("stages", STAGES, |word| Stage::ALL.into_iter().find(|stage| stage.code() == word));
    let branches = reader.words("branches", Branch::CODES, Branch::parse);
    let kind = reader.word("kind", Kind::CODES, Kind::parse);
    let since = reader.when("since");
    let until = reader.when("until");
    if let (Some(since), Some(until)) = (since, until)
        && until.last() < since.first()
    {
        reader.wrong("until", Fault::EndsBeforeItBegins);
    }
    let web = reader.text("web").to_owned();
    if !web.is_empty() && !is_address(&web) {
        reader.wrong("web", Fault::NotAnAddress { text: web.clone() });
    }
    let does_sv = reader.needed("does_sv");
    let does_en = reader.needed("does_en");
    let sources: Vec<String> = reader.needed("source").split_whitespace().map(str::to_owned).collect();
    if let Some(text) = sources.iter().find(|source| !is_address(source) && !is_of_bank(source)) {
        reader.wrong("source", Fault::NotAnAddress { text: text.clone() });
    }
    let source_date = reader.when("source_date");
    let confidence = reader.word("confidence", CONFIDENCES, Confidence::parse);
    reader.problems.sort_by_key(|problem| COLUMNS.iter().position(|column| *column == problem.column));
    reader.problems.dedup_by_key(|problem| problem.column);
    match (shows, kind, confidence) {
        (Some(shows), Some(kind), Some(confidence)) if reader.problems.is_empty() => Ok(Initiative {
            id,
            name,
            operator: reader.text("operator").to_owned(),
            country,
            reach,
            shows,
            stages,
            branches,
            kind,
            payer: reader.text("payer").to_owned(),
            since,
            until,
            web,
            does_sv,
            does_en,
            sources,
            source_date,
            confidence,
        }),
        _ => Err(reader.problems),
    }
}

struct Reader<'r> {
    row: &'r Row,
    problems: Vec<Problem>,
}

impl<'r> Reader<'r> {
    fn text(&self, column: &str) -> &'r str {
        self.row.get(column).map_or("", |text| text.trim())
    }

    fn wrong(&mut self, column: &'static str, fault: Fault) {
        self.problems.push(Problem { column, fault });
    }

    fn needed(&mut self, column: &'static str) -> String {
        let text = self.text(column);
        if text.is_empty() {
            self.wrong(column, Fault::Needed);
        }
        text.to_owned()
    }

    fn word<T>(
        &mut self,
        column: &'static str,
        known: &'static [&'static str],
        parse: fn(&str) -> Option<T>,
    ) -> Option<T> {
        let word = self.needed(column);
        let read = parse(&word);
        if read.is_none() && !word.is_empty() {
            self.wrong(column, Fault::NotAWord { word, known });
        }
        read
    }

    fn words<T: Ord>(
        &mut self,
        column: &'static str,
        known: &'static [&'static str],
        parse: fn(&str) -> Option<T>,
    ) -> Vec<T> {
        let mut read = Vec::new();
        for word in self.text(column).split_whitespace() {
            match parse(word) {
                Some(one) => read.push(one),
                None => self.wrong(column, Fault::NotAWord { word: word.to_owned(), known }),
            }
        }
        read.sort_unstable();
        read.dedup();
        read
    }

    fn when(&mut self, column: &'static str) -> Option<When> {
        let text = self.text(column);
        let when = When::parse(text);
        if when.is_none() && !text.is_empty() {
            self.wrong(column, Fault::NotADay { text: text.to_owned() });
        }
        when
    }

    fn country(&mut self) -> String {
        let code = self.text("country").to_owned();
        let known = code.is_empty()
            || code == "EU"
            || Vocabulary::embedded().countries().all().iter().any(|country| country.code == code);
        if !known {
            self.wrong("country", Fault::NoSuchCountry { code: code.clone() });
        }
        code
    }

    fn reach(&mut self, country: &str) -> Reach {
        let text = self.text("counties");
        if text.is_empty() {
            return Reach::Unknown;
        }
        if country != "SE" {
            self.wrong("counties", Fault::CountiesAbroad);
            return Reach::Unknown;
        }
        if text == "all" {
            return Reach::WholeCountry;
        }
        let mut codes: Vec<String> = Vec::new();
        for code in text.split_whitespace() {
            if Vocabulary::embedded().places().county(code).is_none() {
                self.wrong("counties", Fault::NoSuchCounty { code: code.to_owned() });
            }
            codes.push(code.to_owned());
        }
        codes.sort_unstable();
        codes.dedup();
        Reach::Counties(codes)
    }
}

/// An address of the web that can be followed: never one that runs something.
fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.contains('.') && !rest.contains(char::is_whitespace) && !rest.contains('"'))
}

fn is_of_bank(text: &str) -> bool {
    text.strip_prefix(BANK)
        .is_some_and(|number| !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()))
}

/// The row of an initiative; [`read`] gives it back.
#[must_use]
pub fn written(one: &Initiative) -> Row {
    let words = |words: Vec<&str>| words.join(" ");
    let when = |when: Option<When>| when.map_or_else(String::new, |when| when.to_string());
    let counties = match &one.reach {
        Reach::Unknown => String::new(),
        Reach::WholeCountry => "all".to_owned(),
        Reach::Counties(codes) => codes.join(" "),
    };
    let texts: [String; 18] = [
        one.id.clone(),
        one.name.clone(),
        one.operator.clone(),
        one.country.clone(),
        counties,
        one.shows.code().to_owned(),
        words(one.stages.iter().map(|stage| stage.code()).collect()),
        words(one.branches.iter().map(|branch| branch.code()).collect()),
        one.kind.code().to_owned(),
        one.payer.clone(),
        when(one.since),
        when(one.until),
        one.web.clone(),
        one.does_sv.clone(),
        one.does_en.clone(),
        one.sources.join(" "),
        when(one.source_date),
        one.confidence.code().to_owned(),
    ];
    COLUMNS.into_iter().map(str::to_owned).zip(texts).collect()
}

/// A name for addresses: small letters, digits and hyphens, at most 60.
#[must_use]
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.to_lowercase().chars() {
        let c = match c {
            'å' | 'ä' | 'á' | 'à' | 'â' | 'æ' => 'a',
            'ö' | 'ø' | 'ó' | 'ô' => 'o',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'ü' | 'ú' => 'u',
            c if c.is_ascii_alphanumeric() => c,
            _ => '-',
        };
        if c != '-' || !(slug.is_empty() || slug.ends_with('-')) {
            slug.push(c);
        }
    }
    slug.chars().take(60).collect::<String>().trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(changes: &[(&str, &str)]) -> Row {
        let mut row: Row = [
            ("id", "verkstan"),
            ("name", "Verkstan"),
            ("country", "SE"),
            ("counties", "14 06"),
            ("shows", "help"),
            ("stages", "full_scale prototype"),
            ("kind", "lab"),
            ("does_sv", "Provar."),
            ("does_en", "Tries."),
            ("source", "https://example.org/a"),
            ("confidence", "low"),
        ]
        .into_iter()
        .map(|(column, text)| (column.to_owned(), text.to_owned()))
        .collect();
        for (column, text) in changes {
            row.insert((*column).to_owned(), (*text).to_owned());
        }
        row
    }

    #[test]
    fn a_row_is_read_and_written_back() {
        let one = read(&row(&[])).unwrap();
        assert_eq!(one.counties(), ["06", "14"]);
        assert_eq!(one.stages, [Stage::Prototype, Stage::FullScale]);
        assert_eq!(read(&written(&one)).unwrap(), one);
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let wrong = row(&[
            ("counties", "06 99"),
            ("shows", "everything"),
            ("since", "2020"),
            ("until", "2019-12"),
            ("web", "javascript:alert(1)"),
            ("source", ""),
        ]);
        let columns: Vec<&str> = read(&wrong).unwrap_err().iter().map(|problem| problem.column).collect();
        assert_eq!(columns, ["counties", "shows", "until", "web", "source"]);
        let long = "x".repeat(301);
        assert_eq!(
            read(&row(&[("does_sv", &long)])).unwrap_err(),
            [Problem { column: "does_sv", fault: Fault::TooLong { most: 300 } }]
        );
        assert_eq!(read(&row(&[("country", "NO")])).unwrap_err()[0].fault, Fault::CountiesAbroad);
        for id in ["report", "Verkstan", "a b"] {
            assert_eq!(read(&row(&[("id", id)])).unwrap_err()[0].column, "id", "{id}");
        }
    }

    #[test]
    fn a_name_becomes_an_address() {
        assert_eq!(slug("IUC Stål & Verkstad"), "iuc-stal-verkstad");
        assert_eq!(slug("  Maker’s  Row! "), "maker-s-row");
        assert_eq!(slug("∑"), "");
    }
}
