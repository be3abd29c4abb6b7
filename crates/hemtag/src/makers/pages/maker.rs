//! A maker: where it is, what it offers and by whose word, its certificates and free weeks.

use jiff::civil::Date;
use maud::{Markup, html};
use vocabulary::Vocabulary;

use super::{
    exchange,
    offer::{offer, place},
};
use crate::{
    access::Action,
    http::{
        Context,
        components::{Column, breadcrumbs, data_table, downloads, facts, page_head},
        page,
    },
    makers::{
        model::{CertificateHeld, Maker, Subject, certificate_field},
        pages::{linked_data::linked_data, offer::evidence_of},
    },
};

/// How many waiting needs the maker's offers meet, and how many they may meet once something is asked. Counts only:
/// whose they are is not told, and needs for advisers' eyes are not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Waiting {
    pub met: u64,
    pub to_ask: u64,
}

/// The page, from plain data. `more` stands after how many needs wait.
#[must_use]
pub fn view(context: &Context, maker: &Maker, waiting: Waiting, more: &Markup, today: Date) -> Markup {
    let may_edit = context.caller.may(Action::EditMaker, context.caller.to_maker(maker.id.0));
    page(
        context,
        &maker.name,
        html! {
            (breadcrumbs(context, &[(context.t("nav-makers"), "/makers")], &maker.name))
            @let example = maker.example.then(|| context.t("maker-example"));
            (page_head(example.as_deref(), &maker.name, None))
            (linked_data(context, maker))
            @if may_edit {
                p class="ht-actions" {
                    a class="ds-button" data-variant="secondary" href=(context.href(&format!("/makers/{}/edit", maker.id))) { (context.t("maker-edit")) }
                    " " a class="ds-button" data-variant="secondary" href=(context.href(&format!("/makers/{}/own-words", maker.id))) { (context.t("edit-own-words")) }
                }
            }
            (facts(&about(context, maker, today)))
            @if !may_edit {
                p { a class="ds-link" href=(context.href(&format!("/makers/{}/claim", maker.id))) { (context.t("maker-claim")) } }
            }
            (needs_waiting(context, waiting))
            (more)
            @if maker.is_unknown() {
                section class="ht-section ht-stack" {
                    h2 { (context.t("maker-offers")) }
                    p { (context.t("maker-says-nothing")) }
                }
            }
            @for site in maker.sites.iter().filter(|site| !site.offers.is_empty()) {
                section class="ht-section ht-stack" id=(format!("site-{}", site.id)) {
                    h2 { (context.ta("maker-offers-at", &[("place", place(context, site).into())])) }
                    @for record in &site.offers { (offer(context, maker, record, today)) }
                }
            }
            (certificates(context, maker, today))
            @if let Some(words) = &maker.own_words {
                section class="ht-section ht-stack" {
                    h2 { (context.t("maker-own-words")) }
                    blockquote { @for line in words.lines().filter(|l| !l.trim().is_empty()) { p { (line) } } }
                }
            }
            @if !maker.as_stated.is_empty() {
                section class="ht-section ht-stack" {
                    h2 { (context.t("maker-as-stated")) }
                    p { (context.t("maker-as-stated-why")) }
                    (facts(&maker.as_stated.iter().map(|(k, v)| (k.clone(), html! { (v) })).collect::<Vec<_>>()))
                }
            }
            (downloads(context, &context.t("download"), &files(context, maker)))
            (exchange::files(context, maker))
            p class="ht-source" {
                (context.ta("maker-updated", &[("date", context.language.date(maker.updated_on).into())])) " "
                (context.t("maker-order-explained"))
            }
        },
    )
}

