//! The page where a text is pasted and a person chooses what to keep of it.

use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;
use vocabulary::Vocabulary;

use super::{
    Field as Fact, Proposals, ProposedFact, ProposedOffer, Quote, Sure,
    keep::{Kept, evidence_field, keep_own_words, kept, offer_of, proposals_of},
    words::value_in_words,
};
use crate::{
    access::{self, Action},
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Choice, Choices, Field, FieldErrors, FieldKind, OptionGroup, Select, Tone, breadcrumbs, choices,
            error_summary, field, notice, page_head, select,
        },
        error::explained,
        page,
    },
    makers::{
        edit::{Problems, SaveError, change::to_edit, site_name},
        model::{Maker, MakerId},
        pages::facts_of,
    },
};

/// `GET /makers/{id}/own-words`
///
/// # Errors
/// When the caller may not, or there is no such maker.
pub async fn ask(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    Query(asked): Query<Asked>,
) -> PageResult {
    let maker = to_edit(&app, &context.caller, MakerId(id)).await?;
    let text = maker.own_words.clone().unwrap_or_default();
    let proposals = proposals_of(&text).ok().filter(|_| asked.read == "1");
    let shown = Shown { typed: None };
    Ok(view(&context, &maker, &text, proposals.as_ref().map(|p| (p, &shown)), &FieldErrors::new(), false))
}

/// `read=1`: the text that is kept is read anew.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    read: String,
}

/// `POST /makers/{id}/own-words`: reads the text, or keeps what was ticked (`step=keep`).
///
/// # Errors
/// When the caller may not, or there is no such maker.
pub async fn keep(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    access::check(&context.caller, Action::EditMaker, context.caller.to_maker(id))?;
    let typed = Typed::of_body(&body);
    let maker = to_edit(&app, &context.caller, MakerId(id)).await?;
    let text = typed.0.get("text").and_then(|t| t.first()).cloned().unwrap_or_default();
    let keeps = typed.text("step") == "keep";
    let shown = Shown { typed: keeps.then_some(&typed) };
    let proposals = match proposals_of(&text) {
        Ok(proposals) => proposals,
        Err(problem) => {
            let mut errors = FieldErrors::new();
            errors.add("text", problem.sentence(context.language));
            return Ok(with(
                StatusCode::UNPROCESSABLE_ENTITY,
                view(&context, &maker, &text, None, &errors, false),
            ));
        }
    };
    if !keeps {
        let page = view(&context, &maker, &text, Some((&proposals, &shown)), &FieldErrors::new(), false);
        return Ok(page.into_response());
    }
    let version = typed.text("version").parse().unwrap_or(0);
    match keep_own_words(&app, &context.caller, MakerId(id), &typed, version).await {
        Ok(()) => {
            let to = context.href(&format!("/makers/{id}/edit?done=kept"));
            Ok(Redirect::to(&to).into_response())
        }
        Err(SaveError::Invalid(problems)) => {
            let errors = errors(&context, &problems);
            let page = view(&context, &maker, &text, Some((&proposals, &shown)), &errors, false);
            Ok(with(StatusCode::UNPROCESSABLE_ENTITY, page))
        }
        Err(SaveError::Changed(now)) => {
            let page = view(&context, &now, &text, Some((&proposals, &shown)), &FieldErrors::new(), true);
            Ok(with(StatusCode::CONFLICT, page))
        }
        Err(other) => Err(PageError::from(other)),
    }
}

fn with(status: StatusCode, page: Markup) -> Response {
    explained(status, page)
}

fn errors(context: &Context, problems: &Problems) -> FieldErrors {
    let mut errors = FieldErrors::new();
    for (field, problem) in &problems.0 {
        errors.add(field.clone(), problem.sentence(context.language));
    }
    errors
}

/// What was ticked and typed, when the page is shown again.
struct Shown<'a> {
    typed: Option<&'a Typed>,
}

