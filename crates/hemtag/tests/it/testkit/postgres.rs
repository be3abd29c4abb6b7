//! A throwaway PostgreSQL for tests, shared by all test processes of one checkout: started by the first that
//! needs it, stopped by a small watchdog when none has used it for two minutes.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    time::{Duration, Instant},
};

const INSTALL: &str = "PostgreSQL is needed to test: apt-get install -y postgresql (or the like of your system), or \
                       set HEMTAG_TEST_POSTGRES to the address of a server where databases may be created.";

/// Makes an empty database and gives its address.
pub(crate) fn fresh_database() -> String {
    let name = fresh_name();
    tell(&format!("CREATE DATABASE {name}"));
    address(&name)
}

/// Makes a database that holds what that of the name `template` does, and gives its address.
pub(crate) fn copied_database(template: &str) -> String {
    let name = fresh_name();
    tell(&format!("CREATE DATABASE {name} TEMPLATE {template}"));
    address(&name)
}

/// A name that no other test's database has. Numbers of processes come again within a long run.
pub(crate) fn fresh_name() -> String {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970");
    let (process, number) = (std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
    format!("hemtag_{process}_{number}_{:x}", now.as_nanos())
}

/// Whether the server has a database of this name.
pub(crate) fn has(name: &str) -> bool {
    !tell(&format!("SELECT 1 FROM pg_database WHERE datname = '{name}'")).trim().is_empty()
}

/// Tells the server something that concerns its databases, and gives what it answers.
pub(crate) fn tell(sql: &str) -> String {
    let mut psql = Command::new("psql");
    match own_server() {
        Some(server) => psql.arg(format!("{server}/postgres")),
        None => psql.arg("-h").arg(running_server()).args(["-U", "postgres", "-d", "postgres"]),
    };
    run(psql.args(["-qAtc", sql]))
}

/// Where a database of the server stands.
pub(crate) fn address(name: &str) -> String {
    match own_server() {
        Some(server) => format!("{server}/{name}"),
        None => format!("postgres://postgres@localhost/{name}?host={}", folder().display()),
    }
}

/// The server that whoever runs the tests has named.
fn own_server() -> Option<String> {
    std::env::var("HEMTAG_TEST_POSTGRES").ok().map(|server| server.trim_end_matches('/').to_owned())
}

fn folder() -> PathBuf {
    std::env::temp_dir().join(format!("hemtag-test-postgres-{}", checkout_number()))
}

/// The socket folder of a server that answers.
fn running_server() -> PathBuf {
    let folder = folder();
    fs::create_dir_all(&folder).expect("a test can make a folder");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o777)).expect("the folder is the test's own");
    let lock = fs::File::create(folder.join("lock")).expect("a test can make a file");
    lock.lock().expect("a file can be locked");
    fs::write(folder.join("used"), "").expect("a test can write a file");
    if !answers(&folder) {
        start(&folder);
    }
    folder
}

/// Tells checkouts apart, so that two do not share a server.
pub(crate) fn checkout_number() -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    env!("CARGO_MANIFEST_DIR").hash(&mut hasher);
    hasher.finish() % 1_000_000
}

fn answers(folder: &Path) -> bool {
    Command::new("psql")
        .args(["-qAt", "-h"])
        .arg(folder)
        .args(["-U", "postgres", "-d", "postgres", "-c", "SELECT 1"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|s| s.success())
}

/// A server of one test's own, which it may stop and start. It ends with the test.
#[derive(Debug)]
pub struct OwnPostgres {
    folder: tempfile::TempDir,
}

impl OwnPostgres {
    /// # Panics
    /// When it cannot be started; the message says what to do.
    #[must_use]
    pub fn start_new() -> OwnPostgres {
        let folder = tempfile::tempdir().expect("a test can make a folder");
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o777)).expect("it is the test's own");
        make(folder.path());
        let own = OwnPostgres { folder };
        own.start();
        own
    }

    /// The address of its one database.
    #[must_use]
    pub fn setting(&self) -> String {
        format!("postgres://postgres@localhost/postgres?host={}", self.folder.path().display())
    }

    /// # Panics
    /// When it does not start.
    pub fn start(&self) {
        // What was answered must be there after it was stopped at once.
        serve(self.folder.path(), "-c max_connections=100");
    }

    /// Ends it at once, as a failing machine does; those who are connected are cut off.
    ///
    /// # Panics
    /// When it does not stop.
    pub fn stop(&self) {
        run(as_server_user(&programs().join("pg_ctl"))
            .arg("-D")
            .arg(self.folder.path().join("data"))
            .args(["-m", "immediate", "-w", "stop"])
            .stdout(Stdio::null()));
    }
}

