//! A certificate as a message of Catena-X: what goes out fills in the form of a new one, which is saved as any other.

use crate::testkit::{Databases, Page, TestApp};
use hemtag::{
    events::{self, Subject},
    makers::model::{CertificateHeld, Level, Maker},
};
use jiff::civil::date;
use serde_json::{Value, json};

use crate::edit::sample::{events as happened, kept, now};
use crate::testkit::field_of;

const PAPER: &[u8] = b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer << >>\n%%EOF\n";

const TYPED: [(&str, &str); 8] = [
    ("holder", "bpnl0000000001ab"),
    ("type", "ISO9001"),
    ("registration", "SE-4711"),
    ("issuer", "Ett certifieringsorgan"),
    ("valid_from", "2025-01-01"),
    ("valid_until", "2027-12-31"),
    ("trust", "high"),
    ("document_on", "2025-01-02"),
];

fn with(changed: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let other = TYPED.iter().filter(|(name, _)| changed.iter().all(|(one, _)| one != name));
    other.copied().chain(changed.iter().copied().filter(|(_, value)| !value.is_empty())).collect()
}

async fn sent(test: &TestApp, address: &str, fields: &[(&str, &str)], file: Option<(&str, &[u8])>) -> Page {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(
            format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").as_bytes(),
        );
    }
    if let Some((name, content)) = file {
        let head =
            format!("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
        body.extend(head.as_bytes());
        body.extend(content);
        body.extend(b"\r\n");
    }
    body.extend(b"--b--\r\n");
    test.post_body(address, "multipart/form-data; boundary=b", body).await
}

async fn made(test: &TestApp, maker: &Maker) -> Vec<Value> {
    let all =
        events::of_subjects(test.app.db.reader(), &[Subject::Maker(maker.id.0)], None, 100).await.unwrap();
    all.into_iter().filter(|one| one.action == "maker.certificate_exchanged").map(|one| one.data).collect()
}

/// What a form has typed into it, of the fields of a certificate.
fn form(page: &str) -> Vec<(&'static str, String)> {
    let selected = |name: &str| {
        let field = page.split(&format!("<select class=\"ds-input\" id=\"{name}\"")).nth(1).unwrap();
        let field = field.split("</select>").next().unwrap();
        let chosen = field.split("<option ").find(|option| option.contains(" selected"));
        chosen.and_then(|option| option.split('"').nth(1)).unwrap_or_default().to_owned()
    };
    let texts = ["issuer", "registration", "valid_from", "valid_until", "on", "by", "version"];
    let mut all: Vec<(&str, String)> = texts.iter().map(|name| (*name, field_of(page, name))).collect();
    all.extend(["certificate", "level"].map(|name| (name, selected(name))));
    all
}

#[tokio::test]
async fn what_goes_out_comes_in_again() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let maker = kept(&test).await;
        let own = format!("/makers/{}", maker.id);
        let overview = test.get(&format!("{own}/edit")).await.text();
        assert!(overview.contains(&format!("{own}/edit/certificate-0/message")));
        assert!(overview.contains(&format!("{own}/certificates/import")));
        let page = test.get(&format!("/en{own}/edit/certificate-0/message")).await.text();
        for known in ["ISO9001", "Ett certifieringsorgan", "2027-12-31", "by whom and as of which day"] {
            assert!(page.contains(known), "{known}: {page}");
        }
        let before = happened(&test).await;
        let address = format!("{own}/edit/certificate-0/message");
        let file = sent(&test, &address, &TYPED, Some(("iso 9001.pdf", PAPER))).await;
        assert_eq!(file.status, 200, "{}", file.text());
        assert!(file.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
        assert_eq!(happened(&test).await, before + 1);
        assert_eq!(made(&test, &maker).await, [json!({ "certificate": "ISO 9001" })]);
        let message = file.json();
        assert_eq!(message["businessPartnerNumber"], "BPNL0000000001AB");
        assert_eq!(message["document"]["contentType"], "application/pdf");
        assert_eq!(message["document"]["contentBase64"], data_encoding::BASE64.encode(PAPER));

        // In again, as the form of a new certificate; nothing is kept before somebody saves it.
        let version = now(&test, maker.id).await.version;
        let import = format!("/en{own}/certificates/import");
        let looked = sent(&test, &import, &[], Some(("m.json", &file.body))).await;
        assert_eq!(looked.status, 200, "{}", looked.text());
        let text = looked.text();
        for told in ["BPNL0000000001AB", "/trustLevel", "/document", "Nothing is saved yet"] {
            assert!(text.contains(told), "{told}: {text}");
        }
        assert_eq!(now(&test, maker.id).await.version, version);
        let typed = form(&text);
        let fields: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let saved = test.post(&format!("{own}/edit/certificate-new"), &fields).await;
        assert_eq!(saved.status, 303, "{}", saved.text());
        let all = now(&test, maker.id).await.certificates;
        let again = all.last().unwrap();
        let expected = CertificateHeld {
            registration_number: Some("SE-4711".into()),
            valid_from: Some(date(2025, 1, 1)),
            evidence: again.evidence.clone(),
            ..maker.certificates[0].clone()
        };
        assert_eq!((all.len(), again), (maker.certificates.len() + 1, &expected));
        assert_eq!((again.evidence.level, again.evidence.on), (Level::Document, test.app.clock.today()));
    }
}

