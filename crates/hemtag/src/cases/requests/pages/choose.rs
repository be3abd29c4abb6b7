//! Choosing whom to ask, and what.

use axum::{
    extract::{Path, RawQuery, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use matching::Band;
use maud::{Markup, html};

use super::{find, path_of};
use crate::{
    access::{Action, Relation},
    app::App,
    cases::{
        Found,
        disclosure::Level,
        requests::{
            self, Candidate, NewRequests, RequestError,
            model::{Intent, Kind, MOST_MAKERS, MOST_QUANTITIES, quantities},
        },
    },
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Choice, Choices, Field, FieldErrors, FieldKind, Tone, breadcrumbs, choices, empty, error_summary,
            field, notice, page_head,
        },
        error::again,
        page,
    },
};

/// What the form begins with, and what it is shown with again.
#[derive(Debug)]
struct Form {
    found: Found,
    candidates: Vec<Candidate>,
    /// Makers asked about this need so far.
    asked: usize,
    typed: Typed,
    errors: FieldErrors,
}

async fn form(app: &App, context: &Context, id: i64, typed: Typed) -> PageResult<Form> {
    let found = find(app, context, id).await?;
    if !found.may(&context.caller, Action::TakePartInCase) {
        return Err(PageError::Forbidden);
    }
    let named: Vec<i64> = typed.all("maker").iter().filter_map(|maker| maker.parse().ok()).take(50).collect();
    let candidates = requests::candidates(app, &context.caller, &found, &named).await?;
    let asked = requests::overview(app, &context.caller, &found).await?.makers;
    Ok(Form { found, candidates, asked, typed, errors: FieldErrors::new() })
}

/// `GET /cases/{id}/requests/new`, with `maker` for those that are chosen already.
///
/// # Errors
/// When there is no such case, or the caller may not.
pub async fn ask(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    RawQuery(query): RawQuery,
) -> PageResult {
    let mut typed = Typed::of_body(query.as_deref().unwrap_or_default());
    if typed.given("quantities").is_none() {
        let found = find(&app, &context, id).await?;
        typed.set("quantities", suggested(&found));
    }
    let form = form(&app, &context, id, typed).await?;
    Ok(view(&context, &form))
}

/// The first series and a year's pieces, where the need says them.
fn suggested(found: &Found) -> String {
    let document = &found.need.document;
    let mut all: Vec<u32> = [document.first_series.value(), document.per_year.value()]
        .into_iter()
        .flatten()
        .copied()
        .filter(|n| *n > 0)
        .collect();
    all.sort_unstable();
    all.dedup();
    let all: Vec<String> = all.iter().map(u32::to_string).collect();
    all.join(", ")
}

/// `POST /cases/{id}/requests/new`
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn send(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let mut form = form(&app, &context, id, Typed::of_body(&body)).await?;
    let new = read(&context, &mut form);
    if let Some(new) = new {
        match requests::ask_makers(&app, &context.caller, &form.found, &new).await {
            Ok(_) => return Ok(Redirect::to(&context.href(&path_of(&form.found))).into_response()),
            Err(error) => told(&context, &mut form, error)?,
        }
    }
    Ok(again(view(&context, &form)))
}

