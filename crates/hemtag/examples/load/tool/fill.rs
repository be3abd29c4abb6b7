//! Filling an empty database: makers with their offers, accounts with their sessions, speakers, keys, needs with their owners,
//! and the gaps of the needs. Each step goes by the program's own use cases or stores, with its events.

use std::{io::Write, path::PathBuf, time::Instant};

use anyhow::{Context, ensure};
use generator::{maker_texts, offers};
use hemtag::{
    access::{Caller, Held, PersonId, Role},
    app::App,
    clock::Clock,
    config::Config,
    events::{self, Event, Subject},
    gaps,
    integrations::{make_key, model::Scope},
    makers::{
        self,
        model::{Maker, MakerId},
    },
    needs::{self, NewNeed, model::Confidentiality, read},
    people::{
        claim_maker,
        examples::{Example, enter_as, make_examples},
        organisation_of_maker,
    },
};
use serde_json::json;

use super::{
    made_up,
    targets::{Person, Speaker, Targets},
};

/// Makers, or accounts, in one transaction.
const TOGETHER: usize = 500;
/// Requests a minute that each key may make: the most there is.
const EACH_MINUTE: u32 = 600;

#[derive(Debug, clap::Args)]
pub struct Fill {
    /// A file of SQLite, or postgres://…; it must hold no makers
    #[arg(long)]
    pub database: String,
    /// The file of the key that seals; beside the database unless it is said
    #[arg(long)]
    pub key_file: Option<PathBuf>,
    /// Where to write what can be asked of it
    #[arg(long, default_value = "load-targets.json")]
    pub targets: PathBuf,
    #[arg(long, default_value_t = 50_000)]
    pub makers: usize,
    /// Offers of each maker
    #[arg(long, default_value_t = 20)]
    pub offers_each: usize,
    #[arg(long, default_value_t = 100_000)]
    pub needs: usize,
    /// Accounts, each with a session
    #[arg(long, default_value_t = 10_000)]
    pub accounts: usize,
    /// Accounts that speak for a maker
    #[arg(long, default_value_t = 2_000)]
    pub speakers: usize,
    /// Of those, how many have a key for their organisation's own systems
    #[arg(long, default_value_t = 200)]
    pub keys: usize,
    /// The same seed gives the same makers, needs and accounts; keys and sessions are by chance
    #[arg(long, default_value_t = generator::SEED)]
    pub seed: u64,
}

impl Fill {
    fn config(&self) -> Config {
        Config { database: self.database.clone(), key_file: self.key_file.clone(), ..Config::default() }
    }

    fn check(&self) -> anyhow::Result<()> {
        ensure!(
            self.speakers <= self.accounts.min(self.makers),
            "each speaker is an account, and has a maker"
        );
        ensure!(
            (1..self.speakers).contains(&self.keys),
            "some of the speakers have keys, and others state hours in the form"
        );
        ensure!(self.needs >= 3, "there are needs of every confidentiality");
        Ok(())
    }

    /// The place of the maker that a speaker speaks for: they are spread over the register.
    fn maker_of(&self, speaker: usize) -> usize {
        speaker * self.makers / self.speakers
    }
}

/// Tells each step with its time.
struct Steps<'a> {
    out: &'a mut dyn Write,
    began: Instant,
}

impl Steps<'_> {
    fn done(&mut self, what: &str) -> std::io::Result<()> {
        writeln!(self.out, "{what}: {:.1} s", self.began.elapsed().as_secs_f64())?;
        self.out.flush()?;
        self.began = Instant::now();
        Ok(())
    }
}

/// # Errors
/// When the database holds makers, or refuses.
pub(super) async fn fill(options: &Fill, clock: &Clock, out: &mut dyn Write) -> anyhow::Result<()> {
    options.check()?;
    let mut steps = Steps { out, began: Instant::now() };
    let mut targets = Targets::empty(options.seed);
    // The register in memory is read once, when it is whole.
    let app = App::start_without_register(options.config(), clock.clone()).await?;
    ensure!(
        makers::store::count(app.db.reader()).await? == 0,
        "the database holds makers; made-up ones are only put into an empty one"
    );
    steps.done("started on an empty database")?;
    add_makers(&app, options, &mut targets).await?;
    steps.done(&format!("{} makers with {} offers", targets.makers.len(), targets.offers))?;
    let people = add_accounts(&app, options).await?;
    steps.done(&format!("{} accounts", people.len()))?;
    app.db.clone().close().await?;

    let app = App::start(options.config(), clock.clone()).await?;
    steps.done("started again, with the register read into memory")?;
    for person in &people {
        let session =
            enter_as(&app, *person).await?.context("an account that was just made has a session")?;
        targets.people.push(Person { session, needs: Vec::new() });
    }
    steps.done(&format!("{} sessions", targets.people.len()))?;
    add_speakers(&app, options, &people, &mut targets).await?;
    steps.done(&format!("{} speakers, {} with keys", options.speakers, targets.keys.len()))?;
    add_needs(&app, options, &people, &mut targets).await?;
    steps.done(&format!("{} needs", options.needs))?;
    let refreshed = gaps::refresh_all(&app, &Caller::administrator()).await?;
    steps.done(&format!("{} needs matched, {} gaps opened", refreshed.needs, refreshed.opened))?;
    targets.write(&options.targets)?;
    app.db.clone().close().await?;
    writeln!(
        steps.out,
        "Everything is made up and says so. What can be asked of it stands in {}.",
        options.targets.display()
    )?;
    Ok(())
}

