//! `hemtag demo`: a populated register to try everything on.

use std::{io::Write, net::SocketAddr, path::Path, sync::Arc};

use anyhow::{Context, bail};
use serde_json::json;

use super::Outcome;
use crate::{
    access::Caller,
    aid,
    app::App,
    cases,
    clock::Clock,
    config::{Adviser, Config},
    demo, funding, gaps, http,
    makers::{self, store},
    needs::{
        self,
        import::{Fate, Item},
    },
    programme::Programmes,
    skills,
};

/// How many makers the demo has, and from which seed.
const MAKERS: usize = 600;
const SEED: u64 = 20_180_712;

/// Makers are filled in this many at a time.
const BATCH: usize = 200;

/// The needs are stated so many days ago, a fifth of them each time: in five months that are over.
const STATED_AGO: [i64; 5] = [156, 126, 96, 66, 36];
/// The cases are opened, the call is published and its projects are decided so many days ago.
const CASES_AGO: i64 = 35;
const CALL_AGO: i64 = 110;
const DECIDED_AGO: i64 = 100;

/// The programme of the demo's made-up assignment, and the assignment's code.
const PROGRAMME: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/demo/programme.toml"));
const MADE_UP: &str = "made-up-assignment-example";

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
    with_adviser(&mut config);
    let mut app = App::start(config, Clock::system()).await?;
    fill(&app).await?;
    app.programmes = Arc::new(programmes(&app).await?);
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
    fill_needs(app, &administrator).await?;
    cases::examples::fill(&app.days_ago(CASES_AGO), &administrator, app.clock.today()).await?;
    aid::examples::fill(app, &administrator).await?;
    funding::bank::examples::fill(app, &administrator).await?;
    funding::applications::examples::fill_since(app, &app.days_ago(CALL_AGO), &administrator).await?;
    funding::assessment::examples::fill(app, &administrator).await?;
    funding::claims::examples::fill(&app.days_ago(DECIDED_AGO), &administrator).await?;
    skills::validation::fill(app, &administrator).await?;
    skills::changed::examples::fill(app, &administrator).await?;
    Ok(())
}

/// Needs are stated over the months before, a part of them at a time; their gaps open when they are stated, and are as they are today
/// in the end.
async fn fill_needs(app: &App, administrator: &Caller) -> anyhow::Result<()> {
    let items: Vec<Item> = needs::examples::needs(app.clock.today())
        .into_iter()
        .map(|new| Item { file: new.external_id.clone().unwrap_or_default(), row: None, read: Ok(new) })
        .collect();
    let planned = needs::import::plan(app, administrator, items).await?;
    // What somebody changed or closed in the demo stays so.
    let mut new: Vec<Item> =
        planned.into_iter().filter(|one| matches!(one.fate, Fate::New)).map(|one| one.item).collect();
    if new.is_empty() {
        return Ok(());
    }
    let part = new.len().div_ceil(STATED_AGO.len()).max(1);
    for days in STATED_AGO {
        let rest = new.split_off(part.min(new.len()));
        let some = std::mem::replace(&mut new, rest);
        let then = app.days_ago(days);
        if !needs::import::carry_out(&then, administrator, some, false).await?.written.is_empty() {
            gaps::refresh_all(&then, administrator).await?;
        }
    }
    gaps::refresh_all(app, administrator).await?;
    Ok(())
}

/// The programmes with that of the demo's made-up assignment, where there is one.
///
/// # Errors
/// When the database does not answer, or the file is wrong, which a test finds.
pub async fn programmes(app: &App) -> anyhow::Result<Programmes> {
    let codes = funding::money::codes(&app.db).await?;
    let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
    let mut all = (*app.programmes).clone();
    if codes.contains(&MADE_UP) {
        all.add("data/demo/programme.toml", PROGRAMME, &codes)?;
    }
    Ok(all)
}

/// Where the settings name nobody for everywhere, the demo has somebody to talk to who is made up and says so. The number is one of
/// those that the Swedish regulator keeps for fiction, the address is of a domain that never exists.
fn with_adviser(config: &mut Config) {
    if config.adviser.iter().any(|adviser| adviser.counties.is_empty()) {
        return;
    }
    config.adviser.push(Adviser {
        name: "Påhittad rådgivare (exempel)".to_owned(),
        phone: Some("08-465 004 00".to_owned()),
        mail: Some("radgivare@exempel.invalid".to_owned()),
        hours: Some("aldrig: det här är ett exempel".to_owned()),
        hours_en: Some("never: this is an example".to_owned()),
        counties: Vec::new(),
    });
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_names_an_adviser_who_is_made_up_unless_the_settings_name_one() {
        let mut config = Config::default();
        with_adviser(&mut config);
        let made_up = config.adviser_for(Some("25")).unwrap();
        assert!(made_up.name.contains("Påhittad") && made_up.phone.is_some());
        assert!(made_up.mail.as_deref().is_some_and(|mail| mail.ends_with(".invalid")));
        let own = Adviser { name: "Egen lots".to_owned(), ..Adviser::default() };
        let mut config = Config { adviser: vec![own.clone()], ..Config::default() };
        with_adviser(&mut config);
        assert_eq!(config.adviser, [own]);
    }
}
