//! Everything that was asked about a need and answered, for owner and adviser.

use vocabulary::Money;

use super::{
    RequestError, RequestFile, files,
    model::{Answer, Outcome, Quote, Request, State, Verdict, latest},
    store,
};
use crate::{
    access::{Action, Caller, check, check_any},
    app::App,
    cases::{
        Found,
        disclosure::{self, Ledger},
    },
    makers,
};

/// One request with everything about it.
#[derive(Debug, Clone)]
pub struct Asked {
    pub request: Request,
    pub maker: String,
    pub state: State,
    pub answers: Vec<Answer>,
    pub files: Vec<RequestFile>,
    /// The letter may be sent again now.
    pub may_go_again: bool,
}

impl Asked {
    /// The quotation that counts: that of the latest answer, when it is a yes.
    #[must_use]
    pub fn quote(&self) -> Option<&Quote> {
        latest(&self.answers).filter(|answer| answer.verdict == Some(Verdict::Yes))?.quote.as_ref()
    }
}

/// A need's requests, oldest first, with what was shown to whom and what came of it.
#[derive(Debug, Clone)]
pub struct Overview {
    pub asked: Vec<Asked>,
    /// How many makers are asked.
    pub makers: usize,
    pub ledger: Ledger,
    pub outcomes: Vec<Outcome>,
}

/// The quotations of a need side by side: the rows that a table needs.
#[derive(Debug, Clone)]
pub struct SideBySide<'o> {
    pub quotes: Vec<(&'o Asked, &'o Quote)>,
    /// Every quantity that somebody gave a price for, rising.
    pub quantities: Vec<u32>,
}

impl Overview {
    /// The quotations, in the order in which they were asked for: the reader compares, the program does not rank them.
    #[must_use]
    pub fn side_by_side(&self) -> SideBySide<'_> {
        let quotes: Vec<(&Asked, &Quote)> =
            self.asked.iter().filter_map(|one| Some((one, one.quote()?))).collect();
        let prices = quotes.iter().flat_map(|(_, quote)| &quote.prices);
        let mut quantities: Vec<u32> = prices.map(|price| price.quantity).collect();
        quantities.sort_unstable();
        quantities.dedup();
        SideBySide { quotes, quantities }
    }
}

impl SideBySide<'_> {
    /// The lowest price for one piece at a quantity, when all are in one currency and more than one is there.
    #[must_use]
    pub fn lowest(&self, quantity: u32) -> Option<Money> {
        let all: Vec<Money> = self.quotes.iter().filter_map(|(_, quote)| quote.at(quantity)).collect();
        let same = all.windows(2).all(|pair| pair[0].currency == pair[1].currency);
        if same && all.len() > 1 { all.into_iter().min_by_key(|money| money.ten_thousandths) } else { None }
    }
}

/// Everything that was asked about the need of a case.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn overview(app: &App, caller: &Caller, found: &Found) -> Result<Overview, RequestError> {
    check_any(caller, Action::ReadCase, &found.relations)?;
    let db = app.db.reader();
    let requests = store::of_need(db, found.need.id.0).await?;
    let asked = with_answers(app, requests).await?;
    let mut counted: Vec<i64> =
        asked.iter().filter(|one| one.request.counts()).map(|one| one.request.maker).collect();
    counted.sort_unstable();
    counted.dedup();
    Ok(Overview {
        makers: counted.len(),
        asked,
        ledger: disclosure::ledger(db, found.need.id.0).await?,
        outcomes: store::outcomes::of_need(db, found.need.id.0).await?,
    })
}

async fn with_answers(app: &App, requests: Vec<Request>) -> Result<Vec<Asked>, RequestError> {
    let db = app.db.reader();
    let (now, today) = (app.clock.now(), app.clock.today());
    let ids: Vec<i64> = requests.iter().map(|request| request.id).collect();
    let mut makers: Vec<i64> = requests.iter().map(|request| request.maker).collect();
    makers.sort_unstable();
    makers.dedup();
    let named = makers::store::find_many(db, &makers).await?;
    let answers = store::answers::of_requests(db, &ids).await?;
    let files = files::of(app, &ids).await?;
    let of = |request: Request| {
        let own: Vec<Answer> =
            answers.iter().filter(|answer| answer.request == request.id).cloned().collect();
        Asked {
            maker: named
                .iter()
                .find(|maker| maker.id.0 == request.maker)
                .map_or_else(String::new, |maker| maker.name.clone()),
            state: request.state(latest(&own).and_then(|answer| answer.verdict), today),
            files: files.iter().filter(|file| file.request == request.id).cloned().collect(),
            may_go_again: request.may_go_again(now),
            answers: own,
            request,
        }
    };
    Ok(requests.into_iter().map(of).collect())
}

/// What a maker was asked, newest first, for those who speak for it.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn requests_of_maker(app: &App, caller: &Caller, maker: i64) -> Result<Vec<Asked>, RequestError> {
    check(caller, Action::ReadContacts, caller.to_maker(maker))?;
    let requests = store::of_maker(app.db.reader(), maker).await?;
    with_answers(app, requests).await
}

/// The makers that were contacted within thirty days, by whom and when: shown to whoever is about to ask them.
///
/// # Errors
/// When the database does not answer.
pub async fn contacted_lately(
    app: &App,
    makers: &[i64],
) -> Result<Vec<super::contact::Contact>, RequestError> {
    Ok(super::contact::lately(app, makers, 30).await?)
}
