//! Writing a claim, step by step: costs (or what is asked in advance), report, check. Each step keeps what is written.

use axum::{
    extract::{Path, State},
    response::Response,
};
use funding::Ore;
use maud::{Markup, html};

use super::{
    Told, address,
    claim::{found, stated},
    claim_address, courses, done, led, refusals,
};
use crate::{
    access::{Action, check_any},
    app::App,
    funding::{
        FundingError,
        applications::words as apply_words,
        claims::{Grant, Kept, Seen, hand_in, keep, remove, words},
        model::{
            call::CallKind,
            claim::{Claim, ClaimKind, CostLine},
            reckon::advance_left,
        },
    },
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Field, FieldErrors, FieldKind, Tone, breadcrumbs, checkbox, error_summary, field, fields, notice,
            page_head,
        },
        error::again,
        page,
    },
    values::money::kronor,
};

/// The longest text of a report, in characters.
const MOST: usize = 10_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Costs,
    /// Only of calls for development.
    Courses,
    Report,
    Check,
}

impl Step {
    fn parse(code: &str) -> Option<Step> {
        match code {
            "costs" => Some(Step::Costs),
            "courses" => Some(Step::Courses),
            "report" => Some(Step::Report),
            "check" => Some(Step::Check),
            _ => None,
        }
    }

    const fn code(self) -> &'static str {
        match self {
            Step::Costs => "costs",
            Step::Courses => "courses",
            Step::Report => "report",
            Step::Check => "check",
        }
    }

    /// An advance has nothing to report yet.
    const fn of(kind: ClaimKind, call: CallKind) -> &'static [Step] {
        match (kind, call) {
            (ClaimKind::Advance, _) => &[Step::Costs, Step::Check],
            (_, CallKind::Development) => &[Step::Costs, Step::Courses, Step::Report, Step::Check],
            _ => &[Step::Costs, Step::Report, Step::Check],
        }
    }

    fn after(self, kind: ClaimKind, call: CallKind) -> Step {
        let all = Step::of(kind, call);
        let at = all.iter().position(|step| *step == self).unwrap_or(0);
        all.get(at + 1).copied().unwrap_or(Step::Check)
    }
}

async fn written(
    app: &App,
    context: &Context,
    (id, claim, step): (i64, i64, String),
) -> PageResult<(Grant, Kept, Step)> {
    let (grant, kept) = found(app, context, (id, claim)).await?;
    let all = Step::of(kept.kind, grant.call.call.kind);
    let step = Step::parse(&step).filter(|step| all.contains(step)).ok_or(PageError::NotFound)?;
    let relations = grant.application.relations(&context.caller);
    check_any(&context.caller, Action::ClaimMoney, &relations)?;
    if relations.is_empty() {
        return Err(PageError::Conflict);
    }
    if kept.is_written() { Ok((grant, kept, step)) } else { Err(PageError::Conflict) }
}

/// `GET /funding/grants/{id}/claims/{claim}/{step}`
///
/// # Errors
/// Not found, when there is none or the caller may not know of it; a conflict once it is handed in.
pub async fn ask(
    context: Context,
    State(app): State<App>,
    Path(path): Path<(i64, i64, String)>,
) -> PageResult {
    let (grant, kept, step) = written(&app, &context, path).await?;
    let typed = filled(&context, &grant, &kept);
    Ok(view(&context, &grant, &kept, step, &typed, &FieldErrors::new()))
}

fn filled(context: &Context, grant: &Grant, kept: &Kept) -> Typed {
    let l = context.language;
    let said = &kept.claim;
    let mut typed = Typed::default();
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    typed.set("from", day(kept.from));
    typed.set("to", day(kept.to));
    for (year, ore) in &said.advance {
        typed.set(format!("advance-{year}"), l.kronor_bare(*ore));
    }
    for line in &said.costs {
        typed.set(format!("cost-{}-{}", line.kind, line.year), l.kronor_bare(line.amount));
        typed.set(format!("note-{}-{}", line.kind, line.year), line.note.as_str());
    }
    courses::set(context, &mut typed, said);
    for one in &grant.call.call.indicators {
        let reached = said.indicators.get(&one.code).map(ToString::to_string);
        typed.set(format!("reached-{}", one.code), reached.unwrap_or_default());
    }
    for (name, text) in [
        ("done", &said.done),
        ("differs", &said.differs),
        ("next", &said.next),
        ("signatory", &said.signatory),
        ("signatory_function", &said.signatory_function),
    ] {
        typed.set(name, text.as_str());
    }
    if said.signatory.is_empty() {
        typed.set("signatory", grant.application.application.signatory.as_str());
        typed.set("signatory_function", grant.application.application.signatory_function.as_str());
    }
    typed
}

