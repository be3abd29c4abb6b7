//! The form that asks for what a request for quotation demands and a need does not hold, and for the owner's consent.

use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use exchange::quotation::{File, Sender};
use maud::{Markup, html};
use serde::Deserialize;

use super::{MakeError, asked_of, make};
use crate::{
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Field, FieldErrors, FieldKind, Tone, breadcrumbs, checkbox, error_summary, field, notice,
            page_head,
        },
        download,
        error::again,
        page, partner,
    },
    needs::{
        Need,
        model::Part,
        traced,
        write::{self, Asked, quotation_leaves_out},
    },
    parts::PartFile,
    values,
    words::And,
};

/// Fields in their groups: name, kind, for the browser's own filling in, and whether the message demands it.
type Asks = (&'static str, FieldKind, Option<&'static str>, bool);
const WHAT: [Asks; 7] = [
    ("name", FieldKind::Text, None, true),
    ("material", FieldKind::Text, None, true),
    ("general_tolerance", FieldKind::Text, None, true),
    ("order_quantity", FieldKind::Whole, None, true),
    ("last_delivery", FieldKind::Date, None, true),
    ("file_name", FieldKind::Text, None, true),
    ("file_type", FieldKind::Text, None, true),
];
const WHO: [Asks; 9] = [
    ("person", FieldKind::Text, Some("name"), true),
    ("company", FieldKind::Text, Some("organization"), true),
    ("email", FieldKind::Email, Some("email"), true),
    ("phone", FieldKind::Text, Some("tel"), true),
    ("address", FieldKind::Lines(2), Some("street-address"), true),
    ("account_address", FieldKind::Lines(2), None, true),
    ("delivery_address", FieldKind::Lines(2), None, true),
    ("delivery_requirements", FieldKind::Text, None, false),
    ("sender_bpn", FieldKind::Text, None, true),
];
const WHOM: [Asks; 1] = [("receiver_bpn", FieldKind::Text, None, true)];

/// Longer texts are no names or addresses.
const LONGEST: usize = 1_000;

/// What the address says: the part, from one.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    part: Option<usize>,
}

/// `GET /needs/{key}/quotation?part=`
///
/// # Errors
/// Not found, when nobody holds such a key or there is no such part; a conflict when the need is closed.
pub async fn ask(
    State(app): State<App>,
    context: Context,
    Path(key): Path<String>,
    Query(chosen): Query<Chosen>,
) -> PageResult {
    let need = asked_of(&app, &context.caller, &key).await?;
    let part = index(&need, chosen.part)?;
    let (files, _) = traced::files_of(&app, &context.caller, &need).await?;
    Ok(view(&context, &need, part, &known(&need, part, &files), &FieldErrors::new()))
}

/// `POST /needs/{key}/quotation?part=`: the message, as a download.
///
/// # Errors
/// As [`ask`].
pub async fn send(
    State(app): State<App>,
    context: Context,
    Path(key): Path<String>,
    Query(chosen): Query<Chosen>,
    body: String,
) -> PageResult<Response> {
    let need = asked_of(&app, &context.caller, &key).await?;
    let part = index(&need, chosen.part)?;
    let typed = Typed::of_body(&body);
    let consent = typed.has("consent", "yes");
    let mut errors = FieldErrors::new();
    let asked = read(&context, &typed, &mut errors);
    if !consent {
        errors.add("consent-yes", context.t("quotation-consent-missing"));
    }
    let Some(asked) = asked.filter(|_| errors.is_empty()) else {
        return Ok(again(view(&context, &need, part, &typed, &errors)));
    };
    match make(&app, &context.caller, &key, part, &asked, consent).await {
        Ok(text) => {
            let name = context.language.pick("offertforfragan", "quotation");
            Ok(download::message(&format!("hemtag-{name}-{}-{}", need.id.0, part + 1), text))
        }
        Err(MakeError::Need(error)) => Err(error.into()),
        Err(other) => Err(anyhow::Error::from(other).into()),
    }
}

/// The part, from zero. A need without parts is one.
fn index(need: &Need, chosen: Option<usize>) -> PageResult<usize> {
    let part = chosen.unwrap_or(1).checked_sub(1).ok_or(PageError::NotFound)?;
    if part < need.document.parts.len().max(1) { Ok(part) } else { Err(PageError::NotFound) }
}

/// What the need and its files say already.
fn known(need: &Need, part: usize, files: &[PartFile]) -> Typed {
    let document = &need.document;
    let none = Part::default();
    let one = document.parts.get(part).unwrap_or(&none);
    let mut typed = Typed::default();
    let mut say = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            typed.set(name, value);
        }
    };
    say("name", Some(document.title.clone()));
    let material = one.asks.materials.value().and_then(|words| words.first());
    say("material", material.map(|word| word.stated.clone()));
    say("general_tolerance", one.asks.tolerance.value().map(|stated| write::tolerance(*stated)));
    say("order_quantity", document.first_series.value().map(ToString::to_string));
    say("last_delivery", document.due.value().map(ToString::to_string));
    if let [file] = files {
        say("file_name", Some(file.name.clone()));
        say("file_type", file.name.rsplit_once('.').map(|(_, end)| end.to_uppercase()));
    }
    say("person", document.owner.name.clone());
    say("company", document.owner.organisation.clone());
    let contact = document.owner.contact.clone();
    let (email, phone) = match contact {
        Some(contact) if contact.contains('@') => (Some(contact), None),
        contact => (None, contact),
    };
    say("email", email);
    say("phone", phone);
    typed
}

