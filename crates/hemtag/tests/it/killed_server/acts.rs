//! Acts that can be done once only: an application is handed in, a decision taken, a claim decided and paid, a report signed, a maker
//! answers, a part is handed over, a long import is asked for. Each is carried out on a copy of the world, the server is killed in the
//! midst of it, and what every table holds is what it held before or what it holds after, and nothing between. Done again it is done
//! once.
//!
//! One lap here; `HEMTAG_LAPS=100 cargo nextest run -p hemtag killed_server::acts` for a long run, whose count stands in
//! docs/security.md.

use std::{
    collections::{BTreeMap, BTreeSet},
    future::Future,
    net::SocketAddr,
    path::{Path, PathBuf},
    pin::Pin,
    time::{Duration, Instant},
};

use hemtag::{database::Database, safekeeping};
use rand::{Rng, SeedableRng};
use sea_orm::{ConnectionTrait, DbBackend, Statement};

use super::{
    served_from,
    server::{Server, post, send, upload},
    writes::World,
};
use crate::{
    cases::people::Cookies,
    every_route::things::needs::solid,
    funding::record::{WRITTEN, filled},
    testkit::field_of,
};

const FORM: &str = "application/x-www-form-urlencoded";

/// A request that is known in all its parts before it is sent.
struct Sending {
    who: Cookies,
    path: String,
    content_type: &'static str,
    body: Vec<u8>,
}

impl Sending {
    fn form(who: &Cookies, path: impl Into<String>, fields: &[(&str, &str)]) -> Sending {
        let body = serde_html_form::to_string(fields).unwrap().into_bytes();
        Sending { who: who.clone(), path: path.into(), content_type: FORM, body }
    }

    /// Whether it was acknowledged, and by what; none when no answer came.
    async fn send(&self, at: SocketAddr) -> Option<(bool, String)> {
        let answer = send(at, &self.who, "POST", &self.path, self.content_type, &self.body).await?;
        let is_taken = matches!(answer.status, 200 | 201 | 303);
        // Where it was refused, the page begins with why.
        let why = answer.body.split("error-summary").nth(1).unwrap_or(&answer.body);
        let why: String = why.chars().take(600).collect();
        Some((is_taken, format!("{} {:?} {why}", answer.status, answer.location)))
    }
}

type Prepared<'a> = Pin<Box<dyn Future<Output = Sending> + Send + 'a>>;

struct Act {
    name: &'static str,
    /// Does all that comes before, and says what is then sent.
    prepare: for<'a> fn(&'a World, SocketAddr) -> Prepared<'a>,
    /// Sent again after it was done it is known, or refused: it does not count twice.
    again: bool,
}

async fn page(at: SocketAddr, who: &Cookies, path: &str) -> String {
    let answer = send(at, who, "GET", path, "text/plain", b"").await.expect("the server answers");
    assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    answer.body
}

async fn done(at: SocketAddr, who: &Cookies, path: &str, fields: &[(&str, &str)]) {
    let answer = post(at, who, path, fields).await.expect("the server answers");
    let why = answer.body.split("error-summary").nth(1).unwrap_or_default();
    assert_eq!(answer.status, 303, "{path}: {}", why.chars().take(600).collect::<String>());
}

fn today() -> String {
    hemtag::clock::Clock::system().today().to_string()
}