fn years(grant: &Grant) -> Vec<i16> {
    grant.decision.decision.granted.keys().copied().collect()
}

fn view(
    context: &Context,
    grant: &Grant,
    kept: &Kept,
    step: Step,
    typed: &Typed,
    errors: &FieldErrors,
) -> Markup {
    let l = context.language;
    let id = grant.decision.id;
    let base = claim_address(id, kept.id);
    let title =
        format!("{}: {}", words::kind(l, kept.kind), context.t(&format!("claim-step-{}", step.code())));
    let steps = Step::of(kept.kind, grant.call.call.kind);
    let at = steps.iter().position(|one| *one == step).unwrap_or(0) + 1;
    let over = context
        .ta("claim-step-of", &[("at", at.to_string().into()), ("all", steps.len().to_string().into())]);
    let above = [
        (context.t("grants-title"), "/funding/grants"),
        (grant.decision.decision.title.clone(), &*address(id)),
    ];
    let last = step == Step::Check;
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &above, &title))
            (page_head(Some(&over), &title, None))
            (done(context, &Told::default()))
            (error_summary(context, errors))
            @if !kept.claim.to_complete.is_empty() {
                (notice(Tone::Warning, &context.t("claim-asked"), html! { p { (kept.claim.to_complete) } }))
            }
            p class="ht-row" {
                @for one in steps {
                    @let words = context.t(&format!("claim-step-{}", one.code()));
                    @if *one == step { strong aria-current="step" { (words) } }
                    @else { a class="ds-link" href=(context.href(&format!("{base}/{}", one.code()))) { (words) } }
                    " "
                }
                a class="ds-link" href=(context.href(&format!("{base}/files"))) { (context.t("apply-files")) }
            }
            @if last { (stated(context, grant, kept)) }
            form class="ht-form ht-stack" method="post" action=(context.href(&format!("{base}/{}", step.code()))) novalidate {
                input type="hidden" name="version" value=(typed.given("version").map_or_else(|| kept.version.to_string(), str::to_owned));
                @match step {
                    Step::Costs if kept.kind == ClaimKind::Advance => (advance(context, grant, typed, errors)),
                    Step::Costs => (costs(context, grant, typed, errors)),
                    Step::Courses => (courses::fields(context, grant, typed, errors)),
                    Step::Report => (report(context, grant, typed, errors)),
                    Step::Check => (check(context, typed, errors)),
                }
                p class="ht-acts" {
                    @if last {
                        button class="ds-button" type="submit" name="act" value="hand-in" { (context.t("claim-hand-in")) }
                        button class="ds-button" data-variant="secondary" type="submit" name="act" value="keep" { (context.t("decision-keep")) }
                    } @else {
                        button class="ds-button" type="submit" { (context.t("claim-keep-on")) }
                    }
                    @if kept.submitted_at.is_none() {
                        button class="ds-button" data-variant="tertiary" type="submit" name="act" value="remove" { (context.t("claim-remove")) }
                    }
                }
            }
        },
    )
}

fn advance(context: &Context, grant: &Grant, typed: &Typed, errors: &FieldErrors) -> Markup {
    let left = advance_left(&grant.standing, &grant.decision.decision.payment);
    html! {
        p class="ht-measure" { (context.ta("claim-advance-text", &[("left", context.language.kronor(left).into())])) }
        (fields(html! {
            @for year in years(grant) {
                @let name = format!("advance-{year}");
                (field(errors, &Field { name: &name, label: context.ta("claim-advance-of", &[("year", year.to_string().into())]), value: typed.text(&name), kind: FieldKind::Decimal, unit: Some("kr"), ..Field::default() }))
            }
        }))
    }
}

