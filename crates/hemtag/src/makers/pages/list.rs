//! The search for makers: filters, the makers by name, and where they are.

use axum::extract::{Query as Asked, State};
use maud::{Markup, html};
use vocabulary::Vocabulary;

use super::offer::place;
use crate::{
    access::{Action, Relation},
    app::App,
    http::{
        Context, PageError, PageResult,
        components::{
            Chosen, FieldErrors, MapPoint, OptionGroup, Pager, Select, checkbox, chosen, downloads, empty,
            filters, list_page, map_figure, page_head, pager, search_box, select, tags,
        },
        page,
    },
    makers::{
        model::ListedMaker,
        search::{Found, Hint, PER_PAGE, Query, SearchError, search},
    },
};

impl From<SearchError> for PageError {
    fn from(error: SearchError) -> Self {
        match error {
            SearchError::Denied(denied) => denied.into(),
            SearchError::Database(error) => error.into(),
        }
    }
}

/// `GET /makers`
///
/// # Errors
/// When the database does not answer.
pub async fn makers(State(app): State<App>, context: Context, Asked(query): Asked<Query>) -> PageResult {
    let found = search(&app, &context.caller, &query).await?;
    Ok(view(&context, &query, &found))
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, query: &Query, found: &Found) -> Markup {
    let title = context.t("makers-title");
    page(
        context,
        &title,
        html! {
            (page_head(None, &title, Some(&context.t("makers-lead"))))
            @if context.caller.may(Action::AddMaker, Relation::None) {
                p class="ht-acts" {
                    a class="ds-button" data-variant="secondary" href=(context.href("/makers/new")) { (context.t("edit-new-title")) } " "
                    a class="ds-link" href=(context.href("/makers/import")) { (context.t("import-title")) } " "
                    a class="ds-link" href=(context.href("/makers/removed")) { (context.t("edit-removed-title")) }
                }
            }
            (search_box(context, "/makers", "q", &context.t("makers-search-label"), &query.q, &kept(query)))
            @let points = points(context, &found.makers);
            @let map = (!points.is_empty()).then(|| map_figure(context, &points, None, None));
            (meant(context, query))
            (list_page(narrow(context, query), map, results(context, query, found)))
        },
    )
}

fn results(context: &Context, query: &Query, found: &Found) -> Markup {
    html! {
        @if !found.makers.is_empty() {
            h2 class="ds-heading" data-size="sm" { (context.language.counted("makers-found", found.total)) }
        }
        (chosen(context, &in_force(context, query)))
        @if found.makers.is_empty() {
            (nothing(context, query, found))
        } @else {
            (list(context, &found.makers))
            (pager(context, Pager { page: query.page.max(1), per_page: PER_PAGE, total: found.total }, |p| {
                context.href(&query.on_page(p).path())
            }))
            (files(context, query))
        }
    }
}

/// What the words may mean beside a name: a process, a material, a place. The reader chooses.
fn meant(context: &Context, query: &Query) -> Markup {
    let hints = query.hints();
    let vocabulary = Vocabulary::embedded();
    let terms = context.language.of_terms();
    let places = vocabulary.places();
    html! {
        @if !hints.is_empty() {
            ul class="ht-meant" aria-label=(context.t("makers-meant")) {
                @for (hint, instead) in &hints {
                    @let (key, name) = match hint {
                        Hint::Process(id) => ("makers-meant-process", vocabulary.processes().get(*id).name(terms).to_owned()),
                        Hint::Material(id) => ("makers-meant-material", vocabulary.materials().get(*id).name(terms).to_owned()),
                        Hint::Certificate(id) => ("makers-meant-certificate", vocabulary.certificates().get(*id).name(terms).to_owned()),
                        Hint::Kommun(code) => ("makers-meant-kommun", places.kommun(code).map_or(code.clone(), |k| k.name.clone())),
                        Hint::County(code) => ("makers-meant-county", places.county(code).map_or(code.clone(), |c| {
                            context.language.pick(&c.name_sv, &c.name_en).to_owned()
                        })),
                    };
                    li { a class="ds-link" href=(context.href(&instead.path())) { (context.ta(key, &[("name", name.into())])) } }
                }
            }
        }
    }
}

