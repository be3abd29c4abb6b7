//! The running application: what every use case is handed.

use std::sync::{Arc, OnceLock, atomic::AtomicBool};

use crate::{
    access::Caller,
    allocation::NewestAllocation,
    clock::{Clock, Steadiness},
    config::Config,
    database::Database,
    demo::Demonstration,
    funding::money,
    gaps::OpenGaps,
    guides,
    http::ration::Ration,
    initiatives::{self, InitiativesInMemory},
    integrations::Limits,
    knowledge::makers_of::MakersOf,
    r#loop::Tallies,
    makers::{AsStated, RegisterInMemory},
    matches::{likely::LikelyMakers, waiting::WaitingNeeds},
    operation::{Metrics, Traces},
    programme::{FactsInMemory, Programmes},
    queue::UnderWay,
    sealed::{KeyError, Keys},
    search::SearchInMemory,
    skills::{
        self,
        kept::{self, VocabulariesInMemory},
        loop_in::NearestInMemory,
        plan::PlansInMemory,
    },
    strategy::figures::{self, FiguresInMemory},
};

/// Cheap to clone; all its parts are shared.
#[derive(Debug, Clone)]
pub struct App {
    pub config: Arc<Config>,
    pub clock: Clock,
    /// Whether the clock goes on as time does.
    pub steadiness: Steadiness,
    pub db: Database,
    /// The register as the engine reads it: an immutable snapshot, swapped whole.
    pub register: Arc<RegisterInMemory>,
    /// Whether the database is a demonstration; [`App::holds_examples`] asks the register too.
    pub demonstration: Arc<Demonstration>,
    /// The figures that costs are reckoned with: an immutable set, swapped whole.
    pub figures: Arc<FiguresInMemory>,
    /// The waiting needs, for the makers' pages.
    pub waiting: Arc<WaitingNeeds>,
    /// The open gaps, counted.
    pub open_gaps: Arc<OpenGaps>,
    /// Who is one step from closing which gap.
    pub nearest: Arc<NearestInMemory>,
    /// Who is like whom, for likely makers.
    pub likely: Arc<LikelyMakers>,
    /// The initiatives, kept until a version of one comes.
    pub initiatives: Arc<InitiativesInMemory>,
    /// How many makers of a process or a material there are, and where.
    pub makers_of: Arc<MakersOf>,
    /// In how many kommuner there are sites of makers.
    pub kommuner: Arc<AsStated<(), usize>>,
    /// The newest allocation of scarce weeks.
    pub allocation: Arc<NewestAllocation>,
    /// The plans for skills that were made last.
    pub plans: Arc<PlansInMemory>,
    /// What was assigned: the programme that is shipped, and others.
    pub programmes: Arc<Programmes>,
    /// What is counted of it.
    pub facts: Arc<FactsInMemory>,
    /// What is counted of the loop.
    pub tallies: Arc<Tallies>,
    /// Signs an administrator in through the address that `serve` prints; made anew at each start.
    pub sign_in_key: Arc<str>,
    /// How many part files each address has handed over.
    pub ration: Arc<Ration>,
    /// How many suggestions of initiatives an address may send.
    pub suggestions: Arc<Ration>,
    /// How many requests each organisation's key has made.
    pub limits: Arc<Limits>,
    /// What is searched: built when it is first asked for.
    pub search: Arc<SearchInMemory>,
    /// The vocabularies of skills that texts are linked to: read when they are first needed.
    pub vocabularies: Arc<VocabulariesInMemory>,
    /// What this node is called where several share a database; another at each start.
    pub node: Arc<str>,
    /// Whether this node was told to stop: it is not ready any more, whatever it still answers.
    pub stopping: Arc<AtomicBool>,
    /// How far the jobs have come that this node works on.
    pub under_way: Arc<UnderWay>,
    /// What is counted for whoever runs it.
    pub metrics: Metrics,
    /// Where the time goes, for whoever runs it: begun by the server, where the settings ask for it.
    pub traces: Traces,
    /// What [`App::keys`] has read.
    pub keys: Arc<OnceLock<Keys>>,
}

impl App {
    /// Opens the database and loads the register into memory.
    ///
    /// # Errors
    /// A sentence for the person at the keyboard.
    pub async fn start(config: Config, clock: Clock) -> anyhow::Result<App> {
        let db = Database::open(&config.database).await?;
        let register = Arc::new(RegisterInMemory::load(&db, &clock).await?);
        App::of(config, clock, db, register).await
    }