fn costs(context: &Context, grant: &Grant, typed: &Typed, errors: &FieldErrors) -> Markup {
    let l = context.language;
    let share = grant.decision.decision.share_percent.to_string();
    html! {
        p class="ht-measure" { (context.ta("claim-costs-text", &[("share", share.into())])) }
        (fields(html! {
            (field(errors, &Field { name: "from", label: context.t("decision-from"), value: typed.text("from"), kind: FieldKind::Date, ..Field::default() }))
            (field(errors, &Field { name: "to", label: context.t("decision-to"), value: typed.text("to"), kind: FieldKind::Date, ..Field::default() }))
        }))
        @for year in years(grant) {
            fieldset class="ds-fieldset" {
                legend class="ds-label" { (context.ta("claim-costs-of", &[("year", year.to_string().into())])) }
                @for kind in &grant.call.call.cost_kinds {
                    @let (cost, note) = (format!("cost-{}-{year}", kind.code), format!("note-{}-{year}", kind.code));
                    (fields(html! {
                        (field(errors, &Field { name: &cost, label: kind.title.of(l).to_owned(), value: typed.text(&cost), kind: FieldKind::Decimal, unit: Some("kr"), ..Field::default() }))
                        (field(errors, &Field { name: &note, label: context.t("claim-note"), value: typed.text(&note), ..Field::default() }))
                    }))
                }
            }
        }
    }
}

fn report(context: &Context, grant: &Grant, typed: &Typed, errors: &FieldErrors) -> Markup {
    let l = context.language;
    html! {
        h2 class="ds-heading" data-size="xs" { (context.t("claim-indicators")) }
        p class="ht-soft ht-measure" { (context.t("claim-indicators-text")) }
        (fields(html! {
            @for one in &grant.call.call.indicators {
                @let name = format!("reached-{}", one.code);
                @let hint = if one.required { None } else { Some(context.t("claim-indicator-optional")) };
                (field(errors, &Field { name: &name, label: format!("{} ({})", one.title.of(l), one.unit.of(l)), hint, value: typed.text(&name), kind: FieldKind::Whole, ..Field::default() }))
            }
        }))
        @for (name, key) in [("done", "claim-report-done"), ("differs", "claim-report-differs"), ("next", "claim-report-next")] {
            (field(errors, &Field { name, label: context.t(key), hint: Some(context.t(&format!("{key}-hint"))), value: typed.text(name), kind: FieldKind::Lines(5), ..Field::default() }))
        }
    }
}

fn check(context: &Context, typed: &Typed, errors: &FieldErrors) -> Markup {
    html! {
        section class="ht-section ht-stack" data-gap="sm" id="check" {
            h2 class="ds-heading" data-size="sm" { (context.t("claim-sign-title")) }
            (fields(html! {
                (field(errors, &Field { name: "signatory", label: context.t("claim-signatory-name"), value: typed.text("signatory"), ..Field::default() }))
                (field(errors, &Field { name: "signatory_function", label: context.t("claim-signatory-function"), value: typed.text("signatory_function"), ..Field::default() }))
            }))
            (checkbox("declared", "yes", &context.t("claim-declare"), typed.has("declared", "yes")))
        }
    }
}

