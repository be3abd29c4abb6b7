//! The answers gathered, each with its way back; then the need is stated, or the change of it kept.

use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::{
    Page, Sent, document,
    flow::{Flow, opened, with_draft},
    order, questions,
};
use crate::{
    app::App,
    http::{
        Context, PageResult,
        components::{CheckRow, Tone, back_link, check_answers, notice, page_head},
        page,
    },
    needs::{
        Need, NeedError, NewNeed, drafts,
        model::{Field, NeedDocument, Origin, findings},
        shown,
        summary::{self, Said},
        traced::{self, Files},
        update_need,
    },
    parts::page::thumbnail,
};

/// `POST …/check`
pub(super) async fn state(app: &App, context: &Context, mut flow: Flow, sent: &Sent) -> PageResult<Response> {
    if let Some(open) = order::next(&flow.typed) {
        return Ok(axum::response::Redirect::to(&context.href(&flow.at(open))).into_response());
    }
    let document = document::document(&flow.typed, flow.base.as_ref());
    let Some(draft) = &flow.draft else { return Err(crate::http::PageError::NotFound) };
    let Some(need) = &flow.need else {
        let new = NewNeed {
            document,
            source_format: if flow.base.is_some() { "part" } else { "form" }.to_owned(),
            ..NewNeed::default()
        };
        let need = drafts::state(app, &context.caller, &draft.key, new).await?;
        return Ok(with_draft(opened(app, context, &need, "").await, ""));
    };
    // Who has read what changed meanwhile keeps the change on top of it.
    let seen = sent.iter().find(|(name, _)| name == "version").map(|(_, version)| version.as_str());
    let version = seen.unwrap_or(flow.typed.text("version")).parse().unwrap_or(0);
    match update_need(app, &context.caller, &need.key, version, document).await {
        Ok(need) => {
            drafts::finish(app, &context.caller, &draft.key, &need.key).await?;
            Ok(with_draft(opened(app, context, &need, "?changed=1").await, ""))
        }
        Err(NeedError::ChangedMeanwhile) => {
            let now = need.clone();
            flow.typed.set("version", now.version.to_string());
            let mut response = view(context, app, &flow, Some(&now)).into_response();
            *response.status_mut() = axum::http::StatusCode::CONFLICT;
            response.extensions_mut().insert(crate::http::error::Explained);
            Ok(response)
        }
        Err(error) => Err(error.into()),
    }
}

/// The page. `conflict` is the need as somebody else left it meanwhile.
pub(super) fn view(context: &Context, app: &App, flow: &Flow, conflict: Option<&Need>) -> Markup {
    let l = context.language;
    let document = document::document(&flow.typed, flow.base.as_ref());
    let open = order::next(&flow.typed);
    let title = context.t(if flow.need.is_some() { "need-check-change" } else { "need-check-title" });
    let asked: Vec<_> = findings(&document, app.clock.today());
    let (questions, told): (Vec<_>, Vec<_>) = asked.iter().partition(|f| f.kind.is_question());
    let back = match &flow.need {
        Some(need) => format!("/needs/{}", need.key),
        None => flow.at(Page::Who),
    };
    page(
        context,
        &flow.in_tab(title.clone()),
        html! {
            (back_link(context, &back))
            @if let Some(now) = conflict { (conflict_notice(context, now, &document)) }
            (traced::conflicts(context, &document, &flow.parts, None))
            (page_head(None, &title, Some(&context.t("need-check-lead"))))
            @if let Some(open) = open {
                (notice(Tone::Info, &context.t("need-check-open"), html! {
                    p { a href=(context.href(&flow.at(open))) { (questions::title(l, &flow.typed, open)) } }
                }))
            }
            @if !questions.is_empty() {
                (notice(Tone::Warning, &context.t("findings-questions"), html! {
                    p { (context.t("need-check-questions")) }
                    ul { @for finding in &questions { li {
                        (finding.sentence(l, &document)) " "
                        a href=(context.href(&flow.at(at(flow, finding.field, finding.part)))) { (context.t("need-check-answer")) }
                    } } }
                }))
            }
            (answers(context, flow, &document))
            @if !told.is_empty() {
                details class="ds-details" { summary { (context.t("findings-told")) } div { ul { @for f in &told { li { (f.sentence(l, &document)) } } } } }
            }
            (acts(context, flow, conflict, open.is_some()))
            (drawings(context, flow))
            (parts(context, flow))
        },
    )
}

