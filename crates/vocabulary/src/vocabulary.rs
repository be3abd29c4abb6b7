//! All vocabularies together, read once from the tables that are compiled into the program.

use std::sync::OnceLock;

use crate::certificate::{CertificateFacts, Certificates};
use crate::material::{MaterialFacts, Materials};
use crate::place::Places;
use crate::process::{ProcessFacts, Processes};
use crate::sni::{self, Sni};
use crate::table::{self, TableError};

/// Processes, materials, certificates, places and branches.
#[derive(Debug)]
pub struct Vocabulary {
    processes: Processes,
    materials: Materials,
    certificates: Certificates,
    places: Places,
    sni: Sni,
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
        Ok(Vocabulary { processes, materials, certificates, places, sni })
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

    /// SNI 2007, the Swedish standard of branches.
    #[must_use]
    pub fn sni(&self) -> &Sni {
        &self.sni
    }
}
