//! What is kept in memory and follows the log: whoever asks finds what had happened by then, however many ask at once and whoever of them
//! goes away before the answer.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use hemtag::{
    access::Caller,
    app::App,
    events::{
        self,
        following::{Following, Follows, reading},
    },
    needs::{self, Need, NeedId, NewNeed},
};
use sea_orm::DbErr;

use crate::{
    matches::sample::lid,
    testkit::{Databases, TestApp},
};

/// The version of each need that waits, taken in so slowly that others ask meanwhile.
#[derive(Debug, PartialEq, Eq)]
struct Versions(BTreeMap<i64, i64>);

impl Versions {
    fn put(&mut self, needs: Vec<Need>) {
        self.0.extend(needs.into_iter().filter(|n| n.closed_at.is_none()).map(|n| (n.id.0, n.version)));
    }
}

impl Follows for Versions {
    type News = Vec<Need>;
    type All = Vec<Need>;

    fn holds(&self, _: &App) -> bool {
        true
    }

    async fn changed(app: &App, event: i64) -> Result<Vec<i64>, DbErr> {
        events::needs_changed_since(app.db.reader(), event).await
    }

    async fn news(app: &App, some: &[i64]) -> Result<Vec<Need>, DbErr> {
        let some: Vec<NeedId> = some.iter().copied().map(NeedId).collect();
        needs::store::by_ids(app.db.reader(), &some).await
    }

    async fn all(app: &App) -> Result<Vec<Need>, DbErr> {
        needs::store::waiting(app.db.reader()).await
    }

    fn make(all: Vec<Need>, _: &App) -> Versions {
        let mut versions = Versions(BTreeMap::new());
        versions.put(all);
        versions
    }

    fn take(&mut self, some: &[i64], news: Vec<Need>) {
        std::thread::sleep(Duration::from_millis(15));
        some.iter().for_each(|id| {
            self.0.remove(id);
        });
        self.put(news);
    }
}

async fn state(test: &TestApp) -> Need {
    let new = NewNeed { document: lid(), source_format: "form".into(), ..NewNeed::default() };
    needs::state_need(&test.app, &Caller::visitor(), new).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_asks_finds_what_had_happened_by_then() {
    for kind in Databases::both() {
        let test = Arc::new(TestApp::start(kind).await);
        let following: Arc<Following<Versions>> = Arc::default();
        let mut asking = Vec::new();
        for turn in 0..24_u64 {
            let (test, following) = (Arc::clone(&test), Arc::clone(&following));
            asking.push(tokio::spawn(async move {
                let stated = state(&test).await;
                // Some go away while they wait, at other moments each.
                let gone = tokio::time::timeout(Duration::from_millis(3 * turn), following.now(&test.app));
                let _ = gone.await;
                let kept = following.now(&test.app).await.unwrap();
                assert_eq!(reading(&kept).0.get(&stated.id.0), Some(&stated.version), "turn {turn}");
            }));
        }
        for one in asking {
            one.await.unwrap();
        }
        let kept = following.now(&test.app).await.unwrap();
        let anew = Versions::make(Versions::all(&test.app).await.unwrap(), &test.app);
        assert_eq!((reading(&kept).0.len(), &*reading(&kept)), (24, &anew));
    }
}
