//! For a maker and for advisers: where letters go, what the maker was asked, who contacted it; and the end of letters with
//! questions.

use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

use super::day;
use crate::{
    access::{Action, check},
    app::App,
    cases::requests::{
        self, Asked, Reach, RequestError,
        contact::{self, Contact, Way},
    },
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Column, Field, FieldErrors, FieldKind, OptionGroup, Pager, Select, Tone, breadcrumbs, data_table,
            empty, error_summary, field, notice, page_head, pager, select,
        },
        download::{Cell, Format, Table, file_name, links},
        error::again,
        page,
    },
    makers::{
        model::{Maker, MakerId},
        show::find_maker,
    },
    words::Language,
};

async fn maker(app: &App, context: &Context, id: i64) -> PageResult<Maker> {
    let found = find_maker(app, &context.caller, MakerId(id)).await.map_err(|_| PageError::Internal)?;
    found.ok_or(PageError::NotFound)
}

fn above<'p>(context: &Context, maker: &Maker, own: &'p str) -> [(String, &'p str); 2] {
    [(context.t("nav-makers"), "/makers"), (maker.name.clone(), own)]
}

/// `GET /makers/{id}/reach`
///
/// # Errors
/// When the caller may not, or there is no such maker.
pub async fn reach(State(app): State<App>, context: Context, Path(id): Path<i64>) -> PageResult {
    check(&context.caller, Action::ReachMaker, context.caller.to_maker(id))?;
    let maker = maker(&app, &context, id).await?;
    let known = requests::reach_of(&app, &context.caller, id).await?;
    let mut typed = Typed::default();
    if let Some(known) = &known {
        typed.set("email", known.email.as_str());
        typed.set("language", known.language.as_str());
    }
    Ok(reach_view(&context, &maker, known.as_ref(), &typed, &FieldErrors::new()))
}

/// `POST /makers/{id}/reach`
///
/// # Errors
/// When the caller may not, or there is no such maker.
pub async fn set_reach(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let caller = &context.caller;
    let done = match typed.text("questions") {
        "on" => requests::want_questions(&app, caller, id, true).await,
        "off" => requests::want_questions(&app, caller, id, false).await,
        _ => {
            let language = Language::from_code(typed.text("language")).unwrap_or_default();
            requests::set_reach(&app, caller, id, typed.text("email"), language).await
        }
    };
    match done {
        Ok(()) => Ok(Redirect::to(&context.href(&format!("/makers/{id}/reach"))).into_response()),
        Err(RequestError::NotAnAddress) => {
            let maker = maker(&app, &context, id).await?;
            let known = requests::reach_of(&app, caller, id).await?;
            let mut errors = FieldErrors::new();
            errors.add("email", context.t("account-no-address"));
            Ok(again(reach_view(&context, &maker, known.as_ref(), &typed, &errors)))
        }
        Err(other) => Err(other.into()),
    }
}

fn reach_view(
    context: &Context,
    maker: &Maker,
    known: Option<&Reach>,
    typed: &Typed,
    errors: &FieldErrors,
) -> Markup {
    let title = context.t("reach-title");
    let own = format!("/makers/{}", maker.id);
    let path = context.href(&format!("{own}/reach"));
    let languages =
        Language::ALL.map(|l| (l.code().to_owned(), context.t(&format!("language-{}", l.code()))));
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &above(context, maker, &own), &title))
            (page_head(Some(&maker.name), &title, Some(&context.t("reach-lead"))))
            @if known.is_none() { (notice(Tone::Info, &context.t("reach-none"), html! {})) }
            form class="ht-form ht-stack" method="post" action=(path) novalidate {
                (field(errors, &Field { name: "email", label: context.t("account-email"), hint: Some(context.t("reach-email-hint")), value: typed.text("email"), kind: FieldKind::Email, autocomplete: Some("email"), ..Field::default() }))
                (select(errors, &Select { name: "language", label: context.t("account-language"), hint: None, value: typed.text("language"), none: None, groups: vec![OptionGroup { label: String::new(), options: languages.to_vec() }] }))
                p { button class="ds-button" type="submit" { (context.t("requests-save")) } }
            }
            @if let Some(known) = known {
                section class="ht-section ht-stack" data-gap="sm" aria-labelledby="questions" {
                    h2 class="ds-heading" data-size="md" id="questions" { (context.t("reach-questions")) }
                    p class="ht-measure" { (context.t(if known.questions_off_at.is_some() { "reach-questions-off" } else { "reach-questions-on" })) }
                    form method="post" action=(path) {
                        button class="ds-button" data-variant="secondary" type="submit" name="questions" value=(if known.questions_off_at.is_some() { "on" } else { "off" }) {
                            (context.t(if known.questions_off_at.is_some() { "reach-questions-turn-on" } else { "reach-questions-turn-off" }))
                        }
                    }
                }
            }
        },
    )
}

