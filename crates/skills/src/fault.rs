//! What is wrong in files of a vocabulary, as values: where, what, and with which figures and texts. Displayed
//! they are English; whoever shows them in another language says each [`Problem`] in words of its own.

use std::fmt;

/// What is wrong in a file, and where. Rows are counted as a spreadsheet shows them: the heads are row 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// None: no single file, but all that were handed in.
    pub file: Option<String>,
    pub row: Option<u64>,
    pub column: Option<String>,
    pub problem: Problem,
}

/// What is wrong: of the files together, of one file, of a row or of a cell. Displayed it is an English sentence
/// that says what was found, what was expected and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// No zip. Those of zips are told by whoever unpacks one before its files are read here.
    NotAZip {
        /// What the reader of zips says, in English.
        reason: String,
    },
    /// More files in a zip than any vocabulary has.
    ManyFiles { files: usize, most: usize },
    /// Two files of a zip have this name.
    TwiceInZip { zip: String },
    /// A file of a zip that cannot be unpacked.
    NotUnpacked {
        /// What the reader of zips says, in English.
        reason: String,
    },
    /// A zip that unpacks to more than any vocabulary has.
    LargeUnpacked { megabytes: u64 },
    /// Two files that are read have the same name.
    SameName,
    /// ESCO's own files, and lists of its labels besides: each would be ESCO.
    TwoKinds,
    /// None of the files is one of a vocabulary.
    NothingKnown {
        /// The first few of them.
        files: Vec<String>,
    },
    /// A skill in one file and a group in another.
    SkillAndGroup { address: String },
    /// Another language's file does not have what stands here.
    NotInOther { address: String, other: String },
    /// What another language's file has, and this one does not.
    MissingHere {
        missing: usize,
        other: String,
        /// The first that is missing.
        example: String,
    },
    /// Not UTF-8 from here on; both are counted from 1.
    NotUtf8 { line: u64, sign: usize },
    /// Not to be read as comma-separated values.
    NotCsv {
        /// What the reader of tables says, in English.
        reason: String,
    },
    /// A column that is needed is not there.
    NoColumn {
        column: String,
        /// The heads that are there, without empty ones.
        heads: Vec<String>,
    },
    /// Two columns have the same head.
    ColumnTwice,
    /// A row with another number of cells than the heads.
    Cells { cells: usize, heads: usize },
    /// A cell that every row needs is empty.
    Empty,
    /// What may stand once stands in an earlier row, too.
    Twice { text: String, row: u64 },
    /// An alternative label of what has no preferred one.
    NotPreferred { id: String },
    /// No code of ISCO-08.
    NoIsco { text: String },
    /// No kind of concept.
    NoKind { text: String },
    /// No address.
    NoAddress { text: String },
    /// No status of a concept or occupation.
    NoStatus { text: String },
    /// Neither essential nor optional.
    NoStrength { text: String },
    /// An earlier row calls the same skill of the same occupation the other of essential and optional.
    OtherStrength,
    /// A relation of an occupation that no file has.
    UnknownOccupation,
    /// A relation of a skill that no file has.
    UnknownSkill,
    /// A relation of a concept that no file has.
    UnknownConcept { address: String },
    /// What is narrower than what goes in a circle.
    Circle {
        /// What the concepts are called, each narrower than the next and the last narrower than the first.
        /// Never empty.
        names: Vec<String>,
    },
    /// No code of four digits.
    NoFourDigits { text: String },
    /// No group of SSYK 2012 with four digits.
    NoSsyk { text: String },
    /// A group that the table of SSYK and ISCO does not have.
    UnknownSsyk { group: String },
    /// No group of SSYK 2012 at the level that the row says.
    NotOfLevel { text: String, level: String },
}

