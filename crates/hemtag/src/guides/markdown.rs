//! Markdown to a page: words only. Raw HTML is shown as text, pictures by their words, and a link leads to https or within
//! the service; anything else stays words. Headings begin under the page's own and skip no level.

use maud::{Markup, PreEscaped, html};
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html::push_html};

use crate::{http::language, words::Language};

/// A heading with the anchor that leads to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 4.
    pub level: u8,
    pub anchor: String,
    pub text: String,
}

/// A text as it is shown.
#[derive(Debug, Clone)]
pub struct Rendered {
    pub content: Markup,
    pub headings: Vec<Heading>,
}

/// Is it an address on the web that a link may lead to?
#[must_use]
pub fn is_external(address: &str) -> bool {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty()
            && !rest.starts_with('/')
            && !address.chars().any(|c| c.is_control() || c.is_whitespace() || matches!(c, '<' | '>' | '"'))
    })
}

/// Where a link of the text leads; `None` when it may not.
fn target(language: Language, address: &str) -> Option<String> {
    if address.chars().any(|c| c.is_control() || c == '\\') {
        return None;
    }
    if address.starts_with('#') {
        return Some(address.to_owned());
    }
    if address.starts_with('/') && !address.starts_with("//") {
        return Some(language::href(language, address));
    }
    (address.starts_with("https://") && is_external(address)).then(|| address.to_owned())
}

/// Renders a text; links within the service lead to the pages of `language`.
#[must_use]
pub fn render(language: Language, text: &str) -> Rendered {
    let mut out = Rendering { language, headings: Vec::new(), links: Vec::new(), level: 1 };
    let events: Vec<Event<'_>> = parser(text).collect();
    let events = out.rewritten(events);
    let mut written = String::with_capacity(text.len() * 2);
    push_html(&mut written, events.into_iter());
    Rendered { content: PreEscaped(written), headings: out.headings }
}

/// The words alone, with a line for each paragraph, heading, item or row: for searching.
#[must_use]
pub fn words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for event in parser(text) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::TableCell) => words.push(' '),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::TableRow
                | TagEnd::TableHead
                | TagEnd::CodeBlock,
            ) => words.push('\n'),
            _ => {}
        }
    }
    words
}

/// The contents, from the headings of the second level; nothing when there are fewer than three.
#[must_use]
pub fn contents(headings: &[Heading], label: &str) -> Markup {
    let top: Vec<&Heading> = headings.iter().filter(|heading| heading.level == 2).collect();
    html! {
        @if top.len() >= 3 {
            nav class="ht-toc" aria-label=(label) {
                p class="ht-kicker" { (label) }
                ol { @for heading in top { li { a href={ "#" (heading.anchor) } { (heading.text) } } } }
            }
        }
    }
}

fn parser(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::ENABLE_TABLES)
}

struct Rendering {
    language: Language,
    headings: Vec<Heading>,
    /// Of each open link, whether it leads somewhere.
    links: Vec<bool>,
    /// Of the heading before.
    level: u8,
}

impl Rendering {
    fn rewritten<'t>(&mut self, events: Vec<Event<'t>>) -> Vec<Event<'t>> {
        let mut out = Vec::with_capacity(events.len());
        for (at, event) in events.iter().enumerate() {
            match event {
                Event::Html(raw) | Event::InlineHtml(raw) => out.push(Event::Text(raw.clone())),
                // Its lines stand as text in a paragraph of their own.
                Event::Start(Tag::HtmlBlock) => out.push(Event::Start(Tag::Paragraph)),
                Event::End(TagEnd::HtmlBlock) => out.push(Event::End(TagEnd::Paragraph)),
                Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => {}
                Event::Start(Tag::Link { dest_url, .. }) => self.open_link(dest_url, &mut out),
                Event::End(TagEnd::Link) => {
                    if self.links.pop() == Some(true) {
                        out.push(raw("</a>".to_owned()));
                    }
                }
                Event::Start(Tag::Heading { level, .. }) => {
                    let text = heading_text(&events[at + 1..]);
                    out.push(raw(self.open_heading(*level, text)));
                }
                Event::End(TagEnd::Heading(_)) => out.push(raw(format!("</h{}>\n", self.level))),
                Event::Start(Tag::Table(_)) => {
                    out.push(raw("<div class=\"ht-scroll\" tabindex=\"0\">".to_owned()));
                    out.push(event.clone());
                }
                Event::End(TagEnd::Table) => {
                    out.push(event.clone());
                    out.push(raw("</div>".to_owned()));
                }
                other => out.push(other.clone()),
            }
        }
        out
    }

    fn open_link(&mut self, address: &CowStr<'_>, out: &mut Vec<Event<'_>>) {
        let target = target(self.language, address);
        self.links.push(target.is_some());
        if let Some(target) = target {
            let rel = if target.starts_with("https://") { " rel=\"noopener external\"" } else { "" };
            out.push(raw(format!("<a href=\"{}\"{rel}>", escaped(&target))));
        }
    }

    fn open_heading(&mut self, level: HeadingLevel, text: String) -> String {
        self.level = (level as u8).clamp(2, 4).min(self.level.max(1) + 1);
        let slug = crate::initiatives::model::slug(&text);
        // Never an id that the page itself has.
        let stem = format!("om-{}", if slug.is_empty() { "avsnitt" } else { &slug });
        let taken = |anchor: &str| self.headings.iter().any(|heading| heading.anchor == anchor);
        let anchor = std::iter::once(stem.clone())
            .chain((2..).map(|n| format!("{stem}-{n}")))
            .find(|anchor| !taken(anchor))
            .unwrap_or(stem);
        self.headings.push(Heading { level: self.level, anchor: anchor.clone(), text });
        format!("<h{} class=\"ds-heading\" id=\"{anchor}\">", self.level)
    }
}

