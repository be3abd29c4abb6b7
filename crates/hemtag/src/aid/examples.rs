//! Aid for the demo, made up as its firms are: a group with an acquisition, a sole trader, aid that counts no longer, and aid of
//! which not all is known. Written through the use cases that officers use.

use funding::aid::{Amount, Control, FirmId, When, Worth};
use jiff::{ToSpan, civil::Date};

use super::{
    AidError, Recipient,
    keep::{NewFirmLink, add_link, register, write},
    model::{Facts, Instrument, Origin},
    words,
};
use crate::{access::Caller, app::App};

/// Writes the entries where the register has none of them yet.
///
/// # Errors
/// When the database refuses.
pub async fn fill(app: &App, caller: &Caller) -> Result<(), AidError> {
    let today = app.clock.today();
    let agency = words::agency(app);
    let ago = |months: i64| today.saturating_sub(months.months());
    let workshop = firm("Påhittad verkstad (exempel)", "25.62");
    let parent = firm("Påhittat moderbolag (exempel)", "64.20");
    // The tax agency's own number for tests: nobody has it.
    let trader = Recipient { number: "811218-9876".parse().ok(), ..firm("Kim Ek (exempel)", "25.99") };
    let of = |worth, on: Date| facts(&agency, worth, on);
    let euro = |cents| Worth::Stated(Amount::euro(cents));
    let by_others = Facts {
        origin: Origin::Stated,
        own: false,
        authority: "Påhittad bidragsgivare (exempel)".into(),
        ..of(euro(3_000_000), ago(40))
    };
    let loan = Facts { instrument: Instrument::Loan, ..of(euro(4_500_000), ago(14)) };
    let advice = Facts { instrument: Instrument::Advice, ..of(euro(150_000), ago(3)) };
    let unknown = Facts { worth: Worth::NotKnown, ..by_others.clone() };
    let rows = [
        (&workshop, of(euro(6_000_000), ago(20)), "demo-aid-1"),
        (&workshop, by_others, "demo-aid-2"),
        (&parent, loan, "demo-aid-3"),
        (&trader, advice, "demo-aid-4"),
        (&trader, Facts { when: When::NotKnown, ..unknown }, "demo-aid-5"),
    ];
    for (recipient, facts, once) in rows {
        write(app, caller, recipient, &facts, once).await?;
    }
    let firms = register(app, caller).await?.firms;
    let Some(under) = firms.values().find(|firm| firm.name == workshop.name) else { return Ok(()) };
    let link = NewFirmLink {
        decides: false,
        control: Control::Votes,
        from: Some(ago(6)),
        to: None,
        source: "Påhittad uppgift (exempel)",
        once: "demo-aid-link",
    };
    add_link(app, caller, under.id, &parent, &link).await
}

fn firm(name: &str, nace: &str) -> Recipient {
    Recipient { number: None, name: name.into(), nace: nace.into() }
}

fn facts(agency: &str, worth: Worth, on: Date) -> Facts {
    Facts {
        firm: FirmId(0),
        origin: Origin::Written,
        reference: "exempel".into(),
        authority: agency.to_owned(),
        own: true,
        instrument: Instrument::Grant,
        nace: String::new(),
        rules: String::new(),
        worth,
        when: When::On(on),
        used_by: None,
    }
}
