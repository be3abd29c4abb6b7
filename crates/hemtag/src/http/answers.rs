//! What answers an address, with its type forgotten. Axum's own functions are made anew for every handler, and the compiler then
//! proves a dozen times for each that what it awaits may move between threads: with hundreds of addresses that was a third of the
//! time a build took. Here it is proved once, where the handler is named.

use std::{pin::Pin, sync::Arc};

use axum::{
    extract::Request,
    handler::Handler,
    response::Response,
    routing::{self, MethodRouter},
};

use crate::app::App;

/// What axum's handlers that are functions answer by.
type Answering = Pin<Box<dyn Future<Output = Response> + Send>>;

/// A handler of any kind.
#[derive(Clone)]
struct Answers(Arc<dyn Fn(Request, App) -> Answering + Send + Sync>);

impl Handler<(), App> for Answers {
    type Future = Answering;

    fn call(self, request: Request, app: App) -> Answering {
        (self.0)(request, app)
    }
}

fn answers<T: 'static, H: Handler<T, App, Future = Answering>>(handler: H) -> Answers {
    Answers(Arc::new(move |request, app| handler.clone().call(request, app)))
}

/// An address that `handler` answers when it is asked for.
pub fn get<T: 'static>(handler: impl Handler<T, App, Future = Answering>) -> MethodRouter<App> {
    routing::get(answers(handler))
}

/// An address that `handler` answers when something is sent to it.
pub fn post<T: 'static>(handler: impl Handler<T, App, Future = Answering>) -> MethodRouter<App> {
    routing::post(answers(handler))
}

/// What else an address does.
pub trait And {
    /// … when something is sent to it.
    #[must_use]
    fn and_post<T: 'static>(self, handler: impl Handler<T, App, Future = Answering>) -> Self;

    /// … when something is put there in the place of what was.
    #[must_use]
    fn and_put<T: 'static>(self, handler: impl Handler<T, App, Future = Answering>) -> Self;
}

impl And for MethodRouter<App> {
    fn and_post<T: 'static>(self, handler: impl Handler<T, App, Future = Answering>) -> Self {
        self.post(answers(handler))
    }

    fn and_put<T: 'static>(self, handler: impl Handler<T, App, Future = Answering>) -> Self {
        self.put(answers(handler))
    }
}
