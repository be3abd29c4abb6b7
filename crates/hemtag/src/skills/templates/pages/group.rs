//! A group of occupations, and the skills of one of them: how well each should be had, or not at all; to take away as a table.

use axum::{
    extract::{Path, RawQuery, State},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use skills::Strength;
use workforce::map::{Level, Scale};

use super::{PATH, above, list::address, read, sources};
use crate::{
    access::{Action, Relation, check},
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::{Column, FieldErrors, OptionGroup, Select, breadcrumbs, data_table, page_head, select},
        download::{Cell, Table, Wanted},
        page,
    },
    skills::{
        firm::{self, FirmError},
        templates::{Book, Chosen, Group, Names, Occupation, Skill, Ssyk, proposed},
    },
};

/// The most people that a template is taken for.
pub const MOST_PEOPLE: u32 = 9_999;

/// `GET /skills/templates/{isco}`, with `?occupation=` one of its occupations, and its table with `&format=`
///
/// # Errors
/// Not found, when there is no such group, or the group has no such occupation.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Path(isco): Path<String>,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    check(&context.caller, Action::ReadKnowledge, Relation::None)?;
    let query = query.unwrap_or_default();
    let typed = Typed::of_body(&query);
    let book = read().await?;
    let group = book.group(&isco).ok_or(PageError::NotFound)?;
    let names = Names::of(&app, context.language).await.map_err(FirmError::from)?;
    let Some(key) = typed.given("occupation") else {
        return Ok(of_group(&context, book, &names, group).into_response());
    };
    let occupation = book.occupation(key).filter(|one| one.isco == isco).ok_or(PageError::NotFound)?;
    let wanted: Wanted = serde_html_form::from_str(&query).unwrap_or_default();
    if let Some(format) = wanted.format {
        return Ok(table(&context, book, &names, occupation, &typed).respond(&context, format)?);
    }
    let firms = firm::firms(&app, &context.caller).await?;
    let ssyk = Ssyk::of(&app).await.map_err(FirmError::from)?;
    let html = of_occupation(&context, book, &names, group, occupation, &typed, (&firms, &ssyk));
    Ok(html.into_response())
}

/// The group's occupations, to pick one.
#[must_use]
pub fn of_group(context: &Context, book: &Book, names: &Names, group: &Group) -> Markup {
    let name = names.group(group);
    page(
        context,
        &name.text,
        html! {
            (breadcrumbs(context, &above(context), &name.text))
            (page_head(Some(&format!("ISCO {}", group.isco)), &name.text, Some(&context.t("skills-templates-pick"))))
            ul class="ht-results" {
                @for one in book.of_group(&group.isco) {
                    li class="ht-result" {
                        h2 class="ds-heading" data-size="2xs" {
                            a class="ds-link" href=(context.href(&address(one))) { (names.occupation(one).shown(context.language)) }
                        }
                        p class="ht-soft" { (counts(context, book, names, one)) }
                    }
                }
            }
            (sources(context))
        },
    )
}

fn counts(context: &Context, book: &Book, names: &Names, one: &Occupation) -> String {
    let l = context.language;
    let mut counts = format!(
        "{}, {}",
        l.counted("skills-templates-essential-count", one.essential.len() as u64),
        l.counted("skills-templates-optional-count", one.optional.len() as u64)
    );
    let unnamed = names.unnamed(book, &one.essential) + names.unnamed(book, &one.optional);
    if unnamed > 0 {
        counts.push_str(" · ");
        counts.push_str(&l.counted("skills-templates-unnamed", unnamed as u64));
    }
    counts
}

/// Which of the groups of SSYK that the occupation belongs to the role is of; nothing where there is none or only one.
fn ssyk_choice(context: &Context, ssyk: &Ssyk, occupation: &Occupation, typed: &Typed) -> Markup {
    let groups = ssyk.of_isco(&occupation.isco);
    if groups.len() < 2 {
        return html! {
            @if let Some(only) = groups.first() { p class="ht-soft" { "SSYK " (only.title()) } }
        };
    }
    let options = groups.iter().map(|group| (group.code.clone(), group.title())).collect();
    select(
        &FieldErrors::new(),
        &Select {
            name: "ssyk",
            label: context.t("skills-templates-ssyk"),
            hint: Some(context.t("skills-templates-ssyk-hint")),
            none: Some(context.t("skills-templates-ssyk-none")),
            groups: vec![OptionGroup { label: String::new(), options }],
            value: typed.text("ssyk"),
        },
    )
}

