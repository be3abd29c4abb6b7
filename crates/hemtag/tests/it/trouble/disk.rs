//! A disk that is full and one that may only be read, met by the program itself.

use std::{os::unix::fs::PermissionsExt, path::Path, time::Duration};

use hemtag::{database::Database, events, safekeeping};
use tokio::process::Command;

use crate::killed_server::server::{Server, post, send};

const PROGRAM: &str = env!("CARGO_BIN_EXE_hemtag");

/// The largest file that the program may write, some megabytes beyond what the database takes.
fn limited(bytes: u64) -> Command {
    let mut command = Command::new("sh");
    // In blocks of 512 bytes, as POSIX has it; bash has them of 1024 unless it is called sh.
    let script = format!("ulimit -f {} && exec \"$0\" \"$@\"", bytes / 512);
    command.args(["-c", &script, PROGRAM]).env("HEMTAG_LOG", "warn");
    command
}

#[tokio::test]
async fn a_full_disk_is_told_and_nothing_is_half_kept() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("full.sqlite");
    let setting = database.display().to_string();
    drop(Database::open(&setting).await.unwrap().close().await);
    let mut server = Server::start(&setting).await;
    server.kill();
    server.ended().await;
    let log = folder.path().join("log");
    let size = std::fs::metadata(&database).unwrap().len();
    let mut program = limited(size + 256 * 1024);
    program.stderr(std::fs::File::create(&log).unwrap());
    let mut server = Server::start_with(program, &setting).await;
    let nobody = Vec::new();
    let long = "ö".repeat(4_900);
    let (mut kept, mut refused) = (0, None);
    for number in 0..1000 {
        let title = format!("Lock {number}");
        let fields = [("stage", "prototype"), ("title", title.as_str()), ("function", long.as_str())];
        let answer =
            post(server.address, &nobody, "/en/needs/new", &fields).await.expect("the server goes on");
        match answer.status {
            303 => kept += 1,
            _ => {
                refused = Some(answer);
                break;
            }
        }
    }
    let refused = refused.expect("the disk becomes full");
    assert_eq!(refused.status, 503, "{}", refused.body);
    assert!(refused.body.contains("Nothing of what you did was half saved"), "{}", refused.body);
    assert!(kept > 0);
    // What only reads goes on.
    let page = send(server.address, &nobody, "GET", "/en/makers", "text/plain", b"").await.unwrap();
    assert_eq!(page.status, 200);
    server.kill();
    server.ended().await;
    let said = std::fs::read_to_string(&log).unwrap();
    assert!(said.contains("gave an error") || said.contains("is full"), "{said}");
    // With room again, it is as it was.
    let db = Database::open(&setting).await.unwrap();
    let looked = safekeeping::verify(&db, None, None).await;
    assert_eq!(looked.findings, Vec::new());
    assert_eq!(looked.rows["need_draft"], kept);
    db.close().await.unwrap();
}

#[tokio::test]
async fn a_backup_to_a_full_disk_is_none_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("a.sqlite");
    let setting = database.display().to_string();
    Database::open(&setting).await.unwrap().close().await.unwrap();
    for place in ["backup", "backup.zip"] {
        let run = limited(100 * 1024)
            .args(["backup", &folder.path().join(place).display().to_string(), "--database", &setting])
            .output()
            .await
            .unwrap();
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        assert_eq!(run.status.code(), Some(1), "{said}");
        assert!(said.contains("full") || said.contains("gave an error"), "{said}");
        assert_eq!(
            crate::safekeeping::names_in(folder.path()).iter().filter(|n| n.contains("backup")).count(),
            0
        );
    }
}

/// The program as a user to whom the folder does not belong. Root may write everywhere.
fn as_nobody() -> Option<Command> {
    let root = std::fs::metadata("/proc/self").is_ok_and(|m| std::os::unix::fs::MetadataExt::uid(&m) == 0);
    if root {
        let mut command = Command::new("runuser");
        command.args(["-u", "nobody", "--", PROGRAM]);
        Some(command)
    } else {
        Some(Command::new(PROGRAM))
    }
}

fn may_only_be_read(path: &Path, yes: bool) {
    let mode = match (path.is_dir(), yes) {
        (true, true) => 0o555,
        (true, false) => 0o755,
        (false, true) => 0o444,
        (false, false) => 0o644,
    };
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

#[tokio::test]
async fn a_folder_that_may_only_be_read_is_told_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    let database = folder.path().join("a.sqlite");
    let setting = database.display().to_string();
    let db = Database::open(&setting).await.unwrap();
    let before = events::newest(db.reader()).await.unwrap();
    db.close().await.unwrap();
    may_only_be_read(&database, true);
    may_only_be_read(folder.path(), true);
    let missing = folder.path().join("new.sqlite").display().to_string();
    for of in [&setting, &missing] {
        let Some(mut program) = as_nobody() else { return };
        let run = program.args(["serve", "--listen", "127.0.0.1:0", "--database", of]).current_dir("/");
        let run = tokio::time::timeout(Duration::from_secs(60), run.output()).await.unwrap().unwrap();
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        assert_eq!(run.status.code(), Some(1), "{said}");
        assert!(said.contains("write there"), "{said}");
    }
    may_only_be_read(folder.path(), false);
    may_only_be_read(&database, false);
    let db = Database::open(&setting).await.unwrap();
    assert_eq!(events::newest(db.reader()).await.unwrap(), before);
}
