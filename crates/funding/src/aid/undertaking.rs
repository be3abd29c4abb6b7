//! Firms that make up one undertaking, and what becomes of their earlier aid when firms merge and split.
//!
//! Linked on the day itself is linked: the earlier aid of a firm that was bought counts from the day of the link on, and that of a
//! firm that was sold goes with it, for each firm keeps what it had the use of.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::money::Span;

/// A firm, by a number of the caller's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FirmId(pub i64);

/// How one firm decides over another (article 2(2), points a to d).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Control {
    /// The majority of the votes.
    Votes,
    /// May appoint or remove the majority of the board.
    Board,
    /// Decides by a contract or by the articles of association.
    Contract,
    /// Alone has the majority of the votes by an agreement with other owners.
    Agreement,
    /// Stated to be linked; how is not known.
    Stated,
}

impl Control {
    pub const ALL: [Control; 5] =
        [Control::Votes, Control::Board, Control::Contract, Control::Agreement, Control::Stated];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Control::Votes => "votes",
            Control::Board => "board",
            Control::Contract => "contract",
            Control::Agreement => "agreement",
            Control::Stated => "stated",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Control> {
        Control::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// One firm decides over another, for a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    pub over: FirmId,
    pub under: FirmId,
    pub control: Control,
    /// The first day; `None`: as long as anybody knows.
    pub from: Option<Date>,
    /// The last day; `None`: still.
    pub to: Option<Date>,
}

impl Link {
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// Firms became one, or one became several, on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub on: Date,
    pub kind: ChangeKind,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// Firms that went up in another, which may be one of them or new.
    Merger { firms: Vec<FirmId>, into: FirmId },
    /// A firm that was divided; it may be one of the parts.
    Split { firm: FirmId, parts: Vec<Part> },
}

/// What came out of a split.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub firm: FirmId,
    /// The book value of its equity on the day of the split, in any unit that is the same for all parts; `None`: not known.
    pub equity: Option<i64>,
}

/// Who is to have aid, and what is known of the firms around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undertaking {
    pub firm: FirmId,
    pub links: Vec<Link>,
    pub changes: Vec<Change>,
    /// False: there may be linked firms that nobody named.
    pub links_known: bool,
}

/// A firm that counts as one with the one asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    pub firm: FirmId,
    /// The link by which it was reached; `None`: the firm itself.
    pub by: Option<Link>,
}

/// The single undertaking on a day: the firm, and every firm that links of the day lead to from it, nearest first. A firm that
/// has gone up in another is that other.
#[must_use]
pub fn members(undertaking: &Undertaking, day: Date) -> Vec<Member> {
    let heir = |firm| heir(firm, &undertaking.changes, day);
    let first = heir(undertaking.firm);
    let mut all = vec![Member { firm: first, by: None }];
    let mut known: BTreeSet<FirmId> = BTreeSet::from([first]);
    let mut next = 0;
    while let Some(member) = all.get(next).copied() {
        for link in undertaking.links.iter().filter(|link| link.holds_on(day)) {
            let (over, under) = (heir(link.over), heir(link.under));
            let other = match member.firm {
                firm if firm == over => under,
                firm if firm == under => over,
                _ => continue,
            };
            if known.insert(other) {
                all.push(Member { firm: other, by: Some(*link) });
            }
        }
        next += 1;
    }
    all
}

/// The firm that a firm has gone up in by a day: itself, where it has not.
#[must_use]
pub fn heir(firm: FirmId, changes: &[Change], day: Date) -> FirmId {
    let mut sorted: Vec<&Change> = changes.iter().filter(|change| change.on <= day).collect();
    sorted.sort_by_key(|change| change.on);
    sorted.iter().fold(firm, |firm, change| match &change.kind {
        ChangeKind::Merger { firms, into } if firms.contains(&firm) => *into,
        _ => firm,
    })
}

/// Why aid to one firm counts with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Merged {
        firm: FirmId,
        into: FirmId,
        on: Date,
    },
    /// The activity that the aid was used for went there.
    Followed {
        firm: FirmId,
        to: FirmId,
        on: Date,
    },
    /// By the parts' equity: `equity` of `total`.
    Divided {
        firm: FirmId,
        to: FirmId,
        on: Date,
        equity: i64,
        total: i64,
    },
    /// It went to one of the parts, and it is not known to which, or how much.
    NotDivided {
        firm: FirmId,
        to: FirmId,
        on: Date,
    },
}

