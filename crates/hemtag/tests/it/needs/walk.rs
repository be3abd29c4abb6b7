//! A person without JavaScript who fills in the form: what is on the page, what is sent, where it leads.

use crate::testkit::TestApp;

/// The page that the browser stands on.
pub struct Walk<'t> {
    pub test: &'t TestApp,
    /// The address of the page.
    pub at: String,
    pub page: String,
    pub status: u16,
}

impl<'t> Walk<'t> {
    pub async fn open(test: &'t TestApp, language: &'static str, path: &str) -> Walk<'t> {
        let mut walk = Walk { test, at: String::new(), page: String::new(), status: 0 };
        walk.go(&format!("{language}{path}")).await;
        walk
    }

    pub async fn go(&mut self, address: &str) {
        let page = self.test.get(address).await;
        if let Some(to) = page.location() {
            return Box::pin(self.go(&to.to_owned())).await;
        }
        self.at = address.to_owned();
        self.status = page.status;
        self.page = page.text();
        assert!(
            !self.page.contains('⟦'),
            "{address} lacks words: {}",
            self.page.split('⟦').nth(1).unwrap_or("")
        );
    }

    /// Sends the page's own form with these fields and follows where it leads.
    pub async fn send(&mut self, fields: &[(&str, &str)]) {
        let action = self.action();
        self.send_to(&action, fields).await;
    }

    pub async fn send_to(&mut self, action: &str, fields: &[(&str, &str)]) {
        let page = self.test.post(action, fields).await;
        match page.location() {
            Some(to) => self.go(&to.to_owned()).await,
            None => {
                self.status = page.status;
                self.page = page.text();
            }
        }
    }

    /// Where the first form of the page is sent.
    pub fn action(&self) -> String {
        between(&self.page, "method=\"post\" action=\"", "\"").to_owned()
    }

    /// Answers the page by the end of its address, so that a walk needs not know the order.
    pub async fn answer(&mut self, page: &str, fields: &[(&str, &str)]) {
        assert!(
            self.at.ends_with(&format!("/{page}")),
            "expected {page}, stands on {}: {}",
            self.at,
            self.errors()
        );
        self.send(fields).await;
        assert!(self.status < 400, "{page} was refused: {}", self.errors());
    }

    /// What the page says is wrong.
    pub fn errors(&self) -> String {
        match self.page.split_once("ds-error-summary") {
            Some((_, rest)) => rest.split("</ul>").next().unwrap_or_default().to_owned(),
            None => "no errors".to_owned(),
        }
    }
}

pub fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    text.split_once(from).and_then(|(_, rest)| rest.split_once(to)).map_or("", |(inside, _)| inside)
}
