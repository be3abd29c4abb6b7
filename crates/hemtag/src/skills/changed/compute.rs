//! Extracts → a release with its counts. Each table is told with all that was told of it before in sight.

use std::collections::{BTreeMap, BTreeSet};

use disclosure::{
    Effort, ProtectError, THRESHOLD,
    series::{self, Before, Now, Series, Within},
};

use super::model::{
    Axis, Cell, Counted, Counts, Disclosed, Extract, Group, Measure, Quarter, Release, Skill, Subject,
};

/// An earlier release with its counts.
#[derive(Debug, Clone)]
pub(super) struct Earlier {
    pub(super) quarter: String,
    pub(super) counts: Counts,
}

/// Labels of a subject: Swedish, English.
pub(super) type Labels<'l> = &'l dyn Fn(&Subject) -> (String, String);

/// Why there is no release.
#[derive(Debug, thiserror::Error)]
pub(super) enum NoRelease {
    #[error("Fewer firms have a map than may be told of.")]
    TooFew,
    #[error(transparent)]
    Protect(#[from] ProtectError),
}

/// Made once a quarter: it may take longer than what somebody waits for.
const EFFORT: Effort = Effort { exact_up_to: 4000, again: 300 };

/// Counts of firms by group.
type ByGroup = BTreeMap<Group, u32>;

/// Which table: that of a skill and measure, or that of the firms.
type Of<'s> = Option<(&'s Subject, Measure)>;

/// A table of an earlier release.
type Cells<'c> = BTreeMap<&'c Group, &'c Counted>;

/// A table that another is part of, as it is told.
type Whole<'s> = (Of<'s>, &'s [(Group, Counted)]);

/// One release, the oldest of `earlier` first.
pub(super) fn release(
    quarter: Quarter,
    day: jiff::civil::Date,
    extracts: &[Extract],
    earlier: &[Earlier],
    labels: Labels<'_>,
) -> Result<(Release, Counts), NoRelease> {
    let threshold = u32::try_from(THRESHOLD).unwrap_or(u32::MAX);
    let (mut firms, mut tables): (ByGroup, BTreeMap<Subject, [ByGroup; 2]>) = Default::default();
    for extract in extracts {
        let groups: Vec<Group> = std::iter::once(Group::all())
            .chain(Axis::PARTS.map(|axis| Group::of(&extract.firm, axis)))
            .collect();
        let add = |counts: &mut ByGroup| {
            for group in &groups {
                *counts.entry(group.clone()).or_default() += 1;
            }
        };
        add(&mut firms);
        for stated in extract.skills.iter().filter(|stated| stated.required > 0) {
            let [required, lacking] = tables.entry(stated.subject.clone()).or_default();
            add(required);
            if stated.required > stated.sure.min(stated.required) && stated.missing_most > 0 {
                add(lacking);
            }
        }
    }
    if firms.get(&Group::all()).copied().unwrap_or(0) < threshold {
        return Err(NoRelease::TooFew);
    }
    let mut counts = Counts::default();
    let firms_told = told(None, &firms, &[], earlier)?;
    counts.firms = firms_told.clone();
    let known: BTreeSet<&Subject> =
        earlier.iter().flat_map(|one| one.counts.skills.iter().map(|(subject, ..)| subject)).collect();
    let (mut skills, mut withheld) = (Vec::new(), 0);
    for (subject, [required, lacking]) in &tables {
        if required[&Group::all()] < threshold {
            continue;
        }
        let of_firms: Whole<'_> = (None, &firms_told);
        let first = match told(Some((subject, Measure::Required)), required, &[of_firms], earlier) {
            Ok(told) => told,
            // Nothing that could be told of it is safe beside what was told before: then nothing is.
            Err(ProtectError::Impossible { .. }) => {
                withheld += 1;
                continue;
            }
            Err(error) => return Err(error.into()),
        };
        let second = match lacking.get(&Group::all()) {
            Some(count) if *count >= threshold => {
                let of_required: Whole<'_> = (Some((subject, Measure::Required)), &first);
                match told(Some((subject, Measure::Lacking)), lacking, &[of_required, of_firms], earlier) {
                    Ok(told) => told,
                    Err(ProtectError::Impossible { .. }) => Vec::new(),
                    Err(error) => return Err(error.into()),
                }
            }
            _ => Vec::new(),
        };
        let (label_sv, label_en) = labels(subject);
        skills.push(Skill {
            subject: subject.clone(),
            label_sv,
            label_en,
            is_new: !earlier.is_empty() && !known.contains(subject),
            required: cells(&first),
            lacking: cells(&second),
        });
        counts.skills.push((subject.clone(), Measure::Required, first));
        if !second.is_empty() {
            counts.skills.push((subject.clone(), Measure::Lacking, second));
        }
    }
    let of_all = |skill: &Skill| skill.told(Measure::Required, &Group::all()).count();
    skills.sort_by(|a, b| of_all(b).cmp(&of_all(a)).then(a.label_sv.cmp(&b.label_sv)));
    let release = Release {
        version: Release::VERSION,
        quarter: quarter.to_string(),
        day: day.to_string(),
        threshold,
        firms: cells(&counts.firms),
        skills,
        withheld,
    };
    Ok((release, counts))
}

fn cells(told: &[(Group, Counted)]) -> Vec<Cell> {
    told.iter().map(|(group, counted)| Cell { group: group.clone(), told: counted.told.clone() }).collect()
}

