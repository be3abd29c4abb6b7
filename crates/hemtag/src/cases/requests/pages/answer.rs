//! The maker's page, behind the letter's own link: what is asked, the need as far as it is shown, and the answer, without an
//! account.

use axum::{
    extract::{Multipart, Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;
use vocabulary::Currency;

use super::{attached, day, parts::said};
use crate::{
    app::{App, random_key},
    cases::{
        disclosure::{self, undertaking_text},
        requests::{
            self, Correction, Given, Opened, RequestError,
            model::{AnswerFault, Kind, MOST_MAKERS, QuoteFault, Reason, Verdict, quote_of},
        },
    },
    files::receive::{self, Received, Sent},
    http::{
        Context, PageError, PageResult, Typed,
        components::{Field, FieldErrors, FieldKind, Tone, error_summary, field, notice, page_head},
        error::again,
        page,
        ration::Client,
    },
    needs,
    parts::drawings,
};

/// What is accepted as a file.
const ACCEPT: &str = ".pdf,.png,.jpg,.jpeg,.dxf,application/pdf,image/png,image/jpeg,image/vnd.dxf";

/// What an address may say besides: what was just done, and a reason that a letter's link chose.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Said {
    done: String,
    no: String,
}

/// `GET /answer/{token}`
///
/// # Errors
/// When the link is not whole.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Path(token): Path<String>,
    Query(query): Query<Said>,
) -> PageResult {
    let opened = requests::open(&app, &context.caller, &token).await?;
    let correction = requests::correction(&app, &context.caller, &token).await?;
    let mut typed = Typed::default();
    if Reason::parse(&query.no).is_some() {
        typed.set("reason", query.no.as_str());
    }
    let done =
        Some(query.done).filter(|done| matches!(done.as_str(), "answered" | "undertaken" | "corrected"));
    let shown = Shown { opened: &opened, correction: correction.as_ref(), token: &token, typed: &typed };
    Ok(view(&context, &shown, done.as_deref(), &FieldErrors::new()))
}

/// `POST /answer/{token}`: an answer, with files.
///
/// # Errors
/// When the link is not whole, or the request is closed.
pub async fn send(
    State(app): State<App>,
    context: Context,
    client: Client,
    Path(token): Path<String>,
    mut form: Multipart,
) -> PageResult<Response> {
    let opened = requests::open(&app, &context.caller, &token).await?;
    let Received { typed, files } = match receive::fields(&mut form).await {
        Ok(received) => received,
        Err(status) if status == axum::http::StatusCode::PAYLOAD_TOO_LARGE => {
            return Err(PageError::TooLarge);
        }
        Err(_) => return Err(PageError::BadRequest),
    };
    let mut errors = FieldErrors::new();
    if !files.is_empty() {
        app.ration.take(client)?;
    }
    let given = read(&app, &context, &opened, &typed, files, &mut errors);
    if let Some(given) = given {
        match requests::answer(&app, &context.caller, &token, given).await {
            Ok(()) => {
                let to = format!("/answer/{token}?done=answered");
                return Ok(Redirect::to(&context.href(&to)).into_response());
            }
            Err(error) => told(&context, error, &mut errors)?,
        }
    }
    let shown = Shown { opened: &opened, correction: None, token: &token, typed: &typed };
    Ok(again(view(&context, &shown, None, &errors)))
}

fn read(
    app: &App,
    context: &Context,
    opened: &Opened,
    typed: &Typed,
    files: Vec<Sent>,
    errors: &mut FieldErrors,
) -> Option<Given> {
    // One click on a reason is a whole no.
    let clicked = typed.given("no").and_then(Reason::parse);
    let verdict = match clicked {
        Some(_) => Some(Verdict::No),
        None => Verdict::parse(typed.text("verdict")),
    };
    let Some(verdict) = verdict else {
        errors.add("verdict", context.t("answer-no-verdict"));
        return None;
    };
    let mut quote = None;
    if opened.request.kind == Kind::Quote && verdict == Verdict::Yes {
        let currency = Currency::parse(typed.text("currency")).unwrap_or(Currency::SEK);
        let text = |name: &str| typed.text(name).to_owned();
        match quote_of(text, &opened.request.quantities, currency, app.clock.today()) {
            Ok(read) => quote = Some(read),
            Err(faults) => {
                for (name, fault) in faults {
                    errors.add(name, quote_fault(context, fault));
                }
                return None;
            }
        }
    }
    Some(Given {
        verdict,
        reason: clicked.or_else(|| Reason::parse(typed.text("reason"))),
        words: typed.text("words").to_owned(),
        quote,
        once: typed.text("once").to_owned(),
        files,
    })
}

