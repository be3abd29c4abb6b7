//! How a need is best made: the adviser's page. It renders the answer; what it says of a process or a cost comes from
//! there, with the version of the figures.

mod asked;
pub(super) mod costs;
mod form;
pub(super) mod plots;
pub mod process;
pub mod report;
pub(super) mod sections;
pub(super) mod where_made;

use axum::{
    extract::{Path, RawQuery, State},
    response::Response,
};
use maud::{Markup, html};
use strategy::Shape;

use self::asked::Asked;
use super::{NeedStrategy, NotAdvised, advise_need, model::shape_in, reasons};
use crate::{
    app::App,
    http::{
        Context, PageError, PageResult,
        components::{FieldErrors, Tone, breadcrumbs, error_summary, notice, page_head},
        download::Format,
        page,
    },
    needs::{Need, adviser, find_need, part_choice},
    parts::parts_of_need,
};

/// A need with its answer.
struct Told {
    need: Need,
    advised: NeedStrategy,
}

impl Told {
    fn need_name(&self, context: &Context) -> String {
        need_name(context, &self.need)
    }
}

fn need_name(context: &Context, need: &Need) -> String {
    match need.document.title.as_str() {
        "" => context.t("need-page-untitled"),
        title => title.to_owned(),
    }
}

/// The answer to what an address asks, for pages and files that are reached from the strategy's own page.
async fn told(context: &Context, app: &App, key: &str, asked: &Asked) -> Result<Told, PageError> {
    let need = find_need(app, &context.caller, key).await?;
    let mut wish = asked.wish(context.language).map_err(|_| PageError::BadRequest)?;
    wish.shape = shape_in_file(app, context, &need, wish.part).await?;
    match advise_need(app, &context.caller, need.document.clone(), wish).await {
        Ok(advised) => Ok(Told { need, advised }),
        Err(NotAdvised::Denied(_)) => Err(PageError::Forbidden),
        Err(NotAdvised::NoSuchPart { .. }) => Err(PageError::NotFound),
        Err(NotAdvised::Database(error)) => Err(error.into()),
        Err(NotAdvised::NoSuchVersion(_) | NotAdvised::Refused(_)) => Err(PageError::BadRequest),
    }
}

/// `GET /needs/{key}/strategy`
///
/// # Errors
/// Not found, when nobody holds such a key.
pub async fn show(
    context: Context,
    State(app): State<App>,
    Path(key): Path<String>,
    RawQuery(query): RawQuery,
) -> PageResult {
    let asked = Asked::of_query(query.as_deref());
    let need = find_need(&app, &context.caller, &key).await?;
    let mut wish = match asked.wish(context.language) {
        Ok(wish) => wish,
        Err(errors) => return Ok(view(&context, &app, &need, &asked, &errors, None)),
    };
    wish.shape = shape_in_file(&app, &context, &need, wish.part).await?;
    match advise_need(&app, &context.caller, need.document.clone(), wish).await {
        Ok(advised) => Ok(view(&context, &app, &need, &asked, &FieldErrors::new(), Some(&advised))),
        Err(NotAdvised::Denied(_)) => Err(PageError::Forbidden),
        Err(NotAdvised::NoSuchPart { .. }) => Err(PageError::NotFound),
        Err(NotAdvised::Database(error)) => Err(error.into()),
        Err(problem) => {
            let mut errors = FieldErrors::new();
            errors.add("quantities", reasons::refused(context.language, &problem));
            Ok(view(&context, &app, &need, &asked, &errors, None))
        }
    }
}

