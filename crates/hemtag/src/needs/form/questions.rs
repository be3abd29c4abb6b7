//! Each question as it is asked: the fields, why it is asked, and what a layman may not know.

use maud::{Markup, html};
use vocabulary::Vocabulary;

use super::{
    fields::{on_drawing, scope, text, words_of},
    meanings::{self, KEEP},
    order::{self, Page},
};
use crate::{
    http::{
        Context,
        components::{
            Choice, Choices, Field, FieldErrors, FieldKind, checkbox, choices, field, fields, not_known,
        },
    },
    needs::{
        drafts::Typed,
        model::{Field as Of, TermKind, relevance::matters, term_name},
    },
    words::Language,
};

/// The certificates that stand to be ticked: those asked for most; others are typed.
pub const CERTIFICATES: [&str; 6] =
    ["ISO 9001", "ISO 14001", "ISO 13485", "IATF 16949", "EN 9100", "EN 1090"];

/// What is typed on the page and what was wrong with it.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    pub context: &'a Context,
    pub typed: &'a Typed,
    pub errors: &'a FieldErrors,
    pub page: Page,
    /// A drawing was handed over: what stands on it can be marked so.
    pub drawing: bool,
}

/// The page's question, which is its heading.
#[must_use]
pub fn title(language: Language, typed: &Typed, page: Page) -> String {
    let name = page.part().filter(|_| order::parts(typed) > 1).map(|n| part_name(language, typed, n));
    let key = format!("need-ask-{}", page.stem());
    match (page, name) {
        (Page::Part(_), _) => language.ta(&key, &[("number", page.part().unwrap_or(1).into())]),
        (Page::Step(_, step), name) => {
            let args = [
                ("step", step.into()),
                ("part", name.unwrap_or_else(|| typed.text("title").to_owned()).into()),
            ];
            language.ta(&key, &args)
        }
        (_, Some(name)) => format!("{name}: {}", lower(&language.t(&key))),
        (_, None) => language.t(&key),
    }
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// What a part is called: its name, else its number.
#[must_use]
pub fn part_name(language: Language, typed: &Typed, n: usize) -> String {
    match typed.text(&format!("{n}.name")) {
        "" => language.ta("need-part-number", &[("number", n.into())]),
        name => name.to_owned(),
    }
}

/// The fields of the page under its heading.
#[must_use]
pub fn content(asked: Asked<'_>) -> Markup {
    match asked.page {
        Page::What => what(asked),
        Page::HowMany => how_many(asked),
        Page::Part(n) => part(asked, n),
        Page::Size(_) => size(asked),
        Page::Process(_) | Page::Step(..) => process(asked),
        Page::Material(_) => material(asked),
        Page::Exact(_) => exact(asked),
        Page::Requirements(n) => requirements(asked, n),
        Page::More => more(asked),
        Page::WhenWhere => when_where(asked),
        Page::You => you(asked),
        Page::Who => super::preview::who(asked),
    }
}

impl<'a> Asked<'a> {
    pub(super) fn value(&self, name: &str) -> &'a str {
        text(self.typed, self.page, name)
    }

    fn line(&self, name: &'static str, kind: FieldKind, unit: Option<&str>) -> Markup {
        self.listed(name, kind, unit, None)
    }

    /// A field with the words to choose from, where the browser offers them.
    fn listed(&self, name: &'static str, kind: FieldKind, unit: Option<&str>, list: Option<&str>) -> Markup {
        field(
            self.errors,
            &Field {
                name,
                label: self.context.t(&format!("need-ask-{name}-label")),
                hint: self.context.language.find(&format!("need-ask-{name}-hint")),
                value: self.value(name),
                unit,
                kind,
                list,
                ..Field::default()
            },
        )
    }

    /// The box by which a person says that the answer stands on the drawing: where there is one, or it was said before.
    fn on_drawing(&self, name: &str, key: &str) -> Markup {
        let ticked = !self.value(name).is_empty();
        html! { @if self.drawing || ticked { (checkbox(name, "1", &self.context.t(key), ticked)) } }
    }

    fn unknown(&self, name: &str) -> Markup {
        not_known(self.context, name, !self.value(name).is_empty())
    }

    fn heading(&self) -> Markup {
        html! { h1 class="ds-heading" data-size="xl" { (title(self.context.language, self.typed, self.page)) } }
    }

    /// Radio buttons: values with the stem of their words. `unknown` stands last, set apart.
    pub(super) fn choose(
        &self,
        name: &'static str,
        values: &[&str],
        legend: String,
        heading: bool,
        unknown: bool,
    ) -> Markup {
        let choice = |value: &str| {
            let stem = format!("need-ask-{name}-{}", value.replace('_', "-"));
            let choice = Choice::new(value, self.context.t(&stem), self.value(name) == value);
            match self.context.language.find(&format!("{stem}-about")) {
                Some(about) => choice.hint(about),
                None => choice,
            }
        };
        choices(
            self.context,
            self.errors,
            &Choices {
                name,
                legend,
                heading,
                hint: self.context.language.find(&format!("need-ask-{name}-hint")),
                many: false,
                choices: values.iter().map(|v| choice(v)).collect(),
                unknown: unknown.then(|| {
                    Choice::new("unknown", self.context.t("not-known"), self.value(name) == "unknown")
                }),
                columns: false,
            },
        )
    }
}

