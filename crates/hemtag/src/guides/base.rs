//! The guides that the program brings, and how they come into the database.

use std::{collections::BTreeMap, sync::LazyLock};

use sea_orm::DbErr;
use serde_json::json;

use super::{
    model::{Guide, read_file},
    store::{self, NewVersion, Origin, Version},
};
use crate::{
    access::Caller,
    clock::Clock,
    database::Database,
    events::{self, Event, Subject},
};

macro_rules! guides {
    ($($key:literal),+ $(,)?) => {
        /// Each guide's Swedish and English file.
        const FILES: &[(&str, &str, &str)] = &[$((
            $key,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/guides/sv/", $key, ".md")),
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/guides/en/", $key, ".md")),
        )),+];
    };
}

guides!(
    "from-idea-to-series",
    "choose-process",
    "ask-for-quotation",
    "protect-your-idea",
    "bring-production-home",
    "map-skills",
    "validate-skills",
    "new-skills",
    "answer-well",
    "keep-your-profile",
);

/// The embedded guides.
///
/// # Panics
/// When an embedded file is wrong, which a test finds.
pub(super) fn embedded() -> &'static [Guide] {
    static BASE: LazyLock<Vec<Guide>> = LazyLock::new(|| {
        FILES
            .iter()
            .map(|(key, swedish, english)| {
                let read = |language: &str, text: &str| {
                    read_file(text)
                        .unwrap_or_else(|problem| panic!("data/guides/{language}/{key}.md: {problem}"))
                };
                let (sv, en) = (read("sv", swedish), read("en", english));
                let same = (&sv.key, sv.audience, sv.place, sv.review_on, &sv.sources)
                    == (&en.key, en.audience, en.place, en.review_on, &en.sources);
                assert!(same && sv.key == *key, "data/guides/*/{key}.md: the heads differ");
                Guide {
                    key: sv.key,
                    audience: sv.audience,
                    place: sv.place,
                    swedish: sv.text,
                    english: en.text,
                    review_on: sv.review_on,
                    sources: sv.sources,
                }
            })
            .collect()
    });
    &BASE
}

/// Brings the guides of this program into the database: those that it does not hold as they are. One event for all.
///
/// # Errors
/// When the database refuses.
pub async fn keep_base(db: &Database, clock: &Clock, caller: &Caller) -> Result<(), DbErr> {
    if lacking(&store::newest(db.reader()).await?).is_empty() {
        return Ok(());
    }
    let transaction = db.write().await?;
    // Another process may have been first.
    let lacking = lacking(&store::newest(&transaction).await?);
    let at = clock.now();
    let actor = caller.label();
    for guide in &lacking {
        let new = NewVersion {
            guide: &guide.key,
            document: Some(guide),
            origin: Origin::Base,
            reason: "",
            at,
            actor: &actor,
        };
        store::insert_version(&transaction, new).await?;
    }
    if !lacking.is_empty() {
        let data = json!({ "guides": lacking.len() });
        let event = Event { action: "guide.base_kept", subject: Subject::Guide(None), data };
        events::append(&transaction, caller, at, event).await?;
    }
    transaction.commit().await
}

/// The embedded guides whose newest base version in the database says something else, or that have none.
fn lacking(newest: &[Version]) -> Vec<&'static Guide> {
    let base: BTreeMap<&str, Option<&Guide>> = newest
        .iter()
        .filter(|version| version.origin == Origin::Base)
        .map(|version| (version.guide.as_str(), version.document.as_ref()))
        .collect();
    embedded().iter().filter(|guide| base.get(guide.key.as_str()).copied().flatten() != Some(guide)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        guides::{Write, markdown},
        words::Language,
    };

    #[test]
    fn every_file_of_the_folder_is_a_guide_of_both_languages() {
        for language in ["sv", "en"] {
            let folder = format!("{}/../../data/guides/{language}", env!("CARGO_MANIFEST_DIR"));
            let mut files: Vec<String> = std::fs::read_dir(folder)
                .unwrap()
                .map(|file| file.unwrap().file_name().into_string().unwrap())
                .collect();
            let mut listed: Vec<String> = FILES.iter().map(|(key, _, _)| format!("{key}.md")).collect();
            files.sort();
            listed.sort();
            assert_eq!(files, listed);
        }
    }

    #[test]
    fn a_guide_is_useful_names_its_sources_and_leads_into_the_service() {
        for guide in embedded() {
            assert_eq!(Write::of(guide).read(&guide.key).as_ref(), Ok(guide), "{}", guide.key);
            for language in Language::ALL {
                let text = guide.text(language);
                let words = markdown::words(&text.body).split_whitespace().count();
                assert!(words >= 600, "{} {language:?}: {words} words", guide.key);
                let links = text.body.matches("](/").count();
                assert!(links >= 3, "{} {language:?}: {links} links into the service", guide.key);
                let html = markdown::render(language, &text.body).content.into_string();
                assert!(!html.contains("](") && !html.contains("**"), "{} {language:?}: {html}", guide.key);
            }
        }
    }
}
