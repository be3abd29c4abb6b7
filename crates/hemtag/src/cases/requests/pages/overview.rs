//! What was asked about a need, how it stands, the quotations side by side, and what is shown to whom.

use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use super::{attached, day, find, money, parts::said, path_of};
use crate::{
    access::{Action, Relation},
    app::{App, random_key},
    cases::{
        Found,
        disclosure::{self, Level},
        requests::{
            self, Asked, Overview, RequestError, SideBySide,
            model::{MOST_MAKERS, State as Stands},
        },
    },
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Column, FieldErrors, Tone, breadcrumbs, data_table, empty, error_summary, facts, notice,
            page_head,
        },
        download::{Cell, Format, Table, Wanted, file_name, links},
        error::again,
        page,
    },
};

/// `GET /cases/{id}/requests`
///
/// # Errors
/// When there is no such case, or the caller may not see it.
pub async fn show(State(app): State<App>, context: Context, Path(id): Path<i64>) -> PageResult {
    let found = find(&app, &context, id).await?;
    let whole = requests::overview(&app, &context.caller, &found).await?;
    Ok(view(&context, &found, &whole, None, &FieldErrors::new()))
}

/// `GET /cases/{id}/requests/quotes`: the quotations side by side as a file.
///
/// # Errors
/// As [`show`].
pub async fn quotes(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    Query(wanted): Query<Wanted>,
) -> PageResult<Response> {
    let found = find(&app, &context, id).await?;
    let whole = requests::overview(&app, &context.caller, &found).await?;
    let day = app.clock.today();
    let table = table(&context, &whole.side_by_side(), day);
    Ok(table.respond(&context, wanted.format.unwrap_or(Format::Csv))?)
}

/// `GET /cases/{id}/requests/{request}/files/{file}`
///
/// # Errors
/// When there is none, or the caller may not see it.
pub async fn file(
    State(app): State<App>,
    context: Context,
    Path((id, request, file)): Path<(i64, i64, i64)>,
) -> PageResult<Response> {
    let found = find(&app, &context, id).await?;
    let (name, bytes) = requests::files_of(&app, &context.caller, &found, request, file).await?;
    Ok(attached(&name, bytes))
}

/// `POST /cases/{id}/requests/{request}/{act}`: agree, again, back, reply, show.
///
/// # Errors
/// When the caller may not, or it cannot be done as things stand.
pub async fn act(
    State(app): State<App>,
    context: Context,
    Path((id, request, act)): Path<(i64, i64, String)>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let found = find(&app, &context, id).await?;
    let caller = &context.caller;
    let words = typed.text("words");
    let done = match act.as_str() {
        "agree" => requests::agree(&app, caller, &found, request).await,
        "again" => requests::send_again(&app, caller, &found, request).await,
        "back" => requests::take_back(&app, caller, &found, request, words).await,
        "reply" => requests::reply(&app, caller, &found, request, words, typed.text("once")).await,
        "show" => show_more(&app, &context, &found, request, &typed).await,
        _ => return Err(PageError::NotFound),
    };
    let sentence = match done {
        Ok(()) => {
            return Ok(Redirect::to(&context.href(&format!("{}#request-{request}", path_of(&found))))
                .into_response());
        }
        Err(RequestError::NoReason) => context.t("request-no-words"),
        Err(RequestError::TooSoon) => context.t("request-too-soon"),
        Err(RequestError::Closed) => context.t("request-is-closed"),
        Err(RequestError::NotQualified) => context.t("request-not-qualified"),
        Err(RequestError::NoAddress { maker }) => {
            context.ta("request-no-address", &[("maker", maker.to_string().into())])
        }
        Err(other) => return Err(other.into()),
    };
    let mut errors = FieldErrors::new();
    errors.add(format!("words-{request}"), sentence);
    let whole = requests::overview(&app, caller, &found).await?;
    Ok(again(view(&context, &found, &whole, Some((request, words)), &errors)))
}

async fn show_more(
    app: &App,
    context: &Context,
    found: &Found,
    request: i64,
    typed: &Typed,
) -> Result<(), RequestError> {
    let level = Level::parse(typed.text("level")).ok_or(RequestError::NotFound)?;
    let whole = requests::overview(app, &context.caller, found).await?;
    let one = whole.asked.iter().find(|one| one.request.id == request).ok_or(RequestError::NotFound)?;
    let relation = if found.relations.contains(&Relation::Owner) { Relation::Owner } else { Relation::None };
    disclosure::disclose(app, &context.caller, relation, found.need.id, one.request.maker, level).await
}

