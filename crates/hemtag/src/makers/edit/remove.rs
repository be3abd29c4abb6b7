//! Asking before a part is taken away: what it is, and what goes with it.

use maud::{Markup, html};
use vocabulary::Vocabulary;

use super::{Part, change::without, form::site_name, offer};
use crate::{
    http::{
        Context,
        components::{breadcrumbs, page_head},
        page,
    },
    makers::{
        RESTORABLE_DAYS,
        model::{Maker, Removed},
    },
};

/// The question, or `None` when the maker has no such part.
pub(super) fn question(context: &Context, maker: &Maker, part: Part) -> Option<Markup> {
    let language = context.language;
    let vocabulary = Vocabulary::embedded();
    let name = match part {
        Part::Maker => maker.name.clone(),
        Part::Site(Some(id)) => site_name(language, maker.sites.iter().find(|s| s.id == id)?),
        Part::Offer(Some(id)) => {
            vocabulary.processes().get(offer::find(maker, id)?.1.process).name(language.of_terms()).to_owned()
        }
        Part::Certificate(Some(at)) => vocabulary
            .certificates()
            .get(maker.certificates.get(at)?.certificate)
            .name(language.of_terms())
            .to_owned(),
        Part::NotHeld(Some(at)) => {
            let name =
                vocabulary.certificates().get(maker.lacking().nth(at)?.certificate).name(language.of_terms());
            context.ta("edit-not-held-one", &[("certificate", name.into())])
        }
        _ => return None,
    };
    let goes = match part {
        Part::Maker => Removed {
            offers: maker.offers().count(),
            certificates: maker.certificates.len(),
            evidence: maker.evidence.len(),
        },
        part => without(&mut maker.clone(), part)?,
    };
    let title = context.ta("edit-remove-title", &[("name", name.into())]);
    let own = format!("/makers/{}", maker.id);
    let edit = format!("{own}/edit");
    let action = format!("{edit}/{}/remove", part.code());
    Some(page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[
                (context.t("nav-makers"), "/makers"),
                (maker.name.clone(), &own),
                (context.t("edit-overview"), &edit),
            ], &context.t("edit-remove")))
            (page_head(Some(&maker.name), &title, None))
            @let told = goes_with(context, part, goes);
            @if !told.is_empty() {
                p { (context.t("edit-remove-goes")) }
                ul { @for each in &told { li { (each) } } }
            }
            p {
                @if part == Part::Maker { (context.ta("edit-remove-restorable", &[("days", RESTORABLE_DAYS.into())])) }
                @else { (context.t("edit-remove-undo")) }
            }
            form class="ht-actions" method="post" action=(context.href(&action)) {
                input type="hidden" name="version" value=(maker.version);
                button class="ds-button" data-color="danger" type="submit" { (context.t("edit-remove-do")) }
                " " a class="ds-link" href=(context.href(&edit)) { (context.t("edit-cancel")) }
            }
        },
    ))
}

fn goes_with(context: &Context, part: Part, goes: Removed) -> Vec<String> {
    let counted = |key: &str, count: usize| (count > 0).then(|| context.language.counted(key, count as u64));
    let offers = counted("edit-goes-offers", goes.offers).filter(|_| !matches!(part, Part::Offer(_)));
    let certificates = counted("edit-goes-certificates", goes.certificates)
        .filter(|_| !matches!(part, Part::Certificate(_) | Part::NotHeld(_)));
    let evidence = counted("edit-goes-evidence", goes.evidence);
    [offers, certificates, evidence].into_iter().flatten().collect()
}