impl Shown<'_> {
    fn ticked(&self, name: &str, value: &str, at_first: bool) -> bool {
        self.typed.map_or(at_first, |typed| typed.has(name, value))
    }

    fn text(&self, name: &str, at_first: String) -> String {
        self.typed.and_then(|typed| typed.given(name)).map_or(at_first, str::to_owned)
    }
}

fn view(
    context: &Context,
    maker: &Maker,
    text: &str,
    read: Option<(&Proposals, &Shown<'_>)>,
    errors: &FieldErrors,
    changed: bool,
) -> Markup {
    let title = context.t("own-words-title");
    let own = format!("/makers/{}", maker.id);
    let action = context.href(&format!("{own}/own-words"));
    page(
        context,
        &format!("{title}: {}", maker.name),
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[
                (context.t("nav-makers"), "/makers"),
                (maker.name.clone(), &own),
                (context.t("edit-overview"), &format!("{own}/edit")),
            ], &title))
            (page_head(Some(&maker.name), &title, Some(&context.t("own-words-lead"))))
            @if changed {
                (notice(Tone::Warning, &context.t("edit-conflict-title"), html! { p { (context.t("own-words-changed")) } }))
            }
            form class="ht-form ht-stack" method="post" action=(action) novalidate {
                (field(errors, &Field {
                    name: "text", label: context.t("own-words-text"), hint: Some(context.t("own-words-text-hint")),
                    value: text, kind: FieldKind::Lines(if read.is_some() { 6 } else { 14 }), ..Field::default()
                }))
                p { button class="ds-button" data-variant=[read.map(|_| "secondary")] type="submit" name="step" value="read" { (context.t(if read.is_some() { "own-words-again" } else { "own-words-read" })) } }
            }
            @if let Some((proposals, shown)) = read {
                form class="ht-stack" data-gap="lg" method="post" action=(action) novalidate {
                    input type="hidden" name="version" value=(maker.version);
                    textarea name="text" hidden aria-hidden="true" { "\n" (text) }
                    (found(context, maker, text, proposals, shown, errors))
                }
            }
        },
    )
}

fn found(
    context: &Context,
    maker: &Maker,
    text: &str,
    proposals: &Proposals,
    shown: &Shown<'_>,
    errors: &FieldErrors,
) -> Markup {
    let nothing =
        proposals.offers.is_empty() && proposals.certificates.is_empty() && proposals.questions.is_empty();
    html! {
        section class="ht-section ht-stack" {
            h2 { (context.language.counted("own-words-found", proposals.offers.len() as u64)) }
            @if nothing { p { (context.t("own-words-nothing")) } }
            @else { p { (context.t("own-words-choose")) } }
            @if maker.sites.len() > 1 {
                (select(errors, &Select {
                    name: "site", label: context.t("own-words-site"), hint: None,
                    value: &shown.text("site", String::new()), none: None,
                    groups: vec![OptionGroup { label: String::new(), options: maker.sites.iter().map(|s| (s.id.to_string(), site_name(context.language, s))).collect() }],
                }))
            }
            @for (i, offer) in proposals.offers.iter().enumerate() { (offer_card(context, maker, text, i, offer, shown, errors)) }
        }
        @if !proposals.certificates.is_empty() {
            section class="ht-section ht-stack" {
                h2 { (context.t("maker-certificates")) }
                @for (i, held) in proposals.certificates.iter().enumerate() {
                    @let name = Vocabulary::embedded().certificates().get(held.certificate).name(context.language.of_terms());
                    @let has = maker.certificates.iter().any(|h| h.certificate == held.certificate);
                    div class="ht-proposed" data-sure=(held.sure.code()) {
                        (tick(context, "certificate", &i.to_string(), name, shown, held.sure.is_proposed(), if has { Kept::Same } else { Kept::New }))
                        (sure(context, held.sure))
                        (quoted(text, &held.quote))
                    }
                }
            }
        }
        @if !proposals.questions.is_empty() {
            section class="ht-section ht-stack" {
                h2 { (context.t("own-words-questions")) }
                @for (i, question) in proposals.questions.iter().enumerate() { (asked(context, text, i, question, shown, errors)) }
            }
        }
        @if !proposals.not_understood.is_empty() {
            section class="ht-section ht-stack" {
                h2 { (context.t("own-words-not-understood")) }
                p { (context.t("own-words-not-understood-why")) }
                ul class="ht-stack" { @for quote in &proposals.not_understood { li { (quoted(text, quote)) } } }
            }
        }
        @if !nothing {
            p class="ht-actions" {
                button class="ds-button" type="submit" name="step" value="keep" { (context.t("own-words-keep")) }
                " " a class="ds-link" href=(context.href(&format!("/makers/{}/edit", maker.id))) { (context.t("edit-cancel")) }
            }
        }
    }
}

