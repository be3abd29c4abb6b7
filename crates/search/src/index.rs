//! The index: built from documents, asked questions.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use levenshtein_automata::LevenshteinAutomatonBuilder;
use tantivy::{
    IndexReader, ReloadPolicy, Score, TantivyDocument, TantivyError, Term,
    collector::TopDocs,
    directory::RamDirectory,
    query::{BooleanQuery, BoostQuery, DisjunctionMaxQuery, EmptyQuery, Occur, Query, TermQuery},
    schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions},
    tokenizer::{PreTokenizedString, Token},
};

use crate::{
    Document, Language, Text,
    compounds::{Dictionary, Parts, plain},
    expand::{Expander, Known, Meant, Reading, Way, asked},
    words::{self, Stems},
};

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question<'q> {
    pub text: &'q str,
    /// The reader's language.
    pub language: Language,
}

/// One document of an answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// Its place among the documents that the index was built from.
    pub document: usize,
    pub score: f32,
}

/// What was found, best first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer {
    pub hits: Vec<Hit>,
    /// Words that were read as others.
    pub readings: Vec<Reading>,
    /// Words that nothing was found for.
    pub unknown: Vec<String>,
    /// Every word was found in each; false: some of the words, because no document has all.
    pub all_words: bool,
    /// Stems that count as found, for excerpts.
    pub(crate) found: HashSet<String>,
}

#[derive(Debug, thiserror::Error)]
#[error("The index for searching could not be built: {0}")]
pub struct BuildError(#[from] TantivyError);

/// How much a word weighs by where it stands: in the title, in other names, in the text; as a part of a compound in title or
/// names, or in the text.
const WEIGHTS: [Score; 5] = [6.0, 5.0, 1.0, 2.0, 0.4];

/// What stands in the language that is not the reader's.
const OTHER_LANGUAGE: Score = 0.7;

/// Fields of one language.
type Fields = [Field; 5];

/// Documents, ready to be asked.
pub struct Index {
    documents: Vec<Document>,
    /// How many words the title of each has, in each language: few titles have as many as a question, and only those are read.
    title_words: Vec<[usize; 2]>,
    reader: IndexReader,
    /// Swedish, English.
    fields: [Fields; 2],
    pub(crate) stems: Stems,
    dictionary: Dictionary,
    pub(crate) parts: Parts,
    known: Known,
    known_stems: BTreeSet<String>,
    automata: [LevenshteinAutomatonBuilder; 2],
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Index")
            .field("documents", &self.documents.len())
            .field("words", &self.known.len())
            .finish()
    }
}

const LANGUAGES: [Language; 2] = [Language::Swedish, Language::English];

impl Index {
    /// Builds an index; takes about a tenth of a millisecond a document.
    ///
    /// # Errors
    /// When the index has no room.
    pub fn build(documents: Vec<Document>) -> Result<Index, BuildError> {
        let stems = Stems::new();
        let (dictionary, known) = learn(&documents, &stems);
        let parts = parts_of(&known, &dictionary, &stems);
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default().set_index_option(IndexRecordOption::WithFreqs);
        let options = TextOptions::default().set_indexing_options(indexing);
        let fields: [Fields; 2] = ["sv", "en"].map(|language| {
            ["title", "names", "body", "parts_of_names", "parts_of_body"]
                .map(|field| schema.add_text_field(&format!("{field}_{language}"), options.clone()))
        });
        let index = tantivy::Index::builder().schema(schema.build());
        let mut writer = index.single_segment_index_writer(RamDirectory::create(), 64 << 20)?;
        let mut known_stems = BTreeSet::new();
        for document in &documents {
            let mut row = TantivyDocument::new();
            for (language, fields) in LANGUAGES.into_iter().zip(&fields) {
                let Text { title, names, body } = match language {
                    Language::Swedish => &document.swedish,
                    Language::English => &document.english,
                };
                let mut in_names = Vec::new();
                let mut in_body = Vec::new();
                for (field, text) in [(fields[0], title), (fields[1], names), (fields[2], body)] {
                    let of = if field == fields[2] { &mut in_body } else { &mut in_names };
                    let mut found = Vec::new();
                    for word in words::words(text).filter(|word| !words::is_empty(&word.folded)) {
                        of.extend(parts.get(&word.folded).into_iter().flatten().cloned());
                        found.push(stems.indexed(language, &word.lower));
                    }
                    put(&mut row, field, found, &mut known_stems);
                }
                put(&mut row, fields[3], in_names, &mut known_stems);
                put(&mut row, fields[4], in_body, &mut known_stems);
            }
            writer.add_document(row)?;
        }
        let index = writer.finalize()?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let automata = [1, 2].map(|most| LevenshteinAutomatonBuilder::new(most, true));
        let title_words = documents
            .iter()
            .map(|document| LANGUAGES.map(|language| title_words(document, language).count()))
            .collect();
        Ok(Index {
            documents,
            title_words,
            reader,
            fields,
            stems,
            dictionary,
            parts,
            known,
            known_stems,
            automata,
        })
    }

