//! Everything that is held about a person, as JSON with stable names and as a paper to read.

use documents::{Block, Cell, Column, Document, Section, Table};
use jiff::civil::Date;
use serde_json::{Value, json};

use super::tables;
use crate::{
    skills::{
        firm::About,
        validation::{Opened, Own, model::Outcome},
    },
    words::Language,
};

/// All of it as JSON.
#[must_use]
pub fn as_json(own: &Own, maps: &[About], today: Date) -> Value {
    let name = |person: i64| own.people.get(&crate::access::PersonId(person)).cloned();
    let validations = own.validations.iter().map(|one| {
        let course = serde_json::to_value(&one.course).expect("a course can be written");
        json!({
            "number": one.kept.id,
            "qualification": one.qualification().code,
            "version": one.of.version,
            "name": one.qualification().name_en,
            "standing": one.course.standing().code(),
            "is_validation": one.course.standing().is_validation(),
            "state": one.kept.state.code(),
            "asked_by": one.kept.organisation.and_then(|id| own.organisations.get(&id)),
            "centre": one.kept.centre.and_then(|id| own.centres.get(&id)),
            "made_at": one.kept.made_at.to_string(),
            "changed_at": one.kept.changed_at.to_string(),
            "course": course,
        })
    });
    let shares = own.shares.iter().map(|(share, units)| {
        json!({
            "validation": share.validation, "with": own.organisations.get(&share.organisation), "units": units,
            "until": share.until, "made_at": share.made_at.to_string(),
            "withdrawn_at": share.withdrawn_at.map(|at| at.to_string()),
        })
    });
    let looks = own.looks.iter().map(|look| {
        json!({
            "validation": look.validation, "at": look.at.to_string(), "seen": look.seen.code(),
            "who": look.person.and_then(|person| name(person.0)),
            "for": look.organisation.and_then(|id| own.organisations.get(&id)),
        })
    });
    let records = own.records.iter().map(|record| {
        json!({
            "validation": record.validation, "made_at": record.made_at.to_string(), "sha256": record.digest,
            "withdrawn_at": record.withdrawn_at.map(|at| at.to_string()),
        })
    });
    let kept =
        tables::retention().iter().map(|row| json!({ "rule": row.rule, "days": row.days, "goes": row.goes }));
    let people: serde_json::Map<String, Value> =
        own.people.iter().map(|(person, name)| (person.0.to_string(), name.as_str().into())).collect();
    json!({
        "version": 1,
        "on": today,
        "validations": validations.collect::<Vec<_>>(),
        "shares": shares.collect::<Vec<_>>(),
        "looks": looks.collect::<Vec<_>>(),
        "records": records.collect::<Vec<_>>(),
        // Numbers of accounts in the courses, and whose they are.
        "people": people,
        "maps": maps.iter().map(map).collect::<Vec<_>>(),
        "kept": kept.collect::<Vec<_>>(),
    })
}

fn map(one: &About) -> Value {
    let held = one
        .skills
        .iter()
        .map(|(skill, level, evidence)| json!({ "skill": skill, "level": level, "evidence": evidence }));
    json!({
        "firm": one.firm, "called": one.called, "roles": one.roles, "shift": one.shift,
        "skills": held.collect::<Vec<_>>(),
    })
}

/// The same to read and to print: one section a validation, then who sees it and who has.
#[must_use]
pub fn paper(own: &Own, maps: &[About], l: Language, name: &str, today: Date) -> Document {
    let mut sections: Vec<Section> = own.validations.iter().map(|one| of_validation(own, one, l)).collect();
    let columns = ["valid-shared-with", "valid-until", "valid-withdrawn"].map(|key| Column::text(l.t(key)));
    let shares = own.shares.iter().map(|(share, _)| {
        let with = own.organisations.get(&share.organisation).cloned().unwrap_or_default();
        let withdrawn = share.withdrawn_at.map_or_else(String::new, |at| l.moment(&at.to_string()));
        vec![Cell::from(with), Cell::from(l.date(share.until)), Cell::from(withdrawn)]
    });
    sections.push(Section {
        heading: l.t("valid-shares"),
        blocks: vec![table(l, "valid-shares", columns.to_vec(), shares.collect())],
    });
    let columns = ["valid-look-when", "valid-look-who", "valid-look-what"].map(|key| Column::text(l.t(key)));
    let looks = own.looks.iter().map(|look| {
        let who = look.person.and_then(|person| own.people.get(&person)).cloned();
        let of = look.organisation.and_then(|id| own.organisations.get(&id)).cloned();
        let who =
            [who, of].into_iter().flatten().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
        vec![
            Cell::from(l.moment(&look.at.to_string())),
            Cell::from(if who.is_empty() { l.t("valid-look-by-address") } else { who }),
            Cell::from(l.t(&format!("valid-seen-{}", look.seen.code()))),
        ]
    });
    sections.push(Section {
        heading: l.t("valid-looks"),
        blocks: vec![table(l, "valid-looks", columns.to_vec(), looks.collect())],
    });
    sections.extend(maps.iter().map(|one| of_map(one, l)));
    Document {
        language: match l {
            Language::Swedish => documents::Language::Swedish,
            Language::English => documents::Language::English,
        },
        title: l.t("valid-mine"),
        kind: l.t("valid-mine-kind"),
        subtitle: name.to_owned(),
        sender: l.t("report-sender"),
        date: today,
        note: l.t("valid-mine-note"),
        example: false,
        sections,
    }
}