fn quote_fault(context: &Context, fault: QuoteFault) -> String {
    context.t(match fault {
        QuoteFault::NotAnAmount => "answer-not-an-amount",
        QuoteFault::NotANumber => "answer-not-days",
        QuoteFault::NotADay => "request-no-day",
        QuoteFault::NoPrice => "answer-no-price",
        QuoteFault::Past => "request-past-day",
    })
}

fn told(context: &Context, error: RequestError, errors: &mut FieldErrors) -> PageResult<()> {
    let (at, sentence) = match error {
        RequestError::Answer(AnswerFault::NoReason) => ("reason", context.t("answer-no-reason")),
        RequestError::Answer(AnswerFault::NoWords) => ("words", context.t("answer-no-words")),
        RequestError::Answer(AnswerFault::TooLong) => ("words", context.t("answer-too-long")),
        RequestError::File(refused) => ("file", refused.sentence(context.language)),
        RequestError::TooManyFiles => {
            ("file", context.ta("answer-too-many-files", &[("most", requests::MOST_FILES.into())]))
        }
        other => return Err(other.into()),
    };
    errors.add(at, sentence);
    Ok(())
}

/// `POST /answer/{token}/undertaking`
///
/// # Errors
/// When the link is not whole.
pub async fn undertake(
    State(app): State<App>,
    context: Context,
    Path(token): Path<String>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let opened = requests::open(&app, &context.caller, &token).await?;
    if !opened.is_open {
        return Err(PageError::Conflict);
    }
    let mut errors = FieldErrors::new();
    if typed.text("accept") != "yes" {
        errors.add("accept", context.t("undertaking-not-accepted"));
    }
    let (name, function) = (typed.text("name"), typed.text("function"));
    if name.is_empty() {
        errors.add("name", context.t("undertaking-no-name"));
    }
    if errors.is_empty() {
        let maker = opened.request.maker;
        let language = context.language;
        disclosure::undertake(&app, &context.caller, language, opened.need_key, maker, name, function)
            .await?;
        let to = format!("/answer/{token}?done=undertaken");
        return Ok(Redirect::to(&context.href(&to)).into_response());
    }
    let shown = Shown { opened: &opened, correction: None, token: &token, typed: &typed };
    Ok(again(view(&context, &shown, None, &errors)))
}

/// `GET /answer/{token}/files/{file}`
///
/// # Errors
/// When there is none in this request.
pub async fn file(
    State(app): State<App>,
    context: Context,
    Path((token, file)): Path<(String, i64)>,
) -> PageResult<Response> {
    let (name, bytes) = requests::file_of(&app, &context.caller, &token, file).await?;
    Ok(attached(&name, bytes))
}

/// `GET /answer/{token}/drawings/{number}` and `GET /answer/{token}/parts/{number}`: what the owner shows of them.
///
/// # Errors
/// When the owner shows none of that number.
pub async fn drawing(
    State(app): State<App>,
    context: Context,
    Path((token, number)): Path<(String, usize)>,
) -> PageResult<Response> {
    let opened = requests::open(&app, &context.caller, &token).await?;
    let drawing = opened.drawings.get(number).ok_or(PageError::NotFound)?;
    let bytes = drawings::content(&app, &context.caller, &drawing.key).await?;
    Ok(attached(&drawing.about.name, bytes))
}

/// See [`drawing`].
///
/// # Errors
/// As [`drawing`].
pub async fn part(
    State(app): State<App>,
    context: Context,
    Path((token, number)): Path<(String, usize)>,
) -> PageResult<Response> {
    let opened = requests::open(&app, &context.caller, &token).await?;
    let part = opened.parts.get(number).ok_or(PageError::NotFound)?;
    let bytes = crate::parts::kept(&app, &context.caller, &part.key, crate::parts::Kept::Content).await?;
    Ok(attached(&part.name, bytes))
}

