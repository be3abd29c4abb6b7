//! What the typesetter sees of the world: the template, two fonts, and the document. Nothing else is there.

use std::sync::LazyLock;

use typst::{
    Feature, Library, LibraryExt, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Dict, Duration, IntoValue},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

/// The fonts, read once. Noto Sans: one width for all digits, and the letters of Europe.
pub(crate) static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    [notosans::REGULAR_TTF, notosans::BOLD_TTF]
        .into_iter()
        .map(|bytes| Font::new(Bytes::new(bytes), 0).expect("the fonts of the crate are fonts"))
        .collect()
});

static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

static TEMPLATE: LazyLock<Source> = LazyLock::new(|| {
    let path = VirtualPath::new("template.typ").expect("it is a path");
    let id = FileId::new(RootedPath::new(VirtualRoot::Project, path));
    Source::new(id, include_str!("template.typ").to_owned())
});

pub(crate) struct Closed {
    library: LazyHash<Library>,
}

impl Closed {
    pub(crate) fn new(document: Dict) -> Closed {
        let mut inputs = Dict::new();
        inputs.insert("document".into(), document.into_value());
        // Header cells of a row: named by the typesetter's authors as not settled yet, needed for PDF/UA.
        let features = [Feature::A11yExtras].into_iter().collect();
        let library = Library::builder().with_inputs(inputs).with_features(features).build();
        Closed { library: LazyHash::new(library) }
    }
}

impl World for Closed {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        TEMPLATE.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == TEMPLATE.id() { Ok(TEMPLATE.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
