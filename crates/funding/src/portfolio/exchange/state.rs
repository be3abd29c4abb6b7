//! A portfolio under way: what a move gains and breaks, told without making it.

use super::{Exchange, Held, Percent, Takes};

/// So many projects on each side are tried in exchanges of three.
const CORE: usize = 20;

/// A portfolio under way.
#[derive(Debug, Clone)]
pub(super) struct State<'a> {
    of: &'a Exchange,
    fixed: &'a [Option<bool>],
    pub(super) gained: i64,
    /// Whether every condition holds.
    whole: bool,
    pub(super) shares: Vec<Percent>,
    sums: Vec<i64>,
    reached: Vec<i64>,
    /// What each project gains by itself when it is put in whole or taken out; none until it is asked.
    alone: Vec<Option<i64>>,
    /// What the projects looked at would change; all zero between looks.
    changes: Vec<i64>,
    changed: Vec<usize>,
    adds: Vec<i64>,
    added: Vec<usize>,
}

/// What a change comes to: by how much conditions are broken less (as shares of their bounds), and what is gained.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub(super) struct Better {
    pub(super) mended: f64,
    gained: i64,
}

/// Projects and the shares they get instead.
pub(super) type Move = Vec<(usize, Percent)>;

impl<'a> State<'a> {
    /// Nothing is granted; a project of `fixed` stays in or out.
    pub(super) fn new(of: &'a Exchange, fixed: &'a [Option<bool>]) -> State<'a> {
        let projects = fixed.len();
        State {
            of,
            fixed,
            gained: 0,
            whole: false,
            shares: vec![0; projects],
            sums: vec![0; of.held.len()],
            reached: vec![0; of.steps.len()],
            alone: vec![None; projects],
            changes: vec![0; of.held.len()],
            changed: Vec::new(),
            adds: vec![0; of.steps.len()],
            added: Vec::new(),
        }
    }

    /// From here on every condition holds, and no move may break one.
    pub(super) fn all_hold(&mut self) {
        self.whole = true;
    }

    pub(super) fn make(&mut self, moved: &Move) {
        self.alone.fill(None);
        for (project, share) in moved {
            let was = self.shares[*project];
            for takes in &self.of.takes[*project] {
                self.sums[takes.held] += taken(takes, *share) - taken(takes, was);
            }
            for (cell, units) in &self.of.adds[*project] {
                let (steps, before) = (&self.of.steps[*cell], self.reached[*cell]);
                self.reached[*cell] += units * (i64::from(*share) - i64::from(was));
                self.gained += worth(steps, self.reached[*cell]) - worth(steps, before);
            }
            self.gained += self.of.gains[*project] * (i64::from(*share) - i64::from(was));
            self.shares[*project] = *share;
        }
    }

    pub(super) fn broken(&self) -> bool {
        self.of.held.iter().zip(&self.sums).any(|(held, sum)| *sum < held.low || *sum > held.high)
    }

    /// What a move comes to, when it is better than `least`: conditions are broken less, or as much and more is gained.
    fn weigh(&mut self, moved: &[(usize, Percent)], least: Better) -> Option<Better> {
        // While nothing is broken, most moves gain too little, and that is told the soonest.
        if self.whole && least.mended <= 0.0 {
            let gained = self.gain_apart(moved).unwrap_or_else(|| self.gain_of(moved));
            let better = Better { mended: 0.0, gained };
            return (better > least && self.holds_after(moved)).then_some(better);
        }
        let mended = self.mended_by(moved);
        if mended < least.mended {
            return None;
        }
        let better = Better { mended, gained: self.gain_of(moved) };
        (better > least).then_some(better)
    }

    /// What a move changes of the conditions it touches.
    fn look(&mut self, moved: &[(usize, Percent)]) {
        for (project, share) in moved {
            let was = self.shares[*project];
            for takes in &self.of.takes[*project] {
                if self.changes[takes.held] == 0 {
                    self.changed.push(takes.held);
                }
                self.changes[takes.held] += taken(takes, *share) - taken(takes, was);
            }
        }
    }

    /// Whether every condition that a move touches holds after it.
    fn holds_after(&mut self, moved: &[(usize, Percent)]) -> bool {
        self.look(moved);
        let mut holds = true;
        for held in self.changed.drain(..) {
            let after = self.sums[held] + std::mem::take(&mut self.changes[held]);
            holds &= after <= self.of.held[held].high && after >= self.of.held[held].low;
        }
        holds
    }

    /// By how much less a move leaves conditions broken.
    fn mended_by(&mut self, moved: &[(usize, Percent)]) -> f64 {
        self.look(moved);
        let mut mended = 0.0;
        for held in self.changed.drain(..) {
            let change = std::mem::take(&mut self.changes[held]);
            let (bounds, sum) = (&self.of.held[held], self.sums[held]);
            mended += beyond(bounds, sum) - beyond(bounds, sum + change);
        }
        mended
    }

    /// What a move gains when its projects add to no common cell: the sum of what each gains alone.
    fn gain_apart(&mut self, moved: &[(usize, Percent)]) -> Option<i64> {
        let (mut cells, mut gained) = (0, 0);
        for (project, share) in moved {
            let theirs = self.of.cells[*project];
            let simple = (self.shares[*project] == 0 && *share == 100) || *share == 0;
            if !simple || cells & theirs != 0 {
                return None;
            }
            cells |= theirs;
            gained += match self.alone[*project] {
                Some(alone) => alone,
                None => {
                    let alone = self.gain_of(&[(*project, *share)]);
                    self.alone[*project] = Some(alone);
                    alone
                }
            };
        }
        Some(gained)
    }

    fn gain_of(&mut self, moved: &[(usize, Percent)]) -> i64 {
        let mut gained = 0;
        for (project, share) in moved {
            let more = i64::from(*share) - i64::from(self.shares[*project]);
            gained += self.of.gains[*project] * more;
            for (cell, units) in &self.of.adds[*project] {
                if self.adds[*cell] == 0 {
                    self.added.push(*cell);
                }
                self.adds[*cell] += units * more;
            }
        }
        for cell in self.added.drain(..) {
            let add = std::mem::take(&mut self.adds[cell]);
            if add != 0 {
                let (steps, reached) = (&self.of.steps[cell], self.reached[cell]);
                gained += worth(steps, reached + add) - worth(steps, reached);
            }
        }
        gained
    }

    /// Raises every share in part as far as conditions allow.
    pub(super) fn fill(&mut self) {
        for project in 0..self.shares.len() {
            let share = self.shares[project];
            if share > 0 && share < 100 && self.of.lowest[project] < 100 {
                let most = self.most(project, &[]);
                if most > share && self.weigh(&[(project, most)], Better::NOTHING).is_some() {
                    self.make(&vec![(project, most)]);
                }
            }
        }
    }

    /// The largest share of a project with which no condition is broken more, after a move; 0 when even its lowest is too much.
    fn most(&self, project: usize, after: &[(usize, Percent)]) -> Percent {
        if self.of.lowest[project] >= 100 {
            return 100;
        }
        let mut most = 100;
        for takes in &self.of.takes[project] {
            if takes.percent <= 0 {
                continue;
            }
            let mut sum = self.sums[takes.held] - taken(takes, self.shares[project]) + takes.choice;
            for (other, share) in after {
                for theirs in self.of.takes[*other].iter().filter(|theirs| theirs.held == takes.held) {
                    sum += taken(theirs, *share) - taken(theirs, self.shares[*other]);
                }
            }
            let left = self.of.held[takes.held].high.saturating_sub(sum) / takes.percent;
            most = most.min(left.clamp(0, 100));
        }
        let most = Percent::try_from(most).expect("at most 100");
        if most < self.of.lowest[project] { 0 } else { most }
    }

    /// The shares that a project may change to by itself.
    fn choices(&self, project: usize) -> Vec<Percent> {
        let (share, lowest) = (self.shares[project], self.of.lowest[project]);
        let mut choices = match (self.fixed[project], share) {
            (Some(false), _) => vec![],
            (Some(true), _) => vec![lowest, 100],
            (None, 0) => vec![lowest, self.most(project, &[])],
            (None, _) => vec![0, lowest, 100],
        };
        choices.retain(|choice| *choice != share);
        choices.sort_unstable();
        choices.dedup();
        choices
    }

    /// The best change of one project, or exchange of one for one.
    pub(super) fn best_of_two(&mut self) -> Option<(Better, Move)> {
        let mut best = Best::default();
        let all: Vec<usize> = (0..self.shares.len()).collect();
        for project in &all {
            for share in self.choices(*project) {
                best.try_move(self, &[(*project, share)]);
            }
        }
        let (ins, outs) = self.sides(&all);
        for (out, share) in ins {
            for project in &outs {
                let most = self.most(*project, &[(out, share)]);
                if most > 0 {
                    best.try_move(self, &[(out, share), (*project, most)]);
                }
            }
        }
        best.found
    }

    /// The best exchange of two for one or one for two, within the core.
    pub(super) fn best_of_three(&mut self) -> Option<(Better, Move)> {
        let mut best = Best::default();
        let mut order: Vec<usize> = (0..self.shares.len()).collect();
        order.sort_by(|a, b| self.of.sure[*a].total_cmp(&self.of.sure[*b]).then(a.cmp(b)));
        let (mut ins, mut outs) = self.sides(&order);
        ins.truncate(CORE);
        outs.truncate(CORE);
        for (at, (first, share)) in ins.iter().enumerate() {
            for (second, other) in ins[at + 1..].iter().filter(|(second, _)| second != first) {
                for project in &outs {
                    let most = self.most(*project, &[(*first, *share), (*second, *other)]);
                    if most > 0 {
                        best.try_move(self, &[(*first, *share), (*second, *other), (*project, most)]);
                    }
                }
            }
            for (nth, one) in outs.iter().enumerate() {
                let most_of_one = self.most(*one, &[(*first, *share)]);
                if most_of_one == 0 {
                    continue;
                }
                for two in &outs[nth + 1..] {
                    let most = self.most(*two, &[(*first, *share), (*one, most_of_one)]);
                    if most > 0 {
                        best.try_move(self, &[(*first, *share), (*one, most_of_one), (*two, most)]);
                    }
                }
            }
        }
        best.found
    }

    /// Those that may give up money, with the share left to them, and those that may be put in.
    fn sides(&self, order: &[usize]) -> (Vec<(usize, Percent)>, Vec<usize>) {
        let (mut ins, mut outs) = (Vec::new(), Vec::new());
        for project in order {
            let (share, lowest) = (self.shares[*project], self.of.lowest[*project]);
            if share == 0 {
                if self.fixed[*project].is_none() {
                    outs.push(*project);
                }
                continue;
            }
            if share > lowest {
                ins.push((*project, lowest));
            }
            if self.fixed[*project].is_none() {
                ins.push((*project, 0));
            }
        }
        (ins, outs)
    }
}

