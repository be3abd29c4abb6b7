//! Measures likely makers by leaving one known process of every maker out (docs/likely.md): does the counting find it, against
//! popularity, and how much of what it claims is it?
//!
//! ```sh
//! cargo xtask evaluate likely            # 4,000 made-up makers, halved by a hash of their names
//! cargo run -p hemtag --example likely -- 10000
//! ```
//!
//! The first half is for choosing the rule, the second for measuring it: each is a register of its own, so that nothing of
//! the second was seen.

use std::{collections::BTreeMap, io::Write};

use hemtag::{
    makers::{examples, model::traits, terms},
    matches::likely::RULE,
};
use matching::{
    MakerId,
    likely::{Likely, Profile, Profiles, Rule, Share, Trait},
};
use vocabulary::ProcessId;

const DEPTHS: [usize; 3] = [1, 3, 5];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let count: usize = std::env::args().nth(1).map_or(Ok(4000), |n| n.parse())?;
    let makers = examples::makers(count, 1, "2026-11-26".parse()?);
    let mut halves: [Vec<Profile>; 2] = Default::default();
    for (number, maker) in (0_u32..).zip(&makers) {
        let half = usize::from(hash(&maker.name) % 2 == 1);
        halves[half].push(Profile { maker: MakerId(number), traits: traits(maker) });
    }
    let mut out = std::io::stdout().lock();
    for (name, half) in ["choosing", "measuring"].into_iter().zip(halves) {
        writeln!(out, "### {name}: {} makers\n", half.len())?;
        measure(&mut out, half)?;
    }
    Ok(())
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo).
fn hash(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A maker with the process that it is taken to have kept silent.
struct Case {
    maker: MakerId,
    hidden: ProcessId,
    /// What could be claimed of it, the likeliest first, and what is most common, the same way.
    claims: Vec<(ProcessId, Likely)>,
    popular: Vec<ProcessId>,
}

fn measure(out: &mut impl Write, half: Vec<Profile>) -> std::io::Result<()> {
    let stated = |profile: &Profile| -> Vec<ProcessId> {
        let of = |each: &Trait| if let Trait::Process(id) = each { Some(*id) } else { None };
        profile.traits.iter().filter_map(of).collect()
    };
    let mut common: BTreeMap<ProcessId, usize> = BTreeMap::new();
    for process in half.iter().flat_map(stated) {
        *common.entry(process).or_default() += 1;
    }
    let profiles = Profiles::build(terms(), half.clone());
    let open = Rule { claim_at: 0, ..RULE };
    let cases: Vec<Case> = half
        .iter()
        .filter_map(|profile| {
            let all = stated(profile);
            if all.len() < 2 {
                return None;
            }
            let hidden = all[usize::try_from(hash(&profile.maker.0.to_string()) % all.len() as u64).ok()?];
            let left: Vec<ProcessId> = all.into_iter().filter(|process| *process != hidden).collect();
            let in_line = |process: ProcessId| {
                let terms = terms();
                left.iter().any(|l| terms.process_within(*l, process) || terms.process_within(process, *l))
            };
            let wanted: Vec<ProcessId> =
                common.keys().copied().filter(|process| !in_line(*process)).collect();
            let mut claims: Vec<(ProcessId, Likely)> = wanted
                .iter()
                .filter_map(|process| {
                    Some((*process, profiles.likely_without(profile.maker, hidden, *process, open)?))
                })
                .collect();
            claims.sort_by(|a, b| b.1.share.cmp(&a.1.share).then(a.0.cmp(&b.0)));
            let mut popular = wanted;
            // The maker's own statement of what is hidden is not counted.
            let times = |process: &ProcessId| common[process] - usize::from(*process == hidden);
            popular.sort_by(|a, b| times(b).cmp(&times(a)).then(a.cmp(b)));
            Some(Case { maker: profile.maker, hidden, claims, popular })
        })
        .collect();
    tell(out, &cases)
}

fn tell(out: &mut impl Write, cases: &[Case]) -> std::io::Result<()> {
    let percent = |n: usize, of: usize| {
        if of == 0 { "–".to_owned() } else { format!("{:.1} %", n as f64 * 100.0 / of as f64) }
    };
    writeln!(out, "{} cases, one for each maker with two processes or more.\n", cases.len())?;
    writeln!(out, "| the process left out is among the first | likely | popularity |\n|---|---|---|")?;
    for depth in DEPTHS {
        let by_likely =
            cases.iter().filter(|c| c.claims.iter().take(depth).any(|(p, _)| *p == c.hidden)).count();
        let by_popular =
            cases.iter().filter(|c| c.popular.iter().take(depth).any(|p| *p == c.hidden)).count();
        writeln!(
            out,
            "| {depth} | {} | {} |",
            percent(by_likely, cases.len()),
            percent(by_popular, cases.len())
        )?;
    }
    writeln!(
        out,
        "\n| claimed from a share of | claims | of them the process left out | found | makers of whom nothing is claimed |"
    )?;
    writeln!(out, "|---|---|---|---|---|")?;
    for claim_at in (200..=700).step_by(50) {
        let reaches = |share: Share| share.reaches(claim_at);
        let claims: Vec<(&Case, &ProcessId)> = cases
            .iter()
            .flat_map(|case| case.claims.iter().map(move |(process, one)| (case, process, one)))
            .filter(|(_, _, one)| reaches(one.share))
            .map(|(case, process, _)| (case, process))
            .collect();
        let right = claims.iter().filter(|(case, process)| **process == case.hidden).count();
        let mut told: Vec<MakerId> = claims.iter().map(|(case, _)| case.maker).collect();
        told.dedup();
        let mark = if claim_at == RULE.claim_at { " (in use)" } else { "" };
        writeln!(
            out,
            "| {}{mark} | {} | {} | {} | {} |",
            percent(claim_at as usize, 1000),
            claims.len(),
            percent(right, claims.len()),
            percent(right, cases.len()),
            percent(cases.len() - told.len(), cases.len()),
        )?;
    }
    writeln!(out)
}
