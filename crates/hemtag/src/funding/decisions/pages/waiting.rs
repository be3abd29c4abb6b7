//! What waits for a decision, for officers; and beginning one.

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use super::{above, address};
use crate::{
    access::{Action, Relation, check},
    app::App,
    funding::decisions::{Waiting, begin, to_decide},
    http::{
        Context, PageError, PageResult, Typed,
        components::{Column, breadcrumbs, data_table, empty, page_head},
        page,
    },
};

/// `GET /funding/decisions/waiting`
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn show(context: Context, State(app): State<App>) -> PageResult {
    check(&context.caller, Action::DecideFunding, Relation::None)?;
    let all = to_decide(&app, &context.caller).await?;
    Ok(view(&context, &all))
}

fn view(context: &Context, all: &[Waiting]) -> Markup {
    let l = context.language;
    let title = context.t("decisions-waiting-title");
    let columns = [
        Column::text(context.t("decision-project")),
        Column::text(context.t("decision-call")),
        Column::text(context.t("decision-stands")),
        Column::number(context.t("decision-asked")),
        Column::text(context.t("decision-next")),
    ];
    let rows: Vec<Vec<Markup>> = all
        .iter()
        .map(|one| {
            let (key, begun) = match one.decision {
                None => ("decision-next-prepare", None),
                Some((id, false)) => ("decision-next-present", Some(format!("{}/prepare", address(id)))),
                Some((id, true)) => ("decision-next-take", Some(format!("{}/record", address(id)))),
            };
            vec![
                html! { (one.title) @if let Some(number) = &one.number { " (" (number) ")" } },
                html! { (one.call.of(l)) },
                html! { (context.t(&format!("decision-state-{}", one.state.code()))) },
                html! { (l.kronor(one.asked)) },
                html! {
                    @match begun {
                        Some(path) => a class="ds-link" href=(context.href(&path)) { (context.t(key)) },
                        None => form method="post" action=(context.href("/funding/decisions/waiting")) {
                            input type="hidden" name="application" value=(one.application);
                            button class="ds-button" data-size="sm" data-variant="secondary" type="submit" { (context.t(key)) }
                        },
                    }
                },
            ]
        })
        .collect();
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &above(context), &title))
            (page_head(None, &title, Some(&context.t("decisions-waiting-lead"))))
            @if rows.is_empty() { (empty(&context.t("decisions-waiting-none"), html! {}, None)) }
            @else { (data_table(&title, &columns, &rows)) }
        },
    )
}

/// `POST /funding/decisions/waiting`: begins the decision on an application
///
/// # Errors
/// When the caller may not, or there is no such application.
pub async fn send(context: Context, State(app): State<App>, body: String) -> PageResult<Response> {
    check(&context.caller, Action::DecideFunding, Relation::None)?;
    let typed = Typed::of_body(&body);
    let application = typed.text("application").parse().map_err(|_| PageError::BadRequest)?;
    let kept = begin(&app, &context.caller, application).await?;
    let to = if kept.prepared().is_some() { "prepare" } else { "record" };
    Ok(Redirect::to(&context.href(&format!("{}/{to}", address(kept.id)))).into_response())
}
