//! The sum of what a single undertaking was granted before, line by line with its reasons, and what it leaves.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    money::{Span, Worth},
    rules::{RuleSet, rule_sets, rules_on},
    undertaking::{Before, FirmId, Link, Member, Step, Undertaking, held, members},
    window::{Fiscal, windows},
};

/// When the right to aid arose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    On(Date),
    /// On one of these days, the first and the last among them.
    Between(Date, Date),
    NotKnown,
}

/// Aid that was granted before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    pub firm: FirmId,
    pub grantor: String,
    pub when: When,
    pub worth: Worth,
    /// The firm that has the activity which the aid was used for, where a split makes that a question and it is known.
    pub used_by: Option<FirmId>,
    /// It may be the same aid as that of another line, which counts already: then it counts not at all, or in full.
    pub maybe_same_as: Option<usize>,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The day on which the right to the new aid would arise: its rules hold.
    pub day: Date,
    /// The day on which it was applied for, where that is another.
    pub applied_on: Option<Date>,
    /// The gross grant equivalent of the new aid, in cents of a euro; `None`: not known.
    pub worth_cents: Option<i64>,
    pub undertaking: Undertaking,
    pub fiscal: Fiscal,
    /// Earlier aid. Aid to firms outside the undertaking may stand among it, and says so in its line.
    pub grants: Vec<Grant>,
    /// False: there may be earlier aid that nobody named.
    pub grants_known: bool,
}

/// Why a grant counts, or does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It lies in the years that count.
    InWindow,
    /// It came before them.
    BeforeWindow,
    /// It came after the day of the question.
    AfterDay,
    /// Its day is not known well enough to say.
    DayNotKnown,
    /// Whether it lies in the years that count depends on the fiscal year, which is not known.
    FiscalNotKnown,
    /// Its amount is not known, or lacks the rate that tells it in euro.
    AmountNotKnown,
    /// Its firm is not one with the one asked about.
    OtherFirm {
        firm: FirmId,
    },
    /// Its firm is linked on the day.
    Linked {
        link: Link,
    },
    /// The same, and the link is younger than the grant: what a firm had before it was bought counts.
    LinkedSince {
        link: Link,
    },
    /// It came to the undertaking, or left it, with a merger or split.
    Moved(Step),
    MaybeSame {
        line: usize,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    /// All of it.
    Whole,
    /// So much of it as its reasons say.
    Part,
    /// It depends on what is not known.
    Perhaps,
    No,
}

/// One grant of the question, in the same place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub counts: Counts,
    /// How much of it counts.
    pub span: Span,
    pub reasons: Vec<Reason>,
}

/// What holds for the whole sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// Other rules held when it was applied for; those of the day on which the right arises hold.
    RulesChanged {
        before: &'static RuleSet,
    },
    /// When it was applied for, no rules are known to have held.
    NoRulesBefore,
    /// There may be linked firms, or earlier aid, that nobody named.
    LinksNotKnown,
    GrantsNotKnown,
    FiscalNotKnown,
}

/// The sum of what counts, and what it leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reckoned {
    pub rules: &'static RuleSet,
    /// The first day whose grants may count, and the first whose grants count for sure: the same, but where the fiscal year is not
    /// known.
    pub from: Date,
    pub surely_from: Date,
    pub to: Date,
    pub members: Vec<Member>,
    pub lines: Vec<Line>,
    pub sum: Span,
    pub worth_cents: Option<i64>,
    pub notes: Vec<Note>,
    pub verdict: Verdict,
}

impl Reckoned {
    /// What is left under the ceiling before the new aid: so much at the least (`None`: nobody knows) and so much at most.
    #[must_use]
    pub fn room(&self) -> (Option<i64>, i64) {
        let ceiling = self.rules.ceiling_cents();
        (self.sum.most.map(|most| (ceiling - most).max(0)), (ceiling - self.sum.least).max(0))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The new aid has room; so much is left before it, at the least.
    Room { cents: i64 },
    /// The ceiling is reached, or would be passed: then none of the new aid is covered.
    Full,
    /// It depends on what is not known.
    Unknown,
}

/// No rules hold on the day: nothing can be granted under them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoRules {
    /// The last that held before.
    pub ended: Option<&'static RuleSet>,
}