fn what(a: Asked<'_>) -> Markup {
    let legend = a.context.t("need-ask-stage");
    html! {
        (a.heading())
        (a.line("title", FieldKind::Text, None))
        (a.line("function", FieldKind::Lines(2), None))
        (a.choose("stage", &["idea", "prototype", "pilot_series", "full_scale"], legend, false, true))
    }
}

fn how_many(a: Asked<'_>) -> Markup {
    let pieces = a.context.t("need-unit-pieces");
    html! {
        (a.heading())
        div class="ht-stack" data-or-unknown {
            (a.line("first-series", FieldKind::Whole, Some(&pieces)))
            (a.unknown("first-series-unknown"))
        }
        (a.line("per-year", FieldKind::Whole, Some(&pieces)))
    }
}

fn part(a: Asked<'_>, n: usize) -> Markup {
    let name = match a.value("name") {
        "" if n == 1 && a.errors.is_empty() => a.typed.text("title"),
        name => name,
    };
    let named = Field {
        name: "name",
        label: a.context.t("need-ask-name-label"),
        hint: Some(a.context.t("need-ask-name-hint")),
        value: name,
        ..Field::default()
    };
    html! {
        (a.heading())
        (field(a.errors, &named))
        div class="ht-stack" data-or-unknown {
            (a.line("count", FieldKind::Whole, Some(&a.context.t("need-unit-pieces"))))
            (a.unknown("count-unknown"))
        }
    }
}

fn size(a: Asked<'_>) -> Markup {
    let mm = |name| a.line(name, FieldKind::Decimal, Some("mm"));
    html! {
        (a.heading())
        div class="ht-stack" data-gap="lg" data-or-unknown {
            p class="ht-measure" { (a.context.t("need-ask-size-hint")) }
            fieldset class="ds-fieldset" {
                legend class="ds-label" { (a.context.t("need-ask-size-box")) }
                (fields(html! { (mm("length")) (mm("width")) (mm("height")) }))
            }
            fieldset class="ds-fieldset" {
                legend class="ds-label" { (a.context.t("need-ask-size-round")) }
                (fields(html! { (mm("diameter")) (mm("axis")) }))
            }
            (a.unknown("size-unknown"))
        }
        (a.on_drawing(on_drawing::SIZE, "drawing-says"))
    }
}

fn process(a: Asked<'_>) -> Markup {
    let v = Vocabulary::embedded();
    let language = a.context.language.of_terms();
    html! {
        (a.heading())
        div class="ht-stack" data-or-unknown {
            (a.listed("process", FieldKind::Text, None, Some("processes")))
            (meaning(a))
            (a.unknown("process-unknown"))
        }
        (a.on_drawing(on_drawing::PROCESS, "drawing-says"))
        datalist id="processes" { @for process in v.processes().iter() { option value=(process.name(language)) {} } }
        p class="ht-small" { a href=(a.context.href("/processes")) target="_blank" rel="noopener" { (a.context.t("need-ask-process-read")) } }
    }
}

