//! The columns of a table of needs, by their own names and by the words that people put at the head of them.

use crate::values::changes;

/// Whose a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// What the table calls the need.
    Id,
    Product,
    Owner,
    Part,
}

/// A column: its own name, whose it is, and the other heads that mean it, in small letters.
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) of: Of,
    heads: &'static [&'static str],
}

const fn column(name: &'static str, of: Of, heads: &'static [&'static str]) -> Column {
    Column { name, of, heads }
}

const COLUMNS: [Column; 27] = [
    column("id", Of::Id, &["nummer", "number", "behovsnummer"]),
    column(
        "title",
        Of::Product,
        &["titel", "rubrik", "produkt", "product", "behov", "need", "namn på behovet"],
    ),
    column("function", Of::Product, &["funktion", "beskrivning", "description", "vad det är"]),
    column("stage", Of::Product, &["skede", "fas"]),
    column("first_series", Of::Product, &["första serien", "första serie", "serie", "series", "batch"]),
    column(
        "per_year",
        Of::Product,
        &["per år", "antal per år", "årsvolym", "annual volume", "pieces a year"],
    ),
    column(
        "due",
        Of::Product,
        &["senast", "senast levererat", "leveransdag", "leveransdatum", "delivery date"],
    ),
    column("within_km", Of::Product, &["högsta avstånd", "avstånd km", "within", "distance km"]),
    column("in_house", Of::Product, &["i egna lokaler", "egna lokaler"]),
    column("counties", Of::Product, &["län", "county"]),
    column("certificates", Of::Product, &["certifikat", "certificate"]),
    column("confidentiality", Of::Product, &["sekretess", "vem som får se behovet"]),
    column("name", Of::Owner, &["kontaktperson", "contact person"]),
    column("organisation", Of::Owner, &["organization", "företag", "company"]),
    column("contact", Of::Owner, &["kontakt", "e-post", "email", "e-mail", "telefon", "telephone"]),
    column("kommun", Of::Owner, &["ort", "municipality"]),
    column("newcomer", Of::Owner, &["erfarenhet", "experience"]),
    column("part", Of::Part, &["del", "detalj", "artikel", "benämning", "part name", "delens namn"]),
    column("process", Of::Part, &["tillverkningssätt", "tillverkningsmetod", "metod", "processes"]),
    column("material", Of::Part, &["materials"]),
    column("size", Of::Part, &["mått", "storlek", "dimensions", "dimension"]),
    column("mass", Of::Part, &["vikt", "massa", "weight"]),
    column("tolerance", Of::Part, &["tolerans", "finaste tolerans", "finest tolerance"]),
    column("wall", Of::Part, &["tunnaste vägg", "vägg", "thinnest wall"]),
    column("hours", Of::Part, &["arbetstimmar", "timmar", "work hours"]),
    column("count", Of::Part, &["antal i varje produkt", "antal per produkt", "antal", "quantity", "qty"]),
    column("notes", Of::Part, &["anmärkning", "anmärkningar", "notering", "note"]),
];

/// The columns that a table of needs may have, by their own names.
pub fn columns() -> impl Iterator<Item = &'static str> {
    COLUMNS.iter().map(|column| column.name)
}

/// The column that a head means.
pub(super) fn named(head: &str) -> Option<&'static Column> {
    let head = head.trim().to_lowercase();
    let own = head.replace([' ', '-'], "_");
    COLUMNS
        .iter()
        .find(|column| column.name == own || column.heads.contains(&head.replace('_', " ").as_str()))
}

/// The head that somebody may have meant: one letter off, or two in eight and more. Heads further off are columns of
/// their own.
pub(super) fn nearest(head: &str) -> Option<String> {
    let head = head.trim().to_lowercase().replace(['_', '-'], " ");
    let most = if head.chars().count() < 8 { 1 } else { 2 };
    COLUMNS
        .iter()
        .flat_map(|column| std::iter::once(column.name).chain(column.heads.iter().copied()))
        .map(|known| (changes(&head, &known.replace('_', " ")), known))
        .filter(|(changes, _)| *changes <= most)
        .min()
        .map(|(_, known)| known.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_means_one_column() {
        let all = COLUMNS.iter().flat_map(|c| std::iter::once(c.name).chain(c.heads.iter().copied()));
        let mut seen = std::collections::BTreeSet::new();
        for head in all {
            assert!(seen.insert(head), "{head} stands twice");
            assert!(named(head).is_some(), "{head}");
        }
        assert_eq!(named("First series").map(|c| c.name), Some("first_series"));
        assert_eq!(named(" Mått ").map(|c| c.name), Some("size"));
        for own in ["Leverantör", "Artikelnummer", "Ritning", "Pris"] {
            assert!(named(own).is_none() && nearest(own).is_none(), "{own} is a column of its own");
        }
        assert_eq!(nearest("proces").as_deref(), Some("process"));
    }
}
