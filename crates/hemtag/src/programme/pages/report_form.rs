//! One report as a page: to begin, to write, to comment, to sign; and once signed, what it says and whether it still comes out the same.

use maud::{Markup, html};

use super::{PATH, above, being_made, report_tables as tables};
use crate::{
    access::{Action, Relation},
    http::{
        Context, Typed,
        components::{
            Choice, Choices, Column, Field, FieldErrors, FieldKind, OptionGroup, Select, Tone, breadcrumbs,
            choices, data_table, downloads, error_summary, facts, field, notice, page_head, select,
        },
        language, page,
    },
    programme::{
        model::{Duty, Programme, ReportDuty},
        report::{Change, Draft, Frozen, Making, Part, Rebuilt, Status, Told, fingerprint_of, paper},
    },
    words::Language,
};

/// The page, from plain data.
#[must_use]
pub fn view(
    context: &Context,
    programme: &Programme,
    duty: &ReportDuty,
    draft: Option<&Draft>,
    rebuilt: Option<&Rebuilt>,
    typed: &Typed,
    errors: &FieldErrors,
) -> Markup {
    let kind = context.t(&format!("programme-kind-{}", duty.kind.code()));
    let title = format!("{kind}: ”{}”", duty.deadline.text_as_stated);
    let may_write = context.caller.may(Action::WriteReport, Relation::None);
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[above(context), (context.t("reports-title"), "/programme/reports")], &title))
            (page_head(Some(programme.title.of(context.language)), &title, None))
            @if let Some(done) = context.done().filter(|done| DONE.contains(done)) {
                (notice(Tone::Success, &context.t(&format!("report-did-{done}")), html! {}))
            }
            @match draft {
                None => { (begin(context, duty, may_write, typed, errors)) },
                Some(draft) => {
                    (files(context, duty, draft))
                    @match &draft.kept.frozen {
                        Some(frozen) => {
                            (signed(context, draft, frozen))
                            @if let Some(rebuilt) = rebuilt { (again(context, &frozen.programme, rebuilt)) }
                        },
                        None => {
                            p { (context.ta("report-as-of", &[("day", draft.kept.day.to_string().into())])) }
                            @let told = Told::of_draft(programme, duty, draft);
                            (tables::figures(context, &told))
                            (tables::money(context, &told))
                            @if may_write { (write(context, programme, duty, draft, typed, errors)) } @else {
                                (texts(context, draft))
                                (tables::check_list(context, &told))
                            }
                            (comments(context, duty, draft, may_write, typed, errors))
                            @if may_write { (sign(context, duty, draft, typed, errors)) }
                        },
                    }
                },
            }
        },
    )
}

const DONE: [&str; 6] = ["begun", "kept", "commented", "settled", "signed", "files"];

fn address(context: &Context, duty: &ReportDuty, rest: &str) -> String {
    context.href(&format!("{PATH}/reports/{}{rest}", duty.code))
}

fn day_field(context: &Context, value: &str, errors: &FieldErrors) -> Markup {
    field(
        errors,
        &Field {
            name: "day",
            label: context.t("report-day"),
            hint: Some(context.t("report-day-hint")),
            value,
            kind: FieldKind::Date,
            ..Field::default()
        },
    )
}

fn begin(
    context: &Context,
    duty: &ReportDuty,
    may_write: bool,
    typed: &Typed,
    errors: &FieldErrors,
) -> Markup {
    html! {
        p { (context.t("report-not-begun")) }
        @if may_write {
            form class="ht-form ht-stack" method="post" action=(address(context, duty, "")) novalidate {
                (day_field(context, typed.text("day"), errors))
                button class="ds-button" type="submit" { (context.t("report-begin")) }
            }
        }
    }
}

/// The files, and how it is with them where they are made once.
fn files(context: &Context, duty: &ReportDuty, draft: &Draft) -> Markup {
    let file =
        |l: Language, format: &str| language::href(l, &format!("{PATH}/reports/{}/file/{format}", duty.code));
    let named = |l: Language, format: &str| {
        context.ta(&format!("report-file-{}", l.code()), &[("format", format.into())])
    };
    let names: Vec<(String, String)> = Language::ALL
        .into_iter()
        .flat_map(|l| [(named(l, "PDF"), file(l, "pdf")), (named(l, "XLSX"), file(l, "xlsx"))])
        .chain([("JSON".to_owned(), file(context.language, "json"))])
        .collect();
    let all: Vec<(&str, String)> = names.iter().map(|(name, href)| (name.as_str(), href.clone())).collect();
    let is_there = draft.making.as_ref().is_none_or(|making| matches!(making, Making::Made(_)));
    // What was signed before its files were made by a job has the PDF that was signed.
    let signed = draft.kept.fingerprint.is_some().then(|| [all[0].clone()]);
    let ready = if is_there { Some(all.as_slice()) } else { signed.as_ref().map(<[_; 1]>::as_slice) };
    html! {
        @if let Some(ready) = ready { (downloads(context, &context.t("report-files"), ready)) }
        p class="ht-soft" { (context.t("report-file-languages")) }
        @if let Some(making) = &draft.making { (being_made::part(context, &duty.code, making)) }
    }
}

