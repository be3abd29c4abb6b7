//! What a firm's plans say of one person: what was chosen by hand for them, what kept plans would do, and how far that had
//! come at each follow-up.

use jiff::civil::Date;
use sea_orm::{ConnectionTrait, DbErr};
use workforce::{
    map::{Level, Map, PersonId},
    plan::{Key, Kind, Measure, State},
};

use super::{
    keep::{Baseline, unseal},
    model::Set,
    store::{self, Part},
    told,
    yearly::FollowUp,
};
use crate::{app::App, skills::firm::Kept, words::Language};

/// Something that a plan would do with a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    pub kind: Kind,
    /// The skill, the role or the shift, as the firm calls it.
    pub what: String,
    pub level: Option<Level>,
    /// What was chosen by hand: whether it is to be done.
    pub chosen: Option<bool>,
    /// Of a kept plan: the day on which it was kept.
    pub kept_on: Option<Date>,
    /// From which day to the one on which it counts, and hours away.
    pub when: Option<(Date, Date, u32)>,
    /// How far it had come on the days of its follow-ups, the newest first.
    pub followed: Vec<(Date, State)>,
}

impl Planned {
    /// The days and states of its follow-ups, in words.
    #[must_use]
    pub fn followed_in_words(&self, l: Language) -> Vec<String> {
        self.followed
            .iter()
            .map(|(on, state)| format!("{}: {}", l.date(*on), told::state(l, *state)))
            .collect()
    }
}

/// All of it, what was chosen first, then kept plans from the newest.
///
/// # Errors
/// When a plan does not open, or the database does not answer.
pub async fn of_person(
    app: &App,
    db: &impl ConnectionTrait,
    kept: &Kept,
    person: PersonId,
) -> Result<Vec<Planned>, DbErr> {
    let mut all = Vec::new();
    if let Some(row) = store::rows(db, kept.organisation, Part::Settings).await?.first() {
        let set: Set = unseal(app, row)?;
        let chosen = set.settings.chosen.iter().filter(|(key, _)| key.person() == Some(person));
        all.extend(chosen.map(|(key, wanted)| Planned { chosen: Some(*wanted), ..planned(&kept.map, key) }));
    }
    let mut follow_ups: Vec<FollowUp> = Vec::new();
    for row in store::rows(db, kept.organisation, Part::Followed).await? {
        follow_ups.push(unseal(app, &row)?);
    }
    for row in store::rows(db, kept.organisation, Part::Kept).await? {
        let baseline: Baseline = unseal(app, &row)?;
        let kept_on = Some(baseline.on);
        let followed = |measure: &Measure| -> Vec<(Date, State)> {
            let of_plan = follow_ups.iter().filter(|one| one.baseline == row.version);
            let states = of_plan.flat_map(|one| one.states.iter().map(move |state| (one.on, state)));
            let is_it = |(_, (key, from, _)): &(Date, &(Key, Date, State))| {
                *key == measure.key && *from == measure.from
            };
            states.filter(is_it).map(|(on, (.., state))| (on, *state)).collect()
        };
        let measures = baseline.plan.measures.iter().filter(|one| one.key.person() == Some(person));
        all.extend(measures.map(|one: &Measure| Planned {
            kept_on,
            when: Some((one.from, one.done, one.hours)),
            followed: followed(one),
            ..planned(&baseline.before, &one.key)
        }));
        let moot = baseline.plan.moot.iter().filter(|key| key.person() == Some(person));
        all.extend(moot.map(|key| Planned { kept_on, ..planned(&baseline.before, key) }));
    }
    Ok(all)
}

fn planned(map: &Map, key: &Key) -> Planned {
    let (what, level) = match key {
        Key::Develop { skill, to: level, .. } | Key::Validate { skill, level, .. } => {
            (told::skill(map, *skill), Some(*level))
        }
        Key::Recruit { role, .. } | Key::BuyIn { role, .. } | Key::Share { role, .. } => {
            (told::role(map, *role), None)
        }
        Key::Move { shift, .. } => (shift.clone(), None),
    };
    Planned { kind: key.kind(), what, level, chosen: None, kept_on: None, when: None, followed: Vec::new() }
}
