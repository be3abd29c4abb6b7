//! What an answer as a whole says, in sentences: how it ended and why, what to change, what the gap is and who
//! can close it. The page and the terminal say the same.

use matching::{
    Candidate, Counts, Criterion, Gap, GapKind, Relaxation, Verdict,
    answer::Goal,
    ask::{Ask, asks},
    gap::Evidence,
};

use super::{
    model::{OperationAnswer, Reason, tally},
    wording,
};
use crate::words::{And, Language};

/// How the answer to one operation ended, and what to do.
#[must_use]
pub fn reason(language: Language, operation: &OperationAnswer) -> String {
    let counts = &operation.answer.counts;
    match operation.reason {
        Reason::Met => language.counted("reason-met", counts.exact.into()),
        Reason::Ask => language.counted("reason-ask", counts.ask.into()),
        Reason::Change => language.t("reason-change"),
        Reason::Lacking => language.t("reason-lacking"),
        Reason::EmptyRegister => language.t("reason-empty-register"),
        Reason::NothingAsked => language.t("reason-nothing-asked"),
    }
}

/// "Klarar alla 7 krav", "5 av 7 krav klara, fråga om 2", "Saknar 1 av 7": never a percentage.
#[must_use]
pub fn sum(language: Language, candidate: &Candidate) -> String {
    let (required, tally) = tally(candidate);
    let number = |n: usize| language.whole(n as u64).into();
    let (missed, unknown) = (usize::from(tally.required_missed), usize::from(tally.required_unknown));
    let args = [
        ("of", number(required)),
        ("missed", number(missed)),
        ("unknown", number(unknown)),
        ("met", number(required.saturating_sub(missed + unknown))),
    ];
    match (missed, unknown) {
        (0, 0) if required == 0 => language.t("sum-nothing-asked"),
        (0, 0) => language.ta("sum-met", &args),
        (0, _) => language.ta("sum-ask", &args),
        (_, 0) => language.ta("sum-missed", &args),
        _ => language.ta("sum-missed-and-unknown", &args),
    }
}

/// What to ask the maker of a candidate: the criterion and the question.
#[must_use]
pub fn questions(language: Language, asks: &[Ask], candidate: &Candidate) -> Vec<(String, String)> {
    let unknown = candidate.judgements.iter().filter_map(|judgement| match &judgement.verdict {
        Verdict::Unknown { why } => Some((judgement.criterion, *why)),
        _ => None,
    });
    unknown
        .filter_map(|(criterion, why)| {
            let ask = asks.iter().find(|ask| ask.criterion() == criterion)?;
            Some((wording::criterion(language, criterion), wording::question(language, &ask.question, why)))
        })
        .collect()
}

/// A proposal to change the need, in parts: the page sets them apart, the terminal joins them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// "Ändra tolerans och vägg": what the whole is called where the changes stand below it.
    pub title: String,
    /// "Om toleransen får vara ±0,05 mm (IT8) i stället för ±0,02 mm (IT6)".
    pub condition: String,
    /// How many more offers it gives, and what they are.
    pub more: (u32, String),
    /// "2 inom 100 km", when the need states a place; "2 inom 100 km sammanlagt" when it finds some already.
    pub near: Option<String>,
    /// "3 av dem måste frågas", when some must.
    pub ask: Option<String>,
}

/// A relaxation in words. `counts` are those of the answer that it belongs to.
#[must_use]
pub fn proposal(language: Language, relaxation: &Relaxation, counts: &Counts) -> Proposal {
    let changes: Vec<String> = relaxation
        .changes
        .iter()
        .map(|c| wording::change(language, c.criterion, Some(&c.from), &c.to))
        .collect();
    let named: Vec<String> =
        relaxation.changes.iter().map(|c| criterion_within(language, c.criterion)).collect();
    let title = language.ta("proposal-title", &[("what", language.list(&named, And::And).into())]);
    let condition =
        language.ta("proposal-condition", &[("changes", language.list(&changes, And::And).into())]);
    let gives = relaxation.gives;
    let (more, key) = match relaxation.goal {
        Goal::Exact => (gives.exact.saturating_sub(counts.exact), "proposal-exact"),
        Goal::Possible => {
            ((gives.exact + gives.ask).saturating_sub(counts.exact + counts.ask), "proposal-possible")
        }
    };
    // What is near and what must be asked is counted of all that there would be, not of those that come to it.
    let all = match relaxation.goal {
        Goal::Exact => gives.exact,
        Goal::Possible => gives.exact + gives.ask,
    };
    let (near, asked) = if more == all {
        ("proposal-near", "proposal-ask")
    } else {
        ("proposal-near-in-all", "proposal-ask-in-all")
    };
    let near = gives.within_100_km.map(|n| language.counted(near, n.into()));
    let ask = (relaxation.goal == Goal::Possible && gives.ask > 0)
        .then(|| language.counted(asked, gives.ask.into()));
    Proposal { title, condition, more: (more, language.counted(key, more.into())), near, ask }
}

impl Proposal {
    /// The whole sentence.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let mut rest = vec![format!("{}\u{a0}{}", language.whole(self.more.0), self.more.1)];
        rest.extend(self.near.clone());
        rest.extend(self.ask.clone());
        format!("{}: {}.", self.condition, rest.join(", "))
    }
}

/// The stem of a kind's words: `gap-is-design`, `gap-next-design`.
#[must_use]
pub const fn gap_stem(kind: GapKind) -> &'static str {
    match kind {
        GapKind::Unknown => "unknown",
        GapKind::Design => "design",
        GapKind::Skill => "skill",
        GapKind::Capacity => "capacity",
        GapKind::Place => "place",
        GapKind::Capability => "capability",
    }
}

/// What shows the kind of a gap.
#[must_use]
pub fn gap_evidence(language: Language, operation: &OperationAnswer, gap: &Gap) -> String {
    match &gap.evidence {
        Evidence::Questions { offers, asked } => {
            let asks = asks(&operation.need);
            // One criterion may be open in two ways: not stated, or stated only in general.
            let mut about: Vec<String> = Vec::new();
            for open in asked.iter().filter(|open| asks.iter().any(|ask| ask.criterion() == open.criterion)) {
                let name = criterion_within(language, open.criterion);
                if !about.contains(&name) && about.len() < 3 {
                    about.push(name);
                }
            }
            let about = language.list(&about, And::And);
            language.ta(
                "gap-evidence-unknown",
                &[
                    ("count", (*offers).into()),
                    ("n", language.whole(*offers).into()),
                    ("about", about.into()),
                ],
            )
        }
        Evidence::Relaxation(relaxation) => {
            proposal(language, relaxation, &operation.answer.counts).sentence(language)
        }
        Evidence::Nothing if gap.kind == GapKind::Capacity => language.t("gap-evidence-full"),
        Evidence::Nothing => language.t("gap-evidence-nothing"),
    }
}

/// A criterion's name within a sentence: "tolerans"; a standard keeps its capitals.
fn criterion_within(language: Language, criterion: Criterion) -> String {
    let name = wording::criterion(language, criterion);
    if matches!(criterion, Criterion::Certificate(_)) { name } else { name.to_lowercase() }
}

/// What closes a gap of the kind, and who takes the next step.
#[must_use]
pub fn gap_next(language: Language, kind: GapKind) -> String {
    language.t(&format!("gap-next-{}", gap_stem(kind)))
}

/// What the kind means.
#[must_use]
pub fn gap_is(language: Language, kind: GapKind) -> String {
    language.t(&format!("gap-is-{}", gap_stem(kind)))
}
