//! The open data sets as a catalogue for harvesters: DCAT-AP-SE 3.0.1 (diggsweden/DCAT-AP-SE), as Turtle, RDF/XML or JSON-LD.

use oxrdf::{
    Graph, Literal, LiteralRef, NamedNode, NamedNodeRef, NamedOrBlankNodeRef, TermRef, Triple, vocab::rdf,
};
use oxrdfio::{JsonLdProfileSet, RdfFormat, RdfSerializer};

use super::model::{CC0, Dataset, FORMATS, all};
use crate::{
    config::{Config, PublisherType},
    words::{Both, Language},
};

const DCAT: &str = "http://www.w3.org/ns/dcat#";
const TERMS: &str = "http://purl.org/dc/terms/";
const FOAF: &str = "http://xmlns.com/foaf/0.1/";
const VCARD: &str = "http://www.w3.org/2006/vcard/ns#";
const LANGUAGES: &str = "http://publications.europa.eu/resource/authority/language/";
const THEMES: &str = "http://publications.europa.eu/resource/authority/data-theme";
const FREQUENCIES: &str = "http://publications.europa.eu/resource/authority/frequency/";
const RIGHTS: &str = "http://publications.europa.eu/resource/authority/access-right/PUBLIC";
const SWEDEN: &str = "http://publications.europa.eu/resource/authority/country/SWE";

/// Where the pages of the open data stand.
pub const PATH: &str = "/open-data";

/// A form of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    Ttl,
    Rdf,
    JsonLd,
}

impl Form {
    pub const ALL: [Form; 3] = [Form::Ttl, Form::Rdf, Form::JsonLd];

    /// The end of its address, and of its file.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Form::Ttl => "ttl",
            Form::Rdf => "rdf",
            Form::JsonLd => "jsonld",
        }
    }

    /// What it is called by people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Form::Ttl => "Turtle",
            Form::Rdf => "RDF/XML",
            Form::JsonLd => "JSON-LD",
        }
    }

    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Form::Ttl => "text/turtle; charset=utf-8",
            Form::Rdf => "application/rdf+xml; charset=utf-8",
            Form::JsonLd => "application/ld+json",
        }
    }

    const fn format(self) -> RdfFormat {
        match self {
            Form::Ttl => RdfFormat::Turtle,
            Form::Rdf => RdfFormat::RdfXml,
            Form::JsonLd => RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() },
        }
    }
}

/// What the catalogue must have and nobody has stated: the names of the settings.
#[must_use]
pub fn lacks(config: &Config) -> Vec<&'static str> {
    let mut lacks = Vec::new();
    if config.operator.is_none() {
        lacks.push("operator");
    }
    if config.operator_type.is_none() {
        lacks.push("operator_type");
    }
    if config.public_url.is_none() {
        lacks.push("public_url");
    }
    lacks
}

/// The catalogue as text; in a demonstration its title says so.
///
/// # Errors
/// When an address in it is none, such as a `public_url` with a blank.
pub fn write(config: &Config, example: bool, form: Form) -> anyhow::Result<Vec<u8>> {
    let mut serializer = RdfSerializer::from_format(form.format());
    for (prefix, address) in [("dcat", DCAT), ("dcterms", TERMS), ("foaf", FOAF), ("vcard", VCARD)] {
        serializer = serializer.with_prefix(prefix, address)?;
    }
    let mut writer = serializer.for_writer(Vec::new());
    for triple in &ordered(config, example)? {
        writer.serialize_triple(triple)?;
    }
    Ok(writer.finish()?)
}