/// In an order in which each can follow the one before.
const ACTS: &[Act] = &[
    Act {
        name: "an application handed in",
        prepare: |world, at| {
            Box::pin(async move {
                let sign = world.once("/funding/sign/{token}");
                done(at, &Cookies::new(), &sign, &[("declared", "1")]).await;
                let own = world.once("/funding/applications/{id}/submit");
                let check = page(at, &world.owner, &own.replace("/submit", "/check")).await;
                let version = field_of(&check, "version");
                let fields = [("version", version.as_str()), ("once", "killed"), ("declared", "1")];
                Sending::form(&world.owner, own, &fields)
            })
        },
        again: true,
    },
    Act {
        name: "a decision taken",
        prepare: |world, at| {
            Box::pin(async move {
                let take = world.once("/funding/decisions/{id}/take");
                let prepare = take.replace("/take", "/prepare");
                // It got a file since it was presented, and is presented again.
                let mut with = WRITTEN.to_vec();
                with.extend([("act", "present"), ("unbiased", "yes")]);
                let form = filled(&page(at, &world.officer, &prepare).await, &with);
                let form: Vec<(&str, &str)> = form.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
                done(at, &world.officer, &prepare, &form).await;
                let version = field_of(&page(at, &world.other_officer, &prepare).await, "version");
                let fields =
                    [("version", version.as_str()), ("decider", "Ada Lind, enhetschef"), ("unbiased", "yes")];
                Sending::form(&world.other_officer, take, &fields)
            })
        },
        again: true,
    },
    Act {
        name: "a claim decided",
        prepare: |world, at| {
            Box::pin(async move {
                let claim = world.once("/funding/grants/{id}/claims/{claim}");
                let version = field_of(&page(at, &world.officer, &claim).await, "version");
                let fields =
                    [("version", version.as_str()), ("act", "decide"), ("reasons", "Enligt redovisningen.")];
                Sending::form(&world.officer, claim, &fields)
            })
        },
        again: true,
    },
    Act {
        name: "a payment",
        prepare: |world, at| {
            Box::pin(async move {
                let claim = world.once("/funding/grants/{id}/claims/{claim}");
                let version = field_of(&page(at, &world.officer, &claim).await, "version");
                let on = today();
                let fields = [("version", version.as_str()), ("act", "pay"), ("on", on.as_str())];
                Sending::form(&world.officer, claim, &fields)
            })
        },
        again: true,
    },
    Act {
        name: "a report signed",
        prepare: |world, at| {
            Box::pin(async move {
                let who = &world.administrator;
                let path = "/programme/reports/skills-3";
                let shown = page(at, who, path).await;
                // Begun once; what is killed later finds it begun.
                if !shown.contains("name=\"version\"") {
                    done(at, who, path, &[("day", "2026-10-31")]).await;
                }
                let version = field_of(&page(at, who, path).await, "version");
                if version == "1" {
                    let mut form =
                        vec![("version".to_owned(), version), ("day".to_owned(), "2026-10-31".to_owned())];
                    for part in hemtag::programme::report::Part::ALL {
                        form.push((format!("part-{}", part.code()), "Vår text".to_owned()));
                    }
                    for duty in &hemtag::programme::Programmes::shipped().duties {
                        form.push((format!("status-{}", duty.code), "done".to_owned()));
                        form.push((format!("duty-{}", duty.code), "Gjort".to_owned()));
                    }
                    let form: Vec<(&str, &str)> =
                        form.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
                    done(at, who, path, &form).await;
                }
                let version = field_of(&page(at, who, path).await, "version");
                let fields = [("version", version.as_str()), ("name", "Kim Ek"), ("function", "GD")];
                Sending::form(who, format!("{path}/sign"), &fields)
            })
        },
        again: true,
    },
    Act {
        name: "a maker's answer",
        prepare: |world, at| {
            Box::pin(async move {
                let link = world.once("/answer/{token}");
                let once = field_of(&page(at, &Cookies::new(), &link).await, "once");
                let mut body = Vec::new();
                for (name, value) in [("verdict", "yes"), ("words", "Vi kan."), ("once", once.as_str())] {
                    let head =
                        format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
                    body.extend(head.into_bytes());
                }
                body.extend(b"--b--\r\n");
                Sending {
                    who: Cookies::new(),
                    path: link,
                    content_type: "multipart/form-data; boundary=b",
                    body,
                }
            })
        },
        again: true,
    },
    Act {
        name: "a part's file",
        prepare: |_, _| {
            Box::pin(async {
                let head =
                    "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"lock.stl\"\r\n\r\n";
                let body = [head.as_bytes(), &solid(), b"\r\n--b--\r\n"].concat();
                Sending {
                    who: Cookies::new(),
                    path: "/parts/new".to_owned(),
                    content_type: "multipart/form-data; boundary=b",
                    body,
                }
            })
        },
        again: false,
    },
    Act {
        name: "a long import asked for, and carried out",
        prepare: |world, at| {
            Box::pin(async move {
                let mut table = "namn;postnummer;ort\n".to_owned();
                for number in 0..800 {
                    table.push_str(&format!("Exempel lång nr {number:03} AB;33231;Gnosjö\n"));
                }
                let kept = upload(at, &world.officer, "/makers/import", "m.csv", table.as_bytes()).await;
                let to = kept.expect("the server answers").location.expect("it is kept for looking at");
                Sending::form(&world.officer, to, &[("do", "good")])
            })
        },
        again: true,
    },
];

