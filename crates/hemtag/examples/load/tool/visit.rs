//! What a visitor does: which page of which maker, which words, which need. Chosen by the visit's own seed.

use std::{sync::Arc, time::Duration};

use jiff::civil::Date;
use rand::{Rng, SeedableRng, seq::IndexedRandom};
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep_until};
use url::form_urlencoded::Serializer;
use vocabulary::{IsoWeek, Vocabulary};

use super::{
    ask::{Asked, Asking},
    mix::{Kind, Planned, Visit},
    targets::Person,
};

/// From when the first request of a visit was due until the second is: people read before they type.
const THINKING: Duration = Duration::from_secs(2);
/// Of a hundred visitors who browse, so many are signed in, and so many read English.
const SIGNED_IN: u32 = 30;
const ENGLISH: u32 = 20;

const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";
const MULTIPART: &str = "multipart/form-data; boundary=x";

/// Words of makers' names, as they are searched for.
const NAMES: [&str; 8] = ["lind", "kvarn", "precision", "plåt", "verktyg", "norr", "svets", "mekaniska"];
const QUESTIONS: [&str; 8] = [
    "vem kan fräsa aluminium",
    "formsprutning små serier",
    "rostfritt plåtarbete",
    "3d-utskrift metall",
    "iso 9001 svarvning",
    "vad kostar ett verktyg",
    "stöd för prototyp",
    "laser cutting stainless",
];

/// Makes a visit, each of its requests when it is due.
pub(super) async fn make(asking: Arc<Asking>, planned: Planned) {
    let mut random = ChaCha8Rng::seed_from_u64(planned.seed);
    let due = asking.start + planned.at;
    let visitor = Visitor::new(&asking, &mut random);
    match planned.visit {
        Visit::One(kind) => {
            let asked = visitor.one(kind, &mut random, planned.turn);
            asking.ask(asked, &visitor.from, due).await;
        }
        Visit::Draft => visitor.draft(due).await,
        Visit::Capacity => visitor.capacity(planned.turn, due).await,
        Visit::CapacityByKey => visitor.capacity_by_key(planned.turn, due).await,
    }
}

struct Visitor<'a> {
    asking: &'a Asking,
    /// An address of those set apart for measuring (RFC 2544), as the proxy would name it.
    from: String,
    language: &'static str,
    person: &'a Person,
    is_signed_in: bool,
}

