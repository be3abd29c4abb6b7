//! The one place where linked undertakings come in: from the register of aid, which keeps who decides over whom. What assessors
//! state themselves (`Tie::Group`) stands beside it.

use std::collections::{BTreeMap, BTreeSet};

use funding::aid::FirmId;
use jiff::civil::Date;
use sea_orm::{ConnectionTrait, DbErr};
use vocabulary::OrganisationNumber;

use super::model::conflict::Links;
use crate::aid::store as register;

/// Which undertakings are linked on a day with any of some numbers, over any number of firms. A firm without a number stands
/// between others under a name of its own, which no number is equal to.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn links(
    db: &impl ConnectionTrait,
    numbers: &BTreeSet<String>,
    day: Date,
) -> Result<Links, DbErr> {
    let mut names: BTreeMap<FirmId, String> = BTreeMap::new();
    let mut open = Vec::new();
    for number in numbers {
        let Ok(known) = number.parse::<OrganisationNumber>() else { continue };
        if let Some(firm) = register::firm_by_number(db, known).await? {
            names.insert(firm.id, number.clone());
            open.push(firm.id);
        }
    }
    let mut links = Links::new();
    while !open.is_empty() {
        let mut next = Vec::new();
        for kept in register::links_of(db, &open).await? {
            if kept.withdrawn_at.is_some() || !kept.link.holds_on(day) {
                continue;
            }
            for firm in [kept.link.over, kept.link.under] {
                if let std::collections::btree_map::Entry::Vacant(place) = names.entry(firm) {
                    let number = register::firm_by_id(db, firm).await?.and_then(|firm| firm.number);
                    place.insert(
                        number.map_or_else(|| format!("firm {}", firm.0), OrganisationNumber::digits),
                    );
                    next.push(firm);
                }
            }
            let (over, under) = (names[&kept.link.over].clone(), names[&kept.link.under].clone());
            links.entry(over.clone()).or_default().insert(under.clone());
            links.entry(under).or_default().insert(over);
        }
        open = next;
    }
    Ok(links)
}
