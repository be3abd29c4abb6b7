//! The page of a need, for whoever holds its link: what has happened, the answer as of now, and what its owner can do
//! ([`super::need_acts`] does it).

use axum::extract::{Path, RawQuery, State};
use matching::Wish;
use maud::{Markup, html};

use super::{
    LISTED, answer_need, likely,
    page::{Shown, sections},
    view::View,
};
use crate::{
    app::App,
    http::{
        Context, PageResult,
        components::{
            Choice, Choices, FieldErrors, Tone, breadcrumbs, choices, downloads, notice, page_head,
        },
        page,
    },
    initiatives,
    needs::{
        self, CloseReason, Need, Notice,
        traced::{self, Files},
        write,
    },
    words::And,
};

/// `GET /needs/{key}`
///
/// # Errors
/// Not found, when nobody holds such a key.
pub async fn need(
    context: Context,
    State(app): State<App>,
    Path(key): Path<String>,
    RawQuery(query): RawQuery,
) -> PageResult<Markup> {
    let need = needs::find_need(&app, &context.caller, &key).await?;
    let notices = needs::notices(&app, &context.caller, &need).await?;
    let looks = needs::looks::looks_at(&app, &context.caller, &need).await?;
    let query = query.unwrap_or_default();
    let view = View::read(&query);
    let wish = Wish { top: LISTED * 3, ..Wish::default() };
    let (snapshot, answer) =
        answer_need(&app, &context.caller, need.document.clone(), &wish, &view.changes).await?;
    let (path, answer_files) = (format!("/needs/{key}"), format!("/needs/{key}/answer"));
    let edit = need.closed_at.is_none().then(|| format!("/needs/{key}/edit"));
    let likely = likely::for_answer(&app, &snapshot, &answer).await;
    let shown = Shown {
        snapshot: &snapshot,
        likely: &likely,
        answer: &answer,
        view: &view,
        path: &path,
        files: Some(&answer_files),
        edit: edit.as_deref(),
    };
    let (parts, drawings) = traced::files_of(&app, &context.caller, &need).await?;
    let files = Files { parts: &parts, drawings: &drawings, count: need.document.parts.len(), back: &path };
    let hand_over = need.closed_at.is_none().then(|| format!("/needs/{key}/drawings"));
    let (stage, county) = (stage_of(&need), county_of(&need));
    let help = initiatives::pages::fitting::fitting(&app, &context, stage, county).await;
    let title = title(&context, &need);
    let stated = context.language.date(need.stated_at.to_zoned(jiff::tz::TimeZone::UTC).date());
    let over = context.ta("need-page-over", &[("date", stated.into())]);
    let new: Vec<&Notice> = notices.iter().filter(|n| n.seen_at.is_none()).collect();
    let changed = query.split('&').any(|pair| pair == "changed=1");
    Ok(page(
        &context,
        &context.ta("need-page-title", &[("title", title.as_str().into())]),
        html! {
            (breadcrumbs(&context, &[], &title))
            (page_head(Some(&over), &title, need.document.function.as_deref()))
            @if need.example { p { span class="ds-tag" { (context.t("need-shown-example")) } } }
            (closed(&context, &need))
            @if changed && need.version > 1 { (undo_notice(&context, &need)) }
            @if !new.is_empty() { (news(&context, &need, &new)) }
            @if !view.changes.is_empty() && need.closed_at.is_none() { (use_form(&context, &need, &view)) }
            @if let Some(edit) = edit.as_ref().filter(|_| view.changes.is_empty()) {
                p class="ht-row" {
                    a class="ds-button" data-variant="secondary" href=(context.href(edit)) { (context.t("need-page-edit")) }
                    a class="ds-button" data-variant="secondary" href=(context.href(&format!("/needs/{key}/strategy"))) { (context.t("strategy-page-title")) }
                    a class="ds-button" data-variant="secondary" href=(context.href(&format!("/needs/{key}/case"))) { (context.t("adviser-case")) }
                    a href="#close" { (context.t("need-page-to-close")) }
                }
            }
            @if let Some(edit) = &edit { (traced::conflicts(&context, &need.document, &parts, Some(edit))) }
            (sections(&context, &shown))
            (traced::stated(&context, &need.document, &files))
            (traced::list(&context, &files, hand_over.as_deref()))
            (needs::adviser(&context, &app, &need))
            (help)
            (own(&context, &need))
            (needs::own::section(&context, &need, &query))
            @if let Some(looks) = &looks { (needs::looks::section(&context, &need, looks)) }
            (past(&context, &notices))
            @if need.closed_at.is_none() { (close_form(&context, &need, &FieldErrors::new())) }
            p class="ht-source ht-section" { (context.t("need-page-link")) }
        },
    ))
}

