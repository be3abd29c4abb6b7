//! The page for administrators.

use crate::testkit::{Databases, TestApp};
use hemtag::{clock::Clock, config::Config, database::Migrator, events, letters};
use sea_orm_migration::MigratorTrait;

#[tokio::test]
async fn whoever_runs_it_sees_the_post_and_has_it_tried_again_and_nobody_else_does() {
    for kind in Databases::both() {
        let mut test = TestApp::start(kind).await;
        assert_ne!(test.get("/admin").await.status, 200, "a visitor sees nothing");
        assert_ne!(test.post("/admin/letters", &[]).await.location(), Some("/admin?done=again"));
        // The post is out: the letter is tried in vain.
        let out = Config { mail: Some("smtp://127.0.0.1:1".into()), ..(*test.app.config).clone() };
        test.app.config = std::sync::Arc::new(out);
        test.post("/account/new", &[("email", "kim.ek@firm.example")]).await;
        assert_eq!(letters::send_due(&test.app).await.unwrap(), (0, 1));
        test.sign_in();
        let page = test.get("/en/admin").await;
        assert_eq!(page.status, 200, "{}", page.text());
        let text = page.text();
        let migrations = Migrator::migrations();
        let newest = migrations.last().unwrap();
        for said in [
            "1 letter waits",
            "account.",
            "the server could not take it now",
            newest.name(),
            "The database takes",
        ] {
            assert!(text.contains(said), "{said}: {text}");
        }
        assert!(!text.contains("kim.ek") && !text.contains('⟦'), "{text}");
        // It waits for its time, unless somebody says otherwise.
        let post = test.use_post().await;
        assert_eq!(letters::send_due(&test.app).await.unwrap(), (0, 0));
        let before = events::newest(test.app.db.reader()).await.unwrap();
        let sent = test.post("/en/admin/letters", &[]).await;
        assert_eq!((sent.status, sent.location()), (303, Some("/en/admin?done=again")));
        assert_eq!(events::newest(test.app.db.reader()).await.unwrap(), before + 1);
        assert_eq!(letters::send_due(&test.app).await.unwrap(), (1, 0));
        assert_eq!(post.take().len(), 1);
        let text = test.get("/en/admin?done=again").await.text();
        assert!(text.contains("No letter waits") && text.contains("tried again within"), "{text}");
        // A clock that jumped is told.
        test.app.clock = Clock::fixed("2031-01-01T00:00:00Z".parse().unwrap());
        assert!(test.get("/en/admin").await.text().contains("has jumped"));
    }
}