/// What a reader of a scheme should know and what stops nothing. Displayed it is English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// Some of the skills that a file of occupations names by label are labels of no concept, and are left out.
    SkillsLeftOut { file: String, missing: usize, named: usize },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.file.as_deref().unwrap_or("the folder"))?;
        if let Some(row) = self.row {
            write!(f, ", row {row}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ", column {column}")?;
        }
        write!(f, ": {}", self.problem)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::NotAZip { reason } => write!(
                f,
                "It is no zip that can be read ({reason}). Pack the files anew, or choose the files themselves."
            ),
            Problem::ManyFiles { files, most } => {
                write!(f, "It holds {files} files; a vocabulary has at most {most}.")
            }
            Problem::TwiceInZip { zip } => write!(f, "It stands twice in {zip}. Pack each version by itself."),
            Problem::NotUnpacked { reason } => write!(f, "It does not unpack ({reason}). Pack the files anew."),
            Problem::LargeUnpacked { megabytes } => {
                write!(f, "It unpacks to more than {megabytes} MB. Is it a vocabulary?")
            }
            Problem::SameName => {
                f.write_str("Two files are called so, in folders of their own perhaps. Keep one of them.")
            }
            Problem::TwoKinds => f.write_str(
                "The folder holds ESCO's own files and lists of its labels. Keep one kind; each would be ESCO.",
            ),
            Problem::NothingKnown { files } => {
                f.write_str("Nothing of it is a vocabulary of skills")?;
                if !files.is_empty() {
                    write!(f, ": {}", files.join(", "))?;
                }
                f.write_str(
                    ". Known are ESCO's skills_xx.csv (xx is the language) with its other files, and skills_sv.csv of the Swedish taxonomy.",
                )
            }
            Problem::SkillAndGroup { address } => write!(
                f,
                "{address} is a skill in one file and a group in another. They are of different versions."
            ),
            Problem::NotInOther { address, other } => write!(
                f,
                "{address} is not in {other}: the files are of different versions. Take both from the same version; another version has a folder of its own."
            ),
            Problem::MissingHere { missing, other, example } => write!(
                f,
                "{missing} of {other} are missing here (such as {example}): the files are of different versions. Take both from the same version."
            ),
            Problem::NotUtf8 { line, sign } => write!(
                f,
                "The file is not UTF-8: line {line}, sign {sign} cannot be read. Save it as UTF-8, as ESCO's own files are."
            ),
            Problem::NotCsv { reason } => {
                write!(f, "The row cannot be read as comma-separated values: {reason}.")
            }
            Problem::NoColumn { column, heads } => write!(
                f,
                "There is no column {column}. The heads are: {}. Is it the right file, with its heads in the first row?",
                heads.join(", ")
            ),
            Problem::ColumnTwice => f.write_str("The column stands there twice. Take one away."),
            Problem::Cells { cells, heads } => write!(
                f,
                "The row has {cells} cells and the heads are {heads}. Is there a comma or a quotation mark that is not quoted?"
            ),
            Problem::Empty => f.write_str("The cell is empty; every row needs it."),
            Problem::Twice { text, row } => write!(f, "{text} stands in row {row} too. Keep one of them."),
            Problem::NotPreferred { id } => write!(
                f,
                "No concept {id} stands in the list of preferred labels: the files are of different versions. Take both from one."
            ),
            Problem::NoIsco { text } => {
                write!(f, "'{text}' is no code of ISCO-08, which has one to four digits.")
            }
            Problem::NoKind { text } => write!(
                f,
                "'{text}' is neither KnowledgeSkillCompetence nor SkillGroup. Is it the file of skills?"
            ),
            Problem::NoAddress { text } => {
                write!(f, "'{text}' is no address. ESCO's begin with http://data.europa.eu/esco/.")
            }
            Problem::NoStatus { text } => write!(f, "'{text}' is neither released nor deprecated."),
            Problem::NoStrength { text } => write!(f, "'{text}' is neither essential nor optional."),
            Problem::OtherStrength => f.write_str(
                "An earlier row says the other of essential and optional for the same two. Keep one.",
            ),
            Problem::UnknownOccupation => f.write_str(
                "No occupation of the other files has this address: the files are of different versions. Take all from one download.",
            ),
            Problem::UnknownSkill => f.write_str(
                "No skill of the other files has this address: the files are of different versions. Take all from one download.",
            ),
            Problem::UnknownConcept { address } => write!(
                f,
                "No concept has the address {address}: a file (such as skillGroups) is missing, or the files are of different versions."
            ),
            Problem::Circle { names } => write!(
                f,
                "The relations go in a circle: '{}' is narrower than '{}'. Take one of these rows away.",
                names.join("' is narrower than '"),
                names.first().map_or("", String::as_str)
            ),
            Problem::NoFourDigits { text } => write!(f, "'{text}' is no code of four digits."),
            Problem::NoSsyk { text } => write!(f, "'{text}' is no SSYK group of four digits."),
            Problem::UnknownSsyk { group } => write!(
                f,
                "The table of SSYK and ISCO has no group {group}: the files are of different versions."
            ),
            Problem::NotOfLevel { text, level } => write!(f, "'{text}' is no SSYK group of level {level}."),
        }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Note::SkillsLeftOut { file, missing, named } => write!(
                f,
                "{file}: {missing} of {named} skills of occupations have a label that no concept here has; they are left out. The lists are of different versions."
            ),
        }
    }
}

