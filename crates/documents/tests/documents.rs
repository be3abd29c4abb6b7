//! A document comes out as a tagged PDF that says what was handed over: read back with another library.

use documents::{
    Align, Block, Cell, Column, Document, Figure, Language, NotRendered, Number, Pdf, Quotation, Section,
    Table, is_legible, render,
};
use lopdf::Object;

const DRAWING: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40"><rect width="60" height="20" fill="#14473c"/><text x="4" y="34" font-family="Noto Sans" font-size="10">1 000</text></svg>"##;

fn sample(language: Language) -> Document {
    let swedish = language == Language::Swedish;
    Document {
        language,
        title: if swedish { "Hur görs den bäst?" } else { "How is it best made?" }.into(),
        kind: "Rapport".into(),
        subtitle: "Fäste".into(),
        sender: "Hemtag".into(),
        date: jiff::civil::date(2026, 11, 26),
        note: "Siffror 2026-11".into(),
        example: false,
        sections: vec![Section {
            heading: "Åäö – först".into(),
            blocks: vec![
                Block::Lead("Svaret.".into()),
                Block::Paragraph("En mening med → och ≈ och ”citat”.".into()),
                Block::List(vec!["ett".into(), "två".into()]),
                Block::Steps(vec!["först".into(), "sedan".into()]),
                Block::Definitions(vec![("Material".into(), "aluminium".into())]),
                Block::Numbers(vec![Number {
                    label: "Chansen".into(),
                    value: "62 %".into(),
                    note: "58 % senare".into(),
                }]),
                Block::Heading("En tabell".into()),
                Block::Table(costs(3)),
                Block::Notice { title: "Märk".into(), blocks: vec![Block::Paragraph("det här".into())] },
                Block::Figure(Figure {
                    svg: DRAWING.into(),
                    alternative: "En stapel".into(),
                    caption: "Bild".into(),
                }),
                Block::Remark("Källa".into()),
                Block::Sources(vec!["Mätt (https://example.org/a?b=1), 2024".into(), "uppskattning".into()]),
            ],
        }],
    }
}

fn costs(rows: usize) -> Table {
    Table {
        caption: "Kronor styck".into(),
        columns: vec![Column::text("Metod"), Column::number("100 st"), Column::number("1 000 st")],
        rows: (1..=rows)
            .map(|n| {
                vec![format!("Metod {n}").into(), Cell::noted("1,5", "1,2–1,9"), Cell::noted("12*", "10–14")]
            })
            .collect(),
        named_rows: true,
        empty: "Ingen metod kan göra den.".into(),
    }
}

fn with(blocks: Vec<Block>) -> Document {
    Document { sections: vec![Section { heading: "Del".into(), blocks }], ..sample(Language::Swedish) }
}

struct Read(lopdf::Document);

impl Read {
    fn of(pdf: &Pdf) -> Read {
        Read(lopdf::Document::load_mem(&pdf.bytes).unwrap())
    }

    fn catalog(&self) -> &lopdf::Dictionary {
        self.0.catalog().unwrap()
    }

    /// All text in reading order, without the ends of lines.
    fn text(&self) -> String {
        let pages: Vec<u32> = self.0.get_pages().keys().copied().collect();
        self.0.extract_text(&pages).unwrap().replace('\n', " ")
    }

    /// How many elements of a kind the structure tree has.
    fn elements(&self, kind: &str) -> usize {
        self.structure()
            .filter(|element| element.get(b"S").unwrap().as_name().unwrap() == kind.as_bytes())
            .count()
    }

    /// The kinds of the elements that are in this language and say so, in the order of the alphabet.
    fn elements_in(&self, language: Language) -> Vec<String> {
        let said = |element: &&lopdf::Dictionary| {
            element.get(b"Lang").and_then(Object::as_str).is_ok_and(|said| said == language.code().as_bytes())
        };
        let kind = |element: &lopdf::Dictionary| element.get(b"S").unwrap().as_name().unwrap().to_vec();
        let mut kinds: Vec<String> =
            self.structure().filter(said).map(|element| String::from_utf8(kind(element)).unwrap()).collect();
        kinds.sort_unstable();
        kinds
    }

    /// Where links lead.
    fn addresses(&self) -> Vec<String> {
        let actions = self.0.objects.values().filter_map(|object| object.as_dict().ok());
        let actions = actions.filter_map(|link| link.get(b"A").and_then(Object::as_dict).ok());
        actions
            .filter_map(|action| action.get(b"URI").and_then(Object::as_str).ok())
            .map(|address| String::from_utf8_lossy(address).into_owned())
            .collect()
    }

    fn structure(&self) -> impl Iterator<Item = &lopdf::Dictionary> {
        self.0
            .objects
            .values()
            .filter_map(|object| object.as_dict().ok())
            .filter(|dictionary| dictionary.has(b"S") && dictionary.has(b"P"))
    }
}

