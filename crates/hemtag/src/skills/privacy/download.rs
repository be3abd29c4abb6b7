//! Everything that is held about a person, as JSON with stable names and as a paper to read.

use documents::{Block, Cell, Column, Document, Section, Table};
use jiff::civil::Date;
use serde_json::{Value, json};

use super::{Everything, tables};
use crate::{
    skills::{
        firm::About,
        plan::Planned,
        validation::{Opened, Own, model::Outcome},
    },
    words::Language,
};

/// All of it as JSON. `data/skills/personal_data.csv` says of each column where in it it stands.
#[must_use]
pub fn as_json(all: &Everything, today: Date) -> Value {
    let own = &all.own;
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
            "assessor": one.kept.assessor.and_then(|person| own.people.get(&person)),
            "times_changed": one.kept.version,
            "made_at": one.kept.made_at.to_string(),
            "changed_at": one.kept.changed_at.to_string(),
            "course": course,
        })
    });
    let shares = own.shares.iter().map(|(share, units)| {
        json!({
            "number": share.id, "validation": share.validation, "with": own.organisations.get(&share.organisation), "units": units,
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
            "number": record.id, "validation": record.validation, "made_at": record.made_at.to_string(),
            "sha256": record.digest, "file": all.files.get(&record.id),
            "withdrawn_at": record.withdrawn_at.map(|at| at.to_string()),
        })
    });
    let looks_made = all.looks_made.iter().map(|look| {
        json!({
            "validation": look.validation, "at": look.at.to_string(), "seen": look.seen.code(),
            "for": look.organisation.and_then(|id| all.organisations.get(&id)),
        })
    });
    let assesses = all.assesses.iter().map(|one| {
        json!({
            "number": one.id, "centre": one.centre, "from": one.from, "until": one.until,
            "entered_at": one.at.to_string(),
            "withdrawn_at": one.withdrawn.as_ref().map(|(at, _)| at.to_string()),
            "withdrawn_why": one.withdrawn.as_ref().map(|(_, why)| why),
        })
    });
    let wrote = all.wrote.iter().map(|one| {
        json!({
            "table": one.table, "whose": one.whose, "change": one.change, "version": one.version,
            "at": one.at.to_string(),
        })
    });
    let letters = all.letters.iter().map(|one| {
        json!({
            "number": one.id, "to": one.to, "kind": one.kind, "subject": one.subject,
            "made_at": one.made_at.to_string(), "sent_at": one.sent_at.map(|at| at.to_string()),
        })
    });
    let kept =
        tables::retention().iter().map(|row| json!({ "rule": row.rule, "days": row.days, "goes": row.goes }));
    let people: serde_json::Map<String, Value> =
        own.people.iter().map(|(person, name)| (person.0.to_string(), name.as_str().into())).collect();
    json!({
        "version": 2,
        "on": today,
        "validations": validations.collect::<Vec<_>>(),
        "shares": shares.collect::<Vec<_>>(),
        "looks": looks.collect::<Vec<_>>(),
        "looks_made": looks_made.collect::<Vec<_>>(),
        "records": records.collect::<Vec<_>>(),
        "assesses": assesses.collect::<Vec<_>>(),
        "wrote": wrote.collect::<Vec<_>>(),
        "letters": letters.collect::<Vec<_>>(),
        // Numbers of accounts in the courses, and whose they are.
        "people": people,
        "maps": all.maps.iter().map(map).collect::<Vec<_>>(),
        "kept": kept.collect::<Vec<_>>(),
    })
}

fn map(one: &About) -> Value {
    let held = one
        .skills
        .iter()
        .map(|(skill, level, evidence)| json!({ "skill": skill, "level": level, "evidence": evidence }));
    let planned = one.planned.iter().map(|each| {
        let followed = each.followed.iter().map(|(on, state)| json!({ "on": on, "state": state }));
        json!({
            "followed": followed.collect::<Vec<_>>(),
            "kind": each.kind.code(), "what": each.what, "level": each.level, "chosen": each.chosen,
            "kept_on": each.kept_on, "from": each.when.map(|(from, ..)| from),
            "counts_from": each.when.map(|(_, done, _)| done), "hours": each.when.map(|(.., hours)| hours),
        })
    });
    json!({
        "organisation": one.organisation, "firm": one.firm, "called": one.called, "roles": one.roles,
        "shift": one.shift, "leaves": one.leaves,
        "skills": held.collect::<Vec<_>>(), "planned": planned.collect::<Vec<_>>(),
    })
}

/// What one firm says of somebody, as it hands it to them.
#[must_use]
pub fn handed_out_by_firm(one: &About, today: Date) -> Value {
    json!({ "version": 2, "on": today, "maps": [map(one)] })
}

/// The same to print.
#[must_use]
pub fn paper_by_firm(one: &About, l: Language, today: Date) -> Document {
    document(l, &one.called, today, of_map(one, l))
}

/// The same to read and to print: one section a validation, then who sees it and who has.
#[must_use]
pub fn paper(all: &Everything, l: Language, name: &str, today: Date) -> Document {
    let own = &all.own;
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
    sections.extend(beside(all, l));
    sections.extend(all.maps.iter().flat_map(|one| of_map(one, l)));
    document(l, name, today, sections)
}