fn at(flow: &Flow, field: Field, part: Option<usize>) -> Page {
    match Page::of(field, part) {
        Page::Part(_) if order::parts(&flow.typed) == 1 => Page::What,
        page => page,
    }
}

/// The answers: what holds for the whole need, each part by itself where there are several, and the rest.
fn answers(context: &Context, flow: &Flow, document: &NeedDocument) -> Markup {
    let several = document.parts.len() > 1;
    let files = flow.files(document.parts.len());
    let groups = rows(context, flow, document, several, &files);
    html! {
        @if !several { (thumbnail(context, files.picture(0).as_deref())) }
        @for (part, rows) in &groups {
            @match part {
                Some(part) => section class="ht-stack" data-gap="sm" {
                    h2 class="ds-heading" data-size="sm" {
                        (thumbnail(context, files.picture(*part).as_deref()))
                        span { (questions::part_name(context.language, &flow.typed, part + 1)) }
                    }
                    (check_answers(context, rows))
                },
                None => (check_answers(context, rows)),
            }
        }
    }
}

/// In the order of the document; the part is named where its rows stand by themselves.
fn rows(
    context: &Context,
    flow: &Flow,
    document: &NeedDocument,
    several: bool,
    files: &Files<'_>,
) -> Vec<(Option<usize>, Vec<CheckRow>)> {
    let asked = order::pages(&flow.typed);
    let mut groups: Vec<(Option<usize>, Vec<CheckRow>)> = Vec::new();
    let mut put = |part: Option<usize>, row: CheckRow| match groups.last_mut() {
        Some((of, rows)) if *of == part => rows.push(row),
        _ => groups.push((part, vec![row])),
    };
    for row in summary::rows(context.language, document) {
        let page = match (row.field, row.part, row.step) {
            (Field::Process, Some(part), Some(step)) if step > 0 => Page::Step(part + 1, step + 1),
            (field, part, _) => at(flow, field, part),
        };
        // What is not asked and not said is no answer to check.
        if !asked.contains(&page) && row.said == Said::NotGiven || row.field == Field::Notes {
            continue;
        }
        let step = row
            .step
            .filter(|step| *step > 0)
            .map(|s| context.ta("need-step-number", &[("number", (s + 1).into())]));
        let field = row.field.name(context.language);
        put(
            row.part.filter(|_| several),
            CheckRow {
                question: step.map_or_else(|| field.clone(), |step| format!("{field} ({step})")),
                unknown: matches!(row.said, Said::NotKnown | Said::NotGiven),
                answer: match row.said {
                    Said::Value(text) => html! { (text) (read_from(context, row.from, files)) },
                    Said::Unclear(text) => {
                        html! { (context.ta("need-check-unclear", &[("stated", text.into())])) }
                    }
                    Said::NotKnown => html! { (context.t("not-known")) },
                    Said::NotGiven => html! { (context.t("need-check-not-given")) },
                },
                change: Some(flow.at(page)),
            },
        );
    }
    let level = document.confidentiality.code().replace('_', "-");
    put(
        None,
        CheckRow {
            question: context.t("need-field-confidentiality"),
            answer: html! { (context.t(&format!("need-ask-confidentiality-{level}"))) },
            unknown: false,
            change: Some(flow.at(Page::Who)),
        },
    );
    groups
}

/// Where an answer was read, when it was not typed here.
fn read_from(context: &Context, from: Option<Origin>, files: &Files<'_>) -> Markup {
    html! {
        @if let Some(from) = from.filter(|from| *from != Origin::Form) {
            span class="ht-origin" { (files.origin(context, from)) }
        }
    }
}

