//! What a single undertaking has had, from the register and from what the firm stated, without counting anything twice; and whether
//! new aid has room.

use std::collections::{BTreeSet, HashMap};

use funding::aid::{
    Control, FirmId, Fiscal, Grant, Link, NoRules, Question, Reckoned, Undertaking, When, Worth, reckon,
    same::may_be_same,
};
use jiff::civil::Date;
use sea_orm::{ConnectionTrait, DbErr};
use vocabulary::OrganisationNumber;

use super::{
    AidError,
    grants::{Recipient, find},
    model::{Entry, EntryId, Firm, Origin},
    store::{self, grants},
};
use crate::access::{Action, Caller, Relation, check_any};

/// The organisation number in a line such as `Al AB, 556036-0793`.
#[must_use]
pub fn number_in(line: &str) -> Option<OrganisationNumber> {
    line.split([',', ';', '(', ')', ' ']).find_map(|word| word.trim().parse().ok())
}

/// What is asked.
#[derive(Debug, Clone)]
pub struct Asked<'a> {
    pub recipient: &'a Recipient,
    /// The day on which the right to the new aid would arise, and that of the application where it is another.
    pub day: Date,
    pub applied_on: Option<Date>,
    /// What the new aid is worth, in cents of a euro; `None`: not known.
    pub worth_cents: Option<i64>,
    /// What the firm stated; without it, aid by others is not known.
    pub stated: Option<&'a Stated>,
}

/// What a firm states of earlier aid and of firms that are one with it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stated {
    /// What the statement is called, such as `statement 12`: its lines are told apart by it.
    pub name: String,
    /// Numbers of firms that it is linked to, as far as they were stated; the others are in the statement's own sum.
    pub linked: Vec<OrganisationNumber>,
    /// False: it does not know whether there are linked firms.
    pub links_known: bool,
    pub fiscal: Fiscal,
    pub grants: Vec<StatedGrant>,
    /// False: it does not know whether it had aid.
    pub grants_known: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedGrant {
    pub grantor: String,
    pub when: When,
    pub worth: Worth,
}

/// Where a line comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    Register(EntryId),
    /// The line of the statement, from 0.
    Stated(usize),
}

/// A line that may be, or is, the same aid as a grant of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    pub entry: EntryId,
    /// `statement 12 line 0`, or `entry 7`.
    pub other: String,
    pub line: Known,
    /// What a person found; `None`: nobody has looked yet, and it counts as a range.
    pub same: Option<bool>,
}

/// What came of a check.
#[derive(Debug, Clone)]
pub struct Checked {
    pub question: Question,
    pub reckoned: Result<Reckoned, NoRules>,
    /// Where each of the question's grants comes from.
    pub lines: Vec<Known>,
    pub pairs: Vec<Pair>,
    pub entries: HashMap<EntryId, Entry>,
    /// The register's firms around the recipient.
    pub firms: HashMap<FirmId, Firm>,
    /// The recipient, where the register has it.
    pub firm: Option<FirmId>,
}

/// Checks what the undertaking of a recipient has had. `relations`: what the caller is to what the aid is for (a case, an
/// application).
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn check(
    db: &impl ConnectionTrait,
    caller: &Caller,
    relations: &[Relation],
    asked: &Asked<'_>,
) -> Result<Checked, AidError> {
    check_any(caller, Action::ReadAid, relations)?;
    let firm = find(db, asked.recipient).await?;
    Ok(look(db, firm.as_ref(), asked).await?)
}

/// The number that stands for a recipient the register does not have.
const NOT_THERE: FirmId = FirmId(0);

