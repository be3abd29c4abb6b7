//! The server: the layers around the routes, listening, and ending in good order.

use std::{
    net::SocketAddr,
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

use axum::{Router, ServiceExt, extract::DefaultBodyLimit, extract::Request, middleware};
use tower::{Layer, util::MapRequestLayer};
use tower_http::{CompressionLevel, catch_panic::CatchPanicLayer, compression::CompressionLayer};

use crate::{
    app::App,
    cases, gaps, guides,
    http::{error, language, lapsed, security},
    makers::RegisterInMemory,
    needs, open_data, operation, queue, routes,
    search::SearchInMemory,
    skills::loop_in::NearestInMemory,
    strategy::figures::FiguresInMemory,
};

/// Everything the browser and the tests talk to, but for the language in the address (see [`service`]).
pub fn router(app: App) -> Router {
    let upload_limit = app.config.upload_limit;
    routes::routes()
        .layer(middleware::from_fn_with_state(app.clone(), open_data::pages::files::described))
        .layer(middleware::from_fn_with_state(app.clone(), lapsed::keep))
        .layer(middleware::from_fn(security::refuse_elsewhere))
        .layer(middleware::from_fn_with_state(app.clone(), error::explain))
        .layer(middleware::from_fn(security::guard))
        .layer(middleware::from_fn_with_state(app.clone(), security::keep_encrypted))
        .layer(DefaultBodyLimit::max(upload_limit))
        .layer(CatchPanicLayer::new())
        .layer(middleware::from_fn_with_state(app.clone(), operation::metrics::count))
        .layer(middleware::from_fn_with_state(app.clone(), operation::traces::request))
        // Some more bytes than at most, for less than half the time: a page waits for it (docs/performance.md).
        .layer(CompressionLayer::new().quality(CompressionLevel::Precise(2)))
        .with_state(app)
}

/// The router behind the reading of the language.
pub fn service(
    app: App,
) -> impl tower::Service<
    Request,
    Response = axum::response::Response,
    Error = std::convert::Infallible,
    Future: Send,
> + Clone {
    MapRequestLayer::new(language::read).layer(router(app))
}

/// Serves until the program is told to stop. Calls `ready` with the address it got.
///
/// # Errors
/// When the address is taken.
pub async fn serve(app: App, ready: impl FnOnce(SocketAddr)) -> anyhow::Result<()> {
    let listen = app.config.listen;
    let listener = tokio::net::TcpListener::bind(listen).await.map_err(|e| {
        anyhow::anyhow!("The address {listen} cannot be used: {e}. Choose another with --listen, for example --listen 127.0.0.1:8090.")
    })?;
    let traces = operation::Traces::begin(app.config.traces.as_deref())?;
    let app = App { traces: traces.clone(), ..app };
    tokio::spawn(RegisterInMemory::follow(app.clone()));
    tokio::spawn(crate::matches::waiting::WaitingNeeds::begin(app.clone()));
    tokio::spawn(FiguresInMemory::follow(app.clone()));
    tokio::spawn(gaps::follow(app.clone()));
    tokio::spawn(NearestInMemory::follow(app.clone()));
    tokio::spawn(crate::makers::capacity::follow(app.clone()));
    tokio::spawn(crate::letters::follow(app.clone()));
    tokio::spawn(crate::integrations::follow(app.clone()));
    tokio::spawn(crate::people::notices::follow(app.clone()));
    tokio::spawn(cases::requests::follow(app.clone()));
    tokio::spawn(cases::questions::follow(app.clone()));
    tokio::spawn(cases::follow(app.clone()));
    tokio::spawn(needs::drafts::follow(app.clone()));
    tokio::spawn(guides::follow(app.clone()));
    tokio::spawn(crate::funding::work::follow(app.clone()));
    tokio::spawn(crate::programme::follow(app.clone()));
    tokio::spawn(crate::skills::privacy::follow(app.clone()));
    tokio::spawn(crate::skills::plan::follow(app.clone()));
    tokio::spawn(SearchInMemory::follow(app.clone()));
    let (told, mut ended) = tokio::sync::watch::channel(false);
    tracing::info!(node = &*app.node, "this node works on jobs");
    let mut workers = queue::start(&app, &ended);
    if let Some(listen) = app.config.metrics_listen {
        let address = operation::metrics::serve(app.clone(), listen).await?;
        tracing::info!(%address, "metrics are served");
    }
    ready(listener.local_addr()?);
    // With the address that each connection comes from, for the ration of uploads.
    let (stopping, drain) = (Arc::clone(&app.stopping), Duration::from_secs(app.config.drain.into()));
    let service = ServiceExt::<Request>::into_make_service_with_connect_info::<SocketAddr>(service(app));
    let serving = axum::serve(listener, service).with_graceful_shutdown(async move {
        told_to_stop().await;
        stopping.store(true, Ordering::Relaxed);
        if !drain.is_zero() {
            tracing::info!(
                seconds = drain.as_secs(),
                "told to stop: unready from now on, and answering so long"
            );
            // Told twice, it does not wait.
            tokio::select! { () = tokio::time::sleep(drain) => {}, () = told_to_stop() => {} }
        }
        let _ = told.send(true);
    });
    // What is traced until then goes within the same patience.
    let of_connections = PATIENCE - traces.patience();
    let patience = async move {
        // Ended without a word, it was not told to stop: then it is the serving that has failed.
        if ended.wait_for(|ended| *ended).await.is_err() {
            std::future::pending::<()>().await;
        }
        tokio::time::sleep(of_connections).await;
    };
    tokio::select! {
        served = serving => served?,
        () = patience => tracing::warn!("somebody had not sent or taken everything when the program was stopped, and was cut off"),
    }
    // What they have not done is given back, so that another node begins it at once.
    while workers.join_next().await.is_some() {}
    traces.end().await;
    Ok(())
}

/// So long what is under way may take when the program is told to stop. Nobody's slow connection keeps it from ending.
const PATIENCE: Duration = Duration::from_secs(20);

/// Waits for Ctrl+C, or for the word of whoever runs services.
async fn told_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
            .expect("the program can listen for its end");
        tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
    }
    #[cfg(not(unix))]
    let _ = interrupt.await;
}