/// What the page shows.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'s> {
    pub opened: &'s Opened,
    pub correction: Option<&'s Correction>,
    pub token: &'s str,
    pub typed: &'s Typed,
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, shown: &Shown<'_>, done: Option<&str>, errors: &FieldErrors) -> Markup {
    let Shown { opened, token, .. } = *shown;
    let request = &opened.request;
    let title = context.t(&format!("answer-title-{}", request.kind.code()));
    let path = format!("/answer/{token}");
    let lead = context.ta("answer-lead", &[("maker", opened.maker.name.clone().into())]);
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (page_head(None, &title, Some(&lead)))
            @if let Some(done) = done { (notice(Tone::Success, &context.t(&format!("answer-done-{done}")), html! {})) }
            @if let Some(closed) = &request.closed {
                (notice(Tone::Info, &context.t("answer-taken-back"), html! { p { (closed.why) } }))
            } @else if opened.need_closed {
                (notice(Tone::Info, &context.t("answer-need-closed"), html! {}))
            } @else if !opened.is_open {
                (notice(Tone::Info, &context.t("answer-too-late"), html! {}))
            }
            @if let Some(correction) = shown.correction { (super::correct::section(context, shown, correction, errors)) }
            @if !opened.answers.is_empty() {
                section class="ht-section ht-stack" data-gap="sm" aria-labelledby="said" {
                    h2 class="ds-heading" data-size="md" id="said" { (context.t("answer-said")) }
                    (said(context, &opened.answers, &opened.files, |file| format!("{path}/files/{}", file.id)))
                }
            }
            @if let Some(need) = &opened.need {
                section class="ht-section ht-stack" data-gap="sm" aria-labelledby="asked" {
                    h2 class="ds-heading" data-size="md" id="asked" { (context.t("answer-asked")) }
                    @if !request.words.is_empty() { p class="ht-measure ht-words" { (request.words) } }
                    @if let Some(intent) = request.intent { p { strong { (context.t(&format!("request-intent-{}", intent.code().replace('_', "-")))) } } }
                    (needs::shown::card(context, need))
                    (files(context, opened, &path))
                    p class="ht-small ht-soft" {
                        (context.ta("answer-how-many", &[("asked", opened.makers_asked.into()), ("most", MOST_MAKERS.into())]))
                        @if let Some(by) = request.answer_by { " " (context.ta("answer-by", &[("day", context.language.date(by).into())])) }
                    }
                }
                (undertaking(context, shown, &path, errors))
                (form(context, shown, &path, errors))
            }
        },
    )
}

fn files(context: &Context, opened: &Opened, path: &str) -> Markup {
    html! {
        @if !opened.drawings.is_empty() || !opened.parts.is_empty() {
            ul class="ht-list" {
                @for (number, drawing) in opened.drawings.iter().enumerate() {
                    li { a class="ds-link" href=(context.href(&format!("{path}/drawings/{number}"))) download { (drawing.about.name) } }
                }
                @for (number, part) in opened.parts.iter().enumerate() {
                    li { a class="ds-link" href=(context.href(&format!("{path}/parts/{number}"))) download { (part.name) } }
                }
            }
        }
    }
}

/// What is shown when confidentiality is undertaken, and the form that does.
fn undertaking(context: &Context, shown: &Shown<'_>, path: &str, errors: &FieldErrors) -> Markup {
    let Some(level) = shown.opened.disclosed.after_undertaking else {
        return html! {
            @if let Some(given) = &shown.opened.undertaking {
                p class="ht-small ht-soft" { (context.ta("undertaking-given", &[("name", given.name.clone().into()), ("day", day(context, given.at).into())])) }
            }
        };
    };
    let accept = errors.of("accept");
    html! {
        section class="ht-section ht-stack" aria-labelledby="undertaking" {
            h2 class="ds-heading" data-size="md" id="undertaking" { (context.t("undertaking-title")) }
            p class="ht-measure" { (context.ta("undertaking-lead", &[("level", context.t(&format!("disclosure-{}", level.code())).into())])) }
            div class="ht-measure ht-words ht-box" { (undertaking_text(context.language)) }
            form class="ht-form ht-stack" method="post" action=(context.href(&format!("{path}/undertaking"))) novalidate {
                (field(errors, &Field { name: "name", label: context.t("undertaking-name"), value: shown.typed.text("name"), autocomplete: Some("name"), ..Field::default() }))
                (field(errors, &Field { name: "function", label: context.t("undertaking-function"), hint: Some(context.t("undertaking-function-hint")), value: shown.typed.text("function"), autocomplete: Some("organization-title"), ..Field::default() }))
                div class="ds-field" data-invalid[accept.is_some()] {
                    input class="ds-input" type="checkbox" id="accept" name="accept" value="yes" aria-invalid=[accept.map(|_| "true")];
                    label class="ds-label" for="accept" { (context.t("undertaking-accept")) }
                    @if let Some(error) = accept { p class="ds-validation-message" { (error) } }
                }
                p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("undertaking-do")) } }
            }
        }
    }
}

