//! A part of the call's form, from a call to fields and back.

use funding::Ore;
use jiff::{
    Timestamp,
    civil::{Date, DateTime},
};

use crate::{
    clock::stockholm,
    funding::{
        model::{
            call::{AidBasis, Both, Call, Condition, Criterion, Indicator, Named, Question, QuestionKind},
            domestic::{self, Looked},
            eligibility::{Eligibility, Rule},
        },
        pages::looked,
    },
    http::{
        Context, Typed,
        components::{FieldErrors, filled_rows, row_field},
    },
    initiatives::model::slug,
    values::{self, money::kronor},
    words::Language,
};

/// The parts of the form, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    About,
    Judging,
    Eligibility,
    Money,
    Asked,
}

impl Part {
    pub(super) const ALL: [Part; 5] =
        [Part::About, Part::Judging, Part::Eligibility, Part::Money, Part::Asked];

    pub(super) const fn code(self) -> &'static str {
        match self {
            Part::About => "about",
            Part::Judging => "judging",
            Part::Eligibility => "eligibility",
            Part::Money => "money",
            Part::Asked => "asked",
        }
    }

    pub(super) fn parse(code: &str) -> Option<Part> {
        Part::ALL.into_iter().find(|part| part.code() == code)
    }

    /// The part whose page has a field that [`super::super::problems`] names.
    pub(super) fn of_field(field: &str) -> Part {
        match field {
            "criteria" | "sub_goals" => Part::Judging,
            "eligibility" => Part::Eligibility,
            "share_percent"
            | "validated_share_percent"
            | "advance_percent"
            | "most"
            | "years"
            | "cost_kinds" => Part::Money,
            "indicators" | "questions" | "conditions" => Part::Asked,
            _ => Part::About,
        }
    }
}

/// The rules of eligibility that take a value, by the code of their choice.
pub(super) const RULES: [&str; 7] =
    ["branch", "employees-at-most", "employees-at-least", "county", "earlier-at-most", "validated", "judged"];

/// A moment as the two fields of a day and a time hold it.
fn local(at: Option<Timestamp>) -> (String, String) {
    at.map(|at| at.to_zoned(stockholm()).datetime()).map_or_else(Default::default, |at| {
        (at.date().to_string(), format!("{:02}:{:02}", at.hour(), at.minute()))
    })
}

/// The fields of a part with what a call says.
pub(super) fn typed_of(call: &Call, part: Part, language: Language) -> Typed {
    let mut typed = Typed::default();
    let mut set = |name: &str, value: &str| typed.set(name, value);
    match part {
        Part::About => {
            set("title_sv", &call.title.sv);
            set("title_en", &call.title.en);
            set("purpose_sv", &call.purpose.sv);
            set("purpose_en", &call.purpose.en);
            set("legal_basis", &call.legal_basis);
            set("aid", call.aid.code());
            for (name, at) in [("opens", call.opens_at), ("closes", call.closes_at)] {
                let (day, time) = local(at);
                set(&format!("{name}_at"), &day);
                set(&format!("{name}_time"), &time);
            }
            let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
            set("project_from", &day(call.project_from));
            set("project_to", &day(call.project_to));
            set("completion_days", &call.completion_days.to_string());
            set("decision_days", &call.decision_days.to_string());
        }
        Part::Judging => {
            for (row, goal) in call.sub_goals.iter().enumerate() {
                named(&mut set, "sub_goals", row, goal);
            }
            for (row, one) in call.criteria.iter().enumerate() {
                let mut put = |column: &str, text: &str| set(&row_field("criteria", row, column), text);
                put("code", &one.code);
                put("sv", &one.title.sv);
                put("en", &one.title.en);
                put("help_sv", &one.help.sv);
                put("help_en", &one.help.en);
                put("most", &one.most.to_string());
                put("weight", &one.weight.to_string());
                put("may_not_apply", if one.may_not_apply { "1" } else { "" });
            }
        }
        Part::Eligibility => {
            for (row, one) in call.eligibility.iter().enumerate() {
                let (rule, value) = rule_text(&one.rule, language);
                let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
                let mut put = |column: &str, text: &str| set(&row_field("eligibility", row, column), text);
                put("rule", rule);
                put("value", &value);
                put("from", &day(one.from));
                put("to", &day(one.to));
                put("source", &one.source);
            }
        }
        Part::Money => {
            set("share_percent", &call.share_percent.to_string());
            let validated = call.validated_share_percent.map(|percent| percent.to_string());
            set("validated_share_percent", &validated.unwrap_or_default());
            set("in_kind", if call.in_kind_counts { "1" } else { "" });
            let amount = |ore: Ore| if ore.is_positive() { language.kronor_bare(ore) } else { String::new() };
            set("least", &amount(call.least));
            set("most", &amount(call.most));
            let years: Vec<String> = call.years.iter().map(ToString::to_string).collect();
            set("years", &years.join(" "));
            set("first_claim_months", &call.payment.first_claim_months.to_string());
            set("claim_months", &call.payment.claim_months.to_string());
            set("advance_percent", &call.payment.advance_percent.to_string());
            set("retention_percent", &call.payment.retention_percent.to_string());
            set("kept_years", &call.payment.kept_years.to_string());
            for (row, kind) in call.cost_kinds.iter().enumerate() {
                named(&mut set, "cost_kinds", row, kind);
            }
        }
        Part::Asked => {
            for (row, one) in call.indicators.iter().enumerate() {
                let mut put = |column: &str, text: &str| set(&row_field("indicators", row, column), text);
                put("code", &one.code);
                put("sv", &one.title.sv);
                put("en", &one.title.en);
                put("unit_sv", &one.unit.sv);
                put("unit_en", &one.unit.en);
                put("required", if one.required { "1" } else { "" });
            }
            for (row, one) in call.questions.iter().enumerate() {
                let mut put = |column: &str, text: &str| set(&row_field("questions", row, column), text);
                put("code", &one.code);
                put("sv", &one.title.sv);
                put("en", &one.title.en);
                put("help_sv", &one.help.sv);
                put("help_en", &one.help.en);
                put("kind", one.kind.code());
                put("required", if one.required { "1" } else { "" });
                put("most", &one.most.to_string());
            }
            for (row, one) in call.conditions.iter().enumerate() {
                set(&row_field("conditions", row, "sv"), &one.text.sv);
                set(&row_field("conditions", row, "en"), &one.text.en);
            }
        }
    }
    let of_part = |field: &str| match part {
        Part::Judging => field.starts_with("criteria"),
        Part::Eligibility => field.starts_with("eligibility"),
        Part::Asked => field.starts_with("questions") || field.starts_with("conditions"),
        Part::About | Part::Money => false,
    };
    let texts = domestic::of_call(call);
    let here = |one: &&Looked| texts.iter().any(|(field, text)| of_part(field) && *text == one.text);
    looked::set(&mut typed, call.looked.iter().filter(here));
    typed
}