fn material(a: Asked<'_>) -> Markup {
    let v = Vocabulary::embedded();
    let language = a.context.language.of_terms();
    html! {
        (a.heading())
        div class="ht-stack" data-or-unknown {
            (a.listed("material", FieldKind::Text, None, Some("materials")))
            (meaning(a))
            (a.unknown("material-unknown"))
        }
        (a.on_drawing(on_drawing::MATERIAL, "drawing-says"))
        datalist id="materials" { @for material in v.materials().iter() { option value=(material.name(language)) {} } }
    }
}

/// Asks what the open words of the page mean, once they have been sent.
fn meaning(a: Asked<'_>) -> Markup {
    let Some((name, kind)) = words_of(a.page) else { return html! {} };
    let scope = scope(a.page, name);
    let open = meanings::open(a.typed, &scope, name, kind);
    let known = meanings::split(a.typed.text(&format!("{scope}{name}"))).count() > 0;
    html! {
        @if known {
            @for (i, open) in open.iter().enumerate() {
                input type="hidden" name={ (name) "-word-" (i) } value=(open.word);
                (one_meaning(a, name, kind, &scope, i, open))
            }
        }
    }
}

fn one_meaning(
    a: Asked<'_>,
    name: &str,
    kind: TermKind,
    scope: &str,
    i: usize,
    open: &meanings::Open,
) -> Markup {
    let chosen = meanings::chosen(a.typed, scope, name, &open.word).unwrap_or_default();
    let language = a.context.language;
    let mut list: Vec<Choice> = open
        .candidates
        .iter()
        .map(|code| {
            let words = term_name(kind, code, language.of_terms()).unwrap_or_else(|| code.clone());
            let choice = Choice::new(code.as_str(), words, chosen == *code);
            match above(kind, code, language) {
                Some(above) => choice.hint(above),
                None => choice,
            }
        })
        .collect();
    list.push(
        Choice::new(KEEP, a.context.t("need-meaning-keep"), chosen == KEEP)
            .hint(a.context.t("need-meaning-keep-about")),
    );
    let key = match (open.unknown, open.candidates.is_empty()) {
        (false, _) => "need-meaning-several",
        (true, false) => "need-meaning-nearest",
        (true, true) => "need-meaning-unknown",
    };
    let name = format!("{name}-meaning-{i}");
    choices(
        a.context,
        a.errors,
        &Choices {
            name: &name,
            legend: a.context.ta(key, &[("word", open.word.as_str().into())]),
            heading: false,
            hint: None,
            many: false,
            choices: list,
            unknown: None,
            columns: false,
        },
    )
}

/// The groups above a process, so that two of a name can be told apart.
fn above(kind: TermKind, code: &str, language: Language) -> Option<String> {
    let v = Vocabulary::embedded();
    let names: Vec<String> = match kind {
        TermKind::Process => {
            let id = v.processes().by_code(code)?.id;
            v.processes().ancestors(id).map(|t| t.name(language.of_terms()).to_owned()).collect()
        }
        TermKind::Material => {
            let id = v.materials().by_code(code)?.id;
            v.materials().ancestors(id).map(|t| t.name(language.of_terms()).to_owned()).collect()
        }
        TermKind::Certificate => return None,
    };
    let name = term_name(kind, code, language.of_terms())?;
    let mut names: Vec<String> = names.into_iter().filter(|n| *n != name).take(2).collect();
    names.reverse();
    (!names.is_empty()).then(|| names.join(" › "))
}

fn exact(a: Asked<'_>) -> Markup {
    let legend = title(a.context.language, a.typed, a.page);
    html! {
        (a.choose("exact", &["nothing", "some", "list"], legend, true, true))
        fieldset class="ds-fieldset ht-follows" data-follows="exact=some" {
            legend class="ds-label" { (a.context.t("need-ask-exact-some-fields")) }
            (fields(html! { (a.line("tolerance", FieldKind::Text, None)) (a.line("at", FieldKind::Decimal, Some("mm"))) }))
        }
        div class="ht-follows" data-follows="exact=list" { (a.line("list", FieldKind::Lines(5), None)) }
        (a.on_drawing(on_drawing::EXACT, "drawing-says"))
    }
}

