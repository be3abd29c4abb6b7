//! How long stated free hours count, and what they are hours of.
//!
//! Free hours are the fact that ages fastest: who was idle in May is busy in June. A statement counts until a day that the
//! rule gives; after it the hours are not known, neither free nor taken, until somebody states them again. The weeks
//! themselves stay as they were stated.

use jiff::{
    ToSpan,
    civil::{Date, date},
};

use super::{Evidence, FactEvidence, FreeWeek, Maker, OfferId, OfferRecord, Site, SiteId, Subject};

/// How long a statement of free hours counts, for statements made from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FadingRule {
    pub from: Date,
    /// Days after the day of the statement on which it still counts.
    pub days: i32,
}

/// The rules, oldest first; what was stated before the first falls under the first.
///
/// Hemtag's own rule, set on 2026-11-26 without data: four weeks, since orders are planned by the month. To be calibrated when
/// it has been seen how often confirmed hours had changed.
pub const FADING_RULES: [FadingRule; 1] = [FadingRule { from: date(2026, 11, 26), days: 28 }];

/// The name that evidence for free hours is kept under, and the one that imports give it.
const FIELDS: [&str; 2] = ["free_weeks", "capacity"];

/// The rule for a statement made on a day.
#[must_use]
pub fn fading_rule(stated_on: Date) -> FadingRule {
    let newest = FADING_RULES.iter().rev().find(|rule| rule.from <= stated_on);
    *newest.unwrap_or(&FADING_RULES[0])
}

/// The last day on which hours stated on a day count.
#[must_use]
pub fn counts_until(stated_on: Date) -> Date {
    stated_on.checked_add(fading_rule(stated_on).days.days()).unwrap_or(Date::MAX)
}

/// Offers whose hours are the same hours, and what is stated of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MachineGroup {
    pub site: SiteId,
    /// `None` where the offer has machines of its own.
    pub name: Option<String>,
    /// At least one; the first stands for the group in addresses and forms.
    pub offers: Vec<OfferId>,
    /// By Monday, each once.
    pub weeks: Vec<FreeWeek>,
    /// Who stated them and when; `None` where nothing is stated.
    pub stated: Option<Evidence>,
}

impl MachineGroup {
    #[must_use]
    pub fn id(&self) -> OfferId {
        self.offers[0]
    }

    /// The last day on which what is stated counts.
    #[must_use]
    pub fn counts_until(&self) -> Option<Date> {
        self.stated.as_ref().map(|stated| counts_until(stated.on))
    }

    /// Whether anything is stated of the week of a day or a later one.
    #[must_use]
    pub fn speaks_of(&self, today: Date) -> bool {
        self.weeks_ahead(today).next().is_some()
    }

    /// What is stated of the week of a day and later ones.
    pub fn weeks_ahead(&self, today: Date) -> impl Iterator<Item = &FreeWeek> {
        self.weeks.iter().filter(move |week| is_ahead(week.monday, today))
    }
}

/// Whether a week has not passed.
fn is_ahead(monday: Date, today: Date) -> bool {
    monday.checked_add(6.days()).is_ok_and(|sunday| sunday >= today)
}

impl Maker {
    /// Who stated an offer's free hours and when: the latest word on them, else that on the offer as a whole.
    #[must_use]
    pub fn weeks_stated<'a>(&'a self, offer: &'a OfferRecord) -> &'a Evidence {
        self.evidence
            .iter()
            .filter(|fact| fact.subject == Subject::Offer(offer.id) && FIELDS.contains(&fact.field.as_str()))
            .map(|fact| &fact.evidence)
            .max_by_key(|evidence| evidence.on)
            .unwrap_or(&offer.evidence)
    }

    /// Whether an offer's free hours still count on a day.
    #[must_use]
    pub fn weeks_count(&self, offer: &OfferRecord, today: Date) -> bool {
        today <= counts_until(self.weeks_stated(offer).on)
    }