/// The best move so far.
#[derive(Default)]
struct Best {
    found: Option<(Better, Move)>,
}

impl Best {
    fn try_move(&mut self, state: &mut State, moved: &[(usize, Percent)]) {
        let least = self.found.as_ref().map_or(Better::NOTHING, |(best, _)| *best);
        if let Some(better) = state.weigh(moved, least) {
            self.found = Some((better, moved.to_vec()));
        }
    }
}

impl Better {
    const NOTHING: Better = Better { mended: 0.0, gained: 0 };
}

fn taken(takes: &Takes, share: Percent) -> i64 {
    takes.percent * i64::from(share) + if share > 0 { takes.choice } else { 0 }
}

/// By how much a sum lies beyond its bounds, as a share of the bound.
#[expect(clippy::cast_precision_loss, reason = "only to compare")]
fn beyond(held: &Held, sum: i64) -> f64 {
    if sum > held.high {
        (sum - held.high) as f64 / held.high.unsigned_abs().max(1) as f64
    } else if sum < held.low {
        (held.low - sum) as f64 / held.low.unsigned_abs().max(1) as f64
    } else {
        0.0
    }
}

/// What is reached is worth, each step less than the one before.
fn worth(steps: &[(i64, i64)], reached: i64) -> i64 {
    let (mut left, mut worth) = (reached, 0);
    for (units, each) in steps {
        let here = left.min(*units);
        worth += here * each;
        left -= here;
    }
    worth
}