fn asked(
    context: &Context,
    text: &str,
    i: usize,
    question: &super::Question,
    shown: &Shown<'_>,
    errors: &FieldErrors,
) -> Markup {
    let vocabulary = Vocabulary::embedded();
    let name = format!("question-{i}");
    let chosen = shown.text(&name, String::new());
    let mut options: Vec<Choice> = question
        .meanings
        .iter()
        .filter(|m| !matches!(m, vocabulary::AnyTerm::Material(_)))
        .map(|m| {
            let code = vocabulary.code(*m);
            Choice::new(code, vocabulary.name(*m, context.language.of_terms()), chosen == code)
        })
        .collect();
    options.push(Choice::new("", context.t("own-words-question-none"), chosen.is_empty()));
    let words = &text[question.quote.span.clone()];
    html! {
        div class="ht-proposed" data-sure="asked" {
            (quoted(text, &question.quote))
            (choices(context, errors, &Choices {
                name: &name, legend: context.ta("own-words-question", &[("words", words.into())]), heading: false,
                hint: None, many: false, choices: options, unknown: None, columns: true,
            }))
        }
    }
}

fn offer_card(
    context: &Context,
    maker: &Maker,
    text: &str,
    i: usize,
    offer: &ProposedOffer,
    shown: &Shown<'_>,
    errors: &FieldErrors,
) -> Markup {
    let process = Vocabulary::embedded().processes().get(offer.process).name(context.language.of_terms());
    let there = offer_of(maker, offer.process);
    let name = format!("process-{i}");
    html! {
        article class="ht-card ht-proposed" data-sure=(offer.sure.code()) {
            div class="ht-proposed__head" {
                (tick(context, "offer", &i.to_string(), process, shown, offer.sure.is_proposed(), if there.is_some() { Kept::Same } else { Kept::New }))
                (sure(context, offer.sure))
            }
            (quoted(text, &offer.quote))
            @if there.is_none() {
                (field(errors, &Field { name: &name, label: context.t("edit-process"), value: &shown.text(&name, process.to_owned()), ..Field::default() }))
            }
            @if !offer.facts.is_empty() {
                ul class="ht-proposed__facts" {
                    @for (j, fact) in offer.facts.iter().enumerate() {
                        li { (fact_row(context, maker, text, (i, j), offer, fact, shown, errors)) }
                    }
                }
            }
        }
    }
}

