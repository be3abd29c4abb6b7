//! A report's table of money: by year, what is not spread on years, and the whole, beside the report before.

use funding::Ore;

use super::model::MoneyLine;
use crate::{funding::money::Assignment, words::Language};

/// What a row of the table is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoneyOf {
    Year(i16),
    /// What the assignment has, less the frames of its years.
    NotSpread,
    Whole,
}

/// A row of the table, in öre.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoneyRow {
    pub of: MoneyOf,
    pub frame: i64,
    /// None where nothing can be used: what is not spread.
    pub used: Option<MoneyLine>,
    /// As the report before had it.
    pub before: Option<MoneyLine>,
}

/// The rows of a report. One that was signed before the assignment was kept with it has its years only.
#[must_use]
pub fn money_rows(given: Option<&Assignment>, money: &[MoneyLine], before: &[MoneyLine]) -> Vec<MoneyRow> {
    let of_year = |line: &MoneyLine| MoneyRow {
        of: MoneyOf::Year(line.year),
        frame: line.frame,
        used: Some(line.clone()),
        before: before.iter().find(|then| then.year == line.year).cloned(),
    };
    let mut rows: Vec<MoneyRow> = money.iter().map(of_year).collect();
    let Some(given) = given else { return rows };
    let whole = summed(money);
    let not_spread = given.total.0 - whole.frame;
    if not_spread > 0 {
        rows.push(MoneyRow { of: MoneyOf::NotSpread, frame: not_spread, used: None, before: None });
    }
    rows.push(MoneyRow {
        of: MoneyOf::Whole,
        frame: given.total.0,
        used: Some(whole),
        before: (!before.is_empty()).then(|| summed(before)),
    });
    rows
}

fn summed(lines: &[MoneyLine]) -> MoneyLine {
    let sum = |of: fn(&MoneyLine) -> i64| -> i64 { lines.iter().map(of).sum() };
    MoneyLine {
        year: 0,
        frame: sum(|line| line.frame),
        committed: sum(|line| line.committed),
        paid: sum(|line| line.paid),
        recovered: sum(|line| line.recovered),
    }
}

/// The heads of the table's columns; those of the report before where there is one.
#[must_use]
pub fn money_heads(l: Language, has_before: bool) -> Vec<String> {
    let mut heads: Vec<String> =
        ["money-year", "money-frame", "money-committed", "money-paid", "money-recovered"]
            .map(|key| l.t(key))
            .into();
    if has_before {
        let before = |key: &str| l.ta("report-money-before", &[("what", l.t(key).into())]);
        heads.extend(["money-committed", "money-paid"].map(before));
    }
    heads
}

impl MoneyRow {
    /// What stands in each column; nothing where nothing belongs.
    #[must_use]
    pub fn cells(&self, l: Language, has_before: bool) -> Vec<String> {
        let kronor = |ore: i64| l.kronor_bare(Ore(ore));
        let of = |line: Option<&MoneyLine>, what: fn(&MoneyLine) -> i64| {
            line.map_or_else(String::new, |line| kronor(what(line)))
        };
        let name = match self.of {
            MoneyOf::Year(year) => year.to_string(),
            MoneyOf::NotSpread => l.t("report-money-not-spread"),
            MoneyOf::Whole => l.t("report-money-whole"),
        };
        let used = self.used.as_ref();
        let mut cells = vec![
            name,
            kronor(self.frame),
            of(used, |line| line.committed),
            of(used, |line| line.paid),
            of(used, |line| line.recovered),
        ];
        if has_before {
            let before = self.before.as_ref();
            cells.extend([of(before, |line| line.committed), of(before, |line| line.paid)]);
        }
        cells
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::funding::model::call::Both;

    #[test]
    fn the_whole_and_what_is_not_spread_stand_beside_the_years_and_the_report_before() {
        let given = Assignment {
            id: 1,
            code: "manufacture".to_owned(),
            number: String::new(),
            title: Both { sv: "Uppdrag".to_owned(), en: "Assignment".to_owned() },
            given_by: "Departementet".to_owned(),
            given_to: "Myndigheten".to_owned(),
            total: Ore::kronor(20),
            years: vec![2018, 2019],
            source: "Källa".to_owned(),
            confidence: "high".to_owned(),
            example: false,
        };
        let year = |year, frame, committed, paid| MoneyLine { year, frame, committed, paid, recovered: 0 };
        let now = [year(2018, 500, 400, 300), year(2019, 900, 100, 0)];
        let before = [year(2018, 500, 200, 100)];
        let rows = money_rows(Some(&given), &now, &before);
        let cells: Vec<String> =
            rows.iter().map(|row| row.cells(Language::English, true)[1..].join("|")).collect();
        assert_eq!(cells, ["5|4|3|0|2|1", "9|1|0|0||", "6|||||", "20|5|3|0|2|1"]);
        assert_eq!(money_rows(None, &now, &[]).len(), 2);
    }
}
