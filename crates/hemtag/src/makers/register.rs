//! The register in memory, as the engine reads it, and how it keeps up with the database.

use std::{collections::HashSet, sync::Arc, time::Duration};

use imbl::HashMap;
use jiff::civil::Date;
use matching::{Changes, HoldsRegister, LiveRegister, Register, Terms, concern::Step, likely::Trait};
use tokio::sync::Mutex;
use vocabulary::{CertificateId, Vocabulary};

use super::{
    as_stated::Stated,
    model::{Maker, MakerId, OfferId, SiteId, engine_offer, traits},
    recent::Recent,
    store,
};
use crate::{app::App, clock::Clock, database::Database, events};

/// The current snapshot, swapped whole when the register changes, so that readers never wait.
#[derive(Debug)]
pub struct RegisterInMemory {
    current: LiveRegister<Snapshot>,
    /// False for a command that writes records and answers nothing: it needs no register, only its room.
    is_kept: bool,
    /// Held by whoever reads from the database: two at once could put an older maker over a newer one.
    reading: Mutex<()>,
    /// What changed of late, offer by offer.
    recent: Recent,
}

/// The register at one moment. A copy shares all but what differs, so that a change costs the same in a large
/// register as in a small one.
#[derive(Debug, Clone)]
pub struct Snapshot {
    pub register: Register,
    /// What an answer shows of each maker without asking the database.
    pub makers: HashMap<MakerId, MakerCard>,
    pub sites: HashMap<SiteId, SiteCard>,
    /// One and the same for as long as no maker comes, goes or states anything else than free hours: what is counted of the rest holds
    /// meanwhile ([`super::AsStated`]).
    pub stated: Arc<Stated>,
    /// True when any maker is made up for the demo.
    pub has_examples: bool,
    /// The day that trust and free weeks are counted from.
    pub day: Date,
    /// The newest event that the snapshot includes.
    pub event: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MakerCard {
    /// Each change of a maker counts one up.
    pub version: i64,
    pub name: String,
    pub example: bool,
    pub web: Option<String>,
    /// Whose offers go when the maker goes.
    pub offers: Vec<OfferId>,
    /// Whose cards go with it.
    pub sites: Vec<SiteId>,
    /// The last days on which its statements of free hours count, the earliest first.
    pub weeks_count_until: Vec<Date>,
    /// What it states, for telling who is like whom.
    pub traits: Arc<[Trait]>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteCard {
    pub maker: MakerId,
    pub kommun: Option<String>,
    pub locality: Option<String>,
    pub country: String,
    pub position: Option<matching::Position>,
}

/// So many makers are taken over one by one; more are read with all the others.
const FEW: u64 = 200;

/// The version of a maker that nobody has changed yet.
const FIRST: i64 = 1;

impl Snapshot {
    #[must_use]
    pub fn maker(&self, id: matching::MakerId) -> Option<&MakerCard> {
        self.makers.get(&MakerId(i64::from(id.0)))
    }

    /// In how many kommuner there are sites. Goes through all of them: ask [`super::AsStated`].
    #[must_use]
    pub fn kommuner(&self) -> usize {
        let codes: HashSet<&str> = self.sites.values().filter_map(|site| site.kommun.as_deref()).collect();
        codes.len()
    }

    #[must_use]
    pub fn site(&self, id: matching::SiteId) -> Option<&SiteCard> {
        self.sites.get(&SiteId(i64::from(id.0)))
    }
}

impl HoldsRegister for Snapshot {
    fn register(&self) -> &Register {
        &self.register
    }

    fn with(&self, register: Register) -> Snapshot {
        Snapshot { register, ..self.clone() }
    }
}

impl RegisterInMemory {
    /// Reads every maker from the database.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn load(db: &Database, clock: &Clock) -> anyhow::Result<RegisterInMemory> {
        let current = LiveRegister::new(read(db, clock.today()).await?);
        Ok(RegisterInMemory { current, is_kept: true, reading: Mutex::default(), recent: Recent::default() })
    }

    /// An empty register that stays empty, for a command that writes records and answers nothing.
    #[must_use]
    pub fn unread(clock: &Clock) -> RegisterInMemory {
        let day = clock.today();
        let snapshot = Snapshot {
            register: Register::build(terms(), Vec::new(), day),
            makers: HashMap::new(),
            sites: HashMap::new(),
            stated: Arc::default(),
            has_examples: false,
            day,
            event: 0,
        };
        RegisterInMemory {
            current: LiveRegister::new(snapshot),
            is_kept: false,
            reading: Mutex::default(),
            recent: Recent::default(),
        }
    }

    /// The register now. Keep it for the length of one answer.
    #[must_use]
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.current.load()
    }

