//! Calls the worker program: one process for one file, killed when it takes too long. Every way in which it can end
//! becomes facts or a reason.

use std::{
    path::{Path, PathBuf},
    process::{ExitStatus, Stdio},
    time::Duration,
};

use part::{
    Refusal, Unread, What,
    conversation::{ANSWER, ANSWER_TOO_LARGE, Answer, Limits, Reply, Request, SECONDS},
    read::{Format, MOST_BYTES},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    process::Command,
    sync::Semaphore,
};

/// So many files are read at once; each may take a gigabyte. Others wait their turn, which counts as no time of theirs.
static TURNS: Semaphore = Semaphore::const_new(2);

/// The worker's name where it is looked for.
pub const NAME: &str = "hemtag-part-worker";

/// Where the worker stands: as the settings say, else beside this program.
#[must_use]
pub fn program(configured: Option<&Path>) -> PathBuf {
    if let Some(path) = configured {
        return path.to_owned();
    }
    let name = format!("{NAME}{}", std::env::consts::EXE_SUFFIX);
    let here = std::env::current_exe().ok();
    let folder = here.as_deref().and_then(Path::parent);
    // A test's own program stands one folder further down.
    let places = [folder, folder.filter(|f| f.ends_with("deps")).and_then(Path::parent)];
    let beside = places.into_iter().flatten().map(|f| f.join(&name)).find(|p| p.is_file());
    beside.unwrap_or_else(|| PathBuf::from(name))
}

/// Reads a file from disk by the worker.
///
/// # Errors
/// The outer error when the file cannot be opened, the inner one when nothing could be made of it.
pub async fn read_file(
    worker: &Path,
    file: &Path,
    request: Request,
) -> std::io::Result<Result<Reply, Refusal>> {
    // A file that is too large is not read to find that out.
    if tokio::fs::metadata(file).await?.len() > MOST_BYTES {
        return Ok(Err(Refusal::TooLarge { most_bytes: MOST_BYTES }));
    }
    let bytes = tokio::fs::read(file).await?;
    let mut reply = read(worker, &bytes, request).await;
    if let Ok(reply) = &mut reply
        && Format::of_name(&file.to_string_lossy()).is_some_and(|named| named != reply.facts.format)
    {
        reply.facts.unread.push(Unread::of_file(What::OtherName, None));
    }
    Ok(reply)
}

/// Reads the bytes of a file by the worker.
///
/// # Errors
/// Why nothing could be made of them.
pub async fn read(worker: &Path, bytes: &[u8], request: Request) -> Result<Reply, Refusal> {
    // It is never closed.
    let _turn = TURNS.acquire().await;
    read_within(worker, bytes, request, Limits::default(), Duration::from_secs(SECONDS)).await
}

/// The same with other limits, and without waiting for a turn.
///
/// # Errors
/// As [`read`].
pub async fn read_within(
    worker: &Path,
    bytes: &[u8],
    request: Request,
    limits: Limits,
    patience: Duration,
) -> Result<Reply, Refusal> {
    let mut command = Command::new(worker);
    command
        .args(limits.arguments())
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    // Where the linker looks for Open CASCADE, when it stands in no usual place.
    for name in ["LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PATH"] {
        if let Some(value) = std::env::var_os(name) {
            command.env(name, value);
        }
    }
    let no_worker =
        |error: std::io::Error| Refusal::NoWorker { detail: format!("{}: {error}", worker.display()) };
    let mut process = command.spawn().map_err(no_worker)?;
    let (Some(mut input), Some(output), Some(problems)) =
        (process.stdin.take(), process.stdout.take(), process.stderr.take())
    else {
        return Err(no_worker(std::io::Error::other("no pipes")));
    };
    let conversation = async {
        let mut line = serde_json::to_vec(&request).unwrap_or_else(|_| b"{}".to_vec());
        line.push(b'\n');
        let send = async move {
            // A worker that has ended early says why by its answer; that it no longer listens is no news.
            let _ = input.write_all(&line).await;
            let _ = input.write_all(bytes).await;
        };
        let (mut answer, mut told) = (Vec::new(), Vec::new());
        let (mut output, mut problems) = (output.take(ANSWER + 1), problems.take(8 * 1024));
        let (_, heard, _) =
            tokio::join!(send, output.read_to_end(&mut answer), problems.read_to_end(&mut told));
        heard?;
        std::io::Result::Ok((process.wait().await?, answer, told))
    };
    match tokio::time::timeout(patience, conversation).await {
        // Dropping the process kills it.
        Err(_) => Err(Refusal::OutOfTime),
        Ok(Err(error)) => Err(Refusal::ReaderEnded { detail: error.to_string() }),
        Ok(Ok((status, answer, told))) => understood(status, &answer, &told),
    }
}

