//! The two commands of the README, and the lints.

use std::{
    io::{BufRead, BufReader},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicUsize, Ordering},
    time::Instant,
};

use anyhow::{Context, bail};

use crate::{
    advisories, faces, root, sbom,
    system::{CHROMIUM, NODE, OPENCASCADE, POSTGRESQL, SOLVER, answers, require, run},
    tidy,
};

/// Builds everything and serves the demo.
///
/// # Errors
/// When something the build needs is missing, or the build fails.
pub(crate) fn demo(rest: &[String]) -> anyhow::Result<()> {
    require(&[&SOLVER])?;
    faces::build()?;
    let mut arguments = vec!["run", "--quiet", "--package", "hemtag", "--", "demo"];
    arguments.extend(rest.iter().map(String::as_str));
    println!("Building Hemtag. The first time takes some minutes …");
    // Beside the program, so that it can read parts.
    run(&root(), "cargo", &["build", "--quiet", "--package", "part-worker"])?;
    run(&root(), "cargo", &arguments)
}

/// What can be evaluated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Evaluation {
    /// Makers that do not name a process but whose like do, by leaving known processes out
    Likely,
    /// Texts and the skills they mean: alternative labels, and judged Swedish strings
    Skills,
}

/// Measures how often something is right; writes tables as they stand in the documentation.
///
/// # Errors
/// When the build or the measuring fails.
pub(crate) fn evaluate(what: Evaluation, rest: &[String]) -> anyhow::Result<()> {
    let (package, example) = match what {
        Evaluation::Likely => ("hemtag", "likely"),
        Evaluation::Skills => ("skills", "evaluate"),
    };
    if package == "hemtag" {
        require(&[&SOLVER])?;
    }
    let mut arguments = vec!["run", "--quiet", "--package", package, "--example", example, "--"];
    arguments.extend(rest.iter().map(String::as_str));
    run(&root(), "cargo", &arguments)
}

/// Runs every test there is.
///
/// # Errors
/// At the first kind of test that fails.
pub(crate) fn test(browser: bool) -> anyhow::Result<()> {
    require(&[&NODE, &POSTGRESQL, &OPENCASCADE, &SOLVER])?;
    if browser {
        require(&[&CHROMIUM])?;
    }
    faces::build()?;
    tidy::check()?;
    // Everything at once and with the same features as its tests: another choice of packages would build the dependencies again.
    let program: &[&str] = if answers("cargo-nextest") { &["nextest", "run"] } else { &["test", "--quiet"] };
    let of_all = |how: &'static str| [program, &["--workspace", how]].concat();
    let began = Instant::now();
    run(&root(), "cargo", &of_all("--no-run"))?;
    println!("Built in {} s", began.elapsed().as_secs());
    // One run tells everything that fails: what fails in the browser is told, and the tests of the code still run.
    let pages = if browser { Some(pages_in_a_browser()) } else { None };
    // The tests of the code come last, so that the last line of the run is their count.
    let tested = run(&root(), "cargo", &of_all("--no-fail-fast"));
    if let Some(pages) = pages {
        println!("Pages looked at in a browser: {}", pages?);
    }
    tested
}

/// Serves the demo and opens each of its pages in Chromium, in both languages and at two widths.
fn pages_in_a_browser() -> anyhow::Result<String> {
    let folder = root().join("frontend");
    let server = Server::start()?;
    let letters = server.letters().display().to_string();
    let (address, sign_in) = (server.address.as_str(), server.sign_in.as_str());
    // The pages are looked at as the demo made them; then people come and change them.
    let pages = in_a_browser(&folder, "pages", &[address, "--sign-in", sign_in]);
    let people = ["skills", "map", "case", "client", "passkey"];
    let next = AtomicUsize::new(0);
    let walk = || -> anyhow::Result<()> {
        let mut walked = Ok(());
        while let Some(&what) = people.get(next.fetch_add(1, Ordering::Relaxed)) {
            let arguments: &[&str] = match what {
                "passkey" => &[&server.public, "--letters", &letters],
                _ => &[address, "--sign-in", sign_in, "--letters", &letters],
            };
            walked = in_a_browser(&folder, what, arguments).map(|_| ()).and(walked);
        }
        walked
    };
    // They do not know of each other, and each waits for letters now and then.
    std::thread::scope(|scope| {
        let walks = [scope.spawn(walk), scope.spawn(walk), scope.spawn(walk)];
        walks.into_iter().try_for_each(|one| one.join().expect("a walk does not panic"))
    })?;
    pages
}

