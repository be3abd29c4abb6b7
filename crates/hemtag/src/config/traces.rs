//! The setting `traces`: the address of a collector that speaks OTLP by HTTP.

use url::Url;

use super::ConfigError;

/// Reads the address; an empty one is none.
///
/// # Errors
/// When it is no address that spans can be sent to.
pub(super) fn read(given: Option<String>) -> Result<Option<String>, ConfigError> {
    let Some(address) = given.map(|given| given.trim().to_owned()).filter(|given| !given.is_empty()) else {
        return Ok(None);
    };
    let wrong = |what: &str| Err(ConfigError::Traces(what.to_owned()));
    let Ok(url) = Url::parse(&address) else {
        return wrong("it is no address; write one such as http://collector:4318");
    };
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
        return wrong("the address must begin with http:// or https://, such as http://collector:4318");
    }
    if !url.username().is_empty()
        || url.password().is_some()
        || url.query().is_some()
        || url.fragment().is_some()
    {
        return wrong(
            "the address may hold no user, password or query; what the collector asks for goes into OTEL_EXPORTER_OTLP_HEADERS",
        );
    }
    Ok(Some(address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_a_collector_is_read_and_everything_else_refused() {
        let of = |text: &str| read(Some(text.to_owned()));
        assert_eq!(read(None).unwrap(), None);
        assert_eq!(of(" ").unwrap(), None);
        assert_eq!(of(" http://collector:4318 ").unwrap().as_deref(), Some("http://collector:4318"));
        assert_eq!(of("https://x.example/otlp").unwrap().as_deref(), Some("https://x.example/otlp"));
        for wrong in [
            "collector",
            "collector:4318",
            "grpc://collector:4317",
            "http://kim:hemligt@collector",
            "http://x/?key=1",
        ] {
            let told = of(wrong).unwrap_err().to_string();
            assert!(told.starts_with("The setting traces: "), "{wrong}: {told}");
            assert!(!told.contains("hemligt"), "{told}");
        }
    }
}
