//! A certificate of a maker: how long it holds, who gave it, which sites it covers, and how it is known.

use jiff::civil::Date;
use vocabulary::{CertificateId, Vocabulary};

use super::{
    Problem, Problems, Typed,
    form::{Input, Row, evidence_rows, plain, sites},
    offer, read,
    site::gone,
};
use crate::{
    makers::model::{CertificateHeld, Evidence, Level, Maker},
    words::Language,
};

/// The choice of a certificate.
pub(super) fn choice(language: Language) -> Row {
    let all = Vocabulary::embedded()
        .certificates()
        .iter()
        .map(|c| (c.code.clone(), c.name(language.of_terms()).to_owned()))
        .collect();
    let none = Some(language.t("edit-certificate-none"));
    Row::new(language, "certificate", Input::Choice { none, groups: plain(all) }, false)
}

/// How it is known.
pub(super) fn evidence(language: Language) -> Row {
    Row {
        name: "evidence".to_owned(),
        label: language.t("edit-group-evidence"),
        hint: None,
        input: Input::Group(evidence_rows(language)),
    }
}

/// What the form of a new one begins with: the maker's own word of today.
pub(super) fn begun(today: Date) -> Typed {
    let mut typed = Typed::default();
    typed.set("level", Level::SelfDeclared.code());
    typed.set("on", today.to_string());
    typed.set("by", "tillverkaren");
    typed
}

/// Which certificate, and how it is known, as the form has them.
pub(super) fn fill_known(typed: &mut Typed, certificate: CertificateId, evidence: &Evidence) {
    typed.set("certificate", &Vocabulary::embedded().certificates().get(certificate).code);
    typed.set("level", evidence.level.code());
    typed.set("on", evidence.on.to_string());
    typed.set("by", &evidence.by);
}

/// The certificate that was chosen; none is a problem.
pub(super) fn chosen(typed: &Typed, problems: &mut Problems) -> Option<CertificateId> {
    let found = Vocabulary::embedded().certificates().by_code(typed.text("certificate")).map(|c| c.id);
    if found.is_none() {
        problems.add("certificate", Problem::own("edit-problem-certificate"));
    }
    found
}

pub(super) fn rows(language: Language, maker: &Maker) -> Vec<Row> {
    let mut rows = vec![
        choice(language),
        Row::new(language, "issuer", Input::Text, false),
        Row::new(language, "registration", Input::Text, false),
        Row {
            name: "valid".to_owned(),
            label: language.t("edit-group-valid"),
            hint: None,
            input: Input::Group(vec![
                Row::new(language, "valid_from", Input::Date, false),
                Row::new(language, "valid_until", Input::Date, false),
            ]),
        },
    ];
    if maker.sites.len() > 1 {
        rows.push(Row::new(language, "covers", Input::Checks(sites(language, maker)), true));
    }
    rows.push(evidence(language));
    rows
}

pub(super) fn fill(maker: &Maker, at: Option<usize>, today: Date) -> Option<Typed> {
    let Some(at) = at else { return Some(begun(today)) };
    let held = maker.certificates.get(at)?;
    let mut typed = Typed::default();
    fill_known(&mut typed, held.certificate, &held.evidence);
    let day = |day: Option<Date>| day.map(|d| d.to_string()).unwrap_or_default();
    typed.set("issuer", held.issuer.clone().unwrap_or_default());
    typed.set("registration", held.registration_number.clone().unwrap_or_default());
    typed.set("valid_from", day(held.valid_from));
    typed.set("valid_until", day(held.valid_until));
    for site in held.sites.iter().filter_map(|at| maker.sites.get(*at)) {
        typed.push("covers", site.id.to_string());
    }
    Some(typed)
}

pub(super) fn apply(
    maker: &mut Maker,
    at: Option<usize>,
    typed: &Typed,
    today: Date,
) -> Result<(), Problems> {
    let mut problems = Problems::default();
    if at.is_some_and(|at| at >= maker.certificates.len()) {
        return Err(gone("certificate"));
    }
    let certificate = chosen(typed, &mut problems);
    let issuer = problems.take("issuer", read::line(typed.text("issuer")));
    let registration_number = problems.take("registration", read::line(typed.text("registration")));
    let valid_from = problems.take("valid_from", read::stated(typed.text("valid_from"), read::day));
    let valid_until = problems.take("valid_until", read::stated(typed.text("valid_until"), read::day));
    if let (Some(Some(from)), Some(Some(until))) = (valid_from, valid_until)
        && from > until
    {
        problems.add("valid_until", Problem::own("edit-problem-validity"));
    }
    let evidence = offer::evidence(typed, today, "", &mut problems);
    // All sites ticked is the same as none: it covers the whole maker, sites to come too.
    let covered: Vec<usize> =
        (0..maker.sites.len()).filter(|i| typed.has("covers", &maker.sites[*i].id.to_string())).collect();
    let sites = if covered.len() == maker.sites.len() { Vec::new() } else { covered };
    problems.or(())?;
    let (
        Some(certificate),
        Some(issuer),
        Some(registration_number),
        Some(valid_from),
        Some(valid_until),
        Some(evidence),
    ) = (certificate, issuer, registration_number, valid_from, valid_until, evidence)
    else {
        return Ok(());
    };
    let held = CertificateHeld {
        certificate,
        issuer,
        registration_number,
        valid_from,
        valid_until,
        sites,
        evidence,
    };
    match at {
        Some(at) => maker.certificates[at] = held,
        None => maker.certificates.push(held),
    }
    Ok(())
}