fn requirements(a: Asked<'_>, n: usize) -> Markup {
    let processes = order::processes(a.typed, n);
    let ticked = a.typed.all(&format!("{}certificates", scope(a.page, "certificates")));
    let boxes = CERTIFICATES
        .iter()
        .map(|code| {
            Choice::new(*code, certificate(code, a.context.language), ticked.iter().any(|t| t == code))
        })
        .collect();
    let set = Choices {
        name: "certificates",
        legend: a.context.t("need-ask-certificates-label"),
        heading: false,
        hint: Some(a.context.t("need-ask-certificates-hint")),
        many: true,
        choices: boxes,
        unknown: None,
        columns: true,
    };
    html! {
        (a.heading())
        p class="ht-measure" { (a.context.t("need-ask-requirements-hint")) }
        @if matters(Of::Wall, &processes) { (a.line("wall", FieldKind::Text, None)) (a.on_drawing(on_drawing::WALL, "drawing-says-wall")) }
        @if matters(Of::Mass, &processes) { (a.line("mass", FieldKind::Text, None)) (a.on_drawing(on_drawing::MASS, "drawing-says-mass")) }
        (choices(a.context, a.errors, &set))
        (a.line("certificates-other", FieldKind::Text, None))
        (meaning(a))
        (a.line("certificates-wished", FieldKind::Text, None))
        (a.line("hours", FieldKind::Whole, Some(&a.context.t("need-unit-hours"))))
        @if n == 1 {
            (a.choose("in-house", &["false", "true"], a.context.t("need-ask-in-house"), false, false))
        }
    }
}

fn certificate(code: &str, language: Language) -> String {
    term_name(TermKind::Certificate, code, language.of_terms()).unwrap_or_else(|| code.to_owned())
}

fn more(a: Asked<'_>) -> Markup {
    let language = a.context.language;
    let title = title(language, a.typed, a.page);
    let mut list = vec![
        Choice::new("no", a.context.t("need-ask-more-no"), a.value("more") == "no"),
        Choice::new("part", a.context.t("need-ask-more-part"), false)
            .hint(a.context.t("need-ask-more-part-about")),
    ];
    let parts = order::parts(a.typed);
    for n in 1..=parts {
        let words = match parts {
            1 => a.context.t("need-ask-more-step"),
            _ => {
                let part = part_name(language, a.typed, n);
                a.context.ta("need-ask-more-step-of", &[("part", part.into())])
            }
        };
        list.push(
            Choice::new(format!("step-{n}"), words, false).hint(a.context.t("need-ask-more-step-about")),
        );
    }
    choices(
        a.context,
        a.errors,
        &Choices {
            name: "more",
            legend: title,
            heading: true,
            hint: Some(a.context.t("need-ask-more-hint")),
            many: false,
            choices: list,
            unknown: None,
            columns: false,
        },
    )
}

fn when_where(a: Asked<'_>) -> Markup {
    html! {
        (a.heading())
        div class="ht-stack" data-or-unknown {
            (a.line("due", FieldKind::Text, None))
            (a.unknown("due-unknown"))
        }
        div class="ht-stack" data-or-unknown {
            (a.listed("kommun", FieldKind::Text, None, Some("kommuner")))
            (a.unknown("kommun-unknown"))
        }
        (a.line("within-km", FieldKind::Whole, Some("km")))
        (a.line("counties", FieldKind::Text, None))
        datalist id="kommuner" { @for kommun in Vocabulary::embedded().places().kommuner() { option value=(kommun.name) {} } }
    }
}

fn you(a: Asked<'_>) -> Markup {
    let legend = a.context.t("need-ask-newcomer");
    html! {
        (a.heading())
        (a.choose("newcomer", &["experienced", "with_adviser", "alone"], legend, false, true))
        p class="ht-measure ht-soft" { (a.context.t("need-ask-you-optional")) }
        (a.line("organisation", FieldKind::Text, None))
        (a.line("owner-name", FieldKind::Text, None))
        (a.line("contact", FieldKind::Text, None))
    }
}
