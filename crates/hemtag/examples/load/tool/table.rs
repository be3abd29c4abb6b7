//! What was measured, as tables for the documentation and as JSON for programs.

use std::{io::Write, time::Duration};

use serde_json::{Value, json};

use super::{
    drive::Run,
    mix::{Kind, MIX, Visit},
    processes::{Taken, machine},
    tally::{Spread, Tally},
};

/// What people do, in the order of the table.
const GROUPS: [&str; 4] = ["browsing", "matching", "searching", "saving"];

/// Everything that is told of a run.
pub(super) struct Report<'a> {
    pub(super) options: &'a Run,
    pub(super) nodes: usize,
    pub(super) makers: usize,
    pub(super) offers: u64,
    pub(super) needs: usize,
    pub(super) accounts: usize,
    /// From the start of each server until it listened.
    pub(super) started_in: Vec<Duration>,
    pub(super) quiet_after: Option<Duration>,
    /// From the beginning of the measuring until the last answer.
    pub(super) lasted: Duration,
    /// Time of processors that this program took meanwhile.
    pub(super) own: Option<Duration>,
    pub(super) readings: Vec<(Duration, Taken)>,
    /// Bytes of the database's files before and after.
    pub(super) size: Option<(u64, u64)>,
    pub(super) tally: Tally,
}

impl Report<'_> {
    /// Requests a second that were due and answered.
    fn rate(&self) -> f64 {
        f64::from(u32::try_from(self.all().count).unwrap_or(u32::MAX)) / self.lasted.as_secs_f64()
    }

    fn all(&self) -> Spread {
        self.tally.spread(|_| true)
    }

    fn wrong_of(&self, takes: impl Fn(Kind) -> bool) -> usize {
        self.tally.kinds().filter(|(kind, _)| takes(*kind)).map(|(_, of_kind)| of_kind.wrong).sum()
    }

    /// Processors used between two readings, on average.
    fn processors(&self) -> Vec<f64> {
        let between = |pair: &[(Duration, Taken)]| {
            let used = pair[1].1.processor.saturating_sub(pair[0].1.processor).as_secs_f64();
            let lasted = pair[1].0.saturating_sub(pair[0].0).as_secs_f64();
            if lasted > 0.0 { used / lasted } else { 0.0 }
        };
        self.readings.windows(2).map(between).collect()
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn mb(kilobytes: u64) -> u64 {
    kilobytes / 1024
}

/// Shares of all requests, in percent.
fn shares() -> Vec<(&'static str, u32)> {
    let first = |visit: Visit| match visit {
        Visit::One(kind) => kind.group(),
        _ => "saving",
    };
    GROUPS
        .into_iter()
        .map(|group| {
            let of_group = MIX.iter().filter(|(visit, _)| first(*visit) == group);
            (group, of_group.map(|(_, share)| share).sum::<u32>() / 10)
        })
        .collect()
}

/// # Errors
/// When it cannot be written.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> anyhow::Result<()> {
    let options = report.options;
    let shares: Vec<String> =
        shares().into_iter().map(|(group, share)| format!("{group} {share} %")).collect();
    writeln!(
        out,
        "\n{} makers with {} offers, {} needs, {} accounts; {} requests a second over {} node(s) for {} s ({}); {}.\n",
        report.makers,
        report.offers,
        report.needs,
        report.accounts,
        options.rate,
        report.nodes,
        options.seconds,
        shares.join(", "),
        machine(),
    )?;
    writeln!(out, "| what | requests | wrong | median ms | p95 ms | p99 ms | most ms |")?;
    writeln!(out, "|---|---|---|---|---|---|---|")?;
    line(out, "**all**", report.all(), report.wrong_of(|_| true))?;
    for group in GROUPS {
        let takes = |kind: Kind| kind.group() == group;
        line(out, &format!("**{group}**"), report.tally.spread(takes), report.wrong_of(takes))?;
    }
    for (kind, of_kind) in report.tally.kinds() {
        line(out, kind.label(), report.tally.spread(|one| one == kind), of_kind.wrong)?;
    }
    writeln!(out)?;
    let waited = report.tally.waited();
    writeln!(
        out,
        "Times count from when a request was due. This program sent them {:.1} ms after that (95th percentile; at most {:.0} ms). \
         {:.1} requests a second were answered, with {} MB.",
        ms(waited.p95),
        ms(waited.most),
        report.rate(),
        report.tally.bytes() / 1024 / 1024,
    )?;
    if let Some(own) = report.own {
        writeln!(
            out,
            "This program took {:.0} s of a processor in {:.0} s.",
            own.as_secs_f64(),
            report.lasted.as_secs_f64()
        )?;
    }
    if let Some((before, after)) = report.size {
        writeln!(
            out,
            "The database's files: {} MB before, {} MB after.",
            before / 1024 / 1024,
            after / 1024 / 1024
        )?;
    }
    readings(report, out)?;
    for (kind, of_kind) in report.tally.kinds() {
        if let Some(example) = &of_kind.example {
            writeln!(out, "\nWrong, {} times, {}: {example}", of_kind.wrong, kind.label())?;
        }
    }
    out.flush()?;
    Ok(())
}