/// The filters that the search box does not hold, so that a new word does not undo them.
fn kept(query: &Query) -> Vec<(&str, &str)> {
    [
        ("process", query.process.as_str()),
        ("material", &query.material),
        ("county", &query.county),
        ("kommun", &query.kommun),
        ("certificate", &query.certificate),
        ("unknown", &query.unknown),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .collect()
}

fn narrow(context: &Context, query: &Query) -> Markup {
    let vocabulary = Vocabulary::embedded();
    let terms = context.language.of_terms();
    let errors = FieldErrors::default();
    let processes = vocabulary
        .processes()
        .roots()
        .map(|root| OptionGroup {
            label: root.name(terms).to_owned(),
            options: vocabulary
                .processes()
                .subtree(root.id)
                .map(|p| {
                    let indent = "\u{2003}".repeat(usize::from(p.level.saturating_sub(2)));
                    (p.code.clone(), format!("{indent}{}", p.name(terms)))
                })
                .collect(),
        })
        .collect();
    let materials = vocabulary
        .materials()
        .roots()
        .map(|root| OptionGroup {
            label: root.name(terms).to_owned(),
            options: vocabulary
                .materials()
                .subtree(root.id)
                .map(|m| {
                    let indent = "\u{2003}".repeat(usize::from(m.level.saturating_sub(2)));
                    (m.code.clone(), format!("{indent}{}", m.name(terms)))
                })
                .collect(),
        })
        .collect();
    let counties = vocabulary
        .places()
        .counties()
        .iter()
        .map(|c| (c.code.clone(), context.language.pick(&c.name_sv, &c.name_en).to_owned()))
        .collect();
    let certificates =
        vocabulary.certificates().iter().map(|c| (c.code.clone(), c.name(terms).to_owned())).collect();
    filters(
        context,
        "/makers",
        html! {
            @if !query.q.is_empty() { input type="hidden" name="q" value=(query.q); }
            (select(&errors, &Select {
                name: "process", label: context.t("makers-filter-process"), hint: None, value: &query.process,
                none: Some(context.t("makers-filter-any")), groups: processes,
            }))
            (select(&errors, &Select {
                name: "material", label: context.t("makers-filter-material"), hint: None, value: &query.material,
                none: Some(context.t("makers-filter-any")), groups: materials,
            }))
            (select(&errors, &Select {
                name: "county", label: context.t("makers-filter-county"), hint: None, value: &query.county,
                none: Some(context.t("makers-filter-whole-country")),
                groups: vec![OptionGroup { label: String::new(), options: counties }],
            }))
            (select(&errors, &Select {
                name: "certificate", label: context.t("makers-filter-certificate"), hint: None, value: &query.certificate,
                none: Some(context.t("makers-filter-any")),
                groups: vec![OptionGroup { label: String::new(), options: certificates }],
            }))
            (checkbox("unknown", "1", &context.t("makers-filter-unknown"), query.unknown == "1"))
        },
    )
}

/// What is chosen, each with the address of the list without it.
fn in_force(context: &Context, query: &Query) -> Vec<Chosen> {
    let vocabulary = Vocabulary::embedded();
    let terms = context.language.of_terms();
    let mut out = Vec::new();
    let mut push = |words: String, without: Query| {
        out.push(Chosen { words, without: context.href(&Query { page: 1, ..without }.path()) });
    };
    if !query.q.is_empty() {
        push(format!("”{}”", query.q), Query { q: String::new(), ..query.clone() });
    }
    if !query.process.is_empty() {
        let process = vocabulary.processes().by_code(&query.process);
        let name = process.map_or(query.process.clone(), |p| p.name(terms).to_owned());
        push(name, Query { process: String::new(), ..query.clone() });
    }
    if !query.material.is_empty() {
        let material = vocabulary.materials().by_code(&query.material);
        let name = material.map_or(query.material.clone(), |m| m.name(terms).to_owned());
        push(name, Query { material: String::new(), ..query.clone() });
    }
    if !query.kommun.is_empty() {
        let kommun = vocabulary.places().kommun(&query.kommun);
        let name = kommun.map_or(query.kommun.clone(), |k| k.name.clone());
        push(name, Query { kommun: String::new(), ..query.clone() });
    }
    if !query.county.is_empty() {
        let county = vocabulary.places().county(&query.county);
        let name =
            county.map_or(query.county.clone(), |c| context.language.pick(&c.name_sv, &c.name_en).to_owned());
        push(name, Query { county: String::new(), ..query.clone() });
    }
    if !query.certificate.is_empty() {
        let held = vocabulary.certificates().by_code(&query.certificate);
        let name = held.map_or(query.certificate.clone(), |c| c.name(terms).to_owned());
        push(name, Query { certificate: String::new(), ..query.clone() });
    }
    if query.unknown == "1" {
        push(context.t("makers-filter-unknown"), Query { unknown: String::new(), ..query.clone() });
    }
    out
}

/// An empty list says whether nothing exists or the filters hide it.
fn nothing(context: &Context, query: &Query, found: &Found) -> Markup {
    if found.register == 0 {
        return empty(
            &context.t("makers-none-title"),
            html! { p { (context.t("makers-none-text")) } },
            Some((&context.t("makers-none-action"), context.href("/help"))),
        );
    }
    if query.page > 1 && found.total > 0 {
        return empty(
            &context.t("makers-past-title"),
            html! { p { (context.language.counted("makers-found", found.total)) } },
            Some((&context.t("makers-past-action"), context.href(&query.on_page(1).path()))),
        );
    }
    if let ([(_, instead), ..], true) = (query.hints().as_slice(), named_only(query)) {
        return empty(
            &context.ta("makers-no-such-name", &[("words", query.q.trim().into())]),
            html! { p { (context.t("makers-no-such-name-text")) } },
            Some((&context.t("makers-no-such-name-action"), context.href(&instead.path()))),
        );
    }
    empty(
        &context.t("makers-hidden-title"),
        html! { p { (context.language.counted("makers-hidden-text", found.register)) } },
        Some((&context.t("makers-hidden-action"), context.href("/makers"))),
    )
}

/// True when the words of the search box are all that narrows the list.
fn named_only(query: &Query) -> bool {
    !Query { q: String::new(), ..query.clone() }.narrows()
}

fn list(context: &Context, makers: &[ListedMaker]) -> Markup {
    let terms = context.language.of_terms();
    let processes = Vocabulary::embedded().processes();
    html! {
        ul class="ht-results" {
            @for maker in makers {
                li class="ht-result" {
                    h3 class="ds-heading" data-size="2xs" {
                        a class="ds-link" href=(context.href(&format!("/makers/{}", maker.id))) { (maker.name) }
                        @if maker.example { " " span class="ds-tag" data-size="sm" { (context.t("example")) } }
                    }
                    p class="ht-soft" { (places(context, maker)) }
                    @if maker.processes.is_empty() {
                        p { (context.t("makers-says-nothing")) }
                    } @else {
                        (tags(&maker.processes.iter().map(|p| html! { (processes.get(*p).name(terms)) }).collect::<Vec<_>>()))
                    }
                }
            }
        }
    }
}

fn places(context: &Context, maker: &ListedMaker) -> String {
    let mut places: Vec<String> = maker.sites.iter().map(|site| place(context, site)).collect();
    places.dedup();
    if places.is_empty() { context.t("place-not-stated") } else { places.join(" · ") }
}

fn points(context: &Context, makers: &[ListedMaker]) -> Vec<MapPoint> {
    makers
        .iter()
        .flat_map(|maker| maker.sites.iter().map(move |site| (maker, site)))
        .filter_map(|(maker, site)| {
            let position = site.point()?;
            Some(MapPoint {
                latitude: f64::from(position.lat) / 1e6,
                longitude: f64::from(position.lon) / 1e6,
                mark: None,
                title: maker.name.clone(),
                href: Some(context.href(&format!("/makers/{}", maker.id))),
                ..MapPoint::default()
            })
        })
        .collect()
}

fn files(context: &Context, query: &Query) -> Markup {
    let query = query.on_page(1).path();
    let query = query.strip_prefix("/makers").unwrap_or_default();
    let address = |format: &str| format!("/makers/export/{format}{query}");
    downloads(
        context,
        &context.t("makers-download"),
        &[
            ("CSV", address("csv")),
            ("XLSX", address("xlsx")),
            ("JSON", address("json")),
            ("Open Know-Where", address("okw")),
        ],
    )
}
