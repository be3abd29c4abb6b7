//! The words of the register of aid: sums, verdicts, reasons. What they mean is the engine's.

use std::collections::HashMap;

use funding::aid::{
    Amount, Article, Counts, Currency, FirmId, Line, Note, Reason, Reckoned, RuleSet, Span, Subject, Verdict,
    When, Window, Worth, article, undertaking::Step,
};
use jiff::civil::Date;

use super::model::{Entry, Firm, Instrument, Origin};
use crate::{app::App, words::Language};

/// Who grants where nothing else is said: whoever runs the installation.
#[must_use]
pub fn agency(app: &App) -> String {
    app.config.operator.clone().unwrap_or_else(|| "Tillväxtverket".to_owned())
}

/// "87 439,34 euro".
#[must_use]
pub fn euro(l: Language, cents: i64) -> String {
    l.ta("aid-euro", &[("amount", l.hundredths(cents).into())])
}

/// "300 000 euro", "between … and …", "at least …".
#[must_use]
pub fn span(l: Language, span: Span) -> String {
    let least = euro(l, span.least);
    match span.most {
        Some(most) if most == span.least => least,
        Some(most) => l.ta("aid-between", &[("least", least.into()), ("most", euro(l, most).into())]),
        None if span.least == 0 => l.t("not-known"),
        None => l.ta("aid-at-least", &[("least", least.into())]),
    }
}

/// Ten thousandths, exactly: "11,4365".
#[must_use]
pub fn rate(l: Language, ten_thousandths: i64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a rate has a handful of digits")]
    let value = ten_thousandths as f64 / 10_000.0;
    l.number(value, 4)
}

/// An amount in its own currency, with the rate that tells it in euro.
#[must_use]
pub fn amount(l: Language, amount: Amount) -> String {
    let text = l.hundredths(amount.minor);
    match (amount.currency, amount.rate) {
        (Currency::Eur, _) => euro(l, amount.minor),
        (Currency::Sek, None) => l.ta("aid-kronor", &[("amount", text.into())]),
        (Currency::Sek, Some(of)) => l.ta(
            "aid-kronor-at",
            &[
                ("amount", text.into()),
                ("rate", rate(l, of.ten_thousandths).into()),
                ("day", l.date(of.on).into()),
            ],
        ),
    }
}

#[must_use]
pub fn worth(l: Language, worth: Worth) -> String {
    match worth {
        Worth::Stated(of) => amount(l, of),
        Worth::Between { least, most } => {
            l.ta("aid-between", &[("least", amount(l, least).into()), ("most", amount(l, most).into())])
        }
        Worth::Hours { hundredths, rate } => l.ta(
            "aid-hours",
            &[("hours", l.hundredths(hundredths).into()), ("rate", amount(l, rate.amount).into())],
        ),
        Worth::NotKnown => l.t("not-known"),
    }
}

#[must_use]
pub fn when(l: Language, when: When) -> String {
    match when {
        When::On(day) => l.date(day),
        When::Between(from, to) => {
            l.ta("aid-between-days", &[("from", l.date(from).into()), ("to", l.date(to).into())])
        }
        When::NotKnown => l.t("not-known"),
    }
}

#[must_use]
pub fn origin(l: Language, origin: Origin) -> String {
    l.t(&format!("aid-origin-{}", origin.code()))
}

#[must_use]
pub fn instrument(l: Language, instrument: Instrument) -> String {
    l.t(&format!("aid-instrument-{}", instrument.code()))
}

/// A firm's name; a sole trader's only for who works with it.
#[must_use]
pub fn firm(firms: &HashMap<FirmId, Firm>, id: FirmId) -> String {
    firms.get(&id).map_or_else(|| "–".to_owned(), |firm| firm.name.clone())
}

/// A firm's number, where it may be shown.
#[must_use]
pub fn number(l: Language, firm: &Firm) -> String {
    match firm.number {
        None => l.t("not-known"),
        Some(number) => number.shown().unwrap_or_else(|| l.t("aid-number-personal")),
    }
}

/// Who had the aid, as it is published.
#[must_use]
pub fn beneficiary(l: Language, firm: &Firm) -> String {
    if firm.is_person() {
        l.ta("aid-sole-trader", &[("number", firm.id.0.into())])
    } else {
        firm.name.clone()
    }
}

#[must_use]
pub fn counts(l: Language, counts: Counts) -> String {
    l.t(match counts {
        Counts::Whole => "aid-counts-whole",
        Counts::Part => "aid-counts-part",
        Counts::Perhaps => "aid-counts-perhaps",
        Counts::No => "aid-counts-no",
    })
}

/// "the Regulation's article 3(8)", where a source says so.
fn by_article(l: Language, rules: &RuleSet, subject: Subject) -> String {
    article(rules, subject).map(|row: &Article| article_words(l, &row.article)).unwrap_or_default()
}

/// "article 3(8)" as the reader's language has it.
#[must_use]
pub fn article_words(l: Language, article: &str) -> String {
    let number = article.strip_prefix("article ").unwrap_or(article);
    l.ta("aid-article", &[("number", number.into())])
}

/// Why a line counts or does not, a sentence each.
#[must_use]
pub fn reasons(l: Language, reckoned: &Reckoned, line: &Line, firms: &HashMap<FirmId, Firm>) -> Vec<String> {
    line.reasons.iter().map(|one| reason(l, reckoned, one, firms)).collect()
}