fn document(l: Language, name: &str, today: Date, sections: Vec<Section>) -> Document {
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

/// Records, and what the person did in rooms of others.
fn beside(all: &Everything, l: Language) -> Vec<Section> {
    let section = |heading: &str, columns: &[&str], rows: Vec<Vec<Cell>>| Section {
        heading: l.t(heading),
        blocks: vec![table(l, heading, columns.iter().map(|key| Column::text(l.t(key))).collect(), rows)],
    };
    let day = |date: Option<Date>| date.map_or_else(String::new, |date| l.date(date));
    let moment = |at: Option<jiff::Timestamp>| at.map_or_else(String::new, |at| l.moment(&at.to_string()));
    let records = all.own.records.iter().map(|one| {
        let texts = [moment(Some(one.made_at)), moment(one.withdrawn_at), one.digest.clone()];
        texts.map(Cell::from).to_vec()
    });
    let looks = all.looks_made.iter().map(|look| {
        let of = look.organisation.and_then(|id| all.organisations.get(&id)).cloned().unwrap_or_default();
        let seen = l.t(&format!("valid-seen-{}", look.seen.code()));
        [moment(Some(look.at)), look.validation.to_string(), seen, of].map(Cell::from).to_vec()
    });
    let assesses = all.assesses.iter().map(|one| {
        let why = one.withdrawn.as_ref().map(|(at, why)| format!("{}: {why}", moment(Some(*at))));
        [one.centre.clone(), day(Some(one.from)), day(one.until), why.unwrap_or_default()]
            .map(Cell::from)
            .to_vec()
    });
    let wrote = all.wrote.iter().map(|one| {
        let what = l.t(&format!("privacy-wrote-{}", one.table));
        let version = one.version.map_or_else(String::new, |version| version.to_string());
        [moment(Some(one.at)), what, one.whose.clone(), version].map(Cell::from).to_vec()
    });
    let letters = all.letters.iter().map(|one| {
        [moment(Some(one.made_at)), one.subject.clone(), moment(one.sent_at)].map(Cell::from).to_vec()
    });
    vec![
        section("privacy-records", &["privacy-made", "valid-withdrawn", "privacy-sha"], records.collect()),
        section(
            "privacy-looks-made",
            &["valid-look-when", "privacy-number", "valid-look-what", "privacy-for"],
            looks.collect(),
        ),
        section(
            "privacy-assesses",
            &["valid-centre", "privacy-from", "valid-until", "valid-withdrawn"],
            assesses.collect(),
        ),
        section(
            "privacy-wrote",
            &["privacy-made", "privacy-what", "privacy-firm", "privacy-version"],
            wrote.collect(),
        ),
        section("privacy-letters", &["privacy-made", "privacy-subject", "privacy-sent"], letters.collect()),
    ]
}

fn of_map(one: &About, l: Language) -> Vec<Section> {
    let columns =
        ["privacy-skill", "privacy-level", "privacy-known-by", "privacy-known-on", "privacy-known-until"];
    let rows = one.skills.iter().map(|(skill, level, evidence)| {
        let mut by = l.t(&format!("privacy-evidence-{}", evidence.kind.code().replace('_', "-")));
        if !evidence.by.is_empty() {
            by = format!("{by}, {}", evidence.by);
        }
        vec![
            Cell::from(skill.clone()),
            Cell::from(level.0.to_string()),
            Cell::from(by),
            Cell::from(evidence.on.map_or_else(|| l.t("not-known"), |day| l.date(day))),
            Cell::from(evidence.until.map_or_else(String::new, |day| l.date(day))),
        ]
    });
    let called = Block::Paragraph(l.ta("privacy-called", &[("name", one.called.as_str().into())]));
    let mut about = Vec::new();
    if !one.roles.is_empty() {
        about.push((l.t("skills-person-roles"), one.roles.join(", ")));
    }
    about.extend(one.shift.clone().map(|shift| (l.t("skills-person-shift"), shift)));
    about.extend(one.leaves.map(|day| (l.t("skills-person-leaves"), l.date(day))));
    let columns = columns.map(|key| Column::text(l.t(key))).to_vec();
    let mut blocks = vec![called];
    if !about.is_empty() {
        blocks.push(Block::Definitions(about));
    }
    blocks.push(table(l, "privacy-maps", columns, rows.collect()));
    let planned = ["privacy-planned-what", "privacy-level", "privacy-planned-where", "privacy-planned-when"]
        .map(|key| Column::text(l.t(key)));
    let rows: Vec<Vec<Cell>> = one.planned.iter().map(|each| of_plan(each, l)).collect();
    vec![
        Section { heading: one.firm.clone(), blocks },
        Section {
            heading: l.ta("privacy-planned-of", &[("firm", one.firm.as_str().into())]),
            blocks: vec![table(l, "privacy-planned", planned.to_vec(), rows)],
        },
    ]
}

fn of_plan(each: &Planned, l: Language) -> Vec<Cell> {
    let kind = l.t(&format!("privacy-planned-{}", each.kind.code().replace('_', "-")));
    let place = match (each.chosen, each.kept_on) {
        (Some(true), _) => l.t("privacy-planned-in"),
        (Some(false), _) => l.t("privacy-planned-out"),
        (None, Some(day)) => l.ta("privacy-planned-kept", &[("day", l.date(day).into())]),
        (None, None) => String::new(),
    };
    let mut when =
        each.when.map_or_else(String::new, |(from, done, _)| format!("{} – {}", l.date(from), l.date(done)));
    for followed in each.followed_in_words(l) {
        when.push_str("; ");
        when.push_str(&followed);
    }
    let level = each.level.map_or_else(String::new, |level| level.0.to_string());
    vec![Cell::from(format!("{kind}: {}", each.what)), Cell::from(level), Cell::from(place), Cell::from(when)]
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
