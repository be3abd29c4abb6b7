//! Calendars as another program reads them (RFC 5545).

use icalendar::{Calendar, Class, Component, DatePerhapsTime, Event, parser};
use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::TimeZone,
};

/// A calendar that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadCalendar {
    pub name: String,
    pub entries: Vec<Entry>,
}

/// An entry that takes whole days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub uid: String,
    pub stamp: Timestamp,
    pub start: Date,
    /// The day after the last.
    pub end: Date,
    pub summary: String,
    pub about: Option<String>,
    pub url: Option<String>,
    pub private: bool,
}

impl ReadCalendar {
    /// # Panics
    /// When it is no calendar, one of its lines is too long or ends otherwise, a property stands twice, or an entry lacks what each
    /// must have.
    #[must_use]
    pub fn of(text: &str) -> ReadCalendar {
        assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']), "{text:?}");
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        let unfolded = parser::unfold(text);
        let raw = parser::read_calendar(&unfolded).unwrap_or_else(|problem| panic!("{problem}: {text}"));
        let names = |of: &[parser::Property<'_>]| -> Vec<String> {
            of.iter().map(|property| property.name.as_str().to_owned()).collect()
        };
        let once = |mut names: Vec<String>| {
            let all = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), all, "a property stands twice: {text}");
        };
        once(names(&raw.properties));
        for component in &raw.components {
            assert_eq!(component.name.as_str(), "VEVENT", "{text}");
            once(names(&component.properties));
        }
        let calendar = Calendar::from(raw);
        assert_eq!(calendar.property_value("VERSION"), Some("2.0"));
        assert!(calendar.property_value("PRODID").is_some_and(|program| !program.is_empty()), "{text}");
        let entries: Vec<Entry> = calendar
            .components
            .iter()
            .map(|component| Entry::of(component.as_event().expect("each is an entry"), text))
            .collect();
        once(entries.iter().map(|entry| entry.uid.clone()).collect());
        ReadCalendar { name: calendar.get_name().unwrap_or_default().to_owned(), entries }
    }
}

impl Entry {
    fn of(event: &Event, text: &str) -> Entry {
        let date = |date: Option<DatePerhapsTime>| -> Date {
            match date {
                Some(DatePerhapsTime::Date(date)) => date.to_string().parse().expect("a day"),
                other => panic!("{other:?} is no day: {text}"),
            }
        };
        assert!(event.get_timestamp().is_some(), "{text}");
        let stamp = event.property_value("DTSTAMP").unwrap_or_default();
        let stamp = DateTime::strptime("%Y%m%dT%H%M%SZ", stamp).expect("a moment");
        let owned = |text: Option<&str>| text.map(str::to_owned);
        Entry {
            uid: owned(event.get_uid()).expect("an entry has a name of its own"),
            stamp: stamp.to_zoned(TimeZone::UTC).expect("UTC has every moment").timestamp(),
            start: date(event.get_start()),
            end: date(event.get_end()),
            summary: owned(event.get_summary()).expect("an entry says what it is"),
            about: owned(event.get_description()),
            url: owned(event.get_url()),
            private: matches!(event.get_class(), Some(Class::Private)),
        }
    }
}
