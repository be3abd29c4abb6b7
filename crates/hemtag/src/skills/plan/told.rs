//! Words for what is missing and for what is done about it: the same on the page, in the files and on paper.

use funding::Ore;
use jiff::civil::Date;
use workforce::{
    gap::{Band, Due, Kinds},
    map::{Map, PersonId, RoleId, SkillId},
    plan::{Hindrance, Key, Kind, Measure, Met, Money, Plan, State, Way, Ways, Why, follow},
};

use super::keep::Baseline;
use crate::{
    skills::{firm::words, templates::Names, usual::NotInMap},
    words::Language,
};

pub(super) fn skill(map: &Map, id: SkillId) -> String {
    map.skill(id).map(|skill| skill.name.clone()).unwrap_or_default()
}

/// What the process of a capability usually needs and the map says nothing of: the capability with its goal, and the skills.
pub(super) fn usual(names: &Names, map: &Map, one: &NotInMap) -> (String, Vec<String>) {
    let capability = map.capability(one.capability);
    let goal = capability.and_then(|one| map.goal(one.goal)).map(|goal| goal.name.as_str());
    let name = capability.map(|one| one.name.as_str()).unwrap_or_default();
    let skills = one.skills.iter().map(|skill| names.skill(skill).text).collect();
    (format!("{name} ({})", goal.unwrap_or_default()), skills)
}

pub(super) fn role(map: &Map, id: RoleId) -> String {
    map.role(id).map(|role| role.name.clone()).unwrap_or_default()
}

fn who(map: &Map, id: PersonId) -> String {
    map.person(id).map(|people| people.who.name().to_owned()).unwrap_or_default()
}

/// "12 000–18 000 kr".
pub(super) fn range(l: Language, money: Money) -> String {
    let ends = [("low", kronor(l, money.low).into()), ("high", kronor(l, money.high).into())];
    l.ta("skills-plan-range", &ends)
}

/// What may be had in support for what begins in a year, in öre.
pub(super) fn paid(plan: &Plan, year: i16) -> i64 {
    plan.funding.iter().filter(|one| one.year == year).map(|one| one.paid).sum()
}

/// The nearest whole kronor, in words and in files: what is paid is reckoned in whole öre from below.
pub(super) fn whole_kronor(ore: i64) -> i64 {
    (ore + 50).div_euclid(100)
}

/// Whole kronor of so many öre.
pub(super) fn kronor(l: Language, ore: i64) -> String {
    l.kronor_bare(Ore::kronor(whole_kronor(ore)))
}

/// What has become of each measure of a plan that was kept.
pub(super) fn followed<'b>(
    baseline: &'b Baseline,
    map: &Map,
    today: Date,
) -> impl Iterator<Item = (&'b Measure, State)> {
    let followed = follow(&baseline.plan, &baseline.before, map, today);
    followed.into_iter().map(|one| (&baseline.plan.measures[one.measure], one.state))
}

/// What is done, as a sentence.
pub(super) fn measure(l: Language, map: &Map, key: &Key, heads: u32) -> String {
    let level = |level| words::level(l, &map.scale, level);
    // A certificate is held or not, and has no level.
    let held = |id: SkillId| map.skill(id).is_some_and(|skill| skill.certificate.is_some());
    let on = |shift: &Option<String>| {
        let shift = shift.as_ref();
        shift.map_or_else(String::new, |shift| {
            l.ta("skills-plan-on-shift", &[("shift", shift.clone().into())])
        })
    };
    // Of heads without names, so many of them.
    let some = |person: PersonId| {
        let name = who(map, person);
        let count = map.person(person).map_or(1, |people| people.who.count());
        if count > 1 {
            l.ta("skills-plan-some-of", &[("heads", u64::from(heads).into()), ("who", name.into())])
        } else {
            name
        }
    };
    match key {
        Key::Develop { person, skill: id, .. } if held(*id) => l.ta(
            "skills-plan-do-certificate",
            &[("who", some(*person).into()), ("skill", skill(map, *id).into())],
        ),
        Key::Validate { person, skill: id, .. } if held(*id) => l.ta(
            "skills-plan-do-examine",
            &[("who", some(*person).into()), ("skill", skill(map, *id).into())],
        ),
        Key::Develop { person, skill: id, to } => l.ta(
            "skills-plan-do-develop",
            &[("who", some(*person).into()), ("skill", skill(map, *id).into()), ("level", level(*to).into())],
        ),
        Key::Validate { person, skill: id, level: at } => l.ta(
            "skills-plan-do-validate",
            &[("who", some(*person).into()), ("skill", skill(map, *id).into()), ("level", level(*at).into())],
        ),
        Key::Recruit { role: id, shift } => l.ta(
            "skills-plan-do-recruit",
            &[
                ("heads", u64::from(heads).into()),
                ("role", role(map, *id).into()),
                ("shift", on(shift).into()),
            ],
        ),
        Key::BuyIn { role: id, shift } => l.ta(
            "skills-plan-do-buy-in",
            &[
                ("heads", u64::from(heads).into()),
                ("role", role(map, *id).into()),
                ("shift", on(shift).into()),
            ],
        ),
        Key::Share { person, role: id } => l.ta(
            "skills-plan-do-share",
            &[("who", who(map, *person).into()), ("role", role(map, *id).into())],
        ),
        Key::Move { person, shift } => {
            l.ta("skills-plan-do-move", &[("who", who(map, *person).into()), ("shift", shift.clone().into())])
        }
    }
}