/// The stage that the need is to be made at; an idea is made as a prototype first.
fn stage_of(need: &Need) -> Option<vocabulary::Stage> {
    need.document.stage.value().map(|stage| match stage {
        needs::model::Stage::Idea | needs::model::Stage::Prototype => vocabulary::Stage::Prototype,
        needs::model::Stage::PilotSeries => vocabulary::Stage::PilotSeries,
        needs::model::Stage::FullScale => vocabulary::Stage::FullScale,
    })
}

/// The county of the owner: the first two digits of the kommun's code.
fn county_of(need: &Need) -> Option<&str> {
    need.document.owner.kommun.value().and_then(|kommun| kommun.get(..2))
}

pub(super) fn title(context: &Context, need: &Need) -> String {
    match need.document.title.as_str() {
        "" => context.t("need-page-untitled"),
        title => title.to_owned(),
    }
}

fn closed(context: &Context, need: &Need) -> Markup {
    if need.closed_at.is_none() {
        return html! {};
    }
    let why = need.closed_why.map(|why| context.t(&format!("need-close-{}", why.code().replace('_', "-"))));
    notice(
        Tone::Info,
        &context.t("need-page-closed"),
        html! {
            @if let Some(why) = why { p { (context.ta("need-page-closed-why", &[("why", why.into())])) } }
            p { (context.t("need-page-closed-text")) }
            form method="post" action=(context.href(&format!("/needs/{}/reopen", need.key))) {
                button class="ds-button" data-variant="secondary" type="submit" { (context.t("need-page-reopen")) }
            }
        },
    )
}

/// After a change was kept: it can be taken back.
fn undo_notice(context: &Context, need: &Need) -> Markup {
    notice(
        Tone::Success,
        &context.t("need-page-changed"),
        html! {
            form method="post" action=(context.href(&format!("/needs/{}/undo", need.key))) {
                input type="hidden" name="version" value=(need.version);
                button class="ds-button" data-variant="secondary" type="submit" { (context.t("need-page-undo")) }
            }
        },
    )
}

/// A change is tried: keep it for good.
fn use_form(context: &Context, need: &Need, view: &View) -> Markup {
    html! {
        form class="ht-row" method="post" action=(context.href(&format!("/needs/{}/use", need.key))) {
            input type="hidden" name="version" value=(need.version);
            @for change in &view.changes { input type="hidden" name="change" value=(change.written()); }
            button class="ds-button" type="submit" { (context.t("need-page-use")) }
            span class="ht-small ht-soft" { (context.t("need-page-use-about")) }
        }
    }
}

/// What happened while the owner was away.
fn news(context: &Context, need: &Need, new: &[&Notice]) -> Markup {
    notice(
        Tone::Success,
        &context.language.counted("need-news", new.len() as u64),
        html! {
            ul { @for one in new { li { (told(context, need, one)) } } }
            form method="post" action=(context.href(&format!("/needs/{}/notices", need.key))) {
                button class="ds-button" data-variant="secondary" data-size="sm" type="submit" { (context.t("need-news-seen")) }
            }
        },
    )
}