/// Many at once, as an import keeps them: with one event for each transaction.
async fn add_makers(app: &App, options: &Fill, targets: &mut Targets) -> anyhow::Result<()> {
    let all = u32::try_from(options.makers * options.offers_each).context("fewer offers")?;
    let mut offers = offers(options.seed, all);
    let texts = maker_texts(options.seed, options.makers);
    let today = app.clock.today();
    for (batch, texts) in texts.chunks(TOGETHER).enumerate() {
        let mut some: Vec<Maker> = Vec::with_capacity(texts.len());
        for (at, text) in texts.iter().enumerate() {
            let own: Vec<_> = offers.by_ref().take(options.offers_each).collect();
            some.push(made_up::maker(batch * TOGETHER + at, text, &own, today));
        }
        let now = app.clock.now();
        let transaction = app.db.write().await?;
        makers::store::lock(&transaction).await?;
        makers::store::insert(&transaction, &mut some, &now.to_string()).await?;
        let data = json!({ "makers": some.len() });
        let event = Event { action: "maker.added", subject: Subject::Register, data };
        events::append(&transaction, &Caller::administrator(), now, event).await?;
        transaction.commit().await?;
        targets.makers.extend(some.iter().map(|maker| maker.id.0));
        targets.offers += some.iter().map(|maker| maker.offers().count() as u64).sum::<u64>();
    }
    Ok(())
}

/// Accounts that no password opens, at addresses that lead nowhere. Those that will speak for a maker have an address at its domain.
async fn add_accounts(app: &App, options: &Fill) -> anyhow::Result<Vec<PersonId>> {
    let administrator = Caller::administrator();
    let all: Vec<(String, String)> = (0..options.accounts)
        .map(|number| {
            let domain = if number < options.speakers {
                made_up::domain(options.maker_of(number))
            } else {
                "exempel.invalid".to_owned()
            };
            (format!("Person {number} (exempel)"), format!("person-{number}@{domain}"))
        })
        .collect();
    let mut made = Vec::with_capacity(all.len());
    for some in all.chunks(TOGETHER) {
        let some: Vec<Example<'_>> =
            some.iter().map(|(name, email)| Example { name, email, holds: None }).collect();
        made.extend(make_examples(app, &administrator, &some).await?);
    }
    Ok(made)
}

/// What the session of an account may do.
fn signed_in(person: PersonId) -> Caller {
    Caller { held: vec![Held::everywhere(Role::ProductOwner)], person: Some(person), need_keys: Vec::new() }
}

async fn add_speakers(
    app: &App,
    options: &Fill,
    people: &[PersonId],
    targets: &mut Targets,
) -> anyhow::Result<()> {
    let without_key = options.speakers - options.keys;
    for (number, person) in people.iter().take(options.speakers).enumerate() {
        let maker = targets.makers[options.maker_of(number)];
        let caller = signed_in(*person);
        let granted = claim_maker(app, &caller, MakerId(maker), "").await?;
        ensure!(granted, "an address at the maker's domain speaks for it");
        if number < without_key {
            let session = targets.people[number].session.clone();
            targets.speakers.push(Speaker { session, maker });
            continue;
        }
        let organisation = organisation_of_maker(app.db.reader(), maker).await?;
        let organisation = organisation.context("a maker that somebody speaks for is an organisation")?;
        let held =
            Held { organisation: Some(organisation), maker: Some(maker), ..Held::everywhere(Role::Maker) };
        let caller = Caller { held: vec![held], ..caller };
        let scopes = [Scope::Capacity, Scope::Needs];
        targets
            .keys
            .push(make_key(app, &caller, organisation, "Mätning (exempel)", &scopes, EACH_MINUTE).await?);
    }
    Ok(())
}

/// Half of them open, three in ten without their owner, two in ten for advisers only; evenly shared by the accounts.
async fn add_needs(
    app: &App,
    options: &Fill,
    people: &[PersonId],
    targets: &mut Targets,
) -> anyhow::Result<()> {
    let today = app.clock.today();
    let all = generator::needs(options.seed, options.needs);
    for (owner, person) in people.iter().enumerate() {
        let mut new = Vec::new();
        for number in (owner..all.len()).step_by(people.len()) {
            let confidentiality = match number % 10 {
                0..5 => Confidentiality::Open,
                5..8 => Confidentiality::Anonymous,
                _ => Confidentiality::AdviserOnly,
            };
            let text = made_up::need(number, &all[number], confidentiality.code(), today);
            let (document, format) = read::read(&text)
                .map_err(|problems| anyhow::anyhow!("a made-up need cannot be read: {problems:?}: {text}"))?;
            new.push(NewNeed {
                document,
                source_format: format.code().to_owned(),
                example: true,
                ..NewNeed::default()
            });
        }
        if new.is_empty() {
            continue;
        }
        for need in needs::state_needs(app, &signed_in(*person), new).await? {
            if need.document.confidentiality != Confidentiality::AdviserOnly {
                targets.shown.push(need.id.0);
            }
            targets.people[owner].needs.push(need.key);
        }
    }
    Ok(())
}
