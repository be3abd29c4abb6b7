//! Changing a maker as a whole, so that no part is left that belongs to nothing.

use jiff::civil::Date;

use super::{Evidence, Level, Maker, OfferId, SiteId, Subject};

/// What went with a part that was taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Removed {
    pub offers: usize,
    /// Certificates that covered nothing else: left standing they would seem to cover every site.
    pub certificates: usize,
    pub evidence: usize,
}

impl Maker {
    /// A number for a part that is not kept yet: below zero and no other part's, so that evidence can name the
    /// part before the register has given it its own.
    #[must_use]
    pub fn new_id(&self) -> i64 {
        let offers = self.offers().map(|(_, offer)| offer.id.0);
        self.sites.iter().map(|site| site.id.0).chain(offers).min().unwrap_or(0).min(0) - 1
    }

    /// Takes an offer away with its evidence; `None` when there is no such offer.
    pub fn remove_offer(&mut self, id: OfferId) -> Option<Removed> {
        let site = self.sites.iter_mut().find(|site| site.offers.iter().any(|offer| offer.id == id))?;
        site.offers.retain(|offer| offer.id != id);
        Some(Removed { offers: 1, certificates: 0, evidence: self.drop_evidence() })
    }

    /// Takes a site away with its offers and their evidence. Certificates forget the site; one that covered only
    /// this site goes with it.
    pub fn remove_site(&mut self, id: SiteId) -> Option<Removed> {
        let gone = self.sites.iter().position(|site| site.id == id)?;
        let offers = self.sites.remove(gone).offers.len();
        let before = self.certificates.len();
        self.certificates.retain(|held| held.sites != [gone]);
        for held in &mut self.certificates {
            held.sites.retain(|site| *site != gone);
            held.sites.iter_mut().filter(|site| **site > gone).for_each(|site| *site -= 1);
        }
        let certificates = before - self.certificates.len();
        Some(Removed { offers, certificates, evidence: self.drop_evidence() })
    }

    /// Drops what is known of a fact, when the fact has another value: what showed the old one does not show the new.
    pub fn forget_evidence(&mut self, subject: Subject, field: &str) {
        self.evidence.retain(|fact| !(fact.subject == subject && fact.field == field));
    }

    /// Drops evidence about parts that are not there; says how many.
    pub(crate) fn drop_evidence(&mut self) -> usize {
        let sites: Vec<SiteId> = self.sites.iter().map(|site| site.id).collect();
        let offers: Vec<OfferId> = self.offers().map(|(_, offer)| offer.id).collect();
        let before = self.evidence.len();
        self.evidence.retain(|fact| match fact.subject {
            Subject::Maker => true,
            Subject::Site(id) => sites.contains(&id),
            Subject::Offer(id) => offers.contains(&id),
        });
        before - self.evidence.len()
    }

    /// Everything that the maker itself has stated is stated anew as of a day; what others have seen or shown
    /// keeps its date. Says how many facts were confirmed.
    pub fn confirm(&mut self, on: Date) -> usize {
        let offers =
            self.sites.iter_mut().flat_map(|site| site.offers.iter_mut()).map(|offer| &mut offer.evidence);
        let certificates = self.certificates.iter_mut().map(|held| &mut held.evidence);
        let not_held = self.certificates_not_held.iter_mut().map(|one| &mut one.evidence);
        let facts = self.evidence.iter_mut().map(|fact| &mut fact.evidence);
        let own: Vec<&mut Evidence> = offers
            .chain(certificates)
            .chain(not_held)
            .chain(facts)
            .filter(|known| known.level == Level::SelfDeclared)
            .collect();
        let count = own.len();
        own.into_iter().for_each(|known| known.on = on);
        count
    }
}