/// Tells one table. `within` are the tables that it is part of, the nearest first: whoever reads both has what is of these and not
/// of it (firms that do not need a skill, firms that surely have it), which is kept as its own counts are.
fn told(
    of: Of<'_>,
    counts: &ByGroup,
    within: &[Whole<'_>],
    earlier: &[Earlier],
) -> Result<Vec<(Group, Counted)>, ProtectError> {
    let groups = within.first().map(|(_, told)| *told);
    // Every release with its tables, also where it has none of this: then the wholes may say what they were later too.
    let before: Vec<(&str, Vec<Option<Cells<'_>>>)> = earlier
        .iter()
        .map(|one| {
            let tables = std::iter::once(of).chain(within.iter().map(|(of, _)| *of));
            (one.quarter.as_str(), tables.map(|of| one.counts.table(of)).collect())
        })
        .collect();
    // Every group that any firm was in, now or before; those that none was in were told as none.
    let mut all: BTreeSet<&Group> = counts.keys().collect();
    all.extend(within.iter().flat_map(|(_, told)| told.iter().map(|(group, _)| group)));
    all.extend(
        before.iter().flat_map(|(_, tables)| tables.iter().flatten().flat_map(|cells| cells.keys().copied())),
    );
    let all: Vec<&Group> = all.into_iter().collect();
    let rows = Axis::PARTS.map(|axis| {
        let whole = all.iter().position(|group| group.axis == Axis::All).unwrap_or(0);
        let parts = all.iter().enumerate().filter(|(_, group)| group.axis == axis);
        std::iter::once((whole, -1)).chain(parts.map(|(at, _)| (at, 1))).collect()
    });
    let group_of = |group: &Group| {
        groups.map(|told| told.iter().find(|(known, _)| known == group).map(|(_, counted)| counted))
    };
    let quarters: Vec<&str> = before.iter().map(|(quarter, _)| *quarter).collect();
    let as_told = |cells: Option<&Cells<'_>>| -> Vec<Before> {
        let hidden = Before { value: 0, group_hidden: false, state: series::State::Hidden };
        all.iter()
            .map(|group| cells.map_or(hidden, |cells| was(cells.get(*group).copied(), &quarters)))
            .collect()
    };
    let mut series = Series { rows: rows.to_vec(), ..Series::default() };
    series.before = before.iter().map(|(_, tables)| as_told(tables[0].as_ref())).collect();
    series.within = within
        .iter()
        .enumerate()
        .map(|(level, (_, told))| Within {
            now: as_told(Some(&told.iter().map(|(group, counted)| (group, counted)).collect())),
            before: before.iter().map(|(_, tables)| as_told(tables[level + 1].as_ref())).collect(),
        })
        .collect();
    series.now = all
        .iter()
        .enumerate()
        .map(|(at, group)| {
            let value = i64::from(counts.get(*group).copied().unwrap_or(0));
            now(value, group_of(group), last(&series.before, at))
        })
        .collect();
    let telling = series.tell(THRESHOLD, EFFORT)?;
    Ok(all
        .into_iter()
        .zip(&series.now)
        .zip(telling.states)
        .map(|((group, now), state)| {
            let told = match state {
                series::State::Counted(count) => Disclosed::Counted { count: whole(count) },
                series::State::Since { date, count } => {
                    Disclosed::Since { count: whole(count), quarter: quarters[date].to_owned() }
                }
                series::State::Hidden => Disclosed::Hidden,
            };
            let counted = Counted { value: whole(now.value), group_hidden: now.group_hidden, told };
            (group.clone(), counted)
        })
        .collect())
}

fn whole(count: i64) -> u32 {
    u32::try_from(count).unwrap_or(0)
}

fn was(counted: Option<&Counted>, quarters: &[&str]) -> Before {
    let Some(counted) = counted else {
        return Before { value: 0, group_hidden: false, state: series::State::Counted(0) };
    };
    let state = match &counted.told {
        Disclosed::Counted { count } => series::State::Counted(i64::from(*count)),
        Disclosed::Since { count, quarter } => series::State::Since {
            date: quarters.iter().position(|known| known == quarter).unwrap_or(0),
            count: i64::from(*count),
        },
        Disclosed::Hidden => series::State::Hidden,
    };
    Before { value: i64::from(counted.value), group_hidden: counted.group_hidden, state }
}

/// The count that was last told of a cell as it was.
fn last(before: &[Vec<Before>], cell: usize) -> Option<i64> {
    before.iter().rev().find_map(|cells| match cells[cell].state {
        series::State::Counted(count) => Some(count),
        _ => None,
    })
}

/// A cell by how the firms are told that it is of. Where these are told as they were, a count above that figure, or one that may be,
/// would say that they have become more: it is hidden.
fn now(value: i64, group: Option<Option<&Counted>>, last: Option<i64>) -> Now {
    let open = Now { value, group_hidden: false, high: None };
    match group {
        None => open,
        // No firm is or was in the group.
        Some(None) => Now { high: Some(0), ..open },
        Some(Some(counted)) => match &counted.told {
            Disclosed::Hidden => Now { group_hidden: true, ..open },
            Disclosed::Counted { count } => Now { high: Some(i64::from(*count)), ..open },
            Disclosed::Since { count, .. } => {
                let (count, is_as_before) =
                    (i64::from(*count), last.is_some_and(|last| (value - last).abs() < THRESHOLD));
                let least = if is_as_before { last.unwrap_or(0) - THRESHOLD + 1 } else { value };
                Now { group_hidden: least > count, high: Some(count + THRESHOLD - 1), value }
            }
        },
    }
}
