//! `hemtag demo`: a populated register to try everything on.

use std::{io::Write, net::SocketAddr, path::Path};

use anyhow::{Context, bail};
use serde_json::json;

use super::Outcome;
use crate::{
    access::Caller,
    aid,
    app::App,
    cases,
    clock::Clock,
    config::Config,
    demo, funding, gaps, http,
    makers::{self, store},
    needs::{
        self,
        import::{Fate, Item},
    },
    skills,
};

/// How many makers the demo has, and from which seed.
const MAKERS: usize = 600;
const SEED: u64 = 20_180_712;

/// Makers are filled in this many at a time.
const BATCH: usize = 200;

#[derive(Debug, clap::Args)]
pub struct DemoArguments {
    /// The address to listen on; port 0 takes any free one
    #[arg(long)]
    pub listen: Option<SocketAddr>,
    /// Begin anew: delete the demo database first
    #[arg(long)]
    pub fresh: bool,
    /// Fill the database and stop, without serving
    #[arg(long)]
    pub fill_only: bool,
}

pub(super) async fn run(
    mut config: Config,
    database_given: bool,
    arguments: DemoArguments,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    if !database_given {
        config.database = "hemtag-demo.sqlite".into();
    }
    if let Some(listen) = arguments.listen {
        config.listen = listen;
    }
    if arguments.fresh {
        delete(&config.database, database_given).await?;
    }
    let app = App::start(config, Clock::system()).await?;
    fill(&app).await?;
    if arguments.fill_only {
        let makers = store::count(app.db.reader()).await?;
        let needs = needs::store::count(app.db.reader()).await?;
        let gaps = gaps::store::open(app.db.reader()).await?.len();
        if as_json {
            let told = json!({
                "version": 1, "database": app.config.database, "makers": makers, "needs": needs, "gaps": gaps,
            });
            writeln!(out, "{told}")?;
        } else {
            writeln!(
                out,
                "{}: {makers} made-up makers, {needs} needs, {gaps} open gaps",
                app.config.database
            )?;
        }
        return Ok(Outcome::Done);
    }
    let key = app.sign_in_key.clone();
    let database = app.config.database.clone();
    http::serve::serve(app, |address| {
        let told = if as_json {
            let address = format!("http://{address}");
            json!({ "version": 1, "address": address, "sign_in": format!("{address}/sign-in/{key}"), "database": database })
                .to_string()
        } else {
            format!(
                "Hemtag is ready. Open http://{address}/ (Swedish) or http://{address}/en (English).\n\
                 To be the administrator, an adviser, a firm, an applicant or an officer: http://{address}/sign-in/{key}\n\
                 The makers are made up and say so; the needs are real open designs, some of them asked for by made-up \
                 owners. The database is {database}. Stop with Ctrl+C."
            )
        };
        let _ = writeln!(out, "{told}");
        let _ = out.flush();
    })
    .await?;
    Ok(Outcome::Done)
}

/// Fills an empty database, which is a demonstration from then on; of one that is, the makers are left as they are. Needs that
/// are missing are added, and their gaps opened; then some cases.
///
/// # Errors
/// When the database refuses, or holds something and is no demonstration.
pub async fn fill(app: &App) -> anyhow::Result<()> {
    let administrator = Caller::administrator();
    demo::begin(app, &administrator).await?;
    fill_makers(app, &administrator).await?;
    let items: Vec<Item> = needs::examples::needs(app.clock.today())
        .into_iter()
        .map(|new| Item { file: new.external_id.clone().unwrap_or_default(), row: None, read: Ok(new) })
        .collect();
    let planned = needs::import::plan(app, &administrator, items).await?;
    // What somebody changed or closed in the demo stays so.
    let new = planned.into_iter().filter(|one| matches!(one.fate, Fate::New)).map(|one| one.item).collect();
    if !needs::import::carry_out(app, &administrator, new, false).await?.written.is_empty() {
        gaps::refresh_all(app, &administrator).await?;
    }
    cases::examples::fill(app, &administrator).await?;
    aid::examples::fill(app, &administrator).await?;
    funding::bank::examples::fill(app, &administrator).await?;
    funding::applications::examples::fill(app, &administrator).await?;
    funding::assessment::examples::fill(app, &administrator).await?;
    funding::claims::examples::fill(app, &administrator).await?;
    skills::validation::fill(app, &administrator).await?;
    Ok(())
}

async fn fill_makers(app: &App, administrator: &Caller) -> anyhow::Result<()> {
    if store::count(app.db.reader()).await? > 0 {
        return Ok(());
    }
    let mut all = makers::examples::makers(MAKERS, SEED, app.clock.today());
    for some in all.chunks_mut(BATCH) {
        makers::add_makers(app, administrator, some).await?;
    }
    Ok(())
}

async fn delete(database: &str, given: bool) -> anyhow::Result<()> {
    if crate::database::is_postgres(database) {
        bail!("--fresh deletes files only; empty {} yourself", crate::database::without_password(database));
    }
    let file = crate::database::file(database);
    if Path::new(file).exists() {
        if !is_sqlite(file) {
            bail!("{file} is not a Hemtag database; it is left alone");
        }
        if given && !holds_a_demo(file).await {
            bail!(
                "{file} holds no demo; it is left alone. Name the demo's file with --database, or delete this one yourself."
            );
        }
    }
    for end in ["", "-wal", "-shm"] {
        let file = format!("{file}{end}");
        if Path::new(&file).exists() {
            std::fs::remove_file(&file).with_context(|| format!("{file} could not be deleted"))?;
        }
    }
    Ok(())
}

/// Whether a database is a demonstration, or has made-up makers, which are never mixed into others. One that cannot be read is
/// not taken for a demo's.
async fn holds_a_demo(file: &str) -> bool {
    let Ok(db) = crate::database::Database::look(file).await else { return false };
    let is_demo = demo::store::is_demo(db.reader()).await.is_ok_and(|is_demo| is_demo)
        || store::examples(db.reader()).await.is_ok_and(|makers| makers > 0);
    let _ = db.close().await;
    is_demo
}

fn is_sqlite(file: &str) -> bool {
    use std::io::Read;
    let mut start = [0_u8; 15];
    std::fs::File::open(file).and_then(|mut f| f.read_exact(&mut start)).is_ok()
        && &start == b"SQLite format 3"
}
