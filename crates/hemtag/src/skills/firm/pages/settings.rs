//! Where the firm belongs, whether it keeps names, its scale and how old evidence may be; and the end of the map.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use vocabulary::Vocabulary;
use workforce::map::EvidenceKind;

use super::{Form, framed, keep, path};
use crate::{
    app::App,
    http::{
        Context, PageResult, Typed,
        components::{
            ColumnKind, Field, FieldKind, OptionGroup, RowColumn, Select, checkbox, field, rows, select,
        },
        error::again,
    },
    skills::firm::{
        FirmError, Kept,
        edit::{Problem, Problems, fill_settings, take_settings},
        erase, keep_facts,
        model::Change,
        open, words,
    },
};

const HERE: &str = "/settings";
const LIST: &str = "step";

/// `GET /skills/firm/{id}/settings`
///
/// # Errors
/// When the caller is not of the firm.
pub async fn show(State(app): State<App>, context: Context, Path(id): Path<i64>) -> PageResult {
    let kept = open(&app, &context.caller, id).await?;
    let typed = fill_settings(&kept.facts, &kept.map);
    Ok(view(&context, &kept, &Form::of(&typed)))
}

/// `POST /skills/firm/{id}/settings`
///
/// # Errors
/// As [`show`].
pub async fn send(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let kept = open(&app, &context.caller, id).await?;
    let typed = Typed::of_body(&body);
    let mut map = kept.map.clone();
    let facts = match take_settings(&mut map, &typed) {
        Ok(facts) => facts,
        Err(problems) => return Ok(again(view(&context, &kept, &Form { problems, ..Form::of(&typed) }))),
    };
    match keep_facts(&app, &context.caller, id, &facts).await {
        Ok(()) => {}
        Err(FirmError::Names) => {
            let mut problems = Problems::default();
            problems.add("headcounts_only", Problem::Own("skills-firm-problem-has-names"));
            return Ok(again(view(&context, &kept, &Form { problems, ..Form::of(&typed) })));
        }
        Err(other) => return Err(other.into()),
    }
    let to = "?done=settings";
    keep(&app, &context, &kept, &typed, (Change::Scale, Ok(map)), to, |kept, form| {
        view(&context, kept, &form)
    })
    .await
}

/// `POST /skills/firm/{id}/erase`: when the firm's name was typed.
///
/// # Errors
/// As [`show`].
pub async fn end(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let kept = open(&app, &context.caller, id).await?;
    let typed = Typed::of_body(&body);
    if typed.text("firm").trim().to_lowercase() != kept.name.trim().to_lowercase() {
        let filled = fill_settings(&kept.facts, &kept.map);
        let mut problems = Problems::default();
        problems.add("firm", Problem::Own("skills-firm-problem-erase"));
        return Ok(again(view(&context, &kept, &Form { problems, ..Form::of(&filled) })));
    }
    erase(&app, &context.caller, id).await?;
    Ok(Redirect::to(&context.href(&format!("{}?done=erased", path(id)))).into_response())
}

fn view(context: &Context, kept: &Kept, form: &Form<'_>) -> Markup {
    let own = path(kept.organisation);
    let errors = form.problems.errors(context.language);
    let l = context.language;
    let counties = Vocabulary::embedded()
        .places()
        .counties()
        .iter()
        .map(|one| (one.code.clone(), l.county(&one.code)))
        .collect();
    let pick = |name: &'static str, label: &str, options: Vec<(String, String)>| {
        let none = Some(context.t("not-stated"));
        let groups = vec![OptionGroup { label: String::new(), options }];
        select(
            &errors,
            &Select { name, label: context.t(label), hint: None, value: form.typed.text(name), none, groups },
        )
    };
    let steps = [
        RowColumn::new("name", context.t("skills-step-name"), ColumnKind::Field(FieldKind::Text)),
        RowColumn::new("anchor", context.t("skills-step-anchor"), ColumnKind::Field(FieldKind::Lines(2))),
    ];
    framed(
        context,
        kept,
        HERE,
        &context.t("skills-firm-settings"),
        None,
        html! {
            (form.head(context))
            form class="ht-form ht-stack" data-gap="lg" method="post" action=(context.href(&format!("{own}{HERE}"))) novalidate {
                input type="hidden" name="version" value=(kept.version);
                section class="ht-stack" {
                    h2 class="ds-heading" data-size="sm" { (context.t("skills-settings-where")) }
                    p { (context.t("skills-settings-where-text")) }
                    (pick("branch", "skills-settings-branch", branches(context)))
                    (pick("county", "skills-settings-county", counties))
                    (field(&errors, &Field { name: "employees", label: context.t("skills-settings-employees"), value: form.typed.text("employees"), kind: FieldKind::Whole, ..Field::default() }))
                }
                section class="ht-stack" {
                    h2 class="ds-heading" data-size="sm" { (context.t("skills-settings-names")) }
                    p { (context.t("skills-settings-names-text")) }
                    @if let Some(error) = errors.of("headcounts_only") { p class="ds-validation-message" { (error) } }
                    (checkbox("headcounts_only", "1", &context.t("skills-settings-heads-only"), form.typed.has("headcounts_only", "1")))
                }
                details open[errors.of(LIST).is_some() || !kept.map.scale.0.is_empty()] {
                    summary { (context.t("skills-settings-scale")) }
                    p { (context.t("skills-settings-scale-text")) }
                    ol { @for number in 1..=4_u8 { @let (name, anchor) = words::step(l, &workforce::map::Scale::default(), workforce::map::Level(number)); li { (name) ": " (anchor) } } }
                    (rows(context, &errors, form.typed, LIST, &steps, 4, |n| context.ta("skills-step-n", &[("number", n.into())])))
                }
                details {
                    summary { (context.t("skills-settings-ageing")) }
                    p { (context.t("skills-settings-ageing-text")) }
                    @for kind in EvidenceKind::ALL {
                        @let name = format!("months-{}", kind.code());
                        (field(&errors, &Field { name: &name, label: words::kind(l, kind), value: form.typed.text(&name), unit: Some(&context.t("skills-months")), kind: FieldKind::Whole, ..Field::default() }))
                    }
                }
                p class="ht-actions" { button class="ds-button" type="submit" { (context.t("skills-firm-save")) } }
            }
            @if kept.version > 0 {
                details class="ht-section" open[errors.of("firm").is_some()] {
                    summary { (context.t("skills-erase")) }
                    form class="ht-stack" method="post" action=(context.href(&format!("{own}/erase"))) novalidate {
                        p { (context.t("skills-erase-text")) }
                        (field(&errors, &Field { name: "firm", label: context.t("skills-erase-name"), hint: Some(kept.name.clone()), value: "", ..Field::default() }))
                        p { button class="ds-button" data-variant="secondary" data-color="danger" type="submit" { (context.t("skills-erase-do")) } }
                    }
                }
            }
        },
    )
}

/// The branches of industry and of services near it, two digits of SNI 2007.
fn branches(context: &Context) -> Vec<(String, String)> {
    let sni = Vocabulary::embedded().sni();
    let language = context.language.of_terms();
    let divisions = sni
        .branches()
        .iter()
        .filter(|branch| branch.code.len() == 2 && branch.code.bytes().all(|b| b.is_ascii_digit()));
    divisions
        .map(|one| (one.code.clone(), format!("{} {}", one.code, sni.name(one, language).name)))
        .collect()
}
