//! How amounts, outcomes and parts of decisions are written for people.

use crate::{
    funding::{
        FundingError,
        model::{
            decision::{AidCheck, Outcome},
            lacks::{Lack, Part, Source},
        },
    },
    words::Language,
};

#[must_use]
pub fn outcome(l: Language, outcome: Outcome) -> String {
    l.t(&format!("decision-outcome-{}", outcome.code()))
}

/// The outcome as it stands by now: what was granted and taken back is revoked.
#[must_use]
pub fn stands(l: Language, outcome: Outcome, granted: ::funding::Ore) -> String {
    match outcome {
        Outcome::Granted if !granted.is_positive() => l.t("decision-outcome-revoked"),
        outcome => self::outcome(l, outcome),
    }
}

/// What the check of aid said.
#[must_use]
pub fn aid_check(l: Language, said: Option<&AidCheck>) -> String {
    let euro = |cents: i64| crate::aid::words::euro(l, cents);
    match said {
        None => l.t("decision-aid-not-checked"),
        Some(AidCheck::NotAid) => l.t("decision-aid-check-not-aid"),
        Some(AidCheck::NoRate) => l.t("decision-aid-check-no-rate"),
        Some(AidCheck::Below { regulation, from, to, least, most, worth, room, ceiling }) => {
            let sum = match most {
                Some(most) if most == least => euro(*least),
                Some(most) => l.ta(
                    "decision-aid-check-between",
                    &[("least", euro(*least).into()), ("most", euro(*most).into())],
                ),
                None => l.ta("decision-aid-check-at-least", &[("least", euro(*least).into())]),
            };
            l.ta(
                "decision-aid-check-below",
                &[
                    ("rules", regulation.as_str().into()),
                    ("from", l.date(*from).into()),
                    ("to", l.date(*to).into()),
                    ("sum", sum.into()),
                    ("worth", euro(*worth).into()),
                    ("room", euro(*room).into()),
                    ("ceiling", euro(*ceiling).into()),
                ],
            )
        }
    }
}

#[must_use]
pub fn part(l: Language, part: Part) -> String {
    l.t(&format!("decision-part-{}", part.code()))
}

/// What asks for it.
#[must_use]
pub fn source(l: Language, source: Source) -> String {
    match source {
        Source::Act(section) => l.ta("decision-source-act", &[("section", section.to_string().into())]),
        Source::Handbook => l.t("decision-source-handbook"),
    }
}

/// What is lacking, as a sentence that says what to do.
#[must_use]
pub fn lack(l: Language, lack: &Lack) -> String {
    match lack {
        Lack::Missing(missing) => l.ta("decision-lack-missing", &[("part", part(l, *missing).into())]),
        Lack::PassesShare { most } => l.ta("decision-lack-passes-share", &[("most", l.kronor(*most).into())]),
        Lack::ShareAboveCall { most } => {
            l.ta("decision-lack-share-above", &[("most", most.to_string().into())])
        }
        Lack::NotItsYear { year } => l.ta("decision-lack-year", &[("year", year.to_string().into())]),
        Lack::BudgetDoesNotSum { budget } => {
            l.ta("decision-lack-budget", &[("budget", l.kronor(*budget).into())])
        }
        Lack::EndsBeforeItBegins => l.t("decision-lack-period"),
        Lack::AdvanceAndRetention => l.t("decision-lack-advance"),
        Lack::Amount => l.t("decision-lack-amount"),
    }
}

/// Why nothing was done, where a page can say it: a sentence each. Empty for what is no page's own.
#[must_use]
pub fn refused(l: Language, error: &FundingError) -> Vec<String> {
    use ::funding::ledger::Refused;
    match error {
        FundingError::Lacks(all) => all.iter().map(|one| lack(l, one)).collect(),
        FundingError::SamePerson => vec![l.t("decision-refused-same-person")],
        FundingError::Biased => vec![l.t("decision-refused-biased")],
        FundingError::NoReason => vec![l.t("decision-refused-no-reason")],
        FundingError::Changed => vec![l.t("decision-refused-changed")],
        FundingError::NotNow => vec![l.t("decision-refused-not-now")],
        FundingError::ApplicationChanged(fields) => {
            let names = fields.iter().map(|field| l.t(&format!("decision-changed-{}", field.code())));
            let list = l.list(&names.collect::<Vec<_>>(), crate::words::And::And);
            vec![l.ta("decision-refused-application-changed", &[("parts", list.into())])]
        }
        FundingError::AidFull { room_cents, worth_cents } => {
            let euro = |cents: i64| format!("{}\u{a0}EUR", l.hundredths(cents)).into();
            let room = ("room", euro(*room_cents));
            vec![match worth_cents {
                Some(worth) => l.ta("decision-refused-aid", &[("worth", euro(*worth)), room]),
                None => l.ta("decision-refused-aid-full", &[room]),
            }]
        }
        FundingError::NoAidRules => vec![l.t("decision-refused-aid-rules")],
        FundingError::Money(Refused::PassesFrame { left }) => {
            vec![l.ta("decision-refused-frame", &[("left", l.kronor(*left).into())])]
        }
        FundingError::Money(Refused::PassesCommitment { left }) => {
            vec![l.ta("decision-refused-commitment", &[("left", l.kronor(*left).into())])]
        }
        FundingError::Money(Refused::PassesPaid { paid }) => {
            vec![l.ta("decision-refused-paid", &[("paid", l.kronor(*paid).into())])]
        }
        FundingError::Money(Refused::NotItsYear) => vec![l.t("decision-refused-not-its-year")],
        FundingError::Money(_) => vec![l.t("decision-refused-amount")],
        _ => Vec::new(),
    }
}