/// Reckons what a single undertaking was granted before a day, and whether the new aid has room beside it.
///
/// # Errors
/// For a day without rules.
pub fn reckon(question: &Question) -> Result<Reckoned, NoRules> {
    let day = question.day;
    let ended = || rule_sets().iter().rfind(|rules| rules.valid_to < day);
    let rules = rules_on(day).ok_or_else(|| NoRules { ended: ended() })?;
    let windows = windows(rules, &question.fiscal, day);
    let members = members(&question.undertaking, day);
    let lines: Vec<Line> =
        question.grants.iter().map(|grant| line(grant, question, &windows, &members)).collect();
    let mut sum = lines.iter().fold(Span::NOTHING, |sum, line| sum.and(line.span));
    let mut notes = Vec::new();
    match question.applied_on.map(rules_on) {
        Some(None) => notes.push(Note::NoRulesBefore),
        Some(Some(before)) if before != rules => notes.push(Note::RulesChanged { before }),
        _ => {}
    }
    if !question.undertaking.links_known {
        notes.push(Note::LinksNotKnown);
        sum.most = None;
    }
    if !question.grants_known {
        notes.push(Note::GrantsNotKnown);
        sum.most = None;
    }
    if windows.len() > 1 {
        notes.push(Note::FiscalNotKnown);
    }
    let ceiling = rules.ceiling_cents();
    let worth = question.worth_cents;
    let passes = |sum: i64, worth: i64| sum >= ceiling || sum.saturating_add(worth) > ceiling;
    let verdict = match (sum.most, worth) {
        // Of a worth that is not known, at least nothing is sure.
        _ if passes(sum.least, worth.unwrap_or(0)) => Verdict::Full,
        (Some(most), Some(worth)) if !passes(most, worth) => Verdict::Room { cents: ceiling - most },
        _ => Verdict::Unknown,
    };
    let from = windows.iter().copied().min().unwrap_or(day);
    let surely_from = windows.iter().copied().max().unwrap_or(day);
    Ok(Reckoned {
        rules,
        from,
        surely_from,
        to: day,
        members,
        lines,
        sum,
        worth_cents: worth,
        notes,
        verdict,
    })
}

/// Whether something is so for sure, perhaps, or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sure {
    Yes,
    Perhaps(Reason),
    No(Reason),
}

/// Whether a grant lies in the years that count.
fn in_windows(when: When, windows: &[Date], day: Date) -> Sure {
    let within = |from: &Date, on: Date| *from <= on && on <= day;
    match when {
        When::NotKnown => Sure::Perhaps(Reason::DayNotKnown),
        When::On(on) if on > day => Sure::No(Reason::AfterDay),
        When::On(on) if windows.iter().all(|from| within(from, on)) => Sure::Yes,
        When::On(on) if windows.iter().any(|from| within(from, on)) => Sure::Perhaps(Reason::FiscalNotKnown),
        When::On(_) => Sure::No(Reason::BeforeWindow),
        When::Between(first, last) => {
            let (first, last) = (first.min(last), first.max(last));
            let all = |from: &Date| within(from, first) && within(from, last);
            if windows.iter().all(all) {
                Sure::Yes
            } else if first > day {
                Sure::No(Reason::AfterDay)
            } else if windows.iter().all(|from| last < *from) {
                Sure::No(Reason::BeforeWindow)
            } else {
                Sure::Perhaps(Reason::DayNotKnown)
            }
        }
    }
}

fn line(grant: &Grant, question: &Question, windows: &[Date], members: &[Member]) -> Line {
    let day = question.day;
    let before = |on: Date| match grant.when {
        When::On(granted) if granted < on => Before::Yes,
        When::On(_) => Before::No,
        When::Between(a, b) if a.max(b) < on => Before::Yes,
        When::Between(a, b) if a.min(b) >= on => Before::No,
        When::Between(..) | When::NotKnown => Before::NotKnown,
    };
    let whole = grant.worth.span();
    let held = held(grant.firm, whole, grant.used_by, &question.undertaking.changes, day, before);
    let mut span = Span::NOTHING;
    let mut reasons = Vec::new();
    let mut is_part = false;
    let mut ours = 0;
    for one in &held {
        let Some(member) = members.iter().find(|member| member.firm == one.firm) else { continue };
        ours += 1;
        span = span.and(one.span);
        is_part |= one.steps.iter().any(|step| matches!(step, Step::Divided { .. }));
        reasons.extend(one.steps.iter().map(|step| Reason::Moved(*step)));
        if let Some(link) = member.by {
            let is_younger = link.from.is_some_and(|from| before(from) == Before::Yes);
            reasons.push(if is_younger { Reason::LinkedSince { link } } else { Reason::Linked { link } });
        }
    }
    if ours == 0 {
        let steps = held.iter().flat_map(|one| one.steps.iter().map(|step| Reason::Moved(*step)));
        let reasons = steps.chain([Reason::OtherFirm { firm: grant.firm }]).collect();
        return Line { counts: Counts::No, span: Span::NOTHING, reasons };
    }
    // However the parts of a split may hold it, together they hold no more than all of it.
    if let (Some(most), Some(all)) = (span.most, whole.most) {
        span.most = Some(most.min(all));
    }
    let mut counts = if ours < held.len() || is_part { Counts::Part } else { Counts::Whole };
    if held.len() == ours {
        // All of it is within the undertaking, wherever in it.
        span = whole;
        counts = Counts::Whole;
    }
    match in_windows(grant.when, windows, day) {
        Sure::No(reason) => {
            return Line { counts: Counts::No, span: Span::NOTHING, reasons: vec![reason] };
        }
        Sure::Yes => reasons.push(Reason::InWindow),
        Sure::Perhaps(reason) => {
            reasons.push(reason);
            span = span.perhaps();
        }
    }
    if whole.most.is_none_or(|most| most != whole.least) {
        reasons.push(Reason::AmountNotKnown);
    }
    if let Some(line) = grant.maybe_same_as {
        reasons.push(Reason::MaybeSame { line });
        span = span.perhaps();
    }
    if span.most != Some(span.least) {
        counts = Counts::Perhaps;
    }
    Line { counts, span, reasons }
}
