//! The open data as programs meet them: every file of the demo held against what is said of it, the catalogue in its three forms,
//! the columns beside each CSV, the description of the API held against what is answered, and the feed.

use std::collections::{BTreeMap, BTreeSet};

use crate::testkit::{Databases, TestApp};
use axum::{body::Body, http::Request};
use hemtag::{
    access::Caller,
    config::{Config, PublisherType},
    needs::NewNeed,
    open_data::{
        self, catalogue,
        catalogue::Form,
        model::{CC0, FORMATS, Kind},
        openapi,
    },
    routes,
};
use jsonschema::Validator;
use oxrdf::{Graph, NamedNodeRef, TermRef, vocab::rdf};
use oxrdfio::{JsonLdProfileSet, RdfFormat, RdfParser};
use serde_json::{Value, json};

/// Public tables that are not described because they are another's.
const SAME_AS: [(&str, &str); 1] = [("/initiatives/report", "the rows of /initiatives")];

/// The demo: something of everything.
async fn demo() -> TestApp {
    let test = TestApp::start(Databases::Sqlite).await;
    hemtag::cli::fill_demo(&test.app).await.expect("the demo is filled");
    test
}

/// What is described is what is served: columns in their order, values of their kind, the same rows in each form, and JSON as the
/// description of the API has it. And nothing is served as a table to everybody that is not described.
#[tokio::test]
async fn every_file_is_as_it_is_described() {
    let test = demo().await;
    let described = openapi::whole(&test.app.config.address());
    let mut wrong = Vec::new();
    for dataset in open_data::all() {
        let csv = test.get(&dataset.file("csv")).await;
        assert_eq!(csv.status, 200, "{}", dataset.code);
        let link = csv.headers.get("link").and_then(|link| link.to_str().ok()).unwrap_or_default();
        assert!(link.contains(&format!("/open-data/{}/csvw>", dataset.code)), "{}: {link}", dataset.code);
        let text = csv.text();
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let named: Vec<&str> = dataset.columns.iter().map(|column| column.name.as_str()).collect();
        let served: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        assert_eq!(served, named, "{}", dataset.code);
        let mut rows = 0;
        for (number, row) in reader.records().enumerate() {
            rows += 1;
            for (cell, column) in row.unwrap().iter().zip(&dataset.columns) {
                if let Some(why) = column.wrong(cell) {
                    wrong.push(format!("{} row {}: {why}", dataset.code, number + 1));
                }
            }
        }
        for filter in &dataset.filters {
            let Some(example) = &filter.example else { continue };
            let join = if dataset.files.contains('?') { '&' } else { '?' };
            let query = serde_html_form::to_string([(&filter.name, example)]).unwrap();
            let narrowed = test.get(&format!("{}{join}{query}", dataset.file("csv"))).await;
            assert_eq!(narrowed.status, 200, "{} {query}", dataset.code);
            if narrowed.body == csv.body {
                wrong.push(format!("{}: {query} narrows nothing", dataset.code));
            }
        }
        let json = test.get(&dataset.file("json")).await;
        let validator = answered(&described, dataset.path(), "get", "application/json");
        if let Some(why) = first_wrong(&validator, &json.json()) {
            wrong.push(format!("{} as JSON: {why}", dataset.code));
        }
        if dataset.json == "rows" {
            assert_eq!(json.json()["rows"].as_array().map(Vec::len), Some(rows), "{}", dataset.code);
        }
        let book = test.get(&dataset.file("xlsx")).await;
        assert_eq!(&book.body[..2], b"PK", "{}", dataset.code);
        for (_, _, name, address) in dataset.others() {
            if let Some(why) = first_wrong(&validator, &test.get(&address).await.json()) {
                wrong.push(format!("{} as {name}: {why}", dataset.code));
            }
        }
        assert_eq!(test.get(&dataset.page).await.status, 200, "{}", dataset.page);
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.into_iter().take(60).collect::<Vec<_>>().join("\n"));

    // Whoever asks any other public list for a table gets a page, or its table is described.
    let known: BTreeSet<&str> = open_data::all().iter().map(open_data::Dataset::path).collect();
    for (method, path, _) in routes::TABLE {
        let is_same = SAME_AS.iter().any(|(same, _)| same == path);
        if *method != "GET" || path.contains('{') || known.contains(path) || is_same || *path == "/open-data"
        {
            continue;
        }
        let page = test.get(&format!("{path}?format=csv")).await;
        let kind = page.headers.get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if kind.starts_with("text/csv") {
            wrong.push(format!("{path} is served to everybody as a table and not described"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn first_wrong(validator: &Validator, value: &Value) -> Option<String> {
    validator.iter_errors(value).next().map(|error| format!("{} at {}", error, error.instance_path()))
}

/// What answers of an address are held against.
fn answered(described: &Value, path: &str, method: &str, media: &str) -> Validator {
    let answers = &described["paths"][path][method]["responses"];
    let schema = ["200", "201"]
        .iter()
        .map(|status| &answers[status]["content"][media]["schema"])
        .find(|schema| !schema.is_null())
        .unwrap_or_else(|| panic!("{method} {path} is not described"));
    validator(described, schema)
}

fn validator(described: &Value, schema: &Value) -> Validator {
    let mut whole = schema.clone();
    whole["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    whole["components"] = described["components"].clone();
    jsonschema::validator_for(&whole).unwrap_or_else(|why| panic!("{schema}: {why}"))
}

#[tokio::test]
async fn the_descriptions_are_whole_in_both_languages() {
    let mut codes = BTreeSet::new();
    for dataset in open_data::all() {
        assert!(codes.insert(&dataset.code), "{} stands twice", dataset.code);
        assert!(dataset.code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        let texts = [&dataset.title, &dataset.description];
        assert!(texts.iter().all(|text| !text.sv.is_empty() && !text.en.is_empty()), "{}", dataset.code);
        assert!(!dataset.keywords.sv.is_empty() && !dataset.keywords.en.is_empty(), "{}", dataset.code);
        assert!(dataset.licence.is_none() || dataset.licence_address().is_some(), "{}", dataset.code);
        for language in hemtag::words::Language::ALL {
            let key = format!("open-data-frequency-{}", dataset.frequency.to_lowercase());
            assert!(language.find(&key).is_some(), "{key}");
        }
        for column in &dataset.columns {
            assert!(!column.sv.is_empty() && !column.en.is_empty(), "{}.{}", dataset.code, column.name);
            assert!(column.kind == Kind::String || column.kind == Kind::Boolean || column.one_of.is_empty());
        }
    }
}

/// Every address that programs may ask for is described, and nothing that is not there.
#[tokio::test]
async fn the_api_is_described_whole() {
    let described = openapi::whole("https://hemtag.example.se");
    let paths = described["paths"].as_object().unwrap();
    let served = |method: &str, path: &str| {
        routes::TABLE.iter().any(|(m, p, _)| m.eq_ignore_ascii_case(method) && *p == path)
    };
    let mut told = Vec::new();
    for (path, item) in paths {
        for (method, operation) in item.as_object().unwrap() {
            // The files of the makers' register are one route with the form in its address.
            assert!(served(method, path), "{method} {path} is described and not served");
            let id = operation["operationId"].as_str().unwrap();
            let with_key = if operation["security"].is_array() { " (key)" } else { "" };
            told.push(format!("{} {path} {id}{with_key}", method.to_uppercase()));
        }
    }
    // What a refusal says in its head is described with it.
    for (path, item) in paths {
        for (method, operation) in item.as_object().unwrap() {
            for (status, header) in [("429", "Retry-After"), ("401", "WWW-Authenticate"), ("201", "Location")]
            {
                let answer = &operation["responses"][status];
                let is_told = !answer["headers"][header].is_null();
                assert!(answer.is_null() || is_told, "{method} {path} {status} says nothing of {header}");
            }
        }
    }
    for (method, path, _) in routes::TABLE.iter().filter(|(_, path, _)| path.starts_with("/api/")) {
        assert!(!paths[*path][method.to_lowercase().as_str()].is_null(), "{method} {path} is not described");
    }
    told.sort();
    insta::assert_snapshot!("the_addresses_for_programs", told.join("\n"));

    // Every schema is one, and every reference leads somewhere.
    let mut references = BTreeSet::new();
    collect(&described, &mut references);
    for reference in references {
        let pointer = reference.trim_start_matches('#');
        assert!(described.pointer(pointer).is_some(), "{reference} leads nowhere");
    }
    for (name, schema) in described["components"]["schemas"].as_object().unwrap() {
        drop(validator(&described, schema));
        assert!(schema["description"].is_string(), "{name} says not what it is");
    }
}

fn collect(value: &Value, references: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value.as_str().filter(|_| name == "$ref") {
                    Some(reference) => drop(references.insert(reference.to_owned())),
                    None => collect(value, references),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| collect(value, references)),
        _ => {}
    }
}

/// What the other addresses answer, good and bad, is as described.
#[tokio::test]
async fn answers_and_refusals_are_as_described() {
    let test = demo().await;
    let described = openapi::whole(&test.app.config.address());
    let problem = validator(&described, &json!({ "$ref": "#/components/schemas/Problem" }));
    let matched = answered(&described, "/api/match", "post", "application/json");
    let need = validator(&described, &json!({ "$ref": "#/components/schemas/Need" }));
    let exported = test.get("/needs?format=json").await.json();
    let mut answers = BTreeMap::new();
    let needs = exported["needs"].as_array().unwrap();
    for one in needs {
        let document = one.get("need").unwrap_or(one);
        let sent = test.post_body("/api/match", "application/json", document.to_string()).await;
        assert_eq!(sent.status, 200, "{}", sent.text());
        let answer = sent.json();
        assert_eq!(first_wrong(&matched, &answer), None, "{document}");
        *answers.entry(answer["parts"][0]["operations"][0]["reason"].to_string()).or_insert(0) += 1;
    }
    assert!(answers.len() >= 3, "the demo's needs are answered in different ways: {answers:?}");
    let bad = test.post_body("/api/match", "application/json", "{\"parts\": 7}").await;
    assert_eq!(bad.status, 422);
    assert_eq!(first_wrong(&problem, &bad.json()), None);
    assert!(
        first_wrong(&need, &json!({ "parts": 7 })).is_some(),
        "the schema refuses what the service refuses"
    );

    // A kept need's answer, by the key in its address.
    let kept = answered(&described, "/needs/{key}/answer", "get", "application/json");
    for one in needs.iter().filter(|one| one["need"]["title"].is_string()).take(5) {
        let (document, _) = hemtag::needs::read::read(&one["need"].to_string()).unwrap();
        let new = NewNeed { document, source_format: "json".into(), ..NewNeed::default() };
        let need = hemtag::needs::state_need(&test.app, &Caller::visitor(), new).await.unwrap();
        let answer = test.get(&format!("/needs/{}/answer?format=json", need.key)).await;
        assert_eq!((answer.status, first_wrong(&kept, &answer.json())), (200, None), "{}", one["number"]);
    }

    let searched = answered(&described, "/api/search", "get", "application/json");
    for query in ["svarvning", "gjutning+aluminium&page=2", "zzzz", "certifikat&kind=guide"] {
        let found = test.get(&format!("/api/search?q={query}")).await;
        assert_eq!(found.status, 200, "{query}");
        assert_eq!(first_wrong(&searched, &found.json()), None, "{query}");
    }
    let nothing = test.get("/api/search?q=").await;
    assert_eq!((nothing.status, first_wrong(&problem, &nothing.json())), (400, None));

    let call = answered(&described, "/funding/calls/{code}/json", "get", "application/json");
    let calls = test.get("/feed?kind=call").await.text();
    let codes: Vec<&str> =
        calls.split("/funding/calls/").skip(1).filter_map(|rest| rest.split(['<', '"']).next()).collect();
    assert!(!codes.is_empty(), "{calls}");
    for code in codes {
        let told = test.get(&format!("/funding/calls/{code}/json")).await;
        assert_eq!(first_wrong(&call, &told.json()), None, "{code}");
    }
    let message = answered(&described, "/makers/{id}/exchange/{format}", "get", "application/json");
    let register = test.get("/makers/export/json").await.json();
    let alone = answered(&described, "/makers/{id}", "get", "application/json");
    let mut messages = 0;
    for maker in register["makers"].as_array().unwrap().iter().take(40) {
        // One maker is told as it is in the register.
        let one = test.get(&format!("/makers/{}?format=json", maker["maker"])).await;
        assert_eq!((one.status, first_wrong(&alone, &one.json())), (200, None), "{}", maker["maker"]);
        assert_eq!(one.json()["makers"], json!([maker]));
        let okw = test.get(&format!("/makers/{}?format=okw", maker["maker"])).await;
        assert_eq!(first_wrong(&alone, &okw.json()), None, "{}", maker["maker"]);
        for site in maker["sites"].as_array().unwrap() {
            if site["offers"].as_array().unwrap().is_empty() {
                continue;
            }
            for format in ["aas", "cx-capability"] {
                let address = format!("/makers/{}/exchange/{format}?site={}", maker["maker"], site["site"]);
                assert_eq!(first_wrong(&message, &test.get(&address).await.json()), None, "{address}");
                messages += 1;
            }
        }
    }
    assert!(messages > 10, "{messages} messages");
    assert_eq!(test.get("/makers/999999?format=json").await.status, 404);
    let qualification = validator(&described, &json!({ "$ref": "#/components/schemas/Qualification" }));
    let all = test.get("/skills/qualifications?format=json").await.json();
    for row in all["rows"].as_array().unwrap() {
        let code = row["code"].as_str().unwrap();
        let told = test.get(&format!("/skills/qualifications/{code}/file")).await;
        assert_eq!(told.status, 200, "{code}");
        let tree: Value = toml::from_str(&told.text()).unwrap();
        assert_eq!(first_wrong(&qualification, &tree), None, "{code}");
    }
}

fn parsed(text: &[u8], form: Form) -> Graph {
    let format = match form {
        Form::Ttl => RdfFormat::Turtle,
        Form::Rdf => RdfFormat::RdfXml,
        Form::JsonLd => RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() },
    };
    let quads = RdfParser::from_format(format).for_slice(text);
    quads.map(|quad| quad.expect("the catalogue is read by others")).map(oxrdf::Triple::from).collect()
}

/// The catalogue says the same in its three forms, has what DCAT-AP-SE 3.0.1 asks of each thing, and each file it names is there.
#[tokio::test]
async fn the_catalogue_is_harvested() {
    let mut test = TestApp::start(Databases::Sqlite).await;
    let config = Config {
        public_url: Some("https://hemtag.example.se".into()),
        operator: Some("Myndigheten".into()),
        operator_type: Some(PublisherType::NationalAuthority),
        contact: Some("hemtag@example.se".into()),
        ..(*test.app.config).clone()
    };
    test.app.config = std::sync::Arc::new(config);
    let said = catalogue::graph(&test.app.config, test.app.holds_examples()).unwrap();
    for form in Form::ALL {
        let page = test.get(&format!("/open-data/catalogue/{}", form.code())).await;
        assert_eq!(page.headers["content-type"], form.media_type());
        let read = parsed(&page.body, form);
        assert_eq!(read.len(), said.len(), "{form:?}");
        assert!(said.iter().all(|triple| read.contains(triple)), "{form:?}");
    }
    assert_eq!(test.get("/open-data/catalogue/pdf").await.status, 404);

    const DCAT: &str = "http://www.w3.org/ns/dcat#";
    const TERMS: &str = "http://purl.org/dc/terms/";
    const FOAF: &str = "http://xmlns.com/foaf/0.1/";
    const VCARD: &str = "http://www.w3.org/2006/vcard/ns#";
    // Mandatory fields of the profile (diggsweden/DCAT-AP-SE 3.0.1, bundle.json).
    let mandatory: [(&str, &str, &[(&str, &str)]); 6] = [
        (
            DCAT,
            "Catalog",
            &[
                (TERMS, "title"),
                (TERMS, "description"),
                (TERMS, "publisher"),
                (TERMS, "license"),
                (DCAT, "dataset"),
            ],
        ),
        (DCAT, "Dataset", &[(TERMS, "title"), (TERMS, "description"), (TERMS, "publisher")]),
        (DCAT, "Distribution", &[(DCAT, "accessURL"), (TERMS, "format")]),
        (DCAT, "DataService", &[(TERMS, "title"), (DCAT, "endpointURL"), (TERMS, "format")]),
        (FOAF, "Agent", &[(FOAF, "name"), (TERMS, "type")]),
        (VCARD, "Organization", &[(VCARD, "fn"), (VCARD, "hasEmail")]),
    ];
    for (vocabulary, class, fields) in mandatory {
        let class = format!("{vocabulary}{class}");
        let class = NamedNodeRef::new(&class).unwrap();
        let things: Vec<_> = said.subjects_for_predicate_object(rdf::TYPE, class).collect();
        assert!(!things.is_empty(), "{class}");
        for thing in things {
            for (vocabulary, field) in fields {
                let property = format!("{vocabulary}{field}");
                let property = NamedNodeRef::new(&property).unwrap();
                assert!(
                    said.object_for_subject_predicate(thing, property).is_some(),
                    "{thing} lacks {property}"
                );
            }
        }
    }
    let licence = NamedNodeRef::new("http://purl.org/dc/terms/license").unwrap();
    let of_catalogue = NamedNodeRef::new("https://hemtag.example.se/open-data/catalogue").unwrap();
    let cc0 = TermRef::NamedNode(NamedNodeRef::new(CC0).unwrap());
    assert_eq!(said.object_for_subject_predicate(of_catalogue, licence), Some(cc0));
    let download = NamedNodeRef::new("http://www.w3.org/ns/dcat#downloadURL").unwrap();
    let mut files = 0;
    for triple in said.triples_for_predicate(download) {
        let TermRef::NamedNode(address) = triple.object else { panic!("{triple}") };
        let path = address.as_str().strip_prefix("https://hemtag.example.se").unwrap();
        assert_eq!(test.get(path).await.status, 200, "{path}");
        files += 1;
    }
    assert!(files >= open_data::all().len() * FORMATS.len());

    // What nobody has stated is said to be missing, on the page.
    let bare = TestApp::start(Databases::Sqlite).await;
    assert_eq!(catalogue::lacks(&bare.app.config), ["operator", "operator_type", "public_url"]);
    assert!(bare.get("/en/open-data").await.text().contains("operator, operator_type, public_url"));
    assert!(!test.get("/en/open-data").await.text().contains("The catalogue is not complete"));
}

/// CSV on the Web: a reader that knows nothing of us reads a table by what stands beside it.
#[tokio::test]
async fn a_table_is_read_by_what_stands_beside_it() {
    let test = TestApp::start(Databases::Sqlite).await;
    let beside = test.get("/open-data/processes/csvw").await;
    assert_eq!(beside.headers["content-type"], "application/csvm+json");
    let told = beside.json();
    assert_eq!(told["@context"][0], "http://www.w3.org/ns/csvw");
    let address = told["url"].as_str().unwrap();
    let path = address.strip_prefix(&test.app.config.address()).unwrap();
    let text = test.get(path).await.text();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let columns = told["tableSchema"]["columns"].as_array().unwrap().clone();
    let titles: Vec<&str> = columns.iter().map(|column| column["titles"].as_str().unwrap()).collect();
    assert_eq!(reader.headers().unwrap().iter().collect::<Vec<_>>(), titles);
    let required: Vec<bool> = columns.iter().map(|column| column["required"] == true).collect();
    let mut rows = 0;
    for row in reader.records() {
        rows += 1;
        for (cell, required) in row.unwrap().iter().zip(&required) {
            assert!(!required || !cell.is_empty());
        }
    }
    assert!(rows > 300);
    assert_eq!(test.get("/open-data/none/csvw").await.status, 404);
}

#[tokio::test]
async fn the_pages_find_tell_and_hand_out() {
    let test = TestApp::start(Databases::Sqlite).await;
    let all = test.get("/en/open-data").await.text();
    for dataset in open_data::all() {
        assert!(all.contains(&format!("/en/open-data/{}\"", dataset.code)), "{}", dataset.code);
        let one = test.get(&format!("/en/open-data/{}", dataset.code)).await;
        assert_eq!(one.status, 200);
        for column in &dataset.columns {
            assert!(one.text().contains(&format!("<code>{}</code>", column.name)), "{}", column.name);
        }
    }
    let found = test.get("/en/open-data?q=certificates").await.text();
    assert!(found.contains("/en/open-data/certificates\"") && !found.contains("/en/open-data/loop\""));
    assert!(test.get("/en/open-data?q=zzzz").await.text().contains("No open data with those words"));
    let table = test.get("/open-data?format=csv").await.text();
    assert_eq!(table.lines().count(), open_data::all().len() + 1);
    assert_eq!(test.get("/open-data/none").await.status, 404);
    let api = test.get("/en/api").await.text();
    assert!(api.contains("POST /api/match") && api.contains("GET /gaps"));
}

#[tokio::test]
async fn the_feed_is_read_by_a_reader_of_feeds() {
    let test = demo().await;
    let page = test.get("/en/feed").await;
    assert_eq!(page.headers["content-type"], "application/atom+xml; charset=utf-8");
    let feed: atom_syndication::Feed = page.text().parse().expect("it is an Atom feed");
    assert_eq!(feed.lang.as_deref(), Some("en"));
    assert!(feed.entries.len() >= 3);
    let times: Vec<_> = feed.entries.iter().map(|entry| entry.updated).collect();
    assert!(times.windows(2).all(|pair| pair[0] >= pair[1]), "the newest first");
    assert_eq!(feed.updated, times[0]);
    for entry in &feed.entries {
        let path = entry.id.strip_prefix(&test.app.config.address()).unwrap();
        let response = test.send(Request::get(path), Body::empty()).await;
        assert_eq!(response.status, 200, "{path}");
    }
    let calls: atom_syndication::Feed = test.get("/feed?kind=call").await.text().parse().unwrap();
    assert!(!calls.entries.is_empty());
    assert!(calls.entries.iter().all(|entry| entry.categories[0].term == "call"));
}