    /// True when any maker is made up for the demo: every page then says so.
    #[must_use]
    pub fn holds_examples(&self) -> bool {
        self.current.load().has_examples
    }

    /// Reads everything anew, after an import or on a new day.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn reload(&self, db: &Database, clock: &Clock) -> anyhow::Result<()> {
        if !self.is_kept {
            return Ok(());
        }
        let _alone = self.reading.lock().await;
        self.read_anew(db, clock).await
    }

    async fn read_anew(&self, db: &Database, clock: &Clock) -> anyhow::Result<()> {
        self.current.replace(read(db, clock.today()).await?);
        self.recent.lose();
        Ok(())
    }

    /// Every change of an offer since an event, and perhaps some before it, one after the other; none where not all of them are known,
    /// since much changed or all was read anew. The register that is loaded after this was asked for has at least these.
    #[must_use]
    pub fn changes_since(&self, event: i64) -> Option<Vec<Step>> {
        self.recent.since(event)
    }

    /// Takes over one new or changed maker.
    pub fn put(&self, maker: &Maker) {
        self.change(maker.id, Some(maker));
    }

    /// Forgets a maker with all its offers.
    pub fn remove(&self, id: MakerId) {
        self.change(id, None);
    }

    fn change(&self, id: MakerId, maker: Option<&Maker>) {
        self.current.change(|now| {
            let before = now.makers.get(&id);
            if before.zip(maker).is_some_and(|(before, maker)| before.version > maker.version) {
                // Somebody else changed it since, and that was taken over already.
                return (now.clone(), Changes::default());
            }
            let mut next = now.clone();
            next.makers.remove(&id);
            let mut changes = Changes::default();
            for site in before.iter().flat_map(|card| &card.sites) {
                next.sites.remove(site);
            }
            if let Some(maker) = maker {
                take(maker, now.day, &mut next.makers, &mut next.sites, &mut changes.put);
                next.has_examples = now.has_examples || maker.example;
            }
            changes.removed = before
                .iter()
                .flat_map(|card| &card.offers)
                .filter_map(|offer| u32::try_from(offer.0).ok().map(matching::OfferId))
                .filter(|offer| changes.put.iter().all(|put| put.id != *offer))
                .collect();
            next.register = now.register.changed(&changes);
            let steps = steps(&now.register, &next.register, &changes);
            if steps.iter().any(|step| !step.is_of_hours()) || card(now, id) != card(&next, id) {
                next.stated = Arc::default();
            }
            let is_one_change = match (before, maker) {
                (Some(before), Some(maker)) => maker.version - before.version <= 1,
                (None, Some(maker)) => maker.version == FIRST,
                (None, None) => true,
                (Some(_), None) => false,
            };
            if is_one_change {
                self.recent.add(steps);
            } else {
                // Another node may have matched needs against what lay between, and that was never seen here.
                self.recent.lose();
            }
            (next, changes)
        });
    }

    /// Takes changed offers into the columns. Takes the time of a build.
    fn rebuild(&self) {
        self.current.rebuild(self.current.load().day);
    }

    /// Takes over what happened to makers by now: only those that it happened to, where they are few. On a new day everything is read
    /// anew. One at a time: who comes second finds what the first has read.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn catch_up(&self, db: &Database, clock: &Clock) -> anyhow::Result<()> {
        let _alone = self.reading.lock().await;
        let now = self.current.load();
        if !self.is_kept {
            return Ok(());
        }
        let before = self.recent.mark();
        let newest = events::newest_of(db.reader(), "maker").await?;
        // Whatever is known by now was in the log when it was asked.
        self.recent.date(before, newest);
        if newest <= now.event && clock.today() == now.day {
            return Ok(());
        }
        let changed = match clock.today() == now.day {
            true => events::makers_since(db.reader(), now.event, FEW).await?,
            // On another day everything counts anew.
            false => None,
        };
        let Some(changed) = changed else { return self.read_anew(db, clock).await };
        for id in changed.into_iter().map(MakerId) {
            match store::find(db.reader(), id).await? {
                Some(maker) => self.put(&maker),
                None => self.remove(id),
            }
        }
        self.current
            .change(|now| (Snapshot { event: newest.max(now.event), ..now.clone() }, Changes::default()));
        Ok(())
    }

    /// Follows the event log for as long as the program runs, so that a change made by another process, such as
    /// another node or an import on the command line, is seen here within a second.
    pub async fn follow(app: App) {
        let mut tick = tokio::time::interval(Duration::from_millis(500));
        loop {
            tick.tick().await;
            let before = app.register.snapshot().event;
            let changed = |(): &()| app.register.snapshot().event != before;
            let catching_up = app.register.catch_up(&app.db, &app.clock);
            if let Err(error) = app.traces.round("register", catching_up, changed).await {
                tracing::warn!(
                    error = format!("{error:#}"),
                    "the register could not be read anew and may be behind"
                );
            }
            let register = Arc::clone(&app.register);
            if register.snapshot().register.is_rebuild_due()
                // At the priority of the pages: each answer takes longer until it is done.
                && let Err(error) = tokio::task::spawn_blocking(move || register.rebuild()).await
            {
                tracing::error!(%error, "the register could not take its changes in");
            }
        }
    }
}

