//! Which questions the form asks, in which order, and where an answer leads. Pure: what was typed decides.
//!
//! A question that cannot matter for the answer so far is not asked ([`relevance`]): who wants something assembled is
//! not asked for walls.

use vocabulary::{ProcessId, Vocabulary};

use super::{fields, meanings};
use crate::needs::{
    drafts::Typed,
    model::{
        Field, TermKind,
        relevance::{self, matters},
    },
};

/// The most parts, and steps of a part, that the form takes; a file takes more.
pub const MOST: usize = 40;

/// One question's page. Parts and steps count from one; a part's first step is its own process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    What,
    HowMany,
    /// Name and count of a part, where there are several.
    Part(usize),
    Size(usize),
    Process(usize),
    Material(usize),
    Exact(usize),
    Requirements(usize),
    /// A step after the first.
    Step(usize, usize),
    More,
    WhenWhere,
    You,
    Who,
}

impl Page {
    /// The page's name in addresses and words.
    #[must_use]
    pub const fn stem(self) -> &'static str {
        match self {
            Page::What => "what",
            Page::HowMany => "how-many",
            Page::Part(_) => "part",
            Page::Size(_) => "size",
            Page::Process(_) => "process",
            Page::Material(_) => "material",
            Page::Exact(_) => "exact",
            Page::Requirements(_) => "requirements",
            Page::Step(..) => "step",
            Page::More => "more",
            Page::WhenWhere => "when-where",
            Page::You => "you",
            Page::Who => "who",
        }
    }

    /// Its end of the address: `size`, `size-2` for the second part, `step-1-2` for a part's second step.
    #[must_use]
    pub fn slug(self) -> String {
        let stem = self.stem();
        match self {
            Page::Step(part, step) => format!("{stem}-{part}-{step}"),
            _ => match self.part() {
                Some(part) if part > 1 => format!("{stem}-{part}"),
                _ => stem.to_owned(),
            },
        }
    }

    /// Reads what [`Page::slug`] wrote.
    #[must_use]
    pub fn parse(slug: &str) -> Option<Page> {
        let digits = slug.find(|c: char| c.is_ascii_digit()).unwrap_or(slug.len());
        let (stem, numbers) = (slug[..digits].trim_end_matches('-'), &slug[digits..]);
        let mut numbers = numbers.split('-').filter(|n| !n.is_empty()).map(str::parse::<usize>);
        let part = numbers.next().unwrap_or(Ok(1)).ok()?;
        let step = numbers.next().unwrap_or(Ok(2)).ok()?;
        if !(1..=MOST).contains(&part) || !(2..=MOST).contains(&step) {
            return None;
        }
        Some(match stem {
            "what" => Page::What,
            "how-many" => Page::HowMany,
            "part" => Page::Part(part),
            "size" => Page::Size(part),
            "process" => Page::Process(part),
            "material" => Page::Material(part),
            "exact" => Page::Exact(part),
            "requirements" => Page::Requirements(part),
            "step" => Page::Step(part, step),
            "more" => Page::More,
            "when-where" => Page::WhenWhere,
            "you" => Page::You,
            "who" => Page::Who,
            _ => return None,
        })
    }

    /// The part it asks about.
    #[must_use]
    pub const fn part(self) -> Option<usize> {
        match self {
            Page::Part(n)
            | Page::Size(n)
            | Page::Process(n)
            | Page::Material(n)
            | Page::Exact(n)
            | Page::Requirements(n)
            | Page::Step(n, _) => Some(n),
            _ => None,
        }
    }

    /// Where a field of the need is asked; `part` counts from zero.
    #[must_use]
    pub fn of(field: Field, part: Option<usize>) -> Page {
        let n = part.unwrap_or(0) + 1;
        match field {
            Field::Title | Field::Function | Field::Stage | Field::Notes | Field::Other => Page::What,
            Field::FirstSeries | Field::PerYear => Page::HowMany,
            Field::PartName | Field::Count => Page::Part(n),
            Field::Size => Page::Size(n),
            Field::Process => Page::Process(n),
            Field::Material => Page::Material(n),
            Field::Tolerance => Page::Exact(n),
            Field::Wall | Field::Mass | Field::Hours | Field::Certificates | Field::InHouse => {
                Page::Requirements(n)
            }
            Field::Due | Field::WithinKm | Field::Counties | Field::Kommun => Page::WhenWhere,
            Field::Newcomer | Field::OwnerName | Field::Organisation | Field::Contact => Page::You,
            Field::Confidentiality => Page::Who,
        }
    }
}