fn of_map(one: &About, l: Language) -> Section {
    let columns = ["privacy-skill", "privacy-level", "privacy-known-by", "privacy-known-on"];
    let rows = one.skills.iter().map(|(skill, level, evidence)| {
        vec![
            Cell::from(skill.clone()),
            Cell::from(level.0.to_string()),
            Cell::from(l.t(&format!("privacy-evidence-{}", evidence.kind.code().replace('_', "-")))),
            Cell::from(evidence.on.map_or_else(|| l.t("not-known"), |day| l.date(day))),
        ]
    });
    let called = Block::Paragraph(l.ta("privacy-called", &[("name", one.called.as_str().into())]));
    let columns = columns.map(|key| Column::text(l.t(key))).to_vec();
    Section {
        heading: one.firm.clone(),
        blocks: vec![called, table(l, "privacy-maps", columns, rows.collect())],
    }
}

fn table(l: Language, caption: &str, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Block {
    if rows.is_empty() {
        return Block::Paragraph(l.t("valid-none-of-it"));
    }
    Block::Table(Table { caption: l.t(caption), columns, rows, named_rows: true, empty: String::new() })
}

fn of_validation(own: &Own, one: &Opened, l: Language) -> Section {
    let of = one.qualification();
    let mut about = vec![
        (l.t("valid-standing"), l.t(&format!("valid-standing-{}", one.course.standing().code()))),
        (l.t("valid-begun"), l.moment(&one.kept.made_at.to_string())),
    ];
    if let Some(centre) = one.kept.centre.and_then(|id| own.centres.get(&id)) {
        about.push((l.t("valid-centre"), centre.clone()));
    }
    if let Some(conclusion) = one.course.in_force() {
        about.push((l.t("valid-outcome-on"), l.date(conclusion.on)));
        if conclusion.outcome != Outcome::None {
            about.push((l.t("valid-certificate-number"), conclusion.certificate.clone()));
        }
    }
    if let Some(mapping) = one.course.mapping.as_ref().filter(|mapping| !mapping.words.is_empty()) {
        about.push((l.t("valid-own-words"), mapping.words.clone()));
    }
    for depth in &one.course.depths {
        about.push((format!("{} {}", l.t("valid-depth"), l.date(depth.on)), depth.words.clone()));
    }
    for appeal in &one.course.appeals {
        let answer = appeal.answered.as_ref().map_or_else(String::new, |one| format!(" – {}", one.words));
        about.push((l.t("valid-appeal"), format!("{}{answer}", appeal.why)));
    }
    let columns =
        ["valid-unit", "valid-says", "valid-assessed-on", "valid-result"].map(|key| Column::text(l.t(key)));
    let mut rows = Vec::new();
    for unit in &of.units {
        let says = one.course.mapping.as_ref().and_then(|mapping| mapping.units.get(&unit.code));
        let says = says
            .map_or_else(String::new, |says| l.t(&format!("valid-says-{}", says.code().replace('_', "-"))));
        let all: Vec<_> = one.course.assessed.iter().filter(|each| each.unit == unit.code).collect();
        if all.is_empty() {
            let none = || Cell::from(l.t("valid-not-assessed"));
            rows.push(vec![
                Cell::from(unit.name(l).to_owned()),
                Cell::from(says.clone()),
                Cell::from(String::new()),
                none(),
            ]);
        }
        for each in all {
            let mut result = l.t(if each.met { "valid-met" } else { "valid-not-met" });
            if !each.missing.is_empty() {
                result = format!("{result}: {}", each.missing);
            }
            if let Some(undone) = &each.undone {
                result = format!("{result} ({}: {})", l.t("valid-undone"), undone.why);
            }
            rows.push(vec![
                Cell::from(unit.name(l).to_owned()),
                Cell::from(says.clone()),
                Cell::from(l.date(each.on)),
                Cell::from(result),
            ]);
        }
    }
    Section {
        heading: of.name(l).to_owned(),
        blocks: vec![Block::Definitions(about), table(l, "valid-units", columns.to_vec(), rows)],
    }
}
