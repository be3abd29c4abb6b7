//! `/health/live`: the program answers. `/health/ready`: it can serve people, so a balancer may send them here. Both say nothing that a
//! visitor may not know.

use std::{sync::atomic::Ordering, time::Duration};

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;

use crate::{app::App, http::error::explained};

/// How long the database may take to answer.
const PATIENCE: Duration = Duration::from_secs(3);

/// `GET /health/live`
pub async fn live() -> Response {
    ([(header::CACHE_CONTROL, "no-store")], "ok\n").into_response()
}

/// `GET /health/ready`: 200, or 503 with what is not ready; 503 too once the program was told to stop.
pub async fn ready(State(app): State<App>) -> Response {
    let database = database_answers(&app).await;
    let clock = app.steadiness.jump(&app.clock).is_zero();
    let stopping = app.stopping.load(Ordering::Relaxed);
    let ready = database && !stopping;
    let told = json!({
        "ready": ready,
        "database": if database { "answers" } else { "does not answer" },
        "clock": if clock { "steady" } else { "jumped" },
        "stopping": stopping,
    });
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    explained(status, ([(header::CACHE_CONTROL, "no-store")], Json(told)))
}

/// Whether the database answers in time.
pub(super) async fn database_answers(app: &App) -> bool {
    tokio::time::timeout(PATIENCE, app.db.answers()).await.is_ok_and(|answered| answered.is_ok())
}
