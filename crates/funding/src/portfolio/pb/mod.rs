//! The `.pb` files of pabulib: projects with costs, votes, a budget. Their form is described by Faliszewski and others,
//! Participatory Budgeting: Data, Tools and Analysis, IJCAI 2023.
//!
//! Read are the ballots *approval* and *choose-1* (each named project gets one point), *cumulative* and *scoring* (each
//! gets the points beside it). *Ordinal* ballots are refused: points for places would be ours and not the voters'.

mod read;

use std::fmt;

use super::{
    call::{Call, Criterion, Money, Points, Project, Year},
    methods::Ballots,
};

pub use read::read;

/// A file, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PbFile {
    pub vote_type: VoteType,
    /// How many decimals money has in the file; 0 to 6.
    pub money_decimals: u8,
    pub budget: Money,
    pub projects: Vec<PbProject>,
    /// For each voter the projects named, by place, with the points each gets.
    pub ballots: Vec<Vec<(usize, Points)>>,
    /// What the file says of itself that does not agree with what it holds. Nothing is changed because of it.
    pub notes: Vec<Note>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PbProject {
    pub id: String,
    pub name: Option<String>,
    pub cost: Money,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VoteType {
    Approval,
    ChooseOne,
    Cumulative,
    Scoring,
}

impl VoteType {
    /// Whether the ballots say points beside the projects.
    #[must_use]
    pub fn has_points(self) -> bool {
        matches!(self, VoteType::Cumulative | VoteType::Scoring)
    }
}

/// A disagreement within the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The line, counted from 1; none for the file as a whole.
    pub line: Option<u64>,
    pub says: String,
}

/// A file that cannot be read: where, and what is expected there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct PbError {
    /// The line, counted from 1; none for what is missing altogether.
    pub line: Option<u64>,
    pub says: String,
}

impl fmt::Display for PbError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "Line {line}: {}", self.says),
            None => f.write_str(&self.says),
        }
    }
}

impl PbFile {
    /// The points of each project from all ballots: for approvals the number of voters who name it.
    #[must_use]
    pub fn support(&self) -> Vec<Points> {
        let mut support = vec![0; self.projects.len()];
        for (project, points) in self.ballots.iter().flatten() {
            support[*project] += points;
        }
        support
    }

    /// The same as a call of one year and one criterion, the support: what is chosen is worth its points.
    #[must_use]
    pub fn call(&self) -> Call {
        let projects = self.projects.iter().zip(self.support()).map(|(project, points)| Project {
            id: project.id.clone(),
            title: project.name.clone().unwrap_or_default(),
            applicant: String::new(),
            asked: vec![project.cost],
            lowest: 100,
            scores: vec![vec![points]],
            adds: Vec::new(),
            closes: Vec::new(),
            sub_goals: Vec::new(),
            regions: Vec::new(),
            groups: Vec::new(),
            fixed: None,
        });
        Call {
            money_decimals: self.money_decimals,
            years: vec![Year { name: "budget".to_owned(), appropriation: self.budget }],
            criteria: vec![Criterion { name: "votes".to_owned(), weight: super::call::POINT }],
            projects: projects.collect(),
            ..Call::default()
        }
    }

    /// What the method of equal shares needs to know.
    #[must_use]
    pub fn ballots(&self) -> Ballots {
        Ballots {
            costs: self.projects.iter().map(|project| project.cost).collect(),
            budget: self.budget,
            ballots: self.ballots.clone(),
            cost_utilities: !self.vote_type.has_points(),
        }
    }
}