/// How many parts there are so far.
#[must_use]
pub fn parts(typed: &Typed) -> usize {
    typed.text("parts").parse().unwrap_or(1).clamp(1, MOST)
}

/// How many steps a part has so far.
#[must_use]
pub fn steps(typed: &Typed, part: usize) -> usize {
    typed.text(&format!("{part}.steps")).parse().unwrap_or(1).clamp(1, MOST)
}

/// Every question there is to ask, in order.
#[must_use]
pub fn pages(typed: &Typed) -> Vec<Page> {
    let mut pages = vec![Page::What, Page::HowMany];
    for n in 1..=parts(typed) {
        if parts(typed) > 1 {
            pages.push(Page::Part(n));
        }
        pages.extend([Page::Size(n), Page::Process(n)]);
        let processes = processes(typed, n);
        if matters(Field::Material, &processes) {
            pages.push(Page::Material(n));
        }
        if matters(Field::Tolerance, &processes) {
            pages.push(Page::Exact(n));
        }
        pages.push(Page::Requirements(n));
        pages.extend((2..=steps(typed, n)).map(|s| Page::Step(n, s)));
    }
    pages.extend([Page::More, Page::WhenWhere, Page::You, Page::Who]);
    pages
}

/// The processes of a part's steps as far as they are understood; none when any of the steps is open, since then
/// every question can matter.
#[must_use]
pub fn processes(typed: &Typed, part: usize) -> Vec<ProcessId> {
    let known = Vocabulary::embedded().processes();
    let mut all = Vec::new();
    for scope in scopes(typed, part) {
        let words = meanings::words(typed, &scope, "process", TermKind::Process);
        let ids: Vec<ProcessId> = relevance::ids(known, &words).collect();
        if ids.is_empty() {
            return Vec::new();
        }
        all.extend(ids);
    }
    all
}

/// Where the steps of a part keep their fields.
pub fn scopes(typed: &Typed, part: usize) -> impl Iterator<Item = String> {
    std::iter::once(fields::scope_of_part(part))
        .chain((2..=steps(typed, part)).map(move |step| fields::scope_of_step(part, step)))
}

/// Whether a page has been answered.
#[must_use]
pub fn is_done(typed: &Typed, page: Page) -> bool {
    typed.has("done", &page.slug())
}

/// The first question that is not answered; `None` when all are.
#[must_use]
pub fn next(typed: &Typed) -> Option<Page> {
    pages(typed).into_iter().find(|page| !is_done(typed, *page))
}

/// The question before this one.
#[must_use]
pub fn before(typed: &Typed, page: Page) -> Option<Page> {
    let pages = pages(typed);
    let at = pages.iter().position(|p| *p == page)?;
    at.checked_sub(1).map(|i| pages[i])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_found_by_its_address() {
        let mut typed = Typed::default();
        typed.set("parts", "3");
        typed.set("2.steps", "3");
        for page in pages(&typed) {
            assert_eq!(Page::parse(&page.slug()), Some(page));
        }
        for slug in ["", "size-0", "size-99", "nothing", "step-1-1", "check"] {
            assert_eq!(Page::parse(slug), None, "{slug}");
        }
    }

    #[test]
    fn what_cannot_matter_is_not_asked() {
        let mut typed = Typed::default();
        typed.set("1.process", "montering");
        let asked = pages(&typed);
        assert!(!asked.contains(&Page::Material(1)) && !asked.contains(&Page::Exact(1)), "{asked:?}");
        typed.set("1.process-unknown", "1");
        assert!(pages(&typed).contains(&Page::Material(1)), "not known: everything can matter");
    }

    #[test]
    fn an_answer_leads_to_the_first_question_that_is_open() {
        let mut typed = Typed::default();
        assert_eq!(next(&typed), Some(Page::What));
        for page in pages(&typed) {
            typed.push("done", page.slug());
        }
        assert_eq!(next(&typed), None);
        typed.set("parts", "2");
        assert_eq!(next(&typed), Some(Page::Part(1)), "two parts need names");
    }
}
