//! What is asked for and what is free: plain data, all of it whole numbers.

use std::collections::BTreeMap;

use vocabulary::IsoWeek;

/// Needs that wait, and machines with the hours that their makers have stated.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    pub makers: Vec<Maker>,
    pub machines: Vec<Machines>,
    pub needs: Vec<Need>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Maker {
    pub id: String,
    /// Empty where none is given.
    pub name: String,
}

/// Machines of one maker that share their hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Machines {
    pub id: String,
    /// The maker's place in the question.
    pub maker: usize,
    /// Free hours by week. A week that is not there is unknown: neither free nor full.
    pub free: BTreeMap<IsoWeek, u32>,
}

/// Something to be made, by one maker, within its weeks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    pub id: String,
    /// Empty where none is given.
    pub title: String,
    /// What placing it is worth, beside the others; at least 1.
    pub value: i64,
    /// Where its owner is; `None` where that is unknown, which counts as a region of its own.
    pub region: Option<String>,
    /// The first and the last week in which hours may be used.
    pub from: IsoWeek,
    pub to: IsoWeek,
    /// Over how many weeks the hours may be spread at the most: 1 is all in one week, `None` any number.
    pub most_weeks: Option<u32>,
    pub candidates: Vec<Candidate>,
}

/// Machines that can make a need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// Their place in the question.
    pub machines: usize,
    /// Hours that it takes there, at least 1; `None` where nobody knows: such a candidate is asked about, never used.
    pub hours: Option<u32>,
}

impl Question {
    /// The same question with everything in the order of its ids, and where each need and machine stood before.
    pub(crate) fn in_order(&self) -> (Question, Vec<usize>, Vec<usize>) {
        let sorted = |ids: Vec<&String>| {
            let mut places: Vec<usize> = (0..ids.len()).collect();
            places.sort_by_key(|place| ids[*place]);
            places
        };
        let makers = sorted(self.makers.iter().map(|maker| &maker.id).collect());
        let machines = sorted(self.machines.iter().map(|machines| &machines.id).collect());
        let needs = sorted(self.needs.iter().map(|need| &need.id).collect());
        let back = |places: &[usize]| {
            let mut back = vec![0; places.len()];
            for (new, old) in places.iter().enumerate() {
                back[*old] = new;
            }
            back
        };
        let (maker_now, machines_now) = (back(&makers), back(&machines));
        let question = Question {
            makers: makers.iter().map(|old| self.makers[*old].clone()).collect(),
            machines: machines
                .iter()
                .map(|old| {
                    let machines = &self.machines[*old];
                    Machines { maker: maker_now[machines.maker], ..machines.clone() }
                })
                .collect(),
            needs: needs
                .iter()
                .map(|old| {
                    let mut need = self.needs[*old].clone();
                    for candidate in &mut need.candidates {
                        candidate.machines = machines_now[candidate.machines];
                    }
                    need.candidates.sort_by_key(|candidate| candidate.machines);
                    need
                })
                .collect(),
        };
        (question, needs, machines)
    }
}

impl Need {
    /// Whether its hours may be used in a week.
    #[must_use]
    pub fn may_use(&self, week: IsoWeek) -> bool {
        self.from <= week && week <= self.to
    }
}
