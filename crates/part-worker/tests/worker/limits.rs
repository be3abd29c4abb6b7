//! What the worker cannot do once it has begun. Each try runs in a process of its own, which is this test again.
#![cfg(target_os = "linux")]

use std::{
    io::Write,
    process::{Command, Output},
};

const TRY: &str = "HEMTAG_TEST_TRY";

/// Not a test by itself: what the other process does.
#[test]
fn inside() {
    let Ok(what) = std::env::var(TRY) else { return };
    let mut out = part_worker::limits::enter().unwrap();
    let told = match what.as_str() {
        "file" => std::fs::File::open("/etc/hostname").map(|_| ()),
        "write" => std::fs::write("/tmp/hemtag-part-worker-was-here", "x"),
        "network" => std::net::TcpStream::connect("127.0.0.1:9").map(|_| ()),
        "process" => Command::new("/bin/true").status().map(|_| ()),
        "memory" => {
            let mut kept: Vec<Vec<u8>> = Vec::new();
            loop {
                kept.push(vec![1; 64 * 1024 * 1024]);
            }
        }
        "answer" => (0..80).try_for_each(|_| out.write_all(&vec![b'x'; 1024 * 1024])),
        "nothing" => Ok(()),
        other => panic!("{other} is not tried"),
    };
    match told {
        Ok(()) => writeln!(out, "RESULT done").unwrap(),
        Err(error) => {
            eprintln!("RESULT {error}");
            writeln!(out, "RESULT {:?}", error.kind()).unwrap();
        }
    }
    // The limits hold for the harness too: it is not given the chance to trip over them.
    out.flush().unwrap();
    unsafe { libc::_exit(0) }
}

fn attempt(what: &str) -> Output {
    Command::new(std::env::current_exe().unwrap())
        .args(["limits::inside", "--exact", "--nocapture", "--test-threads=1"])
        .env(TRY, what)
        .output()
        .unwrap()
}

fn result(what: &str) -> String {
    let output = attempt(what);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let result = text.lines().find_map(|l| l.split_once("RESULT ")).map(|(_, r)| r.to_owned());
    result.unwrap_or_else(|| panic!("{what}: {output:?}"))
}

#[test]
fn no_file_no_network_and_no_process() {
    assert_eq!(result("nothing"), "done");
    for what in ["file", "write", "network", "process"] {
        assert_eq!(result(what), "PermissionDenied", "{what}");
    }
    assert!(!std::path::Path::new("/tmp/hemtag-part-worker-was-here").exists());
}

#[test]
fn no_more_than_a_gigabyte() {
    let output = attempt("memory");
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("memory allocation of"), "{output:?}");
}

#[test]
fn no_more_than_an_answer_of_64_megabytes() {
    let output = attempt("answer");
    assert!(String::from_utf8_lossy(&output.stderr).contains(part::conversation::ANSWER_TOO_LARGE));
    assert!(output.stdout.len() as u64 <= part::conversation::ANSWER + 4096);
}
