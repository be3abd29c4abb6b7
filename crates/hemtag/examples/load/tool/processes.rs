//! What processes take of the machine, as Linux tells it. Elsewhere it is not known.

use std::time::Duration;

/// Ticks of a second in which Linux tells a process's time to every program.
const TICKS: u64 = 100;

/// What some processes have taken together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Taken {
    /// Memory that is resident now, in kB.
    pub(super) resident: u64,
    /// The most that was ever resident, in kB.
    pub(super) most_resident: u64,
    /// Time of processors since they began.
    pub(super) processor: Duration,
}

/// `None` when one of them is not there, or the system does not tell.
pub(super) fn taken(processes: &[u32]) -> Option<Taken> {
    if processes.is_empty() {
        return None;
    }
    let mut all = Taken::default();
    for process in processes {
        let folder = format!("/proc/{process}");
        let status = std::fs::read_to_string(format!("{folder}/status")).ok()?;
        let kilobytes = |name: &str| -> Option<u64> {
            let line = status.lines().find_map(|line| line.strip_prefix(name))?;
            line.trim_start_matches(':').split_whitespace().next()?.parse().ok()
        };
        all.resident += kilobytes("VmRSS")?;
        all.most_resident += kilobytes("VmHWM")?;
        let stat = std::fs::read_to_string(format!("{folder}/stat")).ok()?;
        // The name in brackets may hold blanks; the numbers stand behind it.
        let (_, numbers) = stat.rsplit_once(')')?;
        let ticks: u64 =
            numbers.split_whitespace().skip(11).take(2).map(|n| n.parse().unwrap_or(0_u64)).sum();
        all.processor += Duration::from_millis(ticks * 1000 / TICKS);
    }
    Some(all)
}

/// Processors and memory of the machine, in words.
pub(super) fn machine() -> String {
    let processors = std::thread::available_parallelism().map_or(0, usize::from);
    let field = |file: &str, name: &str| {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with(name)).unwrap_or_default().to_owned();
        line.split_once(':').map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
    };
    let model = field("/proc/cpuinfo", "model name");
    let kilobytes = field("/proc/meminfo", "MemTotal");
    let kilobytes: u64 = kilobytes.split_whitespace().next().and_then(|n| n.parse().ok()).unwrap_or(0);
    format!("{processors} processors ({model}), {} GB", kilobytes / 1024 / 1024)
}