/// All that is said, each thing's statements together and in the order in which they were made.
fn ordered(config: &Config, example: bool) -> anyhow::Result<Vec<Triple>> {
    let mut told = Told { triples: Vec::new() };
    let address = config.address();
    let at = |path: &str| -> anyhow::Result<NamedNode> { Ok(NamedNode::new(format!("{address}{path}"))?) };
    let catalogue = at(&format!("{PATH}/catalogue"))?;
    let publisher = at(&format!("{PATH}/publisher"))?;
    let contact = match &config.contact {
        Some(contact) if contact.contains('@') => Some(at(&format!("{PATH}/contact"))?),
        _ => None,
    };

    told.is(&catalogue, DCAT, "Catalog");
    told.both(&catalogue, "title", |l| Some(l.marked(l.t("open-data-title"), example)));
    told.both(&catalogue, "description", |l| Some(l.t("open-data-lead")));
    told.link(&catalogue, TERMS, "publisher", &publisher);
    told.to(&catalogue, TERMS, "license", CC0)?;
    for language in ["SWE", "ENG"] {
        told.to(&catalogue, TERMS, "language", &format!("{LANGUAGES}{language}"))?;
    }
    told.to(&catalogue, DCAT, "themeTaxonomy", THEMES)?;
    told.link(&catalogue, FOAF, "homepage", &at(PATH)?);
    let service = at("/api")?;
    told.link(&catalogue, DCAT, "service", &service);
    for dataset in all() {
        told.link(&catalogue, DCAT, "dataset", &at(&format!("{PATH}/{}", dataset.code))?);
    }

    told.is(&publisher, FOAF, "Agent");
    // Nobody has to say it for the pages to work; a harvester is told what is missing by `hemtag check`.
    let name =
        config.operator.clone().unwrap_or_else(|| Language::Swedish.t("accessibility-operator-not-stated"));
    told.text(&publisher, FOAF, "name", &name);
    if let Some(kind) = config.operator_type {
        told.to(&publisher, TERMS, "type", kind.address())?;
    }
    if let (Some(node), Some(mail)) = (&contact, &config.contact) {
        told.is(node, VCARD, "Organization");
        told.text(node, VCARD, "fn", &name);
        told.to(node, VCARD, "hasEmail", &format!("mailto:{mail}"))?;
    }

    told.is(&service, DCAT, "DataService");
    told.both(&service, "title", |l| Some(l.t("api-title")));
    told.both(&service, "description", |l| Some(l.t("api-lead")));
    told.link(&service, DCAT, "endpointURL", &service);
    told.link(&service, DCAT, "endpointDescription", &at("/api/openapi.json")?);
    told.text(&service, TERMS, "format", "application/json");
    told.to(&service, TERMS, "accessRights", RIGHTS)?;
    told.link(&service, TERMS, "publisher", &publisher);

    for dataset in all() {
        let node = at(&format!("{PATH}/{}", dataset.code))?;
        told.dataset(dataset, &node, &publisher, contact.as_ref(), &at)?;
        told.link(&service, DCAT, "servesDataset", &node);
    }
    Ok(told.triples)
}

/// The same as a graph, to compare with what was written.
///
/// # Errors
/// As [`write`].
pub fn graph(config: &Config, example: bool) -> anyhow::Result<Graph> {
    Ok(ordered(config, example)?.into_iter().collect())
}

struct Told {
    triples: Vec<Triple>,
}

