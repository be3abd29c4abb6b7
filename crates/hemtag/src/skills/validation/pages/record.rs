//! The address of a record: what it says, and whether a text is the record.

use axum::extract::{Path, State};
use maud::{Markup, html};

use crate::{
    app::App,
    http::{
        Context, PageResult, Typed,
        components::{Field, FieldErrors, FieldKind, Tone, facts, field, notice, page_head},
        page,
    },
    skills::validation::{self, Checked},
};

/// `GET /skills/records/{key}`
///
/// # Errors
/// Not found when there is none, or it was erased.
pub async fn show(State(app): State<App>, context: Context, Path(key): Path<String>) -> PageResult {
    let checked = validation::check_record(&app, &context.caller, &key, None).await?;
    Ok(view(&context, &key, &checked))
}

/// `POST /skills/records/{key}`: compares a text.
///
/// # Errors
/// As [`show`].
pub async fn compare(
    State(app): State<App>,
    context: Context,
    Path(key): Path<String>,
    body: String,
) -> PageResult {
    let typed = Typed::of_body(&body);
    let checked = validation::check_record(&app, &context.caller, &key, Some(typed.text("record"))).await?;
    Ok(view(&context, &key, &checked))
}

/// The page, from plain data. It names nobody: whose it is stands in the file that its owner handed over.
#[must_use]
pub fn view(context: &Context, key: &str, checked: &Checked) -> Markup {
    let l = context.language;
    let title = context.t("valid-record-title");
    let withdrawn = checked.told.is_none();
    page(
        context,
        &title,
        html! {
            (page_head(None, &title, Some(&context.t("valid-record-lead"))))
            @if withdrawn { (notice(Tone::Warning, &context.t("valid-record-gone"), html! {})) }
            @if let Some(same) = checked.is_same {
                @if same { (notice(Tone::Success, &context.t("valid-record-same"), html! {})) }
                @else { (notice(Tone::Warning, &context.t("valid-record-other"), html! {})) }
            }
            @if let Some(told) = &checked.told {
                @let of = &told.qualification.document;
                (facts(&[
                    (context.t("valid-qualification"), html! { (of.name(l)) }),
                    (context.t("valid-outcome-title"), html! { (context.t(&format!("valid-outcome-{}", told.conclusion.outcome.code()))) }),
                    (context.t("valid-units-met"), html! { ul { @for code in &told.conclusion.units { li { (of.unit(code).map_or(code.as_str(), |unit| unit.name(l))) } } } }),
                    (context.t("valid-certificate-number"), html! { (told.conclusion.certificate) }),
                    (context.t("valid-centre"), html! { (told.centre) }),
                    (context.t("valid-outcome-on"), html! { (l.date(told.conclusion.on)) }),
                    (context.t("valid-record-digest"), html! { code class="ht-break" { (checked.record.digest) } }),
                ]))
                form class="ht-form ht-stack ht-section" method="post" action=(context.href(&format!("/skills/records/{key}"))) {
                    (field(&FieldErrors::new(), &Field { name: "record", label: context.t("valid-record-paste"), hint: Some(context.t("valid-record-paste-hint")), value: "", kind: FieldKind::Lines(6), ..Field::default() }))
                    p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("valid-record-compare")) } }
                }
            }
            p class="ht-source" { (context.t("valid-record-no-name")) }
        },
    )
}
