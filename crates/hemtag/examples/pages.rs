//! Measures how long pages take over a database with many needs and events (docs/performance.md):
//!
//! ```sh
//! cargo run --release -p hemtag --example pages -- pages.sqlite 10000 100000   # fills the file the first time
//! ```
//!
//! Requests go through the whole router within this process, one after the other on one thread; each page is asked for once
//! before it is measured, as a server has been that runs. Made up from the demo's makers and designs, the same each time.

use std::{
    io::Write,
    time::{Duration, Instant},
};

use axum::{body::Body, http::Request};
use hemtag::{
    access::Caller,
    app::App,
    clock::Clock,
    config::Config,
    events::{self, Event, Subject},
    gaps, http, makers,
    needs::{self, NewNeed, model::Confidentiality},
};
use jiff::{SignedDuration, Timestamp};
use rand::{Rng, SeedableRng, seq::IndexedRandom};
use rand_chacha::ChaCha8Rng;
use serde_json::json;
use tower::ServiceExt;

const MAKERS: usize = 2000;
const REQUESTS: usize = 100;
const SEED: u64 = 7;
/// The first of the days that things happened on, and the day of measuring.
const FIRST: &str = "2024-12-01T08:00:00Z";
const NOW: &str = "2026-11-26T11:00:00Z";
/// The hours between the two.
const HOURS: i64 = 17_354;

const PAGES: [&str; 10] = [
    "/loop",
    "/loop?from=2024-12&to=2026-10",
    "/loop?format=csv",
    "/gaps",
    "/gaps?process=3.2",
    "/needs",
    "/needs?page=20",
    "/makers",
    "/makers?process=3.2",
    "/makers/7",
];

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let file = arguments.first().cloned().unwrap_or_else(|| "pages.sqlite".to_owned());
    let number = |at: usize, usual: usize| arguments.get(at).map_or(Ok(usual), |n| n.parse());
    let (needs, events) = (number(1, 10_000)?, number(2, 100_000)?);
    let mut out = std::io::stdout().lock();

    let config = Config { database: file, ..Config::default() };
    let mut app = App::start(config, Clock::fixed(NOW.parse()?)).await?;
    if needs::store::count(app.db.reader()).await? == 0 {
        let began = Instant::now();
        fill(&mut app, needs, events).await?;
        writeln!(out, "Filled in {:.0} s.", began.elapsed().as_secs_f64())?;
    }
    let counted = events::newest(app.db.reader()).await?;
    writeln!(
        out,
        "{} makers, {} needs, {} open gaps, {counted} events.\n",
        makers::store::count(app.db.reader()).await?,
        needs::store::count(app.db.reader()).await?,
        gaps::store::open(app.db.reader()).await?.len(),
    )?;
    writeln!(out, "| page | first | median | 95 % under | kB |\n|---|---|---|---|---|")?;
    for page in PAGES {
        let (first, size) = ask(&app, page).await?;
        let mut times = Vec::with_capacity(REQUESTS);
        for _ in 0..REQUESTS {
            times.push(ask(&app, page).await?.0);
        }
        times.sort_unstable();
        let ms = |time: Duration| format!("{:.1} ms", time.as_secs_f64() * 1000.0);
        writeln!(
            out,
            "| `{page}` | {} | {} | {} | {} |",
            ms(first),
            ms(times[REQUESTS / 2]),
            ms(times[REQUESTS * 95 / 100]),
            size / 1024
        )?;
    }
    Ok(())
}

async fn ask(app: &App, page: &str) -> anyhow::Result<(Duration, usize)> {
    let request = Request::get(page).header("host", "hemtag.test").body(Body::empty())?;
    let began = Instant::now();
    let response = http::serve::service(app.clone()).oneshot(request).await?;
    anyhow::ensure!(response.status().is_success(), "{page} answered {}", response.status());
    let body = axum::body::to_bytes(response.into_body(), usize::MAX).await?;
    Ok((began.elapsed(), body.len()))
}

/// Makers, needs stated over two years by made-up owners, the gaps of those that are open, and events of what came of them.
async fn fill(app: &mut App, needs: usize, events: usize) -> anyhow::Result<()> {
    let administrator = Caller::administrator();
    let mut all = makers::examples::makers(MAKERS, SEED, app.clock.today());
    for some in all.chunks_mut(500) {
        makers::add_makers(app, &administrator, some).await?;
    }
    let mut random = ChaCha8Rng::seed_from_u64(SEED);
    let designs = needs::examples::needs(app.clock.today());
    let at = |step: usize, of: usize| -> anyhow::Result<Timestamp> {
        let hours = i64::try_from(step)? * HOURS / i64::try_from(of)?.max(1);
        Ok(FIRST.parse::<Timestamp>()?.checked_add(SignedDuration::from_hours(hours))?)
    };
    let now = app.clock.clone();
    let mut stated = Vec::new();
    for batch in 0..needs.div_ceil(100) {
        app.clock = Clock::fixed(at(batch * 100, needs)?);
        let some: Vec<NewNeed> = (0..100.min(needs - batch * 100))
            .filter_map(|_| {
                let mut new: NewNeed = designs.choose(&mut random)?.clone();
                new.document.confidentiality =
                    *[Confidentiality::Open, Confidentiality::Anonymous, Confidentiality::AdviserOnly]
                        .choose(&mut random)?;
                Some(NewNeed { external_id: None, source_hash: None, source_text: None, ..new })
            })
            .collect();
        stated.extend(needs::state_needs(app, &administrator, some).await?.into_iter().map(|need| need.id.0));
    }
    app.clock = now;
    gaps::refresh_all(app, &administrator).await?;
    let there = usize::try_from(events::newest(app.db.reader()).await?)?;
    let more = events.saturating_sub(there);
    for batch in 0..more.div_ceil(5000) {
        let transaction = app.db.write().await?;
        for step in batch * 5000..more.min((batch + 1) * 5000) {
            let need = *stated.choose(&mut random).unwrap_or(&1);
            let (action, data) = match random.random_range(0..10) {
                0..3 => ("need.notices_seen", json!({})),
                3..6 => ("request.answered", json!({ "kind": "quote", "need": need })),
                6..8 => ("request.answered", json!({ "kind": "no", "reason": "capacity", "need": need })),
                8 => ("need.outcome", json!({ "reached": "made", "why": "" })),
                _ => ("capacity.confirmed", json!({ "weeks": 26, "hours": 400, "fields": [] })),
            };
            let subject = if action == "capacity.confirmed" {
                Subject::Maker(i64::from(random.random_range(1..=2000)))
            } else {
                Subject::Need(need)
            };
            let event = Event { action, subject, data };
            events::append(&transaction, &administrator, at(step, more)?, event).await?;
        }
        transaction.commit().await?;
    }
    Ok(())
}
