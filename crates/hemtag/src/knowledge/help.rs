//! Help: how to state a need, how to read an answer, and what to do with it.

use maud::{Markup, html};

use crate::http::{
    Context,
    components::{Mark, breadcrumbs, page_head, verdict},
    page,
};

/// Sections of plain paragraphs: the key of the heading and of each paragraph under it.
const SECTIONS: [(&str, &[&str]); 4] = [
    ("help-need-title", &["help-need-1", "help-need-2", "help-need-3"]),
    ("help-next-title", &["help-next-1", "help-next-2", "help-next-3"]),
    ("help-files-title", &["help-files-1", "help-files-2"]),
    ("help-keyboard-title", &["help-keyboard-1", "help-keyboard-2"]),
];

/// `GET /help`
pub async fn help(context: Context) -> Markup {
    let title = context.t("help-title");
    let [need, rest @ ..] = SECTIONS;
    page(
        &context,
        &title,
        html! {
            (breadcrumbs(&context, &[], &title))
            (page_head(None, &title, Some(&context.t("help-lead"))))
            div class="ht-prose ht-section" {
                (section(&context, need))
                h2 class="ds-heading" data-size="md" { (context.t("help-answer-title")) }
                p { (context.t("help-answer-1")) }
                dl class="ht-facts" {
                    @for (mark, key) in [
                        (Mark::Met, "help-answer-met"),
                        (Mark::Missed, "help-answer-missed"),
                        (Mark::Unknown, "help-answer-unknown"),
                    ] {
                        div { dt { (verdict(&context, mark)) } dd { (context.t(key)) } }
                    }
                }
                p { (context.t("help-answer-2")) }
                @for one in rest {
                    (section(&context, one))
                    @if one.0 == "help-files-title" {
                        p { (context.t("help-files-3")) " " a href=(context.href("/makers/import")) { (context.t("import-title")) } " · " a href=(context.href("/needs/import")) { (context.t("needs-import-title")) } }
                    }
                }
                p { a href=(context.href("/guides")) { (context.t("guides-title")) } " · " a href=(context.href("/search")) { (context.t("search-title")) } " · " a href=(context.href("/about-the-data")) { (context.t("nav-about")) } }
            }
        },
    )
}

fn section(context: &Context, (title, paragraphs): (&str, &[&str])) -> Markup {
    html! {
        h2 class="ds-heading" data-size="md" { (context.t(title)) }
        @for key in paragraphs { p { (context.t(key)) } }
    }
}
