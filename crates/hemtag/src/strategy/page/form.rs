//! The form of the adviser's page: what is asked, the levers, and the factors that are left out. It is sent with GET, so
//! that an answer is an address; with script the answer follows the levers at once.

use maud::{Markup, html};
use strategy::{
    Economics, Lever,
    assumed::{LEAST, MOST},
    data::Zone,
};
use vocabulary::Vocabulary;

use super::asked::Asked;
use crate::{
    http::{
        Context,
        components::{Field, FieldErrors, FieldKind, OptionGroup, Select, checkbox, field, select},
    },
    needs::Need,
};

/// Per cent by which a slider moves.
const STEP: u16 = 5;

/// The right end of a slider: what is beyond is typed into the address. In the middle of the track it stands near 100.
const END: u16 = 200;

pub(super) fn form(
    context: &Context,
    need: &Need,
    asked: &Asked,
    errors: &FieldErrors,
    base: &str,
) -> Markup {
    html! {
        form class="ht-strategy__form ht-stack" method="get" action=(context.href(base)) data-live="answer" data-told=(context.t("strategy-live-told")) {
            @if !asked.text("version").is_empty() {
                input type="hidden" name="version" value=(asked.text("version"));
            }
            (field(errors, &Field {
                name: "quantities",
                label: context.t("strategy-ask-quantities"),
                hint: Some(context.t("strategy-ask-quantities-hint")),
                value: asked.text("quantities"),
                kind: FieldKind::Text,
                ..Field::default()
            }))
            @if need.document.parts.len() > 1 { (part(context, need, asked)) }
            (select(errors, &Select {
                name: "abroad",
                label: context.t("strategy-ask-abroad"),
                hint: None,
                value: &asked.text("abroad").to_uppercase(),
                none: Some(context.t("strategy-ask-abroad-none")),
                groups: vec![OptionGroup { label: String::new(), options: countries(context) }],
            }))
            (select(errors, &Select {
                name: "made_in",
                label: context.t("strategy-ask-made-in"),
                hint: None,
                value: asked.text("made_in"),
                none: Some(context.t("strategy-ask-made-in-nowhere")),
                groups: vec![OptionGroup {
                    label: String::new(),
                    options: ["home", "abroad"]
                        .map(|place| (place.to_owned(), context.t(&format!("strategy-ask-made-in-{place}"))))
                        .to_vec(),
                }],
            }))
            (levers(context, asked, errors, base))
            @if !asked.text("abroad").is_empty() { (factors(context, asked)) }
            div { button class="ds-button" type="submit" { (context.t("strategy-ask")) } }
        }
    }
}

fn countries(context: &Context) -> Vec<(String, String)> {
    let (known, terms) = (Vocabulary::embedded().countries(), context.language.of_terms());
    let name = |code: &str| known.find(code).map_or_else(|| code.to_owned(), |c| c.name(terms).to_owned());
    let all = &Economics::embedded().countries;
    let abroad = all.iter().filter(|country| country.zone != Zone::Home);
    let mut options: Vec<(String, String)> = abroad.map(|c| (c.code.clone(), name(&c.code))).collect();
    options.sort_by(|a, b| a.1.cmp(&b.1));
    options
}

fn part(context: &Context, need: &Need, asked: &Asked) -> Markup {
    let parts = need.document.parts.iter().enumerate();
    let options =
        parts.map(|(number, part)| ((number + 1).to_string(), format!("{}. {}", number + 1, part.name)));
    select(
        &FieldErrors::new(),
        &Select {
            name: "part",
            label: context.t("strategy-ask-part"),
            hint: None,
            value: asked.text("part"),
            none: None,
            groups: vec![OptionGroup { label: String::new(), options: options.collect() }],
        },
    )
}

/// Sliders, each a field of the form: they work without script by the button.
fn levers(context: &Context, asked: &Asked, errors: &FieldErrors, base: &str) -> Markup {
    let with_abroad = !asked.text("abroad").is_empty();
    let shown = Lever::ALL.into_iter().filter(|lever| with_abroad || !lever.is_of_abroad());
    let is_moved = Lever::ALL.into_iter().any(|lever| asked.percent(lever) != 100);
    let slider = |lever: Lever| {
        let (name, percent) = (lever.code(), asked.percent(lever).clamp(LEAST, MOST));
        let error = errors.of(name);
        html! {
            div class="ds-field ht-slider" data-invalid[error.is_some()] {
                label class="ds-label" for=(name) {
                    (context.t(&format!("strategy-lever-{}", name.replace('_', "-"))))
                    " " output class="ht-slider__value" for=(name) { (percent) "\u{a0}%" }
                }
                @if let Some(error) = error { p class="ds-validation-message" id={ (name) "-error" } { (error) } }
                input type="range" id=(name) name=(name) min=(LEAST) max=(END.max(percent)) step=(STEP) value=(percent)
                    aria-invalid=[error.map(|_| "true")];
            }
        }
    };
    html! {
        details class="ds-details" open[is_moved] {
            summary { (context.t("strategy-levers-title")) }
            div class="ht-stack" {
                p { (context.t("strategy-levers-lead")) }
                @for lever in shown { (slider(lever)) }
                @if is_moved {
                    p { a class="ds-link" href=(context.href(&format!("{base}?{}", asked.query_without_levers()))) {
                        (context.t("strategy-levers-reset"))
                    } }
                }
            }
        }
    }
}

fn factors(context: &Context, asked: &Asked) -> Markup {
    html! {
        details class="ds-details" open[asked.skips_any()] {
            summary { (context.t("strategy-skip-title")) }
            fieldset class="ds-fieldset" {
                legend class="ds-label" { (context.t("strategy-skip-lead")) }
                @for factor in &Economics::embedded().factors {
                    (checkbox("skip", &factor.code, context.language.pick(&factor.name_sv, &factor.name_en), asked.skips(&factor.code)))
                }
            }
        }
    }
}