/// The page, from plain data. `typed`: a request, and the words that were typed at it.
#[must_use]
pub fn view(
    context: &Context,
    found: &Found,
    whole: &Overview,
    typed: Option<(i64, &str)>,
    errors: &FieldErrors,
) -> Markup {
    let title = context.t("requests-title");
    let case = format!("/cases/{}", found.case.id.0);
    let count = context.ta("requests-count", &[("asked", whole.makers.into()), ("most", MOST_MAKERS.into())]);
    let may_ask = found.may(&context.caller, Action::TakePartInCase)
        && found.need.closed_at.is_none()
        && found.case.closed_at.is_none();
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[(context.ta("requests-case", &[("number", found.case.id.0.into())]), &case)], &title))
            (page_head(None, &title, Some(&context.t("requests-lead"))))
            p { strong { (count) } }
            @if may_ask {
                p class="ht-acts" {
                    a class="ds-button" href=(context.href(&format!("{}/new", path_of(found)))) { (context.t("requests-ask")) }
                    " " a class="ds-button" data-variant="secondary" href=(context.href(&format!("{case}/outcome"))) { (context.t("outcome-title")) }
                }
            }
            @if found.case.qualified_at.is_none() {
                (notice(Tone::Info, &context.t("requests-not-yet"), html! { p { (context.t("requests-not-yet-text")) } }))
            }
            (side_by_side(context, found, &whole.side_by_side()))
            @if whole.asked.is_empty() {
                (empty(&context.t("requests-none"), html! { p { (context.t("requests-none-text")) } }, None))
            }
            @for one in &whole.asked {
                @let words = typed.filter(|(id, _)| *id == one.request.id).map_or("", |(_, words)| words);
                (request(context, found, whole, one, words, errors))
            }
            (told(context, whole))
        },
    )
}

/// The quotations side by side.
fn side_by_side(context: &Context, found: &Found, side: &SideBySide<'_>) -> Markup {
    if side.quotes.is_empty() {
        return html! {};
    }
    let l = context.language;
    let unknown = || html! { (context.t("not-stated")) };
    let mut columns = vec![Column::text(context.t("request-what"))];
    columns.extend(side.quotes.iter().map(|(one, _)| Column::number(one.maker.clone())));
    let row = |label: String, cell: &dyn Fn(&(&Asked, &requests::model::Quote)) -> Markup| {
        let mut row = vec![html! { (label) }];
        row.extend(side.quotes.iter().map(cell));
        row
    };
    let mut rows = Vec::new();
    for quantity in &side.quantities {
        let lowest = side.lowest(*quantity);
        let shown = l.number(f64::from(*quantity), 0);
        rows.push(row(
            context.ta("request-price-at", &[("quantity", shown.clone().into())]),
            &|(_, quote)| match quote.at(*quantity) {
                Some(each) if lowest == Some(each) => {
                    html! { (money(context, each)) br; span class="ht-small" { (context.t("request-lowest")) } }
                }
                Some(each) => html! { (money(context, each)) },
                None => unknown(),
            },
        ));
        rows.push(row(context.ta("request-whole-at", &[("quantity", shown.into())]), &|(_, quote)| {
            quote.whole(*quantity).map_or_else(unknown, |whole| html! { (money(context, whole)) })
        }));
    }
    rows.push(row(context.t("request-tooling"), &|(_, quote)| {
        quote.tooling.map_or_else(unknown, |tooling| html! { (money(context, tooling)) })
    }));
    rows.push(row(context.t("request-lead-time"), &|(_, quote)| {
        quote
            .lead_time_days
            .map_or_else(unknown, |days| html! { (l.counted("request-days", u64::from(days))) })
    }));
    rows.push(row(context.t("request-holds-until"), &|(_, quote)| {
        quote.holds_until.map_or_else(unknown, |day| html! { (l.date(day)) })
    }));
    rows.push(row(context.t("request-conditions"), &|(_, quote)| match quote.conditions.as_str() {
        "" => unknown(),
        text => html! { span class="ht-words" { (text) } },
    }));
    html! {
        section class="ht-section ht-stack" aria-labelledby="quotes" {
            h2 class="ds-heading" data-size="md" id="quotes" { (context.t("request-quotes")) }
            p class="ht-measure ht-small ht-soft" { (context.t("request-quotes-about")) }
            (data_table(&context.t("request-quotes"), &columns, &rows))
            (links(context, &format!("{}/quotes", path_of(found)), ""))
        }
    }
}