impl<'a> Visitor<'a> {
    fn new(asking: &'a Asking, random: &mut ChaCha8Rng) -> Visitor<'a> {
        let people = &asking.targets.people;
        let person = loop {
            let one = people.choose(random).expect("there are accounts");
            // The file was read with at least one need.
            if !one.needs.is_empty() {
                break one;
            }
        };
        Visitor {
            asking,
            from: format!("198.18.{}.{}", random.random::<u8>(), random.random::<u8>()),
            language: if random.random_range(0..100) < ENGLISH { "/en" } else { "" },
            person,
            is_signed_in: random.random_range(0..100) < SIGNED_IN,
        }
    }

    fn path(&self, path: &str) -> String {
        match (self.language, path) {
            ("/en", "/") => "/en".to_owned(),
            (language, path) => format!("{language}{path}"),
        }
    }

    /// A page, with the session of whoever is signed in.
    fn page(&self, kind: Kind, path: &str) -> Asked {
        let asked = Asked::get(kind, self.path(path));
        if self.is_signed_in { asked.signed_in(&self.person.session) } else { asked }
    }

    /// The request of a visit of one. `turn` says which of its kind it is.
    fn one(&self, kind: Kind, random: &mut ChaCha8Rng, turn: usize) -> Asked {
        let targets = &self.asking.targets;
        let need = self.asking.needs.choose(random).expect("there are needs to ask for");
        match kind {
            Kind::Process => self.page(kind, &format!("/processes/{}", process(random))),
            Kind::Material => self.page(kind, &format!("/materials/{}", material(random))),
            Kind::Makers => self.page(kind, &makers(random)),
            Kind::Maker => {
                let maker = targets.makers.choose(random).expect("there are makers");
                self.page(kind, &format!("/makers/{maker}"))
            }
            Kind::Gaps if random.random_bool(0.5) => {
                self.page(kind, &query("/gaps", &[("process", &process(random))]))
            }
            Kind::Gaps => self.page(kind, "/gaps"),
            Kind::Processes => self.page(kind, "/processes"),
            Kind::Map => self.page(kind, "/initiatives"),
            Kind::Coverage => self.page(kind, "/initiatives/coverage"),
            Kind::Needs => {
                let page = random.random_range(1..=20_u32).to_string();
                self.page(kind, &query("/needs", &[("page", &page)]))
            }
            Kind::Need => {
                let shown = targets.shown.choose(random).expect("there are needs that are shown");
                self.page(kind, &format!("/needs/shown/{shown}"))
            }
            Kind::Answer => {
                let key = self.person.needs.choose(random).expect("the visitor has needs");
                Asked::get(kind, self.path(&format!("/needs/{key}"))).signed_in(&self.person.session)
            }
            Kind::Match => Asked::post(kind, self.path("/api/match"), JSON, need.clone().into_bytes()),
            Kind::Search => self.page(kind, &query("/search", &[("q", &words(random))])),
            Kind::NeedStated => {
                let body = format!(
                    "--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n{need}\r\n--x--\r\n"
                );
                Asked::post(kind, self.path("/needs/new/file"), MULTIPART, body.into_bytes())
                    .signed_in(&self.person.session)
            }
            Kind::NeedByKey => {
                let key = &targets.keys[turn % targets.keys.len()];
                Asked::post(kind, "/api/own/needs".to_owned(), JSON, need.clone().into_bytes()).keyed(key)
            }
            // What begins the visits of two requests, and the start.
            _ => self.page(Kind::Start, "/"),
        }
    }

    async fn draft(&self, due: Instant) {
        let first = [("title", "Påhittad detalj (exempel)"), ("function", "Mätning"), ("stage", "prototype")];
        let begun = Asked::post(Kind::DraftBegun, self.path("/needs/new"), FORM, form(&first));
        let begun = begun.signed_in(&self.person.session);
        let Some(next) = self.asking.ask(begun, &self.from, due).await.and_then(|a| a.location) else {
            return;
        };
        let due = due + THINKING;
        sleep_until(due).await;
        let second = [("first-series", "200"), ("per-year", "1000")];
        let answer = Asked::post(Kind::DraftAnswer, next, FORM, form(&second));
        self.asking.ask(answer.signed_in(&self.person.session), &self.from, due).await;
    }

    /// Speakers come in turn, so that no two change the hours of one maker at once.
    async fn capacity(&self, turn: usize, due: Instant) {
        let speakers = &self.asking.targets.speakers;
        let speaker = &speakers[turn % speakers.len()];
        let path = self.path(&format!("/makers/{}/capacity", speaker.maker));
        let shown = Asked::get(Kind::CapacityForm, path.clone()).signed_in(&speaker.session);
        let Some(shown) = self.asking.ask(shown, &self.from, due).await else { return };
        let due = due + THINKING;
        sleep_until(due).await;
        let fields = changed(&fields(&String::from_utf8_lossy(&shown.body)), turn);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let saved = Asked::post(Kind::CapacitySaved, path, FORM, form(&fields)).signed_in(&speaker.session);
        self.asking.ask(saved, &self.from, due).await;
    }

    async fn capacity_by_key(&self, turn: usize, due: Instant) {
        let keys = &self.asking.targets.keys;
        let key = &keys[turn % keys.len()];
        let path = "/api/own/capacity".to_owned();
        let read = Asked::get(Kind::CapacityRead, path.clone()).keyed(key);
        let Some(read) = self.asking.ask(read, &self.from, due).await else { return };
        let due = due + THINKING;
        sleep_until(due).await;
        let stated =
            stated_anew(&serde_json::from_slice(&read.body).unwrap_or_default(), turn, self.asking.today);
        let stated = Asked::put(Kind::CapacityByKey, path, JSON, stated.to_string().into_bytes());
        self.asking.ask(stated.keyed(key), &self.from, due).await;
    }
}

fn process(random: &mut ChaCha8Rng) -> String {
    let leaves: Vec<_> = Vocabulary::embedded().processes().leaves().collect();
    leaves.choose(random).expect("there are processes").code.clone()
}

fn material(random: &mut ChaCha8Rng) -> String {
    let leaves: Vec<_> = Vocabulary::embedded().materials().leaves().collect();
    leaves.choose(random).expect("there are materials").code.clone()
}

/// The list of makers, narrowed in one of the ways that its page has.
fn makers(random: &mut ChaCha8Rng) -> String {
    let places = Vocabulary::embedded().places();
    let kommun = places.kommuner().choose(random).expect("there are kommuner");
    let process = process(random);
    let page = random.random_range(1..=50_u32).to_string();
    let name = *NAMES.choose(random).expect("there are names");
    match random.random_range(0..6) {
        0 => "/makers".to_owned(),
        1 => query("/makers", &[("page", &page)]),
        2 => query("/makers", &[("process", &process)]),
        3 => query("/makers", &[("process", &process), ("county", &kommun.county)]),
        4 => query("/makers", &[("kommun", &kommun.code)]),
        _ => query("/makers", &[("q", name)]),
    }
}

/// What is searched for: a process, often with a material or a place, a name, or a question.
fn words(random: &mut ChaCha8Rng) -> String {
    let vocabulary = Vocabulary::embedded();
    let processes: Vec<_> = vocabulary.processes().leaves().collect();
    let materials: Vec<_> = vocabulary.materials().leaves().collect();
    let process = &processes.choose(random).expect("there are processes").name_sv;
    let material = &materials.choose(random).expect("there are materials").name_sv;
    let place = &vocabulary.places().kommuner().choose(random).expect("there are kommuner").name;
    let one_of = |random: &mut ChaCha8Rng, texts: &[&str]| {
        (*texts.choose(random).expect("there are texts")).to_owned()
    };
    match random.random_range(0..6) {
        0 => process.clone(),
        1 => format!("{process} {material}"),
        2 => format!("{process} {place}"),
        3 => material.clone(),
        4 => one_of(random, &NAMES),
        _ => one_of(random, &QUESTIONS),
    }
}

fn query(path: &str, pairs: &[(&str, &str)]) -> String {
    format!("{path}?{}", Serializer::new(String::new()).extend_pairs(pairs).finish())
}

fn form(pairs: &[(&str, &str)]) -> Vec<u8> {
    Serializer::new(String::new()).extend_pairs(pairs).finish().into_bytes()
}

/// The fields of the form of free hours, with their values: its version and its hours, each once.
fn fields(page: &str) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for input in page.split("<input ").skip(1) {
        let input = input.split('>').next().unwrap_or_default();
        let attribute = |name: &str| {
            let (_, after) = input.split_once(&format!("{name}=\""))?;
            after.split('"').next().map(str::to_owned)
        };
        let (Some(name), value) = (attribute(" name"), attribute(" value").unwrap_or_default()) else {
            continue;
        };
        let is_ours = name == "version" || name.starts_with("hours-");
        if is_ours && fields.iter().all(|(known, _)| *known != name) {
            fields.push((name, value));
        }
    }
    fields
}

