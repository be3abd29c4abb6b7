//! What the public suggests: something new, or a remark about what is there.

use axum::{
    extract::{Query as Asked, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

use super::{above, fields};
use crate::{
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Field, FieldErrors, FieldKind, Tone, breadcrumbs, error_summary, field, notice, page_head,
        },
        error::again,
        page,
        ration::Client,
    },
    initiatives::{
        keep::{self, NotKept},
        suggest::{self, MOST_AN_HOUR, NewSuggestion},
        words,
    },
};

/// A field that no person sees; what fills it in is a program, and is thanked and forgotten.
const TRAP: &str = "webbplats";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct About {
    about: String,
    done: String,
}

/// `GET /initiatives/suggest`
///
/// # Errors
/// When the database does not answer.
pub async fn ask(State(app): State<App>, context: Context, Asked(about): Asked<About>) -> PageResult {
    let name = name_of(&app, &context, &about.about).await?;
    let mut typed = Typed::default();
    if name.is_some() {
        typed.set("about", about.about);
    }
    Ok(view(&context, name.as_deref(), &typed, &FieldErrors::new(), about.done == "yes"))
}

/// `POST /initiatives/suggest`
///
/// # Errors
/// When the database refuses.
pub async fn send(
    State(app): State<App>,
    context: Context,
    client: Client,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let thanks = || Redirect::to(&context.href("/initiatives/suggest?done=yes")).into_response();
    if typed.given(TRAP).is_some() {
        return Ok(thanks());
    }
    let name = name_of(&app, &context, typed.text("about")).await?;
    let mut row = fields::row_of(&typed);
    row.retain(|_, text| !text.is_empty());
    let new = NewSuggestion {
        about: name.as_ref().map_or("", |_| typed.text("about")).to_owned(),
        row,
        note: typed.text("note").to_owned(),
    };
    let mut errors = FieldErrors::new();
    if let Err(PageError::TooMany { seconds }) = app.suggestions.take(client) {
        let minutes = context.language.whole(seconds.div_ceil(60));
        errors.add("note", context.ta("initiatives-suggest-wait", &[("minutes", minutes.into())]));
        return Ok(again(view(&context, name.as_deref(), &typed, &errors, false)));
    }
    match suggest::suggest(&app, &context.caller, &new).await {
        Ok(_) => return Ok(thanks()),
        Err(NotKept::Wrong(problems)) => fields::add_problems(&context, &problems, &mut errors),
        Err(NotKept::TooMany) => {
            let most = context.language.whole(MOST_AN_HOUR);
            errors.add("note", context.ta("initiatives-suggest-many", &[("most", most.into())]));
        }
        Err(error) => return Err(error.into()),
    }
    Ok(again(view(&context, name.as_deref(), &typed, &errors, false)))
}

/// The name of the one that it is about; `None` when there is none.
async fn name_of(app: &App, context: &Context, id: &str) -> PageResult<Option<String>> {
    match keep::one(app, &context.caller, id).await {
        Ok(one) => Ok(Some(one.kept.initiative.name)),
        Err(NotKept::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The page, from plain data.
#[must_use]
pub fn view(
    context: &Context,
    about: Option<&str>,
    typed: &Typed,
    errors: &FieldErrors,
    done: bool,
) -> Markup {
    let l = context.language;
    let title = match about {
        Some(name) => context.ta("initiatives-suggest-of", &[("name", name.into())]),
        None => context.t("initiatives-suggest-title"),
    };
    let line = |name: &'static str, hint: Option<&str>, rows: Option<u8>| {
        let label =
            if name == "note" { context.t("initiatives-suggest-note") } else { words::column(l, name) };
        let kind = rows.map_or(FieldKind::Text, FieldKind::Lines);
        field(
            errors,
            &Field {
                name,
                label,
                hint: hint.map(|key| context.t(key)),
                value: typed.text(name),
                kind,
                ..Field::default()
            },
        )
    };
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &above(context), &title))
            (page_head(None, &title, Some(&context.t("initiatives-suggest-lead"))))
            @if done {
                (notice(Tone::Success, &context.t("initiatives-suggest-done"), html! { p { (context.t("initiatives-suggest-next")) } }))
            }
            form class="ht-stack ht-section" method="post" action=(context.href("/initiatives/suggest")) {
                input type="hidden" name="about" value=(typed.text("about"));
                div class="ds-sr-only" aria-hidden="true" {
                    label for=(TRAP) { (context.t("initiatives-suggest-trap")) }
                    input type="text" id=(TRAP) name=(TRAP) value="" tabindex="-1" autocomplete="off";
                }
                @if about.is_none() {
                    (line("name", None, None))
                    (line("does_sv", Some("initiatives-suggest-does"), Some(2)))
                    (line("source", Some("initiatives-suggest-source"), None))
                    (line("operator", Some("initiatives-suggest-optional"), None))
                } @else {
                    (line("source", Some("initiatives-suggest-optional"), None))
                }
                (line("note", Some("initiatives-suggest-note-hint"), Some(4)))
                div { button class="ds-button" type="submit" { (context.t("initiatives-suggest-send")) } }
            }
        },
    )
}
