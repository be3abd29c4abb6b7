//! The database that a test's application begins with: at the newest version, and filled with what comes with the program. It is made
//! once for each build of the tests, by the first that needs it, and copied for the others: making it takes longer than most tests.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

use hemtag::{app::App, clock::Clock, config::Config, database::Database};

use super::{Databases, FreshDatabase, postgres};

/// A database of its own in which an application has been started once.
pub(crate) async fn started(kind: Databases, clock: Clock) -> FreshDatabase {
    let templates = Templates::of_this_build();
    match kind {
        Databases::Sqlite => {
            let database = FreshDatabase::new(kind);
            fs::copy(templates.sqlite(clock).await, &database.setting).expect("a test can copy a file");
            database
        }
        Databases::Postgres => FreshDatabase::copied(&templates.postgres(clock).await),
    }
}

/// Where the databases to copy are.
struct Templates {
    folder: PathBuf,
    build: u64,
}

impl Templates {
    /// Another build may migrate otherwise: it has its own, and takes away those of the builds before it.
    fn of_this_build() -> Templates {
        let program = std::env::current_exe().expect("a test knows its program");
        let about = fs::metadata(&program).expect("the program is there");
        let mut hasher = DefaultHasher::new();
        (program, about.len(), about.modified().expect("the system dates its files")).hash(&mut hasher);
        let name = format!("hemtag-test-template-{}", postgres::checkout_number());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).expect("a test can make a folder");
        Templates { folder, build: hasher.finish() }
    }

    /// Holds until it is dropped: one makes, the others wait and find it made.
    fn alone(&self) -> fs::File {
        let lock = fs::File::create(self.folder.join("lock")).expect("a test can make a file");
        lock.lock().expect("a file can be locked");
        lock
    }

    async fn sqlite(&self, clock: Clock) -> PathBuf {
        let made = self.folder.join(format!("{:016x}.sqlite", self.build));
        if made.exists() {
            return made;
        }
        let _alone = self.alone();
        if !made.exists() {
            remove_others(&self.folder);
            let making = tempfile::tempdir_in(&self.folder).expect("a test can make a folder");
            let file = making.path().join("making.sqlite");
            start_on(&file.display().to_string(), clock).await;
            // What the journal still holds comes into the file when its last connection ends.
            fs::rename(&file, &made).expect("the folder is the tests' own");
        }
        made
    }

    async fn postgres(&self, clock: Clock) -> String {
        let made = format!("hemtag_template_{:016x}", self.build);
        if postgres::has(&made) {
            return made;
        }
        let _alone = self.alone();
        if !postgres::has(&made) {
            let making = postgres::fresh_name();
            postgres::tell(&format!("CREATE DATABASE {making}"));
            start_on(&postgres::address(&making), clock).await;
            postgres::tell(&format!("ALTER DATABASE {making} RENAME TO {made}"));
        }
        made
    }
}

/// Starts an application and gives its database back.
async fn start_on(database: &str, clock: Clock) {
    let config = Config { database: database.to_owned(), ..Config::default() };
    let app = App::start(config, clock).await.expect("the application starts on an empty database");
    let db: Database = app.db.clone();
    drop(app);
    db.close().await.expect("the database is closed");
}

/// Files that another build of the tests copied from. Whoever copies at this moment keeps what it has opened.
fn remove_others(folder: &Path) {
    let entries = fs::read_dir(folder).expect("the folder is there");
    for path in entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "sqlite")) {
        fs::remove_file(path).expect("the folder is the tests' own");
    }
}
