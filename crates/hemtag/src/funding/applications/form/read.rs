//! What was typed on a step, as what is kept. What cannot be read stays as it was typed, by its field.

use std::collections::BTreeSet;

use funding::{
    Ore,
    aid::{Amount, Currency},
};
use jiff::civil::Date;

use super::rows::rows;
use crate::{
    funding::model::{
        aid::{OfParty, Support, Tells},
        application::{Application, CoFunding, Contribution, Cost, NOBODY, Party, PartyRole, WorkPackage},
        call::Call,
        check::Step,
        skills::{Group, Skills},
        typed::{amount, day, month, whole},
    },
    http::Typed,
};

/// One row of what was typed, under the number that it gets.
struct Row<'a> {
    typed: &'a Typed,
    list: &'static str,
    was: usize,
    is: usize,
}

impl Row<'_> {
    fn text(&self, name: &str) -> String {
        line(self.typed.text(&format!("{}-{}-{name}", self.list, self.was)))
    }

    /// `None` for nothing, and for what cannot be read, which is noted.
    fn value<T>(&self, to: &mut Application, name: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        keep(to, format!("{}-{}-{name}", self.list, self.is), &self.text(name), read)
    }

    fn party(&self) -> usize {
        self.text("party").parse().unwrap_or(NOBODY)
    }
}

fn keep<T>(to: &mut Application, field: String, text: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
    let value = Some(text).filter(|text| !text.is_empty()).and_then(&read);
    if value.is_none() && !text.is_empty() {
        to.unread.insert(field, text.to_owned());
    }
    value
}

/// Browsers send line breaks as two characters.
fn line(text: &str) -> String {
    text.replace("\r\n", "\n")
}

fn each<'a>(typed: &'a Typed, list: &'static str, ignored: &[&str]) -> impl Iterator<Item = Row<'a>> {
    let all = rows(typed, list, ignored);
    all.into_iter().enumerate().map(move |(is, was)| Row { typed, list, was, is })
}

/// The application with what was typed on one step. `open` are the gaps of the register that may be chosen.
#[must_use]
pub fn read(
    step: Step,
    typed: &Typed,
    before: &Application,
    call: &Call,
    open: &BTreeSet<i64>,
) -> Application {
    let mut to = before.clone();
    to.unread.retain(|field, _| Step::of_field(field) != step);
    match step {
        Step::About => about(typed, &mut to),
        Step::Parties => parties(typed, &mut to),
        Step::Work => work(typed, &mut to),
        Step::Budget => budget(typed, &mut to, call),
        Step::Effect => effect(typed, &mut to, call, open),
        Step::Answers => answers(typed, &mut to, call),
        Step::Skills => skills(typed, &mut to),
        Step::Aid => statements(typed, &mut to),
        Step::Files => {}
        Step::Check => {
            to.signatory = line(typed.text("signatory"));
            to.signatory_function = line(typed.text("signatory_function"));
            to.signatory_email = line(typed.text("signatory_email"));
        }
    }
    to
}

fn about(typed: &Typed, to: &mut Application) {
    to.title = line(typed.text("title"));
    to.summary = line(typed.text("summary"));
    to.from = keep(to, "from".to_owned(), typed.text("from"), day);
    to.to = keep(to, "to".to_owned(), typed.text("to"), day);
}

fn parties(typed: &Typed, to: &mut Application) {
    let kept = rows(typed, "party", &["role"]);
    let before = to.parties.len();
    to.parties = Vec::new();
    for row in each(typed, "party", &["role"]) {
        let employees = row.value(to, "employees", whole::<u32>);
        to.parties.push(Party {
            role: PartyRole::parse(&row.text("role")).unwrap_or_default(),
            name: row.text("name"),
            organisation_number: row.text("number"),
            county: row.text("county"),
            branch: row.text("branch"),
            employees,
            does: row.text("does"),
        });
    }
    // What was said of a party follows it to its new place, and says nobody when it was taken out.
    let place = |was: usize| match was {
        was if was < before => kept.iter().position(|row| *row == was).unwrap_or(NOBODY),
        _ => NOBODY,
    };
    let packages = to.packages.iter_mut().map(|one| &mut one.party);
    let costs = to.costs.iter_mut().map(|one| &mut one.party);
    let paid = to.co_funding.iter_mut().map(|one| &mut one.party);
    let stated = to.aid.parties.iter_mut().map(|one| &mut one.party);
    let supports = to.aid.supports.iter_mut().map(|one| &mut one.party);
    for party in packages.chain(costs).chain(paid).chain(stated).chain(supports) {
        *party = place(*party);
    }
    to.aid.parties.retain(|one| one.party != NOBODY);
}

fn work(typed: &Typed, to: &mut Application) {
    to.packages = Vec::new();
    for row in each(typed, "package", &["party"]) {
        let dates: [Option<Date>; 2] = [row.value(to, "from", day), row.value(to, "to", day)];
        to.packages.push(WorkPackage {
            title: row.text("title"),
            from: dates[0],
            to: dates[1],
            does: row.text("does"),
            result: row.text("result"),
            party: row.party(),
        });
    }
}

