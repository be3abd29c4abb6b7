//! Looks at a need ([`crate::looks`]): how needs keep them, and what the owner reads of them.

use std::collections::HashMap;

use maud::{Markup, html};

use super::{Need, NeedError, model::Confidentiality};
use crate::{
    access::{Action, Caller, PersonId, Role, check},
    app::App,
    http::{
        Context,
        components::{Column, data_table},
    },
    looks::{self, Look, Watched},
    people,
};

pub use crate::looks::{Eyes, Seen};

/// So many looks stand on a need's page.
const SHOWN: u64 = 50;

impl Need {
    /// What looks are kept by.
    #[must_use]
    pub fn watched(&self) -> Watched {
        let public = match self.document.confidentiality {
            Confidentiality::Open => Some(Seen::Name),
            Confidentiality::Anonymous => Some(Seen::Anonymous),
            Confidentiality::AdviserOnly => None,
        };
        Watched { need: self.id.0, key: self.key.clone(), owner: self.owner, public }
    }
}

/// Keeps that the caller looks at a need, unless it is its own or anybody may see so much of it. To be called before it is
/// shown, with `caller` as the request brought it (not [`Caller::holding`] the need's key).
///
/// # Errors
/// When the database refuses; then nothing may be shown.
pub async fn record(app: &App, caller: &Caller, need: &Need, seen: Seen) -> Result<(), NeedError> {
    Ok(looks::record(app, caller, &[need.watched()], seen).await?)
}

/// The same for a list of needs: one event.
///
/// # Errors
/// As [`record`].
pub async fn record_all(app: &App, caller: &Caller, needs: &[Need], seen: Seen) -> Result<(), NeedError> {
    let watched: Vec<Watched> = needs.iter().map(Need::watched).collect();
    Ok(looks::record(app, caller, &watched, seen).await?)
}

/// Keeps a look of somebody whose role and organisation the account does not tell, as of a maker that came by a letter's
/// link.
///
/// # Errors
/// As [`record`].
pub async fn record_as(
    app: &App,
    caller: &Caller,
    need: &Need,
    seen: Seen,
    eyes: Eyes,
) -> Result<(), NeedError> {
    Ok(looks::record_as(app, caller, &need.watched(), seen, eyes).await?)
}

/// Who has looked at a need, newest first, how many rows there are, and the names that its owner is shown: of staff and of
/// organisations. Whoever else came by the need's address has none.
#[derive(Debug, Clone)]
pub struct Looks {
    looks: Vec<Look>,
    count: u64,
    people: HashMap<PersonId, String>,
    organisations: HashMap<i64, String>,
}

/// Who has looked at the need; `None` for whoever is not its owner itself.
///
/// # Errors
/// When the database does not answer.
pub async fn looks_at(app: &App, caller: &Caller, need: &Need) -> Result<Option<Looks>, NeedError> {
    check(caller, Action::ReadConfidentialNeed, need.relation(&caller.holding(&need.key)))?;
    if looks::is_anothers(&need.watched(), caller) {
        return Ok(None);
    }
    let db = app.db.reader();
    let (looks, count) = looks::store::of_need(db, need.id.0, SHOWN).await?;
    let staff =
        looks.iter().filter(|look| look.eyes.role > Role::ProductOwner).filter_map(|look| look.person);
    let organisations = looks.iter().filter_map(|look| look.eyes.organisation);
    let people = people::names_of(db, &staff.collect::<Vec<_>>()).await?;
    let organisations = people::organisations_of(db, &organisations.collect::<Vec<_>>()).await?;
    Ok(Some(Looks { looks, count, people, organisations }))
}

/// The part of a need's page that tells its owner who has looked at it.
#[must_use]
pub fn section(context: &Context, need: &Need, looks: &Looks) -> Markup {
    let l = context.language;
    let columns = [
        Column::text(context.t("looks-when")),
        Column::text(context.t("looks-who")),
        Column::text(context.t("looks-seen")),
        Column::number(context.t("looks-count")),
    ];
    let rows: Vec<Vec<Markup>> = looks
        .looks
        .iter()
        .map(|look| {
            vec![
                html! { (l.moment(&look.last_at.to_string())) },
                html! { (looks.who(context, look)) },
                html! { (context.t(&format!("looks-seen-{}", look.seen.code()))) },
                html! { (l.whole(look.count.unsigned_abs())) },
            ]
        })
        .collect();
    html! {
        @if need.document.confidentiality != Confidentiality::Open || !rows.is_empty() {
            section class="ht-section ht-stack" data-gap="sm" id="looks" aria-labelledby="looks-title" {
                h2 class="ds-heading" data-size="md" id="looks-title" { (context.t("looks-title")) }
                p class="ht-measure" { (context.t(if rows.is_empty() { "looks-none" } else { "looks-about" })) }
                @if !rows.is_empty() { (data_table(&context.t("looks-title"), &columns, &rows)) }
                @if looks.count > SHOWN { p class="ht-small ht-soft" { (l.counted("looks-more", looks.count - SHOWN)) } }
            }
        }
    }
}

impl Looks {
    /// Name, role and organisation, as far as there are such.
    fn who(&self, context: &Context, look: &Look) -> String {
        let role = look.eyes.role;
        let as_what = match (role, look.person) {
            (Role::Visitor, _) => context.t("looks-by-link"),
            (Role::ProductOwner, _) => context.t("looks-by-link-signed-in"),
            _ => context.t(&format!("role-{}", role.code().replace('_', "-"))),
        };
        let name = look.person.and_then(|person| self.people.get(&person)).filter(|name| !name.is_empty());
        let organisation = look.eyes.organisation.and_then(|id| self.organisations.get(&id));
        let parts = [name, Some(&as_what), organisation];
        parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(", ")
    }
}
