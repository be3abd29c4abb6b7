//! The programmes of this installation: the one that is shipped, and those of the folder that the setting `programmes` names.

use std::{path::Path, sync::LazyLock};

use super::model::{Programme, ReportDuty, problems};

const SHIPPED: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/programme/smart-industry-2018.toml"));

/// All programmes, the shipped one first, then by file name.
#[derive(Debug, Clone)]
pub struct Programmes(Vec<Programme>);

/// A file that cannot be a programme.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    #[error(
        "The programmes in {0} could not be read: {1}. The setting `programmes` names a folder of .toml files."
    )]
    Unreadable(String, std::io::Error),
    #[error("The programme {0} could not be read. {1}\ndocs/programme-file.md describes the file.")]
    NotThatForm(String, String),
    #[error("The programme {0} cannot be used:\n  {1}")]
    Wrong(String, String),
}

impl Programmes {
    /// # Panics
    /// When the shipped file is wrong, which a test finds.
    #[must_use]
    pub fn shipped() -> &'static Programme {
        static ONE: LazyLock<Programme> =
            LazyLock::new(|| Programme::parse(SHIPPED).expect("the shipped programme can be read"));
        &ONE
    }

    /// The shipped one, and those of a folder. `assignments` are the codes that `funding` keeps.
    ///
    /// # Errors
    /// A sentence for whoever runs the installation: which file, what is wrong, what to do.
    pub fn load(folder: Option<&Path>, assignments: &[&str]) -> Result<Programmes, LoadError> {
        let mut all = Programmes(vec![Programmes::shipped().clone()]);
        for (name, text) in folder.map(texts).transpose()?.unwrap_or_default() {
            all.add(&name, &text, assignments)?;
        }
        Ok(all)
    }

    /// Adds the programme of a file.
    ///
    /// # Errors
    /// A sentence for whoever runs the installation: which file, what is wrong, what to do.
    pub fn add(&mut self, name: &str, text: &str, assignments: &[&str]) -> Result<(), LoadError> {
        let one = Programme::parse(text).map_err(|why| LoadError::NotThatForm(name.to_owned(), why))?;
        let mut wrong = problems(&one, assignments);
        if self.0.iter().any(|other| other.code == one.code) {
            wrong.push(format!("code: '{}' is another programme's. Give each its own.", one.code));
        }
        let taken = |report: &&ReportDuty| self.0.iter().any(|other| other.report(&report.code).is_some());
        wrong.extend(one.reports.iter().filter(taken).map(|report| {
            format!("report '{}': the code is another programme's. Give each its own.", report.code)
        }));
        if !wrong.is_empty() {
            return Err(LoadError::Wrong(name.to_owned(), wrong.join("\n  ")));
        }
        self.0.push(one);
        Ok(())
    }

    pub fn iter(&self) -> impl Iterator<Item = &Programme> {
        self.0.iter()
    }

    /// The programme of a code; the first when none is named.
    #[must_use]
    pub fn named(&self, code: &str) -> Option<&Programme> {
        if code.is_empty() { self.0.first() } else { self.0.iter().find(|one| one.code == code) }
    }

    /// The report of a code with its programme.
    #[must_use]
    pub fn report(&self, code: &str) -> Option<(&Programme, &ReportDuty)> {
        self.0.iter().find_map(|one| one.report(code).map(|report| (one, report)))
    }
}

/// The `.toml` files of a folder, by name.
fn texts(folder: &Path) -> Result<Vec<(String, String)>, LoadError> {
    let unreadable = |path: &Path, why| LoadError::Unreadable(path.display().to_string(), why);
    let files = std::fs::read_dir(folder).map_err(|why| unreadable(folder, why))?;
    let mut paths: Vec<_> = files
        .map(|file| file.map(|file| file.path()).map_err(|why| unreadable(folder, why)))
        .collect::<Result<_, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|end| end == "toml"));
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).map_err(|why| unreadable(path, why))?;
        Ok((path.display().to_string(), text))
    };
    paths.iter().map(read).collect()
}