/// `GET /makers/{id}/requests`: what the maker was asked, for those who speak for it and for advisers.
///
/// # Errors
/// When the caller may not, or there is no such maker.
pub async fn asked(State(app): State<App>, context: Context, Path(id): Path<i64>) -> PageResult {
    check(&context.caller, Action::ReadContacts, context.caller.to_maker(id))?;
    let maker = maker(&app, &context, id).await?;
    let all = requests::requests_of_maker(&app, &context.caller, id).await?;
    // The link answers for the maker: only who speaks for it gets it.
    let speaks = context.caller.to_maker(id) == crate::access::Relation::Member;
    let keys = app.keys().map_err(anyhow::Error::from)?;
    let link = |one: &Asked| speaks.then(|| format!("/answer/{}", requests::token(keys, one.request.id)));
    let title = context.t("maker-requests-title");
    let own = format!("/makers/{id}");
    let columns = [
        Column::text(context.t("request-sent")),
        Column::text(context.t("request-kind")),
        Column::text(context.t("request-state")),
        Column::text(context.t("request-answer-by")),
    ];
    let rows: Vec<Vec<Markup>> = all
        .iter()
        .map(|one| {
            let sent = one.request.sent_at.map_or_else(String::new, |at| day(&context, at));
            vec![
                html! {
                    @match link(one) {
                        Some(link) => a class="ds-link" href=(context.href(&link)) { (sent) },
                        None => (sent),
                    }
                },
                html! { (context.t(&format!("request-kind-{}", one.request.kind.code()))) },
                html! { (context.t(&format!("request-state-{}", one.state.code()))) },
                html! { @if let Some(by) = one.request.answer_by { (context.language.date(by)) } },
            ]
        })
        .collect();
    Ok(page(
        &context,
        &title,
        html! {
            (breadcrumbs(&context, &above(&context, &maker, &own), &title))
            (page_head(Some(&maker.name), &title, Some(&context.t("maker-requests-lead"))))
            @if rows.is_empty() { (empty(&context.t("maker-requests-none"), html! {}, None)) }
            @else { (data_table(&title, &columns, &rows)) }
            p class="ht-acts" { a class="ds-link" href=(context.href(&format!("{own}/contacts"))) { (context.t("contacts-title")) } }
        },
    ))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    page: Option<u32>,
    format: Option<Format>,
}

const A_PAGE: u32 = 30;
/// The most rows of a file.
const MOST: u64 = 10_000;

/// `GET /makers/{id}/contacts`: who contacted the maker, and when.
///
/// # Errors
/// When the caller may not, or there is no such maker.
pub async fn contacts(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    Query(wanted): Query<Wanted>,
) -> PageResult<Response> {
    check(&context.caller, Action::ReadContacts, context.caller.to_maker(id))?;
    let maker = maker(&app, &context, id).await?;
    if let Some(format) = wanted.format {
        let (all, _) = contact::contacts(&app, &context.caller, id, 0, MOST).await?;
        return Ok(file(&context, &all, app.clock.today()).respond(&context, format)?);
    }
    let number = wanted.page.unwrap_or(1).clamp(1, 1_000_000);
    let from = u64::from(number - 1) * u64::from(A_PAGE);
    let (some, count) = contact::contacts(&app, &context.caller, id, from, u64::from(A_PAGE)).await?;
    let pages = Pager { page: number, per_page: A_PAGE, total: count };
    Ok(contacts_view(&context, &maker, &some, pages).into_response())
}

/// `POST /makers/{id}/contacts`: a contact that was made outside.
///
/// # Errors
/// When the caller may not, or there is no such maker.
pub async fn keep_contact(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    check(&context.caller, Action::KeepContact, context.caller.to_maker(id))?;
    let typed = Typed::of_body(&body);
    let way = Way::parse(typed.text("way")).filter(|way| Way::BY_HAND.contains(way));
    let way = way.ok_or(PageError::BadRequest)?;
    contact::keep_contact(&app, &context.caller, id, way, typed.text("note")).await?;
    Ok(Redirect::to(&context.href(&format!("/makers/{id}/contacts"))).into_response())
}