/// What was typed; `None` with what is wrong among the errors.
fn read(context: &Context, typed: &Typed, errors: &mut FieldErrors) -> Option<Asked> {
    for (name, _, _, demanded) in WHAT.iter().chain(&WHO).chain(&WHOM) {
        if typed.text(name).chars().count() > LONGEST {
            errors.add(*name, context.ta("need-problem-too-long", &[("most", LONGEST.into())]));
        } else if *demanded && typed.given(name).is_none() {
            errors.add(*name, context.t("quotation-demanded"));
        }
    }
    let (sender, receiver) = (
        partner::number(context, typed, "sender_bpn", errors),
        partner::number(context, typed, "receiver_bpn", errors),
    );
    let order_quantity = typed.given("order_quantity").and_then(|text| {
        let read = values::whole(text, 1_000_000_000);
        read.map_err(|problem| errors.add("order_quantity", problem.sentence(context.language))).ok()
    });
    let last_delivery = typed.given("last_delivery").and_then(|text| {
        let read = values::date(text);
        read.map_err(|problem| errors.add("last_delivery", problem.sentence(context.language))).ok()
    });
    let text = |name: &str| typed.text(name).replace("\r\n", "\n");
    Some(Asked {
        name: text("name"),
        sender: sender?,
        receiver: receiver?,
        who: Sender {
            name: text("person"),
            company: Some(text("company")),
            address: text("address"),
            email: text("email"),
            phone: text("phone"),
            account_address: text("account_address"),
            delivery_address: text("delivery_address"),
            delivery_requirements: typed.given("delivery_requirements").map(str::to_owned),
        },
        cad_file: File { file_type: text("file_type"), name: text("file_name"), path: None },
        general_tolerance: text("general_tolerance"),
        material: text("material"),
        order_quantity: order_quantity?,
        last_delivery: last_delivery?,
    })
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, need: &Need, part: usize, typed: &Typed, errors: &FieldErrors) -> Markup {
    let title = context.t("quotation-title");
    let own = format!("/needs/{}", need.key);
    let path = |part: usize| context.href(&format!("{own}/quotation?part={}", part + 1));
    let parts = &need.document.parts;
    let left: Vec<String> = quotation_leaves_out(&need.document, part)
        .into_iter()
        .map(|field| field.name(context.language).to_lowercase())
        .collect();
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[(need.document.title.clone(), own.as_str())], &title))
            (page_head(None, &title, Some(&context.t("quotation-lead"))))
            @if parts.len() > 1 {
                p { (context.t("quotation-parts")) }
                ul {
                    @for (at, one) in parts.iter().enumerate() {
                        li {
                            @if at == part { strong { (named(context, one, at)) } }
                            @else { a class="ds-link" href=(path(at)) { (named(context, one, at)) } }
                        }
                    }
                }
            }
            (notice(Tone::Info, &context.t("quotation-names"), html! {
                p { (context.t("quotation-names-text")) }
                @if !left.is_empty() {
                    p { (context.ta("quotation-leaves-out", &[("fields", context.language.list(&left, And::And).into())])) }
                }
            }))
            form class="ht-form ht-stack" method="post" action=(path(part)) novalidate {
                (group(context, "what", &WHAT, typed, errors))
                (group(context, "who", &WHO, typed, errors))
                (group(context, "whom", &WHOM, typed, errors))
                fieldset class="ds-fieldset" {
                    legend class="ds-label" { (context.t("quotation-consent-title")) }
                    @if let Some(error) = errors.of("consent-yes") { p class="ds-validation-message" data-color="danger" { (error) } }
                    (checkbox("consent", "yes", &context.t("quotation-consent"), typed.has("consent", "yes")))
                }
                div { button class="ds-button" type="submit" { (context.t("quotation-make")) } }
            }
        },
    )
}

fn named(context: &Context, part: &Part, at: usize) -> String {
    if part.name.is_empty() {
        context.ta("need-part-number", &[("number", (at + 1).into())])
    } else {
        part.name.clone()
    }
}

fn group(context: &Context, name: &str, asks: &[Asks], typed: &Typed, errors: &FieldErrors) -> Markup {
    html! {
        fieldset class="ds-fieldset ht-stack" {
            legend class="ds-heading" data-size="sm" { (context.t(&format!("quotation-group-{name}"))) }
            @for &(name, kind, autocomplete, demanded) in asks {
                @let key = name.replace('_', "-");
                (field(errors, &Field {
                    name, label: context.t(&format!("quotation-field-{key}")),
                    hint: hint(context, name, demanded), value: typed.text(name), kind, autocomplete, ..Field::default()
                }))
            }
        }
    }
}

fn hint(context: &Context, name: &str, demanded: bool) -> Option<String> {
    match name {
        "sender_bpn" | "receiver_bpn" => Some(context.t("quotation-hint-bpn")),
        "general_tolerance" => Some(context.t("quotation-hint-tolerance")),
        "file_name" => Some(context.t("quotation-hint-file")),
        _ if !demanded => Some(context.t("quotation-hint-optional")),
        _ => None,
    }
}