#[tokio::test]
async fn nothing_goes_out_with_gaps() {
    let test = TestApp::start(Databases::Sqlite).await;
    let maker = kept(&test).await;
    let address = format!("/en/makers/{}/edit/certificate-0/message", maker.id);
    let paper = Some(("a.pdf", PAPER));
    for (field, wrong) in [
        ("holder", "BPNL1"),
        ("holder", ""),
        ("registration", ""),
        ("valid_from", "soon"),
        ("valid_from", "2028-01-01"),
        ("valid_until", ""),
        ("trust", "much"),
        ("document_on", ""),
        ("sites", "BPNL0000000001AB"),
    ] {
        let again = sent(&test, &address, &with(&[(field, wrong)]), paper).await;
        let at = if wrong == "2028-01-01" { "valid_until" } else { field };
        assert_eq!(again.status, 422, "{field} {wrong}");
        assert!(again.text().contains(&format!("href=\"#{at}\"")), "{field} {wrong}: {}", again.text());
    }
    for file in [None, Some(("a.html", &b"<html>"[..]))] {
        let again = sent(&test, &address, &TYPED, file).await;
        assert!(again.status == 422 && again.text().contains("href=\"#file\""), "{}", again.text());
    }
    let both = sent(&test, &address, &with(&[("never", "yes")]), paper).await;
    assert!(both.status == 422 && both.text().contains("Not both"), "{}", both.text());
    assert!(made(&test, &maker).await.is_empty());
    let never = sent(&test, &address, &with(&[("never", "yes"), ("valid_until", "")]), paper).await;
    assert_eq!(never.json()["validUntil"], "9999-12-31");
    // The format's own word for never, typed as a day.
    let typed = sent(&test, &address, &with(&[("valid_until", "9999-12-31")]), paper).await;
    assert_eq!(typed.json()["validUntil"], "9999-12-31");
    for missing in ["certificate-9/message", "organisation/message", "certificate-new/message"] {
        assert_eq!(test.get(&format!("/makers/{}/edit/{missing}", maker.id)).await.status, 404, "{missing}");
    }
}

#[tokio::test]
async fn a_standard_that_is_not_known_is_told_and_strangers_do_nothing() {
    let test = TestApp::start(Databases::Sqlite).await;
    let maker = kept(&test).await;
    let own = format!("/makers/{}", maker.id);
    let mut message = json!({
        "businessPartnerNumber": "BPNL0000000001AB",
        "type": { "certificateType": "EN1090", "certificateVersion": "EXC2" },
        "registrationNumber": "1", "validFrom": "2025-01-01", "validUntil": "9999-12-31", "trustLevel": "none",
        "document": { "creationDate": "2025-01-02T00:00:00Z", "documentID": "d", "contentType": "application/pdf",
                      "contentBase64": "JVBERi0=" },
        "mood": "good",
    });
    let import = format!("/en{own}/certificates/import");
    let part = sent(&test, &import, &[], Some(("m.json", message.to_string().as_bytes()))).await.text();
    let typed = form(&part);
    let value = |name: &str| typed.iter().find(|(one, _)| *one == name).unwrap().1.as_str();
    assert_eq!((value("certificate"), value("valid_until")), ("EN 1090 EXC2", ""));
    assert!(part.contains("It is said never to end") && part.contains("/mood"), "{part}");
    message["type"] = json!({ "certificateType": "ISO 9002" });
    let unknown = sent(&test, &import, &[], Some(("m.json", message.to_string().as_bytes()))).await;
    let text = unknown.text();
    assert!(unknown.status == 200 && text.contains("does not know") && text.contains("ISO 9002"), "{text}");
    assert!(form(&text).contains(&("certificate", String::new())), "no other is chosen for it");
    message["validFrom"] = json!("soon");
    let broken = sent(&test, &import, &[], Some(("m.json", message.to_string().as_bytes()))).await;
    assert!(broken.status == 422 && broken.text().contains("/validFrom"), "{}", broken.text());
    for (file, words) in [("", "file"), ("no JSON", "JSON")] {
        let refused = sent(&test, &import, &[], Some(("m.json", file.as_bytes()))).await;
        assert!(refused.status == 422 && refused.text().contains(words), "{}", refused.text());
    }
    assert_eq!(now(&test, maker.id).await, maker);
    test.forget();
    for path in [format!("{own}/edit/certificate-0/message"), format!("{own}/certificates/import")] {
        assert_eq!(test.get(&path).await.status, 403, "{path}");
        assert_eq!(sent(&test, &path, &TYPED, Some(("a.pdf", PAPER))).await.status, 403, "{path}");
    }
}
