//! Searching the register: what a list of makers was asked for, and the makers.

use serde::{Deserialize, Serialize};
use vocabulary::Vocabulary;

use super::{
    model::Maker,
    store::{self, Filter},
};
use crate::{
    access::{self, Action, Caller, Denied, Relation},
    app::App,
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
    /// A county's code, two digits.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub county: String,
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
        let kommuner: Vec<String> =
            vocabulary.places().kommuner_of(&self.county).map(|kommun| kommun.code.clone()).collect();
        let given = |text: &String| (!text.is_empty()).then(|| text.clone());
        Filter {
            name: given(&self.q),
            processes,
            kommuner: if kommuner.is_empty() { given(&self.county).into_iter().collect() } else { kommuner },
            certificates: given(&self.certificate).into_iter().collect(),
            unknown_only: self.unknown == "1",
        }
    }
}

/// One page of makers and how many there are in all.
#[derive(Debug, Clone)]
pub struct Found {
    pub makers: Vec<Maker>,
    pub total: u64,
    /// How many the register holds, whatever the query: tells an empty register from a filter that hides all.
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
    let register = if query.narrows() { store::count(app.db.reader()).await? } else { listed.total };
    Ok(Found { makers: listed.makers, total: listed.total, register })
}