impl Told {
    fn say<'a>(&mut self, of: &NamedNode, vocabulary: &str, property: &str, what: impl Into<TermRef<'a>>) {
        let property = NamedNode::new_unchecked(format!("{vocabulary}{property}"));
        let what: TermRef<'a> = what.into();
        self.triples.push(Triple::new(of.clone(), property, what.into_owned()));
    }

    fn is(&mut self, of: &NamedNode, vocabulary: &str, class: &str) {
        let class = NamedNode::new_unchecked(format!("{vocabulary}{class}"));
        let subject: NamedOrBlankNodeRef<'_> = of.as_ref().into();
        self.triples.push(Triple::new(subject.into_owned(), rdf::TYPE, class));
    }

    fn link(&mut self, of: &NamedNode, vocabulary: &str, property: &str, to: &NamedNode) {
        self.say(of, vocabulary, property, NamedNodeRef::from(to));
    }

    fn to(&mut self, of: &NamedNode, vocabulary: &str, property: &str, address: &str) -> anyhow::Result<()> {
        self.link(of, vocabulary, property, &NamedNode::new(address)?);
        Ok(())
    }

    fn text(&mut self, of: &NamedNode, vocabulary: &str, property: &str, text: &str) {
        self.say(of, vocabulary, property, LiteralRef::new_simple_literal(text));
    }

    /// A text in each language that has one.
    fn both(&mut self, of: &NamedNode, property: &str, text: impl Fn(Language) -> Option<String>) {
        for language in Language::ALL {
            if let Some(text) = text(language) {
                let literal = Literal::new_language_tagged_literal_unchecked(text, language.code());
                self.say(of, TERMS, property, literal.as_ref());
            }
        }
    }

    fn dataset(
        &mut self,
        dataset: &Dataset,
        node: &NamedNode,
        publisher: &NamedNode,
        contact: Option<&NamedNode>,
        at: &impl Fn(&str) -> anyhow::Result<NamedNode>,
    ) -> anyhow::Result<()> {
        let of = |both: &Both| {
            let both = both.clone();
            move |l: Language| Some(both.of(l).to_owned())
        };
        self.is(node, DCAT, "Dataset");
        self.both(node, "title", of(&dataset.title));
        self.both(node, "description", of(&dataset.description));
        self.link(node, TERMS, "publisher", publisher);
        if let Some(contact) = contact {
            self.link(node, DCAT, "contactPoint", contact);
        }
        for language in Language::ALL {
            for word in dataset.keywords.of(language) {
                let literal = Literal::new_language_tagged_literal_unchecked(word, language.code());
                self.say(node, DCAT, "keyword", literal.as_ref());
            }
        }
        self.to(node, DCAT, "theme", &format!("{THEMES}/{}", dataset.theme))?;
        self.to(node, TERMS, "accrualPeriodicity", &format!("{FREQUENCIES}{}", dataset.frequency))?;
        self.to(node, TERMS, "accessRights", RIGHTS)?;
        self.to(node, TERMS, "spatial", SWEDEN)?;
        self.link(node, DCAT, "landingPage", &at(&dataset.page)?);
        let files = FORMATS.map(|(end, media, name)| (end, media, name, dataset.file(end)));
        let files: Vec<_> = files.into_iter().chain(dataset.others()).collect();
        let named = |end: &str| at(&format!("{PATH}/{}#{end}", dataset.code));
        for (end, ..) in &files {
            self.link(node, DCAT, "distribution", &named(end)?);
        }
        for (end, media, name, address) in files {
            let file = named(end)?;
            self.is(&file, DCAT, "Distribution");
            self.both(&file, "title", |l| Some(format!("{} ({name})", dataset.title.of(l))));
            self.text(&file, TERMS, "format", media);
            self.link(&file, DCAT, "accessURL", &at(&address)?);
            self.link(&file, DCAT, "downloadURL", &at(&address)?);
            if let Some(licence) = dataset.licence_address() {
                self.to(&file, TERMS, "license", licence)?;
            }
            if end == "csv" {
                self.link(&file, TERMS, "conformsTo", &at(&format!("{PATH}/{}/csvw", dataset.code))?);
            }
        }
        Ok(())
    }
}

impl PublisherType {
    /// Its address in the vocabulary of publishers that ADMS has.
    #[must_use]
    pub const fn address(self) -> &'static str {
        match self {
            PublisherType::NationalAuthority => "http://purl.org/adms/publishertype/NationalAuthority",
            PublisherType::RegionalAuthority => "http://purl.org/adms/publishertype/RegionalAuthority",
            PublisherType::LocalAuthority => "http://purl.org/adms/publishertype/LocalAuthority",
            PublisherType::Company => "http://purl.org/adms/publishertype/Company",
            PublisherType::NonProfitOrganisation => {
                "http://purl.org/adms/publishertype/NonProfitOrganisation"
            }
            PublisherType::Academia => "http://purl.org/adms/publishertype/Academia-ScientificOrganisation",
        }
    }
}
