//! What calls for skills begin with: criteria, kinds of cost and indicators that an officer changes as the call needs.

use super::call::{Both, Call, CallKind, Criterion, Indicator, Named};

fn named(code: &str, sv: &str, en: &str) -> Named {
    Named { code: code.to_owned(), title: Both::new(sv, en) }
}

fn criterion(code: &str, title: [&str; 2], help: [&str; 2], weight: u16) -> Criterion {
    Criterion {
        code: code.to_owned(),
        title: Both::new(title[0], title[1]),
        help: Both::new(help[0], help[1]),
        most: 5,
        weight,
        may_not_apply: false,
    }
}

fn people(code: &str, sv: &str, en: &str) -> Indicator {
    Indicator {
        code: code.to_owned(),
        title: Both::new(sv, en),
        unit: Both::new("personer", "persons"),
        required: true,
    }
}

/// Puts what a kind of call begins with into a call that has none of it.
pub fn fill(call: &mut Call) {
    let staff = named("wages", "Lön under deltagandet", "Wages while taking part");
    let travel = named("travel", "Resor", "Travel");
    let ambition = criterion(
        "ambition",
        ["Företagets mål", "The firm's aims"],
        [
            "Utgår behovet från vad företaget vill göra?",
            "Does the need follow from what the firm wants to do?",
        ],
        30,
    );
    match call.kind {
        CallKind::Projects => {}
        CallKind::Mapping => {
            call.criteria = vec![
                ambition,
                criterion(
                    "quality",
                    ["Kartläggning och validering", "Mapping and validation"],
                    [
                        "Är standarden erkänd och den som validerar ackrediterad?",
                        "Is the standard recognised and whoever validates accredited?",
                    ],
                    40,
                ),
                criterion(
                    "after",
                    ["Vad som händer sedan", "What happens afterwards"],
                    [
                        "Finns en plan för hur resultatet används i företaget?",
                        "Is there a plan for how the firm uses the result?",
                    ],
                    30,
                ),
            ];
            call.cost_kinds = vec![
                named("mapping", "Kartläggning", "Mapping"),
                named("validation", "Validering", "Validation"),
                staff,
                travel,
            ];
            call.indicators = vec![
                people("mapped", "Personer vars kompetens är kartlagd", "Persons whose skills are mapped"),
                people("validated", "Personer som är validerade", "Persons who are validated"),
                Indicator {
                    required: false,
                    ..people(
                        "recognised",
                        "Personer som fått bevis eller intyg",
                        "Persons with a certificate or statement",
                    )
                },
            ];
        }
        CallKind::Development => {
            call.criteria = vec![
                ambition,
                criterion(
                    "shown",
                    ["Behovet är visat", "The need is shown"],
                    [
                        "Har en validering visat att utvecklingen behövs?",
                        "Has a validation shown that the development is needed?",
                    ],
                    40,
                ),
                criterion(
                    "quality",
                    ["Utbildningen", "The training"],
                    ["Leder utbildningen till det som saknas?", "Does the training lead to what is missing?"],
                    30,
                ),
            ];
            call.cost_kinds = vec![named("course", "Utbildning", "Training"), staff, travel];
            call.indicators = vec![
                people("trained", "Personer som har deltagit", "Persons who took part"),
                people(
                    "shown",
                    "Av dem, personer vars behov en validering visat",
                    "Of them, persons whose need a validation had shown",
                ),
            ];
        }
    }
}