/// The claim in the fields of a step, the other steps as they were; what cannot be read is said at its field.
fn read_step(
    context: &Context,
    grant: &Grant,
    kept: &Kept,
    step: Step,
    typed: &Typed,
    errors: &mut FieldErrors,
) -> ((Option<jiff::civil::Date>, Option<jiff::civil::Date>), Claim) {
    let mut claim = kept.claim.clone();
    let mut period = (kept.from, kept.to);
    let amount = |name: &str, errors: &mut FieldErrors| -> Ore {
        let Some(text) = typed.given(name) else { return Ore::ZERO };
        kronor(text, context.language).unwrap_or_else(|| {
            errors.add(name, context.ta("decision-no-amount", &[("text", text.into())]));
            Ore::ZERO
        })
    };
    let text = |name: &str, errors: &mut FieldErrors| -> String {
        let text = typed.text(name).replace("\r\n", "\n");
        if text.chars().count() > MOST {
            errors.add(name, context.ta("decision-too-long", &[("most", MOST.to_string().into())]));
        }
        text
    };
    match step {
        Step::Costs if kept.kind == ClaimKind::Advance => {
            let asked =
                years(grant).into_iter().map(|year| (year, amount(&format!("advance-{year}"), errors)));
            claim.advance = asked.filter(|(_, ore)| ore.is_positive()).collect();
        }
        Step::Costs => {
            let day = |name: &str, errors: &mut FieldErrors| {
                let text = typed.given(name)?;
                let day = text.parse().ok();
                if day.is_none() {
                    errors.add(name, context.ta("decision-no-day-typed", &[("text", text.into())]));
                }
                day
            };
            period = (day("from", errors), day("to", errors));
            claim.costs = Vec::new();
            for year in years(grant) {
                for kind in &grant.call.call.cost_kinds {
                    let amount = amount(&format!("cost-{}-{year}", kind.code), errors);
                    if amount.is_positive() {
                        let note = text(&format!("note-{}-{year}", kind.code), errors);
                        claim.costs.push(CostLine { kind: kind.code.clone(), year, amount, note });
                    }
                }
            }
        }
        Step::Courses => courses::read(context, typed, &mut claim, errors),
        Step::Report => {
            claim.indicators.clear();
            for one in &grant.call.call.indicators {
                let name = format!("reached-{}", one.code);
                let Some(said) = typed.given(&name) else { continue };
                match said.parse() {
                    Ok(reached) => drop(claim.indicators.insert(one.code.clone(), reached)),
                    Err(_) => {
                        errors.add(name, context.ta("decision-no-number-typed", &[("text", said.into())]));
                    }
                }
            }
            claim.done = text("done", errors);
            claim.differs = text("differs", errors);
            claim.next = text("next", errors);
        }
        Step::Check => {
            claim.signatory = text("signatory", errors);
            claim.signatory_function = text("signatory_function", errors);
        }
    }
    (period, claim)
}

/// `POST /funding/grants/{id}/claims/{claim}/{step}`
///
/// # Errors
/// As [`ask`].
pub async fn send(
    context: Context,
    State(app): State<App>,
    Path(path): Path<(i64, i64, String)>,
    body: String,
) -> PageResult<Response> {
    let mut typed = Typed::of_body(&body);
    let (id, number) = (path.0, path.1);
    let was_handed_in = |kept: &Kept| kept.submitted_at.is_some() && !kept.is_written();
    let (_, now) = found(&app, &context, (id, number)).await?;
    if was_handed_in(&now) && typed.text("act") == "hand-in" {
        // The same form twice: it is handed in.
        return Ok(led(&context, &format!("{}?done=handed-in", address(id))));
    }
    let (grant, kept, step) = written(&app, &context, path).await?;
    let seen = Seen { grant: id, claim: number, version: typed.text("version").parse().unwrap_or(0) };
    let mut errors = FieldErrors::new();
    let result = if typed.text("act") == "remove" {
        remove(&app, &context.caller, seen).await.map(|()| format!("{}?done=removed", address(id)))
    } else {
        let (period, claim) = read_step(&context, &grant, &kept, step, &typed, &mut errors);
        if !errors.is_empty() {
            return Ok(again(view(&context, &grant, &kept, step, &typed, &errors)));
        }
        match keep(&app, &context.caller, seen, period, claim).await {
            Ok(kept) if typed.text("act") == "hand-in" => {
                typed.set("version", kept.version.to_string());
                let seen = Seen { version: kept.version, ..seen };
                let declared = typed.has("declared", "yes");
                hand_in(&app, &context.caller, seen, declared)
                    .await
                    .map(|_| format!("{}?done=handed-in", address(id)))
            }
            Ok(_) if typed.text("act") == "keep" => Ok(format!("{}?done=kept", address(id))),
            kept => {
                let next = step.after(
                    grant
                        .claims
                        .iter()
                        .find(|one| one.id == number)
                        .map_or(ClaimKind::Period, |one| one.kind),
                    grant.call.call.kind,
                );
                kept.map(|_| format!("{}/{}", claim_address(id, number), next.code()))
            }
        }
    };
    match result {
        Ok(to) => Ok(led(&context, &to)),
        Err(FundingError::Personal(found)) => {
            for (field, personal) in found {
                errors.add(field, apply_words::personal(context.language, personal));
            }
            Ok(again(view(&context, &grant, &kept, step, &typed, &errors)))
        }
        Err(error) => {
            let sentences = words::refused(context.language, &error);
            if sentences.is_empty() {
                return Err(error.into());
            }
            refusals(&mut errors, "check", sentences);
            let (grant, kept) = found(&app, &context, (id, number)).await?;
            Ok(again(view(&context, &grant, &kept, step, &typed, &errors)))
        }
    }
}
