//! Several nodes on one PostgreSQL behind a proxy, killed one after the other under load, with the database stopped and started once:
//! every write that was answered is there once, the chain of events is whole, and every node gives the same answers.

use std::{
    collections::BTreeSet,
    io::{BufRead, BufReader},
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use crate::testkit::{Databases, OwnPostgres, TestApp};
use hemtag::{
    access::Caller,
    app::App,
    clock::Clock,
    config::Config,
    database::Database,
    events,
    files::{
        What,
        upload::{find_upload, keep_upload},
    },
    makers::import::{Choice, queued::ask_for_import},
    safekeeping,
};
use sea_orm::{ConnectionTrait, Statement};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional},
    net::{TcpListener, TcpStream},
    time::sleep,
};

/// A node, killed when dropped.
struct Node {
    process: Child,
    address: SocketAddr,
}

impl Node {
    fn start(database: &str, folder: &Path) -> Node {
        let mut process = Command::new(env!("CARGO_BIN_EXE_hemtag"))
            .args(["serve", "--listen", "127.0.0.1:0", "--database", database])
            .env("HEMTAG_KEY_FILE", folder.join("key"))
            .current_dir(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a node can be started");
        let lines = BufReader::new(process.stdout.take().expect("its output is piped")).lines();
        let mut address = None;
        for line in lines {
            let line = line.expect("it writes text");
            if let Some(at) = line.find("http://127.0.0.1:") {
                let text: String =
                    line[at + 7..].chars().take_while(|c| c.is_ascii_digit() || ".:".contains(*c)).collect();
                address = text.parse().ok();
                break;
            }
        }
        Node { process, address: address.expect("a node names its address") }
    }

    /// As `kill -9` does.
    fn kill(&mut self) {
        self.process.kill().expect("it runs");
        self.process.wait().expect("it ends");
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Hands each connection to the next node that takes it.
async fn proxy(nodes: Arc<Mutex<Vec<Node>>>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let address = listener.local_addr().expect("it listens");
    tokio::spawn(async move {
        let mut turn = 0_usize;
        while let Ok((mut client, _)) = listener.accept().await {
            let addresses: Vec<SocketAddr> =
                nodes.lock().expect("nobody panics").iter().map(|node| node.address).collect();
            turn += 1;
            tokio::spawn(async move {
                for of in 0..addresses.len() {
                    if let Ok(mut node) = TcpStream::connect(addresses[(turn + of) % addresses.len()]).await {
                        let _ = copy_bidirectional(&mut client, &mut node).await;
                        return;
                    }
                }
            });
        }
    });
    address
}

/// An answer: its status, where it leads, what it says. None when none came.
async fn ask(to: SocketAddr, head: &str, body: &[u8]) -> Option<(u16, Option<String>, String)> {
    let whole = async {
        let mut stream = TcpStream::connect(to).await.ok()?;
        let length = body.len();
        let head = format!(
            "{head} HTTP/1.1\r\nHost: hemtag.example\r\nConnection: close\r\nContent-Length: {length}\r\n"
        );
        let kind =
            if body.starts_with(b"{") { "application/json" } else { "multipart/form-data; boundary=x" };
        stream.write_all(format!("{head}Content-Type: {kind}\r\n\r\n").as_bytes()).await.ok()?;
        stream.write_all(body).await.ok()?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.ok()?;
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, said) = answer.split_once("\r\n\r\n")?;
        let status = head.split(' ').nth(1)?.parse().ok()?;
        let to =
            head.lines().find_map(|line| line.to_lowercase().strip_prefix("location: ").map(str::to_owned));
        Some((status, to, said.to_owned()))
    };
    tokio::time::timeout(Duration::from_secs(20), whole).await.ok().flatten()
}

/// States needs until told to stop; gives the titles that were answered with an address.
async fn state(to: SocketAddr, who: usize, until: Instant) -> Vec<String> {
    let mut answered = Vec::new();
    for number in 0.. {
        if Instant::now() > until {
            break;
        }
        let title = format!("Fäste {who}-{number}");
        let text = format!(
            "title = \"{title}\"\nconfidentiality = \"open\"\n[owner]\nkommun = \"Älmhult\"\n[[part]]\nprocess = \"fräsning\"\n"
        );
        let body = format!(
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"behov.toml\"\r\nContent-Type: text/plain\r\n\r\n{text}\r\n--x--\r\n"
        );
        match ask(to, "POST /needs/new/file", body.as_bytes()).await {
            Some((303, Some(to), _)) if to.starts_with("/needs/") => answered.push(title),
            _ => sleep(Duration::from_millis(100)).await,
        }
    }
    answered
}

/// Asks for imports of one maker each, as jobs, until told to stop. Gives how many were acknowledged.
async fn ask_for_jobs(app: App, until: Instant) -> usize {
    let admin = Caller::administrator();
    let mut acknowledged = 0;
    for number in 0.. {
        if Instant::now() > until {
            break;
        }
        let file = format!("name,process\nKö {number} AB,Svarvning; Fräsning\n").into_bytes();
        let asked = async {
            let key = keep_upload(&app, &admin, What::Makers, "m.csv", file).await.ok()?;
            let upload = find_upload(&app, &admin, What::Makers, &key).await.ok()?;
            ask_for_import(&app, &admin, &upload, Choice::AllRows).await.ok()
        };
        acknowledged += usize::from(asked.await.is_some());
        sleep(Duration::from_millis(150)).await;
    }
    acknowledged
}

/// A number that the database gives.
async fn number(db: &Database, sql: &str) -> i64 {
    let row = db.reader().query_one_raw(Statement::from_string(db.backend(), sql)).await.unwrap().unwrap();
    row.try_get("", "n").unwrap()
}

/// Waits until the nodes have done every job, those whose node was killed too: its lease must end first.
async fn every_job_was_done_once(db: &Database, acknowledged: usize) {
    let since = Instant::now();
    while number(db, "SELECT COUNT(*) AS n FROM job WHERE state <> 'done'").await > 0 {
        assert!(since.elapsed() < Duration::from_secs(150), "jobs are left");
        sleep(Duration::from_millis(200)).await;
    }
    let jobs = number(db, "SELECT COUNT(*) AS n FROM job WHERE kind = 'makers_import'").await;
    assert!(jobs >= i64::try_from(acknowledged).unwrap(), "{acknowledged} acknowledged, {jobs} there");
    let makers = "SELECT COUNT(*) AS n FROM maker WHERE name LIKE 'Kö %'";
    let names = "SELECT COUNT(DISTINCT name) AS n FROM maker WHERE name LIKE 'Kö %'";
    let imports = "SELECT COUNT(*) AS n FROM event WHERE action = 'makers.imported'";
    for of in [makers, names, imports] {
        assert_eq!(number(db, of).await, jobs, "{of}");
    }
}

/// However many nodes see a change and match the needs, a gap is there once, and its owner is told once. The needs are for milling, which
/// the makers that are imported meanwhile offer: so gaps open and close all the time.
async fn every_gap_is_there_once(db: &Database) {
    let matched = "SELECT COUNT(*) AS n FROM job WHERE kind = 'matching' AND state = 'done'";
    assert!(number(db, matched).await > 0, "no node has matched the needs");
    let closed = "SELECT COUNT(*) AS n FROM gap WHERE closed_by_offer IS NOT NULL";
    let notices = "SELECT COUNT(*) AS n FROM notice WHERE kind = 'gap_closed'";
    let (closed, notices) = (number(db, closed).await, number(db, notices).await);
    assert!(notices > 0, "no gap closed");
    assert!(notices >= closed, "{closed} gaps closed by an offer, {notices} told");
    let open = "SELECT need_id FROM gap WHERE closed_at IS NULL GROUP BY need_id, part, operation HAVING COUNT(*) > 1";
    let told =
        "SELECT need_id FROM notice WHERE kind = 'gap_closed' GROUP BY need_id, data HAVING COUNT(*) > 1";
    for twice in [open, told] {
        assert_eq!(number(db, &format!("SELECT COUNT(*) AS n FROM ({twice}) AS twice")).await, 0, "{twice}");
    }
}

const NEED: &str = r#"{"title": "Lock", "owner": {"kommun": "Älmhult"}, "part": [{"process": "fräsning", "material": "EN AW-6082"}]}"#;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nodes_that_are_killed_lose_nothing_that_was_answered() {
    let folder = tempfile::tempdir().unwrap();
    let postgres = OwnPostgres::start_new();
    let database = postgres.setting();
    // All at once on an empty database: one makes the tables, the others wait.
    let starting = (0..3).map(|_| {
        let (database, folder) = (database.clone(), folder.path().to_owned());
        tokio::task::spawn_blocking(move || Node::start(&database, &folder))
    });
    let mut nodes = Vec::new();
    for one in starting.collect::<Vec<_>>() {
        nodes.push(one.await.unwrap());
    }
    let nodes = Arc::new(Mutex::new(nodes));
    let to = proxy(Arc::clone(&nodes)).await;

    let config =
        Config { database: database.clone(), key_file: Some(folder.path().join("key")), ..Config::default() };
    let app = App::start(config, Clock::system()).await.unwrap();
    // The key is made before several could make it.
    app.keys().unwrap();
    // Some wait before there is a maker: their gaps close when makers come.
    let mut answered = state(to, 4, Instant::now() + Duration::from_millis(500)).await;
    let since = Instant::now();
    while number(&app.db, "SELECT COUNT(*) AS n FROM gap WHERE closed_at IS NULL").await == 0 {
        assert!(since.elapsed() < Duration::from_secs(30), "no node matches the needs");
        sleep(Duration::from_millis(100)).await;
    }
    let seconds = std::env::var("HEMTAG_NODES_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(16);
    let until = Instant::now() + Duration::from_secs(seconds);
    let writers: Vec<_> = (0..4).map(|who| tokio::spawn(state(to, who, until))).collect();
    let asking = tokio::spawn(ask_for_jobs(app, until));
    let (mut killed, mut stopped) = (0_usize, false);
    while Instant::now() < until {
        sleep(Duration::from_secs(2)).await;
        let at = killed % 3;
        nodes.lock().unwrap()[at].kill();
        killed += 1;
        if !stopped && killed == 3 {
            postgres.stop();
            sleep(Duration::from_secs(1)).await;
            postgres.start();
            stopped = true;
        }
        let (database, folder) = (database.clone(), folder.path().to_owned());
        let new = tokio::task::spawn_blocking(move || Node::start(&database, &folder)).await.unwrap();
        nodes.lock().unwrap()[at] = new;
    }
    for writer in writers {
        answered.extend(writer.await.unwrap());
    }
    assert!(killed >= 3 && stopped, "{killed} killed");
    assert!(answered.len() > 20, "only {} needs were answered", answered.len());

    let db = Database::open(&database).await.unwrap();
    let titles = Statement::from_string(db.backend(), "SELECT title FROM need");
    let rows = db.reader().query_all_raw(titles).await.unwrap();
    let kept: Vec<String> = rows.iter().map(|row| row.try_get("", "title").unwrap()).collect();
    for title in &answered {
        assert_eq!(kept.iter().filter(|one| *one == title).count(), 1, "{title}");
    }
    let once: BTreeSet<&String> = kept.iter().collect();
    assert_eq!(once.len(), kept.len(), "what was not answered is there once or not at all");
    let acknowledged = asking.await.unwrap();
    assert!(acknowledged > 10, "only {acknowledged} jobs were taken");
    every_job_was_done_once(&db, acknowledged).await;
    every_gap_is_there_once(&db).await;
    assert!(events::verify(db.reader()).await.unwrap().is_ok(), "the chain of events is whole");

    let addresses: Vec<SocketAddr> = nodes.lock().unwrap().iter().map(|node| node.address).collect();
    // A maker that comes by the command line is in every node's matching soon.
    let makers = folder.path().join("makers.csv");
    std::fs::write(&makers, "name;kommun;process;materials\nNoden AB;Älmhult;fräsning;EN AW-6082\n").unwrap();
    let imported = Command::new(env!("CARGO_BIN_EXE_hemtag"))
        .args(["import", "makers", &makers.display().to_string(), "--database", &database])
        .env("HEMTAG_KEY_FILE", folder.path().join("key"))
        .output()
        .unwrap();
    assert!(imported.status.success(), "{}", String::from_utf8_lossy(&imported.stdout));
    let since = Instant::now();
    let mut answers = BTreeSet::new();
    for address in addresses {
        loop {
            let (status, _, said) = ask(address, "POST /api/match", NEED.as_bytes()).await.unwrap();
            assert_eq!(status, 200, "{said}");
            if said.contains("Noden AB") {
                answers.insert(said.split_once("\r\n").map_or(said.clone(), |(_, rest)| rest.to_owned()));
                break;
            }
            assert!(since.elapsed() < Duration::from_secs(20), "a node does not follow: {said}");
            sleep(Duration::from_millis(50)).await;
        }
    }
    println!("{} answered, {killed} nodes killed, in every node after {:?}", answered.len(), since.elapsed());
    assert_eq!(answers.len(), 1, "every node says the same: {answers:?}");
}

/// What a server that does not begin says.
fn refused(database: &str, key: &Path) -> String {
    let ended = Command::new(env!("CARGO_BIN_EXE_hemtag"))
        .args(["serve", "--listen", "127.0.0.1:0", "--database", database])
        .env("HEMTAG_KEY_FILE", key)
        .output()
        .unwrap();
    assert_eq!(ended.status.code(), Some(1), "{}", String::from_utf8_lossy(&ended.stdout));
    String::from_utf8_lossy(&ended.stderr).into_owned()
}

#[tokio::test]
async fn a_server_with_another_key_than_the_others_does_not_begin() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let folder = tempfile::tempdir().unwrap();
        let key = |name: &str| folder.path().join(name);
        let with = |path: PathBuf| App {
            config: Config { key_file: Some(path), ..(*test.app.config).clone() }.into(),
            keys: Default::default(),
            ..test.app.clone()
        };
        let begins = async |name: &str, accept: bool| {
            safekeeping::same_key(&with(key(name)), accept).await.map_err(|error| error.to_string())
        };
        begins("first", false).await.unwrap();
        begins("first", false).await.unwrap();
        let events = async || {
            let db = test.app.db.reader();
            events::after(db, 0, &["key.known"], 10).await.unwrap().len()
        };
        assert_eq!(events().await, 1, "it is known once");
        let missing = begins("none", false).await.unwrap_err();
        assert!(missing.contains("is not there") && missing.contains("--accept-key"), "{missing}");
        assert!(!key("none").exists(), "no key is made in the place of one that is missing");
        std::fs::write(key("other"), "ab".repeat(32)).unwrap();
        let other = begins("other", false).await.unwrap_err();
        assert!(other.contains("is not the one") && other.contains("--accept-key"), "{other}");
        // A new line before the old one is a change of the key; who has only the old one is behind.
        let old = std::fs::read_to_string(key("first")).unwrap();
        std::fs::write(key("changed"), format!("{}\n{old}", "cd".repeat(32))).unwrap();
        begins("changed", false).await.unwrap();
        assert!(begins("first", false).await.is_err());
        begins("changed", false).await.unwrap();
        // Lost for good.
        begins("other", true).await.unwrap();
        begins("other", false).await.unwrap();
        assert_eq!(events().await, 3);
        let told = refused(&test.database.setting, &key("first"));
        assert!(told.contains("is not the one"), "{told}");
        assert!(events::verify(test.app.db.reader()).await.unwrap().is_ok());
    }
}
