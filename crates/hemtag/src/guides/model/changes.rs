//! What differs between two versions of a guide, field by field and line by line.

use similar::{ChangeTag, TextDiff};

use super::{Guide, Write};

/// A line of a text that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    Taken(String),
    Put(String),
    /// Stands in both; only those beside a change are kept.
    Same(String),
    /// Lines left out.
    Gap,
}

/// One field that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub field: &'static str,
    pub lines: Vec<Line>,
}

/// Fields that differ, in the order of the form.
#[must_use]
pub fn changes(before: &Guide, after: &Guide) -> Vec<Change> {
    let (before, after) = (Write::of(before), Write::of(after));
    let fields: [(&'static str, &str, &str); 10] = [
        ("title_sv", &before.title_sv, &after.title_sv),
        ("title_en", &before.title_en, &after.title_en),
        ("summary_sv", &before.summary_sv, &after.summary_sv),
        ("summary_en", &before.summary_en, &after.summary_en),
        ("body_sv", &before.body_sv, &after.body_sv),
        ("body_en", &before.body_en, &after.body_en),
        ("audience", &before.audience, &after.audience),
        ("place", &before.place, &after.place),
        ("review_on", &before.review_on, &after.review_on),
        ("sources", &before.sources, &after.sources),
    ];
    let differing = fields.into_iter().filter(|(_, before, after)| before != after);
    differing.map(|(field, before, after)| Change { field, lines: lines(before, after) }).collect()
}

fn lines(before: &str, after: &str) -> Vec<Line> {
    let diff = TextDiff::from_lines(before, after);
    let mut lines = Vec::new();
    for (number, group) in diff.grouped_ops(1).iter().enumerate() {
        if number > 0 {
            lines.push(Line::Gap);
        }
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let text = change.value().trim_end_matches('\n').to_owned();
            lines.push(match change.tag() {
                ChangeTag::Delete => Line::Taken(text),
                ChangeTag::Insert => Line::Put(text),
                ChangeTag::Equal => Line::Same(text),
            });
        }
    }
    lines
}