#[test]
fn a_document_is_tagged_as_pdf_ua_asks_in_both_languages() {
    for language in [Language::Swedish, Language::English] {
        let document = sample(language);
        let pdf = render(&document).unwrap();
        let read = Read::of(&pdf);
        let catalog = read.catalog();
        assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), language.code().as_bytes());
        assert!(catalog.get(b"StructTreeRoot").is_ok());
        let marked = catalog.get(b"MarkInfo").unwrap().as_dict().unwrap();
        assert_eq!(marked.get(b"Marked").unwrap(), &Object::Boolean(true));
        let shown = read.0.get_dict_in_dict(catalog, b"ViewerPreferences").unwrap();
        assert_eq!(shown.get(b"DisplayDocTitle").unwrap(), &Object::Boolean(true));
        let metadata = read.0.get_object(catalog.get(b"Metadata").unwrap().as_reference().unwrap()).unwrap();
        let metadata = String::from_utf8(metadata.as_stream().unwrap().get_plain_content().unwrap()).unwrap();
        assert!(metadata.contains("<pdfuaid:part>1</pdfuaid:part>"), "{metadata}");
        assert!(metadata.contains(&document.title), "{metadata}");
        let figure = read.structure().find(|e| e.get(b"S").unwrap().as_name().unwrap() == b"Figure").unwrap();
        assert!(figure.has(b"Alt"), "a figure says what it shows");
        assert_eq!(read.elements("L"), 3);
        assert_eq!(read.elements("LI"), 6);
        assert_eq!(read.elements("Link"), 1);
        assert_eq!(read.addresses(), ["https://example.org/a?b=1"], "a source's address can be followed");
        assert!(pdf.unprintable.is_empty());
    }
}

