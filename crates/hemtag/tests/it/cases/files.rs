//! Files of a case: known by their content, sealed, handed out as files, and not to strangers.

use crate::testkit::{Databases, Page, TestApp};

use crate::cases::{
    advisers::{Opened, opened},
    people::led_to,
};

async fn hand_over(test: &TestApp, once: &str, name: &str, content: &[u8]) -> Page {
    let head = format!("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
    let body = [head.as_bytes(), content, b"\r\n--x--\r\n"].concat();
    test.post_body(&format!("/cases/1/files?once={once}"), "multipart/form-data; boundary=x", body).await
}

#[tokio::test]
async fn a_file_is_kept_once_handed_out_as_a_file_and_taken_away() {
    for kind in Databases::both() {
        let Opened { house, kim, ada, .. } = opened(kind, "find").await;
        let test = &house.test;
        house.enter(&kim);
        let pdf = b"%PDF-1.7\nhemligheten\n%%EOF";
        for _ in 0..2 {
            assert_eq!(
                led_to(&hand_over(test, "a", "../../ritning <1>.pdf", pdf).await),
                "/cases/1?done=file"
            );
        }
        let page = test.get("/cases/1").await.text();
        assert_eq!(page.matches("ritning &lt;1&gt;.pdf</a>").count(), 1, "sent twice is one file: {page}");
        let link = page.split("/cases/1/files/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let file = test.get(&format!("/cases/1/files/{link}")).await;
        assert_eq!(file.body, pdf);
        let head = |name: &str| file.headers.get(name).unwrap().to_str().unwrap().to_owned();
        assert!(
            head("content-disposition").starts_with("attachment;")
                && head("cache-control").contains("no-store")
        );
        assert_eq!(head("content-type"), "application/octet-stream");

        for (name, content) in [
            ("ritning.pdf", &b"<html><script>alert(1)</script>"[..]),
            ("x.docx", b"PK\x03\x04 word/document.xml word/vbaProject.bin"),
            ("program.pdf", b"MZ\x90\0\x03"),
            ("tom.pdf", b""),
        ] {
            let page = hand_over(test, "b", name, content).await;
            assert!(page.status == 422 && page.text().contains("file-error"), "{name}: {}", page.text());
        }
        let robin = house.account("robin@example.se", "Robin Al").await;
        house.enter(&robin);
        assert_eq!(test.get(&format!("/cases/1/files/{link}")).await.status, 404);
        assert_eq!(hand_over(test, "c", "r.pdf", pdf).await.status, 404);
        assert_eq!(test.post(&format!("/cases/1/files/{link}/remove"), &[]).await.status, 404);

        house.enter(&ada);
        led_to(&test.post("/cases/1/take", &[]).await);
        led_to(&hand_over(test, "d&inner=true", "intern.txt", "Bara för oss".as_bytes()).await);
        assert!(test.get("/cases/1").await.text().contains("intern.txt"));
        house.enter(&kim);
        let page = test.get("/cases/1").await.text();
        assert!(!page.contains("intern.txt"), "{page}");
        for _ in 0..2 {
            led_to(&test.post(&format!("/cases/1/files/{link}/remove"), &[]).await);
        }
        assert_eq!(test.get(&format!("/cases/1/files/{link}")).await.status, 404);
        if kind == Databases::Sqlite {
            let wal = std::fs::read(format!("{}-wal", test.database.setting)).unwrap_or_default();
            assert!(!wal.windows(11).any(|w| w == b"hemligheten"), "it is sealed");
        }
    }
}
