//! Texts that would favour domestic over imported goods: refused where their words leave nothing to judge; where it is a judgement,
//! an officer says why it does not, and the reason is kept with the very text that it is about.

use funding::aid::{Article, Subject, Weighed, Wording, article, rules_on, weigh};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    call::{AidBasis, Both, Call, Condition},
    eligibility::Rule,
};

/// What an officer found of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Looked {
    pub text: String,
    /// Why it favours no domestic goods.
    pub reason: String,
}

/// A text that is refused or waits for a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Domestic {
    /// Its field in the form.
    pub field: String,
    pub text: String,
    /// The words that were found.
    pub words: Vec<String>,
    /// There is nothing to judge. Else a reason is asked for.
    pub refused: bool,
    /// By which it is refused; `None`: no rules are known to hold on the day.
    pub article: Option<&'static Article>,
}

/// The longest reason, in characters.
pub const MOST_REASON: usize = 1_000;

/// A text with the field that it stands in.
pub type Placed<'t> = (String, &'t str);

fn both<'t>(all: &mut Vec<Placed<'t>>, stem: &str, both: &'t Both) {
    all.push((format!("{stem}sv"), &both.sv));
    all.push((format!("{stem}en"), &both.en));
}

/// The texts of a call that bind those who apply; none where its money is no aid.
#[must_use]
pub fn of_call(call: &Call) -> Vec<Placed<'_>> {
    let mut all = Vec::new();
    if call.aid == AidBasis::NotAid {
        return all;
    }
    for (at, one) in call.criteria.iter().enumerate() {
        both(&mut all, &format!("criteria-{at}-"), &one.title);
        both(&mut all, &format!("criteria-{at}-help_"), &one.help);
    }
    for (at, one) in call.eligibility.iter().enumerate() {
        if let Rule::Judged { question } = &one.rule {
            // Both languages stand in one field.
            all.push((format!("eligibility-{at}-value"), &question.sv));
            all.push((format!("eligibility-{at}-value"), &question.en));
        }
    }
    for (at, one) in call.questions.iter().enumerate() {
        both(&mut all, &format!("questions-{at}-"), &one.title);
        both(&mut all, &format!("questions-{at}-help_"), &one.help);
    }
    for (at, one) in call.conditions.iter().enumerate() {
        both(&mut all, &format!("conditions-{at}-"), &one.text);
    }
    all
}

/// The conditions of a decision: a line each of two fields.
#[must_use]
pub fn of_conditions(aid: AidBasis, conditions: &[Condition]) -> Vec<Placed<'_>> {
    if aid == AidBasis::NotAid {
        return Vec::new();
    }
    let lines = conditions.iter().map(|one| {
        [("conditions_sv".to_owned(), one.text.sv.as_str()), ("conditions_en".to_owned(), &one.text.en)]
    });
    lines.flatten().collect()
}

/// What of some texts is refused, or waits for a reason that nobody has given, under the rules of a day. Each text once.
#[must_use]
pub fn found(texts: &[Placed<'_>], looked: &[Looked], day: Date) -> Vec<Domestic> {
    let mut all: Vec<Domestic> = Vec::new();
    for (field, text) in texts {
        let (wordings, refused) = match weigh(text) {
            Weighed::Favours(wordings) => (wordings, true),
            Weighed::Perhaps(wordings) => (wordings, false),
            Weighed::Nothing => continue,
        };
        let is_told = looked.iter().any(|one| one.text == *text && is_reason(&one.reason));
        if (!refused && is_told) || all.iter().any(|one| one.text == *text) {
            continue;
        }
        let words = |one: &Wording| text[one.at.clone()].to_owned();
        all.push(Domestic {
            field: field.clone(),
            text: (*text).to_owned(),
            words: wordings.iter().map(words).collect(),
            refused,
            article: rules_on(day).and_then(|rules| article(rules, Subject::Domestic)),
        });
    }
    all
}

fn is_reason(reason: &str) -> bool {
    !reason.trim().is_empty() && reason.chars().count() <= MOST_REASON
}

/// The reasons that are still about one of some texts.
#[must_use]
pub fn still(texts: &[Placed<'_>], looked: Vec<Looked>) -> Vec<Looked> {
    looked.into_iter().filter(|one| texts.iter().any(|(_, text)| *text == one.text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::funding::{examples, model::call::CallKind};

    fn day() -> Date {
        "2026-11-26".parse().unwrap()
    }

    fn call(condition: &str) -> Call {
        let conditions = vec![Condition { text: Both::new(condition, "") }];
        Call { conditions, ..Call::empty(CallKind::Projects) }
    }

    #[test]
    fn a_text_is_refused_with_the_article_or_waits_for_a_reason_about_that_very_text() {
        let sure = call("Projektet ska använda svenska komponenter.");
        let [one] = &found(&of_call(&sure), &[], day())[..] else { panic!() };
        assert_eq!((one.field.as_str(), one.refused), ("conditions-0-sv", true));
        assert_eq!(one.article.unwrap().article, "article 1(1)(f)");
        assert_eq!(one.words, ["svenska komponenter"]);
        let reason = |text: &str| vec![Looked { text: text.into(), reason: "Det är målgruppen.".into() }];
        let texts = of_call(&sure);
        assert_eq!(found(&texts, &reason(texts[0].1), day()).len(), 1, "no reason makes it right");
        let perhaps = call("Projektet ska hjälpa svenska tillverkare.");
        let texts = of_call(&perhaps);
        assert!(!found(&texts, &[], day())[0].refused);
        assert_eq!(found(&texts, &reason(texts[0].1), day()), []);
        let other = call("Projektet ska hjälpa svenska tillverkare mer.");
        assert_eq!(
            found(&of_call(&other), &reason(texts[0].1), day()).len(),
            1,
            "another text, another look"
        );
        assert_eq!(still(&of_call(&other), reason(texts[0].1)), []);
        let no_aid = Call { aid: AidBasis::NotAid, ..sure.clone() };
        assert_eq!(of_call(&no_aid), []);
    }

    #[test]
    fn the_example_favours_nobody() {
        let call = examples::call("2026-11-26T09:00:00Z".parse().unwrap());
        assert_eq!(found(&of_call(&call), &[], day()), []);
    }
}
