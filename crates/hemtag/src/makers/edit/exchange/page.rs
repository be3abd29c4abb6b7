//! The form that asks for what a message about a certificate demands and the register does not hold, and says what it does not carry.

use axum::{
    extract::{Multipart, Path, State},
    http::StatusCode,
    response::Response,
};
use exchange::{
    Base64, Moment, SiteBpn,
    partner_certificate::{
        Document, EnclosedSite, Issuer, PartnerCertificate, SEMANTIC_ID, TrustLevel, ValidUntil,
    },
};
use jiff::civil::Date;
use maud::{Markup, html};
use vocabulary::Vocabulary;

use super::{MakeError, make, type_of};
use crate::{
    app::App,
    files::{
        receive::{self, Sent},
        upload::last_of_name,
    },
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Field, FieldErrors, FieldKind, OptionGroup, Select, Tone, breadcrumbs, checkbox, error_summary,
            field, notice, page_head, select,
        },
        download,
        error::explained,
        page, partner,
    },
    makers::{
        edit::{Part, change::to_edit},
        model::{CertificateHeld, Maker, MakerId},
    },
    values,
};

/// Fields: name, kind, whether the message demands it.
const FIELDS: [(&str, FieldKind, bool); 9] = [
    ("holder", FieldKind::Text, true),
    ("type", FieldKind::Text, true),
    ("version", FieldKind::Text, false),
    ("registration", FieldKind::Text, true),
    ("issuer", FieldKind::Text, false),
    ("area", FieldKind::Text, false),
    ("sites", FieldKind::Text, false),
    ("valid_from", FieldKind::Date, true),
    ("valid_until", FieldKind::Date, false),
];
/// Longer texts are no names or numbers.
const LONGEST: usize = 300;
/// What a document may be, by its first bytes.
const KINDS: [(&[u8], &str); 3] =
    [(b"%PDF-", "application/pdf"), (b"\x89PNG", "image/png"), (b"\xFF\xD8\xFF", "image/jpeg")];

/// `GET /makers/{id}/edit/{part}/message`, of a certificate.
///
/// # Errors
/// When the caller may not edit the maker, or it has no such certificate.
pub async fn ask(
    State(app): State<App>,
    context: Context,
    Path((id, part)): Path<(i64, String)>,
) -> PageResult {
    let maker = to_edit(&app, &context.caller, MakerId(id)).await?;
    let at = place(&part)?;
    let held = maker.certificates.get(at).ok_or(PageError::NotFound)?;
    Ok(view(&context, &maker, at, held, &known(held), &FieldErrors::new()))
}

/// `POST /makers/{id}/edit/{part}/message`: the message, as a download.
///
/// # Errors
/// As [`ask`].
pub async fn send(
    State(app): State<App>,
    context: Context,
    Path((id, part)): Path<(i64, String)>,
    mut form: Multipart,
) -> PageResult<Response> {
    let maker = to_edit(&app, &context.caller, MakerId(id)).await?;
    let at = place(&part)?;
    let held = maker.certificates.get(at).ok_or(PageError::NotFound)?;
    let mut errors = FieldErrors::new();
    let received = match receive::fields(&mut form).await {
        Ok(received) => received,
        Err(status) => {
            let problem = receive::problem(status, app.config.upload_limit as u64);
            errors.add("file", problem.sentence(context.language));
            return Ok(explained(status, view(&context, &maker, at, held, &known(held), &errors)));
        }
    };
    let stated = read(&context, &received.typed, received.files.first(), &mut errors);
    if let Some(stated) = stated.filter(|_| errors.is_empty()) {
        let text = match make(&app, &context.caller, maker.id, at, &stated).await {
            Ok(text) => text,
            Err(MakeError::Save(error)) => return Err(error.into()),
            Err(MakeError::Write(error)) => return Err(anyhow::Error::from(error).into()),
        };
        let name = context.language.pick("certifikat", "certificate");
        return Ok(download::message(&format!("hemtag-{name}-{id}-{}", at + 1), text));
    }
    let page = view(&context, &maker, at, held, &received.typed, &errors);
    Ok(explained(StatusCode::UNPROCESSABLE_ENTITY, page))
}

