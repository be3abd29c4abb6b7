//! What the worker cannot do once it has begun. Each try runs in a process of its own, which is this test again.
#![cfg(target_os = "linux")]

use std::{
    io::Write,
    process::{Command, Output},
};

use part::{Refusal, conversation::Limits};

use crate::ask::{ask_within, nist};

const TRY: &str = "HEMTAG_TEST_TRY";

/// Not a test by itself: what the other process does.
#[test]
fn inside() {
    let Ok(what) = std::env::var(TRY) else { return };
    let mut out = part_worker::limits::enter(Limits::default()).unwrap();
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

/// With a second of processor time it is ended in its midst, by the signal that its caller knows the limit by.
#[test]
fn a_real_file_that_takes_longer_than_it_may_is_ended_and_the_next_one_is_read() {
    use std::os::unix::process::ExitStatusExt;
    let file = slow();
    let (status, answer, _) = ask_within(&file, Limits { seconds: 1, ..Limits::default() });
    assert_eq!(status.signal(), Some(24), "{status:?} {}", String::from_utf8_lossy(&answer));
    let (status, answer, _) = ask_within(&file, Limits::default());
    assert!(status.success() && answer.starts_with(b"{\"read\""), "the same file has time enough otherwise");
}

/// With less and less memory a real file is read until it is not, and then for that reason: by the worker's answer, or by what
/// it says as it ends.
#[test]
fn a_real_file_that_needs_more_memory_than_it_may_have_is_ended_for_that_reason() {
    let file = nist("nist_ctc_02_asme1_ap242-e2.stp");
    let within = |megabytes: u64| {
        let (status, answer, told) =
            ask_within(&file, Limits { memory: megabytes * 1024 * 1024, ..Limits::default() });
        if answer.starts_with(b"{\"read\"") && status.success() {
            return None;
        }
        let refused = serde_json::to_string(&Refusal::OutOfMemory).unwrap();
        let is_said = String::from_utf8_lossy(&answer).contains(&refused)
            || told.contains("bad_alloc")
            || told.contains("memory allocation of");
        Some((is_said, format!("{megabytes} MB: {status} {told} {}", String::from_utf8_lossy(&answer))))
    };
    let (is_said, what) =
        [160, 140, 130, 120, 110, 100].into_iter().find_map(within).expect("100 MB are too few");
    assert!(is_said, "{what}");
}

/// A hundred and fifty meshes of thousands of triangles.
fn slow() -> Vec<u8> {
    let mut triangles = Vec::new();
    for body in 0..150 {
        crate::meshes::ball([f64::from(body) * 30.0, 0.0, 0.0], 10.0, 40, &mut triangles);
    }
    crate::meshes::binary(&triangles)
}

#[test]
fn limits_can_be_lowered_by_argument_and_not_raised() {
    let limits =
        |words: &[&str]| Limits::of_arguments(&words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>());
    assert_eq!(limits(&[]), Some(Limits::default()));
    assert_eq!(limits(&["--seconds", "3600", "--memory", "99999999999"]), Some(Limits::default()));
    assert_eq!(limits(&["--seconds", "2"]).map(|l| l.seconds), Some(2));
    assert_eq!(limits(&["--help"]), None);
    assert_eq!(limits(&["--seconds", "many"]), None);
}
