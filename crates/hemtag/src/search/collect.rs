//! What is searched, as documents: each thing with its page, its names in both languages and what is told of it.

use std::collections::BTreeSet;

use ::search::{Document, Text};
use part::rules::rules;
use vocabulary::{Certificate, Material, MaterialId, Process, Term, TermId, Terms, Vocabulary};

use super::model::{Item, Kind};
use crate::{
    access::Caller,
    app::App,
    guides::{self, Guide, markdown},
    initiatives::{self, model::Initiative, words as of_initiative},
    knowledge,
    makers::{
        model::{Maker, MakerId},
        store as makers,
    },
    words::Language,
};

/// Everything public that can be found, with where it is.
///
/// # Errors
/// When the database does not answer.
pub async fn all(app: &App) -> anyhow::Result<(Vec<Item>, Vec<Document>)> {
    let caller = Caller::visitor();
    let mut all: Vec<(Item, Document)> = Vec::new();
    all.extend(guides::all(app, &caller).await?.iter().map(|kept| guide(&kept.guide)));
    let vocabulary = Vocabulary::embedded();
    all.extend(vocabulary.processes().iter().map(process));
    all.extend(vocabulary.materials().iter().map(material));
    all.extend(vocabulary.certificates().iter().map(certificate));
    all.extend(SKILL_PAGES.iter().map(skill_page));
    all.extend(initiatives::all(app, &caller).await?.iter().map(initiative));
    makers::each(app.db.reader(), |one| all.push(maker(&one))).await?;
    Ok(all.into_iter().unzip())
}

fn guide(guide: &Guide) -> (Item, Document) {
    let text = |language: Language| {
        let text = guide.text(language);
        let body = format!("{}\n{}", text.summary, markdown::words(&text.body));
        Text { title: text.title.clone(), names: String::new(), body }
    };
    of(Kind::Guide, format!("/guides/{}", guide.key), 1.2, text(Language::Swedish), text(Language::English))
}

/// What every term has: its names, its code, and what stands above it.
fn term<I: TermId, F>(terms: &Terms<I, F>, term: &Term<I, F>, language: Language) -> Text {
    let of = language.of_terms();
    let parent = term.parent.map_or("", |id| terms.get(id).name(of));
    let names = format!("{} {}", term.synonyms(of).join("; "), term.code);
    Text { title: term.name(of).to_owned(), names, body: parent.to_owned() }
}

fn process(process: &Process) -> (Item, Document) {
    let vocabulary = Vocabulary::embedded();
    let text = |language: Language| {
        let mut text = term(vocabulary.processes(), process, language);
        let mut told: Vec<String> = vec![text.body];
        let materials = material_names(&process.facts.materials, language);
        if !materials.is_empty() {
            told.push(format!("{}: {materials}", language.t("process-materials")));
        }
        let rules = rules().iter().filter(|rule| rule.process == process.id);
        told.extend(rules.map(|rule| rule.wording(language.of_terms()).to_owned()));
        text.body = sentences(&told);
        text
    };
    // A leaf is more often what is meant than the group that it stands in.
    let weight = if vocabulary.processes().shape().is_leaf(process.id.0) { 1.0 } else { 0.95 };
    of(
        Kind::Process,
        format!("/processes/{}", process.code),
        weight,
        text(Language::Swedish),
        text(Language::English),
    )
}

fn material(material: &Material) -> (Item, Document) {
    let text = |language: Language| {
        let mut text = term(Vocabulary::embedded().materials(), material, language);
        let facts = &material.facts;
        let told = [&facts.designation, &facts.standard, &facts.typical_property];
        text.body = std::iter::once(text.body.as_str())
            .chain(told.into_iter().filter_map(|fact| fact.as_deref()))
            .collect::<Vec<_>>()
            .join(". ");
        text
    };
    of(
        Kind::Material,
        format!("/materials/{}", material.code),
        1.0,
        text(Language::Swedish),
        text(Language::English),
    )
}

fn certificate(certificate: &Certificate) -> (Item, Document) {
    let text = |language: Language| {
        let mut text = term(Vocabulary::embedded().certificates(), certificate, language);
        text.body = language.pick(&certificate.facts.scope_sv, &certificate.facts.scope_en).to_owned();
        text
    };
    let anchor = knowledge::certificates::anchor(&certificate.code);
    of(
        Kind::Certificate,
        format!("/certificates#{anchor}"),
        1.0,
        text(Language::Swedish),
        text(Language::English),
    )
}