fn named(set: &mut impl FnMut(&str, &str), list: &str, row: usize, one: &Named) {
    set(&row_field(list, row, "code"), &one.code);
    set(&row_field(list, row, "sv"), &one.title.sv);
    set(&row_field(list, row, "en"), &one.title.en);
}

fn rule_text(rule: &Rule, language: Language) -> (&'static str, String) {
    match rule {
        Rule::Branch { any, but } => {
            let but: String = but.iter().map(|code| format!(" -{code}")).collect();
            ("branch", format!("{}{but}", any.join(" ")))
        }
        Rule::EmployeesAtMost { people } => ("employees-at-most", people.to_string()),
        Rule::EmployeesAtLeast { people } => ("employees-at-least", people.to_string()),
        Rule::County { any } => ("county", any.join(", ")),
        Rule::EarlierAtMost { ore, years } => {
            ("earlier-at-most", format!("{} / {years}", language.kronor_bare(*ore)))
        }
        Rule::Validated => ("validated", String::new()),
        Rule::Judged { question } => ("judged", format!("{} | {}", question.sv, question.en)),
    }
}

fn rule_of(code: &str, value: &str, language: Language) -> Option<Rule> {
    let words = || value.split([' ', ',']).filter(|word| !word.is_empty());
    Some(match code {
        "branch" => {
            let strip = |word: &str| word.trim_start_matches('-').to_owned();
            let is_code = |word: &str| word.chars().any(|c| c.is_ascii_digit());
            let any: Vec<String> = words().filter(|word| !word.starts_with('-')).map(str::to_owned).collect();
            let but = words().filter(|word| word.starts_with('-')).map(strip).collect();
            if any.is_empty() || !words().all(is_code) {
                return None;
            }
            Rule::Branch { any, but }
        }
        "employees-at-most" => Rule::EmployeesAtMost { people: value.trim().parse().ok()? },
        "employees-at-least" => Rule::EmployeesAtLeast { people: value.trim().parse().ok()? },
        "county" => {
            let all: Vec<_> = value.split([',', ';']).filter(|name| !name.trim().is_empty()).collect();
            let any: Option<Vec<String>> =
                all.iter().map(|name| values::county(name).ok().map(|code| format!("{code:02}"))).collect();
            let any = any.filter(|all| !all.is_empty())?;
            Rule::County { any }
        }
        "earlier-at-most" => {
            let (amount, years) = value.split_once('/')?;
            Rule::EarlierAtMost { ore: kronor(amount, language)?, years: years.trim().parse().ok()? }
        }
        "validated" => Rule::Validated,
        "judged" => {
            let (sv, en) = value.split_once('|').unwrap_or((value, ""));
            let question = Both::new(sv.trim(), en.trim());
            if question.sv.is_empty() {
                return None;
            }
            Rule::Judged { question }
        }
        _ => return None,
    })
}

