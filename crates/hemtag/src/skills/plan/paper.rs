//! The plan on paper, and what a recruit is sought with. They render what was reckoned and decide nothing.

use documents::{Block, Cell, Column, Document, Number, Section, Table};
use jiff::civil::Date;
use workforce::{map::RoleId, plan::Plan};

use super::{keep::Room, made::Made, support, told};
use crate::{
    skills::{
        firm::words,
        statistics::{
            Where,
            model::InOccupation,
            pages::{named, source_text},
        },
    },
    words::Language,
};

/// So many counties stand on paper for an occupation; the workbook and its page have all.
const COUNTIES: usize = 6;

/// The plan as a document to typeset.
pub(super) fn paper(
    l: Language,
    room: &Room,
    made: &Made,
    plan: &Plan,
    people: &[(RoleId, Where)],
) -> Document {
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
                    Cell::noted(told::measure(l, map, &one.key, one.heads), told::helps_with(l, map, one)),
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
    sections.extend(support::section(l, room, made, plan));
    sections.push(years(l, plan));
    let open: Vec<Vec<Cell>> = told::open(plan)
        .into_iter()
        .map(|met| {
            vec![
                told::requirement(l, map, met.row).into(),
                l.date(met.day).into(),
                told::open_heads(l, met).into(),
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
    sections.extend(alternatives(l, room, made));
    sections.extend(wholly_new(l, room, made));
    sections.extend(usual(l, room, made));
    sections.extend(where_sought(l, room, people));
    sections.extend(followed(l, room, made));
    sections.extend(super::followed::section(l, room, made));
    let mut sources: Vec<String> = plan.measures.iter().map(|one| one.source.clone()).collect();
    sources.extend(
        people.iter().filter_map(|(_, found)| Some(source_text(l, &found.occupations.first()?.import))),
    );
    sources.sort();
    sources.dedup();
    if !sources.is_empty() {
        sections.push(Section { heading: l.t("skills-plan-sources"), blocks: vec![Block::Sources(sources)] });
    }
    document(l, room, l.t("skills-plan-title"), plan.today, sections)
}

fn years(l: Language, plan: &Plan) -> Section {
    let rows = plan.years.iter().map(|year| {
        let of = [("hours", l.whole(year.hours).into()), ("limit", l.whole(year.hours_limit).into())];
        vec![
            year.year.to_string().into(),
            told::range(l, year.training).into(),
            told::kronor(l, told::paid(plan, year.year)).into(),
            told::kronor(l, year.budget).into(),
            told::range(l, year.cost).into(),
            l.ta("skills-plan-of-hours", &of).into(),
        ]
    });
    let columns = [
        Column::text(l.t("skills-plan-year")),
        Column::figures(l.t("skills-plan-training")),
        Column::figures(l.t("skills-plan-funding")),
        Column::figures(l.t("skills-plan-budget")),
        Column::figures(l.t("skills-plan-cost")),
        Column::figures(l.t("skills-plan-hours")),
    ];
    let note = Block::Remark(l.t("skills-plan-years-note"));
    Section {
        heading: l.t("skills-plan-years"),
        blocks: vec![table(l, "skills-plan-years", columns, rows.collect()), note],
    }
}

/// So many ways of a kind stand on paper for a gap, beside those that the plan takes; the workbook has all.
const WAYS: usize = 3;

/// The ways to close each gap, and why there is none of a kind.
fn alternatives(l: Language, room: &Room, made: &Made) -> Option<Section> {
    let map = &room.kept.map;
    let mut blocks = Vec::new();
    for gap in &made.ways {
        let rows = told::first(gap, WAYS).into_iter().map(|way| {
            let called = if way.calls.is_empty() { String::new() } else { way.calls.join(", ") };
            vec![
                Cell::noted(told::way(l, map, way), called),
                told::range(l, way.cost).into(),
                l.whole(way.weeks).into(),
                l.whole(way.hours).into(),
                told::way_state(l, way).into(),
            ]
        });
        blocks.push(Block::Table(Table {
            caption: told::gap(l, map, gap),
            columns: vec![
                Column::text(l.t("skills-plan-way")),
                Column::figures(l.t("skills-plan-cost")),
                Column::figures(l.t("skills-plan-weeks")),
                Column::figures(l.t("skills-plan-hours")),
                Column::text(l.t("skills-plan-way-in-plan")),
            ],
            rows: rows.collect(),
            named_rows: true,
            empty: l.t("skills-plan-none"),
        }));
        let none = gap.none.iter().map(|(kind, why)| told::no_way(l, *kind, *why)).collect::<Vec<_>>();
        if !none.is_empty() {
            blocks.push(Block::List(none));
        }
    }
    if blocks.is_empty() {
        return None;
    }
    blocks.push(Block::Remark(l.t("skills-plan-ways-note")));
    Some(Section { heading: l.t("skills-plan-ways"), blocks })
}

fn wholly_new(l: Language, room: &Room, made: &Made) -> Option<Section> {
    let map = &room.kept.map;
    let rows: Vec<Vec<Cell>> = made
        .gaps
        .wholly_new
        .iter()
        .map(|one| {
            let roles: Vec<String> = one.roles.iter().map(|role| told::role(map, *role)).collect();
            let known = if one.certain { "skills-plan-new-certain" } else { "skills-plan-new-unsaid" };
            vec![
                Cell::noted(told::skill(map, one.skill), roles.join("; ")),
                words::level(l, &map.scale, one.level).into(),
                l.whole(one.people).into(),
                one.first.map_or_else(|| l.t("skills-goal-no-day"), |day| l.date(day)).into(),
                l.t(known).into(),
            ]
        })
        .collect();
    let columns = [
        Column::text(l.t("skills-skill")),
        Column::text(l.t("skills-level")),
        Column::figures(l.t("skills-plan-new-people")),
        Column::text(l.t("skills-required-by")),
        Column::text(l.t("skills-plan-new-known")),
    ];
    let note = Block::Remark(l.t("skills-plan-new-note"));
    (!rows.is_empty()).then(|| Section {
        heading: l.t("skills-plan-new"),
        blocks: vec![table(l, "skills-plan-new", columns, rows), note],
    })
}

/// What the processes of the goals usually need and the map says nothing of.
fn usual(l: Language, room: &Room, made: &Made) -> Option<Section> {
    let told = made.usual.iter().map(|one| {
        let (capability, skills) = told::usual(&made.names, &room.kept.map, one);
        (capability, skills.join(", "))
    });
    let told: Vec<(String, String)> = told.collect();
    (!told.is_empty()).then(|| Section {
        heading: l.t("skills-plan-usual"),
        blocks: vec![Block::Definitions(told), Block::Remark(l.t("skills-plan-usual-note"))],
    })
}

/// Where people work in the occupations of those who are sought; nothing where no statistics know any.
fn where_sought(l: Language, room: &Room, people: &[(RoleId, Where)]) -> Option<Section> {
    let own = room.kept.facts.county.as_deref();
    let mut blocks = Vec::new();
    for (role, found) in people {
        let known: Vec<&InOccupation> = found.occupations.iter().filter(|one| one.year.is_some()).collect();
        if !known.is_empty() {
            blocks.push(Block::Heading(told::role(&room.kept.map, *role)));
        }
        for told in known {
            let unknown = || l.t("statistics-not-known");
            let rows = told.nearest_first(own, COUNTIES).map(|one| {
                let share = one.share.map(|share| format!("{}\u{a0}%", l.number(f64::from(share) / 10.0, 1)));
                vec![
                    l.county(&one.code).into(),
                    one.now.map_or_else(unknown, |now| l.whole(now)).into(),
                    share.unwrap_or_else(unknown).into(),
                ]
            });
            let year = told.year.map(|year| year.to_string()).unwrap_or_default();
            blocks.push(Block::Table(Table {
                caption: named(l, told),
                columns: vec![
                    Column::text(l.t("statistics-county")),
                    Column::figures(year),
                    Column::figures(l.t("statistics-share")),
                ],
                rows: rows.collect(),
                named_rows: true,
                empty: l.t("skills-plan-none"),
            }));
        }
    }
    (!blocks.is_empty()).then(|| Section { heading: l.t("skills-plan-people"), blocks })
}

/// What has become of the plan that was kept.
fn followed(l: Language, room: &Room, made: &Made) -> Option<Section> {
    let baseline = room.baseline.as_ref()?;
    let map = &room.kept.map;
    let rows = told::followed(baseline, map, made.today).map(|(measure, state)| {
        vec![
            told::measure(l, map, &measure.key, measure.heads).into(),
            measure.year.to_string().into(),
            l.date(measure.done).into(),
            told::state(l, state).into(),
        ]
    });
    let columns = [
        Column::text(l.t("skills-plan-measure")),
        Column::text(l.t("skills-plan-year")),
        Column::text(l.t("skills-plan-done-by")),
        Column::text(l.t("skills-plan-state")),
    ];
    let heading = l.ta("skills-plan-followed", &[("day", l.date(baseline.on).into())]);
    let blocks = vec![Block::Table(Table {
        caption: heading.clone(),
        columns: columns.to_vec(),
        rows: rows.collect(),
        named_rows: true,
        empty: l.t("skills-plan-none"),
    })];
    Some(Section { heading, blocks })
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
        example: false,
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