    /// The maker's machine groups, by site and then as its offers stand.
    #[must_use]
    pub fn machine_groups(&self) -> Vec<MachineGroup> {
        let mut groups: Vec<MachineGroup> = Vec::new();
        for (site, offer) in self.offers() {
            let same = |group: &&mut MachineGroup| {
                offer.machine_group.is_some() && group.site == site.id && group.name == offer.machine_group
            };
            if let Some(group) = groups.iter_mut().find(same) {
                group.offers.push(offer.id);
                if group.weeks.is_empty() {
                    self.take_weeks(group, offer);
                }
                continue;
            }
            let mut group = MachineGroup {
                site: site.id,
                name: offer.machine_group.clone(),
                offers: vec![offer.id],
                weeks: Vec::new(),
                stated: None,
            };
            self.take_weeks(&mut group, offer);
            groups.push(group);
        }
        groups
    }

    fn take_weeks(&self, group: &mut MachineGroup, offer: &OfferRecord) {
        group.weeks.clone_from(&offer.free_weeks);
        group.weeks.sort_unstable_by_key(|week| week.monday);
        group.stated = (!group.weeks.is_empty()).then(|| self.weeks_stated(offer).clone());
    }

    /// States the free hours of offers as of the evidence's day; without weeks nothing is stated any more.
    pub fn state_weeks(&mut self, offers: &[OfferId], weeks: &[FreeWeek], evidence: &Evidence) {
        for id in offers {
            let Some(offer) = self.offer_mut(*id) else { continue };
            offer.free_weeks = weeks.to_vec();
            for field in FIELDS {
                self.forget_evidence(Subject::Offer(*id), field);
            }
            if !weeks.is_empty() {
                self.evidence.push(FactEvidence {
                    subject: Subject::Offer(*id),
                    field: FIELDS[0].to_owned(),
                    evidence: evidence.clone(),
                    note: None,
                });
            }
        }
    }

    /// Puts an offer into a machine group of its site, or gives it machines of its own. It then has the hours of those that
    /// are there already.
    pub fn group_offer(&mut self, id: OfferId, name: Option<&str>) {
        let Some(site) = self.sites.iter().find(|site| holds(site, id)).map(|site| site.id) else { return };
        let there = self.machine_groups().into_iter().find(|group| {
            name.is_some()
                && group.site == site
                && group.name.as_deref() == name
                && !group.offers.contains(&id)
        });
        if let Some(offer) = self.offer_mut(id) {
            offer.machine_group = name.map(str::to_owned);
        }
        if let Some((group, stated)) = there.and_then(|group| group.stated.clone().map(|s| (group, s))) {
            self.state_weeks(&[id], &group.weeks, &stated);
        }
    }

    /// Every statement of free hours that speaks of a week ahead is stated anew; says how many groups.
    pub fn confirm_weeks(&mut self, evidence: &Evidence) -> usize {
        let groups = self.machine_groups();
        let ahead = groups.iter().filter(|group| group.speaks_of(evidence.on));
        let mut confirmed = 0;
        for group in ahead {
            self.state_weeks(&group.offers, &group.weeks, evidence);
            confirmed += 1;
        }
        confirmed
    }

    /// The last days on which the maker's statements about weeks ahead count, each once, the earliest first.
    #[must_use]
    pub fn weeks_count_until(&self, today: Date) -> Vec<Date> {
        let groups = self.machine_groups();
        let ahead = groups.iter().filter(|group| group.speaks_of(today));
        let mut days: Vec<Date> = ahead.filter_map(MachineGroup::counts_until).collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    fn offer_mut(&mut self, id: OfferId) -> Option<&mut OfferRecord> {
        self.sites.iter_mut().flat_map(|site| site.offers.iter_mut()).find(|offer| offer.id == id)
    }
}

fn holds(site: &Site, id: OfferId) -> bool {
    site.offers.iter().any(|offer| offer.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_count_for_four_weeks_and_not_a_day_longer() {
        let stated = date(2026, 11, 26);
        assert_eq!(counts_until(stated), date(2026, 12, 24));
        assert_eq!(fading_rule(date(2020, 1, 1)), FADING_RULES[0]);
    }

    #[test]
    fn a_week_is_ahead_until_its_sunday() {
        let monday = date(2026, 11, 23);
        assert!(is_ahead(monday, date(2026, 11, 29)) && !is_ahead(monday, date(2026, 11, 30)));
    }

    #[test]
    fn rules_stand_oldest_first() {
        assert!(FADING_RULES.windows(2).all(|pair| pair[0].from < pair[1].from));
    }
}