/// How many rows each table has, and how many events there are of each kind.
type Held = BTreeMap<String, i64>;

async fn rows(db: &Database, sql: &str) -> Vec<(String, i64)> {
    let rows = db.reader().query_all_raw(Statement::from_string(DbBackend::Sqlite, sql)).await.unwrap();
    rows.iter().map(|row| (row.try_get_by_index(0).unwrap(), row.try_get_by_index(1).unwrap())).collect()
}

async fn held(db: &Database) -> Held {
    let tables = "SELECT name, 0 FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'event'";
    let tables: Vec<String> = rows(db, tables).await.into_iter().map(|(name, _)| name).collect();
    let each: Vec<String> =
        tables.iter().map(|name| format!("SELECT '{name}', count(*) FROM \"{name}\"")).collect();
    let mut held: Held = rows(db, &each.join(" UNION ALL ")).await.into_iter().collect();
    let events = "SELECT 'event: ' || action, count(*) FROM event GROUP BY action";
    held.extend(rows(db, events).await);
    held
}

/// What one has that the other has not.
fn between(before: &Held, after: &Held) -> BTreeMap<String, i64> {
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let of = |held: &Held, name: &String| held.get(name).copied().unwrap_or(0);
    let differences = names.into_iter().map(|name| (name.clone(), of(after, name) - of(before, name)));
    differences.filter(|(_, rows)| *rows != 0).collect()
}

