//! The plan as tables to take away: its measures, and beside them the gaps, each year, what cannot be met, what is new to the firm,
//! what its processes usually need besides, what became of the plan that was kept, and where people work who are sought.

use jiff::civil::Date;
use workforce::{gap::Due, map::RoleId, plan::Plan};

use super::{
    keep::Room,
    made::Made,
    support::{self, kronor},
    told,
};
use crate::{
    http::download::{Book, Cell, Table},
    skills::{firm::words, statistics::Where},
    words::Language,
};

pub(super) fn book(l: Language, room: &Room, made: &Made, plan: &Plan, people: &[(RoleId, Where)]) -> Book {
    let [by_year, follow_ups] = super::followed::tables(room, made);
    Book {
        first: measures(l, room, made, plan),
        others: vec![
            gaps(l, room, made),
            years(plan),
            support::table(l, room, made, plan),
            not_met(l, room, plan),
            alternatives(l, room, made),
            wholly_new(l, room, made),
            usual(room, made),
            followed(l, room, made),
            by_year,
            follow_ups,
            where_sought(l, room, people),
        ],
    }
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
            kronor(one.training.low),
            kronor(one.training.high),
            kronor(told::paid(plan, one.year)),
            kronor(one.budget),
            kronor(one.cost.low),
            kronor(one.cost.high),
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
            heads(met.expected),
            told::why(l, met).into(),
        ]
    });
    table(
        "not_met",
        &["requirement", "shift", "by", "needed", "open_heads", "expected_heads", "why"],
        rows.collect(),
    )
}

/// Every way to close each gap, for one head; a kind of which there is none says why.
fn alternatives(l: Language, room: &Room, made: &Made) -> Table {
    let map = &room.kept.map;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for gap in &made.ways {
        let named = told::requirement(l, map, gap.row);
        for way in &gap.ways {
            rows.push(vec![
                named.clone().into(),
                gap.shift.clone().into(),
                day(gap.day),
                way.key.kind().code().into(),
                told::way(l, map, way).into(),
                way.heads.into(),
                kronor(way.cost.low),
                kronor(way.cost.high),
                way.hours.into(),
                way.weeks.into(),
                day(way.ready),
                (if way.in_time { "yes" } else { "no" }).into(),
                heads(way.counts),
                way.calls.join(" ").into(),
                way.taken.into(),
                told::way_state(l, way).into(),
            ]);
        }
        for (kind, why) in &gap.none {
            let mut row: Vec<Cell> =
                vec![named.clone().into(), gap.shift.clone().into(), day(gap.day), kind.code().into()];
            row.extend(std::iter::repeat_n(Cell::Empty, 11));
            row.push(told::hindrance(l, *why).into());
            rows.push(row);
        }
    }
    let columns = [
        "requirement",
        "shift",
        "by",
        "kind",
        "way",
        "heads_at_most",
        "cost_low_sek",
        "cost_high_sek",
        "hours_away",
        "weeks",
        "ready",
        "in_time",
        "counts_for_heads",
        "open_calls",
        "heads_in_plan",
        "state",
    ];
    table("alternatives", &columns, rows)
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
fn usual(room: &Room, made: &Made) -> Table {
    let map = &room.kept.map;
    let rows = made.usual.iter().flat_map(|one| {
        let (capability, skills) = told::usual(&made.names, map, one);
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

fn measures(l: Language, room: &Room, made: &Made, plan: &Plan) -> Table {
    let map = &room.kept.map;
    let support = support::each(made, plan);
    let rows = plan.measures.iter().zip(&support).map(|(one, of)| {
        let [share, sum] = support::of_row(of);
        vec![
            year(one.year),
            one.key.kind().code().into(),
            told::measure(l, map, &one.key, one.heads).into(),
            told::helps_with(l, map, one).into(),
            one.heads.into(),
            day(one.from),
            day(one.done),
            one.until.map_or(Cell::Empty, day),
            kronor(one.cost.low),
            kronor(one.cost.high),
            one.hours.into(),
            one.weeks.into(),
            heads(one.counts),
            one.calls.join(" ").into(),
            share,
            sum,
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
            "share_percent",
            "support_sek",
            "source",
            "source_on",
            "confidence",
        ],
        rows: rows.collect(),
        note: Some(l.t("skills-plan-estimates")),
    }
}
