//! Bytes to a file, or to the first line that is wrong.

use std::collections::{BTreeMap, HashMap};

use super::{Note, PbError, PbFile, PbProject, VoteType};
use crate::portfolio::call::POINT;

/// One row of a section, with the line it stands on.
type Row = (u64, Vec<String>);

/// A section: the names of its columns, and its rows.
struct Section {
    line: u64,
    columns: Vec<String>,
    rows: Vec<Row>,
}

/// Reads a `.pb` file: UTF-8, with or without byte order mark, lines ended in either way, fields apart by semicolons and
/// quoted where they hold one, sections in any order.
///
/// # Errors
/// The first line that cannot be understood, and what is expected there.
pub fn read(bytes: &[u8]) -> Result<PbFile, PbError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count();
        wrong(before as u64 + 1, "This line is not UTF-8. Save the file as UTF-8.")
    })?;
    let mut sections = sections(text)?;
    let mut take = |name: &str| {
        sections.remove(name).ok_or_else(|| PbError {
            line: None,
            says: format!("The section {name} is missing. A .pb file has META, PROJECTS and VOTES, each on a line of its own."),
        })
    };
    let (meta, projects, votes) = (take("META")?, take("PROJECTS")?, take("VOTES")?);
    let meta = Meta::read(&meta)?;
    let costs = costs(&projects, &meta)?;
    let places: HashMap<&str, usize> =
        costs.projects.iter().enumerate().map(|(place, project)| (project.id.as_str(), place)).collect();
    let ballots = ballots(&votes, meta.vote_type, &places)?;
    let mut file = PbFile {
        vote_type: meta.vote_type,
        money_decimals: costs.decimals,
        budget: costs.budget,
        ballots,
        notes: Vec::new(),
        projects: costs.projects,
    };
    file.notes = notes(&file, &meta, &projects);
    Ok(file)
}

fn wrong(line: u64, says: impl Into<String>) -> PbError {
    PbError { line: Some(line), says: says.into() }
}

/// Splits the text at the lines that name a section.
fn sections(text: &str) -> Result<BTreeMap<String, Section>, PbError> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut sections: BTreeMap<String, Section> = BTreeMap::new();
    let mut current: Option<String> = None;
    for record in reader.records() {
        let record = record.map_err(|error| PbError {
            line: error.position().map(csv::Position::line),
            says: "This line cannot be read. Is a quotation mark left open?".to_owned(),
        })?;
        let line = record.position().map_or(0, csv::Position::line);
        let fields: Vec<String> = record.iter().map(|field| field.trim().to_owned()).collect();
        if fields.iter().all(String::is_empty) {
            continue;
        }
        let alone = fields[1..].iter().all(String::is_empty);
        if alone && ["META", "PROJECTS", "VOTES"].contains(&fields[0].to_uppercase().as_str()) {
            let name = fields[0].to_uppercase();
            if sections.contains_key(&name) {
                return Err(wrong(line, format!("The section {name} stands twice.")));
            }
            sections.insert(name.clone(), Section { line, columns: Vec::new(), rows: Vec::new() });
            current = Some(name);
            continue;
        }
        let Some(section) = current.as_ref().and_then(|name| sections.get_mut(name)) else {
            return Err(wrong(
                line,
                format!("The file must begin with the line META, not with '{}'.", fields[0]),
            ));
        };
        if section.columns.is_empty() {
            section.columns = fields.iter().map(|name| name.to_lowercase()).collect();
        } else {
            section.rows.push((line, fields));
        }
    }
    Ok(sections)
}

impl Section {
    fn find(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|name| name == column)
    }

    fn column(&self, section: &str, column: &str) -> Result<usize, PbError> {
        self.find(column).ok_or_else(|| {
            wrong(
                self.line + 1,
                format!("{section} has no column {column}; it has: {}.", self.columns.join(", ")),
            )
        })
    }
}

struct Meta {
    vote_type: VoteType,
    budget: (u64, String),
    num_projects: Option<(u64, String)>,
    num_votes: Option<(u64, String)>,
}