fn write(
    context: &Context,
    programme: &Programme,
    duty: &ReportDuty,
    draft: &Draft,
    typed: &Typed,
    errors: &FieldErrors,
) -> Markup {
    // What was typed and not kept stands before what is kept; a signature that lacks something sent no texts.
    let is_typed = typed.given("day").is_some();
    let of = |name: &str, kept: &str| if is_typed { typed.text(name).to_owned() } else { kept.to_owned() };
    html! {
        section class="ht-section ht-stack" aria-labelledby="write" {
            h2 class="ds-heading" data-size="md" id="write" { (context.t("report-write")) }
            form class="ht-form ht-stack" method="post" action=(address(context, duty, "")) novalidate {
                input type="hidden" name="version" value=(draft.kept.version);
                (day_field(context, &of("day", &draft.kept.day.to_string()), errors))
                @for part in Part::ALL {
                    @let name = format!("part-{}", part.code());
                    (field(errors, &Field {
                        name: &name, label: context.t(&format!("report-part-{}", part.code())), hint: None,
                        value: &of(&name, draft.kept.written.part(part)), kind: FieldKind::Lines(6), ..Field::default()
                    }))
                }
                h3 class="ds-heading" data-size="sm" { (context.t("report-check-list")) }
                @for one in &programme.duties { (duty_fields(context, draft, one, &of, errors)) }
                button class="ds-button" type="submit" { (context.t("report-keep")) }
            }
        }
    }
}

fn duty_fields(
    context: &Context,
    draft: &Draft,
    one: &Duty,
    of: &impl Fn(&str, &str) -> String,
    errors: &FieldErrors,
) -> Markup {
    let said = draft.kept.written.duty(&one.code);
    let (status, words) = (format!("status-{}", one.code), format!("duty-{}", one.code));
    let kept = said.and_then(|said| said.status).map_or("", Status::code);
    let options = Status::ALL
        .map(|status| (status.code().to_owned(), context.t(&format!("report-status-{}", status.code()))))
        .to_vec();
    html! {
        (select(errors, &Select {
            name: &status, label: format!("{} {}", one.code, one.title.of(context.language)), hint: None,
            value: &of(&status, kept), none: Some(context.t("report-status-open")),
            groups: vec![OptionGroup { label: String::new(), options }],
        }))
        (field(errors, &Field {
            name: &words, label: context.ta("report-duty-words", &[("duty", one.code.as_str().into())]), hint: None,
            value: &of(&words, said.map_or("", |said| said.words.as_str())), kind: FieldKind::Lines(2), ..Field::default()
        }))
    }
}

/// The texts as they stand, for who may not write.
fn texts(context: &Context, draft: &Draft) -> Markup {
    html! {
        @for part in Part::ALL {
            section class="ht-section ht-stack" {
                h2 class="ds-heading" data-size="md" { (context.t(&format!("report-part-{}", part.code()))) }
                @let text = draft.kept.written.part(part);
                @if text.is_empty() { p { (context.t("report-nothing-written")) } }
                @for line in text.split("\n\n") { p { (line) } }
            }
        }
    }
}

fn comments(
    context: &Context,
    duty: &ReportDuty,
    draft: &Draft,
    may_write: bool,
    typed: &Typed,
    errors: &FieldErrors,
) -> Markup {
    let of = |part: &str| context.t(&format!("report-part-{part}"));
    let mut parts: Vec<Choice> = vec![Choice::new("whole", of("whole"), true)];
    parts.extend(Part::ALL.map(|part| Choice::new(part.code(), of(part.code()), false)));
    html! {
        section class="ht-section ht-stack" aria-labelledby="comments" {
            h2 class="ds-heading" data-size="md" id="comments" { (context.t("report-comments")) }
            @if draft.comments.is_empty() { p { (context.t("report-comments-none")) } }
            @for one in &draft.comments {
                div class="ht-stack" {
                    p {
                        b { (of(&one.part)) } " " span class="ht-soft" {
                            (context.t(&format!("role-{}", one.role.replace('_', "-")))) ", " (context.language.in_sweden(one.at))
                        }
                        br; (one.words)
                    }
                    @if one.settled { p class="ht-soft" { (context.t("report-comment-settled")) } } @else if may_write {
                        form method="post" action=(address(context, duty, &format!("/comments/{}", one.id))) {
                            button class="ds-button" data-variant="secondary" type="submit" { (context.t("report-comment-settle")) }
                        }
                    }
                }
            }
            form class="ht-form ht-stack" method="post" action=(address(context, duty, "/comments")) novalidate {
                (choices(context, errors, &Choices {
                    name: "part", legend: context.t("report-comment-part"), heading: false, hint: None, many: false,
                    choices: parts, unknown: None, columns: true,
                }))
                (field(errors, &Field {
                    name: "words", label: context.t("report-comment-words"), hint: None, value: typed.text("words"),
                    kind: FieldKind::Lines(3), ..Field::default()
                }))
                button class="ds-button" data-variant="secondary" type="submit" { (context.t("report-comment-send")) }
            }
        }
    }
}

