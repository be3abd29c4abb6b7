//! The plan on paper, and what a recruit is sought with. They render what was reckoned and decide nothing.

use documents::{Block, Cell, Column, Document, Number, Section, Table};
use jiff::civil::Date;
use workforce::{map::RoleId, plan::Plan};

use super::{keep::Room, made::Made, told};
use crate::{skills::firm::words, words::Language};

/// The plan as a document to typeset.
pub(super) fn paper(l: Language, room: &Room, made: &Made, plan: &Plan) -> Document {
    let map = &room.kept.map;
    let numbers = vec![
        number(l, "skills-plan-gaps", l.whole(made.gaps.gaps.len() as u64)),
        number(l, "skills-plan-measures", l.whole(plan.measures.len() as u64)),
        number(l, "skills-plan-own", told::range(l, plan.own_range)),
        number(l, "skills-plan-open", l.whole(told::open(plan).len() as u64)),
    ];
    let gaps = made.gaps.gaps.iter().map(|gap| {
        vec![
            Cell::noted(told::requirement(l, map, gap.row), told::kinds(l, &gap.kinds).join("; ")),
            told::due(l, gap.due).into(),
            told::heads(l, gap.missing()).into(),
            told::band(l, gap.risk.band()).into(),
        ]
    });
    let mut sections = vec![
        Section {
            heading: l.t("skills-plan-summary"),
            blocks: vec![Block::Numbers(numbers), Block::Remark(l.t("skills-plan-estimates"))],
        },
        Section {
            heading: l.t("skills-plan-gaps"),
            blocks: vec![
                table(
                    l,
                    "skills-plan-gaps",
                    [
                        Column::text(l.t("skills-plan-required")),
                        Column::text(l.t("skills-required-by")),
                        Column::figures(l.t("skills-plan-missing")),
                        Column::text(l.t("skills-plan-risk")),
                    ],
                    gaps.collect(),
                ),
                Block::Remark(l.t("skills-plan-risk-rule")),
            ],
        },
    ];
    for year in &plan.years {
        let rows: Vec<Vec<Cell>> = plan
            .measures
            .iter()
            .filter(|one| one.year == year.year)
            .map(|one| {
                vec![
                    Cell::noted(
                        told::measure(l, map, &one.key, one.heads),
                        told::requirements(l, map, &one.rows),
                    ),
                    format!("{}–{}", l.date(one.from), l.date(one.done)).into(),
                    told::range(l, one.cost).into(),
                    l.whole(one.hours).into(),
                ]
            })
            .collect();
        if !rows.is_empty() {
            let heading = l.ta("skills-plan-measures-of", &[("year", year.year.to_string().into())]);
            let columns = [
                Column::text(l.t("skills-plan-measure")),
                Column::text(l.t("skills-plan-when")),
                Column::figures(l.t("skills-plan-cost")),
                Column::figures(l.t("skills-plan-hours")),
            ];
            sections.push(Section { heading, blocks: vec![table(l, "skills-plan-measures", columns, rows)] });
        }
    }
    let open: Vec<Vec<Cell>> = told::open(plan)
        .into_iter()
        .map(|met| {
            vec![
                told::requirement(l, map, met.row).into(),
                l.date(met.day).into(),
                told::thousandths(l, met.open).into(),
                told::why(l, met).into(),
            ]
        })
        .collect();
    let columns = [
        Column::text(l.t("skills-plan-required")),
        Column::text(l.t("skills-required-by")),
        Column::figures(l.t("skills-plan-open-heads")),
        Column::text(l.t("skills-plan-why")),
    ];
    sections.push(Section {
        heading: l.t("skills-plan-open"),
        blocks: vec![table(l, "skills-plan-open", columns, open), Block::Remark(l.t("skills-plan-how"))],
    });
    let mut sources: Vec<String> = plan.measures.iter().map(|one| one.source.clone()).collect();
    sources.sort();
    sources.dedup();
    if !sources.is_empty() {
        sections.push(Section { heading: l.t("skills-plan-sources"), blocks: vec![Block::Sources(sources)] });
    }
    document(l, room, l.t("skills-plan-title"), plan.today, sections)
}

fn number(l: Language, label: &str, value: String) -> Number {
    Number { label: l.t(label), value, note: String::new() }
}

fn table<const N: usize>(l: Language, caption: &str, columns: [Column; N], rows: Vec<Vec<Cell>>) -> Block {
    let empty = l.t("skills-plan-none");
    Block::Table(Table { caption: l.t(caption), columns: columns.to_vec(), rows, named_rows: true, empty })
}

fn document(l: Language, room: &Room, title: String, date: Date, sections: Vec<Section>) -> Document {
    Document {
        language: match l {
            Language::Swedish => documents::Language::Swedish,
            Language::English => documents::Language::English,
        },
        title,
        kind: l.t("skills-firm-title"),
        subtitle: room.kept.name.clone(),
        sender: room.kept.name.clone(),
        date,
        note: l.t("skills-plan-paper-note"),
        sections,
    }
}

/// What somebody in a role is sought with: from the role alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Profile {
    pub(super) role: String,
    pub(super) ssyk: Option<String>,
    pub(super) isco: Option<String>,
    /// Skill, level, and whether nobody in the firm has it.
    pub(super) skills: Vec<(String, String, bool)>,
}

pub(super) fn profile(l: Language, room: &Room, made: &Made, id: RoleId) -> Option<Profile> {
    let map = &room.kept.map;
    let role = map.role(id)?;
    // The highest level that is asked for of each skill.
    let mut highest = std::collections::BTreeMap::new();
    for required in map.required.iter().filter(|one| one.role == id && map.is_open(one)) {
        let level = highest.entry(required.skill).or_insert(required.level);
        *level = (*level).max(required.level);
    }
    let new = |skill| made.gaps.wholly_new.iter().any(|one| one.skill == skill);
    let mut skills: Vec<(String, String, bool)> = highest
        .into_iter()
        .map(|(skill, level)| (told::skill(map, skill), words::level(l, &map.scale, level), new(skill)))
        .collect();
    skills.sort_by(|one, other| other.2.cmp(&one.2).then(one.0.cmp(&other.0)));
    Some(Profile { role: role.name.clone(), ssyk: role.ssyk.clone(), isco: role.isco.clone(), skills })
}
