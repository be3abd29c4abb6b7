//! The statement of earlier aid as a tagged PDF, to keep or to sign on paper.

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use documents::{Block, Cell, Column, Document, Section, Table, render};
use jiff::civil::Date;

use crate::{
    aid::words as aid_words,
    app::App,
    cases::{
        case_by_id,
        model::{
            CaseId,
            aid::{Kept, Statement, Told},
        },
        statement,
    },
    http::{Context, PageError, PageResult},
    words::Language,
};

/// `GET /cases/{id}/aid/statement.pdf`: the newest statement.
///
/// # Errors
/// Not found, when there is none or the caller may not read it.
pub async fn show(context: Context, State(app): State<App>, Path(id): Path<i64>) -> PageResult<Response> {
    let found = case_by_id(&app, &context.caller, CaseId(id)).await?;
    let newest = statement(&app, &context.caller, &found).await?;
    let (kept, stated) = newest.ok_or(PageError::NotFound)?;
    let document =
        document(context.language, id, &kept, &stated, &aid_words::agency(&app)).marked(context.examples);
    let pdf =
        tokio::task::spawn_blocking(move || render(&document)).await.map_err(|_| PageError::Internal)?;
    let pdf = pdf.map_err(|error| {
        tracing::error!(%error, "a statement could not be written");
        PageError::Internal
    })?;
    let name = context.language.pick("intyg-tidigare-stod", "statement-earlier-aid");
    let file = format!("attachment; filename=\"{name}-{id}.pdf\"");
    let headers = [(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, file)];
    Ok((headers, pdf.bytes).into_response())
}

fn day_of(kept: &Kept) -> Date {
    kept.stated_at.to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// What the paper says, from plain data.
#[must_use]
pub fn document(l: Language, case: i64, kept: &Kept, stated: &Statement, agency: &str) -> Document {
    let unknown = || l.t("not-known");
    let linked = match &stated.linked {
        Told::None => l.t("case-aid-linked-none"),
        Told::NotKnown => unknown(),
        Told::These(firms) => firms.join("; "),
    };
    let mut about = vec![
        (l.t("case-aid-firm"), stated.firm.clone()),
        (l.t("case-aid-number"), stated.organisation_number.clone().unwrap_or_else(unknown)),
        (l.t("case-aid-linked"), linked),
    ];
    if let Some(month) = stated.fiscal_month {
        about.push((l.t("case-aid-fiscal"), l.t(&format!("month-{month}"))));
    }
    let rows = stated.supports().iter().map(|one| {
        let amount = one.amount.map_or_else(unknown, |amount| aid_words::amount(l, amount));
        let euro = one.amount.and_then(funding::aid::Amount::cents);
        vec![
            Cell::from(one.grantor.as_str()),
            Cell::from(one.granted_on.map_or_else(unknown, |day| l.date(day))),
            Cell::from(amount),
            Cell::from(euro.map_or_else(unknown, |cents| aid_words::euro(l, cents))),
        ]
    });
    let earlier = match &stated.earlier {
        Told::None => Block::Paragraph(l.t("case-aid-earlier-none")),
        Told::NotKnown => Block::Paragraph(unknown()),
        Told::These(_) => Block::Table(Table {
            caption: l.t("case-aid-earlier"),
            columns: vec![
                Column::text(l.t("case-aid-grantor")),
                Column::text(l.t("case-aid-on")),
                Column::figures(l.t("case-aid-amount")),
                Column::figures(l.t("case-aid-in-euro")),
            ],
            rows: rows.collect(),
            named_rows: true,
            empty: String::new(),
        }),
    };
    let day = l.date(day_of(kept));
    let signed = match &stated.signed {
        Some(signed) => vec![
            Block::Paragraph(l.t("case-aid-certify")),
            Block::Definitions(vec![
                (l.t("case-aid-signed"), signed.name.clone()),
                (
                    l.t("case-aid-capacity"),
                    Some(signed.capacity.clone()).filter(|c| !c.is_empty()).unwrap_or_else(unknown),
                ),
                (l.t("case-aid-signed-on"), day.clone()),
            ]),
            Block::Remark(l.t("case-aid-pdf-electronic")),
        ],
        None => vec![
            Block::Paragraph(l.t("case-aid-certify")),
            Block::Definitions(vec![
                (l.t("case-aid-signed"), "______________________________".to_owned()),
                (l.t("case-aid-signed-on"), "______________________________".to_owned()),
            ]),
        ],
    };
    Document {
        language: match l {
            Language::Swedish => documents::Language::Swedish,
            Language::English => documents::Language::English,
        },
        title: l.t("case-aid"),
        kind: l.t("case-aid-pdf-kind"),
        subtitle: stated.firm.clone(),
        sender: agency.to_owned(),
        date: day_of(kept),
        note: l.ta("case-aid-pdf-note", &[("case", case.into()), ("statement", kept.id.into())]),
        example: false,
        sections: vec![
            Section { heading: l.t("case-aid-pdf-firm"), blocks: vec![Block::Definitions(about)] },
            Section {
                heading: l.t("case-aid-earlier"),
                blocks: vec![Block::Paragraph(l.t("case-aid-pdf-about")), earlier],
            },
            Section { heading: l.t("case-aid-pdf-signed"), blocks: signed },
        ],
    }
}