fn told(context: &Context, need: &Need, one: &Notice) -> Markup {
    let day = context.language.date(one.at.to_zoned(jiff::tz::TimeZone::UTC).date());
    let number = |name: &str| one.data.get(name).and_then(serde_json::Value::as_u64);
    let part = number("part")
        .and_then(|part| need.document.parts.get(usize::try_from(part).ok()?))
        .map(|part| part.name.clone())
        .filter(|name| !name.is_empty() && need.document.parts.len() > 1);
    let maker = one.data.get("maker").and_then(serde_json::Value::as_str);
    let href = number("maker_id").map(|maker| match number("offer") {
        Some(offer) => context.href(&format!("/makers/{maker}#offer-{offer}")),
        None => context.href(&format!("/makers/{maker}")),
    });
    html! {
        (day) ": "
        @match part {
            Some(part) => (context.ta("need-news-gap-closed-of", &[("part", part.into())])),
            None => (context.t("need-news-gap-closed")),
        }
        @if let Some(maker) = maker {
            " " (context.t("need-news-maker")) " "
            @match href { Some(href) => a href=(href) { (maker) }, None => (maker) }
            "."
        }
    }
}

/// What has been seen before.
fn past(context: &Context, notices: &[Notice]) -> Markup {
    let seen: Vec<&Notice> = notices.iter().filter(|n| n.seen_at.is_some()).collect();
    html! {
        @if !seen.is_empty() {
            details class="ds-details ht-section" {
                summary { (context.t("need-news-before")) }
                div { ul { @for one in seen { li {
                    (context.language.date(one.at.to_zoned(jiff::tz::TimeZone::UTC).date())) ": "
                    (context.t("need-news-gap-closed"))
                    @if let Some(maker) = one.data.get("maker").and_then(serde_json::Value::as_str) { " " (context.t("need-news-maker")) " " (maker) "." }
                } } } }
            }
        }
    }
}

/// The need itself to take away, and what a format has no place for.
fn own(context: &Context, need: &Need) -> Markup {
    let href = |format: &str| context.href(&format!("/needs/{}/file?format={format}", need.key));
    let files = [("TOML", href("toml")), ("JSON", href("json")), ("Open Know-How", href("okh"))];
    let left: Vec<String> = write::okh_leaves_out(&need.document)
        .into_iter()
        .map(|f| f.name(context.language).to_lowercase())
        .collect();
    html! {
        section class="ht-section ht-stack" data-gap="sm" {
            (downloads(context, &context.t("need-page-download"), &files))
            @if !left.is_empty() {
                p class="ht-small ht-soft" {
                    (context.ta("need-page-okh-leaves-out", &[("fields", context.language.list(&left, And::And).into())]))
                }
            }
            @if need.closed_at.is_none() {
                p { a class="ds-link" href=(context.href(&format!("/needs/{}/quotation", need.key))) { (context.t("need-page-quotation")) } }
            }
        }
    }
}

pub(super) fn close_form(context: &Context, need: &Need, errors: &FieldErrors) -> Markup {
    let reasons = CloseReason::ALL.iter().map(|why| {
        Choice::new(why.code(), context.t(&format!("need-close-{}", why.code().replace('_', "-"))), false)
    });
    let set = Choices {
        name: "why",
        legend: context.t("need-close-why"),
        heading: false,
        hint: None,
        many: false,
        choices: reasons.collect(),
        unknown: None,
        columns: false,
    };
    html! {
        section class="ht-section ht-stack ht-noprint" id="close" aria-labelledby="close-title" {
            h2 class="ds-heading" data-size="md" id="close-title" { (context.t("need-close-title")) }
            p class="ht-measure" { (context.t("need-close-text")) }
            form class="ht-question" method="post" action=(context.href(&format!("/needs/{}/close", need.key))) {
                (choices(context, errors, &set))
                button class="ds-button" data-variant="secondary" type="submit" { (context.t("need-close-button")) }
            }
        }
    }
}
