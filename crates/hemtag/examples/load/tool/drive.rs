//! The load: servers started or named, every visit begun when it is due whatever the answers before it took, and what came of it.

use std::{
    io::Write,
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant as Began},
};

use anyhow::ensure;
use hemtag::database::{file, is_postgres};
use jiff::civil::Date;
use tokio::{
    task::JoinSet,
    time::{Instant, sleep, sleep_until},
};

use super::{
    ask::Asking,
    made_up, mix,
    processes::{Taken, taken},
    server::{Server, beside},
    table::{self, Report},
    targets::Targets,
    visit,
};

/// Needs that are matched and stated, in turn by chance.
const NEEDS: usize = 500;
/// How long the servers are looked at, to see whether they still work on what a start asks for.
const LOOK: Duration = Duration::from_secs(5);
/// Less of a processor than this is quiet.
const QUIET: f64 = 0.25;

#[derive(Debug, clap::Args)]
pub struct Run {
    /// What can be asked, as `fill` wrote it
    #[arg(long, default_value = "load-targets.json")]
    pub targets: PathBuf,
    /// Start servers on this database, and stop them afterwards
    #[arg(long, conflicts_with = "address")]
    pub database: Option<String>,
    /// The file of the key that seals, for the servers that are started
    #[arg(long)]
    pub key_file: Option<PathBuf>,
    /// The program to start; the one that was built beside this one unless it is said
    #[arg(long)]
    pub program: Option<PathBuf>,
    /// Servers to start; more than one needs PostgreSQL
    #[arg(long, default_value_t = 1)]
    pub nodes: usize,
    /// Ask servers that run already, in turn: http://127.0.0.1:8080,http://…
    #[arg(long, value_delimiter = ',')]
    pub address: Vec<String>,
    /// The processes of the servers that run already, to see what they take
    #[arg(long, value_delimiter = ',')]
    pub process: Vec<u32>,
    /// Requests a second, over all servers
    #[arg(long, default_value_t = 200.0)]
    pub rate: f64,
    /// How long is measured
    #[arg(long, default_value_t = 600)]
    pub seconds: u64,
    /// How long is asked before that, at the same rate
    #[arg(long, default_value_t = 60)]
    pub warm_up: u64,
    /// Wait at most so many seconds until servers that were started are quiet; 0 not to wait
    #[arg(long, default_value_t = 1800)]
    pub settle: u64,
    /// How often memory and processors are looked at, in seconds
    #[arg(long, default_value_t = 60)]
    pub each: u64,
    /// The same seed gives the same times and visits
    #[arg(long, default_value_t = generator::SEED)]
    pub seed: u64,
    /// Write the figures to this file too, for programs
    #[arg(long)]
    pub json: Option<PathBuf>,
}

impl Run {
    fn check(&self) -> anyhow::Result<()> {
        ensure!(
            self.database.is_some() || !self.address.is_empty(),
            "say which database to start a server on (--database), or which servers to ask (--address)"
        );
        ensure!(self.rate > 0.0 && self.rate.is_finite(), "--rate is above 0");
        ensure!(
            self.seconds > 0 && self.each > 0 && self.nodes > 0,
            "--seconds, --each and --nodes are above 0"
        );
        let on_postgres = self.database.as_deref().is_none_or(is_postgres);
        ensure!(self.nodes == 1 || on_postgres, "several nodes need PostgreSQL");
        Ok(())
    }

    /// The servers, where they are to be started.
    fn start(&self) -> anyhow::Result<Vec<Server>> {
        let Some(database) = &self.database else { return Ok(Vec::new()) };
        let program = self.program.clone().map_or_else(beside, Ok)?;
        (0..self.nodes).map(|_| Server::start(&program, database, self.key_file.as_deref())).collect()
    }

    /// Bytes of the database's files, where it is kept in files.
    fn size(&self) -> Option<u64> {
        let database = self.database.as_deref().filter(|database| !is_postgres(database))?;
        let of = |end: &str| std::fs::metadata(format!("{}{end}", file(database))).map_or(0, |m| m.len());
        Some(of("") + of("-wal"))
    }
}

/// Looks at what the servers take, from the beginning of the measuring on.
struct Watch {
    processes: Vec<u32>,
    each: Duration,
    from: Instant,
    next: Instant,
    /// When, counted from the beginning, and what.
    readings: Vec<(Duration, Taken)>,
    /// What this program had taken at the beginning.
    own: Option<Taken>,
}

