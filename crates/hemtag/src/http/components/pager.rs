//! Pages of a long list.

use maud::{Markup, html};

use crate::http::Context;

/// Counted from one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pager {
    pub page: u32,
    pub per_page: u32,
    pub total: u64,
}

impl Pager {
    #[must_use]
    pub fn pages(self) -> u32 {
        u32::try_from(self.total.div_ceil(u64::from(self.per_page.max(1)))).unwrap_or(u32::MAX).max(1)
    }

    /// The pages to name: the first, the last, and those around this one; `None` is a gap.
    fn named(self) -> Vec<Option<u32>> {
        let last = self.pages();
        let mut out = Vec::new();
        let mut before = 0;
        for page in (1..=last).filter(|p| *p == 1 || *p == last || p.abs_diff(self.page) <= 1) {
            if page > before + 1 {
                out.push(None);
            }
            out.push(Some(page));
            before = page;
        }
        out
    }
}

/// Nothing when all fits on one page. `href` gives the address of a page of the list.
#[must_use]
pub fn pager(context: &Context, pager: Pager, href: impl Fn(u32) -> String) -> Markup {
    let pages = pager.pages();
    if pages == 1 {
        return html! {};
    }
    let first = u64::from(pager.page.saturating_sub(1)) * u64::from(pager.per_page) + 1;
    let last = (first + u64::from(pager.per_page) - 1).min(pager.total);
    html! {
        div class="ht-pager" {
            nav class="ds-pagination" aria-label=(context.t("pager-label")) {
                ul {
                    @if pager.page > 1 { li {
                        a class="ds-button" data-variant="tertiary" rel="prev" href=(href(pager.page - 1)) { (context.t("pager-previous")) }
                    } }
                    @for named in pager.named() {
                        @match named {
                            Some(page) => li {
                                a class="ds-button" data-variant="tertiary" href=(href(page))
                                    aria-current=[(page == pager.page).then_some("true")]
                                    aria-label=(context.ta("pager-page", &[("page", page.into())])) { (page) }
                            },
                            None => li {},
                        }
                    }
                    @if pager.page < pages { li {
                        a class="ds-button" data-variant="tertiary" rel="next" href=(href(pager.page + 1)) { (context.t("pager-next")) }
                    } }
                }
            }
            p class="ht-soft ht-small" {
                (context.ta("pager-shows", &[("first", first.into()), ("last", last.into()), ("total", pager.total.into())]))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_names_its_ends_and_its_middle() {
        let pager = Pager { page: 6, per_page: 20, total: 240 };
        assert_eq!(pager.named(), [Some(1), None, Some(5), Some(6), Some(7), None, Some(12)]);
        assert_eq!(Pager { page: 1, per_page: 20, total: 0 }.pages(), 1);
    }
}
