//! A backup is consistent while others write, and comes back as it was, into an empty place or after a question.

use std::{
    io::Write,
    process::{Command, Stdio},
};

use crate::testkit::{Databases, FreshDatabase, TestApp};
use hemtag::{
    cli::Outcome,
    database::Database,
    events,
    safekeeping::{self, DATABASE},
};

use super::{append, backed_up, beside, command, key_of, names_in, shown};

#[tokio::test]
async fn a_backup_is_whole_while_others_write() {
    let test = TestApp::start(Databases::Sqlite).await;
    let before = events::newest(test.app.db.reader()).await.unwrap();
    let db = test.app.db.clone();
    let (stop, mut stopped) = tokio::sync::oneshot::channel::<()>();
    let writer = tokio::spawn(async move {
        let mut number = 0;
        while stopped.try_recv().is_err() {
            number += 1;
            append(&db, number).await;
            tokio::time::sleep(std::time::Duration::from_millis(2)).await;
        }
        number
    });
    let folder = tempfile::tempdir().unwrap();
    let mut last = before;
    for round in 0..3 {
        // On a busy machine a copy may be done before the other comes to write once.
        while events::newest(test.app.db.reader()).await.unwrap() < last + 2 {
            tokio::time::sleep(std::time::Duration::from_millis(2)).await;
        }
        let made = backed_up(&test, &folder.path().join(format!("b{round}"))).await;
        assert!(made.looked.is_well(), "{:?}", made.looked.findings);
        assert!(made.manifest.events.newest >= last + 2, "it has what was written meanwhile");
        last = made.manifest.events.newest;
    }
    stop.send(()).unwrap();
    let written = writer.await.unwrap();
    assert!(before + written >= last && last >= before + 6, "{before} {written} {last}");
}

#[tokio::test]
async fn a_backup_comes_back_as_it_was_and_only_where_there_is_room() {
    let test = TestApp::start(Databases::Sqlite).await;
    test.app.keys().unwrap();
    append(&test.app.db, 1).await;
    let folder = tempfile::tempdir().unwrap();
    for name in ["backup", "backup.zip"] {
        let backup = folder.path().join(name);
        let made = backed_up(&test, &backup).await;
        let target = folder.path().join(format!("{name}.back.sqlite"));
        let arguments = ["restore", &shown(&backup), "--database", &shown(&target)].map(str::to_owned);
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let (outcome, told) = command(&[&arguments[..], &["--dry-run"]].concat()).await;
        assert_eq!(outcome, Outcome::Done, "{told}");
        assert!(!target.exists() && told.contains("Nothing was changed"), "{told}");
        let (outcome, told) = command(&arguments).await;
        assert_eq!(outcome, Outcome::Done, "{told}");
        assert!(told.contains("need its key file") && told.contains("is in place"), "{told}");
        let db = Database::open(&shown(&target)).await.unwrap();
        let looked = safekeeping::verify(&db, key_of(&test).as_ref(), None).await;
        assert_eq!((looked.findings.len(), &looked.rows), (0, &made.manifest.rows));
        db.close().await.unwrap();
        let (outcome, told) = command(&arguments).await;
        assert_eq!(outcome, Outcome::Refused, "{told}");
        assert!(told.contains("--replace"), "{told}");
    }
    let again =
        safekeeping::backup(&test.database.setting, None, &test.app.clock, &folder.path().join("backup"))
            .await;
    assert!(again.unwrap_err().to_string().contains("is there already"));
}

/// What others on the machine may do with a file or a folder.
#[cfg(unix)]
fn rights_of_others(path: &std::path::Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().unwrap().permissions().mode() & 0o077
}

#[cfg(unix)]
#[tokio::test]
async fn nobody_else_reads_what_is_kept_or_copied() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("new.sqlite");
    let db = Database::open(&shown(&file)).await.unwrap();
    append(&db, 1).await;
    for end in ["", "-wal", "-shm"] {
        assert_eq!(rights_of_others(&beside(&file, end)), 0, "{end}");
    }
    db.close().await.unwrap();
    let clock = hemtag::clock::Clock::system();
    for name in ["backup", "backup.zip"] {
        let backup = folder.path().join(name);
        safekeeping::backup(&shown(&file), None, &clock, &backup).await.unwrap();
        assert_eq!(rights_of_others(&backup), 0, "{name}");
        let target = folder.path().join(format!("{name}.back"));
        let (outcome, told) = command(&["restore", &shown(&backup), "--database", &shown(&target)]).await;
        assert_eq!(outcome, Outcome::Done, "{told}");
        assert_eq!(rights_of_others(&target), 0, "{name}");
    }
}

#[tokio::test]
async fn a_database_that_nothing_was_brought_back_to_is_not_called_whole() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("empty.sqlite");
    std::fs::write(&file, "").unwrap();
    let db = Database::look(&shown(&file)).await.unwrap();
    let looked = safekeeping::verify(&db, None, None).await;
    assert_eq!(looked.findings.iter().map(|f| f.problem.code()).collect::<Vec<_>>(), ["empty"]);
}

