//! Computing that nobody waits for, behind the pages.

use std::thread;

use tokio::sync::oneshot;

/// On a thread of its own, and those that it begins, which leave the processors to whoever serves pages: they take what is left, all of it
/// where nobody comes. What it holds locked must be held for as short a while as can be.
///
/// # Errors
/// When the work panicked, or the system gives no thread.
pub async fn in_background<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, NotDone> {
    let (done, doing) = oneshot::channel();
    let begun = thread::Builder::new().name("background".to_owned()).spawn(move || {
        yield_to_others();
        // Whoever asked may have gone; what was done stays done.
        let _ = done.send(work());
    });
    begun.map_err(NotDone::NoThread)?;
    doing.await.map_err(|_| NotDone::Panicked)
}

/// Why something was not done in the background.
#[derive(Debug, thiserror::Error)]
pub enum NotDone {
    #[error("the system gives no thread: {0}")]
    NoThread(std::io::Error),
    #[error("it panicked; the log says where")]
    Panicked,
}

/// For this thread and those that it begins. Elsewhere than on Linux a thread has no priority of its own that everybody may lower.
fn yield_to_others() {
    #[cfg(target_os = "linux")]
    {
        /// A thread with this niceness gets a sixtieth of what one that serves pages gets.
        const NICE: i32 = 19;
        let yields_already =
            rustix::process::getpriority_process(None).is_ok_and(|niceness| niceness >= NICE);
        if !yields_already {
            // Refused by some sandboxes: then it computes at the priority of all.
            let _ = rustix::process::setpriority_process(None, NICE);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_is_done_is_given_back() {
        assert_eq!(in_background(|| 6 * 7).await.unwrap(), 42);
        let failed = in_background(|| assert_eq!(1, 2)).await;
        assert!(matches!(failed, Err(NotDone::Panicked)));
    }

    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn its_threads_and_theirs_yield_and_no_other_does() {
        let niceness = || rustix::process::getpriority_process(None).expect("a thread may ask for its own");
        let before = niceness();
        let (own, of_its_own) =
            in_background(move || (niceness(), thread::spawn(niceness).join())).await.unwrap();
        assert_eq!((own, of_its_own.expect("it does not panic")), (19, 19));
        assert_eq!(niceness(), before);
    }
}