/// `GET /needs/{key}/strategy/{table}/{format}`: the figures behind a plot.
///
/// # Errors
/// Not found, when there is no such need, part or table.
pub async fn file(
    context: Context,
    State(app): State<App>,
    Path((key, table, format)): Path<(String, String, Format)>,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    let asked = Asked::of_query(query.as_deref());
    let Told { advised, .. } = told(&context, &app, &key, &asked).await?;
    let table = match table.as_str() {
        "costs" => costs::table(&context, &advised),
        "drivers" => where_made::drivers(&context, &advised).ok_or(PageError::NotFound)?,
        "factors" => where_made::factors(&context, &advised).ok_or(PageError::NotFound)?,
        _ => return Err(PageError::NotFound),
    };
    table.respond(&context, format).map_err(|error| {
        tracing::error!(%error, "a table could not be written");
        PageError::Internal
    })
}

/// The shape of a part of the need, where the file that the need began from shows it.
async fn shape_in_file(
    app: &App,
    context: &Context,
    need: &Need,
    part: usize,
) -> Result<Option<Shape>, PageError> {
    let files = parts_of_need(app, &context.caller, need.id.0).await?;
    Ok(files.iter().find_map(|file| shape_in(&file.facts, need.document.parts.len(), part)))
}

fn view(
    context: &Context,
    app: &App,
    need: &Need,
    asked: &Asked,
    errors: &FieldErrors,
    advised: Option<&NeedStrategy>,
) -> Markup {
    let title = context.t("strategy-page-title");
    let name = need_name(context, need);
    let address = format!("/needs/{}", need.key);
    let base = format!("{address}/strategy");
    let query = asked.query();
    let lead =
        advised.map(|advised| advised.part_name.as_str()).filter(|part| *part != name && !part.is_empty());
    page(
        context,
        &format!("{title} {name}"),
        html! {
            (breadcrumbs(context, &[(name.clone(), &address)], &title))
            (error_summary(context, errors))
            (page_head(Some(&name), &title, lead))
            (part_choice(context, need, &base, &query))
            div class="ht-strategy" {
                (form::form(context, need, asked, errors, &base))
                div id="answer" class="ht-strategy__answer" {
                    @if let Some(advised) = advised {
                        (assumptions(context, asked, advised, &base))
                        (sections::asked_for_in_vain(context, advised, &base, &query))
                        (report::link(context, &base, &query))
                        (sections::unknowns(context, need, advised))
                        (costs::section(context, advised, &base, &query))
                        (sections::cheapest(context, advised, &base, &query))
                        (sections::path(context, need, advised, &base, &query))
                        (where_made::section(context, advised, &base, &query))
                        (sections::excluded(context, advised, &base, &query))
                        (figures(context, advised, &base, asked))
                    }
                }
            }
            (adviser(context, app, need))
        },
    )
}

/// What is not as the figures say: levers that are moved, factors that are left out, figures of an earlier version.
fn assumptions(context: &Context, asked: &Asked, advised: &NeedStrategy, base: &str) -> Markup {
    let l = context.language;
    let mut told = reasons::assumed(l, advised);
    if !asked.text("version").is_empty() {
        told.push(l.ta("strategy-of-version", &[("version", asked.text("version").into())]));
    }
    if told.is_empty() {
        return html! {};
    }
    notice(
        Tone::Info,
        &context.t("strategy-assumed-title"),
        html! {
            ul { @for line in &told { li { (line) } } }
            p { a class="ds-link" href=(context.href(&format!("{base}?{}", asked.query_as_usual()))) { (context.t("strategy-as-usual")) } }
        },
    )
}

/// Which figures these are, and the way to have this answer again.
fn figures(context: &Context, advised: &NeedStrategy, base: &str, asked: &Asked) -> Markup {
    let version = advised.answer.data_version.split('+').next().unwrap_or_default();
    let again = format!("{base}?{}", asked.query_with_version(version));
    html! {
        p class="ht-source ht-section" {
            (context.ta("strategy-figures", &[("version", advised.answer.data_version.as_str().into())]))
            " " a class="ds-link" href=(context.href(&format!("/strategy/figures?version={version}"))) { (context.t("strategy-figures-all")) }
            " " a class="ds-link" href=(context.href(&again)) { (context.t("strategy-figures-again")) }
        }
    }
}
