//! A maker's free hours to take away: a table, and the calendar that others subscribe to.

use std::fmt::Write;

use jiff::{Timestamp, ToSpan, civil::Date};
use vocabulary::{IsoWeek, Vocabulary};

use crate::{
    http::download::{Cell, Table},
    makers::{
        edit::site_name,
        model::{MachineGroup, Maker},
    },
    words::{And, Language},
};

/// The columns of the table, which an import reads again.
pub(super) const COLUMNS: [&str; 9] = [
    "group",
    "site",
    "processes",
    "week",
    "free_hours",
    "most_hours",
    "stated_on",
    "stated_by",
    "counts_until",
];

/// What a machine group is called: its name, else its processes.
pub(super) fn group_name(language: Language, maker: &Maker, group: &MachineGroup) -> String {
    group.name.clone().unwrap_or_else(|| processes(language, maker, group))
}

/// The same, with its site where another group of the maker's has the name: what it is called in a file about it alone.
pub(super) fn full_name(language: Language, maker: &Maker, group: &MachineGroup) -> String {
    let name = group_name(language, maker, group);
    let groups = maker.machine_groups();
    let same = groups.iter().filter(|other| group_name(language, maker, other) == name).count();
    if same > 1 { format!("{name}, {}", place(language, maker, group)) } else { name }
}

pub(super) fn processes(language: Language, maker: &Maker, group: &MachineGroup) -> String {
    let of = |id| maker.offers().find(|(_, offer)| offer.id == id).map(|(_, offer)| offer.process);
    let terms = Vocabulary::embedded().processes();
    let names: Vec<String> = group
        .offers
        .iter()
        .filter_map(|id| of(*id))
        .map(|process| terms.get(process).name(language.of_terms()).to_owned())
        .collect();
    language.list(&names, And::And)
}

pub(super) fn place(language: Language, maker: &Maker, group: &MachineGroup) -> String {
    let site = maker.sites.iter().find(|site| site.id == group.site);
    site.map(|site| site_name(language, site)).unwrap_or_default()
}

/// Every stated week of every machine group.
pub(super) fn table(language: Language, maker: &Maker) -> Table {
    let mut rows = Vec::new();
    for group in maker.machine_groups() {
        let (Some(stated), Some(until)) = (&group.stated, group.counts_until()) else { continue };
        for week in &group.weeks {
            rows.push(vec![
                Cell::from(group_name(language, maker, &group)),
                place(language, maker, &group).into(),
                processes(language, maker, &group).into(),
                IsoWeek::of(week.monday).to_string().into(),
                u32::from(week.actual).into(),
                week.maximum.map(u32::from).into(),
                stated.on.to_string().into(),
                stated.by.clone().into(),
                until.to_string().into(),
            ]);
        }
    }
    let note = maker.example.then(|| language.t("capacity-example"));
    Table { name: format!("capacity-{}", maker.id), columns: COLUMNS.to_vec(), rows, note }
}

/// The calendar after RFC 5545: one entry for each week with free hours that still count; a week that is full has none.
pub(super) fn calendar(language: Language, maker: &Maker, today: Date, now: Timestamp) -> String {
    let mut out = String::new();
    let mut line = |text: &str| fold(&mut out, text);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Hemtag//Free capacity//SV");
    line("CALSCALE:GREGORIAN");
    line("METHOD:PUBLISH");
    let name = language.ta("capacity-calendar", &[("maker", maker.name.as_str().into())]);
    line(&format!("X-WR-CALNAME:{}", escaped(&name)));
    line("REFRESH-INTERVAL;VALUE=DURATION:PT12H");
    for group in maker.machine_groups() {
        let (Some(stated), Some(until)) = (&group.stated, group.counts_until()) else { continue };
        if until < today {
            continue;
        }
        let of = group_name(language, maker, &group);
        for week in group.weeks.iter().filter(|week| week.actual > 0) {
            let end = week.monday.checked_add(7.days()).unwrap_or(week.monday);
            let summary = language.ta(
                "capacity-calendar-week",
                &[("hours", language.hours(week.actual.into()).into()), ("group", of.as_str().into())],
            );
            let about = language.ta(
                "capacity-calendar-about",
                &[
                    ("place", place(language, maker, &group).into()),
                    ("on", language.date(stated.on).into()),
                    ("until", language.date(until).into()),
                ],
            );
            line("BEGIN:VEVENT");
            line(&format!("UID:capacity-{}-{}-{}@hemtag", maker.id, group.id(), IsoWeek::of(week.monday)));
            line(&format!("DTSTAMP:{}", now.strftime("%Y%m%dT%H%M%SZ")));
            line(&format!("DTSTART;VALUE=DATE:{}", week.monday.strftime("%Y%m%d")));
            line(&format!("DTEND;VALUE=DATE:{}", end.strftime("%Y%m%d")));
            line(&format!("SUMMARY:{}", escaped(&summary)));
            line(&format!("DESCRIPTION:{}", escaped(&about)));
            line("TRANSP:TRANSPARENT");
            line("END:VEVENT");
        }
    }
    line("END:VCALENDAR");
    out
}

/// Text as a calendar holds it (RFC 5545, 3.3.11). The marks of direction that translations carry are left out.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\u{2068}' | '\u{2069}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Adds a line of at most 75 bytes, the rest on lines that begin with a blank (RFC 5545, 3.1).
fn fold(out: &mut String, text: &str) {
    let mut length = 0;
    for c in text.chars() {
        if length + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            length = 1;
        }
        let _ = write!(out, "{c}");
        length += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters_and_text_cannot_end_a_line() {
        let mut out = String::new();
        fold(&mut out, &format!("SUMMARY:{}", escaped(&"å,\r\nEND:VEVENT".repeat(9))));
        assert!(out.split("\r\n").all(|line| line.len() <= 75), "{out}");
        let whole = out.replace("\r\n ", "");
        assert_eq!(whole.trim_end().lines().count(), 1);
        assert!(whole.contains("å\\,\\nEND:VEVENT"));
    }
}