#[test]
fn what_is_in_another_language_is_marked_as_that() {
    let swedish = Language::Swedish;
    let passages = |language| {
        let table = Table {
            columns: vec![Column::text("Duty"), Column::text("Done")],
            rows: vec![vec![
                Cell::from("M1"),
                Cell::noted("Vi har frågat alla.", "4 firms").in_language(swedish),
            ]],
            ..costs(0)
        };
        let quotation = Quotation { term: "Day".into(), words: "31 september".into(), language: swedish };
        Document {
            language,
            ..with(vec![
                Block::Paragraph("What somebody wrote:".into()),
                Block::In(
                    swedish,
                    vec![Block::Paragraph("Företagen svarade.".into()), Block::List(vec!["Kartlägg".into()])],
                ),
                Block::Quotations(vec![quotation]),
                Block::Table(table),
                Block::Paragraph("And so on.".into()),
            ])
        }
    };
    let read = Read::of(&render(&passages(Language::English)).unwrap());
    // A list says it for all of its items, or each of its parts does.
    let (list, others): (Vec<String>, Vec<String>) =
        read.elements_in(swedish).into_iter().partition(|kind| kind.starts_with('L'));
    // So does the table of the quotation, its term with it.
    assert_eq!(others, ["P", "TD", "Table"], "{list:?}");
    assert!(!list.is_empty());
    let text = read.text();
    for said in ["Företagen svarade.", "Kartlägg", "31 september", "Vi har frågat alla.", "4 firms"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    // In a document of that language there is nothing to say.
    let read = Read::of(&render(&passages(swedish)).unwrap());
    assert_eq!((read.elements_in(swedish), read.elements_in(Language::English)), (vec![], vec![]));
}

#[test]
fn a_made_up_document_says_so_on_every_page() {
    let long = vec![Block::Paragraph("En mening som gör sidan full. ".repeat(60)); 12];
    for (language, said) in [(Language::Swedish, "påhittat exempel"), (Language::English, "made-up example")]
    {
        let document = Document { language, ..with(long.clone()) };
        let pdf = render(&document.clone().marked(true)).unwrap();
        assert!(pdf.pages > 1);
        let read = Read::of(&pdf);
        for page in read.0.get_pages().keys() {
            let text = read.0.extract_text(&[*page]).unwrap().replace('\n', " ");
            assert!(text.contains(said), "page {page}: {text}");
        }
        let real = Read::of(&render(&document).unwrap()).text();
        assert!(!real.contains(said), "{real}");
    }
}

#[test]
fn what_is_said_can_be_read_out_again() {
    let text = Read::of(&render(&sample(Language::Swedish)).unwrap()).text();
    for said in [
        "Hur görs den bäst?",
        "Åäö – först",
        "→ och ≈ och ”citat”",
        "aluminium",
        "1,2–1,9",
        "Siffror 2026-11",
        "Sida 1 av",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
}

#[test]
fn heads_of_columns_and_names_of_rows_are_heads() {
    let document = with(vec![Block::Table(costs(3))]);
    let read = Read::of(&render(&document).unwrap());
    assert_eq!(read.elements("Table"), 1);
    assert_eq!((read.elements("TH"), read.elements("TD")), (3 + 3, 6));
    let plain = with(vec![Block::Table(Table { named_rows: false, ..costs(3) })]);
    let read = Read::of(&render(&plain).unwrap());
    assert_eq!((read.elements("TH"), read.elements("TD")), (3, 9));
}

#[test]
fn no_text_is_markup() {
    let evil = r##"#evil[$x *b* _i_ <a> @b \n ~ `c` // d /* e */ = f"##;
    let mut document = with(vec![
        Block::Paragraph(evil.into()),
        Block::Heading(format!("H{evil}")),
        Block::List(vec![format!("L{evil}"), "- under".into(), "= rubrik".into()]),
        Block::Definitions(vec![(format!("T{evil}"), format!("S{evil}"))]),
        Block::Table(Table {
            caption: format!("C{evil}"),
            columns: vec![Column { head: format!("K{evil}"), align: Align::Decimal }],
            rows: vec![vec![Cell::noted(format!("1{evil}"), format!("N{evil}"))]],
            named_rows: false,
            empty: String::new(),
        }),
    ]);
    document.title = evil.into();
    document.note = evil.into();
    let read = Read::of(&render(&document).unwrap());
    let text: String = read.text().split_whitespace().collect();
    let bare: String = evil.split_whitespace().collect();
    assert!(text.matches(&bare).count() >= 10, "{text}");
    let info = read.0.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let title = read.0.get_dictionary(info).unwrap().get(b"Title").unwrap();
    assert_eq!(lopdf::decode_text_string(title).unwrap(), evil);
}

#[test]
fn a_table_without_rows_says_so() {
    let read = Read::of(&render(&with(vec![Block::Table(costs(0))])).unwrap());
    assert_eq!(read.elements("Table"), 0);
    assert!(read.text().contains("Ingen metod kan göra den."));
}

#[test]
fn a_long_table_goes_over_pages_with_its_head_repeated_for_the_eye_and_told_once() {
    let pdf = render(&with(vec![Block::Table(costs(200))])).unwrap();
    assert!(pdf.pages >= 4, "{}", pdf.pages);
    let read = Read::of(&pdf);
    assert_eq!(read.0.get_pages().len(), pdf.pages);
    assert_eq!(read.text().matches("1 000 st").count(), pdf.pages, "a head on every page");
    assert_eq!((read.elements("Table"), read.elements("TH")), (1, 3 + 200));
    assert!(read.text().contains("Metod 200"));
}

#[test]
fn letters_that_no_font_has_are_replaced_and_told() {
    let pdf = render(&with(vec![Block::Paragraph("Skruv 螺 och 🔩\u{7}.".into())])).unwrap();
    assert_eq!(pdf.unprintable, ['螺', '🔩']);
    let text = Read::of(&pdf).text();
    assert!(text.contains("Skruv � och �"), "{text}");
    // Who reads the paper is told too, in its language.
    assert!(text.contains("Tecken som typsnittet saknar står som �: U+87BA, U+1F529."), "{text}");
    let mut english = sample(Language::English);
    english.subtitle = "李".repeat(3);
    let text = Read::of(&render(&english).unwrap()).text();
    assert!(text.contains("Characters that the font lacks are shown as �: U+674E."), "{text}");
    assert!(!Read::of(&render(&sample(Language::Swedish)).unwrap()).text().contains("typsnittet"));
}

#[test]
fn a_name_of_which_nothing_can_be_read_is_known() {
    for name in ["Åsa Öst-Müller 李", "Jose\u{301}", "Ł", "7"] {
        assert!(is_legible(name), "{name}");
    }
    for name in ["李明", "مريم", "😀", "ผู้", "– 李", ""] {
        assert!(!is_legible(name), "{name}");
    }
}

#[test]
fn a_document_that_lacks_something_is_refused_with_what_it_lacks() {
    let nameless = Document { title: " ".into(), ..sample(Language::Swedish) };
    assert_eq!(render(&nameless), Err(NotRendered::NoTitle));
    let figure = Figure { svg: DRAWING.into(), alternative: String::new(), caption: "Bild".into() };
    assert_eq!(
        render(&with(vec![Block::Notice { title: String::new(), blocks: vec![Block::Figure(figure)] }])),
        Err(NotRendered::NoAlternative { caption: "Bild".into() })
    );
    let mut uneven = costs(2);
    uneven.rows[1].pop();
    let said = render(&with(vec![Block::Table(uneven)])).unwrap_err();
    assert_eq!(said.to_string(), "Row 2 of the table 'Kronor styck' has 2 cells; its head has 3.");
    let broken = Figure { svg: "<svg".into(), alternative: "?".into(), caption: String::new() };
    let said = render(&with(vec![Block::Figure(broken)])).unwrap_err();
    assert!(matches!(said, NotRendered::Typesetting(_)), "{said}");
}

#[test]
fn a_drawing_reads_no_other_file() {
    let outside = r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"><image xlink:href="/etc/hostname.png" width="9" height="9"/></svg>"#;
    let figure = Figure { svg: outside.into(), alternative: "?".into(), caption: String::new() };
    let said = render(&with(vec![Block::Figure(figure)])).unwrap_err();
    assert!(matches!(said, NotRendered::Typesetting(_)), "{said}");
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = sample(Language::English);
    assert_eq!(render(&document), render(&document));
}