/// Pages of the room of skills that are no guides and serve as such: the address, and the keys of title and what is told.
const SKILL_PAGES: [(&str, &str, &str); 3] = [
    ("/skills", "skills-title", "skills-lead"),
    ("/skills/self-test", "self-test-title", "self-test-lead"),
    ("/skills/templates", "skills-templates-title", "skills-templates-lead"),
];

fn skill_page((path, title, told): &(&str, &str, &str)) -> (Item, Document) {
    let text = |l: Language| Text { title: l.t(title), names: String::new(), body: l.t(told) };
    of(Kind::Guide, (*path).to_owned(), 1.1, text(Language::Swedish), text(Language::English))
}

fn initiative(one: &Initiative) -> (Item, Document) {
    let text = |l: Language| {
        let told = [
            of_initiative::does(l, one).to_owned(),
            one.operator.clone(),
            of_initiative::reach(l, one),
            of_initiative::kind(l, one.kind),
            of_initiative::shows(l, one.shows),
            of_initiative::stages(l, &one.stages),
            of_initiative::branches(l, &one.branches),
        ];
        let told: Vec<String> = told.into_iter().filter(|text| !text.is_empty()).collect();
        Text { title: one.name.clone(), names: String::new(), body: sentences(&told) }
    };
    of(
        Kind::Initiative,
        format!("/initiatives/{}", one.id),
        1.0,
        text(Language::Swedish),
        text(Language::English),
    )
}

/// Where a maker's page is.
pub(super) fn path_of(id: MakerId) -> String {
    format!("/makers/{id}")
}

/// What everybody may see of a maker: name, place, what it makes and of what, certificates, and its own words.
pub(super) fn maker(maker: &Maker) -> (Item, Document) {
    let vocabulary = Vocabulary::embedded();
    let text = |language: Language| {
        let of = language.of_terms();
        let offers: Vec<_> = maker.sites.iter().flat_map(|site| &site.offers).collect();
        let processes: BTreeSet<&str> =
            offers.iter().map(|offer| vocabulary.processes().get(offer.process).name(of)).collect();
        let materials: BTreeSet<MaterialId> =
            offers.iter().flat_map(|offer| offer.materials.clone()).collect();
        let materials: Vec<MaterialId> = materials.into_iter().collect();
        let places: BTreeSet<String> =
            maker.sites.iter().filter_map(|site| place(site.kommun.as_deref()?, language)).collect();
        let certificates: BTreeSet<&str> = maker
            .certificates
            .iter()
            .map(|held| vocabulary.certificates().get(held.certificate).name(of))
            .collect();
        let told = [
            joined(processes),
            material_names(&materials, language),
            joined(places.iter().map(String::as_str).collect()),
            joined(certificates),
            maker.own_words.clone().unwrap_or_default(),
        ];
        let told: Vec<String> = told.into_iter().filter(|text| !text.is_empty()).collect();
        Text { title: maker.name.clone(), names: String::new(), body: sentences(&told) }
    };
    of(Kind::Maker, path_of(maker.id), 0.8, text(Language::Swedish), text(Language::English))
}

/// Kommun and county.
fn place(kommun: &str, language: Language) -> Option<String> {
    let places = Vocabulary::embedded().places();
    let kommun = places.kommun(kommun)?;
    let county = places.county(&kommun.county)?;
    Some(format!("{}, {}", kommun.name, language.pick(&county.name_sv, &county.name_en)))
}

/// What is told, one after the other, each with one full stop between.
fn sentences(told: &[String]) -> String {
    told.iter()
        .map(|text| text.trim_end_matches('.'))
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join(". ")
}

fn joined(names: BTreeSet<&str>) -> String {
    names.into_iter().collect::<Vec<_>>().join(", ")
}

fn material_names(ids: &[MaterialId], language: Language) -> String {
    let materials = Vocabulary::embedded().materials();
    let names: Vec<&str> = ids.iter().map(|id| materials.get(*id).name(language.of_terms())).collect();
    names.join(", ")
}

fn of(kind: Kind, path: String, weight: f32, swedish: Text, english: Text) -> (Item, Document) {
    (Item { kind, path }, Document { kind: kind.number(), weight, swedish, english })
}
