//! The days on which reports are due as a calendar (RFC 5545), for officers: an open day by its earlier reading, and said to be open.

use icalendar::{Calendar, Class, Component, Event as Entry, Property};
use jiff::{civil::Date, tz::TimeZone};

use super::{ProgrammeError, deadlines, model::Reading};
use crate::{
    access::{Action, Caller, Relation, check},
    app::App,
    http::language::href,
    words::Language,
};

/// The days of every programme's reports.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn calendar(app: &App, caller: &Caller, l: Language) -> Result<String, ProgrammeError> {
    check(caller, Action::KeepProgramme, Relation::None)?;
    let mut calendar = Calendar::new();
    calendar.name(&l.t("programme-due-title"));
    let date = |name: &str, on: Date| {
        Property::new(name, on.strftime("%Y%m%d").to_string()).add_parameter("VALUE", "DATE").done()
    };
    for programme in app.programmes.iter() {
        for one in deadlines(app, caller, programme).await? {
            let Some(day) = one.reading.day() else { continue };
            let code = &one.report.code;
            let kind = l.t(&format!("programme-kind-{}", one.report.kind.code()));
            let summary = match one.reading {
                Reading::Settled(_) => format!("{kind} ({code})"),
                Reading::Open { .. } => {
                    l.ta("programme-calendar-open", &[("report", format!("{kind} ({code})").into())])
                }
            };
            let since = one.settled.as_ref().map_or_else(|| app.clock.now(), |settled| settled.at);
            let stamp = since.to_zoned(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string();
            let entry = Entry::new()
                // The same report has the same name however often its day is moved.
                .uid(&format!("programme-{code}@hemtag"))
                .summary(&summary)
                .class(Class::Private)
                .url(&format!("{}{}", app.config.address(), href(l, &format!("/programme/deadlines/{code}"))))
                .append_property(Property::new("DTSTAMP", stamp).done())
                .append_property(date("DTSTART", day))
                .append_property(date("DTEND", day.tomorrow().unwrap_or(day)))
                .done();
            calendar.push(entry);
        }
    }
    Ok(calendar.done().to_string())
}
