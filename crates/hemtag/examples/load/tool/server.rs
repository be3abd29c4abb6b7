//! A server that this program starts, and stops when it is done.

use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, bail};

/// So long a server may take to end when it is told to.
const PATIENCE: Duration = Duration::from_secs(30);

pub(super) struct Server {
    process: Child,
    pub(super) address: String,
    /// From its start until it listened: the register is read in between.
    pub(super) started_in: Duration,
}

impl Server {
    /// Starts a server at any free port. What it logs goes where this program's own errors go.
    ///
    /// # Errors
    /// When it cannot be started, or ends before it listens.
    pub(super) fn start(program: &Path, database: &str, key_file: Option<&Path>) -> anyhow::Result<Server> {
        let began = Instant::now();
        let mut command = Command::new(program);
        command
            .args(["serve", "--listen", "127.0.0.1:0", "--database", database])
            // This program stands in the place of the proxy, and says for whom it asks.
            .env("HEMTAG_BEHIND_PROXY", "true")
            .stdin(Stdio::null())
            .stdout(Stdio::piped());
        if let Some(key_file) = key_file {
            command.env("HEMTAG_KEY_FILE", key_file);
        }
        let mut process =
            command.spawn().with_context(|| format!("{} cannot be started", program.display()))?;
        let lines = BufReader::new(process.stdout.take().context("its output is piped")?).lines();
        for line in lines {
            let line = line?;
            if let Some(at) = line.find("http://127.0.0.1:") {
                let address = line[at..].split_whitespace().next().unwrap_or_default();
                let address = address.trim_end_matches('/').to_owned();
                return Ok(Server { process, address, started_in: began.elapsed() });
            }
        }
        let _ = process.wait();
        bail!("{} ended before it listened", program.display())
    }

    pub(super) fn id(&self) -> u32 {
        self.process.id()
    }

    /// Tells it to end, as a system does, and waits.
    ///
    /// # Errors
    /// When it ended by itself before, or does not end.
    pub(super) fn stop(mut self) -> anyhow::Result<()> {
        if let Some(ended) = self.process.try_wait()? {
            bail!("a server had ended by itself: {ended}");
        }
        Command::new("kill").arg(self.id().to_string()).status().context("a server cannot be told to end")?;
        let since = Instant::now();
        while self.process.try_wait()?.is_none() {
            if since.elapsed() > PATIENCE {
                bail!("a server did not end within {} seconds", PATIENCE.as_secs());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The program beside this one, as `cargo build` puts them: this one stands in a folder `examples` of its folder.
pub(super) fn beside() -> anyhow::Result<PathBuf> {
    let own = std::env::current_exe()?;
    let folder = own.parent().and_then(Path::parent).context("this program stands in a folder")?;
    let program = folder.join("hemtag");
    anyhow::ensure!(program.is_file(), "there is no {}; name the program with --program", program.display());
    Ok(program)
}