/// The maker in the forms of the register's export.
fn files(context: &Context, maker: &Maker) -> [(&'static str, String); 4] {
    [("CSV", "csv"), ("XLSX", "xlsx"), ("JSON", "json"), ("Open Know-Where", "okw")]
        .map(|(name, format)| (name, context.href(&format!("/makers/{}?format={format}", maker.id))))
}

/// What the register's needs have to do with this maker, in numbers.
fn needs_waiting(context: &Context, waiting: Waiting) -> Markup {
    html! {
        @if waiting.met + waiting.to_ask > 0 {
            section class="ht-section ht-stack" {
                h2 { (context.t("maker-needs")) }
                ul {
                    @if waiting.met > 0 { li { (context.language.counted("maker-needs-met", waiting.met)) } }
                    @if waiting.to_ask > 0 { li { (context.language.counted("maker-needs-ask", waiting.to_ask)) } }
                }
                p class="ht-soft" { (context.t("maker-needs-why")) }
            }
        }
    }
}

/// How a fact of the maker or a site is known, where that is stated.
fn known(context: &Context, maker: &Maker, subject: Subject, field: &str, today: Date) -> Markup {
    let of = maker.evidence.iter().filter(|fact| fact.subject == subject && fact.field == field);
    let strongest = of.map(|fact| &fact.evidence).max_by_key(|known| (known.level, known.on));
    html! { @if let Some(evidence) = strongest { " " (evidence_of(context, evidence, today)) } }
}

fn about(context: &Context, maker: &Maker, today: Date) -> Vec<(String, Markup)> {
    let sni = Vocabulary::embedded().sni();
    let mut rows = Vec::new();
    if let Some(number) = maker.public_number() {
        rows.push((
            context.t("maker-number"),
            html! { (number) (known(context, maker, Subject::Maker, "organisation_number", today)) },
        ));
    }
    rows.push((
        context.t("maker-places"),
        html! {
            @if maker.sites.is_empty() { (context.t("place-not-stated")) }
            @for (i, site) in maker.sites.iter().enumerate() {
                @if i > 0 { br; }
                (address(context, site)) (known(context, maker, Subject::Site(site.id), "address", today))
            }
        },
    ));
    if !maker.sni_codes.is_empty() {
        rows.push((
            context.t("maker-branches"),
            html! {
                @for (i, code) in maker.sni_codes.iter().enumerate() {
                    @if i > 0 { br; }
                    (code)
                    @if let Some(branch) = sni.by_code(code) {
                        @let named = sni.name(branch, context.language.of_terms());
                        " " (named.name)
                        @if let Some(swedish) = named.swedish { " (" span lang="sv" { (swedish) } ")" }
                    }
                }
            },
        ));
    }
    if let Some(web) =
        maker.web.as_deref().filter(|web| web.starts_with("https://") || web.starts_with("http://"))
    {
        rows.push((
            context.t("maker-web"),
            html! { a class="ds-link" href=(web) rel="nofollow noopener external" { (web) } (known(context, maker, Subject::Maker, "web", today)) },
        ));
    }
    rows
}

fn address(context: &Context, site: &crate::makers::model::Site) -> String {
    let code_and_locality = [site.postal_code.as_deref(), site.locality.as_deref()];
    let lines = [
        site.address.clone(),
        Some(code_and_locality.into_iter().flatten().collect::<Vec<_>>().join(" ")).filter(|l| !l.is_empty()),
        Some(place(context, site)),
    ];
    lines.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The sentence that a certificate came from, where it is known.
fn said(context: &Context, maker: &Maker, held: &CertificateHeld) -> Markup {
    let field = certificate_field(held.certificate);
    let fact = maker.evidence.iter().find(|fact| fact.subject == Subject::Maker && fact.field == field);
    html! {
        @if let Some(said) = fact.and_then(|fact| fact.note.as_deref()) {
            details class="ht-said" { summary { (context.t("offer-said")) } blockquote { (said) } }
        }
    }
}

fn certificates(context: &Context, maker: &Maker, today: Date) -> Markup {
    let held = |held: &CertificateHeld| {
        let term = Vocabulary::embedded().certificates().get(held.certificate);
        let until = match held.valid_until {
            Some(until) if until < today => html! {
                (context.language.date(until)) " " strong { (context.t("held-has-run-out")) }
            },
            Some(until) => html! { (context.language.date(until)) },
            None => html! { (context.t("not-stated")) },
        };
        let covers = if held.sites.is_empty() {
            context.t("held-all-sites")
        } else {
            let names: Vec<String> = held
                .sites
                .iter()
                .filter_map(|i| maker.sites.get(*i))
                .map(|site| place(context, site))
                .collect();
            names.join(", ")
        };
        vec![
            html! { (term.name(context.language.of_terms())) },
            html! { (held.issuer.clone().unwrap_or_else(|| context.t("not-stated"))) },
            until,
            html! { (covers) },
            html! { (evidence_of(context, &held.evidence, today)) (said(context, maker, held)) },
        ]
    };
    let columns = ["held-name", "held-issuer", "held-until", "held-sites", "evidence-label"]
        .map(|key| Column::text(context.t(key)));
    html! {
        section class="ht-section ht-stack" {
            h2 { (context.t("maker-certificates")) }
            @if maker.certificates.is_empty() {
                p { (context.t("maker-no-certificates")) }
            } @else {
                (data_table(&context.t("maker-certificates-caption"), &columns,
                    &maker.certificates.iter().map(held).collect::<Vec<_>>()))
            }
            @if maker.lacking().next().is_some() {
                ul {
                    @for one in maker.lacking() {
                        @let name = Vocabulary::embedded().certificates().get(one.certificate).name(context.language.of_terms());
                        li { (context.ta("maker-does-not-hold", &[("certificate", name.into())])) " " (evidence_of(context, &one.evidence, today)) }
                    }
                }
            }
            p class="ht-soft" {
                @match maker.certificates_complete_on {
                    Some(on) => (context.ta("maker-certificates-complete", &[("date", context.language.date(on).into())])),
                    None => (context.t("maker-certificates-open")),
                }
            }
        }
    }
}