/// Why files were not read. Nothing of them was taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Faults(pub Vec<Fault>);

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 20;
        for (at, fault) in self.0.iter().take(SHOWN).enumerate() {
            if at > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{fault}")?;
        }
        match self.0.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            more => write!(f, "\n… and {more} more."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, Faults, Note, Problem};

    /// The sentences that are not told here are held by the snapshot of the tests of reading.
    #[test]
    fn a_fault_says_where_it_is_and_many_are_counted() {
        let cell = Fault {
            file: Some("a.csv".to_owned()),
            row: Some(3),
            column: Some("id".to_owned()),
            problem: Problem::Empty,
        };
        assert_eq!(cell.to_string(), "a.csv, row 3, column id: The cell is empty; every row needs it.");
        let folder = Fault { file: None, row: None, column: None, problem: Problem::TwoKinds };
        assert!(folder.to_string().starts_with("the folder: The folder holds ESCO's own files"));
        let many = Faults(vec![cell; 25]).to_string();
        assert!(many.ends_with("\n… and 5 more.") && many.lines().count() == 21, "{many}");
    }

    #[test]
    fn problems_and_notes_are_told_with_their_figures_and_texts() {
        let text = || "x".to_owned();
        for (problem, told) in [
            (
                Problem::NotAZip { reason: text() },
                "It is no zip that can be read (x). Pack the files anew, or choose the files themselves.",
            ),
            (
                Problem::ManyFiles { files: 201, most: 200 },
                "It holds 201 files; a vocabulary has at most 200.",
            ),
            (Problem::TwiceInZip { zip: text() }, "It stands twice in x. Pack each version by itself."),
            (Problem::NotUnpacked { reason: text() }, "It does not unpack (x). Pack the files anew."),
            (
                Problem::LargeUnpacked { megabytes: 400 },
                "It unpacks to more than 400 MB. Is it a vocabulary?",
            ),
            (Problem::NotCsv { reason: text() }, "The row cannot be read as comma-separated values: x."),
            (Problem::ColumnTwice, "The column stands there twice. Take one away."),
            (
                Problem::SkillAndGroup { address: text() },
                "x is a skill in one file and a group in another. They are of different versions.",
            ),
            (Problem::NoIsco { text: text() }, "'x' is no code of ISCO-08, which has one to four digits."),
            (
                Problem::NoKind { text: text() },
                "'x' is neither KnowledgeSkillCompetence nor SkillGroup. Is it the file of skills?",
            ),
            (
                Problem::NoAddress { text: text() },
                "'x' is no address. ESCO's begin with http://data.europa.eu/esco/.",
            ),
            (
                Problem::OtherStrength,
                "An earlier row says the other of essential and optional for the same two. Keep one.",
            ),
            (
                Problem::UnknownOccupation,
                "No occupation of the other files has this address: the files are of different versions. Take all from one download.",
            ),
            (
                Problem::UnknownConcept { address: text() },
                "No concept has the address x: a file (such as skillGroups) is missing, or the files are of different versions.",
            ),
            (Problem::NoSsyk { text: text() }, "'x' is no SSYK group of four digits."),
            (
                Problem::UnknownSsyk { group: text() },
                "The table of SSYK and ISCO has no group x: the files are of different versions.",
            ),
            (Problem::NotOfLevel { text: text(), level: "4".to_owned() }, "'x' is no SSYK group of level 4."),
        ] {
            assert_eq!(problem.to_string(), told);
        }
        let note = Note::SkillsLeftOut { file: "a.csv".to_owned(), missing: 2, named: 9 };
        assert_eq!(
            note.to_string(),
            "a.csv: 2 of 9 skills of occupations have a label that no concept here has; they are left out. The lists are of different versions."
        );
    }
}
