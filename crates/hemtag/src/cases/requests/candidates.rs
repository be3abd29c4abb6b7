//! Whom to ask: the makers of the need's answer, each once, with what somebody about to write to them must know.

use matching::{Band, Candidate as Offered, Wish};

use super::{RequestError, contact::Contact, overview, reach, store};
use crate::{
    access::{Action, Caller, check_any},
    app::App,
    cases::Found,
    makers::{self, model::MakerId},
    matches::{
        self,
        directory::{Directory, OfferFacts},
    },
};

/// The most makers that are shown to choose among.
const MOST: usize = 30;

/// A maker that may be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub maker: i64,
    pub name: String,
    pub place: Option<String>,
    /// How its best offer answers the need; `None` for one that was chosen elsewhere.
    pub band: Option<Band>,
    pub distance_km: Option<u16>,
    /// Operations of the need that its offers meet, or may meet.
    pub operations: usize,
    /// There is an address to write to.
    pub is_reached: bool,
    /// The latest contact within thirty days.
    pub lately: Option<Contact>,
    /// It was asked about this need already.
    pub is_asked: bool,
    pub example: bool,
}

/// The makers of the answer, those that meet everything first; and those that the caller names besides.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn candidates(
    app: &App,
    caller: &Caller,
    found: &Found,
    named: &[i64],
) -> Result<Vec<Candidate>, RequestError> {
    check_any(caller, Action::TakePartInCase, &found.relations)?;
    let wish = Wish { top: MOST, k: 0, ..Wish::default() };
    let (snapshot, answer) =
        matches::answer_need(app, caller, found.need.document.clone(), &wish, &[]).await?;
    let mut all: Vec<Candidate> = Vec::new();
    let mut take = |offered: &Offered, band: Band, facts: Option<OfferFacts>| {
        let Some(facts) = facts else { return };
        let maker = i64::from(offered.maker.0);
        match all.iter_mut().find(|one| one.maker == maker) {
            Some(known) => {
                known.operations += 1;
                known.band = known.band.min(Some(band));
            }
            None => all.push(Candidate {
                maker,
                name: facts.maker,
                place: facts.place,
                band: Some(band),
                distance_km: offered.distance_km,
                operations: 1,
                is_reached: false,
                lately: None,
                is_asked: false,
                example: facts.example,
            }),
        }
    };
    for (_, _, operation) in answer.operations() {
        let answer = &operation.answer;
        let bands = [(&answer.exact, Band::Exact), (&answer.ask, Band::Ask), (&answer.near, Band::Near)];
        for (offers, band) in bands {
            let mut seen: Vec<u32> = Vec::new();
            for offered in offers {
                if !seen.contains(&offered.maker.0) {
                    seen.push(offered.maker.0);
                    take(offered, band, Directory::offer(&*snapshot, offered));
                }
            }
        }
    }
    all.sort_by_key(|one| (one.band, std::cmp::Reverse(one.operations)));
    all.truncate(MOST);
    let db = app.db.reader();
    for maker in named {
        if all.iter().any(|one| one.maker == *maker) {
            continue;
        }
        if let Some(found) = makers::store::find(db, MakerId(*maker)).await? {
            all.push(Candidate {
                maker: *maker,
                name: found.name,
                place: None,
                band: None,
                distance_km: None,
                operations: 0,
                is_reached: false,
                lately: None,
                is_asked: false,
                example: found.example,
            });
        }
    }
    let ids: Vec<i64> = all.iter().map(|one| one.maker).collect();
    let reached = reach::reaches(app, &ids).await?;
    let lately = overview::contacted_lately(app, &ids).await?;
    let before = store::of_need(db, found.need.id.0).await?;
    for one in &mut all {
        one.is_reached = reached.contains(&one.maker);
        one.lately = lately.iter().find(|contact| contact.maker == one.maker).cloned();
        one.is_asked = before.iter().any(|request| request.maker == one.maker && request.closed.is_none());
    }
    Ok(all)
}