/// What a firm had of one grant, on the way from the firm that got it to the firms that it counts with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Held {
    pub(crate) firm: FirmId,
    pub(crate) span: Span,
    pub(crate) steps: Vec<Step>,
}

/// Whether a grant came before a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Before {
    Yes,
    No,
    NotKnown,
}

/// Whom a grant counts with on a day, and how much of it. `before(day)` tells whether it was granted before a day; `used_by` is
/// the firm that has the activity it was used for, where that is known.
pub(crate) fn held(
    firm: FirmId,
    span: Span,
    used_by: Option<FirmId>,
    changes: &[Change],
    day: Date,
    before: impl Fn(Date) -> Before,
) -> Vec<Held> {
    let mut sorted: Vec<&Change> = changes.iter().filter(|change| change.on <= day).collect();
    sorted.sort_by_key(|change| change.on);
    let mut all = vec![Held { firm, span, steps: Vec::new() }];
    for change in sorted {
        let mut next = Vec::with_capacity(all.len());
        for one in all {
            match &change.kind {
                // Whoever went up in another holds nothing afterwards, whenever it got it.
                ChangeKind::Merger { firms, into } if firms.contains(&one.firm) && one.firm != *into => {
                    next.push(one.passed(*into, Step::Merged { firm: one.firm, into: *into, on: change.on }));
                }
                ChangeKind::Split { firm, parts } if *firm == one.firm && !parts.is_empty() => {
                    let ended = parts.iter().all(|part| part.firm != *firm);
                    match if ended { Before::Yes } else { before(change.on) } {
                        Before::No => next.push(one),
                        Before::Yes => next.extend(one.split(parts, used_by, change.on)),
                        Before::NotKnown => next.extend(one.scattered(parts, change.on)),
                    }
                }
                _ => next.push(one),
            }
        }
        all = next;
    }
    all
}

impl Held {
    fn passed(&self, to: FirmId, step: Step) -> Held {
        let mut steps = self.steps.clone();
        steps.push(step);
        Held { firm: to, span: self.span, steps }
    }

    fn split(self, parts: &[Part], used_by: Option<FirmId>, on: Date) -> Vec<Held> {
        if let Some(to) = used_by.filter(|used| parts.iter().any(|part| part.firm == *used)) {
            return vec![self.passed(to, Step::Followed { firm: self.firm, to, on })];
        }
        let equity: Option<Vec<i64>> = parts.iter().map(|part| part.equity.filter(|e| *e >= 0)).collect();
        let total = equity.as_ref().map_or(0_i64, |all| all.iter().fold(0, |sum, e| sum.saturating_add(*e)));
        let Some(equity) = equity.filter(|_| total > 0) else { return self.scattered(parts, on) };
        // Rounded where the sum stands, so that the parts add up to the whole.
        let until = |amount: i64, equity: i64| {
            let part =
                (i128::from(amount) * i128::from(equity) * 2 + i128::from(total)) / (i128::from(total) * 2);
            i64::try_from(part).unwrap_or(i64::MAX)
        };
        let mut so_far = 0_i64;
        parts
            .iter()
            .zip(equity)
            .map(|(part, equity)| {
                let share = |amount| until(amount, so_far + equity) - until(amount, so_far);
                let span = Span { least: share(self.span.least), most: self.span.most.map(share) };
                so_far += equity;
                let step = Step::Divided { firm: self.firm, to: part.firm, on, equity, total };
                Held { span, ..self.passed(part.firm, step) }
            })
            .collect()
    }

    /// Any of the parts may hold all of it.
    fn scattered(self, parts: &[Part], on: Date) -> Vec<Held> {
        parts
            .iter()
            .map(|part| {
                let step = Step::NotDivided { firm: self.firm, to: part.firm, on };
                Held { span: self.span.perhaps(), ..self.passed(part.firm, step) }
            })
            .collect()
    }
}