/// What a worker that has ended wanted to say.
fn understood(status: ExitStatus, answer: &[u8], told: &[u8]) -> Result<Reply, Refusal> {
    let told = String::from_utf8_lossy(told);
    if status.success() {
        return match serde_json::from_slice(answer) {
            Ok(Answer::Read(reply)) => Ok(*reply),
            Ok(Answer::Refused(refusal)) => Err(refusal),
            Err(error) => Err(Refusal::ReaderEnded { detail: error.to_string() }),
        };
    }
    if told.contains(ANSWER_TOO_LARGE) {
        return Err(Refusal::AnswerTooLarge);
    }
    if told.contains("memory allocation of") || told.contains("bad_alloc") {
        return Err(Refusal::OutOfMemory);
    }
    if is_out_of_time(status) {
        return Err(Refusal::OutOfTime);
    }
    // What the worker itself says, such as that its limits cannot be set on this machine.
    let said = told.lines().find_map(|line| line.strip_prefix("hemtag-part-worker: "));
    Err(Refusal::ReaderEnded { detail: said.map_or_else(|| status.to_string(), str::to_owned) })
}

/// The signal of the limit of processor time: 24 on Linux and macOS.
fn is_out_of_time(status: ExitStatus) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::process::ExitStatusExt;
        status.signal() == Some(24)
    }
    #[cfg(not(unix))]
    {
        let _ = status;
        false
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    /// A worker that does what the test says.
    fn script(body: &str) -> (tempfile::TempDir, PathBuf) {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("worker");
        std::fs::write(&path, format!("#!/bin/sh\n{body}\n")).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        (folder, path)
    }

    async fn ends(body: &str) -> Refusal {
        let (_folder, path) = script(body);
        read_within(
            &path,
            &[b'x'; 100_000],
            Request::default(),
            Limits::default(),
            Duration::from_millis(700),
        )
        .await
        .unwrap_err()
    }

    #[tokio::test]
    async fn every_end_of_a_worker_has_its_reason() {
        assert_eq!(ends("sleep 60").await, Refusal::OutOfTime);
        assert_eq!(ends("kill -24 $$").await, Refusal::OutOfTime);
        assert_eq!(
            ends("echo 'memory allocation of 9 bytes failed' >&2; kill -6 $$").await,
            Refusal::OutOfMemory
        );
        assert_eq!(ends("echo 'the answer is too large' >&2; exit 1").await, Refusal::AnswerTooLarge);
        assert!(matches!(ends("kill -11 $$").await, Refusal::ReaderEnded { .. }));
        let said = ends("echo 'hemtag-part-worker: the limits cannot be set' >&2; exit 1").await;
        assert_eq!(said, Refusal::ReaderEnded { detail: "the limits cannot be set".into() });
        assert!(matches!(ends("echo nonsense").await, Refusal::ReaderEnded { .. }));
        assert!(matches!(ends("exit 0").await, Refusal::ReaderEnded { .. }));
        assert_eq!(ends(r#"echo '{"refused":{"code":"empty"}}'"#).await, Refusal::Empty);
        let missing = Path::new("/nowhere/hemtag-part-worker");
        let none = read(missing, b"x", Request::default()).await.unwrap_err();
        assert!(matches!(none, Refusal::NoWorker { .. }));
    }
}