fn read(context: &Context, form: &mut Form) -> Option<NewRequests> {
    let typed = &form.typed;
    let makers: Vec<i64> = typed.all("maker").iter().filter_map(|maker| maker.parse().ok()).collect();
    if makers.is_empty() {
        form.errors.add("maker", context.t("request-nobody"));
    }
    let kind = Kind::parse(typed.text("kind"));
    if kind.is_none() {
        form.errors.add("kind", context.t("request-no-kind"));
    }
    let wanted = quantities(typed.text("quantities"));
    if wanted.is_none() || (kind == Some(Kind::Quote) && wanted.as_ref().is_some_and(Vec::is_empty)) {
        let most = MOST_QUANTITIES.to_string();
        form.errors.add("quantities", context.ta("request-no-quantities", &[("most", most.into())]));
    }
    let intent = Intent::parse(typed.text("intent"));
    if kind == Some(Kind::Quote) && intent.is_none() {
        form.errors.add("intent", context.t("request-no-intent"));
    }
    let answer_by = typed.given("answer_by").map(str::parse::<Date>);
    if answer_by.as_ref().is_some_and(Result::is_err) {
        form.errors.add("answer_by", context.t("request-no-day"));
    }
    if !form.errors.is_empty() {
        return None;
    }
    Some(NewRequests {
        makers,
        kind: kind?,
        words: typed.text("words").to_owned(),
        quantities: wanted?,
        intent,
        answer_by: answer_by.and_then(Result::ok),
        level: Level::parse(typed.text("level")).unwrap_or(Level::Requirements),
        beyond_why: typed.text("beyond_why").to_owned(),
    })
}

fn told(context: &Context, form: &mut Form, error: RequestError) -> PageResult<()> {
    let name = |maker: i64| {
        let known = form.candidates.iter().find(|one| one.maker == maker);
        known.map_or_else(|| maker.to_string(), |one| one.name.clone())
    };
    let (at, sentence) = match error {
        RequestError::Nobody => ("maker", context.t("request-nobody")),
        RequestError::TooMany { asked } => {
            let at = if form.found.may(&context.caller, Action::WorkOnCase) { "beyond_why" } else { "maker" };
            let args = [("asked", asked.into()), ("most", MOST_MAKERS.into())];
            (at, context.ta("request-too-many", &args))
        }
        RequestError::NotQualified => ("maker", context.t("request-not-qualified")),
        RequestError::NoAddress { maker } => {
            ("maker", context.ta("request-no-address", &[("maker", name(maker).into())]))
        }
        RequestError::PastDay => ("answer_by", context.t("request-past-day")),
        RequestError::NoQuantities => (
            "quantities",
            context.ta("request-no-quantities", &[("most", MOST_QUANTITIES.to_string().into())]),
        ),
        other => return Err(other.into()),
    };
    form.errors.add(at, sentence);
    Ok(())
}

