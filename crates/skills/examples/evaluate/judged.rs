//! Strings as they stand in Swedish advertisements of industry, each judged twice: which concept of the Swedish taxonomy it
//! means, or none. docs/skills.md says how they were made.

/// A string with two judgements; None is "none of the concepts".
#[derive(Debug)]
pub struct Judged {
    pub text: String,
    pub first: Option<String>,
    pub second: Option<String>,
}

/// # Panics
/// When the table in the repository is broken.
pub fn sample() -> Vec<Judged> {
    let mut reader = csv::Reader::from_reader(include_str!("judged.csv").as_bytes());
    reader
        .records()
        .map(|row| {
            let row = row.expect("the table has three columns");
            let id = |at: usize| Some(row[at].to_owned()).filter(|id| !id.is_empty());
            Judged { text: row[0].to_owned(), first: id(1), second: id(2) }
        })
        .collect()
}