/// The same with other hours for the first machine group.
fn changed(fields: &[(String, String)], turn: usize) -> Vec<(String, String)> {
    // hours-12-2026-W48: the group's number stands between the first two dashes.
    let group = fields.iter().find_map(|(name, _)| name.strip_prefix("hours-")?.split('-').next());
    let first = group.map(|group| format!("hours-{group}-"));
    let is_first = |name: &str| first.as_deref().is_some_and(|first| name.starts_with(first));
    fields
        .iter()
        .zip(0_usize..)
        .map(|(pair, at)| match pair {
            (name, _) if is_first(name) => (name.clone(), hours(turn, at).to_string()),
            (name, value) => (name.clone(), value.clone()),
        })
        .collect()
}

/// Free hours of a week, others in every turn.
fn hours(turn: usize, week: usize) -> usize {
    (turn * 7 + week * 3) % 61
}

/// What the first machine group is stated to have free, from what was read.
fn stated_anew(read: &Value, turn: usize, today: Date) -> Value {
    let group = &read["groups"][0];
    let mondays: Vec<String> = group["weeks"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|week| week["monday"].as_str().map(str::to_owned))
        .collect();
    let mondays = if mondays.is_empty() { vec![IsoWeek::of(today).monday().to_string()] } else { mondays };
    let weeks: Vec<Value> = mondays
        .iter()
        .enumerate()
        .map(|(week, monday)| json!({ "monday": monday, "hours": hours(turn, week) }))
        .collect();
    json!({ "seen": read["seen"], "groups": [{ "group": group["group"], "weeks": weeks }] })
}
