//! The columns that are understood, by the heads that they may have.

use workforce::map::plain;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Person,
    Count,
    Role,
    Shift,
    Skill,
    Level,
    Kind,
    On,
    Until,
}

/// The first of each is the one of our own files.
const ALL: [(Column, &[&str]); 9] = [
    (Column::Person, &["person", "namn", "name", "medarbetare", "anställd", "personal", "employee"]),
    (Column::Count, &["people", "antal", "antal personer", "heads", "headcount"]),
    (Column::Role, &["role", "befattning", "roll", "position", "tjänst", "yrke"]),
    (Column::Shift, &["shift", "skift", "lag", "team"]),
    (Column::Skill, &["skill", "kompetens", "färdighet", "kunskap", "competence"]),
    (Column::Level, &["level", "nivå", "betyg", "grad"]),
    (Column::Kind, &["evidence", "underlag", "bedömt av", "källa", "source"]),
    (Column::On, &["on", "datum", "date", "bedömd", "utfärdad"]),
    (Column::Until, &["until", "giltig till", "giltig t.o.m.", "utgår", "expires", "valid until"]),
];

pub(super) fn column(head: &str) -> Option<Column> {
    let head = plain(head);
    ALL.into_iter().find(|(_, names)| names.contains(&head.as_str())).map(|(column, _)| column)
}

/// A column as a spreadsheet names it: "A", "AB". For columns without a head.
pub(super) fn letters(at: usize) -> String {
    let mut rest = at;
    let mut name = Vec::new();
    loop {
        name.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        if rest < 26 {
            return name.into_iter().rev().collect();
        }
        rest = rest / 26 - 1;
    }
}

/// What the same head before this one was, where a reader of tables has told the two apart by a number: "Svets (2)" after "Svets".
pub(super) fn twin(heads: &[String], at: usize) -> Option<&str> {
    let (name, number) = heads[at].strip_suffix(')')?.rsplit_once(" (")?;
    let number: usize = number.parse().ok()?;
    let earlier = |head: &str| heads[..at].iter().any(|one| one == head);
    let all = (2..number).all(|before| earlier(&format!("{name} ({before})")));
    (number >= 2 && number <= at + 1 && all && earlier(name)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_a_spreadsheet_does() {
        for (at, name) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
        {
            assert_eq!(letters(at), name);
        }
    }

    #[test]
    fn a_head_that_stands_twice_is_known_by_its_number() {
        let heads = ["Namn", "Svets", "Svets (2)", "Svets (3)", "Kran", "Kran (10)"].map(str::to_owned);
        let twins: Vec<Option<&str>> = (0..heads.len()).map(|at| twin(&heads, at)).collect();
        assert_eq!(twins, [None, None, Some("Svets"), Some("Svets"), None, None]);
        assert_eq!(column(" Niva\u{30a}"), Some(Column::Level));
    }
}