fn sign(context: &Context, duty: &ReportDuty, draft: &Draft, typed: &Typed, errors: &FieldErrors) -> Markup {
    let text = |name: &'static str| {
        let label = context.t(&format!("report-{name}"));
        field(errors, &Field { name, label, value: typed.text(name), ..Field::default() })
    };
    html! {
        section class="ht-section ht-stack" aria-labelledby="sign" {
            h2 class="ds-heading" data-size="md" id="sign" { (context.t("report-sign-title")) }
            p { (context.t("report-sign-text")) }
            @if !draft.lacks.is_empty() { p { (context.ta("report-sign-lacks", &[("count", draft.lacks.len().into())])) } }
            form class="ht-form ht-stack" method="post" action=(address(context, duty, "/sign")) novalidate {
                input type="hidden" name="version" value=(draft.kept.version);
                (text("name"))
                (text("function"))
                button class="ds-button" type="submit" { (context.t("report-sign")) }
            }
        }
    }
}

fn signed(context: &Context, draft: &Draft, frozen: &Frozen) -> Markup {
    let told = Told::of_frozen(&draft.kept.report, frozen);
    html! {
        (facts(&[
            (context.t("report-day"), html! { (frozen.day) }),
            (context.t("report-name"), html! { (frozen.signature.name) ", " (frozen.signature.function) }),
            (context.t("report-signed-at"), html! { (context.language.in_sweden(frozen.signature.at)) }),
            (context.t("report-fingerprint"), html! {
                @match fingerprint_of(&draft.kept, draft.making.as_ref()) {
                    Some(sum) => { code class="ht-break" { (sum) } },
                    None => { (context.t("report-fingerprint-none")) },
                }
            }),
        ]))
        (texts(context, draft))
        @if let Some(told) = &told {
            (tables::check_list(context, told))
            (tables::figures(context, told))
            (tables::money(context, told))
        }
    }
}

/// Whether a signed report still comes out the same, and what corrections since then would make of it.
fn again(context: &Context, programme: &Programme, rebuilt: &Rebuilt) -> Markup {
    let differs = !rebuilt.log_is_whole
        || !rebuilt.differs.is_empty()
        || rebuilt.money_differs
        || rebuilt.projects_differ
        || rebuilt.same_paper == Some(false);
    let (tone, key) = match rebuilt.same_paper {
        _ if differs => (Tone::Danger, "report-differs"),
        None => (Tone::Success, "report-same-figures"),
        Some(_) => (Tone::Success, "report-same"),
    };
    html! {
        section class="ht-section ht-stack" id="rebuilt" {
            h2 class="ds-heading" data-size="md" { (context.t("report-rebuilt")) }
            (notice(tone, &context.t(key), html! {
                @if !rebuilt.log_is_whole { p { (context.t("report-log-changed")) } }
                @if rebuilt.money_differs { p { (context.t("report-money-differs")) } }
                @if rebuilt.projects_differ { p { (context.t("report-projects-differ")) } }
                @if rebuilt.same_paper == Some(false) { p { (context.t("report-paper-differs")) } }
            }))
            @if !rebuilt.differs.is_empty() { (changes(context, programme, "report-differs-caption", &rebuilt.differs)) }
            h3 class="ds-heading" data-size="sm" { (context.t("report-corrected")) }
            @if rebuilt.corrected.is_empty() { p { (context.t("report-corrected-none")) } } @else {
                p { (context.t("report-corrected-text")) }
                (changes(context, programme, "report-corrected", &rebuilt.corrected))
            }
        }
    }
}

fn changes(context: &Context, programme: &Programme, caption: &str, all: &[Change]) -> Markup {
    let l = context.language;
    let columns = [
        Column::text(context.t("programme-indicator")),
        Column::number(context.t("report-then")),
        Column::number(context.t("report-now")),
    ];
    let rows: Vec<Vec<Markup>> = all
        .iter()
        .filter_map(|change| {
            let one = programme.indicator(&change.indicator)?;
            Some(vec![
                html! { (one.title.of(l)) },
                html! { (paper::value(l, one, change.before)) },
                html! { (paper::value(l, one, change.now)) },
            ])
        })
        .collect();
    data_table(&context.t(caption), &columns, &rows)
}
