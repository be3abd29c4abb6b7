//! The cells of a row that speak of the maker, its place and its certificates.

use jiff::civil::Date;
use vocabulary::{AnyTerm, find::Kind};

use super::{
    Cells, RowReader,
    evidence::{evidence, fact},
    join,
};
use crate::makers::{
    import::{
        column::Field,
        detail,
        file::Cell,
        mapping::Mapped,
        problem::ProblemKind,
        stated::{StatedCertificate, StatedNotHeld},
        values,
    },
    model::{CertificateHeld, Evidence, Level},
};

impl RowReader<'_> {
    pub(super) fn maker_cell(
        &mut self,
        row: u64,
        field: Field,
        column: &Mapped,
        cell: &Cell,
        text: String,
        cells: &mut Cells,
    ) -> Result<(), ProblemKind> {
        let placed = |text: String| Some((text, column.head.clone()));
        match field {
            Field::MakerId => cells.maker_key = Some(text),
            Field::Name => cells.name = Some(one_line(&text)),
            Field::OrganisationNumber => {
                let number = text
                    .parse()
                    .map_err(|error| ProblemKind::OrganisationNumber { stated: text.clone(), error })?;
                cells.number = Some(number);
            }
            Field::Web => cells.web = Some(web(&text)),
            Field::Sni => {
                let codes = text.split([';', ',', '|', ' ', '\n']).map(str::trim).filter(|c| !c.is_empty());
                for code in codes {
                    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
                    if (2..=5).contains(&digits.len()) && !cells.sni.contains(&digits) {
                        cells.sni.push(digits);
                    } else if digits.is_empty() {
                        // A branch in words: kept, since codes are what is compared.
                        cells.as_stated.insert(column.head.clone(), text.clone());
                    }
                }
            }
            Field::OwnWords => cells.own_words = Some(text),
            Field::Example => cells.example = Some(values::truth(cell)?),
            Field::MakerAsStated => {
                for item in detail::read(&text) {
                    let value = item.get("value").unwrap_or_default().to_owned();
                    cells.as_stated.insert(item.text, value);
                }
            }
            Field::Certificates => self.certificates(row, column, &text, cells)?,
            Field::CertificatesNotHeld => self.not_held(row, column, &text, cells)?,
            Field::CertificateIssuer => cells.issuer = Some(text),
            Field::CertificateNumber => cells.registration_number = Some(text),
            Field::CertificateFrom => cells.valid_from = Some(values::date(cell, false)?),
            Field::CertificateUntil => {
                cells.valid_until = Some((values::date(cell, true)?, column.head.clone()));
            }
            Field::CertificatesCompleteOn => cells.complete_on = Some(values::date(cell, true)?),
            Field::SiteId => cells.site_key = Some(text),
            Field::SiteName => cells.place.site_name = Some(text),
            Field::Address => cells.place.address = Some(text),
            Field::PostalCode => cells.place.postal_code = placed(postal_code(cell, text)),
            Field::Locality => cells.place.locality = placed(text),
            Field::Kommun => cells.place.kommun = placed(kommun_code(cell, text)),
            Field::County => cells.place.county = placed(text),
            Field::Country => cells.place.country = placed(text),
            Field::Latitude => cells.place.latitude = placed(text),
            Field::Longitude => cells.place.longitude = placed(text),
            Field::Position => cells.place.position = placed(text),
            Field::Place => cells.place.place = placed(text),
            Field::EvidenceLevel => cells.level = Some(values::level(cell)?),
            Field::EvidenceOn => cells.on = Some(values::date(cell, true)?),
            Field::EvidenceBy => cells.evidence_by = Some(text),
            Field::FactEvidence => {
                for item in detail::read(&text) {
                    cells.facts.extend(fact(&item)?);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Certificates of a list; details may stand with each.
    fn certificates(
        &mut self,
        row: u64,
        column: &Mapped,
        text: &str,
        cells: &mut Cells,
    ) -> Result<(), ProblemKind> {
        for item in detail::read(text) {
            let (terms, unknown) = self.terms.list(Kind::Certificate, &item.text, &column.head, row);
            if !unknown.is_empty() {
                join(&mut cells.as_stated, &column.head, &unknown);
            }
            let date = |key: &str, ends: bool| -> Result<Option<Date>, ProblemKind> {
                item.get(key).map(|text| values::date(&Cell::Text(text.to_owned()), ends)).transpose()
            };
            for term in terms {
                let AnyTerm::Certificate(certificate) = term else { continue };
                let mut held = certificate_of(certificate, date("until", true)?);
                held.held.valid_from = date("from", false)?;
                held.held.issuer = item.get("issuer").map(str::to_owned);
                held.held.registration_number = item.get("number").map(str::to_owned);
                held.sites = item
                    .get("sites")
                    .map(|sites| sites.split(',').map(|s| s.trim().to_owned()).collect())
                    .unwrap_or_default();
                held.evidence = evidence(&item)?;
                cells.certificates.push(held);
            }
        }
        Ok(())
    }

    /// Those that the maker says it does not hold.
    fn not_held(
        &mut self,
        row: u64,
        column: &Mapped,
        text: &str,
        cells: &mut Cells,
    ) -> Result<(), ProblemKind> {
        for item in detail::read(text) {
            let (terms, unknown) = self.terms.list(Kind::Certificate, &item.text, &column.head, row);
            if !unknown.is_empty() {
                join(&mut cells.as_stated, &column.head, &unknown);
            }
            for term in terms {
                let AnyTerm::Certificate(certificate) = term else { continue };
                cells.not_held.push(StatedNotHeld { certificate, evidence: evidence(&item)? });
            }
        }
        Ok(())
    }

    /// Issuer, number and days in columns of their own hold for the certificates of the row that have none.
    pub(super) fn common_certificate_details(&mut self, row: u64, cells: &mut Cells) {
        if let (Some(from), Some((until, head))) = (cells.valid_from, &cells.valid_until)
            && from > *until
        {
            let kind = ProblemKind::FromAfterUntil { from: from.to_string(), until: until.to_string() };
            let head = head.clone();
            self.problem(row, Some(&head), kind);
        }
        let until = cells.valid_until.as_ref().map(|(day, _)| *day);
        for held in &mut cells.certificates {
            let held = &mut held.held;
            held.issuer = held.issuer.take().or_else(|| cells.issuer.clone());
            held.registration_number =
                held.registration_number.take().or_else(|| cells.registration_number.clone());
            held.valid_from = held.valid_from.or(cells.valid_from);
            held.valid_until = held.valid_until.or(until);
        }
    }
}

pub(super) fn certificate_of(
    certificate: vocabulary::CertificateId,
    until: Option<Date>,
) -> StatedCertificate {
    StatedCertificate {
        held: CertificateHeld {
            certificate,
            issuer: None,
            registration_number: None,
            valid_from: None,
            valid_until: until,
            sites: Vec::new(),
            evidence: Evidence { level: Level::SelfDeclared, on: Date::ZERO, by: String::new() },
        },
        evidence: None,
        sites: Vec::new(),
    }
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An address without "https://" gets it, so that it can be followed.
fn web(text: &str) -> String {
    let bare = !text.contains("://") && text.contains('.') && !text.contains(char::is_whitespace);
    if bare { format!("https://{text}") } else { text.to_owned() }
}

/// Numbers lose their leading zeros in a spreadsheet; no Swedish postal code begins with one.
fn postal_code(cell: &Cell, text: String) -> String {
    match cell {
        Cell::Number(number) => format!("{number:.0}"),
        _ => text,
    }
}

/// "662" in a spreadsheet is the kommun 0662.
fn kommun_code(cell: &Cell, text: String) -> String {
    let is_number = matches!(cell, Cell::Number(_)) || text.bytes().all(|b| b.is_ascii_digit());
    if is_number && text.len() == 3 { format!("0{text}") } else { text }
}
