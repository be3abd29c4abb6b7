//! How a need is best made: the adviser's page. It renders the answer; what it says of a process or a cost comes from
//! there, with the version of the figures.

mod costs;
mod plots;
mod sections;
mod where_made;

use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use maud::{Markup, html};
use serde::Deserialize;
use strategy::{Economics, Place, Shape, data::Zone};
use vocabulary::{Notation, Vocabulary, parse_number_in};

use super::{NeedStrategy, NotAdvised, Wish, advise_need, model::shape_of, reasons};
use crate::{
    app::App,
    http::{
        Context, PageError, PageResult,
        components::{Field, FieldErrors, FieldKind, breadcrumbs, error_summary, field, page_head},
        download::Format,
        page,
    },
    needs::{Need, find_need},
    parts::parts_of_need,
    words::Language,
};

/// What the reader asks beside the need, as it stands in the address.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    quantities: String,
    #[serde(default)]
    abroad: String,
    #[serde(default)]
    made_in: String,
    /// From 1.
    #[serde(default)]
    part: String,
}

impl Asked {
    /// What it means, or what is wrong with it.
    fn wish(&self, language: Language) -> Result<Wish, FieldErrors> {
        let quantities = numbers(&self.quantities, language).map_err(|text| {
            let mut errors = FieldErrors::new();
            errors.add("quantities", language.ta("strategy-not-pieces", &[("text", text.into())]));
            errors
        })?;
        Ok(Wish {
            quantities,
            abroad: Some(self.abroad.trim().to_uppercase()).filter(|code| !code.is_empty()),
            made_in: match self.made_in.as_str() {
                "home" => Some(Place::Home),
                "abroad" => Some(Place::Abroad),
                _ => None,
            },
            skip: Vec::new(),
            part: self.part.parse::<usize>().unwrap_or(1).saturating_sub(1),
            shape: None,
        })
    }

    fn query(&self) -> String {
        let pairs = [
            ("quantities", self.quantities.as_str()),
            ("abroad", self.abroad.as_str()),
            ("made_in", self.made_in.as_str()),
            ("part", self.part.as_str()),
        ];
        serde_html_form::to_string(
            pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect::<Vec<_>>(),
        )
        .unwrap_or_default()
    }
}

/// Numbers of pieces, set apart by commas or semicolons. Thousands may be written as the language writes them; in English
/// "1,000" is one number where that is how thousands are written, and "1,10,100" are three.
fn numbers(text: &str, language: Language) -> Result<Vec<u32>, String> {
    let (notation, apart): (_, &[char]) = match language {
        Language::English => (Notation::English, &[';', '\n', ' ']),
        Language::Swedish => (Notation::Swedish, &[';', '\n', ',']),
    };
    let whole = |text: &str| {
        let number = parse_number_in(notation, text).ok()?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked")]
        (number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number)).then_some(number as u32)
    };
    let mut found = Vec::new();
    for part in
        text.split(apart).map(|part| part.trim().trim_end_matches(',')).filter(|part| !part.is_empty())
    {
        match whole(part) {
            Some(number) => found.push(number),
            None => {
                for part in part.split(',') {
                    found.push(whole(part.trim()).ok_or_else(|| part.trim().to_owned())?);
                }
            }
        }
    }
    Ok(found)
}

/// `GET /needs/{key}/strategy`
///
/// # Errors
/// Not found, when nobody holds such a key.
pub async fn show(
    context: Context,
    State(app): State<App>,
    Path(key): Path<String>,
    Query(asked): Query<Asked>,
) -> PageResult {
    let need = find_need(&app, &context.caller, &key).await?;
    let mut wish = match asked.wish(context.language) {
        Ok(wish) => wish,
        Err(errors) => return Ok(view(&context, &app, &need, &asked, &errors, None)),
    };
    wish.shape = shape_in_file(&app, &context, &need, wish.part).await?;
    match advise_need(&app, &context.caller, need.document.clone(), wish).await {
        Ok(advised) => Ok(view(&context, &app, &need, &asked, &FieldErrors::new(), Some(&advised))),
        Err(NotAdvised::Denied(_)) => Err(PageError::Forbidden),
        Err(NotAdvised::NoSuchPart { .. }) => Err(PageError::NotFound),
        Err(problem) => {
            let mut errors = FieldErrors::new();
            errors.add("quantities", reasons::refused(context.language, &problem));
            Ok(view(&context, &app, &need, &asked, &errors, None))
        }
    }
}

/// `GET /needs/{key}/strategy/{table}/{format}`: the figures behind a plot.
///
/// # Errors
/// Not found, when there is no such need, part or table.
pub async fn file(
    context: Context,
    State(app): State<App>,
    Path((key, table, format)): Path<(String, String, Format)>,
    Query(asked): Query<Asked>,
) -> PageResult<Response> {
    let need = find_need(&app, &context.caller, &key).await?;
    let mut wish = asked.wish(context.language).map_err(|_| PageError::BadRequest)?;
    wish.shape = shape_in_file(&app, &context, &need, wish.part).await?;
    let advised = advise_need(&app, &context.caller, need.document.clone(), wish).await;
    let advised = advised.map_err(|_| PageError::BadRequest)?;
    let table = match table.as_str() {
        "costs" => costs::table(&context, &advised),
        "drivers" => where_made::drivers(&context, &advised).ok_or(PageError::NotFound)?,
        "factors" => where_made::factors(&context, &advised).ok_or(PageError::NotFound)?,
        _ => return Err(PageError::NotFound),
    };
    table.respond(format).map_err(|error| {
        tracing::error!(%error, "a table could not be written");
        PageError::Internal
    })
}

