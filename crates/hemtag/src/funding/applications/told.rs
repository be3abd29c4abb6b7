//! An application in words, part by part: what its page, its signatory and its PDF show.

use documents::{Block, Cell, Column, Section, Table};

use super::words;
use crate::{
    funding::model::{
        aid,
        application::Application,
        attachment::Purpose,
        budget::Sums,
        call::{Call, QuestionKind},
        handed::HandedFile,
        skills,
    },
    words::Language,
};

/// The sections of an application, in the order of the form.
#[must_use]
pub fn sections(l: Language, call: &Call, application: &Application, files: &[HandedFile]) -> Vec<Section> {
    let told = Told { l, call, application };
    [told.about(), told.parties(), told.work(), told.budget(), told.effect(), told.answers()]
        .into_iter()
        .chain(skills::asks(call).then(|| told.skills()))
        .chain(aid::asks(call).then(|| told.aid()))
        .chain([told.files(files)])
        .collect()
}

pub(super) struct Told<'a> {
    pub(super) l: Language,
    call: &'a Call,
    pub(super) application: &'a Application,
}

impl Told<'_> {
    pub(super) fn t(&self, key: &str) -> String {
        self.l.t(key)
    }

    /// A text, or that nothing is said.
    pub(super) fn said(&self, text: &str) -> String {
        if text.trim().is_empty() { self.t("apply-nothing") } else { text.to_owned() }
    }

    pub(super) fn day(&self, field: &str, day: Option<jiff::civil::Date>) -> String {
        let typed = self.application.unread.get(field);
        let day = day.map(|day| self.l.date(day)).or_else(|| typed.cloned());
        day.unwrap_or_else(|| self.t("apply-nothing"))
    }

    pub(super) fn party(&self, at: usize) -> String {
        let party = self.application.parties.get(at).map(|party| party.name.clone());
        party.filter(|name| !name.is_empty()).unwrap_or_else(|| self.t("apply-nobody"))
    }

    fn county(&self, code: &str) -> String {
        if code.is_empty() { self.t("apply-nothing") } else { self.l.county(code) }
    }

    pub(super) fn section(&self, step: &str, blocks: Vec<Block>) -> Section {
        Section { heading: self.t(&format!("apply-step-{step}")), blocks }
    }

    pub(super) fn table(&self, caption: &str, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Block {
        let empty = self.t("apply-nothing-said");
        Block::Table(Table { caption: self.t(caption), columns, rows, named_rows: true, empty })
    }

    fn about(&self) -> Section {
        let own = self.application;
        let rows = vec![
            (self.t("apply-title"), self.said(&own.title)),
            (self.t("apply-summary"), self.said(&own.summary)),
            (self.t("apply-from"), self.day("from", own.from)),
            (self.t("apply-to"), self.day("to", own.to)),
        ];
        self.section("about", vec![Block::Definitions(rows)])
    }

    fn parties(&self) -> Section {
        let columns = ["name", "role", "number", "county", "branch", "employees", "does"]
            .map(|name| Column::text(self.t(&format!("apply-party-{name}"))));
        let rows = self.application.parties.iter().enumerate().map(|(at, party)| {
            let typed = self.application.unread.get(&format!("party-{at}-employees"));
            let employees = party.employees.map(|people| people.to_string()).or_else(|| typed.cloned());
            vec![
                self.said(&party.name).into(),
                words::role(self.l, party.role).into(),
                self.said(&party.organisation_number).into(),
                self.county(&party.county).into(),
                self.said(&party.branch).into(),
                employees.unwrap_or_else(|| self.t("apply-nothing")).into(),
                self.said(&party.does).into(),
            ]
        });
        self.section("parties", vec![self.table("apply-parties", columns.to_vec(), rows.collect())])
    }

    fn work(&self) -> Section {
        let columns = ["title", "from", "to", "party", "does", "result"]
            .map(|name| Column::text(self.t(&format!("apply-package-{name}"))));
        let rows = self.application.packages.iter().enumerate().map(|(at, package)| {
            vec![
                self.said(&package.title).into(),
                self.day(&format!("package-{at}-from"), package.from).into(),
                self.day(&format!("package-{at}-to"), package.to).into(),
                self.party(package.party).into(),
                self.said(&package.does).into(),
                self.said(&package.result).into(),
            ]
        });
        self.section("work", vec![self.table("apply-packages", columns.to_vec(), rows.collect())])
    }

    fn amount(&self, field: &str, amount: funding::Ore) -> String {
        self.application.unread.get(field).cloned().unwrap_or_else(|| self.l.kronor(amount))
    }

    fn year(&self, year: i16) -> String {
        if year == 0 { self.t("apply-nothing") } else { year.to_string() }
    }

    fn budget(&self) -> Section {
        let own = self.application;
        let text = |name: &str| Column::text(self.t(name));
        let columns = vec![
            text("apply-cost-party"),
            text("apply-cost-year"),
            text("apply-cost-kind"),
            Column::figures(self.t("apply-cost-amount")),
            text("apply-cost-note"),
        ];
        let costs = own.costs.iter().enumerate().map(|(at, cost)| {
            let kind = self.call.cost_kind(&cost.kind);
            vec![
                self.party(cost.party).into(),
                self.year(cost.year).into(),
                kind.map_or_else(|| self.t("apply-nothing"), |kind| kind.title.of(self.l).to_owned()).into(),
                self.amount(&format!("cost-{at}-amount"), cost.amount).into(),
                cost.note.clone().into(),
            ]
        });
        let costs = self.table("apply-costs", columns, costs.collect());
        let columns = vec![
            text("apply-fund-party"),
            text("apply-fund-year"),
            Column::figures(self.t("apply-fund-amount")),
            text("apply-fund-in-kind"),
        ];
        let funds = own.co_funding.iter().enumerate().map(|(at, one)| {
            vec![
                self.party(one.party).into(),
                self.year(one.year).into(),
                self.amount(&format!("fund-{at}-amount"), one.amount).into(),
                self.t(if one.in_kind { "apply-yes" } else { "apply-no" }).into(),
            ]
        });
        let funds = self.table("apply-funds", columns, funds.collect());
        let sums = Sums::of(own);
        let columns = ["year", "cost", "asked", "money", "in-kind", "lacks"].map(|key| {
            let label = self.t(&format!("apply-sum-{key}"));
            if key == "year" { Column::text(label) } else { Column::figures(label) }
        });
        let years = sums.years.iter().map(|(year, sum)| (self.year(*year), *sum));
        let rows = years.chain([(self.t("apply-sum-all"), sums.all)]).map(|(name, year)| {
            let money = [year.cost, year.asked, year.money, year.in_kind, year.lacks()];
            let cells = money.map(|amount| Cell::from(self.l.kronor(amount)));
            [Cell::from(name)].into_iter().chain(cells).collect()
        });
        let sums = self.table("apply-sums-caption", columns.to_vec(), rows.collect());
        let lowest = own.lowest_share.map_or_else(|| self.t("apply-all-of-it"), |share| format!("{share} %"));
        let rest = Block::Definitions(vec![
            (self.t("apply-requested"), self.l.kronor(own.asked())),
            (self.t("apply-lowest-share"), lowest),
        ]);
        self.section("budget", vec![costs, funds, sums, rest])
    }

    fn effect(&self) -> Section {
        let own = self.application;
        let columns = ["sub-goal", "county", "branch", "firms", "why"]
            .map(|name| Column::text(self.t(&format!("apply-gives-{name}"))));
        let rows = own.contributions.iter().map(|one| {
            let goal = self.call.sub_goal(&one.sub_goal);
            let county =
                if one.county.is_empty() { self.t("apply-whole-country") } else { self.county(&one.county) };
            vec![
                goal.map_or_else(|| self.said(&one.sub_goal), |goal| goal.title.of(self.l).to_owned()).into(),
                county.into(),
                self.said(&one.branch).into(),
                one.firms.to_string().into(),
                self.said(&one.why).into(),
            ]
        });
        let gives = self.table("apply-contributions", columns.to_vec(), rows.collect());
        let mut rows: Vec<(String, String)> = self
            .call
            .indicators
            .iter()
            .map(|one| {
                let target = own.targets.get(&one.code);
                let said = target.map(|target| format!("{target} {}", one.unit.of(self.l)));
                (one.title.of(self.l).to_owned(), said.unwrap_or_else(|| self.t("apply-nothing")))
            })
            .collect();
        let gaps: Vec<String> = own.gaps.iter().map(ToString::to_string).collect();
        rows.push((self.t("apply-gaps"), self.said(&gaps.join(", "))));
        self.section("effect", vec![gives, Block::Definitions(rows)])
    }

    fn answers(&self) -> Section {
        let own = self.application;
        let mut rows: Vec<(String, String)> = self
            .call
            .questions
            .iter()
            .map(|question| {
                let answer = own.answers.get(&question.code).map_or("", String::as_str);
                let answer = match (question.kind, answer) {
                    (QuestionKind::YesNo, "yes" | "no") => self.t(&format!("apply-{answer}")),
                    _ => self.said(answer),
                };
                (question.title.of(self.l).to_owned(), answer)
            })
            .collect();
        if let Some(validated) = own.validated {
            rows.push((self.t("apply-validated"), self.t(if validated { "apply-yes" } else { "apply-no" })));
        }
        if rows.is_empty() {
            return self.section("answers", vec![Block::Paragraph(self.t("apply-no-questions"))]);
        }
        self.section("answers", vec![Block::Definitions(rows)])
    }

    fn files(&self, files: &[HandedFile]) -> Section {
        let columns = ["name", "purpose", "size", "sha256"]
            .map(|name| Column::text(self.t(&format!("apply-file-{name}"))));
        let rows = files.iter().map(|file| {
            let purpose = Purpose::parse(&file.purpose).unwrap_or(Purpose::Other);
            vec![
                Cell::from(format!("{} ({})", file.name, file.kind)),
                self.t(&format!("apply-purpose-{}", purpose.code())).into(),
                self.l.file_size(file.bytes).into(),
                file.sha256.clone().into(),
            ]
        });
        self.section("files", vec![self.table("apply-files", columns.to_vec(), rows.collect())])
    }
}