    #[must_use]
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// Everything that answers a question, best first; equal scores by place. Nothing for a question without words.
    ///
    /// # Panics
    /// When the index in memory cannot be read, which nothing but a fault of this program could bring about.
    #[must_use]
    pub fn answer(&self, question: Question<'_>) -> Answer {
        let words = asked(question.text);
        let expander = Expander {
            stems: &self.stems,
            dictionary: &self.dictionary,
            known: &self.known,
            known_stems: &self.known_stems,
            automata: &self.automata,
        };
        let meant: Vec<Meant> = words.iter().map(|word| expander.expand(word)).collect();
        let mut answer = Answer { all_words: true, ..Answer::default() };
        for (word, meant) in words.iter().zip(&meant) {
            answer.readings.extend(meant.reading.clone());
            if meant.ways.is_empty() {
                answer.unknown.push(word.lower.clone());
            }
            answer.found.extend(meant.ways.iter().flat_map(|way| way.groups.iter().flatten().cloned()));
        }
        let each: Vec<Box<dyn Query>> =
            meant.iter().map(|meant| self.query(meant, question.language)).collect();
        if each.is_empty() {
            return answer;
        }
        let all = each.iter().map(|query| (Occur::Must, query.box_clone())).collect();
        let mut scored = self.scored(&BooleanQuery::new(all));
        if scored.is_empty() && each.len() > 1 {
            answer.all_words = false;
            scored = self.scored(&BooleanQuery::union(each));
        }
        let title: Vec<BTreeSet<&str>> = meant.iter().map(|m| first_stems(m)).collect();
        answer.hits = scored
            .into_iter()
            .map(|(score, document)| {
                let weight = self.documents[document].weight * self.of_title(document, &title);
                Hit { document, score: score * weight }
            })
            .collect();
        answer.hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.document.cmp(&b.document)));
        answer
    }

    fn scored(&self, query: &dyn Query) -> Vec<(Score, usize)> {
        let collector = TopDocs::with_limit(self.documents.len().max(1)).order_by_score();
        let found = self.reader.searcher().search(query, &collector);
        let found = found.expect("the index in memory can be read");
        // One segment, filled in order: a document's number is its place.
        found.into_iter().map(|(score, address)| (score, address.doc_id as usize)).collect()
    }

    /// Twice as much for a title of just these words.
    fn of_title(&self, document: usize, asked: &[BTreeSet<&str>]) -> f32 {
        let as_many = |words: usize| words > 0 && words == asked.len();
        let is_title = LANGUAGES.into_iter().zip(self.title_words[document]).any(|(language, words)| {
            as_many(words)
                && title_words(&self.documents[document], language).all(|word| {
                    let stem = self.stems.indexed(language, &word.lower);
                    asked.iter().any(|group| group.contains(stem.as_str()))
                })
        });
        if is_title { 2.0 } else { 1.0 }
    }

    /// A word's query: the best of its ways.
    fn query(&self, meant: &Meant, language: Language) -> Box<dyn Query> {
        let mut ways: Vec<Box<dyn Query>> = meant.ways.iter().map(|way| self.way(way, language)).collect();
        match ways.len() {
            0 => Box::new(EmptyQuery),
            1 => ways.remove(0),
            _ => Box::new(DisjunctionMaxQuery::new(ways)),
        }
    }

    fn way(&self, way: &Way, language: Language) -> Box<dyn Query> {
        let groups =
            way.groups.iter().map(|group| (Occur::Must, self.group(group, language))).collect::<Vec<_>>();
        // All parts together weigh as one word.
        let weight = way.weight / groups.len().max(1) as f32;
        Box::new(BoostQuery::new(Box::new(BooleanQuery::new(groups)), weight))
    }

    /// The best place where any of the stems stands.
    fn group(&self, stems: &BTreeSet<String>, reader: Language) -> Box<dyn Query> {
        let mut places: Vec<Box<dyn Query>> = Vec::new();
        for (language, fields) in LANGUAGES.into_iter().zip(&self.fields) {
            let of_language = if language == reader { 1.0 } else { OTHER_LANGUAGE };
            for stem in stems.iter().filter(|stem| self.known_stems.contains(*stem)) {
                for (field, weight) in fields.iter().zip(WEIGHTS) {
                    let term = Term::from_field_text(*field, stem);
                    let query = TermQuery::new(term, IndexRecordOption::WithFreqs);
                    places.push(Box::new(BoostQuery::new(Box::new(query), weight * of_language)));
                }
            }
        }
        Box::new(DisjunctionMaxQuery::with_tie_breaker(places, 0.15))
    }
}

