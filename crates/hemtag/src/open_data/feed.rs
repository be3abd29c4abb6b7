//! `/feed`: what is new in the money, calls and decisions, as an Atom feed (RFC 4287) for whoever follows it.

use atom_syndication::{CategoryBuilder, Entry, EntryBuilder, FeedBuilder, LinkBuilder, PersonBuilder, Text};
use axum::{
    extract::{Query as Asked, State},
    http::header,
    response::{IntoResponse, Response},
};
use chrono::{DateTime, FixedOffset};
use jiff::Timestamp;
use serde::Deserialize;

use crate::{
    app::App,
    funding::{
        calls,
        decisions::{self, published},
        model::call::CallState,
    },
    http::{Context, PageResult},
};

/// So many entries at most: a reader that comes back within weeks misses none.
const MOST: usize = 100;

/// Which entries are wanted; all without it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Query {
    kind: Option<Kind>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Call,
    Decision,
}

/// `GET /feed?kind=`
///
/// # Errors
/// When the database does not answer.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Asked(query): Asked<Query>,
) -> PageResult<Response> {
    let address = app.config.address();
    let at = |path: &str| format!("{address}{}", context.href(path));
    let l = context.language;
    let wanted = |kind: Kind| query.kind.is_none_or(|asked| asked == kind);
    let mut entries: Vec<(Timestamp, Entry)> = Vec::new();
    if wanted(Kind::Call) {
        let all = calls::list(&app, &context.caller).await?;
        for call in all.iter().filter(|one| one.state == CallState::Published) {
            let Some(since) = call.published_at else { continue };
            let link = at(&format!("/funding/calls/{}", call.code));
            let title = call.call.title.of(l);
            entries.push((
                call.updated_at,
                entry("call", &link, title, call.call.purpose.of(l), since, call.updated_at),
            ));
        }
    }
    if wanted(Kind::Decision) {
        let (all, _) = published(&app, &context.caller, &decisions::Query::default()).await?;
        for one in &all {
            let link = at(&format!("/funding/decisions/{}", one.id));
            let title = format!("{} {} · {}", one.number, one.title, one.call_title.of(l));
            let outcome = decisions::words::outcome(l, one.outcome);
            let decided = one.decided_on.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC);
            let decided = decided.map_or(one.modified, |day| day.timestamp());
            entries.push((
                one.modified,
                entry("decision", &link, title.trim(), &outcome, decided, one.modified),
            ));
        }
    }
    entries.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    entries.truncate(MOST);
    let updated = entries.first().map_or(Timestamp::UNIX_EPOCH, |(at, _)| *at);
    let here = at("/feed");
    let feed = FeedBuilder::default()
        .title(Text::plain(context.marked(context.t("feed-title"))))
        .subtitle(Text::plain(context.t("feed-lead")))
        .id(here.clone())
        .lang(l.code().to_owned())
        .updated(moment(updated))
        .author(
            PersonBuilder::default()
                .name(app.config.operator.clone().unwrap_or_else(|| "Hemtag".into()))
                .build(),
        )
        .links(vec![
            LinkBuilder::default()
                .rel("self")
                .href(here)
                .mime_type("application/atom+xml".to_owned())
                .build(),
            LinkBuilder::default()
                .rel("alternate")
                .href(at("/funding"))
                .mime_type("text/html".to_owned())
                .build(),
        ])
        .entries(entries.into_iter().map(|(_, entry)| entry).collect::<Vec<_>>())
        .build();
    Ok(([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], feed.to_string()).into_response())
}

fn entry(kind: &str, link: &str, title: &str, summary: &str, since: Timestamp, updated: Timestamp) -> Entry {
    EntryBuilder::default()
        .id(link)
        .title(Text::plain(title))
        .summary(Text::plain(summary))
        .published(moment(since))
        .updated(moment(updated))
        .categories(vec![CategoryBuilder::default().term(kind).build()])
        .links(vec![
            LinkBuilder::default().rel("alternate").href(link).mime_type("text/html".to_owned()).build(),
        ])
        .build()
}

/// The same moment as the feed's library has it; whole seconds.
fn moment(at: Timestamp) -> DateTime<FixedOffset> {
    DateTime::from_timestamp(at.as_second(), 0).unwrap_or_default().fixed_offset()
}
