//! What the worker gives up before it reads a byte that nobody vouches for.

use std::io::{self, Write};

use part::conversation::{ANSWER, ANSWER_TOO_LARGE, Limits};

/// Sets the limits of this process for good and hands over the only output there is: libraries that print find nothing
/// but an empty device behind standard output.
///
/// # Errors
/// When the system refuses a limit.
#[cfg(unix)]
pub fn enter(most: Limits) -> io::Result<impl Write> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let answers = rustix::io::fcntl_dupfd_cloexec(rustix::stdio::stdout(), 3)?;
    let nowhere = rustix::fs::open("/dev/null", rustix::fs::OFlags::WRONLY, rustix::fs::Mode::empty())?;
    rustix::stdio::dup2_stdout(&nowhere)?;
    let limits = [
        // The first limit ends the process with a signal of its own, by which the caller knows it.
        (Resource::Cpu, most.seconds, most.seconds + 1),
        (Resource::As, most.memory, most.memory),
        // No file may be written, and no core of a process that may hold a firm's drawing.
        (Resource::Fsize, 0, 0),
        (Resource::Core, 0, 0),
        (Resource::Nproc, 0, 0),
    ];
    for (resource, soft, hard) in limits {
        // macOS knows no limit of address space; the others hold there too.
        match setrlimit(resource, Rlimit { current: Some(soft), maximum: Some(hard) }) {
            Err(_) if cfg!(target_os = "macos") && matches!(resource, Resource::As) => {}
            other => other?,
        }
    }
    #[cfg(target_os = "linux")]
    calls::give_up()?;
    Ok(Limited { inner: std::fs::File::from(answers), left: ANSWER })
}

#[cfg(not(unix))]
pub fn enter(_most: Limits) -> io::Result<impl Write> {
    Ok(Limited { inner: io::stdout(), left: ANSWER })
}

/// Most bytes of memory that this process has had at once; 0 where the system does not say.
#[must_use]
pub fn most_taken() -> u64 {
    #[cfg(target_os = "linux")]
    {
        // SAFETY: all its fields are numbers, for which zeros are values.
        let mut usage: libc::rusage = unsafe { std::mem::zeroed() };
        // SAFETY: it is written to within the call and not kept.
        let done = unsafe { libc::getrusage(libc::RUSAGE_SELF, &raw mut usage) };
        // In kilobytes.
        if done == 0 { u64::try_from(usage.ru_maxrss).unwrap_or(0) * 1024 } else { 0 }
    }
    #[cfg(not(target_os = "linux"))]
    0
}

/// Lets so many bytes out and no more.
#[derive(Debug)]
struct Limited<W> {
    inner: W,
    left: u64,
}

impl<W: Write> Write for Limited<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.left =
            self.left.checked_sub(bytes.len() as u64).ok_or_else(|| io::Error::other(ANSWER_TOO_LARGE))?;
        self.inner.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Calls to the system that the worker has no use for.
#[cfg(target_os = "linux")]
mod calls {
    use std::{collections::BTreeMap, io};

    use seccompiler::{BpfProgram, SeccompAction, SeccompFilter, TargetArch, apply_filter};

    /// Opening files by any way, the network, other processes, and looking into them. They answer "not permitted", so
    /// that a library that tries (for its settings, say) goes on without.
    const GIVEN_UP: &[libc::c_long] = &[
        libc::SYS_openat,
        libc::SYS_openat2,
        libc::SYS_open_by_handle_at,
        libc::SYS_socket,
        libc::SYS_socketpair,
        libc::SYS_connect,
        libc::SYS_bind,
        libc::SYS_listen,
        libc::SYS_accept,
        libc::SYS_accept4,
        libc::SYS_sendto,
        libc::SYS_sendmsg,
        libc::SYS_execve,
        libc::SYS_execveat,
        libc::SYS_clone,
        libc::SYS_clone3,
        libc::SYS_ptrace,
        libc::SYS_process_vm_readv,
        libc::SYS_process_vm_writev,
        libc::SYS_unlinkat,
        libc::SYS_mkdirat,
        libc::SYS_linkat,
        libc::SYS_symlinkat,
        libc::SYS_renameat2,
        libc::SYS_truncate,
        libc::SYS_mount,
        libc::SYS_bpf,
        libc::SYS_io_uring_setup,
        libc::SYS_prlimit64,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_open,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_creat,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_fork,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_vfork,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_unlink,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_rename,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_mkdir,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_link,
        #[cfg(target_arch = "x86_64")]
        libc::SYS_symlink,
    ];

    pub(super) fn give_up() -> io::Result<()> {
        let Ok(architecture) = TargetArch::try_from(std::env::consts::ARCH) else {
            // A machine that the filter does not know: the other limits hold.
            return Ok(());
        };
        let rules: BTreeMap<i64, Vec<seccompiler::SeccompRule>> =
            GIVEN_UP.iter().map(|call| (*call, Vec::new())).collect();
        let denied = SeccompAction::Errno(libc::EPERM as u32);
        let program: BpfProgram = SeccompFilter::new(rules, SeccompAction::Allow, denied, architecture)
            .and_then(TryInto::try_into)
            .map_err(io::Error::other)?;
        apply_filter(&program).map_err(io::Error::other)
    }
}
