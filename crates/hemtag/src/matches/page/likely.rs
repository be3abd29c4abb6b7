//! The makers that do not name the process, folded under those to ask, and marked as what they are.

use matching::likely::{Reason, Trait};
use maud::{Markup, html};
use vocabulary::{ProcessId, Vocabulary};

use super::Shown;
use crate::{
    http::Context,
    makers::model::MACHINE_WORDS,
    matches::likely::LikelyMaker,
    words::{And, Language},
};

/// Nothing where nobody is likely.
pub(super) fn likely(context: &Context, shown: &Shown<'_>, part: usize, operation: usize) -> Markup {
    let here = shown.likely.iter().find(|one| (one.part, one.operation) == (part, operation));
    let Some(here) = here.filter(|here| !here.makers.is_empty()) else { return html! {} };
    let processes = names(context.language, &here.processes);
    let process = [("process", context.language.list(&processes, And::Or).into())];
    html! {
        details class="ht-section ht-likely" {
            summary { (context.language.counted("likely-title", here.makers.len() as u64)) }
            div class="ht-stack" {
                p { (context.ta("likely-lead", &process)) }
                ul class="ht-results" {
                    @for one in &here.makers { (maker(context, shown, one, &processes)) }
                }
                p class="ht-source" { (context.t("likely-source")) }
            }
        }
    }
}

fn maker(context: &Context, shown: &Shown<'_>, one: &LikelyMaker, processes: &[String]) -> Markup {
    let place = shown.snapshot.sites.get(&one.site).and_then(|site| {
        let kommun = Vocabulary::embedded().places().kommun(site.kommun.as_deref()?)?;
        Some(kommun.name.clone())
    });
    html! {
        li class="ht-result" {
            h4 class="ds-heading" data-size="2xs" { a href=(context.href(&format!("/makers/{}", one.maker))) { (one.name) } }
            p {
                @if let Some(place) = place { (place) ". " }
                (because(context.language, &one.reason, processes))
            }
        }
    }
}

/// "9 of 11 other makers with X and Y also state Z."
#[must_use]
pub fn because(language: Language, reason: &Reason, processes: &[String]) -> String {
    let shared: Vec<String> = reason.shared.iter().map(|each| name(language, *each)).collect();
    language.ta(
        "likely-because",
        &[
            ("also", language.whole(reason.also).into()),
            ("of", language.whole(reason.of).into()),
            ("shared", language.list(&shared, And::And).into()),
            ("process", language.list(processes, And::Or).into()),
        ],
    )
}

fn names(language: Language, processes: &[ProcessId]) -> Vec<String> {
    let terms = Vocabulary::embedded().processes();
    processes.iter().map(|id| terms.get(*id).name(language.of_terms()).to_owned()).collect()
}

fn name(language: Language, of: Trait) -> String {
    let vocabulary = Vocabulary::embedded();
    match of {
        Trait::Process(id) => vocabulary.processes().get(id).name(language.of_terms()).to_owned(),
        Trait::Material(id) => {
            let material = vocabulary.materials().get(id).name(language.of_terms());
            language.ta("likely-material", &[("material", material.into())])
        }
        Trait::Branch(code) => {
            let code = code.to_string();
            let sni = vocabulary.sni();
            let name = sni.by_code(&code).map_or("", |branch| sni.name(branch, language.of_terms()).name);
            language.ta("likely-branch", &[("code", code.into()), ("name", name.into())])
        }
        Trait::Word(number) => {
            let word = usize::try_from(number).ok().and_then(|at| MACHINE_WORDS.get(at)).unwrap_or(&"");
            language.ta("likely-word", &[("word", (*word).into())])
        }
    }
}
