//! Every building block of the pages, rendered from a sample in both languages.

use hemtag::{
    http::{
        Context,
        components::{self as c, FieldErrors, Mark},
        page,
    },
    words::Language,
};
use jiff::civil::date;
use maud::{Markup, html};

/// Text that must not become markup.
const EVIL: &str = "<script>alert('x')</script> & \"Ö\"";

fn samples(context: &Context) -> Vec<(&'static str, Markup)> {
    let evil = || EVIL.to_owned();
    let mut errors = FieldErrors::new();
    errors.add("length", EVIL);
    errors.add("material", "Välj ett material.");
    let row = |verdict, remark| c::ProofRow {
        criterion: evil(),
        preferred: verdict == Mark::Missed,
        asked: evil(),
        offered: (verdict != Mark::Unknown).then(evil),
        verdict,
        remark: html! { (remark) },
        gauge: c::Gauge::logarithmic((Some(1.0), Some(50.0)), 10.0),
    };
    let rows = [row(Mark::Met, EVIL), row(Mark::Missed, EVIL), row(Mark::Unknown, EVIL)];
    let choice = |value: &str| c::Choice::new(value, EVIL, true).hint(EVIL);
    let gaps = [
        c::GapKind::Unknown,
        c::GapKind::Design,
        c::GapKind::Certificate,
        c::GapKind::Capacity,
        c::GapKind::Place,
        c::GapKind::Capability,
    ];
    vec![
        ("page_head", c::page_head(Some(EVIL), EVIL, Some(EVIL))),
        ("back_link", c::back_link(context, "/needs/new")),
        ("breadcrumbs", c::breadcrumbs(context, &[(evil(), "/makers")], EVIL)),
        (
            "verdicts",
            html! { @for m in [Mark::Met, Mark::Missed, Mark::Unknown] { (c::verdict(context, m)) } },
        ),
        (
            "offer_list",
            c::offer_list(
                context,
                &[c::OfferCard {
                    maker: evil(),
                    href: "/makers/1".into(),
                    what: evil(),
                    facts: vec![html! { (EVIL) }],
                    verdicts: vec![(evil(), Mark::Met), (evil(), Mark::Unknown)],
                    sum: evil(),
                    next: Some((c::Icon::Ask, html! { (EVIL) })),
                    proof: c::proof_table(context, EVIL, &rows),
                    open: true,
                }],
            ),
        ),
        (
            "band",
            c::band(
                &c::Band {
                    id: "exact",
                    mark: Some(Mark::Met),
                    title: evil(),
                    count: Some(evil()),
                    lead: Some(evil()),
                },
                html! { p { (EVIL) } },
            ),
        ),
        (
            "answer_summary",
            c::answer_summary(&[c::SummaryItem {
                mark: Some(Mark::Met),
                number: "2".into(),
                label: evil(),
                href: Some("#exact".into()),
            }]),
        ),
        (
            "relaxations",
            c::relaxations(
                context,
                &[c::RelaxationCard {
                    title: evil(),
                    changes: vec![(evil(), evil())],
                    gives: ("5".into(), evil()),
                    notes: vec![evil()],
                    try_href: Some("?try=1".into()),
                }],
            ),
        ),
        (
            "count_bars",
            c::count_bars(
                context,
                EVIL,
                87,
                &[c::CountRow { label: evil(), missed: 41, unknown: 6, alone: Some(3) }],
            ),
        ),
        ("evidence", c::evidence(context, c::EvidenceLevel::Document, date(2023, 1, 2), date(2026, 11, 24))),
        ("facts", c::facts(&[(evil(), html! { (EVIL) })])),
        (
            "number_strip",
            c::number_strip(&[c::NumberFact { label: evil(), value: evil(), note: html! { (EVIL) } }]),
        ),
        ("tags", c::tags(&[html! { (EVIL) }])),
        (
            "data_table",
            c::data_table(
                EVIL,
                &[c::Column::text(EVIL), c::Column::number(EVIL)],
                &[vec![html! { (EVIL) }, html! { "1" }]],
            ),
        ),
        (
            "week_bars",
            c::week_bars(
                context,
                EVIL,
                &[c::WeekHours { week: "2026-W50".into(), free: 12, maximum: Some(40) }],
                html! { (EVIL) },
            ),
        ),
        ("list_page", c::list_page(html! { (EVIL) }, Some(html! { (EVIL) }), html! { (EVIL) })),
        (
            "pager",
            c::pager(context, c::Pager { page: 2, per_page: 20, total: 131 }, |p| format!("?page={p}")),
        ),
        ("downloads", c::downloads(context, EVIL, &[("CSV", "/makers.csv".into())])),
        ("empty", c::empty(EVIL, html! { p { (EVIL) } }, Some((EVIL, "/gaps".into())))),
        ("notice", c::notice(c::Tone::Success, EVIL, html! { p { (EVIL) } })),
        (
            "question",
            c::question(
                context,
                &c::Question {
                    back: "/needs/new/what",
                    action: "/needs/new/size",
                    step: Some((4, 9)),
                    next: Some(evil()),
                    errors: &errors,
                    content: html! {
                        (c::field(&errors, &c::Field { name: "length", label: evil(), hint: Some(evil()), value: EVIL, unit: Some("mm"), kind: c::FieldKind::Decimal, list: Some(EVIL), autocomplete: None }))
                        (c::select(&errors, &c::Select { name: "county", label: evil(), hint: None, value: "1", none: Some(evil()), groups: vec![c::OptionGroup { label: evil(), options: vec![("1".into(), evil())] }] }))
                        (c::choices(context, &errors, &c::Choices { name: "material", legend: evil(), heading: true, hint: Some(evil()), many: false, choices: vec![choice("al"), choice("st")], unknown: Some(choice("unknown")), columns: false }))
                        (c::not_known(context, "size-unknown", false))
                    },
                    why: Some(evil()),
                    submit: None,
                    beside: None,
                    upload: false,
                },
            ),
        ),
        (
            "check_answers",
            c::check_answers(
                context,
                &[c::CheckRow {
                    question: evil(),
                    answer: html! { (EVIL) },
                    unknown: true,
                    change: Some("/needs/new/size".into()),
                }],
            ),
        ),
        ("search_box", c::search_box(context, "/makers", "q", EVIL, EVIL, &[("county", EVIL)])),
        ("filters", c::filters(context, "/makers", c::checkbox("kind", "place", EVIL, true))),
        ("chosen", c::chosen(context, &[c::Chosen { words: evil(), without: "/gaps".into() }])),
        (
            "tree",
            c::tree(
                context,
                &[c::Branch {
                    name: evil(),
                    path: Some("/processes/3".into()),
                    count: Some(("12".into(), evil())),
                    open: true,
                    branches: vec![c::Branch {
                        name: evil(),
                        path: None,
                        count: None,
                        open: false,
                        branches: vec![],
                    }],
                }],
            ),
        ),
        (
            "gaps",
            html! { ul class="ht-gaps" { @for kind in gaps { (c::gap_card(context, &c::GapCard { kind, title: evil(), href: None, lines: vec![html! { (EVIL) }], lever: evil(), closed: Some(evil()) })) } } },
        ),
        (
            "map",
            c::map_block(
                context,
                &[
                    c::MapPoint {
                        latitude: 57.36,
                        longitude: 13.73,
                        mark: Some(Mark::Met),
                        title: evil(),
                        href: None,
                        ..c::MapPoint::default()
                    },
                    c::MapPoint {
                        latitude: 48.9,
                        longitude: 2.4,
                        mark: None,
                        title: evil(),
                        href: None,
                        ..c::MapPoint::default()
                    },
                ],
                Some((59.6, 16.5)),
                Some(100.0),
                html! { p { (EVIL) } },
            ),
        ),
    ]
}