/// "TIG-svetsning 3 (Svetsare)".
pub(super) fn requirement(l: Language, map: &Map, row: usize) -> String {
    let Some(required) = map.required.get(row) else { return String::new() };
    if map.skill(required.skill).is_some_and(|skill| skill.certificate.is_some()) {
        let of = [("skill", skill(map, required.skill).into()), ("role", role(map, required.role).into())];
        return l.ta("skills-plan-requirement-held", &of);
    }
    l.ta(
        "skills-plan-requirement",
        &[
            ("skill", skill(map, required.skill).into()),
            ("level", u64::from(required.level.0).into()),
            ("role", role(map, required.role).into()),
        ],
    )
}

pub(super) fn requirements(l: Language, map: &Map, rows: &[usize]) -> String {
    rows.iter().map(|row| requirement(l, map, *row)).collect::<Vec<_>>().join("; ")
}

/// The requirements that a measure is for; of somebody new, what that person is to bring.
pub(super) fn helps_with(l: Language, map: &Map, measure: &Measure) -> String {
    let mut brought: Vec<usize> = measure.brings.iter().map(|one| one.row).collect();
    brought.dedup();
    requirements(l, map, if brought.is_empty() { &measure.rows } else { &brought })
}

pub(super) fn due(l: Language, due: Due) -> String {
    match due {
        Due::Now(_) => l.t("skills-plan-now"),
        Due::By(day) => l.date(day),
        Due::Undated => l.t("skills-plan-undated"),
    }
}

/// "1–2"; one number where both are the same.
pub(super) fn heads(l: Language, (least, most): (u32, u32)) -> String {
    if least == most { l.whole(least) } else { format!("{}–{}", l.whole(least), l.whole(most)) }
}

/// Heads in thousandths.
pub(super) fn thousandths(l: Language, open: u32) -> String {
    l.number(f64::from(open) / 1000.0, 1)
}

/// What stays open, and what of it tests are expected to show.
pub(super) fn open_heads(l: Language, met: &Met) -> String {
    let open = thousandths(l, met.open);
    if met.expected == 0 {
        return open;
    }
    let of = [("open", open.into()), ("expected", thousandths(l, met.expected).into())];
    l.ta("skills-plan-open-expected", &of)
}

/// "TIG-svetsning, nivå 3 (Svetsare), Natt".
pub(super) fn gap(l: Language, map: &Map, ways: &Ways) -> String {
    let named = requirement(l, map, ways.row);
    ways.shift.as_ref().map_or_else(|| named.clone(), |shift| format!("{named}, {shift}"))
}

pub(super) fn kind(l: Language, kind: Kind) -> String {
    l.t(match kind {
        Kind::Develop => "skills-plan-way-develop",
        Kind::Validate => "skills-plan-way-validate",
        Kind::Recruit => "skills-plan-way-recruit",
        Kind::BuyIn => "skills-plan-way-buy-in",
        Kind::Reorganise => "skills-plan-way-reorganise",
    })
}

/// A way for one head, with the steps that it takes.
pub(super) fn way(l: Language, map: &Map, way: &Way) -> String {
    let done = measure(l, map, &way.key, 1);
    if way.steps < 2 {
        return done;
    }
    l.ta("skills-plan-way-steps", &[("measure", done.into()), ("steps", u64::from(way.steps).into())])
}