/// The place of the certificate that an address names.
fn place(part: &str) -> PageResult<usize> {
    match Part::from_code(part) {
        Some(Part::Certificate(Some(at))) => Ok(at),
        _ => Err(PageError::NotFound),
    }
}

/// What the register says already.
fn known(held: &CertificateHeld) -> Typed {
    let mut typed = Typed::default();
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    typed.set("type", type_of(held.certificate));
    typed.set("registration", held.registration_number.clone().unwrap_or_default());
    typed.set("issuer", held.issuer.clone().unwrap_or_default());
    typed.set("valid_from", day(held.valid_from));
    typed.set("valid_until", day(held.valid_until));
    typed
}

/// What was typed; `None` with what is wrong among the errors.
fn read(
    context: &Context,
    typed: &Typed,
    file: Option<&Sent>,
    errors: &mut FieldErrors,
) -> Option<PartnerCertificate> {
    for (name, _, demanded) in FIELDS {
        if typed.text(name).chars().count() > LONGEST {
            errors.add(name, context.ta("need-problem-too-long", &[("most", LONGEST.into())]));
        } else if demanded && typed.given(name).is_none() {
            errors.add(name, context.t("quotation-demanded"));
        }
    }
    let holder = partner::number(context, typed, "holder", errors);
    let valid_from = day(context, typed, "valid_from", errors);
    let valid_until = until(context, typed, errors);
    if let (Some(from), Some(ValidUntil::Day(until))) = (valid_from, valid_until)
        && from > until
    {
        errors.add("valid_until", context.t("edit-problem-validity"));
    }
    let trust_level = TrustLevel::ALL.into_iter().find(|level| level.code() == typed.text("trust"));
    if trust_level.is_none() {
        errors.add("trust", context.t("certificate-exchange-trust-missing"));
    }
    let document = document(context, typed, file, errors);
    let enclosed_sites = sites(context, typed, errors);
    let text = |name: &str| typed.given(name).map(str::to_owned);
    Some(PartnerCertificate {
        holder: Some(holder?),
        certificate_type: text("type")?,
        certificate_version: text("version"),
        registration_number: Some(text("registration")?),
        area_of_application: text("area"),
        enclosed_sites: enclosed_sites?,
        valid_from: Some(valid_from?),
        valid_until: Some(valid_until?),
        issuer: text("issuer").map(|name| Issuer { name, bpn: None }),
        trust_level: Some(trust_level?),
        validator: None,
        uploader: None,
        document: Some(document?),
    })
}

fn day(context: &Context, typed: &Typed, name: &str, errors: &mut FieldErrors) -> Option<Date> {
    let read = values::date(typed.given(name)?);
    read.map_err(|problem| errors.add(name, problem.sentence(context.language))).ok()
}

/// The last day, or that it is said never to end; one of the two is demanded.
fn until(context: &Context, typed: &Typed, errors: &mut FieldErrors) -> Option<ValidUntil> {
    match (typed.has("never", "yes"), typed.given("valid_until")) {
        (true, None) => Some(ValidUntil::Never),
        (true, Some(_)) => {
            errors.add("valid_until", context.t("certificate-exchange-never-and-day"));
            None
        }
        (false, None) => {
            errors.add("valid_until", context.t("certificate-exchange-until-missing"));
            None
        }
        (false, Some(_)) => day(context, typed, "valid_until", errors).map(ValidUntil::from),
    }
}

fn sites(context: &Context, typed: &Typed, errors: &mut FieldErrors) -> Option<Vec<EnclosedSite>> {
    let Some(read) = partner::several::<SiteBpn>(typed.text("sites")) else {
        errors.add("sites", context.ta("certificate-exchange-wrong-site", &[("most", partner::MOST.into())]));
        return None;
    };
    Some(read.into_iter().map(|bpn| EnclosedSite { bpn, area_of_application: None }).collect())
}