/// The same for a firm of the register, or one that it does not have.
pub(super) async fn look(
    db: &impl ConnectionTrait,
    firm: Option<&Firm>,
    asked: &Asked<'_>,
) -> Result<Checked, DbErr> {
    let id = firm.map_or(NOT_THERE, |firm| firm.id);
    let mut start: Vec<FirmId> = firm.map(|firm| firm.id).into_iter().collect();
    let mut links: Vec<Link> = Vec::new();
    for number in asked.stated.map_or(&[][..], |stated| &stated.linked) {
        if let Some(other) = store::firm_by_number(db, *number).await?.filter(|other| other.id != id) {
            links.push(Link { over: id, under: other.id, control: Control::Stated, from: None, to: None });
            start.push(other.id);
        }
    }
    let (around, kept, changes) = store::around(db, &start).await?;
    links.extend(kept.into_iter().map(|kept| kept.link));
    let mut entries = grants::of_firms(db, around.iter().copied()).await?;
    if asked.stated.is_some() {
        // The newest statement says it all anew.
        entries.retain(|entry| entry.facts.origin != Origin::Stated);
    }
    let found = grants::same(db).await?;
    let mut gathered = Gathered::default();
    for entry in &entries {
        gathered.register(entry, &found);
    }
    if let Some(stated) = asked.stated {
        gathered.stated(id, stated, &found);
    }
    let firms = store::firms_of(db, &around).await?;
    let fiscal = match asked.stated.map(|stated| &stated.fiscal) {
        Some(Fiscal::NotKnown) | None => firm.map_or(Fiscal::NotKnown, |firm| firm.fiscal.clone()),
        Some(stated) => stated.clone(),
    };
    let question = Question {
        day: asked.day,
        applied_on: asked.applied_on,
        worth_cents: asked.worth_cents,
        undertaking: Undertaking {
            firm: id,
            links,
            changes: changes.into_iter().map(|kept| kept.change).collect(),
            links_known: asked.stated.is_some_and(|stated| stated.links_known),
        },
        fiscal,
        grants: gathered.grants,
        grants_known: asked.stated.is_some_and(|stated| stated.grants_known),
    };
    Ok(Checked {
        reckoned: reckon(&question),
        question,
        lines: gathered.lines,
        pairs: gathered.pairs,
        entries: entries.into_iter().map(|entry| (entry.id, entry)).collect(),
        firms,
        firm: firm.map(|firm| firm.id),
    })
}

/// The lines as they come together; what was found to be the same aid is not among them twice.
#[derive(Debug, Default)]
struct Gathered {
    grants: Vec<Grant>,
    lines: Vec<Known>,
    pairs: Vec<Pair>,
    /// Entries that something is paired with already: two equal lines are not both the same as one entry.
    paired: BTreeSet<EntryId>,
}

type Found = HashMap<(EntryId, String), bool>;

impl Gathered {
    fn register(&mut self, entry: &Entry, found: &Found) {
        let grant = entry.grant();
        self.add(grant, Known::Register(entry.id), &format!("entry {}", entry.id.0), found);
    }

    fn stated(&mut self, firm: FirmId, stated: &Stated, found: &Found) {
        for (i, line) in stated.grants.iter().enumerate() {
            let grant = Grant {
                firm,
                grantor: line.grantor.clone(),
                when: line.when,
                worth: line.worth,
                used_by: None,
                maybe_same_as: None,
            };
            self.add(grant, Known::Stated(i), &format!("{} line {i}", stated.name), found);
        }
    }

    fn add(&mut self, mut grant: Grant, line: Known, name: &str, found: &Found) {
        let of = |known: &Known| match known {
            Known::Register(entry) => Some(*entry),
            Known::Stated(_) => None,
        };
        let earlier = self.lines.iter().enumerate().find_map(|(i, known)| {
            let entry = of(known).filter(|entry| !self.paired.contains(entry))?;
            // Two entries for one firm of the register are looked at, not those of two firms.
            let other_firm = of(&line).is_some() && self.grants[i].firm != grant.firm;
            (!other_firm && may_be_same(&self.grants[i], &grant)).then_some((i, entry))
        });
        if let Some((i, entry)) = earlier {
            let same = found.get(&(entry, name.to_owned())).copied();
            self.pairs.push(Pair { entry, other: name.to_owned(), line, same });
            match same {
                Some(true) => {
                    self.paired.insert(entry);
                    return;
                }
                Some(false) => {}
                None => {
                    self.paired.insert(entry);
                    grant.maybe_same_as = Some(i);
                }
            }
        }
        self.grants.push(grant);
        self.lines.push(line);
    }
}