fn acts(context: &Context, flow: &Flow, conflict: Option<&Need>, open: bool) -> Markup {
    let state = match (&flow.need, conflict) {
        (_, Some(_)) => "need-check-keep-mine",
        (Some(_), None) => "need-check-keep",
        (None, None) => "need-check-state",
    };
    html! {
        @if let Some(draft) = &flow.draft {
            div class="ht-acts" {
                @if !open {
                    form method="post" action=(context.href(&flow.check())) {
                        @if let Some(now) = conflict { input type="hidden" name="version" value=(now.version); }
                        button class="ds-button" type="submit" id="state" { (context.t(state)) }
                    }
                }
                form method="post" action=(context.href(&format!("/needs/new/{}", draft.key))) {
                    button class="ds-button" data-variant="tertiary" type="submit" { (context.t("need-check-throw-away")) }
                }
            }
            p class="ht-small ht-soft" { (context.t("need-draft-kept")) }
        }
    }
}

/// The files behind the answers, and the way to hand a drawing over.
fn drawings(context: &Context, flow: &Flow) -> Markup {
    let to = match (&flow.need, &flow.draft) {
        (Some(need), _) => Some(format!("/needs/{}/drawings", need.key)),
        (None, Some(draft)) => Some(format!("/needs/new/{}/drawings", draft.key)),
        (None, None) => None,
    };
    html! {
        (traced::list(context, &flow.files(0), to.as_deref()))
        @if !flow.drawings.is_empty() { p class="ht-small ht-soft ht-measure" { (context.t("drawing-check-about")) } }
    }
}

/// What else belongs to the product: more parts and steps, and those to take away.
fn parts(context: &Context, flow: &Flow) -> Markup {
    let n = order::parts(&flow.typed);
    let more = context.href(&flow.at(Page::More));
    html! {
        section class="ht-section ht-stack" data-gap="sm" aria-labelledby="parts" {
            h2 class="ds-heading" data-size="sm" id="parts" { (context.t("need-check-parts")) }
            p { a href=(more) { (context.t("need-check-add")) } }
            @for part in 1..=n {
                @let name = questions::part_name(context.language, &flow.typed, part);
                @if n > 1 { (button(&more, &format!("remove-{part}"), &context.ta("need-check-remove", &[("part", name.as_str().into())]))) }
                @if order::steps(&flow.typed, part) > 1 {
                    (button(&more, &format!("unstep-{part}"), &context.ta("need-check-unstep", &[("part", name.as_str().into())])))
                }
            }
        }
    }
}

fn button(action: &str, value: &str, words: &str) -> Markup {
    html! {
        form method="post" action=(action) {
            button class="ds-button" data-variant="secondary" data-size="sm" type="submit" name="more" value=(value) { (words) }
        }
    }
}

/// What stands now where it differs from what is about to be kept, and what to do.
fn conflict_notice(context: &Context, now: &Need, mine: &NeedDocument) -> Markup {
    let l = context.language;
    let (theirs, mine) = (summary::rows(l, &now.document), summary::rows(l, mine));
    let text = |said: &Said| match said {
        Said::Value(text) | Said::Unclear(text) => text.clone(),
        Said::NotKnown => context.t("not-known"),
        Said::NotGiven => context.t("need-check-not-given"),
    };
    let differ: Vec<(String, String)> = theirs
        .iter()
        .filter(|row| !mine.iter().any(|other| other.says_the_same(row)))
        .map(|row| (shown::label(context, &now.document, row), text(&row.said)))
        .collect();
    notice(
        Tone::Warning,
        &context.t("need-conflict-title"),
        html! {
            p { (context.t("need-conflict-text")) }
            ul { @for (label, said) in &differ { li { (label) ": " strong { (said) } } } }
            p { a href=(context.href(&format!("/needs/{}", now.key))) { (context.t("need-conflict-read")) } }
        },
    )
}
