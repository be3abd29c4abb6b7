//! A file handed over in the browser, looked at and confirmed.

use crate::testkit::{Page, TestApp};

const HERE: &str = "/funding/bank/import";

pub(crate) async fn upload(test: &TestApp, name: &str, content: &[u8]) -> Page {
    let mut body = format!(
        "--grans\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         content-type: application/octet-stream\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(content);
    body.extend_from_slice(b"\r\n--grans--\r\n");
    test.post_body(HERE, "multipart/form-data; boundary=grans", body).await
}

/// Uploads a file that can be read, and gives the address of its preview with its text.
pub(crate) async fn preview(test: &TestApp, content: &[u8]) -> (String, String) {
    let sent = upload(test, "bank.csv", content).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let to = sent.location().unwrap().to_owned();
    let page = test.get(&to).await;
    assert_eq!(page.status, 200, "{}", page.text());
    (to, plain(&page))
}

/// Uploads and confirms; gives the text of the page that follows.
pub(crate) async fn import(test: &TestApp, content: &[u8]) -> String {
    let (to, _) = preview(test, content).await;
    let done = test.post(&to, &[("do", "import")]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    plain(&test.get(done.location().unwrap()).await)
}

/// The text with ordinary blanks.
pub(crate) fn plain(page: &Page) -> String {
    page.text().replace(['\u{a0}', '\u{202f}'], " ")
}