/// Reads a part into a call. What cannot be read leaves the call as it was there, and is an error at its field.
pub(super) fn read(context: &Context, part: Part, typed: &Typed, call: &mut Call) -> FieldErrors {
    let mut reader = Reader { context, typed, errors: FieldErrors::new() };
    match part {
        Part::About => reader.about(call),
        Part::Judging => reader.judging(call),
        Part::Eligibility => reader.eligibility(call),
        Part::Money => reader.money(call),
        Part::Asked => reader.asked(call),
    }
    call.looked = looked::read(typed, &call.looked);
    reader.errors
}

struct Reader<'r> {
    context: &'r Context,
    typed: &'r Typed,
    errors: FieldErrors,
}

impl Reader<'_> {
    fn both(&self, name: &str) -> Both {
        Both::new(self.typed.text(&format!("{name}_sv")), self.typed.text(&format!("{name}_en")))
    }

    fn whole<T: std::str::FromStr + Copy>(&mut self, name: &str, into: &mut T) {
        match self.typed.text(name).parse() {
            Ok(number) => *into = number,
            Err(_) => self.errors.add(name, self.context.t("funding-wrong-whole")),
        }
    }

    fn day(&mut self, name: &str, into: &mut Option<Date>) {
        let text = self.typed.text(name);
        if text.is_empty() {
            *into = None;
        } else {
            match text.parse() {
                Ok(day) => *into = Some(day),
                Err(_) => self.errors.add(name, self.context.t("funding-wrong-day")),
            }
        }
    }

    /// A day and a time of day in Sweden.
    fn moment(&mut self, name: &str, into: &mut Option<Timestamp>) {
        let (day, time) = (format!("{name}_at"), format!("{name}_time"));
        if self.typed.text(&day).is_empty() {
            *into = None;
            return;
        }
        let text = self.typed.given(&time).unwrap_or("00:00");
        let at = format!("{}T{text}", self.typed.text(&day)).parse::<DateTime>();
        match at.ok().and_then(|at| at.to_zoned(stockholm()).ok()) {
            Some(at) => *into = Some(at.timestamp()),
            None => self.errors.add(day, self.context.t("funding-wrong-moment")),
        }
    }

    fn about(&mut self, call: &mut Call) {
        call.title = self.both("title");
        call.purpose = self.both("purpose");
        self.typed.text("legal_basis").clone_into(&mut call.legal_basis);
        call.aid = AidBasis::parse(self.typed.text("aid")).unwrap_or(call.aid);
        self.moment("opens", &mut call.opens_at);
        self.moment("closes", &mut call.closes_at);
        self.day("project_from", &mut call.project_from);
        self.day("project_to", &mut call.project_to);
        self.whole("completion_days", &mut call.completion_days);
        self.whole("decision_days", &mut call.decision_days);
    }

    /// The code of a row: as it was, or made of its English or Swedish title; each once.
    fn code(&self, list: &str, row: usize, taken: &[String]) -> String {
        let text = |column: &str| self.typed.text(&row_field(list, row, column));
        let kept = Some(text("code")).filter(|code| super::super::check::is_code(code));
        let title = if text("en").is_empty() { text("sv") } else { text("en") };
        let mut made: String = slug(title).chars().take(36).collect();
        if made.is_empty() {
            made = format!("{}-{}", list.replace('_', "-"), row + 1);
        }
        let code = kept.map_or(made, str::to_owned);
        let others = (2..).map(|n| format!("{code}-{n}"));
        std::iter::once(code.clone()).chain(others).find(|code| !taken.contains(code)).unwrap_or(code)
    }

    fn named(&self, list: &str) -> Vec<Named> {
        let mut all: Vec<Named> = Vec::new();
        for row in filled_rows(self.typed, list, &["code"]) {
            let taken: Vec<String> = all.iter().map(|one| one.code.clone()).collect();
            all.push(Named { code: self.code(list, row, &taken), title: self.row_both(list, row, "") });
        }
        all
    }

    fn row_both(&self, list: &str, row: usize, stem: &str) -> Both {
        let text = |end: &str| self.typed.text(&row_field(list, row, &format!("{stem}{end}")));
        Both::new(text("sv"), text("en"))
    }

    fn row_whole<T: std::str::FromStr>(&mut self, list: &str, row: usize, column: &str, unless: T) -> T {
        let name = row_field(list, row, column);
        let text = self.typed.text(&name);
        if text.is_empty() {
            return unless;
        }
        text.parse().unwrap_or_else(|_| {
            self.errors.add(name, self.context.t("funding-wrong-whole"));
            unless
        })
    }

    fn judging(&mut self, call: &mut Call) {
        call.sub_goals = self.named("sub_goals");
        let mut all: Vec<Criterion> = Vec::new();
        for row in filled_rows(self.typed, "criteria", &["code"]) {
            let taken: Vec<String> = all.iter().map(|one| one.code.clone()).collect();
            all.push(Criterion {
                code: self.code("criteria", row, &taken),
                title: self.row_both("criteria", row, ""),
                help: self.row_both("criteria", row, "help_"),
                most: self.row_whole("criteria", row, "most", 5),
                weight: self.row_whole("criteria", row, "weight", 1),
                may_not_apply: self.typed.has(&row_field("criteria", row, "may_not_apply"), "1"),
            });
        }
        call.criteria = all;
    }

    fn eligibility(&mut self, call: &mut Call) {
        let list = "eligibility";
        let mut all = Vec::new();
        for row in filled_rows(self.typed, list, &["code"]) {
            let text = |column: &str| self.typed.text(&row_field(list, row, column));
            match rule_of(text("rule"), text("value"), self.context.language) {
                Some(rule) => {
                    let source = text("source").to_owned();
                    let (mut from, mut to) = (None, None);
                    self.day(&row_field(list, row, "from"), &mut from);
                    self.day(&row_field(list, row, "to"), &mut to);
                    all.push(Eligibility { rule, from, to, source });
                }
                None => {
                    self.errors.add(row_field(list, row, "value"), self.context.t("funding-wrong-rule"));
                }
            }
        }
        if self.errors.is_empty() {
            call.eligibility = all;
        }
    }

    fn amount(&mut self, name: &str, into: &mut Ore) {
        let text = self.typed.text(name);
        if text.is_empty() {
            *into = Ore::ZERO;
        } else {
            match kronor(text, self.context.language) {
                Some(ore) => *into = ore,
                None => self.errors.add(name, self.context.t("money-wrong-amount")),
            }
        }
    }

    fn money(&mut self, call: &mut Call) {
        self.whole("share_percent", &mut call.share_percent);
        call.validated_share_percent = match self.typed.given("validated_share_percent").map(str::parse) {
            None => None,
            Some(Ok(percent)) => Some(percent),
            Some(Err(_)) => {
                self.errors.add("validated_share_percent", self.context.t("funding-wrong-whole"));
                call.validated_share_percent
            }
        };
        call.in_kind_counts = self.typed.has("in_kind", "1");
        self.amount("least", &mut call.least);
        self.amount("most", &mut call.most);
        let years = self.typed.text("years").split([' ', ',']).filter(|year| !year.is_empty());
        match years.map(str::parse).collect() {
            Ok(years) => call.years = years,
            Err(_) => self.errors.add("years", self.context.t("funding-wrong-years")),
        }
        self.whole("first_claim_months", &mut call.payment.first_claim_months);
        self.whole("claim_months", &mut call.payment.claim_months);
        self.whole("advance_percent", &mut call.payment.advance_percent);
        self.whole("retention_percent", &mut call.payment.retention_percent);
        self.whole("kept_years", &mut call.payment.kept_years);
        call.cost_kinds = self.named("cost_kinds");
    }

    fn asked(&mut self, call: &mut Call) {
        let ticked =
            |typed: &Typed, list: &str, row: usize| typed.has(&row_field(list, row, "required"), "1");
        let mut indicators: Vec<Indicator> = Vec::new();
        for row in filled_rows(self.typed, "indicators", &["code"]) {
            let taken: Vec<String> = indicators.iter().map(|one| one.code.clone()).collect();
            indicators.push(Indicator {
                code: self.code("indicators", row, &taken),
                title: self.row_both("indicators", row, ""),
                unit: self.row_both("indicators", row, "unit_"),
                required: ticked(self.typed, "indicators", row),
            });
        }
        call.indicators = indicators;
        let mut questions: Vec<Question> = Vec::new();
        for row in filled_rows(self.typed, "questions", &["code"]) {
            let taken: Vec<String> = questions.iter().map(|one| one.code.clone()).collect();
            questions.push(Question {
                code: self.code("questions", row, &taken),
                title: self.row_both("questions", row, ""),
                help: self.row_both("questions", row, "help_"),
                kind: QuestionKind::parse(self.typed.text(&row_field("questions", row, "kind")))
                    .unwrap_or_default(),
                required: ticked(self.typed, "questions", row),
                most: self.row_whole("questions", row, "most", 0),
            });
        }
        call.questions = questions;
        call.conditions = filled_rows(self.typed, "conditions", &["code"])
            .into_iter()
            .map(|row| Condition { text: self.row_both("conditions", row, "") })
            .collect();
    }
}