/// So many lines of a browser's test that failed are told again.
const TOLD_AGAIN: usize = 60;

/// Runs one of the browser's tests and gives its last line.
fn in_a_browser(folder: &Path, what: &str, arguments: &[&str]) -> anyhow::Result<String> {
    let output = Command::new("npm")
        .args(["run", "--silent", what, "--"])
        .args(arguments)
        .current_dir(folder)
        .stderr(Stdio::inherit())
        .output()
        .context("the browser's tests could not be started")?;
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    print!("{told}");
    if !output.status.success() {
        // It is told once more where everything has ended: the tests of the code print thousands of lines after this.
        let lines: Vec<&str> = told.lines().collect();
        let last = lines[lines.len().saturating_sub(TOLD_AGAIN)..].join("\n");
        bail!("\"{what}\" failed in the browser. The last of what it told:\n{last}");
    }
    Ok(told.lines().last().unwrap_or_default().to_owned())
}

/// A demo of its own, stopped when dropped.
struct Server {
    process: Child,
    address: String,
    /// The same by a name: browsers have passkeys at names only.
    public: String,
    /// Signs an administrator in.
    sign_in: String,
    folder: PathBuf,
}

/// Where a demo for tests puts its letters.
const LETTERS: &str = "letters";

impl Server {
    fn letters(&self) -> PathBuf {
        self.folder.join(LETTERS)
    }

    fn start() -> anyhow::Result<Server> {
        let folder = std::env::temp_dir().join(format!("hemtag-pages-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        // The name must be known before it listens; the port is free a moment ago.
        let listen = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let public = format!("http://localhost:{}", listen.port());
        let mut process = Command::new(root().join("target/debug/hemtag"))
            .args(["demo", "--listen", &listen.to_string(), "--database"])
            .arg(folder.join("demo.sqlite"))
            // Letters are read where the setting puts them.
            .env("HEMTAG_MAIL", format!("file:{}", folder.join(LETTERS).display()))
            .env("HEMTAG_PUBLIC_URL", &public)
            .current_dir(&folder)
            .stdout(Stdio::piped())
            .spawn()
            .context("the demo could not be started")?;
        let lines = BufReader::new(process.stdout.take().expect("the output is piped")).lines();
        let mut address = None;
        for line in lines {
            let line = line?;
            let Some(at) = line.find("http://127.0.0.1") else { continue };
            let named =
                line[at..].split_whitespace().next().unwrap_or_default().trim_end_matches('/').to_owned();
            match address {
                None => address = Some(named),
                Some(address) => return Ok(Server { process, address, public, sign_in: named, folder }),
            }
        }
        bail!("the demo ended before it named its address")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// # Errors
/// At the first lint that finds something.
pub(crate) fn lint() -> anyhow::Result<()> {
    require(&[&SOLVER])?;
    run(&root(), "cargo", &["fmt", "--all", "--check"])?;
    run(&root().join("fuzz"), "cargo", &["fmt", "--check"])?;
    run(&root(), "cargo", &["clippy", "--quiet", "--workspace", "--", "-D", "warnings"])?;
    if answers("cargo-deny") || std::env::var_os("CI").is_some() {
        run(&root(), "cargo", &["deny", "check", "bans", "licenses", "sources"])?;
        advisories::check()?;
    } else {
        println!(
            "cargo-deny is not installed: licences, sources and vulnerable parts were not checked (cargo install cargo-deny)."
        );
    }
    sbom::write(sbom::TARGET)
}