fn raw<'t>(html: String) -> Event<'t> {
    Event::Html(CowStr::from(html))
}

fn heading_text(after: &[Event<'_>]) -> String {
    let inside = after.iter().take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))));
    let mut text = String::new();
    for event in inside {
        match event {
            Event::Text(part) | Event::Code(part) | Event::Html(part) | Event::InlineHtml(part) => {
                text.push_str(part);
            }
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(text: &str) -> String {
        render(Language::English, text).content.into_string()
    }

    #[test]
    fn raw_html_is_shown_as_text() {
        for text in [
            "<script>alert(1)</script>",
            "a <img src=x onerror=alert(1)> b",
            "<!-- -->\n\n<iframe src=https://example.org>",
            "<a href=\"javascript:alert(1)\">x</a>",
            "| a |\n|---|\n| <b onclick=x>c</b> |",
            "## <svg onload=alert(1)>",
        ] {
            let html = html(text);
            for tag in ["<script", "<img", "<iframe", "<b ", "<svg", "<a "] {
                assert!(!html.contains(tag), "{text}: {html}");
            }
            assert!(html.contains("&lt;"), "{text}: {html}");
        }
    }

    #[test]
    fn a_link_leads_to_https_or_within_the_service_or_nowhere() {
        assert!(html("[a](/needs/new)").contains("<a href=\"/en/needs/new\">a</a>"));
        assert!(
            html("[a](https://example.org/x?y=1&z=2)").contains("href=\"https://example.org/x?y=1&amp;z=2\"")
        );
        assert!(html("[a](#om-b)").contains("href=\"#om-b\""));
        for address in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java&#x09;script:alert(1)",
            "data:text/html,x",
            "//example.org",
            "/\\example.org",
            "http://example.org",
            "https:///example.org",
            "vbscript:x",
            "file:///etc/passwd",
            "mailto:a@example.org",
        ] {
            let html = html(&format!("[words]({address})"));
            assert!(!html.contains("<a ") && html.contains("words"), "{address}: {html}");
        }
        let html = html("<javascript:alert(1)> <https://example.org/\"onclick=x>");
        assert!(!html.contains("<a"), "what is no address is words: {html}");
    }

    #[test]
    fn headings_have_anchors_of_their_own_and_skip_no_level() {
        let rendered = render(Language::Swedish, "# Först\n\n#### Djupt\n\n## Först\n\n##\n");
        let html = rendered.content.into_string();
        assert!(html.contains("<h2 class=\"ds-heading\" id=\"om-forst\">Först</h2>"), "{html}");
        assert!(html.contains("<h3 class=\"ds-heading\" id=\"om-djupt\">Djupt</h3>"), "{html}");
        assert!(html.contains("id=\"om-forst-2\"") && html.contains("id=\"om-avsnitt\""), "{html}");
        assert_eq!(rendered.headings.len(), 4);
    }

    #[test]
    fn a_text_of_nothing_but_openings_ends_soon() {
        let begun = std::time::Instant::now();
        for text in ["[", "*", "<", "> ", "`", "![", "- ", "|a\n|-\n"] {
            let long = text.repeat(20_000);
            let html = html(&long);
            assert!(!html.is_empty() && !html.contains("<script"));
        }
        assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
    }

    #[test]
    fn the_words_alone_have_no_marks() {
        let words = words("## Två\n\nEn *kort* [länk](/x).\n\n| a | b |\n|---|---|\n| c | d |");
        assert_eq!(words, "Två\nEn kort länk.\na b \nc d \n");
    }
}