impl Drop for OwnPostgres {
    fn drop(&mut self) {
        let _ = as_server_user(&programs().join("pg_ctl"))
            .arg("-D")
            .arg(self.folder.path().join("data"))
            .args(["-m", "immediate", "stop"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
    }
}

fn start(folder: &Path) {
    make(folder);
    serve(folder, "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300");
    watch(folder, &folder.join("data"), &programs());
}

/// Makes the files of a server.
fn make(folder: &Path) {
    let programs = programs();
    let data = folder.join("data");
    if data.exists() {
        fs::remove_dir_all(&data).expect("the folder is the test's own");
    }
    run(as_server_user(&programs.join("initdb"))
        .arg("-D")
        .arg(&data)
        .args(["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"])
        .stdout(Stdio::null()));
}

/// Starts a server on its files, and waits until it answers.
fn serve(folder: &Path, more: &str) {
    let (programs, data) = (programs(), folder.join("data"));
    let settings = format!("-k {} -c listen_addresses='' {more}", folder.display());
    run(as_server_user(&programs.join("pg_ctl"))
        .arg("-D")
        .arg(&data)
        .args(["-w", "-l"])
        .arg(folder.join("log"))
        .args(["-o", &settings, "start"])
        .stdout(Stdio::null()));
    let until = Instant::now() + Duration::from_secs(30);
    while !answers(folder) {
        assert!(Instant::now() < until, "PostgreSQL did not start; see {}", folder.join("log").display());
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Stops the server when the file `used` has not been touched for two minutes.
#[expect(clippy::zombie_processes, reason = "the watchdog outlives the test that started it")]
fn watch(folder: &Path, data: &Path, programs: &Path) {
    // Looked at and stopped under the lock under which it is used: else one that is about to be used could stop.
    let script = r#"
        while sleep 15; do
            flock "$0/lock" sh -c '[ -n "$(find "$0/used" -mmin -2 2>/dev/null)" ] || "$2" -D "$1" -m immediate stop' "$0" "$1" "$2"
            [ -f "$1/postmaster.pid" ] || exit
        done
    "#;
    as_server_user(Path::new("sh"))
        .args(["-c", script])
        .arg(folder)
        .arg(data)
        .arg(programs.join("pg_ctl"))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("a shell can be started");
}

/// PostgreSQL refuses to run as root; then the user that its package made runs it.
fn as_server_user(program: &Path) -> Command {
    let root = fs::metadata("/proc/self").is_ok_and(|m| std::os::unix::fs::MetadataExt::uid(&m) == 0);
    let mut command = if root {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    command.current_dir("/");
    command
}

fn programs() -> PathBuf {
    let mut found: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .map(|entries| entries.flatten().map(|e| e.path().join("bin")).collect())
        .unwrap_or_default();
    found.extend(std::env::var_os("PATH").iter().flat_map(std::env::split_paths));
    found.retain(|f| f.join("initdb").is_file());
    found.sort();
    found.pop().unwrap_or_else(|| panic!("{INSTALL}"))
}

/// Runs a program to its end and gives what it wrote.
fn run(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|e| panic!("{command:?}: {e}. {INSTALL}"));
    assert!(
        output.status.success(),
        "{command:?} failed: {}\n{INSTALL}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}
