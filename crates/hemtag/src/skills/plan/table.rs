//! The plan as tables to take away: its measures, and beside them the gaps, each year, what cannot be met, what is new to the firm,
//! what its processes usually need besides, what became of the plan that was kept, and where people work who are sought.

use jiff::civil::Date;
use workforce::{gap::Due, map::RoleId, plan::Plan};

use super::{keep::Room, made::Made, told};
use crate::{
    http::download::{Book, Cell, Table},
    skills::{firm::words, statistics::Where},
    words::Language,
};

pub(super) fn book(l: Language, room: &Room, made: &Made, plan: &Plan, people: &[(RoleId, Where)]) -> Book {
    Book {
        first: measures(l, room, plan),
        others: vec![
            gaps(l, room, made),
            years(plan),
            not_met(l, room, plan),
            wholly_new(l, room, made),
            usual(l, room, made),
            followed(l, room, made),
            where_sought(l, room, people),
        ],
    }
}

fn money(ore: i64) -> Cell {
    Cell::Number(whole(ore / 100))
}

fn year(year: i16) -> Cell {
    u32::from(year.unsigned_abs()).into()
}

fn heads(thousandths: u32) -> Cell {
    Cell::Number(f64::from(thousandths) / 1000.0)
}

fn day(day: Date) -> Cell {
    day.to_string().into()
}

