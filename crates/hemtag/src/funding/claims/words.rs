//! How claims, their states and what is wrong with them are written for people.

use super::{Grant, NextStep};
use crate::{
    funding::{
        FundingError,
        decisions::words,
        model::{
            application::WaitsFor,
            claim::{ADVANCE, ClaimKind, ClaimState, Cut, CutRule},
            reckon::ClaimWrong,
            skills::CourseWrong,
        },
    },
    words::Language,
};

#[must_use]
pub fn kind(l: Language, kind: ClaimKind) -> String {
    l.t(&format!("claim-kind-{}", kind.code()))
}

#[must_use]
pub fn state(l: Language, state: ClaimState) -> String {
    l.t(&format!("claim-state-{}", state.code()))
}

#[must_use]
pub fn waits_for(l: Language, who: WaitsFor) -> String {
    l.t(&format!("claim-waits-{}", who.code()))
}

#[must_use]
pub fn step(l: Language, step: NextStep) -> String {
    l.t(&format!("claim-next-{}", step.code()))
}

/// What a kind of cost is called in the grant's call.
#[must_use]
pub fn cost_kind(l: Language, grant: &Grant, code: &str) -> String {
    if code == ADVANCE {
        return l.t("claim-kind-advance");
    }
    grant.call.call.cost_kind(code).map_or_else(|| code.to_owned(), |kind| kind.title.of(l).to_owned())
}

/// What is wrong, as a sentence that says what to do.
#[must_use]
pub fn wrong(l: Language, wrong: &ClaimWrong) -> String {
    match wrong {
        ClaimWrong::Nothing => l.t("claim-wrong-nothing"),
        ClaimWrong::Amount => l.t("claim-wrong-amount"),
        ClaimWrong::NoSuchKind { kind } => l.ta("claim-wrong-kind", &[("kind", kind.as_str().into())]),
        ClaimWrong::NotItsYear { year } => l.ta("claim-wrong-year", &[("year", year.to_string().into())]),
        ClaimWrong::Period => l.t("claim-wrong-period"),
        ClaimWrong::NoIndicator { code } => l.ta("claim-wrong-indicator", &[("code", code.as_str().into())]),
        ClaimWrong::Course(wrong) => course(l, wrong),
        ClaimWrong::NoReport => l.t("claim-wrong-report"),
        ClaimWrong::NoSignatory => l.t("claim-wrong-signatory"),
        ClaimWrong::NotDeclared => l.t("claim-wrong-declared"),
        ClaimWrong::PassesAdvance { left } => {
            l.ta("claim-wrong-advance", &[("left", l.kronor(*left).into())])
        }
        ClaimWrong::PassesYear { year, left } => l.ta(
            "claim-wrong-passes-year",
            &[("year", year.to_string().into()), ("left", l.kronor(*left).into())],
        ),
        ClaimWrong::CutWithoutReason { row } => {
            l.ta("claim-wrong-cut-reason", &[("row", row.to_string().into())])
        }
        ClaimWrong::CutAboveCost { row, most } => l.ta(
            "claim-wrong-cut-above",
            &[("row", row.to_string().into()), ("most", l.kronor(*most).into())],
        ),
        ClaimWrong::NoReasons => l.t("claim-wrong-reasons"),
        ClaimWrong::BeyondCosts { ore } => l.ta("claim-wrong-beyond", &[("ore", l.kronor(*ore).into())]),
        ClaimWrong::NotBack { ore } => l.ta("claim-wrong-not-back", &[("ore", l.kronor(*ore).into())]),
        ClaimWrong::NoFinal => l.t("claim-wrong-no-final"),
    }
}

fn course(l: Language, wrong: &CourseWrong) -> String {
    let at = |key: &str, row: usize| {
        l.ta(&format!("claim-wrong-course-{key}"), &[("row", row.to_string().into())])
    };
    match wrong {
        CourseWrong::NoName { row } => at("name", *row),
        CourseWrong::NoPeople { row } => at("people", *row),
        CourseWrong::MoreValidated { row } => at("more", *row),
        CourseWrong::NoValidation { row } => at("validation", *row),
        CourseWrong::NotYet { row } => at("not-yet", *row),
        CourseWrong::DoNotSum { kind, year, courses, cost } => l.ta(
            "claim-wrong-course-sum",
            &[
                ("kind", kind.as_str().into()),
                ("year", year.to_string().into()),
                ("courses", l.kronor(*courses).into()),
                ("cost", l.kronor(*cost).into()),
            ],
        ),
    }
}

/// Why something is cut: an officer's words, or the rule with its reckoning.
#[must_use]
pub fn cut_reason(l: Language, cut: &Cut) -> String {
    match &cut.rule {
        None => cut.reason.clone(),
        Some(CutRule::NotShown { course, cost, took_part, validated }) => l.ta(
            "claim-cut-not-shown",
            &[
                ("course", course.as_str().into()),
                ("cost", l.kronor(*cost).into()),
                ("took", (*took_part).into()),
                ("validated", (*validated).into()),
                ("counts", l.kronor(cost.minus(cut.amount)).into()),
            ],
        ),
    }
}

/// Why nothing was done, where a page can say it: a sentence each. Empty for what is no page's own.
#[must_use]
pub fn refused(l: Language, error: &FundingError) -> Vec<String> {
    match error {
        FundingError::ClaimWrong(all) => all.iter().map(|one| wrong(l, one)).collect(),
        FundingError::Changed => vec![l.t("claim-refused-changed")],
        FundingError::NotNow => vec![l.t("claim-refused-not-now")],
        FundingError::NoReason => vec![l.t("claim-refused-no-reason")],
        FundingError::WrongDay => vec![l.t("claim-refused-day")],
        FundingError::Biased => vec![l.t("claim-refused-biased")],
        other => words::refused(l, other),
    }
}
