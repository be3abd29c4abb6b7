//! Makers that do not say that they have a process but whose like usually do: whom else to ask when few are left.
//!
//! The counting is the crate `matching` ([`matching::likely`]); here the register's profiles are kept ready for it, and those
//! whom something else about them rules out are left out.

use std::sync::Arc;

use matching::{
    Need, Offer, Strength, Verdict, judge,
    likely::{Claims, Likely, Profile, Profiles, Reason, Rule},
};
use vocabulary::ProcessId;

use super::model::NeedAnswer;
use crate::{
    app::App,
    makers::{
        self, AsStated, Snapshot,
        model::{MakerId, SiteId},
    },
    needs::model::{NeedDocument, engine_parts},
};

/// Calibrated on 2026-11-26 on one half of a made-up register, and measured on the other (docs/likely.md). To be calibrated
/// anew when makers have answered questions.
pub const RULE: Rule = Rule { alike: 10, prior: 10, claim_at: 500 };

/// A page shows likely makers when fewer than so many meet everything or must be asked.
pub const FEW: u32 = 5;

/// How many are shown for an operation.
pub const SHOWN: usize = 5;

/// A maker to ask although it does not name the process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LikelyMaker {
    pub maker: MakerId,
    pub name: String,
    pub example: bool,
    /// The first of its sites that nothing known rules out.
    pub site: SiteId,
    /// The share among its like, drawn towards that among all, in thousandths.
    pub thousandths: u32,
    /// Of how many makers with what in common, how many state the process.
    pub reason: Reason,
}

/// The likely makers of one operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LikelyForOperation {
    pub part: usize,
    pub operation: usize,
    /// What they do not say that they have; any one is asked for.
    pub processes: Vec<ProcessId>,
    /// The likeliest first; empty where nothing can be claimed.
    pub makers: Vec<LikelyMaker>,
}

/// The profiles of the register that was asked last, and what they claim. Shared by all pages of a running program.
#[derive(Debug, Default)]
pub struct LikelyMakers {
    profiles: AsStated<(), Profiles>,
    /// By the processes that were asked for.
    claims: AsStated<Vec<ProcessId>, Claims>,
}

impl LikelyMakers {
    fn about(&self, snapshot: &Snapshot, processes: &[ProcessId]) -> (Arc<Profiles>, Arc<Claims>) {
        let profiles = self.profiles.get(snapshot, (), || profiles(snapshot));
        let claims = self.claims.get(snapshot, processes.to_vec(), || profiles.claims(processes, RULE));
        (profiles, claims)
    }
}

/// The profiles of a register.
fn profiles(snapshot: &Snapshot) -> Profiles {
    let all = snapshot.makers.iter().filter_map(|(id, card)| {
        let maker = matching::MakerId(u32::try_from(id.0).ok()?);
        Some(Profile { maker, traits: card.traits.to_vec() })
    });
    Profiles::build(makers::terms(), all.collect())
}

/// Makers to ask about each operation of a need, with why. For whoever sends the questions: whether to ask at all, and how many,
/// is decided there.
///
/// # Panics
/// When the engine does.
pub async fn for_need(app: &App, need: &NeedDocument) -> Vec<LikelyForOperation> {
    let parts = engine_parts(need, app.clock.today());
    let operations = parts.into_iter().enumerate().flat_map(|(p, part)| {
        part.operations.into_iter().enumerate().map(move |(o, operation)| ((p, o), operation.need))
    });
    of_operations(app, app.register.snapshot(), operations.collect()).await
}

/// The same for those operations of an answer that few makers are left for.
///
/// # Panics
/// When the engine does.
pub async fn for_answer(app: &App, snapshot: &Arc<Snapshot>, answer: &NeedAnswer) -> Vec<LikelyForOperation> {
    let few = answer
        .operations()
        .filter(|(_, _, operation)| operation.answer.counts.exact + operation.answer.counts.ask < FEW);
    let operations: Vec<_> = few.map(|(p, o, operation)| ((p, o), operation.need.clone())).collect();
    if operations.is_empty() {
        return Vec::new();
    }
    of_operations(app, Arc::clone(snapshot), operations).await
}

async fn of_operations(
    app: &App,
    snapshot: Arc<Snapshot>,
    operations: Vec<((usize, usize), Need)>,
) -> Vec<LikelyForOperation> {
    let likely = Arc::clone(&app.likely);
    let found = tokio::task::spawn_blocking(move || {
        let all = operations.into_iter().filter_map(|((part, operation), need)| {
            let processes = need.processes.as_ref()?.value.clone();
            let (profiles, claims) = likely.about(&snapshot, &processes);
            let makers = of_operation(&snapshot, claims.of(&profiles), &need, &processes);
            Some(LikelyForOperation { part, operation, processes, makers })
        });
        all.collect()
    });
    found.await.expect("counting does not panic")
}

fn of_operation(
    snapshot: &Snapshot,
    likely: impl Iterator<Item = Likely>,
    need: &Need,
    processes: &[ProcessId],
) -> Vec<LikelyMaker> {
    likely
        .filter_map(|one| {
            let id = MakerId(i64::from(one.maker.0));
            let card = snapshot.makers.get(&id)?;
            let site = card.sites.iter().find(|site| may_do(snapshot, need, processes, id, **site))?;
            Some(LikelyMaker {
                maker: id,
                name: card.name.clone(),
                example: card.example,
                site: *site,
                thousandths: one.share.thousandths(),
                reason: one.reason,
            })
        })
        .take(SHOWN)
        .collect()
}

/// Whether nothing that is known of the site rules it out: its place, and the certificates and hours of its other offers. What
/// only the process would say (size, tolerance, series) is open.
fn may_do(snapshot: &Snapshot, need: &Need, processes: &[ProcessId], maker: MakerId, site: SiteId) -> bool {
    let Some(process) = processes.first() else { return false };
    let Ok(number) = u32::try_from(site.0) else { return false };
    let offers = snapshot.makers.get(&maker).map_or(&[][..], |card| &card.offers);
    let known = offers
        .iter()
        .filter_map(|id| snapshot.register.offer(matching::OfferId(u32::try_from(id.0).ok()?)))
        .find(|offer| offer.site.0 == number);
    let supposed = match known {
        Some(known) => Offer {
            process: *process,
            materials: Vec::new(),
            largest: None,
            smallest: None,
            heaviest: None,
            finest_tolerance: None,
            thinnest_wall: None,
            smallest_series: None,
            largest_series: None,
            stages: matching::Stages::default(),
            lead_time_days: None,
            calendar: None,
            sourcing: None,
            ..known
        },
        // A site without offers: nothing is known but its place, and that it is judged by elsewhere.
        None => return true,
    };
    judge(snapshot.register.terms(), need, &supposed).iter().all(|judged| {
        judged.strength != Strength::Required || !matches!(judged.verdict, Verdict::Missed { .. })
    })
}
