//! What a maker is: its number, name, web site and branches, and whether its list of certificates is whole.

use jiff::civil::Date;

use super::{
    Problem, Problems, Typed,
    form::{Input, Row},
    read,
};
use crate::{
    makers::model::{Maker, Subject},
    words::Language,
};

pub(super) fn rows(language: Language) -> Vec<Row> {
    vec![
        Row::new(language, "name", Input::Text, false),
        Row::new(language, "number", Input::Text, true),
        Row::new(language, "sole", Input::Checks(vec![("1".to_owned(), language.t("edit-sole-yes"))]), true),
        Row::new(language, "web", Input::Text, false),
        Row::new(language, "sni", Input::Text, true),
        Row::new(language, "complete", Input::Date, true),
    ]
}

pub(super) fn fill(maker: &Maker) -> Typed {
    let mut typed = Typed::default();
    typed.set("name", &maker.name);
    // A sole trader's number is kept and never shown; left empty, it stays.
    typed.set("number", maker.public_number().unwrap_or_default());
    if maker.personal_number {
        typed.set("sole", "1");
    }
    typed.set("web", maker.web.clone().unwrap_or_default());
    typed.set("sni", maker.sni_codes.join(", "));
    typed.set("complete", maker.certificates_complete_on.map(|d| d.to_string()).unwrap_or_default());
    typed
}

pub(super) fn apply(maker: &mut Maker, typed: &Typed, today: Date) -> Result<(), Problems> {
    let mut problems = Problems::default();
    let was = maker.clone();
    match problems.take("name", read::line(typed.text("name"))) {
        Some(Some(name)) => maker.name = name,
        Some(None) => problems.add("name", Problem::own("edit-problem-name")),
        None => {}
    }
    let sole = typed.has("sole", "1");
    match problems.take("number", read::stated(typed.text("number"), read::organisation_number)) {
        Some(Some((_, false))) if sole => problems.add("number", Problem::own("edit-problem-sole-firm")),
        Some(Some((number, personal))) => {
            maker.organisation_number = Some(number);
            maker.personal_number = personal;
        }
        Some(None) if sole && maker.personal_number => {}
        Some(None) => {
            maker.organisation_number = None;
            maker.personal_number = sole;
        }
        None => {}
    }
    if let Some(web) = problems.take("web", read::stated(typed.text("web"), read::web)) {
        maker.web = web;
    }
    if let Some(codes) = problems.take("sni", read::sni(typed.text("sni"))) {
        maker.sni_codes = codes;
    }
    let complete = read::stated(typed.text("complete"), |text| read::past_day(text, today));
    if let Some(on) = problems.take("complete", complete) {
        maker.certificates_complete_on = on;
    }
    problems.or(())?;
    for (field, changed) in [
        ("organisation_number", was.organisation_number != maker.organisation_number),
        ("name", was.name != maker.name),
        ("web", was.web != maker.web),
        ("sni", was.sni_codes != maker.sni_codes),
    ] {
        if changed {
            maker.forget_evidence(Subject::Maker, field);
        }
    }
    Ok(())
}
