//! What can be asked of a filled database: numbers, keys and sessions, in a file beside it. They open nothing but what is made up.

use std::{io::Write, path::Path};

use anyhow::Context;
use serde::{Deserialize, Serialize};

/// The form of the file.
const VERSION: u32 = 1;

/// The whole file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Targets {
    pub(super) version: u32,
    pub(super) seed: u64,
    pub(super) offers: u64,
    /// Numbers of makers.
    pub(super) makers: Vec<i64>,
    /// Numbers of needs that anybody may read.
    pub(super) shown: Vec<i64>,
    /// Every account.
    pub(super) people: Vec<Person>,
    /// Those of them that speak for a maker, each for another.
    pub(super) speakers: Vec<Speaker>,
    /// Keys of organisations, each of another maker, of which none is among those of `speakers`.
    pub(super) keys: Vec<String>,
}

/// An account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Person {
    /// The cookie of its session.
    pub(super) session: String,
    /// The keys of its needs.
    pub(super) needs: Vec<String>,
}

/// An account that speaks for a maker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Speaker {
    pub(super) session: String,
    pub(super) maker: i64,
}

impl Targets {
    /// Nothing yet.
    pub(super) fn empty(seed: u64) -> Targets {
        Targets {
            version: VERSION,
            seed,
            offers: 0,
            makers: Vec::new(),
            shown: Vec::new(),
            people: Vec::new(),
            speakers: Vec::new(),
            keys: Vec::new(),
        }
    }

    /// # Errors
    /// When the file cannot be read, or is of another form.
    pub(super) fn read(path: &Path) -> anyhow::Result<Targets> {
        let shown = path.display();
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("{shown} cannot be read; `cargo xtask load fill` writes it"))?;
        let targets: Targets = serde_json::from_str(&text)
            .with_context(|| format!("{shown} is not as `cargo xtask load fill` writes it"))?;
        anyhow::ensure!(targets.version == VERSION, "{shown} is of the form {}", targets.version);
        let all_there = !(targets.makers.is_empty()
            || targets.shown.is_empty()
            || targets.people.iter().all(|person| person.needs.is_empty())
            || targets.speakers.is_empty()
            || targets.keys.is_empty());
        anyhow::ensure!(all_there, "{shown} lacks makers, needs, accounts, speakers or keys");
        Ok(targets)
    }

    /// # Errors
    /// When the file cannot be written.
    pub(super) fn write(&self, path: &Path) -> anyhow::Result<()> {
        let mut file =
            hemtag::private::file(path).with_context(|| format!("{} cannot be written", path.display()))?;
        file.write_all(serde_json::to_string(self)?.as_bytes())?;
        Ok(())
    }
}