/// The words of a document's title that mean something by themselves.
fn title_words(document: &Document, language: Language) -> impl Iterator<Item = words::Word> {
    words::words(&document.text(language).title).filter(|word| !words::is_empty(&word.folded))
}

/// The stems of a word as it was typed or read.
fn first_stems(meant: &Meant) -> BTreeSet<&str> {
    let groups = meant.ways.first().map(|way| way.groups.as_slice());
    match groups {
        Some([group]) => group.iter().map(String::as_str).collect(),
        _ => BTreeSet::new(),
    }
}

fn put(row: &mut TantivyDocument, field: Field, stems: Vec<String>, known: &mut BTreeSet<String>) {
    if stems.is_empty() {
        return;
    }
    for stem in &stems {
        if !known.contains(stem) {
            known.insert(stem.clone());
        }
    }
    let tokens = stems.into_iter().enumerate();
    let tokens = tokens.map(|(position, text)| Token { text, position, ..Token::default() }).collect();
    row.add_pre_tokenized_text(field, PreTokenizedString { text: String::new(), tokens });
}

/// Every word of the documents, and the dictionary that compounds are taken apart by.
fn learn(documents: &[Document], stems: &Stems) -> (Dictionary, Known) {
    let mut dictionary = Dictionary::default();
    let mut known: Known = BTreeMap::new();
    for document in documents {
        let mut seen: HashSet<String> = HashSet::new();
        for (language, text) in
            [(Language::Swedish, &document.swedish), (Language::English, &document.english)]
        {
            for (text, is_named) in [(&text.title, true), (&text.names, true), (&text.body, false)] {
                for word in words::words(text).filter(|word| !words::is_empty(&word.folded)) {
                    let is_new = !known.contains_key(&word.folded);
                    if is_new || is_named {
                        dictionary.learn(&word.folded, &stems.of(language, &word.lower), is_named);
                    }
                    if seen.insert(word.folded.clone()) {
                        known.entry(word.folded).or_insert((0, word.lower)).0 += 1;
                    }
                }
            }
        }
    }
    (dictionary, known)
}

fn parts_of(known: &Known, dictionary: &Dictionary, stems: &Stems) -> Parts {
    let mut parts = Parts::new();
    for folded in known.keys() {
        let of: BTreeSet<String> = dictionary
            .parts(folded)
            .into_iter()
            .flat_map(|part| LANGUAGES.map(|language| stems.indexed(language, plain(dictionary, part))))
            .collect();
        if !of.is_empty() {
            parts.insert(folded.clone(), of.into_iter().collect());
        }
    }
    parts
}