impl Watch {
    fn new(processes: Vec<u32>, from: Instant, each: Duration) -> Watch {
        Watch { processes, each, from, next: from, readings: Vec::new(), own: None }
    }

    fn look_when_due(&mut self) {
        if Instant::now() < self.next {
            return;
        }
        self.look();
        while self.next <= Instant::now() {
            self.next += self.each;
        }
    }

    fn look(&mut self) {
        self.own = self.own.or_else(|| taken(&[std::process::id()]));
        if let Some(taken) = taken(&self.processes) {
            self.readings.push((self.from.elapsed(), taken));
        }
    }

    /// What this program has taken of processors since the beginning.
    fn own(&self) -> Option<Duration> {
        let now = taken(&[std::process::id()])?.processor;
        Some(now.saturating_sub(self.own?.processor))
    }
}

/// # Errors
/// When a server does not start or stop, or anything was answered otherwise than it should be.
pub(super) async fn run(options: &Run, today: Date, out: &mut dyn Write) -> anyhow::Result<()> {
    options.check()?;
    let targets = Targets::read(&options.targets)?;
    let servers = options.start()?;
    let started_in: Vec<Duration> = servers.iter().map(|server| server.started_in).collect();
    let (addresses, processes) = if servers.is_empty() {
        let plain = |address: &String| address.trim_end_matches('/').to_owned();
        (options.address.iter().map(plain).collect(), options.process.clone())
    } else {
        (
            servers.iter().map(|s| s.address.clone()).collect::<Vec<_>>(),
            servers.iter().map(Server::id).collect(),
        )
    };
    for (server, took) in servers.iter().zip(&started_in) {
        writeln!(out, "{} listened after {:.1} s.", server.address, took.as_secs_f64())?;
    }
    let quiet_after = quiet(&processes, Duration::from_secs(options.settle)).await;
    if let Some(quiet_after) = quiet_after {
        writeln!(out, "Quiet {:.0} s after that.", quiet_after.as_secs_f64())?;
    }
    out.flush()?;

    let nodes = addresses.len();
    let size_before = options.size();
    let (warm_up, measured) = (Duration::from_secs(options.warm_up), Duration::from_secs(options.seconds));
    let needs = needs(targets.seed, today);
    let plan = mix::plan(options.rate, warm_up + measured, options.seed);
    let asking = Arc::new(Asking::new(addresses, targets, needs, today, warm_up)?);
    let mut watch = Watch::new(processes, asking.start + warm_up, Duration::from_secs(options.each));
    let mut visits = JoinSet::new();
    for planned in plan {
        sleep_until(asking.start + planned.at).await;
        watch.look_when_due();
        visits.spawn(visit::make(Arc::clone(&asking), planned));
        while let Some(done) = visits.try_join_next() {
            done?;
        }
    }
    while let Some(done) = visits.join_next().await {
        done?;
    }
    watch.look();
    let report = Report {
        options,
        nodes,
        makers: asking.targets.makers.len(),
        offers: asking.targets.offers,
        needs: asking.targets.people.iter().map(|person| person.needs.len()).sum(),
        accounts: asking.targets.people.len(),
        started_in,
        quiet_after,
        lasted: (asking.start + warm_up).elapsed(),
        own: watch.own(),
        readings: watch.readings,
        size: size_before.zip(options.size()),
        tally: asking.tally(),
    };
    table::write(&report, out)?;
    if let Some(path) = &options.json {
        std::fs::write(path, format!("{:#}\n", table::json(&report)))?;
    }
    for server in servers {
        server.stop()?;
    }
    let wrong = report.tally.wrong();
    ensure!(wrong == 0, "{wrong} requests were not answered as they should be; see above");
    Ok(())
}

/// Waits until the servers have done what a start asks for, such as matching every need that waits; how long that took. `None`
/// when nobody waited, or they were not quiet in time.
async fn quiet(processes: &[u32], most: Duration) -> Option<Duration> {
    let began = Began::now();
    while began.elapsed() < most {
        let before = taken(processes)?.processor;
        sleep(LOOK).await;
        let used = taken(processes)?.processor.saturating_sub(before);
        if used.as_secs_f64() < QUIET * LOOK.as_secs_f64() {
            return Some(began.elapsed());
        }
    }
    None
}

/// Others than those that the database holds.
fn needs(seed: u64, today: Date) -> Vec<String> {
    let all = generator::needs(seed.wrapping_add(1), NEEDS);
    all.iter().enumerate().map(|(at, need)| made_up::need(1_000_000 + at, need, "open", today)).collect()
}
