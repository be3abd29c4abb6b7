//! How a label compares with a text: numbers from 0 to 1, each with a name, that are weighed into one.

use super::index::{Entry, Index, Question, Rank};

/// What is compared.
pub const NAMES: [&str; FEATURES] = [
    "text_in_label",
    "label_in_text",
    "text_in_label_read",
    "label_in_text_read",
    "both_read",
    "renders_text",
    "renders_label",
    "spelling",
    "preferred",
    "part",
    "same_words",
    "same_text",
    "least_read",
    "text_unread",
    "label_unread",
    "last_of_text",
    "last_of_label",
    "first_of_text",
    "first_of_label",
    "spelling_squared",
    "sense",
    "sense_squared",
    "text_odds",
    "label_odds",
];

pub const FEATURES: usize = 24;

/// Weight of a word's chance by rendering against its chance anywhere.
const RENDERED: f32 = 0.7;

/// Working space of one search: which words of the index the text's words may be read as.
#[derive(Debug, Default)]
pub(crate) struct Desk {
    /// By word of the index: one more than the place of its row in `rows`, or 0.
    place: Vec<u32>,
    used: Vec<u32>,
    /// For each word read: which word of the text, how alike, rendered, renders.
    rows: Vec<Vec<(usize, f32, f32, f32)>>,
    read: Vec<f32>,
    exact: Vec<f32>,
    rendered: Vec<f32>,
}

impl Desk {
    pub(crate) fn lay(&mut self, index: &Index, question: &Question) {
        self.used.drain(..).for_each(|word| self.place[word as usize] = 0);
        self.place.resize(index.weights.len(), 0);
        self.rows.clear();
        for (at, asked) in question.asked.iter().enumerate() {
            for reading in &asked.readings {
                let word = reading.word as usize;
                if self.place[word] == 0 {
                    self.rows.push(Vec::new());
                    self.place[word] = u32::try_from(self.rows.len()).expect("few words");
                    self.used.push(reading.word);
                }
                self.rows[self.place[word] as usize - 1].push((
                    at,
                    reading.alike,
                    reading.rendered,
                    reading.renders,
                ));
            }
        }
    }

    pub(crate) fn compare(&mut self, index: &Index, question: &Question, entry: &Entry) -> [f32; FEATURES] {
        let asked = question.asked.len();
        for list in [&mut self.read, &mut self.exact, &mut self.rendered] {
            list.clear();
            list.resize(asked, 0.0);
        }
        let (mut label_all, mut label_exact, mut label_read) = (0.0, 0.0, 0.0);
        let mut label_said = 0.0;
        let mut label_most = 0.0;
        let (mut label_unread, mut label_odds, mut text_odds) = (0.0, 0.0, 0.0);
        let (mut first_read, mut last_read) = (0.0, 0.0);
        for (place, &term) in entry.terms.iter().enumerate() {
            let idf = index.weights[term as usize];
            let kept = index.kept[term as usize];
            let weight = idf * kept;
            let (mut exact, mut read, mut renders) = (0.0_f32, 0.0_f32, 0.0_f32);
            let row = match self.place[term as usize] {
                0 => &[][..],
                place => &self.rows[place as usize - 1],
            };
            for &(at, alike, rendered, word_renders) in row {
                let is_same = if alike >= 1.0 { 1.0 } else { 0.0 };
                self.read[at] = self.read[at].max(alike);
                self.exact[at] = self.exact[at].max(is_same);
                self.rendered[at] += rendered.max(if rendered == 0.0 { alike * 0.3 } else { 0.0 });
                exact = exact.max(is_same);
                read = read.max(alike);
                renders += word_renders.max(if word_renders == 0.0 { alike * 0.3 } else { 0.0 });
            }
            if place == 0 {
                first_read = read;
            }
            last_read = read;
            label_odds += odds(read, kept, idf);
            label_unread += weight * (1.0 - read);
            label_all += weight;
            label_exact += weight * exact;
            label_read += weight * read;
            label_said += said(renders / asked.max(1) as f32, weight);
            label_most += said(1.0, weight);
        }
        let (mut text_all, mut text_exact, mut text_read, mut text_said, mut text_most) =
            (0.0, 0.0, 0.0, 0.0, 0.0);
        for (at, word) in question.asked.iter().enumerate() {
            let weight = word.weight * word.kept;
            text_odds += odds(self.read[at], word.kept, word.weight);
            text_all += weight;
            text_exact += weight * self.exact[at];
            text_read += weight * self.read[at];
            text_said += said(self.rendered[at] / entry.terms.len().max(1) as f32, word.weight);
            text_most += said(1.0, word.weight);
        }
        let share = |part: f32, all: f32| if all > 0.0 { part / all } else { 0.0 };
        let spelling = cosine(&question.grams, &entry.grams);
        let sense = super::senses::dot(&question.point, &entry.point).max(0.0);
        let text_unread: f32 = question
            .asked
            .iter()
            .zip(&self.read)
            .map(|(word, read)| word.weight * word.kept * (1.0 - read))
            .sum();
        let text_read = share(text_read, text_all);
        let label_read = share(label_read, label_all);
        let text_exact = share(text_exact, text_all);
        let label_exact = share(label_exact, label_all);
        let is = |holds: bool| if holds { 1.0 } else { 0.0 };
        [
            text_exact,
            label_exact,
            text_read,
            label_read,
            text_read * label_read,
            share(text_said, text_most),
            share(label_said, label_most),
            spelling,
            is(entry.rank == Rank::Preferred),
            is(entry.rank == Rank::Part),
            is(text_exact > 0.9999 && label_exact > 0.9999),
            is(question.plain == entry.plain),
            text_read.min(label_read),
            (text_unread / 20.0).min(1.0),
            (label_unread / 20.0_f32).min(1.0),
            self.read.last().copied().unwrap_or(0.0),
            last_read,
            self.read.first().copied().unwrap_or(0.0),
            first_read,
            spelling * spelling,
            sense,
            sense * sense,
            text_odds / 20.0,
            label_odds / 20.0,
        ]
    }
}

/// How much likelier a word is for being rendered than it is anywhere, as a logarithm. `weight` is `ln(1 + all / with)`.
fn said(chance: f32, weight: f32) -> f32 {
    let anywhere = (-weight).exp();
    (1.0 + RENDERED * chance / ((1.0 - RENDERED) * anywhere)).ln()
}

/// How much likelier it is that a word is met so well in another label of its concept than in any label, as a logarithm.
fn odds(read: f32, kept: f32, weight: f32) -> f32 {
    (kept * read * read * weight.exp() + 1.0 - kept).ln()
}

/// Both of length one and in order.
fn cosine(a: &[(u32, f32)], b: &[(u32, f32)]) -> f32 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while i < a.len() && j < b.len() {
        match a[i].0.cmp(&b[j].0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += a[i].1 * b[j].1;
                i += 1;
                j += 1;
            }
        }
    }
    sum
}
