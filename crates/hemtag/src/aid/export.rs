//! The register as files: for staff with every entry, for the public with the fields of article 6 alone.

use jiff::civil::Date;

use super::{
    keep::Register,
    model::{Entry, query::Query},
    words,
};
use crate::{
    http::download::{Cell, Table, file_name},
    words::Language,
};

fn text(text: impl Into<String>) -> Cell {
    let text = text.into();
    if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
}

#[expect(clippy::cast_precision_loss, reason = "sums stay far below 2^53 cents")]
fn money(hundredths: i64) -> Cell {
    Cell::Number(hundredths as f64 / 100.0)
}

/// What is published of one entry: the fields of Regulation (EU) 2023/2831 article 6, and the amount in its own currency.
pub const PUBLIC_COLUMNS: [&str; 12] = [
    "entry",
    "beneficiary_number",
    "beneficiary",
    "amount_eur",
    "amount",
    "currency",
    "rate",
    "rate_day",
    "granted_on",
    "authority",
    "instrument",
    "nace",
];

fn public_row(l: Language, register: &Register, entry: &Entry) -> Vec<Cell> {
    let facts = &entry.facts;
    let firm = register.firms.get(&facts.firm);
    let number = firm.and_then(|firm| firm.number).and_then(vocabulary::OrganisationNumber::shown);
    let stated = match facts.worth {
        funding::aid::Worth::Stated(amount) => Some(amount),
        _ => None,
    };
    vec![
        #[expect(clippy::cast_precision_loss, reason = "numbers of entries are small")]
        Cell::Number(entry.id.0 as f64),
        number.into(),
        text(firm.map(|firm| words::beneficiary(l, firm)).unwrap_or_default()),
        facts.worth.cents().map_or(Cell::Empty, money),
        stated.map_or(Cell::Empty, |amount| money(amount.minor)),
        text(stated.map(|amount| amount.currency.code()).unwrap_or_default()),
        #[expect(clippy::cast_precision_loss, reason = "a rate has a handful of digits")]
        stated
            .and_then(|amount| amount.rate)
            .map_or(Cell::Empty, |rate| Cell::Number(rate.ten_thousandths as f64 / 10_000.0)),
        text(stated.and_then(|amount| amount.rate).map(|rate| rate.on.to_string()).unwrap_or_default()),
        text(super::model::day_of(facts.when).map(|day| day.to_string()).unwrap_or_default()),
        text(facts.authority.as_str()),
        text(facts.instrument.code()),
        text(facts.nace.as_str()),
    ]
}

/// The published entries that a query takes.
#[must_use]
pub fn public(l: Language, register: &Register, entries: &[&Entry], today: Date) -> Table {
    Table {
        name: file_name(l, "stod-av-mindre-betydelse", "de-minimis-aid", today),
        columns: PUBLIC_COLUMNS.to_vec(),
        rows: entries.iter().map(|entry| public_row(l, register, entry)).collect(),
        note: Some(l.t("aid-file-note")),
    }
}

/// Everything, for staff: the same columns, and where it comes from and how it stands.
#[must_use]
pub fn whole(l: Language, register: &Register, entries: &[&Entry], today: Date) -> Table {
    let columns = PUBLIC_COLUMNS.into_iter().chain([
        "firm",
        "origin",
        "reference",
        "own",
        "rules",
        "published",
        "withdrawn",
        "version",
    ]);
    let yes = |is: bool| text(if is { "yes" } else { "no" });
    let rows = entries
        .iter()
        .map(|entry| {
            let mut row = public_row(l, register, entry);
            let facts = &entry.facts;
            row.extend([
                #[expect(clippy::cast_precision_loss, reason = "numbers of firms are small")]
                Cell::Number(facts.firm.0 as f64),
                text(facts.origin.code()),
                text(facts.reference.as_str()),
                yes(facts.own),
                text(facts.rules.as_str()),
                yes(entry.is_public()),
                yes(entry.withdrawn),
                Cell::Number(f64::from(entry.version)),
            ]);
            row
        })
        .collect();
    Table {
        name: file_name(l, "stodregister", "aid-register", today),
        columns: columns.collect(),
        rows,
        note: Some(l.t("aid-file-staff-note")),
    }
}

/// The entries that a query takes, by the names that the reader sees.
#[must_use]
pub fn taken<'r>(l: Language, register: &'r Register, query: &Query, public: bool) -> Vec<&'r Entry> {
    let shown = |entry: &Entry| match register.firms.get(&entry.facts.firm) {
        Some(firm) if public => words::beneficiary(l, firm),
        Some(firm) => firm.name.clone(),
        None => String::new(),
    };
    let takes = |entry: &&Entry| query.takes(entry, register.firms.get(&entry.facts.firm), &shown(entry));
    register.entries.iter().filter(takes).collect()
}
