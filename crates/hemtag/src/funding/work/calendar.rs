//! The list's days as a calendar (RFC 5545): numbers and kinds, no titles, for calendars lie with others.

use icalendar::{Calendar, Class, Component, Event as Entry, Property};
use jiff::{civil::Date, tz::TimeZone};

use super::list::{Query, read_list};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    funding::FundingError,
    http::language::href,
    words::Language,
};

/// The days of the list as it is narrowed.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn calendar(
    app: &App,
    caller: &Caller,
    l: Language,
    query: &Query,
) -> Result<String, FundingError> {
    check(caller, Action::HandleApplication, Relation::None)?;
    let found = read_list(app, caller, query, true).await?;
    let mut calendar = Calendar::new();
    calendar.name(&l.t("work-title"));
    let date = |name: &str, on: Date| {
        Property::new(name, on.strftime("%Y%m%d").to_string()).add_parameter("VALUE", "DATE").done()
    };
    for item in &found.items {
        let Some(due) = &item.due else { continue };
        let stamp = due.set_at.to_zoned(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string();
        let number = item.number.clone().unwrap_or_else(|| item.application.to_string());
        let (kind, of) = due.of.columns();
        let entry = Entry::new()
            // The same thing has the same name however often its day is moved.
            .uid(&format!("funding-{kind}-{of}-{}@hemtag", due.what.code()))
            .summary(&format!("{} {number}", l.t(&format!("work-kind-{}", due.what.code()))))
            .class(Class::Private)
            .url(&format!("{}{}", app.config.address(), href(l, &item.path())))
            .append_property(Property::new("DTSTAMP", stamp).done())
            .append_property(date("DTSTART", due.on))
            .append_property(date("DTEND", due.on.tomorrow().unwrap_or(due.on)))
            .done();
        calendar.push(entry);
    }
    Ok(calendar.done().to_string())
}