/// The certificate itself, and the day on which that was made.
fn document(
    context: &Context,
    typed: &Typed,
    file: Option<&Sent>,
    errors: &mut FieldErrors,
) -> Option<Document> {
    let made = day(context, typed, "document_on", errors);
    if typed.given("document_on").is_none() {
        errors.add("document_on", context.t("quotation-demanded"));
    }
    let Some(file) = file else {
        errors.add("file", context.t("certificate-exchange-file-missing"));
        return None;
    };
    let kind = KINDS.iter().find(|(begins, _)| file.content.starts_with(begins));
    let Some((_, content_type)) = kind else {
        errors.add("file", context.t("certificate-exchange-file-kind"));
        return None;
    };
    let created: Moment = format!("{}T00:00:00", made?).parse().ok()?;
    let content: Base64 = data_encoding::BASE64.encode(&file.content).parse().ok()?;
    let id = Some(last_of_name(&file.name)).filter(|name| !name.is_empty());
    let id = id.unwrap_or_else(|| context.language.pick("certifikat", "certificate").to_owned());
    Some(Document { created, id, content_type: (*content_type).to_owned(), content })
}

fn view(
    context: &Context,
    maker: &Maker,
    at: usize,
    held: &CertificateHeld,
    typed: &Typed,
    errors: &FieldErrors,
) -> Markup {
    let certificates = Vocabulary::embedded().certificates();
    let name = certificates.get(held.certificate).name(context.language.of_terms());
    let title = context.ta("certificate-exchange-title", &[("certificate", name.into())]);
    let (own, edit) = (format!("/makers/{}", maker.id), format!("/makers/{}/edit", maker.id));
    let action = context.href(&format!("{edit}/{}/message", Part::Certificate(Some(at)).code()));
    page(
        context,
        &format!("{title}: {}", maker.name),
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[
                (context.t("nav-makers"), "/makers"),
                (maker.name.clone(), own.as_str()),
                (context.t("edit-overview"), edit.as_str()),
            ], &title))
            (page_head(Some(&maker.name), &title, Some(&context.t("certificate-exchange-lead"))))
            (notice(Tone::Info, &context.t("certificate-exchange-names"), html! {
                p { (context.t("certificate-exchange-lost")) }
                ul { @for one in ["evidence", "sites", "typed"] { li { (context.t(&format!("certificate-exchange-lost-{one}"))) } } }
                p { (context.t("exchange-version")) " " code { (SEMANTIC_ID) } }
            }))
            form class="ht-form ht-stack" method="post" enctype="multipart/form-data" action=(action) novalidate {
                @for (name, kind, _) in FIELDS { (line(context, name, kind, typed, errors)) }
                (checkbox("never", "yes", &context.t("certificate-exchange-never"), typed.has("never", "yes")))
                (select(errors, &Select {
                    name: "trust",
                    label: context.t("certificate-exchange-trust"),
                    hint: Some(context.t("certificate-exchange-trust-hint")),
                    value: typed.text("trust"),
                    none: Some(context.t("certificate-exchange-trust-choose")),
                    groups: vec![OptionGroup {
                        label: String::new(),
                        options: TrustLevel::ALL
                            .map(|level| (level.code().to_owned(), context.t(&format!("certificate-exchange-trust-{}", level.code()))))
                            .to_vec(),
                    }],
                }))
                (paper(context, errors))
                (line(context, "document_on", FieldKind::Date, typed, errors))
                div { button class="ds-button" type="submit" { (context.t("quotation-make")) } }
            }
        },
    )
}

fn line(
    context: &Context,
    name: &'static str,
    kind: FieldKind,
    typed: &Typed,
    errors: &FieldErrors,
) -> Markup {
    let label = context.t(&format!("certificate-exchange-{}", name.replace('_', "-")));
    let hint = match name {
        "holder" => Some(context.t("quotation-hint-bpn")),
        "type" => Some(context.t("certificate-exchange-type-hint")),
        "sites" => Some(context.t("certificate-exchange-sites-hint")),
        "version" | "issuer" | "area" => Some(context.t("quotation-hint-optional")),
        _ => None,
    };
    field(errors, &Field { name, label, hint, value: typed.text(name), kind, ..Field::default() })
}

/// The field for the certificate itself.
fn paper(context: &Context, errors: &FieldErrors) -> Markup {
    receive::field(
        &context.t("certificate-exchange-file"),
        &context.t("certificate-exchange-file-hint"),
        ".pdf,.png,.jpg,.jpeg",
        errors,
    )
}