/// The same rows as a file.
fn table(context: &Context, side: &SideBySide<'_>, day: jiff::civil::Date) -> Table {
    let mut rows = Vec::new();
    for (one, quote) in &side.quotes {
        for quantity in &side.quantities {
            let Some(each) = quote.at(*quantity) else { continue };
            rows.push(vec![
                Cell::from(one.maker.as_str()),
                Cell::from(*quantity),
                Cell::from(each.decimal()),
                Cell::from(each.currency.code()),
                Cell::from(quote.tooling.map(vocabulary::Money::decimal)),
                Cell::from(quote.whole(*quantity).map(vocabulary::Money::decimal)),
                Cell::from(quote.lead_time_days),
                Cell::from(quote.holds_until.map(|day| day.to_string())),
                Cell::from(quote.conditions.as_str()),
            ]);
        }
    }
    Table {
        name: file_name(context.language, "offerter", "quotations", day),
        columns: vec![
            "maker",
            "quantity",
            "price_each",
            "currency",
            "tooling",
            "whole",
            "lead_time_days",
            "holds_until",
            "conditions",
        ],
        rows,
        note: None,
    }
}

/// One request: how it stands, what was said, and what can be done.
fn request(
    context: &Context,
    found: &Found,
    whole: &Overview,
    one: &Asked,
    words: &str,
    errors: &FieldErrors,
) -> Markup {
    let id = one.request.id;
    let caller = &context.caller;
    let takes_part = found.may(caller, Action::TakePartInCase);
    let works = found.may(caller, Action::WorkOnCase);
    let is_owner = found.relations.contains(&Relation::Owner);
    let path = format!("{}/{id}", path_of(found));
    let act = |act: &str| context.href(&format!("{path}/{act}"));
    let level = whole.ledger.level(one.request.maker);
    let shown = whole.ledger.of(&found.need, one.request.maker);
    let mut rows = vec![
        (
            context.t("request-kind"),
            html! { (context.t(&format!("request-kind-{}", one.request.kind.code()))) },
        ),
        (
            context.t("request-state"),
            html! { strong { (context.t(&format!("request-state-{}", one.state.code()))) } },
        ),
    ];
    if let Some(intent) = one.request.intent {
        let words = context.t(&format!("request-intent-{}", intent.code().replace('_', "-")));
        rows.push((context.t("request-intent"), html! { (words) }));
    }
    if let Some(sent) = one.request.sent_at {
        rows.push((context.t("request-sent"), html! { (day(context, sent)) }));
    }
    if let Some(by) = one.request.answer_by {
        rows.push((context.t("request-answer-by"), html! { (context.language.date(by)) }));
    }
    if let Some(why) = &one.request.beyond_why {
        rows.push((context.t("request-beyond"), html! { (why) }));
    }
    rows.push((
        context.t("request-shown"),
        html! {
            (context.t(&format!("disclosure-{}", shown.shown.code())))
            @if let Some(then) = shown.after_undertaking {
                "; " (context.ta("request-shown-then", &[("level", context.t(&format!("disclosure-{}", then.code())).into())]))
            }
        },
    ));
    let waits_for_me = match one.state {
        Stands::WaitsForOwner => is_owner,
        Stands::WaitsForAdviser => works && one.request.adviser_agreed_at.is_none(),
        _ => false,
    };
    let is_open = one.request.closed.is_none();
    let field = format!("words-{id}");
    let error = errors.of(&field);
    html! {
        section class="ht-section ht-stack" data-gap="sm" id={ "request-" (id) } aria-labelledby={ "request-" (id) "-title" } {
            h2 class="ds-heading" data-size="sm" id={ "request-" (id) "-title" } {
                a class="ds-link" href=(context.href(&format!("/makers/{}", one.request.maker))) { (one.maker) }
            }
            (facts(&rows))
            @if !one.request.words.is_empty() { p class="ht-measure ht-words" { (one.request.words) } }
            @if let Some(closed) = &one.request.closed {
                p { (context.ta("request-closed-by", &[("who", context.t(&format!("request-party-{}", closed.by.code())).into()), ("day", day(context, closed.at).into())])) " " (closed.why) }
            }
            (said(context, &one.answers, &one.files, |file| format!("{path}/files/{}", file.id)))
            @if takes_part && is_open {
                div class="ht-acts" {
                    @if waits_for_me {
                        form method="post" action=(act("agree")) { button class="ds-button" type="submit" { (context.t("request-agree")) } }
                    }
                    @if one.may_go_again && one.request.sent_at.is_some() && !matches!(one.state, Stands::Answered(_)) {
                        form method="post" action=(act("again")) { button class="ds-button" data-variant="secondary" type="submit" { (context.t("request-again")) } }
                    }
                }
                @if is_owner {
                    form class="ht-row" method="post" action=(act("show")) {
                        label class="ds-label" for={ "level-" (id) } { (context.t("request-show-more")) }
                        select class="ds-input" id={ "level-" (id) } name="level" {
                            @for one in Level::ALL { option value=(one.code()) selected[*one == level] { (context.t(&format!("disclosure-{}", one.code()))) } }
                        }
                        button class="ds-button" data-variant="secondary" data-size="sm" type="submit" { (context.t("request-show-more-do")) }
                    }
                }
                details class="ds-details" open[error.is_some()] {
                    summary { (context.t(if one.request.sent_at.is_some() { "request-reply-or-back" } else { "request-back" })) }
                    div {
                        form class="ht-stack" data-gap="sm" method="post" action=(act(if one.request.sent_at.is_some() { "reply" } else { "back" })) novalidate {
                            input type="hidden" name="once" value=(random_key());
                            div class="ds-field" data-invalid[error.is_some()] {
                                label class="ds-label" for=(field) { (context.t("request-words")) }
                                @if let Some(error) = error { p class="ds-validation-message" id={ (field) "-error" } { (error) } }
                                textarea class="ds-input" id=(field) name="words" rows="3" aria-invalid=[error.map(|_| "true")] { (words) }
                            }
                            p class="ht-acts" {
                                @if one.request.sent_at.is_some() {
                                    button class="ds-button" data-variant="secondary" type="submit" { (context.t("request-reply")) } " "
                                }
                                button class="ds-button" data-variant="tertiary" type="submit" formaction=(act("back")) { (context.t("request-take-back")) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Who was shown what, when, and the undertakings as they were accepted.
fn told(context: &Context, whole: &Overview) -> Markup {
    if whole.ledger.steps.is_empty() && whole.ledger.undertakings.is_empty() {
        return html! {};
    }
    let name = |maker: i64| {
        let known = whole.asked.iter().find(|one| one.request.maker == maker);
        known.map_or_else(|| maker.to_string(), |one| one.maker.clone())
    };
    let columns = [
        Column::text(context.t("request-maker")),
        Column::text(context.t("disclosure-what")),
        Column::text(context.t("disclosure-when")),
    ];
    let rows: Vec<Vec<Markup>> = whole
        .ledger
        .steps
        .iter()
        .map(|step| {
            vec![
                html! { (name(step.maker)) },
                html! { (context.t(&format!("disclosure-{}", step.level.code()))) },
                html! { (context.language.moment(&step.at.to_string())) },
            ]
        })
        .collect();
    html! {
        section class="ht-section ht-stack" aria-labelledby="shown" {
            h2 class="ds-heading" data-size="md" id="shown" { (context.t("disclosure-title")) }
            @if !rows.is_empty() { (data_table(&context.t("disclosure-title"), &columns, &rows)) }
            @for one in &whole.ledger.undertakings {
                details class="ds-details" {
                    summary { (context.ta("undertaking-of", &[("maker", name(one.maker).into()), ("day", day(context, one.at).into())])) }
                    div class="ht-stack" data-gap="sm" {
                        p { (context.ta("undertaking-by", &[("name", one.name.clone().into()), ("function", one.function.clone().into()), ("version", one.version.clone().into())])) }
                        p class="ht-measure ht-words" { (one.text) }
                    }
                }
            }
        }
    }
}