/// The shape of a part of the need, where the file that the need began from shows it.
async fn shape_in_file(
    app: &App,
    context: &Context,
    need: &Need,
    part: usize,
) -> Result<Option<Shape>, PageError> {
    let files = parts_of_need(app, &context.caller, need.id.0).await?;
    let solids = files.iter().find_map(|file| {
        let distinct: Vec<_> = file.facts.solids.iter().filter(|solid| solid.same_as.is_none()).collect();
        (distinct.len() == need.document.parts.len()).then_some(distinct)
    });
    Ok(solids.and_then(|solids| shape_of(solids.get(part)?)))
}

fn view(
    context: &Context,
    app: &App,
    need: &Need,
    asked: &Asked,
    errors: &FieldErrors,
    advised: Option<&NeedStrategy>,
) -> Markup {
    let title = context.t("strategy-page-title");
    let name = match need.document.title.as_str() {
        "" => context.t("need-page-untitled"),
        title => title.to_owned(),
    };
    let address = format!("/needs/{}", need.key);
    let base = format!("{address}/strategy");
    let lead =
        advised.map(|advised| advised.part_name.as_str()).filter(|part| *part != name && !part.is_empty());
    page(
        context,
        &format!("{title} {name}"),
        html! {
            (breadcrumbs(context, &[(name.clone(), &address)], &title))
            (error_summary(context, errors))
            (page_head(Some(&name), &title, lead))
            (form(context, need, asked, errors, &base))
            @if let Some(advised) = advised {
                (sections::unknowns(context, need, advised))
                (costs::section(context, advised, &base, &asked.query()))
                (sections::cheapest(context, advised))
                (sections::path(context, need, advised))
                (where_made::section(context, advised, &base, &asked.query()))
                (sections::excluded(context, advised))
                p class="ht-source ht-section" {
                    (context.ta("strategy-figures", &[("version", advised.answer.data_version.as_str().into())]))
                }
                @if let Some(contact) = &app.config.contact {
                    p { (context.t("strategy-adviser")) " " (contact) }
                }
            }
        },
    )
}

fn form(context: &Context, need: &Need, asked: &Asked, errors: &FieldErrors, base: &str) -> Markup {
    let countries = Vocabulary::embedded().countries();
    let terms = context.language.of_terms();
    let mut abroad: Vec<(&str, String)> = Economics::embedded()
        .countries
        .iter()
        .filter(|country| country.zone != Zone::Home)
        .map(|country| country.code.as_str())
        .map(|code| {
            (code, countries.find(code).map_or_else(|| code.to_owned(), |c| c.name(terms).to_owned()))
        })
        .collect();
    abroad.sort_by(|a, b| a.1.cmp(&b.1));
    html! {
        form class="ht-strategyform" method="get" action=(context.href(base)) {
            (field(errors, &Field {
                name: "quantities",
                label: context.t("strategy-ask-quantities"),
                hint: Some(context.t("strategy-ask-quantities-hint")),
                value: &asked.quantities,
                kind: FieldKind::Text,
                ..Field::default()
            }))
            div class="ds-field" {
                label class="ds-label" for="abroad" { (context.t("strategy-ask-abroad")) }
                select class="ds-input" id="abroad" name="abroad" {
                    option value="" { (context.t("strategy-ask-abroad-none")) }
                    @for (code, name) in &abroad { option value=(code) selected[asked.abroad == *code] { (name) } }
                }
            }
            div class="ds-field" {
                label class="ds-label" for="made_in" { (context.t("strategy-ask-made-in")) }
                select class="ds-input" id="made_in" name="made_in" {
                    @for place in ["", "home", "abroad"] {
                        @let key = if place.is_empty() { "nowhere" } else { place };
                        option value=(place) selected[asked.made_in == place] { (context.t(&format!("strategy-ask-made-in-{key}"))) }
                    }
                }
            }
            @if need.document.parts.len() > 1 {
                div class="ds-field" {
                    label class="ds-label" for="part" { (context.t("strategy-ask-part")) }
                    select class="ds-input" id="part" name="part" {
                        @for (number, part) in need.document.parts.iter().enumerate() {
                            @let value = (number + 1).to_string();
                            option value=(value) selected[asked.part == value] { (number + 1) ". " (part.name) }
                        }
                    }
                }
            }
            div { button class="ds-button" data-variant="secondary" type="submit" { (context.t("strategy-ask")) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_each_language_writes_them() {
        let swedish = |text| numbers(text, Language::Swedish);
        let english = |text| numbers(text, Language::English);
        assert_eq!(swedish("1, 10, 10 000"), Ok(vec![1, 10, 10_000]));
        assert_eq!(swedish("1;100\n1000"), Ok(vec![1, 100, 1000]));
        assert_eq!(english("1, 10, 10,000"), Ok(vec![1, 10, 10_000]));
        assert_eq!(english("1,10,100"), Ok(vec![1, 10, 100]));
        assert_eq!(swedish("tio"), Err("tio".to_owned()));
        assert_eq!(english("1.5"), Err("1.5".to_owned()));
        assert_eq!(swedish(""), Ok(vec![]));
    }
}