#[expect(
    clippy::too_many_arguments,
    reason = "a row shows all of this, and nothing of it belongs together elsewhere"
)]
fn fact_row(
    context: &Context,
    maker: &Maker,
    text: &str,
    (i, j): (usize, usize),
    offer: &ProposedOffer,
    fact: &ProposedFact,
    shown: &Shown<'_>,
    errors: &FieldErrors,
) -> Markup {
    let label = context.t(&format!("own-words-field-{}", fact.field.code().replace('_', "-")));
    let words = value_in_words(context.language, fact.field, &fact.value);
    let kept = kept(offer_of(maker, offer.process), fact);
    let name = format!("value-{i}-{j}");
    let fixed = matches!(fact.field, Fact::Stage | Fact::Sourcing | Fact::Newcomers);
    // A denied offer's facts are not offered, and what stands already is not put over without a word.
    let first = offer.sure.is_proposed() && fact.sure.is_proposed() && kept == Kept::New;
    let typed = if fact.field == Fact::Material { words.clone() } else { fact.value.clone() };
    html! {
        @let editable = !fixed && kept != Kept::Same;
        @let label_there = if editable { label.clone() } else { format!("{label}: {words}") };
        div class="ht-proposed__fact" data-sure=(fact.sure.code()) {
            div class="ht-proposed__what" { (tick(context, "fact", &format!("{i}.{j}"), &label_there, shown, first, kept)) }
            @if editable {
                div class="ht-proposed__value" data-invalid[errors.of(&name).is_some()] {
                    label class="ds-sr-only" for=(name) { (context.ta("own-words-value", &[("field", label.as_str().into())])) }
                    @if let Some(error) = errors.of(&name) { p class="ds-validation-message" id={ (name) "-error" } { (error) } }
                    input class="ds-input" type="text" id=(name) name=(name) value=(shown.text(&name, typed))
                        aria-invalid=[errors.of(&name).map(|_| "true")] aria-describedby=[errors.of(&name).map(|_| format!("{name}-error"))];
                }
            }
            div class="ht-proposed__from" {
                @if kept == Kept::Other {
                    p class="ht-soft" { (context.ta("own-words-other", &[("now", stands(context, maker, offer, fact.field).into())])) }
                }
                @if !fact.complete { p class="ht-soft" { (context.t(incomplete_key(fact.field))) } }
                (quoted(text, &fact.quote))
                (sure(context, fact.sure))
            }
        }
    }
}

/// What the register says of the fact today.
fn stands(context: &Context, maker: &Maker, offer: &ProposedOffer, field: Fact) -> String {
    let name = evidence_field(field);
    offer_of(maker, offer.process)
        .and_then(|known| facts_of(context.language, known).into_iter().find(|(field, _)| *field == name)?.1)
        .unwrap_or_else(|| context.t("not-stated"))
}

const fn incomplete_key(field: Fact) -> &'static str {
    match field {
        Fact::Tolerance => "own-words-incomplete-tolerance",
        _ => "own-words-incomplete-size",
    }
}

/// The box to tick, with what stands already.
fn tick(
    context: &Context,
    name: &str,
    value: &str,
    label: &str,
    shown: &Shown<'_>,
    first: bool,
    kept: Kept,
) -> Markup {
    let id = format!("{name}-{}", value.replace('.', "-"));
    html! {
        @if kept == Kept::Same {
            p class="ht-proposed__kept" { strong { (label) } " " span class="ds-tag" data-size="sm" data-color="success" { (context.t("own-words-kept")) } }
        } @else {
            div class="ds-field" {
                input class="ds-input" type="checkbox" id=(id) name=(name) value=(value) checked[shown.ticked(name, value, first)];
                label class="ds-label" for=(id) { (label) }
            }
        }
    }
}

fn sure(context: &Context, sure: Sure) -> Markup {
    html! {
        @if sure != Sure::Stated {
            span class="ds-tag" data-size="sm" data-color=(if sure.is_proposed() { "neutral" } else { "warning" }) { (context.t(&format!("sure-{}", sure.code()))) }
        }
    }
}

/// The sentence with the very words marked.
fn quoted(text: &str, quote: &Quote) -> Markup {
    let (from, to) = (quote.sentence.start, quote.sentence.end);
    html! {
        blockquote class="ht-quote" {
            (text[from..quote.span.start]) mark { (text[quote.span.clone()]) } (text[quote.span.end..to])
        }
    }
}