fn table(name: &str, columns: &[&'static str], rows: Vec<Vec<Cell>>) -> Table {
    Table { name: name.to_owned(), columns: columns.to_vec(), rows, note: None }
}

fn gaps(l: Language, room: &Room, made: &Made) -> Table {
    let map = &room.kept.map;
    let rows = made.gaps.gaps.iter().map(|gap| {
        let (least, most) = gap.missing();
        let due = match gap.due {
            Due::By(on) => day(on),
            // A day that has come, or none: the words say which.
            Due::Now(_) | Due::Undated => Cell::Empty,
        };
        vec![
            told::requirement(l, map, gap.row).into(),
            due,
            told::due(l, gap.due).into(),
            least.into(),
            most.into(),
            gap.covered.needed.into(),
            told::kinds(l, &gap.kinds).join("; ").into(),
            gap.risk.score.into(),
            told::band(l, gap.risk.band()).into(),
        ]
    });
    let columns = [
        "requirement",
        "by",
        "by_in_words",
        "missing_least",
        "missing_most",
        "needed",
        "why",
        "risk_points",
        "risk",
    ];
    table("gaps", &columns, rows.collect())
}

fn years(plan: &Plan) -> Table {
    let rows = plan.years.iter().map(|one| {
        vec![
            year(one.year),
            money(one.training.low),
            money(one.training.high),
            money(told::paid(plan, one.year)),
            money(one.budget),
            money(one.cost.low),
            money(one.cost.high),
            one.hours.into(),
            one.hours_limit.into(),
        ]
    });
    let columns = [
        "year",
        "training_low_sek",
        "training_high_sek",
        "support_to_apply_for_sek",
        "budget_sek",
        "cost_low_sek",
        "cost_high_sek",
        "hours_away",
        "hours_away_limit",
    ];
    table("years", &columns, rows.collect())
}

fn not_met(l: Language, room: &Room, plan: &Plan) -> Table {
    let rows = told::open(plan).into_iter().map(|met| {
        vec![
            told::requirement(l, &room.kept.map, met.row).into(),
            met.shift.clone().into(),
            day(met.day),
            met.needed.into(),
            heads(met.open),
            told::why(l, met).into(),
        ]
    });
    table("not_met", &["requirement", "shift", "by", "needed", "open_heads", "why"], rows.collect())
}

fn wholly_new(l: Language, room: &Room, made: &Made) -> Table {
    let map = &room.kept.map;
    let rows = made.gaps.wholly_new.iter().map(|one| {
        let roles: Vec<String> = one.roles.iter().map(|role| told::role(map, *role)).collect();
        vec![
            told::skill(map, one.skill).into(),
            words::level(l, &map.scale, one.level).into(),
            one.people.into(),
            one.first.map_or(Cell::Empty, day),
            l.t(if one.certain { "skills-plan-new-certain" } else { "skills-plan-new-unsaid" }).into(),
            roles.join("; ").into(),
        ]
    });
    table("wholly_new", &["skill", "level", "people", "first_by", "how_sure", "roles"], rows.collect())
}

/// What the processes of the goals usually need and the map says nothing of: whether anybody has it is unknown.
fn usual(l: Language, room: &Room, made: &Made) -> Table {
    let map = &room.kept.map;
    let rows = made.usual.iter().flat_map(|one| {
        let (capability, skills) = told::usual(l, map, one);
        let concepts = one.skills.iter().map(|skill| skill.id.clone());
        let row = |(skill, concept): (String, String)| {
            vec![capability.clone().into(), skill.into(), concept.into()]
        };
        skills.into_iter().zip(concepts).map(row).collect::<Vec<Vec<Cell>>>()
    });
    table("usual_not_in_map", &["for", "skill", "concept"], rows.collect())
}

fn followed(l: Language, room: &Room, made: &Made) -> Table {
    let map = &room.kept.map;
    let rows = room.baseline.iter().flat_map(|baseline| {
        told::followed(baseline, map, made.today).map(|(measure, state)| {
            vec![
                day(baseline.on),
                year(measure.year),
                told::measure(l, map, &measure.key, measure.heads).into(),
                day(measure.done),
                told::state(l, state).into(),
            ]
        })
    });
    table("followed", &["plan_kept_on", "year", "measure", "done_by", "state"], rows.collect())
}

fn where_sought(l: Language, room: &Room, people: &[(RoleId, Where)]) -> Table {
    let map = &room.kept.map;
    let rows = people.iter().flat_map(|(role, found)| {
        found.occupations.iter().flat_map(move |told_of| {
            let own = room.kept.facts.county.as_deref();
            told_of.nearest_first(own, usize::MAX).filter(|_| told_of.year.is_some()).map(move |one| {
                vec![
                    told::role(map, *role).into(),
                    told_of.ssyk.clone().into(),
                    told_of.label.clone().into(),
                    one.code.clone().into(),
                    l.county(&one.code).into(),
                    told_of.year.map_or(Cell::Empty, year),
                    one.now.into(),
                    one.share.map_or(Cell::Empty, |share| Cell::Number(f64::from(share) / 10.0)),
                    told_of.import.source.clone().into(),
                    day(told_of.import.read_on),
                ]
            })
        })
    });
    let columns = [
        "role",
        "ssyk",
        "occupation",
        "county_code",
        "county",
        "year",
        "people",
        "share_of_country_percent",
        "source",
        "source_on",
    ];
    table("where_people_are", &columns, rows.collect())
}

fn measures(l: Language, room: &Room, plan: &Plan) -> Table {
    let map = &room.kept.map;
    let rows = plan.measures.iter().map(|one| {
        vec![
            year(one.year),
            one.key.kind().code().into(),
            told::measure(l, map, &one.key, one.heads).into(),
            told::requirements(l, map, &one.rows).into(),
            one.heads.into(),
            day(one.from),
            day(one.done),
            one.until.map_or(Cell::Empty, day),
            money(one.cost.low),
            money(one.cost.high),
            one.hours.into(),
            one.weeks.into(),
            heads(one.counts),
            one.calls.join(" ").into(),
            one.source.clone().into(),
            day(one.source_on),
            format!("{:?}", one.confidence).to_lowercase().into(),
        ]
    });
    Table {
        name: "measures".to_owned(),
        columns: vec![
            "year",
            "kind",
            "measure",
            "for",
            "heads",
            "from",
            "done",
            "until",
            "cost_low_sek",
            "cost_high_sek",
            "hours_away",
            "weeks",
            "counts_for_heads",
            "open_calls",
            "source",
            "source_on",
            "confidence",
        ],
        rows: rows.collect(),
        note: Some(l.t("skills-plan-estimates")),
    }
}

#[expect(clippy::cast_precision_loss, reason = "kronor are far below 2^53")]
fn whole(number: i64) -> f64 {
    number as f64
}