fn reason(l: Language, reckoned: &Reckoned, reason: &Reason, firms: &HashMap<FirmId, Firm>) -> String {
    let name = |id: FirmId| firm(firms, id);
    let from = || l.date(reckoned.from);
    let by = |subject| by_article(l, reckoned.rules, subject);
    match reason {
        Reason::InWindow => l.ta("aid-why-in-window", &[("from", from().into())]),
        Reason::BeforeWindow => l.ta("aid-why-before", &[("from", from().into())]),
        Reason::AfterDay => l.ta("aid-why-after", &[("day", l.date(reckoned.to).into())]),
        Reason::DayNotKnown => l.t("aid-why-day-not-known"),
        Reason::FiscalNotKnown => l.t("aid-why-fiscal-not-known"),
        Reason::AmountNotKnown => l.t("aid-why-amount-not-known"),
        Reason::OtherFirm { firm } => l.ta("aid-why-other-firm", &[("firm", name(*firm).into())]),
        Reason::Linked { link } => l.ta(
            "aid-why-linked",
            &[
                ("over", name(link.over).into()),
                ("under", name(link.under).into()),
                ("article", by(Subject::SingleUndertaking).into()),
            ],
        ),
        Reason::LinkedSince { link } => l.ta(
            "aid-why-linked-since",
            &[
                ("over", name(link.over).into()),
                ("under", name(link.under).into()),
                ("day", link.from.map_or_else(|| l.t("not-known"), |day| l.date(day)).into()),
                ("article", by(Subject::Merger).into()),
            ],
        ),
        Reason::Moved(step) => moved(l, reckoned, *step, firms),
        Reason::MaybeSame { .. } => l.t("aid-why-maybe-same"),
    }
}

fn moved(l: Language, reckoned: &Reckoned, step: Step, firms: &HashMap<FirmId, Firm>) -> String {
    let name = |id: FirmId| firm(firms, id);
    let by = |subject| by_article(l, reckoned.rules, subject);
    let told = |key: &str, firm: FirmId, to: FirmId, on: Date, subject: Subject| {
        l.ta(
            key,
            &[
                ("firm", name(firm).into()),
                ("to", name(to).into()),
                ("day", l.date(on).into()),
                ("article", by(subject).into()),
            ],
        )
    };
    match step {
        Step::Merged { firm, into, on } => told("aid-why-merged", firm, into, on, Subject::Merger),
        Step::Followed { firm, to, on } => told("aid-why-followed", firm, to, on, Subject::Split),
        Step::NotDivided { firm, to, on } => told("aid-why-not-divided", firm, to, on, Subject::Split),
        Step::Divided { firm, to, on, equity, total } => l.ta(
            "aid-why-divided",
            &[
                ("firm", name(firm).into()),
                ("to", name(to).into()),
                ("day", l.date(on).into()),
                ("equity", l.whole(equity.unsigned_abs()).into()),
                ("total", l.whole(total.unsigned_abs()).into()),
                ("article", by(Subject::Split).into()),
            ],
        ),
    }
}

#[must_use]
pub fn note(l: Language, reckoned: &Reckoned, note: Note) -> String {
    match note {
        Note::RulesChanged { before } => l.ta(
            "aid-note-rules-changed",
            &[
                ("before", before.regulation.as_str().into()),
                ("rules", reckoned.rules.regulation.as_str().into()),
                ("article", by_article(l, reckoned.rules, Subject::Granted).into()),
            ],
        ),
        Note::NoRulesBefore => l.t("aid-note-no-rules-before"),
        Note::LinksNotKnown => l.t("aid-note-links-not-known"),
        Note::GrantsNotKnown => l.t("aid-note-grants-not-known"),
        Note::FiscalNotKnown => l.t("aid-note-fiscal-not-known"),
    }
}

/// "There is room: 212 560,66 euro".
#[must_use]
pub fn verdict(l: Language, verdict: Verdict) -> String {
    match verdict {
        Verdict::Room { cents } => l.ta("aid-room", &[("room", euro(l, cents).into())]),
        Verdict::Full => l.t("aid-full"),
        Verdict::Unknown => l.t("aid-unknown"),
    }
}

/// The rules of a reckoning in a sentence: which, how much, over which days.
#[must_use]
pub fn rules(l: Language, reckoned: &Reckoned) -> String {
    let window = match reckoned.rules.window {
        Window::Fiscal => "aid-window-fiscal",
        Window::Rolling => "aid-window-rolling",
    };
    l.ta(
        "aid-rules",
        &[
            ("regulation", reckoned.rules.regulation.as_str().into()),
            ("ceiling", euro(l, reckoned.rules.ceiling_cents()).into()),
            ("from", l.date(reckoned.from).into()),
            ("to", l.date(reckoned.to).into()),
            ("window", l.t(window).into()),
        ],
    )
}

/// Where an entry comes from, with what it refers to.
#[must_use]
pub fn source(l: Language, entry: &Entry) -> String {
    let origin = origin(l, entry.facts.origin);
    if entry.facts.reference.is_empty() { origin } else { format!("{origin} ({})", entry.facts.reference) }
}
