//! A server that is killed at random moments while several people write, on a world in which everybody has everything: what was
//! acknowledged is there once, what was not is there whole or not at all, and sent again it is there once.
//!
//! A few kills here; `HEMTAG_KILLS=500 cargo nextest run -p hemtag killed_server` for a long run, whose count stands in
//! docs/security.md.

mod acts;
pub(crate) mod server;
pub(crate) mod writes;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::Duration,
};

use hemtag::{
    database::Database,
    safekeeping::{self, Problem},
    sealed::Keys,
};
use rand::{Rng, SeedableRng};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use server::Server;
use writes::{KINDS, Kind, SEALED_MAPS, World};

fn kills() -> u32 {
    std::env::var("HEMTAG_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(8)
}

/// One thing that somebody wrote, or tried to.
#[derive(Debug, Clone)]
struct Write {
    kind: usize,
    mark: String,
    acknowledged: bool,
}

/// The world's database in a folder of its own, with its key, as if everybody had come just now.
pub(crate) async fn served_from(folder: &Path) -> (World, PathBuf) {
    let things = crate::every_route::things::things().await;
    let database = folder.join("world.sqlite");
    let copied = things.house.test.copied().await;
    copied.app.db.clone().close().await.unwrap();
    std::fs::copy(&copied.database.setting, &database).unwrap();
    let key = hemtag::sealed::beside(&copied.database.setting).unwrap();
    std::fs::copy(key, database.with_extension("key")).unwrap();
    let db = Database::open(&database.display().to_string()).await.unwrap();
    let now = hemtag::clock::Clock::system().now();
    let came = format!("UPDATE person_session SET started_at = '{now}', seen_at = '{now}'");
    db.writer().execute_unprepared(&came).await.unwrap();
    // Applicants and officers of the funding's tests are numbers without accounts: here they have some.
    for finding in safekeeping::verify(&db, None, None).await.findings {
        let Problem::NothingThere { table, id } = &finding.problem else { panic!("{finding:?}") };
        assert_eq!(table, "person", "{finding:?}");
        let made = format!(
            "INSERT INTO person (id, email, name, language, made_at) VALUES ({id}, 'p{id}@nowhere.invalid', 'Nobody', 'sv', '{now}') \
             ON CONFLICT DO NOTHING"
        );
        db.writer().execute_unprepared(&made).await.unwrap();
    }
    db.close().await.unwrap();
    (World::of(&things), database)
}

/// Versions of maps that hold a mark.
async fn count_maps(db: &Database, keys: &Keys, mark: &str) -> i64 {
    let sql = "SELECT organisation_id, version, document FROM skills_map";
    let rows = db.reader().query_all_raw(Statement::from_string(DbBackend::Sqlite, sql)).await.unwrap();
    let holds = rows.iter().filter(|row| {
        let (organisation, version): (i64, i32) =
            (row.try_get("", "organisation_id").unwrap(), row.try_get("", "version").unwrap());
        let document: Vec<u8> = row.try_get("", "document").unwrap();
        let opened = keys.open(&format!("skills map {organisation} {version}"), &document, 1 << 30).unwrap();
        String::from_utf8_lossy(&opened).contains(mark)
    });
    holds.count() as i64
}

async fn count(db: &Database, sql: &str) -> i64 {
    let row = db.reader().query_one_raw(Statement::from_string(DbBackend::Sqlite, sql)).await.unwrap();
    row.unwrap().try_get_by_index(0).unwrap()
}

/// Everybody writes, each one thing after another, until the server is gone.
fn everybody_writes(
    world: &Arc<World>,
    at: std::net::SocketAddr,
    round: u32,
    again: &[Write],
    log: &Arc<Mutex<Vec<Write>>>,
) -> Vec<tokio::task::JoinHandle<()>> {
    let one = |number: usize, kind: &'static Kind| {
        let (world, log) = (Arc::clone(world), Arc::clone(log));
        let mut marks: Vec<String> = again
            .iter()
            .filter(|write| write.kind == number && kind.again)
            .map(|write| write.mark.clone())
            .collect();
        tokio::spawn(async move {
            for next in 0.. {
                let mark = marks.pop().unwrap_or_else(|| format!("m{round}x{number}x{next}z"));
                let entry = Write { kind: number, mark: mark.clone(), acknowledged: false };
                let place = {
                    let mut log = log.lock().unwrap();
                    log.push(entry);
                    log.len() - 1
                };
                match (kind.write)(&world, at, mark).await {
                    Some(true) => log.lock().unwrap()[place].acknowledged = true,
                    // Refused, with a page that says why: there is as much as there may be.
                    Some(false) => return,
                    None => return,
                }
            }
        })
    };
    KINDS.iter().enumerate().map(|(number, kind)| one(number, kind)).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost_and_nothing_is_half_there() {
    let folder = tempfile::tempdir().unwrap();
    let (world, database) = served_from(folder.path()).await;
    let world = Arc::new(world);
    let setting = database.display().to_string();
    let keys = Keys::of_existing(&database.with_extension("key")).unwrap();
    let seed = hemtag::clock::Clock::system().now().as_nanosecond() as u64;
    let mut random = rand_chacha::ChaCha8Rng::seed_from_u64(seed);
    let mut told: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    let mut again: Vec<Write> = Vec::new();
    for round in 0..kills() {
        let mut server = Server::start(&setting).await;
        let log = Arc::new(Mutex::new(Vec::new()));
        let everybody = everybody_writes(&world, server.address, round, &again, &log);
        tokio::time::sleep(Duration::from_millis(random.random_range(20..2500))).await;
        server.kill();
        for one in everybody {
            one.await.unwrap();
        }
        server.ended().await;
        let wrote = std::mem::take(&mut *log.lock().unwrap());
        let db = Database::open(&setting).await.unwrap();
        // Opening every seal takes its time; it is done now and then.
        let with = keys.as_ref().filter(|_| round % 10 == 0 || round + 1 == kills());
        let looked = safekeeping::verify(&db, with, None).await;
        assert_eq!(looked.findings, Vec::new(), "round {round}, seed {seed}");
        let sent_again: Vec<String> = again.iter().map(|write| write.mark.clone()).collect();
        again.clear();
        for write in wrote {
            let kind = &KINDS[write.kind];
            let found = match (kind.counted, &keys) {
                (SEALED_MAPS, Some(keys)) => count_maps(&db, keys, &write.mark).await,
                (sql, _) => count(&db, &sql.replace("{mark}", &write.mark)).await,
            };
            let place = format!("{} {}, round {round}, seed {seed}", kind.name, write.mark);
            let entry = told.entry(kind.name).or_default();
            if write.acknowledged {
                entry.0 += 1;
                assert_eq!(found, kind.rows, "acknowledged: {place}");
            } else {
                entry.1 += 1;
                assert!(found == 0 || found == kind.rows, "half there: {found} rows of {place}");
                // Each is sent again once at least, and then left.
                if !sent_again.contains(&write.mark) {
                    again.push(write);
                }
            }
        }
        db.close().await.unwrap();
    }
    let summary: Vec<String> = told
        .iter()
        .map(|(name, (kept, cut))| format!("{name}: {kept} acknowledged, {cut} cut off"))
        .collect();
    println!("{} kills\n{}", kills(), summary.join("\n"));
    // A few kills may all come before the slowest kind was written.
    for kind in KINDS.iter().filter(|_| kills() >= 25) {
        assert!(
            told.get(kind.name).is_some_and(|(kept, _)| *kept > 0),
            "{} was never written: {summary:#?}",
            kind.name
        );
    }
}
