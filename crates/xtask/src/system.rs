//! What the machine must have beside Rust: looked for, installed where that is allowed, else named in one line
//! that can be pasted.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::bail;

/// A program, how to see that it is there, and the Debian packages that bring it.
#[derive(Debug)]
pub(crate) struct Program {
    pub(crate) name: &'static str,
    pub(crate) found: fn() -> bool,
    pub(crate) packages: &'static [&'static str],
}

pub(crate) const NODE: Program =
    Program { name: "Node.js with npm", found: || answers("npm"), packages: &["nodejs", "npm"] };
pub(crate) const POSTGRESQL: Program = Program {
    name: "PostgreSQL",
    found: || answers("initdb") || Path::new("/usr/lib/postgresql").is_dir() && server_programs(),
    packages: &["postgresql"],
};
pub(crate) const CHROMIUM: Program = Program {
    name: "Chromium",
    found: || answers("chromium") || answers("google-chrome"),
    packages: &["chromium"],
};

pub(crate) const OPENCASCADE: Program = Program {
    name: "Open CASCADE with a C++ compiler",
    found: || {
        Path::new("/usr/include/opencascade/STEPCAFControl_Reader.hxx").is_file()
            && (answers("c++") || answers("g++"))
            || std::env::var_os("HEMTAG_OPENCASCADE").is_some()
    },
    packages: &["g++", "libocct-data-exchange-dev", "libocct-modeling-algorithms-dev"],
};

/// For the little that is C++ in what is fuzzed.
pub(crate) const COMPILER: Program =
    Program { name: "a C++ compiler", found: || answers("c++") || answers("g++"), packages: &["g++"] };

/// The solver is built from source.
pub(crate) const SOLVER: Program = Program {
    name: "what the solver is built with (CMake, libclang, a C++ compiler)",
    found: || answers("cmake") && (answers("c++") || answers("g++")) && libclang(),
    packages: &["cmake", "make", "g++", "libclang-dev"],
};

/// Sees to it that all are there.
///
/// # Errors
/// Names the command to paste where they may not be installed from here.
pub(crate) fn require(programs: &[&Program]) -> anyhow::Result<()> {
    let missing: Vec<&&Program> = programs.iter().filter(|p| !(p.found)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = missing.iter().map(|p| p.name).collect();
    let packages: Vec<&str> = missing.iter().flat_map(|p| p.packages.iter().copied()).collect();
    let line = format!("apt-get update && apt-get install -y --no-install-recommends {}", packages.join(" "));
    if !answers("apt-get") {
        bail!(
            "{} must be installed first; with your system's package manager, the packages are called much like: {}",
            names.join(", "),
            packages.join(" ")
        );
    }
    let root = Command::new("id").arg("-u").output().is_ok_and(|o| o.stdout.trim_ascii() == b"0");
    if !root {
        bail!(
            "{} must be installed first. Paste this, then run the command again:\n\n    sudo sh -c '{line}'\n",
            names.join(", ")
        );
    }
    eprintln!("Installing {} …", names.join(", "));
    let status = Command::new("sh")
        .args(["-c", &line])
        .env("DEBIAN_FRONTEND", "noninteractive")
        .stdout(Stdio::null())
        .status()?;
    if !status.success() {
        bail!("{} could not be installed with: {line}", names.join(", "));
    }
    Ok(())
}

/// True when a program of that name answers on the path.
pub(crate) fn answers(program: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}

/// The library that reads C headers, where Debian and most others keep it, or where the environment says it is.
fn libclang() -> bool {
    let is_there = |folder: &Path| {
        std::fs::read_dir(folder).is_ok_and(|mut files| {
            files.any(|file| {
                file.is_ok_and(|file| file.file_name().to_string_lossy().starts_with("libclang.so"))
            })
        })
    };
    let mut folders = vec![PathBuf::from("/usr/lib64"), PathBuf::from("/usr/lib")];
    if let Ok(below) = std::fs::read_dir("/usr/lib") {
        folders.extend(below.flatten().map(|folder| folder.path()));
    }
    std::env::var_os("LIBCLANG_PATH").is_some()
        || folders.iter().any(|folder| is_there(folder) || is_there(&folder.join("lib")))
}

fn server_programs() -> bool {
    std::fs::read_dir("/usr/lib/postgresql")
        .is_ok_and(|mut versions| versions.any(|v| v.is_ok_and(|v| v.path().join("bin/initdb").is_file())))
}

/// Runs a command in a folder and shows what it prints. What is run is told on standard error: output may be JSON.
///
/// # Errors
/// When it cannot be started or ends badly.
pub(crate) fn run(folder: &Path, program: &str, arguments: &[&str]) -> anyhow::Result<()> {
    eprintln!("▸ {program} {}", arguments.join(" "));
    let status = Command::new(program).args(arguments).current_dir(folder).status()?;
    if !status.success() {
        bail!("`{program} {}` failed", arguments.join(" "));
    }
    Ok(())
}