/// Yes, no in one click, or a question.
fn form(context: &Context, shown: &Shown<'_>, path: &str, errors: &FieldErrors) -> Markup {
    let Shown { opened, typed, .. } = *shown;
    let is_quote = opened.request.kind == Kind::Quote;
    let again = opened.latest().is_some();
    let reason = errors.of("reason");
    html! {
        section class="ht-section ht-stack" aria-labelledby="answer" {
            h2 class="ds-heading" data-size="md" id="answer" { (context.t(if again { "answer-again" } else { "answer-heading" })) }
            // The reasons stand after the fields of a quotation: the way there is at the top.
            @if is_quote { p { a class="ds-link" href="#reason" { (context.t("answer-no-jump")) } } }
            form class="ht-form ht-stack" method="post" enctype="multipart/form-data" action=(context.href(path)) novalidate {
                input type="hidden" name="once" value=(random_key());
                @if let Some(error) = errors.of("verdict") { p class="ds-validation-message" id="verdict" { (error) } }
                @if is_quote { (quote(context, shown, errors)) }
                (field(errors, &Field { name: "words", label: context.t("answer-words"), hint: Some(context.t("answer-words-hint")), value: typed.text("words"), kind: FieldKind::Lines(4), ..Field::default() }))
                @let error = errors.of("file");
                div class="ds-field" data-invalid[error.is_some()] {
                    label class="ds-label" for="file" { (context.t("answer-files")) }
                    p data-field="description" id="file-hint" { (context.ta("answer-files-hint", &[("most", requests::MOST_FILES.into())])) }
                    @if let Some(error) = error { p class="ds-validation-message" { (error) } }
                    input class="ds-input" type="file" id="file" name="file" multiple accept=(ACCEPT) aria-describedby="file-hint" aria-invalid=[error.map(|_| "true")];
                }
                p class="ht-acts" {
                    button class="ds-button" type="submit" name="verdict" value="yes" { (context.t(if is_quote { "answer-yes-quote" } else { "answer-yes" })) }
                    " " button class="ds-button" data-variant="secondary" type="submit" name="verdict" value="ask" { (context.t("answer-ask")) }
                }
                fieldset class="ds-fieldset" data-invalid[reason.is_some()] {
                    legend class="ds-label" id="reason" { (context.t("answer-no-legend")) }
                    p data-field="description" { (context.t("answer-no-hint")) }
                    @if let Some(error) = reason { p class="ds-validation-message" { (error) } }
                    p class="ht-acts" {
                        @for one in Reason::ALL {
                            button class="ds-button" data-variant=(if typed.text("reason") == one.code() { "primary" } else { "tertiary" }) type="submit" name="no" value=(one.code()) { (context.t(&format!("request-reason-{}", one.code().replace('_', "-")))) }
                            " "
                        }
                    }
                }
            }
        }
    }
}

fn quote(context: &Context, shown: &Shown<'_>, errors: &FieldErrors) -> Markup {
    let typed = shown.typed;
    let l = context.language;
    let currency = Currency::parse(typed.text("currency")).unwrap_or(Currency::SEK);
    html! {
        fieldset class="ds-fieldset ht-stack" data-gap="sm" {
            legend class="ds-label" { (context.t("answer-quote")) }
            p data-field="description" { (context.t("answer-quote-hint")) }
            @for quantity in &shown.opened.request.quantities {
                @let name = format!("price-{quantity}");
                (field(errors, &Field { name: &name, label: context.ta("request-price-at", &[("quantity", l.number(f64::from(*quantity), 0).into())]), value: typed.text(&name), kind: FieldKind::Decimal, ..Field::default() }))
            }
            div class="ds-field" {
                label class="ds-label" for="currency" { (context.t("answer-currency")) }
                select class="ds-input" id="currency" name="currency" {
                    @for code in ["SEK", "EUR"] { option value=(code) selected[currency.code() == code] { (code) } }
                }
            }
            (field(errors, &Field { name: "tooling", label: context.t("request-tooling"), hint: Some(context.t("answer-tooling-hint")), value: typed.text("tooling"), kind: FieldKind::Decimal, ..Field::default() }))
            (field(errors, &Field { name: "lead_time", label: context.t("request-lead-time"), hint: Some(context.t("answer-lead-time-hint")), value: typed.text("lead_time"), kind: FieldKind::Whole, ..Field::default() }))
            (field(errors, &Field { name: "holds_until", label: context.t("request-holds-until"), value: typed.text("holds_until"), kind: FieldKind::Date, ..Field::default() }))
            (field(errors, &Field { name: "conditions", label: context.t("request-conditions"), value: typed.text("conditions"), kind: FieldKind::Lines(3), ..Field::default() }))
        }
    }
}