/// An occupation's skills, each with the level proposed or chosen.
#[must_use]
pub fn of_occupation(
    context: &Context,
    book: &Book,
    names: &Names,
    group: &Group,
    occupation: &Occupation,
    typed: &Typed,
    (firms, ssyk): (&[(i64, String)], &Ssyk),
) -> Markup {
    let name = names.occupation(occupation);
    let mut way = above(context);
    let to_group = format!("{PATH}/{}", group.isco);
    way.push((names.group(group).text, &to_group));
    let people = typed.given("people").unwrap_or("1");
    page(
        context,
        &name.text,
        html! {
            (breadcrumbs(context, &way, &name.text))
            (page_head(Some(&format!("ISCO {}", group.isco)), &name.text, Some(&context.t("skills-templates-choose"))))
            p class="ht-soft" { (context.t("skills-templates-proposal")) }
            p class="ht-soft" { (counts(context, book, names, occupation)) }
            form class="ht-section ht-stack" method="get" action=(context.href(&to_group)) {
                input type="hidden" name="occupation" value=(occupation.key);
                (ssyk_choice(context, ssyk, occupation, typed))
                div class="ds-field" {
                    label class="ds-label" for="people" { (context.t("skills-templates-people")) }
                    p data-field="description" id="people-about" { (context.t("skills-templates-people-hint")) }
                    input class="ds-input" type="number" id="people" name="people" min="1" max=(MOST_PEOPLE) value=(people) aria-describedby="people-about";
                }
                (rows(context, book, names, &occupation.essential, Strength::Essential, typed))
                @if !occupation.optional.is_empty() {
                    details open[typed.given("people").is_some()] {
                        summary { (context.language.counted("skills-templates-optional-count", occupation.optional.len() as u64)) }
                        (rows(context, book, names, &occupation.optional, Strength::Optional, typed))
                    }
                }
                @if !firms.is_empty() {
                    div class="ht-actions ht-noprint" {
                        @for (id, firm) in firms {
                            button class="ds-button" type="submit" formmethod="post" formaction=(context.href(&format!("/skills/firm/{id}/template"))) {
                                (context.ta("skills-templates-into-map", &[("firm", firm.clone().into())]))
                            }
                        }
                    }
                }
                div class="ht-actions ht-noprint" {
                    @for format in ["xlsx", "csv"] {
                        button class="ds-button" data-variant="secondary" type="submit" name="format" value=(format) {
                            (context.ta("skills-templates-take-away", &[("format", format.to_uppercase().into())]))
                        }
                    }
                }
                p class="ht-soft ht-small" { (context.t("skills-templates-nothing-kept")) }
            }
            (sources(context))
        },
    )
}

/// How well a skill should be had: what the form says, else what is proposed.
fn level(typed: &Typed, skill: &Skill, strength: Strength) -> Option<Level> {
    match typed.0.get(&field(skill)) {
        Some(_) => read_level(typed.text(&field(skill))),
        // A form that was sent without this field did not choose it; before it is sent, the essential are.
        None => {
            (typed.given("people").is_none() && strength == Strength::Essential).then(|| proposed(strength))
        }
    }
}

fn read_level(text: &str) -> Option<Level> {
    text.parse::<u8>().ok().filter(|level| (1..=Scale::USUAL).contains(level)).map(Level)
}

fn field(skill: &Skill) -> String {
    format!("s-{}", skill.key())
}

/// What a form chose of an occupation, in the order of the page.
#[must_use]
pub fn chosen(book: &Book, occupation: &Occupation, typed: &Typed) -> Vec<Chosen> {
    let of = |list: &[usize], strength| -> Vec<Chosen> {
        let skills = list.iter().map(|at| &book.skills[*at]);
        skills
            .filter_map(|skill| {
                Some(Chosen { skill: skill.id.clone(), level: level(typed, skill, strength)? })
            })
            .collect()
    };
    let mut chosen = of(&occupation.essential, Strength::Essential);
    chosen.extend(of(&occupation.optional, Strength::Optional));
    chosen
}

/// How many people in the role: at least one.
#[must_use]
pub fn people(typed: &Typed) -> u32 {
    typed.text("people").parse().unwrap_or(1).clamp(1, MOST_PEOPLE)
}

fn rows(
    context: &Context,
    book: &Book,
    names: &Names,
    list: &[usize],
    strength: Strength,
    typed: &Typed,
) -> Markup {
    let columns = ["skills-templates-skill", "skills-templates-level", "skills-templates-concept"]
        .map(|key| Column::text(context.t(key)));
    let rows: Vec<Vec<Markup>> = list
        .iter()
        .map(|at| {
            let skill = &book.skills[*at];
            let (id, now) = (field(skill), level(typed, skill, strength));
            vec![
                html! { label for=(id) { (names.skill(skill).shown(context.language)) } },
                html! {
                    select class="ds-input" id=(id) name=(id) {
                        option value="0" selected[now.is_none()] { (context.t("skills-templates-level-none")) }
                        @for step in 1..=Scale::USUAL {
                            option value=(step) selected[now == Some(Level(step))] { (firm::words::level(context.language, &Scale::default(), Level(step))) }
                        }
                    }
                },
                html! {
                    a class="ds-link" href=(skill.id) rel="noopener external" aria-label={ "ESCO: " (skill.english) } { "ESCO" }
                },
            ]
        })
        .collect();
    let caption = context.t(match strength {
        Strength::Essential => "skills-templates-essential",
        Strength::Optional => "skills-templates-optional",
    });
    data_table(&caption, &columns, &rows)
}

/// What was chosen, as a table to take away.
fn table(context: &Context, book: &Book, names: &Names, occupation: &Occupation, typed: &Typed) -> Table {
    let role = names.occupation(occupation).text;
    let people = people(typed);
    let rows = chosen(book, occupation, typed)
        .into_iter()
        .filter_map(|one| {
            let skill = book.skill(&one.skill)?;
            Some(vec![
                role.clone().into(),
                occupation.isco.clone().into(),
                names.skill(skill).text.into(),
                u32::from(one.level.0).into(),
                people.into(),
                Cell::Text(skill.id.clone()),
            ])
        })
        .collect();
    Table {
        name: format!("hemtag-{}", occupation.isco),
        columns: vec!["role", "isco", "skill", "level", "people", "concept"],
        rows,
        note: Some(
            context.ta("skills-templates-source", &[("esco", skills::shipped::ACKNOWLEDGEMENT.into())]),
        ),
    }
}