/// Answers the question of a command.
fn answered(arguments: &[&str], answer: &str) -> (Option<i32>, String) {
    let mut process = Command::new(env!("CARGO_BIN_EXE_hemtag"))
        .args(["--language", "en"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    process.stdin.take().unwrap().write_all(answer.as_bytes()).unwrap();
    let output = process.wait_with_output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

#[tokio::test]
async fn replacing_asks_keeps_the_old_and_refuses_what_is_in_use_or_not_whole() {
    let test = TestApp::start(Databases::Sqlite).await;
    let folder = tempfile::tempdir().unwrap();
    let backup = folder.path().join("backup");
    let made = backed_up(&test, &backup).await;
    let target = folder.path().join("here.sqlite");
    let setting = shown(&target);
    let db = Database::open(&setting).await.unwrap();
    append(&db, 42).await;
    let backup_name = shown(&backup);
    let arguments = ["restore", &backup_name, "--database", &setting, "--replace"];

    // The server has it open.
    let (code, told) = answered(&arguments, "yes\n");
    assert_eq!(code, Some(3), "{told}");
    assert!(told.contains("is in use: stop the server"), "{told}");
    assert!(!beside(&target, ".restoring").exists(), "what was refused leaves nothing behind");
    db.close().await.unwrap();

    let (code, told) = answered(&arguments, "\n");
    assert_eq!(code, Some(3), "{told}");
    assert!(told.contains("Nothing was changed"), "{told}");
    let newest = |setting: String| async move {
        let db = Database::look(&setting).await.unwrap();
        let newest = events::newest(db.reader()).await.unwrap();
        db.close().await.unwrap();
        newest
    };
    assert_eq!(newest(setting.clone()).await, 1, "it is the old one");

    let (code, told) = answered(&arguments, "yes\n");
    assert_eq!(code, Some(0), "{told}");
    assert_eq!(newest(setting.clone()).await, made.manifest.events.newest);
    let kept: Vec<String> =
        names_in(folder.path()).into_iter().filter(|name| name.contains(".before-")).collect();
    assert_eq!(kept.len(), 1, "{told}");
    assert_eq!(newest(shown(&folder.path().join(&kept[0]))).await, 1, "the old one is kept");

    // What is damaged beyond opening is set aside with what was not written into it yet.
    std::fs::write(&target, "no database any more ".repeat(500)).unwrap();
    std::fs::write(beside(&target, "-wal"), "its log").unwrap();
    let (code, told) = answered(&[&arguments[..], &["--yes"]].concat(), "");
    assert_eq!(code, Some(0), "{told}");
    assert_eq!(newest(setting.clone()).await, made.manifest.events.newest);
    assert!(names_in(folder.path()).iter().any(|name| name.contains(".before-") && name.ends_with("-wal")));

    // A backup that is not whole changes nothing.
    let before = std::fs::read(&target).unwrap();
    let mut bytes = std::fs::read(backup.join(DATABASE)).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 8;
    std::fs::write(backup.join(DATABASE), bytes).unwrap();
    let (code, told) = answered(&[&arguments[..], &["--yes"]].concat(), "");
    assert_eq!(code, Some(3), "{told}");
    assert!(told.contains("hemtag.sqlite is not as it was written"), "{told}");
    assert_eq!(std::fs::read(&target).unwrap(), before);
}

#[tokio::test]
async fn postgresql_is_told_the_exact_command() {
    let fresh = FreshDatabase::new(Databases::Postgres);
    Database::open(&fresh.setting).await.unwrap();
    let (outcome, told) = command(&["backup", "b", "--database", &fresh.setting]).await;
    assert_eq!(outcome, Outcome::Refused);
    let dump = told.lines().find(|line| line.trim().starts_with("pg_dump")).expect("a command to run").trim();
    let folder = tempfile::tempdir().unwrap();
    let run = Command::new("sh").args(["-c", dump]).current_dir(folder.path()).output().unwrap();
    assert!(run.status.success(), "{dump}: {}", String::from_utf8_lossy(&run.stderr));

    let empty = FreshDatabase::new(Databases::Postgres);
    let (outcome, told) = command(&["restore", "b", "--database", &empty.setting]).await;
    assert_eq!(outcome, Outcome::Refused);
    let restore = told.lines().find(|line| line.trim().starts_with("pg_restore")).expect("a command to run");
    let restore = restore.trim().replace("FILE", "b.dump");
    let run = Command::new("sh").args(["-c", &restore]).current_dir(folder.path()).output().unwrap();
    assert!(run.status.success(), "{restore}: {}", String::from_utf8_lossy(&run.stderr));
    let (outcome, told) = command(&["verify", "--database", &empty.setting]).await;
    assert_eq!(outcome, Outcome::Done, "{told}");
    let secret = "postgres://anna:hemligt@db.example.se/hemtag";
    let (_, told) = command(&["backup", "b", "--database", secret]).await;
    assert!(told.contains("postgres://anna@db.example.se/hemtag") && !told.contains("hemligt"), "{told}");
}