/// Whether the plan takes a way, and whether it could.
pub(super) fn way_state(l: Language, way: &Way) -> String {
    let state = if way.taken > 0 {
        l.t("skills-plan-way-taken")
    } else if way.chosen == Some(false) {
        l.t("skills-plan-is-out")
    } else if way.in_time {
        l.t("skills-plan-way-could")
    } else {
        l.ta("skills-plan-way-late", &[("day", l.date(way.ready).into())])
    };
    if way.counts < 1000 {
        let share = l.whole(u64::from(way.counts / 10));
        format!("{state}; {}", l.ta("skills-plan-way-unsure", &[("share", share.into())]))
    } else {
        state
    }
}

/// "Validera: inget att pröva".
pub(super) fn no_way(l: Language, of: Kind, why: Hindrance) -> String {
    l.ta("skills-plan-no-way", &[("kind", kind(l, of).into()), ("why", hindrance(l, why).into())])
}

/// The ways that the plan takes, and so many more of each kind.
pub(super) fn first(gap: &Ways, most: usize) -> Vec<&Way> {
    let mut left = std::collections::BTreeMap::new();
    let ways = gap.ways.iter().filter(|way| {
        let left = left.entry(way.key.kind()).or_insert(most);
        let shown = way.taken > 0 || *left > 0;
        *left = left.saturating_sub(usize::from(way.taken == 0));
        shown
    });
    ways.collect()
}

/// Why there is no way of a kind.
pub(super) fn hindrance(l: Language, why: Hindrance) -> String {
    l.t(match why {
        Hindrance::NoFigures => "skills-plan-none-figures",
        Hindrance::NobodyToTeach => "skills-plan-none-teach",
        Hindrance::NothingToTest => "skills-plan-none-test",
        Hindrance::WhollyNew => "skills-plan-none-new",
        Hindrance::NobodyElsewhere => "skills-plan-none-elsewhere",
    })
}

/// Why there are too few, each with its number.
pub(super) fn kinds(l: Language, kinds: &Kinds) -> Vec<String> {
    let mut told = Vec::new();
    if kinds.nobody {
        told.push(l.t("skills-plan-kind-nobody"));
    }
    for (steps, heads) in &kinds.too_low {
        told.push(l.ta(
            "skills-plan-kind-low",
            &[("heads", u64::from(*heads).into()), ("steps", u64::from(*steps).into())],
        ));
    }
    for (key, heads) in [
        ("old", kinds.old),
        ("undated", kinds.undated),
        ("doubted", kinds.doubted),
        ("unproven", kinds.unproven),
        ("unknown", kinds.unknown),
        ("ends", kinds.ends_before),
        ("ended", kinds.ended),
        ("leaves", kinds.leaves),
    ] {
        if heads > 0 {
            told.push(l.counted(&format!("skills-plan-kind-{key}"), u64::from(heads)));
        }
    }
    told
}

pub(super) fn band(l: Language, band: Band) -> String {
    l.t(match band {
        Band::High => "skills-plan-risk-high",
        Band::Middle => "skills-plan-risk-middle",
        Band::Low => "skills-plan-risk-low",
    })
}

pub(super) fn why(l: Language, met: &Met) -> String {
    match met.why {
        Some(Why::NothingOffered) => l.t("skills-plan-why-nothing"),
        Some(Why::TooLate) => l.t("skills-plan-why-late"),
        Some(Why::Limits) => l.t("skills-plan-why-limits"),
        Some(Why::Unsure) => l.t("skills-plan-why-unsure"),
        None => String::new(),
    }
}

pub(super) fn state(l: Language, state: State) -> String {
    l.t(match state {
        State::Done => "skills-plan-state-done",
        State::Late => "skills-plan-state-late",
        State::UnderWay => "skills-plan-state-under-way",
        State::Ahead => "skills-plan-state-ahead",
        State::Gone => "skills-plan-state-gone",
        State::NotSeen => "skills-plan-state-not-seen",
    })
}

/// Requirements that stay open, the riskiest first.
pub(super) fn open(plan: &Plan) -> Vec<&Met> {
    let mut open: Vec<&Met> = plan.requirements.iter().filter(|met| met.open > 0).collect();
    open.sort_by_key(|met| {
        (std::cmp::Reverse(u64::from(met.open) * u64::from(met.weight)), met.day, met.row, met.shift.clone())
    });
    open
}
