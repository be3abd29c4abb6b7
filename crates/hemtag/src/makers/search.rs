//! Searching the register: what a list of makers was asked for, and the makers.

use serde::{Deserialize, Serialize};
use vocabulary::{
    CertificateId, MaterialId, ProcessId, Vocabulary,
    find::{AnyTerm, PlaceFinding},
};

use super::{
    model::ListedMaker,
    store::{self, Filter},
};
use crate::{
    access::{self, Action, Caller, Denied, Relation},
    app::App,
    knowledge::look_up::{Meaning, look_up},
};

/// How many makers stand on a page.
pub const PER_PAGE: u32 = 20;

/// The query of the list, as it stands in the address. Empty is everything.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Query {
    /// Part of a name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub q: String,
    /// A process's code; what stands below it counts too.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub process: String,
    /// A material's code; what stands below it counts too.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub material: String,
    /// A county's code, two digits.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub county: String,
    /// A kommun's code, four digits.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub kommun: String,
    /// A certificate's code.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub certificate: String,
    /// `1`: only makers whose profile names no process.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub unknown: String,
    #[serde(skip_serializing_if = "is_first")]
    pub page: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_first(page: &u32) -> bool {
    *page <= 1
}

impl Query {
    /// The address of the list with this query, without the language.
    #[must_use]
    pub fn path(&self) -> String {
        let query = serde_html_form::to_string(self).unwrap_or_default();
        if query.is_empty() { "/makers".to_owned() } else { format!("/makers?{query}") }
    }

    /// The same query on another page.
    #[must_use]
    pub fn on_page(&self, page: u32) -> Query {
        Query { page, ..self.clone() }
    }

    /// True when something narrows the list.
    #[must_use]
    pub fn narrows(&self) -> bool {
        Query { page: 0, ..self.clone() } != Query::default()
    }

    /// What the store is asked. A code that the vocabulary does not know holds nothing, since nothing has it.
    #[must_use]
    pub fn filter(&self) -> Filter {
        let vocabulary = Vocabulary::embedded();
        let processes = match vocabulary.processes().by_code(&self.process) {
            Some(process) => vocabulary.processes().subtree(process.id).map(|p| p.code.clone()).collect(),
            None if self.process.is_empty() => Vec::new(),
            None => vec![self.process.clone()],
        };
        let materials = match vocabulary.materials().by_code(&self.material) {
            Some(material) => vocabulary.materials().subtree(material.id).map(|m| m.code.clone()).collect(),
            None if self.material.is_empty() => Vec::new(),
            None => vec![self.material.clone()],
        };
        let kommuner: Vec<String> = match self.kommun.as_str() {
            "" => vocabulary.places().kommuner_of(&self.county).map(|kommun| kommun.code.clone()).collect(),
            one => vec![one.to_owned()],
        };
        let given = |text: &String| (!text.is_empty()).then(|| text.clone());
        Filter {
            name: given(&self.q),
            processes,
            materials,
            kommuner: if kommuner.is_empty() { given(&self.county).into_iter().collect() } else { kommuner },
            certificates: given(&self.certificate).into_iter().collect(),
            unknown_only: self.unknown == "1",
        }
    }
}

/// What the words of the search box mean beside being part of a name, to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    Process(ProcessId),
    Material(MaterialId),
    Certificate(CertificateId),
    Kommun(String),
    County(String),
}

impl Query {
    /// The terms and places that the words of the search box name, each with the query that asks for it instead.
    /// Nothing is chosen for the reader: a firm may be called Svarv.
    #[must_use]
    pub fn hints(&self) -> Vec<(Hint, Query)> {
        let words = self.q.trim();
        if words.is_empty() {
            return Vec::new();
        }
        let vocabulary = Vocabulary::embedded();
        let rest = Query { q: String::new(), page: 1, ..self.clone() };
        let terms = match look_up(None, words) {
            Meaning::Found(found) => found.into_iter().map(|(term, _)| term).collect(),
            Meaning::Several(several) => several,
            Meaning::Nothing(_) => Vec::new(),
        };
        let mut hints: Vec<(Hint, Query)> = terms
            .into_iter()
            .map(|term| match term {
                AnyTerm::Process(id) => {
                    let process = vocabulary.processes().get(id).code.clone();
                    (Hint::Process(id), Query { process, ..rest.clone() })
                }
                AnyTerm::Material(id) => {
                    let material = vocabulary.materials().get(id).code.clone();
                    (Hint::Material(id), Query { material, ..rest.clone() })
                }
                AnyTerm::Certificate(id) => {
                    let certificate = vocabulary.certificates().get(id).code.clone();
                    (Hint::Certificate(id), Query { certificate, ..rest.clone() })
                }
            })
            .collect();
        let (kommuner, counties) = match vocabulary.find_place(words) {
            PlaceFinding::Kommun(kommun) => (vec![kommun], Vec::new()),
            PlaceFinding::County(county) => (Vec::new(), vec![county]),
            PlaceFinding::Ambiguous { kommuner, counties } => (kommuner, counties),
            PlaceFinding::Unknown { .. } => (Vec::new(), Vec::new()),
        };
        hints.extend(kommuner.into_iter().map(|k| {
            let query = Query { kommun: k.code.clone(), county: String::new(), ..rest.clone() };
            (Hint::Kommun(k.code.clone()), query)
        }));
        hints.extend(counties.into_iter().map(|c| {
            let query = Query { county: c.code.clone(), kommun: String::new(), ..rest.clone() };
            (Hint::County(c.code.clone()), query)
        }));
        hints
    }
}

/// One page of makers and how many there are in all.
#[derive(Debug, Clone)]
pub struct Found {
    pub makers: Vec<ListedMaker>,
    pub total: u64,
    /// How many the register holds, whatever the query, where none was found: tells an empty register from a filter that hides all.
    pub register: u64,
}

#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Database(#[from] sea_orm::DbErr),
}

/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn search(app: &App, caller: &Caller, query: &Query) -> Result<Found, SearchError> {
    access::check(caller, Action::ReadRegister, Relation::None)?;
    let page = u64::from(query.page.max(1) - 1);
    let listed = store::list(app.db.reader(), &query.filter(), page, PER_PAGE.into()).await?;
    let hides = listed.makers.is_empty() && query.narrows();
    let register = if hides { store::count(app.db.reader()).await? } else { listed.total };
    Ok(Found { makers: listed.makers, total: listed.total, register })
}