impl Meta {
    fn read(section: &Section) -> Result<Meta, PbError> {
        let mut values: BTreeMap<String, (u64, String)> = BTreeMap::new();
        // Some files leave out the line of columns, `key;value`.
        let first = (section.line + 1, section.columns.clone());
        for (line, fields) in std::iter::once(&first).chain(&section.rows) {
            let value = fields.get(1).cloned().unwrap_or_default();
            values.insert(fields[0].to_lowercase(), (*line, value));
        }
        let needed = |key: &str| {
            values.get(key).filter(|(_, value)| !value.is_empty()).cloned().ok_or_else(|| PbError {
                line: None,
                says: format!("META says no {key}. Add a line {key};…"),
            })
        };
        let (line, kind) = needed("vote_type")?;
        let vote_type = match kind.to_lowercase().as_str() {
            "approval" => VoteType::Approval,
            "choose-1" | "choose_1" => VoteType::ChooseOne,
            "cumulative" => VoteType::Cumulative,
            "scoring" => VoteType::Scoring,
            "ordinal" => {
                return Err(wrong(
                    line,
                    "Ballots that only put projects in order (vote_type ordinal) have no points to add. Give points to places and \
                     call it scoring.",
                ));
            }
            other => {
                return Err(wrong(
                    line,
                    format!(
                        "'{other}' is no vote_type that is read: write approval, choose-1, cumulative or scoring."
                    ),
                ));
            }
        };
        Ok(Meta {
            vote_type,
            budget: needed("budget")?,
            num_projects: values.get("num_projects").cloned(),
            num_votes: values.get("num_votes").cloned(),
        })
    }
}

struct Costs {
    decimals: u8,
    budget: i64,
    projects: Vec<PbProject>,
}

fn costs(section: &Section, meta: &Meta) -> Result<Costs, PbError> {
    let id = section.column("PROJECTS", "project_id")?;
    let cost = section.column("PROJECTS", "cost")?;
    let name = section.find("name");
    let mut read = Vec::new();
    let mut seen: HashMap<&str, u64> = HashMap::new();
    for (line, fields) in &section.rows {
        let field = |column: usize| fields.get(column).map(String::as_str).unwrap_or_default();
        if field(id).is_empty() {
            return Err(wrong(*line, "A project needs a project_id."));
        }
        if let Some(first) = seen.insert(field(id), *line) {
            return Err(wrong(*line, format!("Project '{}' stands on line {first} already.", field(id))));
        }
        let amount = Decimal::read(field(cost)).ok_or_else(|| not_money(*line, "cost", field(cost)))?;
        read.push((field(id), name.map(field).filter(|name| !name.is_empty()), *line, amount));
    }
    if read.is_empty() {
        return Err(wrong(section.line, "There are no projects under PROJECTS."));
    }
    let (line, text) = &meta.budget;
    let budget = Decimal::read(text).ok_or_else(|| not_money(*line, "budget", text))?;
    let decimals = read.iter().map(|(.., amount)| amount.decimals).max().unwrap_or(0).max(budget.decimals);
    let whole = |line: u64, amount: &Decimal| {
        amount.at(decimals).ok_or_else(|| wrong(line, "The amount is too large to count with."))
    };
    let budget = whole(*line, &budget)?;
    let projects = read.into_iter().map(|(id, name, line, amount)| {
        Ok(PbProject { id: id.to_owned(), name: name.map(str::to_owned), cost: whole(line, &amount)? })
    });
    Ok(Costs { decimals, budget, projects: projects.collect::<Result<_, PbError>>()? })
}

fn not_money(line: u64, what: &str, text: &str) -> PbError {
    wrong(
        line,
        format!(
            "The {what} '{text}' is no amount: write digits, with at most 6 decimals, such as 363734.88."
        ),
    )
}

fn ballots(
    section: &Section,
    kind: VoteType,
    places: &HashMap<&str, usize>,
) -> Result<Vec<Vec<(usize, i64)>>, PbError> {
    // A file without a single vote may lack the columns too.
    if section.columns.is_empty() {
        return Ok(Vec::new());
    }
    let vote = section.column("VOTES", "vote")?;
    let points = if kind.has_points() { Some(section.column("VOTES", "points")?) } else { None };
    // While all points of the file can be added up, so can those of a ballot and those of a project.
    let mut total = 0_i64;
    let of_row = |(line, fields): &Row| {
        let ballot = ballot(*line, fields, vote, points, places)?;
        for (_, points) in &ballot {
            total = total.checked_add(*points).ok_or_else(|| too_many(*line))?;
        }
        Ok(ballot)
    };
    section.rows.iter().map(of_row).collect()
}

