//! Commands that are killed half-way: a backup is there whole or not at all, and a restore leaves the old database or the new one.

use std::{
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use crate::testkit::{Databases, TestApp};
use hemtag::{database::Database, events, safekeeping};
use sea_orm::ConnectionTrait;

use super::{backed_up, names_in, shown};

/// How often each command is killed: a few here, as many as `HEMTAG_KILLS` says in a long run.
fn kills() -> u32 {
    std::env::var("HEMTAG_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(25)
}

fn started(arguments: &[&str]) -> std::process::Child {
    Command::new(env!("CARGO_BIN_EXE_hemtag"))
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// How long a command takes when it is left alone.
fn time_of(arguments: &[&str]) -> Duration {
    let begun = Instant::now();
    assert!(started(arguments).wait().unwrap().success(), "{arguments:?}");
    begun.elapsed()
}

/// Starts a command and ends it by SIGKILL after a while; whether it was done before.
fn killed_after(arguments: &[&str], after: Duration) -> bool {
    let mut process = started(arguments);
    std::thread::sleep(after);
    let done = process.try_wait().unwrap().is_some();
    process.kill().unwrap();
    process.wait().unwrap();
    done
}

/// Some content, so that a command takes long enough to be killed within.
async fn filled() -> TestApp {
    let test = TestApp::start(Databases::Sqlite).await;
    let fill = "INSERT INTO letter (recipient, kind, subject, body, made_at, due_at, tries) \
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000) \
                SELECT 'x', 'x', 'x', hex(randomblob(2000)), 'x', 'x', 0 FROM n";
    test.app.db.writer().execute_unprepared(fill).await.unwrap();
    test
}

#[tokio::test]
async fn a_killed_backup_leaves_nothing_that_looks_whole() {
    let test = filled().await;
    let folder = tempfile::tempdir().unwrap();
    for name in ["backup", "backup.zip"] {
        let place = folder.path().join(name);
        let shown = shown(&place);
        let arguments = ["backup", &shown, "--database", &test.database.setting];
        let whole = time_of(&arguments);
        remove(&place);
        let (mut half_way, mut done) = (0, 0);
        for kill in 0..kills() {
            // Up to a little beyond its end, so that the last steps are met too.
            let after = whole.mul_f64(1.1 * f64::from(kill) / f64::from(kills()));
            killed_after(&arguments, after);
            if place.exists() {
                done += 1;
                let (looked, manifest) = safekeeping::verify_backup(&place, None).await.unwrap();
                assert_eq!(looked.findings, Vec::new(), "killed after {after:?}");
                assert_eq!(looked.rows, manifest.unwrap().rows);
                remove(&place);
            } else {
                half_way += u32::from(!names_in(folder.path()).is_empty());
            }
        }
        assert!(half_way > 0, "{name}: some were killed in the middle ({done} were done)");
        time_of(&arguments);
        let left: Vec<String> = names_in(folder.path())
            .into_iter()
            .filter(|one| one.starts_with(&format!("{name}.unf")))
            .collect();
        // One that was killed within the moment between its lock and its name is left to be seen.
        assert!(left.len() <= 1, "the next backup took away what the killed ones left: {left:?}");
        remove(&place);
        left.iter().for_each(|one| remove(&folder.path().join(one)));
    }
}

fn remove(place: &Path) {
    if place.is_dir() {
        std::fs::remove_dir_all(place).unwrap();
    } else if place.exists() {
        std::fs::remove_file(place).unwrap();
    }
}

#[tokio::test]
async fn a_killed_restore_leaves_the_old_or_the_new() {
    let test = filled().await;
    let folder = tempfile::tempdir().unwrap();
    let backup = folder.path().join("backup");
    let new = backed_up(&test, &backup).await.manifest.events.newest;
    let place = folder.path().join("place");
    let target = place.join("hemtag.sqlite");
    let setting = shown(&target);
    let backup_name = shown(&backup);
    let arguments = ["restore", &backup_name, "--replace", "--yes", "--database", &setting];
    // The old one has changes that stand in its log only, as a server that was killed leaves them.
    let old = folder.path().join("old");
    std::fs::create_dir(&old).unwrap();
    {
        let db = Database::open(&shown(&old.join("hemtag.sqlite"))).await.unwrap();
        for number in 0..5 {
            super::append(&db, number).await;
        }
        copy_folder(&old, &folder.path().join("with-log"));
        db.close().await.unwrap();
    }
    let old = folder.path().join("with-log");
    assert!(names_in(&old).iter().any(|name| name.ends_with("-wal")));
    copy_folder(&old, &place);
    let whole = time_of(&arguments);
    let (mut olds, mut news) = (0, 0);
    for kill in 0..kills() {
        remove(&place);
        copy_folder(&old, &place);
        let after = whole.mul_f64(1.1 * f64::from(kill) / f64::from(kills()));
        killed_after(&arguments, after);
        let db = Database::open(&setting).await.unwrap();
        let looked = safekeeping::verify(&db, None, None).await;
        assert_eq!(looked.findings, Vec::new(), "killed after {after:?}");
        match events::newest(db.reader()).await.unwrap() {
            5 => olds += 1,
            newest if newest == new => news += 1,
            other => panic!("killed after {after:?}: neither old nor new, but {other}"),
        }
        db.close().await.unwrap();
    }
    assert!(olds > 0, "some were killed before the end ({news} were done)");
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir(to).unwrap();
    for name in names_in(from) {
        std::fs::copy(from.join(&name), to.join(&name)).unwrap();
    }
}