fn file(context: &Context, all: &[Contact], today: jiff::civil::Date) -> Table {
    let rows = all.iter().map(|one| {
        vec![
            Cell::from(one.at.to_string()),
            Cell::from(one.organisation.as_str()),
            Cell::from(one.way.code()),
            Cell::from(one.note.as_str()),
        ]
    });
    Table {
        name: file_name(context.language, "kontakter", "contacts", today),
        columns: vec!["at", "organisation", "way", "note"],
        rows: rows.collect(),
        note: None,
    }
}

fn contacts_view(context: &Context, maker: &Maker, some: &[Contact], pages: Pager) -> Markup {
    let title = context.t("contacts-title");
    let own = format!("/makers/{}", maker.id);
    let here = format!("{own}/contacts");
    let may_keep = context.caller.may(Action::KeepContact, context.caller.to_maker(maker.id.0));
    let mut columns = vec![
        Column::text(context.t("contact-when")),
        Column::text(context.t("contact-who")),
        Column::text(context.t("contact-way")),
    ];
    if may_keep {
        columns.push(Column::text(context.t("contact-note")));
    }
    let rows: Vec<Vec<Markup>> = some
        .iter()
        .map(|one| {
            let mut row = vec![
                html! { (context.language.moment(&one.at.to_string())) },
                html! { (one.organisation) },
                html! { (context.t(&format!("contact-way-{}", one.way.code()))) },
            ];
            if may_keep {
                row.push(html! { (one.note) });
            }
            row
        })
        .collect();
    let ways = Way::BY_HAND
        .map(|way| (way.code().to_owned(), context.t(&format!("contact-way-{}", way.code()))))
        .to_vec();
    let none = FieldErrors::new();
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &above(context, maker, &own), &title))
            (page_head(Some(&maker.name), &title, Some(&context.t("contacts-lead"))))
            @if rows.is_empty() { (empty(&context.t("contacts-none"), html! {}, None)) }
            @else {
                (data_table(&title, &columns, &rows))
                (pager(context, pages, |page| context.href(&format!("{here}?page={page}"))))
                (links(context, &here, ""))
            }
            @if may_keep {
                section class="ht-section ht-stack" data-gap="sm" aria-labelledby="keep" {
                    h2 class="ds-heading" data-size="md" id="keep" { (context.t("contact-keep")) }
                    form class="ht-form ht-stack" method="post" action=(context.href(&here)) {
                        (select(&none, &Select { name: "way", label: context.t("contact-way"), hint: None, value: "telephone", none: None, groups: vec![OptionGroup { label: String::new(), options: ways }] }))
                        (field(&none, &Field { name: "note", label: context.t("contact-note"), hint: Some(context.t("contact-note-hint")), value: "", kind: FieldKind::Lines(2), ..Field::default() }))
                        p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("contact-keep-do")) } }
                    }
                }
            }
        },
    )
}

/// `GET /letters/off/{token}`: asks before it turns anything off, because programs follow links in letters.
///
/// # Errors
/// When the link is not whole.
pub async fn ask_off(State(app): State<App>, context: Context, Path(token): Path<String>) -> PageResult {
    requests::may_unsubscribe(&app, &context.caller, &token)?;
    Ok(off_view(&context, &token, false))
}

/// `POST /letters/off/{token}`
///
/// # Errors
/// When the link is not whole.
pub async fn off(State(app): State<App>, context: Context, Path(token): Path<String>) -> PageResult {
    requests::unsubscribe(&app, &context.caller, &token).await?;
    Ok(off_view(&context, &token, true))
}

fn off_view(context: &Context, token: &str, done: bool) -> Markup {
    let title = context.t("letters-off-title");
    page(
        context,
        &title,
        html! {
            (page_head(None, &title, Some(&context.t(if done { "letters-off-done" } else { "letters-off-lead" }))))
            @if !done {
                form method="post" action=(context.href(&format!("/letters/off/{token}"))) {
                    button class="ds-button" type="submit" { (context.t("letters-off-do")) }
                }
            }
        },
    )
}