/// Waits until no job waits or is worked on; what a killed server had taken is free at once, as it is after a minute.
async fn idle(database: &str) {
    let db = Database::open(database).await.unwrap();
    let begun = Instant::now();
    loop {
        // One that failed waits until it is due again.
        let now = hemtag::clock::Clock::system().now();
        let waiting = format!(
            "SELECT kind || ' ' || state || ' ' || COALESCE(last_error, ''), count(*) FROM job \
             WHERE state IN ('waiting', 'taken') OR (state = 'failed' AND due_at <= '{now}') GROUP BY 1"
        );
        let jobs = rows(&db, &waiting).await;
        if jobs.is_empty() {
            break;
        }
        assert!(begun.elapsed() < Duration::from_secs(120), "{jobs:?} do not end");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    db.close().await.unwrap();
}

/// What a server that was killed had taken is free, and what failed is due: as it is after a while.
async fn leases_end(db: &Database) {
    let free = "UPDATE job SET due_at = asked_at WHERE state IN ('taken', 'failed')";
    db.writer().execute_unprepared(free).await.unwrap();
}

async fn started(database: &str) -> Server {
    let server = Server::start(database).await;
    // What a start asks for is done before anything is counted.
    tokio::time::sleep(Duration::from_millis(700)).await;
    idle(database).await;
    server
}

async fn stopped(mut server: Server) {
    server.stop();
    server.ended().await;
}

async fn now_held(database: &str) -> Held {
    let db = Database::open(database).await.unwrap();
    let held = held(&db).await;
    db.close().await.unwrap();
    held
}

fn copied(from: &Path, folder: &Path) -> (PathBuf, String) {
    std::fs::create_dir_all(folder).unwrap();
    let database = folder.join("world.sqlite");
    std::fs::copy(from, &database).unwrap();
    std::fs::copy(from.with_extension("key"), database.with_extension("key")).unwrap();
    let setting = database.display().to_string();
    (database, setting)
}

/// What an act adds when nobody kills anybody, and how long it takes until it is acknowledged.
struct Known {
    adds: BTreeMap<String, i64>,
    takes: Duration,
}

/// Carries all out; and what a start alone adds, which is not looked at.
async fn known(world: &World, setting: &str) -> (Vec<Known>, BTreeSet<String>) {
    stopped(started(setting).await).await;
    let before = now_held(setting).await;
    let server = started(setting).await;
    let noise: BTreeSet<String> = between(&before, &now_held(setting).await).into_keys().collect();
    let mut known = Vec::new();
    for act in ACTS {
        let sending = (act.prepare)(world, server.address).await;
        idle(setting).await;
        let before = now_held(setting).await;
        let begun = Instant::now();
        let (is_taken, told) = sending.send(server.address).await.expect("the server answers");
        assert!(is_taken, "{}: {told}", act.name);
        let takes = begun.elapsed();
        idle(setting).await;
        let adds = between(&before, &now_held(setting).await);
        let adds: BTreeMap<String, i64> =
            adds.into_iter().filter(|(name, _)| !noise.contains(name)).collect();
        assert!(!adds.is_empty(), "{} adds something: {told}", act.name);
        known.push(Known { adds, takes });
    }
    stopped(server).await;
    (known, noise)
}

/// The world's call opens on its day, which may be to come by the server's clock: here it has opened.
async fn has_opened(database: &Path) {
    let db = Database::open(&database.display().to_string()).await.unwrap();
    for (opens, id) in rows(&db, "SELECT opens_at, id FROM funding_call WHERE opens_at IS NOT NULL").await {
        let earlier = opens.replacen("2026-12", "2026-11", 1);
        let sql = format!(
            "UPDATE funding_call SET opens_at = '{earlier}', document = REPLACE(document, '{opens}', '{earlier}') WHERE id = {id}"
        );
        db.writer().execute_unprepared(&sql).await.unwrap();
    }
    db.close().await.unwrap();
}

fn laps() -> u32 {
    std::env::var("HEMTAG_LAPS").ok().and_then(|n| n.parse().ok()).unwrap_or(1)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_can_be_done_once_is_done_or_not_when_the_server_is_killed() {
    let folder = tempfile::tempdir().unwrap();
    let (world, base) = served_from(folder.path()).await;
    has_opened(&base).await;
    let (_, setting) = copied(&base, &folder.path().join("known"));
    let (known, noise) = known(&world, &setting).await;
    let seed = hemtag::clock::Clock::system().now().as_nanosecond() as u64;
    let mut random = rand_chacha::ChaCha8Rng::seed_from_u64(seed);
    // Acknowledged, not acknowledged but done, not done.
    let mut told: BTreeMap<&str, [u32; 3]> = BTreeMap::new();
    for lap in 0..laps() {
        let own = folder.path().join(format!("lap{lap}"));
        let (_, setting) = copied(&base, &own);
        let mut server = started(&setting).await;
        for (act, known) in ACTS.iter().zip(&known) {
            let place = format!("{}, lap {lap}, seed {seed}", act.name);
            let sending = (act.prepare)(&world, server.address).await;
            idle(&setting).await;
            let before = now_held(&setting).await;
            let after = random.random_range(0.0..1.3);
            let (address, dying) = (server.address, known.takes.mul_f64(after));
            let answer = {
                let sent = sending.send(address);
                tokio::pin!(sent);
                let early = tokio::select! {
                    answer = &mut sent => Some(answer),
                    () = tokio::time::sleep(dying) => None,
                };
                server.kill();
                match early {
                    Some(answer) => answer,
                    None => sent.await,
                }
            };
            server.ended().await;
            let acknowledged = answer.as_ref().is_some_and(|(is_taken, _)| *is_taken);
            assert!(acknowledged || answer.is_none(), "{place}: {answer:?}");
            let db = Database::open(&setting).await.unwrap();
            let looked = safekeeping::verify(&db, None, None).await;
            assert_eq!(looked.findings, Vec::new(), "{place}");
            leases_end(&db).await;
            db.close().await.unwrap();
            server = started(&setting).await;
            let added = async || {
                let mut added = between(&before, &now_held(&setting).await);
                added.retain(|name, _| !noise.contains(name));
                added
            };
            let now = added().await;
            let is_done = now == known.adds;
            assert!(is_done || (now.is_empty() && !acknowledged), "{place}: {now:?} of {:?}", known.adds);
            let entry = told.entry(act.name).or_default();
            entry[if acknowledged {
                0
            } else if is_done {
                1
            } else {
                2
            }] += 1;
            if !is_done || act.again {
                let again = sending.send(server.address).await.expect("the server answers");
                idle(&setting).await;
                assert_eq!(added().await, known.adds, "{place}, again: {}", again.1);
            }
        }
        stopped(server).await;
        std::fs::remove_dir_all(own).unwrap();
    }
    let counts = |[kept, unheard, undone]: &[u32; 3]| {
        format!("{kept} acknowledged, {unheard} done and not heard of, {undone} not done")
    };
    let summary: Vec<String> = told.iter().map(|(name, all)| format!("{name}: {}", counts(all))).collect();
    println!("{} kills\n{}", laps() as usize * ACTS.len(), summary.join("\n"));
}
