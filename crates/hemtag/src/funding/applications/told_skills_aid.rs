//! The statements of earlier aid, and who is mapped, validated or trained, in words.

use documents::{Block, Cell, Column, Section};

use super::told::Told;
use crate::funding::model::{
    aid::{Tells, aided},
    application::PartyRole,
    skills,
    typed::month_typed,
};

impl Told<'_> {
    pub(super) fn skills(&self) -> Section {
        let said = &self.application.skills;
        let columns = vec![
            Column::text(self.t("apply-group-area")),
            Column::figures(self.t("apply-group-people")),
            Column::text(self.t("apply-group-model")),
            Column::text(self.t("apply-group-month")),
        ];
        let rows = said.groups.iter().enumerate().map(|(at, one)| {
            let typed = |name: &str| self.application.unread.get(&format!("group-{at}-{name}")).cloned();
            let people = if one.people == 0 { None } else { Some(one.people.to_string()) };
            let month = one.month.map(month_typed);
            let standard = match skills::model(&one.model) {
                Some(model) if model.code == skills::OTHER && !one.other.is_empty() => one.other.clone(),
                Some(model) => model.name(self.l).to_owned(),
                None => self.t("apply-nothing"),
            };
            let nothing = || self.t("apply-nothing");
            vec![
                Cell::from(self.said(&one.area)),
                people.or_else(|| typed("people")).unwrap_or_else(nothing).into(),
                standard.into(),
                month.or_else(|| typed("month")).unwrap_or_else(nothing).into(),
            ]
        });
        let groups = self.table("apply-groups", columns, rows.collect());
        let rest = Block::Definitions(vec![
            (self.t("apply-skills-people"), said.people().to_string()),
            (self.t("apply-validator"), self.said(&said.validator)),
            (self.t("apply-accreditation"), self.said(&said.accreditation)),
        ]);
        self.section("skills", vec![groups, rest])
    }

    pub(super) fn aid(&self) -> Section {
        let own = self.application;
        let columns = ["party", "linked", "earlier", "signed"]
            .map(|name| Column::text(self.t(&format!("apply-aid-{name}"))));
        let rows = aided(own).into_iter().map(|at| {
            let of = own.aid.of(at).cloned().unwrap_or_default();
            let is_lead = own.parties.get(at).is_some_and(|party| party.role == PartyRole::Lead);
            let linked = match of.linked {
                Some(Tells::These) => self.said(&of.linked_firms),
                told => self.tells("linked", told),
            };
            let signed = match (is_lead, of.capacity.as_str()) {
                (true, _) => self.said(&own.signatory),
                (false, "") => self.said(&of.signed),
                (false, capacity) => format!("{}, {capacity}", self.said(&of.signed)),
            };
            vec![
                self.party(at).into(),
                linked.into(),
                self.tells("earlier", of.earlier).into(),
                signed.into(),
            ]
        });
        let stated = self.table("apply-aid-caption", columns.to_vec(), rows.collect());
        let columns = [
            Column::text(self.t("apply-support-party")),
            Column::text(self.t("apply-support-grantor")),
            Column::text(self.t("apply-support-on")),
            Column::figures(self.t("apply-support-amount")),
        ];
        let rows = own.aid.supports.iter().enumerate().map(|(at, one)| {
            let typed = own.unread.get(&format!("support-{at}-amount")).cloned();
            let amount =
                one.amount.map(|of| format!("{}\u{a0}{}", self.l.hundredths(of.minor), of.currency.code()));
            vec![
                self.party(one.party).into(),
                self.said(&one.grantor).into(),
                self.day(&format!("support-{at}-on"), one.on).into(),
                Cell::from(amount.or(typed).unwrap_or_else(|| self.t("not-known"))),
            ]
        });
        let supports = self.table("apply-supports", columns.to_vec(), rows.collect());
        self.section("aid", vec![stated, supports])
    }

    fn tells(&self, of: &str, told: Option<Tells>) -> String {
        match told {
            None => self.t("apply-nothing"),
            Some(Tells::NotKnown) => self.t("not-known"),
            Some(told) => self.t(&format!("apply-aid-{of}-{}", told.code())),
        }
    }
}