#[test]
fn every_component_has_its_words_in_both_languages() {
    for language in Language::ALL {
        let context = Context::sample(language, "/makers?q=1");
        for (name, markup) in samples(&context) {
            assert!(!markup.0.contains('⟦'), "{name} in {}: {}", language.code(), markup.0);
        }
        assert!(!page(&context, "Prov", html! {}).0.contains('⟦'));
    }
}

#[test]
fn no_component_lets_text_become_markup() {
    let context = Context::sample(Language::Swedish, "/makers");
    for (name, markup) in samples(&context) {
        assert!(!markup.0.contains("<script"), "{name}: {}", markup.0);
    }
    assert!(!page(&context, EVIL, html! {}).0.contains("<script>"));
}

#[test]
fn no_component_writes_what_the_content_security_policy_forbids() {
    let context = Context::sample(Language::English, "/makers");
    for (name, markup) in samples(&context) {
        assert!(!markup.0.contains(" style=") && !markup.0.contains(" onclick="), "{name}: {}", markup.0);
    }
}

#[test]
fn every_error_of_a_form_leads_to_its_field() {
    let context = Context::sample(Language::Swedish, "/needs/new");
    let (_, form) = samples(&context).into_iter().find(|(name, _)| *name == "question").expect("a sample");
    for field in ["length", "material"] {
        assert!(form.0.contains(&format!("href=\"#{field}\"")), "{field} is not in the list of errors");
        assert!(form.0.contains(&format!("id=\"{field}\"")), "the list of errors leads nowhere for {field}");
        assert!(form.0.contains(&format!("id=\"{field}-error\"")), "{field} does not say its error");
    }
}
