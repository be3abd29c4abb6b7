//! A call as TOML, in the form of docs/portfolio-file.md: names instead of places, kronor instead of öre.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::call::{
    Bound, Call, Cell, Criterion, Demand, Fixed, Limit, Percent, Project, Rule, Scope, Step, Year,
};

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// Not TOML, or a field that is not known; says the line.
    #[error("{0}")]
    Form(String),
    #[error("{at}: {what} '{name}' is not there. Known are: {known}.")]
    NotThere { at: String, what: &'static str, name: String, known: String },
    #[error("{at}: {amount} is no amount that can be counted with. Write kronor, with at most two decimals.")]
    NoAmount { at: String, amount: String },
    #[error("{at}: {number} has more than six decimals, or is no number.")]
    TooFine { at: String, number: String },
    #[error("{at}: give exactly one of sub_goal, region, applicant, group, or everything = true.")]
    NoScope { at: String },
    #[error(
        "Project '{project}' has no score for '{criterion}'. Without one it cannot be compared; leave it out or have it scored."
    )]
    NotScored { project: String, criterion: String },
    #[error("{what} '{name}' stands twice.")]
    Twice { what: &'static str, name: String },
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    year: Vec<FileYear>,
    #[serde(default)]
    criterion: Vec<FileCriterion>,
    #[serde(default)]
    cell: Vec<FileCell>,
    #[serde(default)]
    demand: Vec<FileDemand>,
    #[serde(default)]
    project: Vec<FileProject>,
    #[serde(default)]
    floor: Vec<FileLimit>,
    #[serde(default)]
    cap: Vec<FileLimit>,
    #[serde(default)]
    excludes: Vec<FileExcludes>,
    #[serde(default)]
    needs: Vec<FileNeeds>,
    #[serde(default)]
    at_most: Vec<FileAtMost>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileYear {
    name: String,
    appropriation: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileCriterion {
    name: String,
    weight: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileCell {
    sub_goal: String,
    region: Option<String>,
    branch: Option<String>,
    steps: Vec<FileStep>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileStep {
    units: i64,
    worth: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileDemand {
    name: String,
    units: i64,
    worth: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileProject {
    id: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    applicant: String,
    asked: BTreeMap<String, f64>,
    #[serde(default = "all")]
    lowest: Percent,
    #[serde(default)]
    scores: BTreeMap<String, Vec<f64>>,
    #[serde(default)]
    adds: Vec<FileAdds>,
    #[serde(default)]
    closes: Vec<FileCloses>,
    #[serde(default)]
    sub_goals: BTreeMap<String, Percent>,
    #[serde(default)]
    regions: BTreeMap<String, Percent>,
    #[serde(default)]
    groups: Vec<String>,
    fixed: Option<FileFixed>,
}

fn all() -> Percent {
    100
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum FileFixed {
    In,
    Out,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileAdds {
    sub_goal: String,
    region: Option<String>,
    branch: Option<String>,
    units: i64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileCloses {
    demand: String,
    units: i64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileLimit {
    sub_goal: Option<String>,
    region: Option<String>,
    applicant: Option<String>,
    group: Option<String>,
    #[serde(default)]
    everything: bool,
    amount: f64,
    year: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileExcludes {
    one: String,
    other: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileNeeds {
    project: String,
    needs: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileAtMost {
    name: String,
    of: Vec<String>,
    most: usize,
}

/// Reads a call from TOML. Whether it can be computed with, [`super::valid::faults`] says.
///
/// # Errors
/// The first thing that cannot be understood, and where.
pub fn read(text: &str) -> Result<Call, FileError> {
    let file: File =
        toml::from_str(text).map_err(|error| FileError::Form(error.to_string().trim_end().to_owned()))?;
    let names = Names::of(&file)?;
    let mut call = Call { money_decimals: 2, ..Call::default() };
    for year in &file.year {
        let appropriation = money(&format!("Year {}", year.name), year.appropriation)?;
        call.years.push(Year { name: year.name.clone(), appropriation });
    }
    for criterion in &file.criterion {
        let weight = millionths(&format!("Criterion {}", criterion.name), criterion.weight)?;
        call.criteria.push(Criterion { name: criterion.name.clone(), weight });
    }
    for cell in &file.cell {
        let at = format!("Cell {}", cell.sub_goal);
        let step = |step: &FileStep| Ok(Step { units: step.units, worth: millionths(&at, step.worth)? });
        let steps = cell.steps.iter().map(step).collect::<Result<_, FileError>>()?;
        let (sub_goal, region, branch) = (cell.sub_goal.clone(), cell.region.clone(), cell.branch.clone());
        call.cells.push(Cell { sub_goal, region, branch, steps });
    }
    for demand in &file.demand {
        let worth = millionths(&format!("Demand {}", demand.name), demand.worth)?;
        call.demands.push(Demand { name: demand.name.clone(), units: demand.units, worth });
    }
    call.projects = file.project.iter().map(|project| names.project(project)).collect::<Result<_, _>>()?;
    let floors = file.floor.iter().map(|floor| names.limit("A floor", floor, Bound::AtLeast));
    let caps = file.cap.iter().map(|cap| names.limit("A cap", cap, Bound::AtMost));
    call.limits = floors.chain(caps).collect::<Result<_, _>>()?;
    call.rules = names.rules(&file)?;
    Ok(call)
}

/// The names of a file, in their order.
struct Names {
    years: Vec<String>,
    criteria: Vec<String>,
    cells: Vec<String>,
    demands: Vec<String>,
    projects: Vec<String>,
}

fn cell_name(sub_goal: &str, region: Option<&str>, branch: Option<&str>) -> String {
    [sub_goal, region.unwrap_or("*"), branch.unwrap_or("*")].join(" / ")
}

impl Names {
    fn of(file: &File) -> Result<Names, FileError> {
        let names = Names {
            years: file.year.iter().map(|year| year.name.clone()).collect(),
            criteria: file.criterion.iter().map(|criterion| criterion.name.clone()).collect(),
            cells: file
                .cell
                .iter()
                .map(|cell| cell_name(&cell.sub_goal, cell.region.as_deref(), cell.branch.as_deref()))
                .collect(),
            demands: file.demand.iter().map(|demand| demand.name.clone()).collect(),
            projects: file.project.iter().map(|project| project.id.clone()).collect(),
        };
        for (what, list) in [
            ("Year", &names.years),
            ("Criterion", &names.criteria),
            ("Cell", &names.cells),
            ("Demand", &names.demands),
            ("Project", &names.projects),
        ] {
            let mut seen = std::collections::BTreeSet::new();
            if let Some(name) = list.iter().find(|name| !seen.insert(*name)) {
                return Err(FileError::Twice { what, name: name.clone() });
            }
        }
        Ok(names)
    }

    fn project(&self, project: &FileProject) -> Result<Project, FileError> {
        let at = format!("Project '{}'", project.id);
        let mut asked = vec![0; self.years.len()];
        for (year, amount) in &project.asked {
            asked[place(&at, "year", &self.years, year)?] = money(&at, *amount)?;
        }
        let mut scores = vec![Vec::new(); self.criteria.len()];
        for (criterion, given) in &project.scores {
            let of = place(&at, "criterion", &self.criteria, criterion)?;
            scores[of] = given.iter().map(|score| millionths(&at, *score)).collect::<Result<_, _>>()?;
        }
        if let Some(missing) = scores.iter().position(Vec::is_empty) {
            let (project, criterion) = (project.id.clone(), self.criteria[missing].clone());
            return Err(FileError::NotScored { project, criterion });
        }
        let adds = project.adds.iter().map(|adds| {
            let name = cell_name(&adds.sub_goal, adds.region.as_deref(), adds.branch.as_deref());
            Ok((place(&at, "cell", &self.cells, &name)?, adds.units))
        });
        let closes = project
            .closes
            .iter()
            .map(|closes| Ok((place(&at, "demand", &self.demands, &closes.demand)?, closes.units)));
        Ok(Project {
            id: project.id.clone(),
            title: project.title.clone(),
            applicant: project.applicant.clone(),
            asked,
            lowest: project.lowest,
            scores,
            adds: adds.collect::<Result<_, FileError>>()?,
            closes: closes.collect::<Result<_, FileError>>()?,
            sub_goals: project.sub_goals.clone().into_iter().collect(),
            regions: project.regions.clone().into_iter().collect(),
            groups: project.groups.clone(),
            fixed: project.fixed.map(|fixed| match fixed {
                FileFixed::In => Fixed::In,
                FileFixed::Out => Fixed::Out,
            }),
        })
    }

    fn limit(&self, at: &str, limit: &FileLimit, bound: fn(i64) -> Bound) -> Result<Limit, FileError> {
        let given = [
            limit.sub_goal.clone().map(Scope::SubGoal),
            limit.region.clone().map(Scope::Region),
            limit.applicant.clone().map(Scope::Applicant),
            limit.group.clone().map(Scope::Group),
            limit.everything.then_some(Scope::Everything),
        ];
        let mut given = given.into_iter().flatten();
        let (Some(scope), None) = (given.next(), given.next()) else {
            return Err(FileError::NoScope { at: at.to_owned() });
        };
        let year = limit.year.as_ref().map(|year| place(at, "year", &self.years, year)).transpose()?;
        Ok(Limit { scope, bound: bound(money(at, limit.amount)?), year })
    }

    fn rules(&self, file: &File) -> Result<Vec<Rule>, FileError> {
        let project = |at: &str, name: &String| place(at, "project", &self.projects, name);
        let mut rules = Vec::new();
        for rule in &file.excludes {
            let at = "An exclusion";
            rules.push(Rule::Excludes { one: project(at, &rule.one)?, other: project(at, &rule.other)? });
        }
        for rule in &file.needs {
            let at = "A dependency";
            rules
                .push(Rule::Needs { project: project(at, &rule.project)?, needs: project(at, &rule.needs)? });
        }
        for rule in &file.at_most {
            let at = format!("Group '{}'", rule.name);
            let of = rule.of.iter().map(|name| project(&at, name)).collect::<Result<_, _>>()?;
            rules.push(Rule::AtMost { name: rule.name.clone(), of, most: rule.most });
        }
        Ok(rules)
    }
}

fn place(at: &str, what: &'static str, names: &[String], name: &str) -> Result<usize, FileError> {
    names.iter().position(|known| known == name).ok_or_else(|| FileError::NotThere {
        at: at.to_owned(),
        what,
        name: name.to_owned(),
        known: names.iter().take(12).cloned().collect::<Vec<_>>().join(", "),
    })
}

fn money(at: &str, amount: f64) -> Result<i64, FileError> {
    scaled(amount, 100.0).ok_or_else(|| FileError::NoAmount { at: at.to_owned(), amount: amount.to_string() })
}

fn millionths(at: &str, number: f64) -> Result<i64, FileError> {
    scaled(number, 1e6).ok_or_else(|| FileError::TooFine { at: at.to_owned(), number: number.to_string() })
}

/// A decimal as a whole number of a smaller unit; none when it is finer or too large.
#[expect(clippy::cast_possible_truncation, reason = "below 2 to the power of 53")]
fn scaled(number: f64, by: f64) -> Option<i64> {
    let scaled = number * by;
    let whole = scaled.round();
    ((scaled - whole).abs() <= 1e-9 * scaled.abs().max(1.0) && whole.abs() < 9e15).then_some(whole as i64)
}
