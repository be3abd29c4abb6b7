//! All vocabularies together, read once from the tables that are compiled into the program.

use std::sync::OnceLock;

use crate::certificate::{CertificateFacts, Certificates};
use crate::country::Countries;
use crate::find::{self, AnyTerm, Finding, Index, Kind, Mention, MentionIndex, PlaceFinding, PlaceIndex};
use crate::material::{MaterialFacts, Materials};
use crate::okh::{self, Technology, TechnologyMeaning};
use crate::place::Places;
use crate::process::{ProcessFacts, Processes};
use crate::sni::{self, Sni};
use crate::table::{self, TableError};
use crate::tree::{CertificateId, MaterialId, ProcessId, TermId};

/// Processes, materials, certificates, places and branches.
#[derive(Debug)]
pub struct Vocabulary {
    processes: Processes,
    materials: Materials,
    certificates: Certificates,
    places: Places,
    countries: Countries,
    sni: Sni,
    technologies: Vec<Technology>,
    find_process: Index<ProcessId>,
    find_material: Index<MaterialId>,
    find_certificate: Index<CertificateId>,
    mentions: MentionIndex,
    find_place: PlaceIndex,
}

macro_rules! data {
    ($file:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/", $file))
    };
}
pub(crate) use data;

impl Vocabulary {
    /// The vocabularies of this program.
    ///
    /// # Panics
    /// When an embedded table has a mistake: the tests read every table, so a program that was tested never does.
    #[must_use]
    pub fn embedded() -> &'static Vocabulary {
        static EMBEDDED: OnceLock<Vocabulary> = OnceLock::new();
        EMBEDDED.get_or_init(|| match Vocabulary::read() {
            Ok(vocabulary) => vocabulary,
            Err(mistake) => panic!("{mistake}"),
        })
    }

    fn read() -> Result<Vocabulary, TableError> {
        let materials: Materials =
            table::terms("materials.csv", data!("materials.csv"), "confidence", MaterialFacts::read)?;
        let processes = table::terms("processes.csv", data!("processes.csv"), "name_confidence", |row| {
            ProcessFacts::read(row, |code| materials.by_code(code).map(|m| m.id))
        })?;
        let certificates = table::terms(
            "certificates.csv",
            data!("certificates.csv"),
            "confidence",
            CertificateFacts::read,
        )?;
        let certificates = Certificates::new(certificates).map_err(|code| TableError {
            file: "certificates.csv",
            row: 0,
            column: "implies",
            problem: format!("no row has the code '{code}'"),
        })?;
        let places = Places::read(data!("counties.csv"), data!("kommuner.csv"), data!("postal_codes.csv"))?;
        let sni = sni::read(data!("sni2007.csv"))?;
        let process = |code: &str| processes.by_code(code).map(|p: &crate::Process| p.id);
        let material = |code: &str| materials.by_code(code).map(|m| m.id);
        let technologies = okh::read(data!("okh_technologies.csv"), process, material)?;
        let other_words: Vec<String> =
            table::rows("other_words.csv", data!("other_words.csv"), |row| row.required("word"))?;
        let find_process = Index::new(&processes, &ambiguous("process", process)?, &other_words);
        let mut find_material = Index::new(&materials, &ambiguous("material", material)?, &other_words);
        for leaf in materials.leaves() {
            if let Some(designation) = leaf.facts.designation.as_deref().filter(|d| d.len() > 3) {
                find_material.add_designation(designation, leaf.id);
            }
        }
        let certificate = |code: &str| certificates.by_code(code).map(|c| c.id);
        let find_certificate =
            Index::new(&certificates, &ambiguous("certificate", certificate)?, &other_words);
        let mut mentions = MentionIndex::default();
        mentions.add(Kind::Process, &find_process);
        mentions.add(Kind::Material, &find_material);
        mentions.add(Kind::Certificate, &find_certificate);
        mentions.add_places(&places);
        let find_place = PlaceIndex::new(&places);
        Ok(Vocabulary {
            processes,
            materials,
            certificates,
            places,
            countries: Countries::read(data!("countries.csv"))?,
            sni,
            technologies,
            find_process,
            find_material,
            find_certificate,
            mentions,
            find_place,
        })
    }

    /// The process that a text means: a name, a synonym or a code, misspelt or inflected within reason.
    #[must_use]
    pub fn find_process(&self, text: &str) -> Finding<ProcessId> {
        let known = self.find_process.known(text).or_else(|| find::find_with_material(self, text));
        known.unwrap_or_else(|| self.find_process.corrected(text))
    }

    /// A process and a material that need no guess at their spelling.
    pub(crate) fn known_process(&self, text: &str) -> Option<ProcessId> {
        self.find_process.known(text)?.term()
    }

    pub(crate) fn known_material(&self, text: &str) -> Option<MaterialId> {
        self.find_material.known(text)?.term()
    }

    /// The material that a text means; knows EN numbers and names, SS numbers and common names.
    #[must_use]
    pub fn find_material(&self, text: &str) -> Finding<MaterialId> {
        self.find_material.find(text)
    }

    #[must_use]
    pub fn find_certificate(&self, text: &str) -> Finding<CertificateId> {
        self.find_certificate.find(text)
    }

    /// The same for a kind that is known only when the program runs.
    #[must_use]
    pub fn find(&self, kind: Kind, text: &str) -> Finding<AnyTerm> {
        match kind {
            Kind::Process => self.find_process(text).map(AnyTerm::Process),
            Kind::Material => self.find_material(text).map(AnyTerm::Material),
            Kind::Certificate => self.find_certificate(text).map(AnyTerm::Certificate),
        }
    }

    /// The kommun or län that a text means: a name, a code, a postal code or a post town. "Stockholm" is both a
    /// kommun and a län, and asked about.
    #[must_use]
    pub fn find_place(&self, text: &str) -> PlaceFinding<'_> {
        self.find_place.find(&self.places, text, false)
    }

    /// The kommun that a text means, where a län cannot be meant (an address).
    #[must_use]
    pub fn find_kommun(&self, text: &str) -> PlaceFinding<'_> {
        self.find_place.find(&self.places, text, true)
    }

    /// Processes, materials, certificates and kommuner that running text mentions, in order of place.
    #[must_use]
    pub fn mentions(&self, text: &str) -> Vec<Mention> {
        self.mentions.scan(text)
    }

    /// The technology codes of Open Know-How manifests, as the table has them.
    #[must_use]
    pub fn okh_technologies(&self) -> &[Technology] {
        &self.technologies
    }

    /// The process behind a technology code; `material` tells where the code alone is too wide (CNC of metal or
    /// of wood).
    #[must_use]
    pub fn okh_process(&self, code: &str, material: Option<MaterialId>) -> TechnologyMeaning {
        let of_code = || self.technologies.iter().filter(|t| t.code.eq_ignore_ascii_case(code.trim()));
        let fits = |t: &&Technology| {
            t.materials.is_empty()
                || material
                    .is_some_and(|m| t.materials.iter().any(|&family| self.materials.contains(family, m)))
        };
        if of_code().next().is_none() {
            return TechnologyMeaning::Unknown;
        }
        let fitting: Vec<ProcessId> = of_code().filter(fits).filter_map(|t| t.process).collect();
        match fitting.as_slice() {
            [only] => TechnologyMeaning::Process(*only),
            _ => TechnologyMeaning::Ask(of_code().filter_map(|t| t.process).collect()),
        }
    }

    /// A name or code for people, whatever the kind.
    #[must_use]
    pub fn name(&self, term: AnyTerm, language: crate::Language) -> &str {
        match term {
            AnyTerm::Process(id) => self.processes.get(id).name(language),
            AnyTerm::Material(id) => self.materials.get(id).name(language),
            AnyTerm::Certificate(id) => self.certificates.get(id).name(language),
        }
    }

    /// The stable code, whatever the kind.
    #[must_use]
    pub fn code(&self, term: AnyTerm) -> &str {
        match term {
            AnyTerm::Process(id) => &self.processes.get(id).code,
            AnyTerm::Material(id) => &self.materials.get(id).code,
            AnyTerm::Certificate(id) => &self.certificates.get(id).code,
        }
    }

    #[must_use]
    pub fn processes(&self) -> &Processes {
        &self.processes
    }

    #[must_use]
    pub fn materials(&self) -> &Materials {
        &self.materials
    }

    #[must_use]
    pub fn certificates(&self) -> &Certificates {
        &self.certificates
    }

    #[must_use]
    pub fn places(&self) -> &Places {
        &self.places
    }

    #[must_use]
    pub fn countries(&self) -> &Countries {
        &self.countries
    }

    /// SNI 2007, the Swedish standard of branches.
    #[must_use]
    pub fn sni(&self) -> &Sni {
        &self.sni
    }
}

/// The texts of one kind that mean several terms.
fn ambiguous<I: TermId>(
    kind: &str,
    term: impl Fn(&str) -> Option<I>,
) -> Result<Vec<(String, Vec<I>)>, TableError> {
    let all = table::rows("ambiguous.csv", data!("ambiguous.csv"), |row| {
        if row.text("kind")? != kind {
            return Ok(None);
        }
        let meanings = row.list("meanings")?.into_iter();
        let meanings = meanings
            .map(|code| term(&code).ok_or_else(|| row.error("meanings", format!("no term '{code}'"))))
            .collect::<Result<Vec<I>, TableError>>()?;
        Ok(Some((row.required("text")?, meanings)))
    })?;
    Ok(all.into_iter().flatten().collect())
}