fn view(context: &Context, form: &Form) -> Markup {
    let (found, typed, errors) = (&form.found, &form.typed, &form.errors);
    let title = context.t("request-new-title");
    let is_owner = found.relations.contains(&Relation::Owner);
    let works = found.may(&context.caller, Action::WorkOnCase);
    let above = [
        (
            context.ta("requests-case", &[("number", found.case.id.0.into())]),
            format!("/cases/{}", found.case.id.0),
        ),
        (context.t("requests-title"), path_of(found)),
    ];
    let above: Vec<(String, &str)> =
        above.iter().map(|(words, path)| (words.clone(), path.as_str())).collect();
    let count = [("asked", form.asked.into()), ("most", MOST_MAKERS.into())];
    let kinds = Kind::ALL.iter().map(|kind| {
        let words = |end: &str| context.t(&format!("request-kind-{}{end}", kind.code()));
        Choice::new(kind.code(), words(""), typed.has("kind", kind.code())).hint(words("-about"))
    });
    let intents = Intent::ALL.iter().map(|intent| {
        let words = context.t(&format!("request-intent-{}", intent.code().replace('_', "-")));
        Choice::new(intent.code(), words, typed.has("intent", intent.code()))
    });
    let levels = Level::ALL.iter().map(|level| {
        let chosen = typed.given("level").unwrap_or(Level::Requirements.code()) == level.code();
        let words = |end: &str| context.t(&format!("disclosure-{}{end}", level.code()));
        Choice::new(level.code(), words(""), chosen).hint(words("-about"))
    });
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &above, &title))
            (page_head(None, &title, Some(&context.t("request-new-lead"))))
            p { strong { (context.ta("requests-count", &count)) } }
            @if found.case.qualified_at.is_none() {
                (notice(Tone::Info, &context.t("requests-not-yet"), html! { p { (context.t("requests-not-yet-text")) } }))
            }
            @if form.candidates.is_empty() {
                (empty(&context.t("request-no-candidates"), html! { p { (context.t("request-no-candidates-text")) } }, Some((&context.t("nav-makers"), context.href("/makers")))))
            }
            form class="ht-form ht-stack" method="post" action=(context.href(&format!("{}/new", path_of(found)))) novalidate {
                @if !form.candidates.is_empty() { (makers(context, form)) }
                (choices(context, errors, &Choices { name: "kind", legend: context.t("request-kind"), heading: false, hint: None, many: false, choices: kinds.collect(), unknown: None, columns: false }))
                (field(errors, &Field { name: "quantities", label: context.t("request-quantities"), hint: Some(context.t("request-quantities-hint")), value: typed.text("quantities"), ..Field::default() }))
                (choices(context, errors, &Choices { name: "intent", legend: context.t("request-intent"), heading: false, hint: Some(context.t("request-intent-hint")), many: false, choices: intents.collect(), unknown: None, columns: false }))
                (field(errors, &Field { name: "words", label: context.t("request-words-to-maker"), hint: Some(context.t("request-words-to-maker-hint")), value: typed.text("words"), kind: FieldKind::Lines(5), ..Field::default() }))
                (field(errors, &Field { name: "answer_by", label: context.t("request-answer-by"), hint: Some(context.t("request-answer-by-hint")), value: typed.text("answer_by"), kind: FieldKind::Date, ..Field::default() }))
                @if is_owner {
                    (choices(context, errors, &Choices { name: "level", legend: context.t("disclosure-choose"), heading: false, hint: Some(context.t("disclosure-choose-hint")), many: false, choices: levels.collect(), unknown: None, columns: false }))
                } @else {
                    p class="ht-measure" { (context.t("request-owner-decides")) }
                }
                @if works {
                    (field(errors, &Field { name: "beyond_why", label: context.ta("request-beyond-label", &[("most", MOST_MAKERS.into())]), hint: None, value: typed.text("beyond_why"), kind: FieldKind::Lines(2), ..Field::default() }))
                }
                p { button class="ds-button" type="submit" { (context.t(if is_owner && !works { "request-send-owner" } else if works && !is_owner { "request-send-adviser" } else { "request-send" })) } }
            }
        },
    )
}

/// The makers to choose among: what the answer says of each, and who wrote to it lately.
fn makers(context: &Context, form: &Form) -> Markup {
    let l = context.language;
    let chosen = form.typed.all("maker");
    let all = form.candidates.iter().map(|one| {
        let mut about: Vec<String> = Vec::new();
        about.push(match one.band {
            Some(Band::Exact) => context.t("request-band-exact"),
            Some(Band::Ask) => context.t("request-band-ask"),
            Some(Band::Near) => context.t("request-band-near"),
            None => context.t("request-band-none"),
        });
        about.extend(one.place.clone());
        about.extend(one.distance_km.map(|km| l.kilometres(km)));
        if one.is_asked {
            about.push(context.t("request-is-asked"));
        }
        if !one.is_reached {
            about.push(context.t("request-not-reached"));
        }
        if let Some(contact) = &one.lately {
            let args = [
                ("who", contact.organisation.clone().into()),
                ("day", super::day(context, contact.at).into()),
            ];
            about.push(context.ta("request-lately", &args));
        }
        if one.example {
            about.push(context.t("text-example"));
        }
        let id = one.maker.to_string();
        let is_chosen = chosen.contains(&id);
        Choice::new(id, one.name.clone(), is_chosen).hint(about.join(" · "))
    });
    choices(
        context,
        &form.errors,
        &Choices {
            name: "maker",
            legend: context.t("request-whom"),
            heading: false,
            hint: Some(context.t("request-whom-hint")),
            many: true,
            choices: all.collect(),
            unknown: None,
            columns: false,
        },
    )
}
