//! What rules and states are called, and sentences for what is wrong.

use crate::{
    http::Context,
    skills::validation::{
        State,
        model::{Fault, FileFault, NotAssessed, Place, Qualification, Standing},
    },
    words::Language,
};

/// How far a validation has come.
pub(in crate::skills) fn standing(l: Language, standing: Standing) -> String {
    l.t(&format!("valid-standing-{}", standing.code()))
}

/// Whose turn it is.
pub(in crate::skills) fn state(l: Language, state: State) -> String {
    l.t(&format!("valid-state-{}", state.code()))
}

/// What is wrong in a qualification, with its place.
pub(in crate::skills) fn fault(context: &Context, place: &Place, fault: &Fault) -> String {
    let with = |key: &str, name: &'static str, text: &str| context.ta(key, &[(name, text.to_owned().into())]);
    let what = match fault {
        Fault::Code { code } => with("valid-fault-code", "code", code),
        Fault::Twice { code } => with("valid-fault-twice", "code", code),
        Fault::NoName => context.t("valid-fault-no-name"),
        Fault::NoSource => context.t("valid-fault-no-source"),
        Fault::LevelWithoutBasis => context.t("valid-fault-no-basis"),
        Fault::BasisWithoutLevel => context.t("valid-fault-no-level"),
        Fault::EndsBefore { from, until } => context.ta(
            "valid-fault-ends",
            &[("from", from.to_string().into()), ("until", until.to_string().into())],
        ),
        Fault::TooManyUnits { stated, here } => {
            context.ta("valid-fault-units", &[("stated", (*stated).into()), ("here", (*here).into())])
        }
        Fault::NoSuchUnit { code } => with("valid-fault-no-unit", "code", code),
        Fault::Circle { codes } => with("valid-fault-circle", "way", &codes.join(" → ")),
        Fault::NoSuchCertificate { code } => with("valid-fault-no-certificate", "code", code),
        Fault::NoSuchProcess { code } => with("valid-fault-no-process", "code", code),
    };
    match place {
        Place::Head => what,
        Place::Unit(unit) => format!("{} {unit}: {what}", context.t("valid-unit")),
        Place::Outcome { unit, outcome } => {
            format!(
                "{} {unit}, {} {outcome}: {what}",
                context.t("valid-unit"),
                context.t("valid-outcome").to_lowercase()
            )
        }
    }
}

/// What is wrong in a row of a file.
pub(in crate::skills) fn row_fault(context: &Context, fault: &FileFault) -> String {
    let with = |key: &str, text: &str| context.ta(key, &[("text", text.to_owned().into())]);
    match fault {
        FileFault::NotADay { column, text } => {
            context.ta("valid-row-day", &[("column", (*column).into()), ("text", text.as_str().into())])
        }
        FileFault::NotALevel { text } => with("valid-row-level", text),
        FileFault::NotABasis { text } => with("valid-row-basis", text),
        FileFault::NotAKind { text } => with("valid-row-kind", text),
        FileFault::NotANumber { text } => with("valid-row-number", text),
        FileFault::Differs { column, earlier, text } => context.ta(
            "valid-row-differs",
            &[
                ("column", (*column).into()),
                ("earlier", earlier.as_str().into()),
                ("text", text.as_str().into()),
            ],
        ),
        FileFault::NoUnit => context.t("valid-row-no-unit"),
        FileFault::NoQualification => context.t("valid-row-no-qualification"),
    }
}

/// Why a unit is not assessed so, and what to do.
pub(in crate::skills) fn assessed_wrong(
    context: &Context,
    of: &Qualification,
    wrong: &NotAssessed,
) -> String {
    let key = match wrong {
        NotAssessed::NoSuchUnit => "valid-assess-no-unit",
        NotAssessed::Future => "valid-assess-future",
        NotAssessed::NotMappedInDepth => "valid-assess-no-depth",
        NotAssessed::NotInForce => "valid-assess-not-in-force",
        NotAssessed::NotAccredited => "valid-assess-not-accredited",
        NotAssessed::NotAuthorised => "valid-assess-not-authorised",
        NotAssessed::NothingMissing => "valid-assess-nothing-missing",
        NotAssessed::Before(codes) => {
            let name = |code: &String| {
                of.unit(code).map_or(code.as_str(), |unit| unit.name(context.language)).to_owned()
            };
            let names: Vec<String> = codes.iter().map(name).collect();
            return context.ta("valid-assess-before", &[("units", names.join(", ").into())]);
        }
    };
    context.t(key)
}
