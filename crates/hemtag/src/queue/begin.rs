//! What carries out a job of each kind.

use super::{Kind, Taken, Undone};
use crate::{app::App, gaps, makers, needs, programme};

/// Carries a job out. Whoever does it says within their transaction that it is done.
pub(super) async fn begin(app: App, taken: Taken) -> Result<(), Undone> {
    match taken.kind {
        Kind::MakersImport => makers::import::queued::work(&app, &taken).await,
        Kind::NeedsImport => needs::import::queued::work(&app, &taken).await,
        Kind::MakersPreview => makers::import::queued::look(&app, &taken).await,
        Kind::NeedsPreview => needs::import::queued::look(&app, &taken).await,
        Kind::Matching => gaps::work(&app, &taken).await,
        Kind::ReportFiles => programme::report::made::work(&app, &taken).await,
    }
}