fn too_many(line: u64) -> PbError {
    wrong(line, "The points up to here add up to more than can be counted with.")
}

fn ballot(
    line: u64,
    fields: &[String],
    vote: usize,
    points: Option<usize>,
    places: &HashMap<&str, usize>,
) -> Result<Vec<(usize, i64)>, PbError> {
    let list = |column: usize| -> Vec<&str> {
        let text = fields.get(column).map(String::as_str).unwrap_or_default();
        text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect()
    };
    let named = list(vote);
    let given = points.map(list);
    if let Some(given) = given.as_ref().filter(|given| given.len() != named.len()) {
        let says = format!(
            "The ballot names {} projects but gives {} points; give one for each.",
            named.len(),
            given.len()
        );
        return Err(wrong(line, says));
    }
    let mut ballot: Vec<(usize, i64)> = Vec::with_capacity(named.len());
    for (nth, id) in named.iter().enumerate() {
        let Some(place) = places.get(id).copied() else {
            return Err(wrong(
                line,
                format!("The ballot names project '{id}', which is not under PROJECTS."),
            ));
        };
        let points = match &given {
            None => POINT,
            Some(given) => Decimal::read(given[nth]).and_then(|points| points.at(6)).ok_or_else(|| {
                wrong(line, format!("'{}' is no number of points: write digits, 0 or more.", given[nth]))
            })?,
        };
        // Points given in several goes add up, as the files' own scores count them.
        match ballot.iter_mut().find(|(named, _)| *named == place) {
            Some((_, before)) if given.is_some() => {
                *before = before.checked_add(points).ok_or_else(|| too_many(line))?;
            }
            Some(_) => return Err(wrong(line, format!("The ballot names project '{id}' twice."))),
            None => ballot.push((place, points)),
        }
    }
    Ok(ballot)
}

/// What the file says of itself and does not hold.
fn notes(file: &PbFile, meta: &Meta, projects: &Section) -> Vec<Note> {
    let mut notes = Vec::new();
    for (said, what, holds) in [
        (&meta.num_projects, "num_projects", file.projects.len()),
        (&meta.num_votes, "num_votes", file.ballots.len()),
    ] {
        if let Some((line, said)) = said
            && said.parse() != Ok(holds)
        {
            notes.push(Note {
                line: Some(*line),
                says: format!("{what} is said to be {said}; the file holds {holds}."),
            });
        }
    }
    let column = if file.vote_type.has_points() { "score" } else { "votes" };
    if let Some(column_at) = projects.find(column) {
        for ((line, fields), (project, counted)) in
            projects.rows.iter().zip(file.projects.iter().zip(file.support()))
        {
            let said = fields.get(column_at).map(String::as_str).unwrap_or_default();
            if Decimal::read(said).is_some_and(|said| said.at(6).is_some_and(|said| said != counted)) {
                let says = format!(
                    "Project '{}' is said to have {column} {said}; its ballots give {}.",
                    project.id,
                    counted / POINT
                );
                notes.push(Note { line: Some(*line), says });
            }
        }
    }
    notes
}

/// A number of at least 0, exact.
struct Decimal {
    digits: i128,
    decimals: u8,
}

impl Decimal {
    fn read(text: &str) -> Option<Decimal> {
        let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
        let part = part.trim_end_matches('0');
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || whole.len() > 18 || part.len() > 6 || !digits(whole) || !digits(part) {
            return None;
        }
        Some(Decimal {
            digits: format!("{whole}{part}").parse().ok()?,
            decimals: u8::try_from(part.len()).ok()?,
        })
    }

    /// As a whole number of so many decimals, at least as many as it has.
    fn at(&self, decimals: u8) -> Option<i64> {
        i64::try_from(self.digits * 10_i128.pow(u32::from(decimals - self.decimals.min(decimals)))).ok()
    }
}
