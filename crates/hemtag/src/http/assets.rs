//! The bundled style, script, fonts and pictures, embedded in the binary.

use std::{collections::HashMap, sync::LazyLock};

use axum::{
    extract::{Path, RawQuery},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../frontend/dist"]
#[allow_missing = true]
struct Assets;

/// True when the style was bundled before the program was compiled; without it the pages are bare.
#[must_use]
pub fn are_built_in() -> bool {
    Assets::get("hemtag.css").is_some()
}

/// The address of a bundled file, with its content's hash behind it, so that a browser keeps it until it changes.
#[must_use]
pub fn address(name: &str) -> String {
    static VERSIONS: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
        Assets::iter()
            .filter_map(|name| {
                let hash = Assets::get(&name)?.metadata.sha256_hash();
                Some((name.into_owned(), data_encoding::HEXLOWER.encode(&hash[..6])))
            })
            .collect()
    });
    match VERSIONS.get(name) {
        Some(version) => format!("/assets/{name}?v={version}"),
        None => format!("/assets/{name}"),
    }
}

/// `GET /assets/{*path}`
pub async fn serve(Path(path): Path<String>, RawQuery(query): RawQuery) -> Response {
    let Some(file) = Assets::get(&path) else { return StatusCode::NOT_FOUND.into_response() };
    let kind = match path.rsplit_once('.').map(|(_, e)| e) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("png") => "image/png",
        Some("json" | "geojson") => "application/json",
        _ => "application/octet-stream",
    };
    // Fonts carry their content's hash in the name, the rest carries it in the address. A developer's browser asks
    // again, since the files on disk change under the program.
    let named_by_content = path.ends_with(".woff2") || query.is_some_and(|q| q.starts_with("v="));
    let cache = match (cfg!(debug_assertions), named_by_content) {
        (true, _) => "no-cache",
        (false, true) => "public, max-age=31536000, immutable",
        (false, false) => "public, max-age=300",
    };
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, cache)], file.data.into_owned()).into_response()
}