/// The offers that are others after changes than before them.
fn steps(before: &Register, after: &Register, changes: &Changes) -> Vec<Step> {
    let ids = changes.put.iter().map(|offer| offer.id).chain(changes.removed.iter().copied());
    let step = |id| Step { before: before.offer(id), after: after.offer(id) };
    ids.map(step).filter(|step| step.before != step.after).collect()
}

/// What is kept of a maker besides its offers, as far as anything is counted of it.
fn card(snapshot: &Snapshot, id: MakerId) -> Option<(&[Trait], Vec<Option<&SiteCard>>)> {
    let card = snapshot.makers.get(&id)?;
    Some((&card.traits, card.sites.iter().map(|site| snapshot.sites.get(site)).collect()))
}

async fn read(db: &Database, day: Date) -> anyhow::Result<Snapshot> {
    let event = events::newest_of(db.reader(), "maker").await?;
    let (mut makers, mut sites, mut offers) = (HashMap::new(), HashMap::new(), Vec::new());
    store::each(db.reader(), |maker| take(&maker, day, &mut makers, &mut sites, &mut offers)).await?;
    let has_examples = makers.values().any(|m: &MakerCard| m.example);
    let (register, stated) = (Register::build(terms(), offers, day), Arc::default());
    Ok(Snapshot { register, makers, sites, stated, has_examples, day, event })
}

fn take(
    maker: &Maker,
    day: Date,
    makers: &mut HashMap<MakerId, MakerCard>,
    sites: &mut HashMap<SiteId, SiteCard>,
    offers: &mut Vec<matching::Offer>,
) {
    let places = Vocabulary::embedded().places();
    for (index, site) in maker.sites.iter().enumerate() {
        let kommun = site.kommun.as_deref().and_then(|code| places.kommun(code));
        let county = kommun.and_then(|k| k.county.parse().ok());
        offers.extend(site.offers.iter().map(|offer| engine_offer(maker, index, offer, county, day)));
        let card = SiteCard {
            maker: maker.id,
            kommun: site.kommun.clone(),
            locality: site.locality.clone(),
            country: site.country.clone(),
            position: site.point(),
        };
        sites.insert(site.id, card);
    }
    let card = MakerCard {
        version: maker.version,
        name: maker.name.clone(),
        example: maker.example,
        web: maker.web.clone(),
        offers: maker.offers().map(|(_, offer)| offer.id).collect(),
        sites: maker.sites.iter().map(|site| site.id).collect(),
        weeks_count_until: maker.weeks_count_until(day),
        traits: traits(maker).into(),
    };
    makers.insert(maker.id, card);
}

/// What the engine must know of the vocabulary.
#[must_use]
pub fn terms() -> Terms {
    let vocabulary = Vocabulary::embedded();
    let certificates = vocabulary.certificates();
    let implies: Vec<(CertificateId, CertificateId)> = certificates
        .iter()
        .flat_map(|held| certificates.gives(held.id).iter().map(move |covered| (held.id, *covered)))
        .filter(|(held, covered)| held != covered)
        .collect();
    Terms::new(vocabulary.processes().shape().clone(), vocabulary.materials().shape().clone(), &implies)
}