    /// Opens the database for a command that writes records and answers nothing: the register is not loaded.
    ///
    /// # Errors
    /// As [`App::start`].
    pub async fn start_without_register(config: Config, clock: Clock) -> anyhow::Result<App> {
        let db = Database::open(&config.database).await?;
        let register = Arc::new(RegisterInMemory::unread(&clock));
        App::of(config, clock, db, register).await
    }

    async fn of(
        config: Config,
        clock: Clock,
        db: Database,
        register: Arc<RegisterInMemory>,
    ) -> anyhow::Result<App> {
        // Several nodes may start at once: one fills in what comes with the program, the others find it there.
        let starting = db.starting().await?;
        figures::keep_tables(&db, &clock, &Caller::administrator()).await?;
        initiatives::keep_base(&db, &clock, &Caller::administrator()).await?;
        guides::keep_base(&db, &clock, &Caller::administrator()).await?;
        money::keep_base(&db, &clock, &Caller::administrator()).await?;
        skills::validation::keep_base(&db, &clock, &Caller::administrator()).await?;
        kept::keep_shipped(&db, &clock, &Caller::administrator()).await?;
        starting.end().await?;
        let demonstration = Arc::new(Demonstration::load(&db).await?);
        let figures = Arc::new(FiguresInMemory::load(&db).await?);
        let assignments = money::codes(&db).await?;
        let assignments: Vec<&str> = assignments.iter().map(String::as_str).collect();
        let programmes = Arc::new(Programmes::load(config.programmes.as_deref(), &assignments)?);
        Ok(App {
            ration: Arc::new(Ration::new(&config)),
            suggestions: Arc::new(Ration::of(initiatives::SUGGESTIONS)),
            limits: Arc::new(Limits::default()),
            search: Arc::default(),
            vocabularies: Arc::default(),
            config: Arc::new(config),
            steadiness: Steadiness::begin(&clock),
            clock,
            db,
            register,
            demonstration,
            figures,
            waiting: Arc::default(),
            open_gaps: Arc::default(),
            nearest: Arc::default(),
            likely: Arc::default(),
            initiatives: Arc::default(),
            makers_of: Arc::default(),
            kommuner: Arc::default(),
            allocation: Arc::default(),
            plans: Arc::default(),
            programmes,
            facts: Arc::default(),
            tallies: Arc::default(),
            sign_in_key: random_key().into(),
            node: node_name().into(),
            stopping: Arc::default(),
            under_way: Arc::default(),
            metrics: Metrics::default(),
            traces: Traces::default(),
            keys: Arc::default(),
        })
    }

    /// The same some days ago: what it does is dated then. For what is made up of the months before.
    #[must_use]
    pub fn days_ago(&self, days: i64) -> App {
        let now = self.clock.now();
        let then = now.checked_sub(jiff::SignedDuration::from_hours(24 * days)).unwrap_or(now);
        App { clock: Clock::fixed(then), ..self.clone() }
    }

    /// This is a demonstration, or made-up makers stand in the register: whatever is told must say so.
    #[must_use]
    pub fn holds_examples(&self) -> bool {
        self.demonstration.is_one() || self.register.holds_examples()
    }

    /// The keys that seal what is kept of parts. Their file is read, or made, when they are first needed.
    ///
    /// # Errors
    /// When the file cannot be used.
    pub fn keys(&self) -> Result<&Keys, KeyError> {
        if let Some(keys) = self.keys.get() {
            return Ok(keys);
        }
        let keys = match self.config.key_path() {
            Some(path) => Keys::of_file(&path)?,
            None => Keys::for_now(),
        };
        Ok(self.keys.get_or_init(|| keys))
    }

    /// Whether what is old may be deleted now: not after the clock has jumped. Says so in the log.
    #[must_use]
    pub fn may_delete_by_age(&self) -> bool {
        let jump = self.steadiness.jump(&self.clock);
        if !jump.is_zero() {
            tracing::error!(
                hours = jump.as_hours(),
                "the machine's clock has jumped since the program began: nothing is deleted by its age; put the clock right and \
                 restart"
            );
        }
        jump.is_zero()
    }

    /// The caller that the command line is.
    #[must_use]
    pub fn administrator(&self) -> Caller {
        Caller::administrator()
    }
}

/// A name that tells this start of the program from others.
fn node_name() -> String {
    let mut name = random_key();
    name.truncate(8);
    name
}

/// 128 random bits as 26 letters and digits that can be read aloud.
///
/// # Panics
/// When the operating system gives no randomness.
#[must_use]
pub fn random_key() -> String {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).expect("the operating system gives randomness");
    data_encoding::BASE32_NOPAD.encode(&bytes).to_lowercase()
}