fn budget(typed: &Typed, to: &mut Application, call: &Call) {
    to.costs = Vec::new();
    for row in each(typed, "cost", &[]) {
        let amount = row.value(to, "amount", amount).unwrap_or_default();
        to.costs.push(Cost {
            party: row.party(),
            year: row.text("year").parse().unwrap_or(0),
            kind: row.text("kind"),
            amount,
            note: row.text("note"),
        });
    }
    to.co_funding = Vec::new();
    for row in each(typed, "fund", &[]) {
        let amount = row.value(to, "amount", amount).unwrap_or_default();
        to.co_funding.push(CoFunding {
            party: row.party(),
            year: row.text("year").parse().unwrap_or(0),
            amount,
            in_kind: !row.text("in_kind").is_empty(),
        });
    }
    to.requested.clear();
    for year in &call.years {
        let field = format!("requested-{year}");
        let asked: Option<Ore> = keep(to, field.clone(), typed.text(&field), amount);
        if let Some(asked) = asked {
            to.requested.insert(*year, asked);
        }
    }
    to.lowest_share = keep(to, "lowest_share".to_owned(), typed.text("lowest_share"), |text| {
        whole::<u8>(text.trim_end_matches('%'))
    });
}

fn effect(typed: &Typed, to: &mut Application, call: &Call, open: &BTreeSet<i64>) {
    to.contributions = Vec::new();
    for row in each(typed, "gives", &[]) {
        let firms = row.value(to, "firms", whole::<u32>).unwrap_or(0);
        to.contributions.push(Contribution {
            sub_goal: row.text("sub_goal"),
            county: row.text("county"),
            branch: row.text("branch"),
            firms,
            why: row.text("why"),
        });
    }
    to.targets.clear();
    for indicator in &call.indicators {
        let field = format!("target-{}", indicator.code);
        let target: Option<i64> = keep(to, field.clone(), typed.text(&field), whole);
        if let Some(target) = target {
            to.targets.insert(indicator.code.clone(), target);
        }
    }
    // One that was chosen stays chosen when it has closed since.
    let was: BTreeSet<i64> = to.gaps.iter().copied().collect();
    let may = |gap: &i64| open.contains(gap) || was.contains(gap);
    let ticked = typed.all("gap").iter().filter_map(|text| text.parse().ok()).filter(may);
    let mut chosen: BTreeSet<i64> = ticked.collect();
    let mut not_there = Vec::new();
    for text in typed.text("gap_number").split([',', ';', ' ']).filter(|text| !text.is_empty()) {
        match text.trim_start_matches('#').parse::<i64>().ok().filter(may) {
            Some(gap) => drop(chosen.insert(gap)),
            None => not_there.push(text),
        }
    }
    if !not_there.is_empty() {
        to.unread.insert("gap_number".to_owned(), not_there.join(", "));
    }
    to.gaps = chosen.into_iter().collect();
}

fn skills(typed: &Typed, to: &mut Application) {
    let mut groups = Vec::new();
    for row in each(typed, "group", &["model"]) {
        let people = row.value(to, "people", whole::<u32>).unwrap_or(0);
        let month = row.value(to, "month", month);
        groups.push(Group {
            area: row.text("area"),
            people,
            model: row.text("model"),
            other: row.text("other"),
            month,
        });
    }
    to.skills = Skills {
        groups,
        validator: line(typed.text("validator")),
        accreditation: line(typed.text("accreditation")),
    };
}

fn statements(typed: &Typed, to: &mut Application) {
    to.aid.parties.clear();
    for party in 0..to.parties.len() {
        let text = |name: &str| typed.text(&format!("aid-{party}-{name}"));
        let of = OfParty {
            party,
            linked: Tells::parse(text("linked")),
            linked_firms: line(text("linked_firms")),
            earlier: Tells::parse(text("earlier")),
            signed: line(text("signed")),
            capacity: line(text("capacity")),
        };
        if of != (OfParty { party, ..OfParty::default() }) {
            to.aid.parties.push(of);
        }
    }
    to.aid.supports = Vec::new();
    for row in each(typed, "support", &["party", "currency"]) {
        let on = row.value(to, "on", day);
        let minor = row.value(to, "amount", amount);
        let currency = Currency::parse(&row.text("currency")).unwrap_or(Currency::Sek);
        to.aid.supports.push(Support {
            party: row.party(),
            grantor: row.text("grantor"),
            on,
            amount: minor.map(|minor| Amount { minor: minor.0, currency, rate: None }),
        });
    }
}

fn answers(typed: &Typed, to: &mut Application, call: &Call) {
    to.answers.clear();
    for question in &call.questions {
        let answer = line(typed.text(&format!("answer-{}", question.code)));
        if !answer.is_empty() {
            to.answers.insert(question.code.clone(), answer);
        }
    }
    to.validated = match typed.text("validated") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
}
