//! PostgreSQL on this machine: a server of its own on a socket, stopped when dropped.
//!
//! It is not the server of `testkit`, which is shared by the tests, has other settings, and comes with all of `hemtag`.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use postgres::{Client, NoTls, Statement};

use super::{Database, Question, SqlText, found};
use crate::question::{Found, Plain};
use crate::rows::Row;

pub(crate) struct Postgresql {
    client: Client,
    prepared: HashMap<String, Statement>,
    server: Arc<Server>,
}

/// A running server and its folder.
struct Server {
    folder: PathBuf,
    programs: PathBuf,
}

impl Postgresql {
    pub(crate) fn build(folder: &Path, rows: &[Row]) -> Result<Postgresql> {
        let server = Arc::new(Server::start(folder.join("postgresql"))?);
        let mut postgresql = Postgresql::connect(server)?;
        let client = &mut postgresql.client;
        client.batch_execute(include_str!("../../sql/postgresql/table.sql"))?;
        let mut copy = client.copy_in("COPY offers FROM STDIN")?;
        let mut line = String::new();
        for row in rows {
            line.clear();
            let c = row.plain();
            let [x, y, z] = row.point;
            write!(line, "{x:?}\t{y:?}\t{z:?}")?;
            for mask in row.listed.iter().chain(&row.perhaps) {
                write!(line, "\t{}", mask.cast_signed())?;
            }
            write!(line, "\t{}\t{}\t{}\t{}", row.id, c.sides[0], c.sides[1], c.sides[2])?;
            write!(line, "\t{}\t{}\t{}\t{}\t{}", c.wall, c.smallest, c.largest, row.process, c.grade)?;
            write!(line, "\t{}\t{}\t{}", c.iso_9001, c.lead_time, row.trust)?;
            let list = |numbers: &mut dyn Iterator<Item = u16>| {
                let numbers: Vec<String> = numbers.map(|n| n.to_string()).collect();
                format!("{{{}}}", numbers.join(","))
            };
            write!(line, "\t{}\t", list(&mut row.materials_perhaps()))?;
            match row.hours {
                Some(hours) => writeln!(line, "{}", list(&mut hours.into_iter()))?,
                None => line.push_str("\\N\n"),
            }
            copy.write_all(line.as_bytes())?;
        }
        copy.finish()?;
        for statement in include_str!("../../sql/postgresql/indexes.sql").split(';') {
            client.batch_execute(statement)?;
        }
        Ok(postgresql)
    }

    fn connect(server: Arc<Server>) -> Result<Postgresql> {
        let address = format!("host={} user=postgres dbname=postgres", server.folder.display());
        Ok(Postgresql { client: Client::connect(&address, NoTls)?, prepared: HashMap::new(), server })
    }
}

impl Database for Postgresql {
    fn name(&self) -> &'static str {
        "postgresql"
    }

    fn version(&mut self) -> Result<String> {
        Ok(self.client.query_one("SHOW server_version", &[])?.get(0))
    }

    fn prepare(&mut self, plain: &Plain, question: Question) -> Result<Vec<String>> {
        let texts = SqlText {
            exact: include_str!("../../sql/postgresql/exact.sql"),
            ask: include_str!("../../sql/postgresql/ask.sql"),
            near: include_str!("../../sql/postgresql/near.sql"),
        }
        .fill(plain, question);
        for text in &texts {
            let statement = self.client.prepare(text).with_context(|| text.clone())?;
            self.prepared.insert(text.clone(), statement);
        }
        Ok(texts)
    }

    fn run(&mut self, prepared: &[String]) -> Result<Found> {
        let mut all = Found::default();
        for text in prepared {
            for row in self.client.query(&self.prepared[text], &[])? {
                found(&mut all, [row.get(0), row.get(1), row.get(2)]);
            }
        }
        Ok(all)
    }

    fn second(&self) -> Result<Box<dyn Database + Send>> {
        Ok(Box::new(Postgresql::connect(Arc::clone(&self.server))?))
    }
}

impl Server {
    fn start(folder: PathBuf) -> Result<Server> {
        fs::create_dir_all(&folder)?;
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o777))?;
        let server = Server { programs: programs()?, folder };
        let data = server.folder.join("data");
        run(server.as_its_user("initdb").arg("-D").arg(&data).args([
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ]))?;
        let settings = include_str!("../../sql/postgresql/settings.conf").lines();
        let settings = settings
            .filter(|line| !line.starts_with('#'))
            .map(|line| format!("-c {}", line.replace(' ', "")));
        let settings: Vec<String> = settings.collect();
        let options = format!("-k {} -c listen_addresses='' {}", server.folder.display(), settings.join(" "));
        run(server
            .as_its_user("pg_ctl")
            .arg("-D")
            .arg(&data)
            .args(["-w", "-t", "120", "-l"])
            .arg(server.folder.join("log"))
            .args(["-o", &options, "start"]))?;
        Ok(server)
    }

    /// PostgreSQL refuses to run as root; then the user that its package made runs it.
    fn as_its_user(&self, program: &str) -> Command {
        let program = self.programs.join(program);
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
}

impl Drop for Server {
    fn drop(&mut self) {
        let data = self.folder.join("data");
        let _ = run(self.as_its_user("pg_ctl").arg("-D").arg(data).args(["-m", "immediate", "stop"]));
    }
}

fn programs() -> Result<PathBuf> {
    let installed = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = installed.map(|entry| entry.path().join("bin")).collect();
    found.extend(std::env::var_os("PATH").iter().flat_map(std::env::split_paths));
    found.retain(|folder| folder.join("initdb").is_file());
    found.sort();
    found.pop().context("PostgreSQL is not there: apt-get install -y postgresql")
}

fn run(command: &mut Command) -> Result<()> {
    // The server keeps what it inherits, so nothing is piped.
    let status = command.stdout(Stdio::null()).status()?;
    if !status.success() {
        bail!("{command:?} failed");
    }
    Ok(())
}