fn line(out: &mut dyn Write, what: &str, spread: Spread, wrong: usize) -> std::io::Result<()> {
    let Spread { count, median, p95, p99, most } = spread;
    let [median, p95, p99, most] = [median, p95, p99, most].map(ms);
    writeln!(out, "| {what} | {count} | {wrong} | {median:.1} | {p95:.1} | {p99:.1} | {most:.0} |")
}

/// Memory at each look, and processors since the one before.
fn readings(report: &Report<'_>, out: &mut dyn Write) -> std::io::Result<()> {
    if report.readings.is_empty() {
        return writeln!(out, "What the servers took is not known.");
    }
    writeln!(out, "\n| after s | memory of the server(s), MB | processors since then |\n|---|---|---|")?;
    let processors = std::iter::once(None).chain(report.processors().into_iter().map(Some));
    for ((after, taken), processors) in report.readings.iter().zip(processors) {
        let processors = processors.map_or_else(String::new, |used| format!("{used:.2}"));
        writeln!(out, "| {:.0} | {} | {processors} |", after.as_secs_f64(), mb(taken.resident))?;
    }
    let most = report.readings.iter().map(|(_, taken)| taken.most_resident).max().unwrap_or(0);
    writeln!(out, "\nThe most memory at any time: {} MB.", mb(most))
}

/// The same for programs.
pub(super) fn json(report: &Report<'_>) -> Value {
    let spread = |spread: Spread, wrong: usize| {
        json!({
            "requests": spread.count,
            "wrong": wrong,
            "median_ms": ms(spread.median),
            "p95_ms": ms(spread.p95),
            "p99_ms": ms(spread.p99),
            "most_ms": ms(spread.most),
        })
    };
    let seconds = |time: Duration| time.as_secs_f64();
    let kinds: Vec<Value> = report
        .tally
        .kinds()
        .map(|(kind, of_kind)| {
            let mut told = spread(report.tally.spread(|one| one == kind), of_kind.wrong);
            told["what"] = kind.label().into();
            told["group"] = kind.group().into();
            told["bytes"] = of_kind.bytes.into();
            told["example"] = of_kind.example.clone().into();
            told
        })
        .collect();
    let groups: Vec<Value> = GROUPS
        .into_iter()
        .map(|group| {
            let takes = |kind: Kind| kind.group() == group;
            let mut told = spread(report.tally.spread(takes), report.wrong_of(takes));
            told["group"] = group.into();
            told
        })
        .collect();
    let readings: Vec<Value> = report
        .readings
        .iter()
        .map(|(after, taken)| {
            json!({
                "after_s": seconds(*after),
                "resident_kb": taken.resident,
                "most_resident_kb": taken.most_resident,
                "processor_s": seconds(taken.processor),
            })
        })
        .collect();
    json!({
        "version": 1,
        "made_up": true,
        "machine": machine(),
        "nodes": report.nodes,
        "makers": report.makers,
        "offers": report.offers,
        "needs": report.needs,
        "accounts": report.accounts,
        "rate": report.options.rate,
        "seconds": report.options.seconds,
        "answered_a_second": report.rate(),
        "started_in_s": report.started_in.iter().map(|took| seconds(*took)).collect::<Vec<_>>(),
        "quiet_after_s": report.quiet_after.map(seconds),
        "all": spread(report.all(), report.wrong_of(|_| true)),
        "sent_late_ms": { "p95": ms(report.tally.waited().p95), "most": ms(report.tally.waited().most) },
        "groups": groups,
        "kinds": kinds,
        "servers": readings,
        "own_processor_s": report.own.map(seconds),
        "database_bytes": report.size.map(|(before, after)| json!({ "before": before, "after": after })),
    })
}
