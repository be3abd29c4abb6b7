//! What people write while the server is killed: each kind with who does it, how it is marked, and how its rows are counted.

use std::{collections::BTreeMap, future::Future, net::SocketAddr, pin::Pin};

use crate::testkit::field_of;

use super::server::{post, send, upload};
use crate::{cases::people::Cookies, every_route::things::Things};

/// Who writes, and where.
pub(crate) struct World {
    pub(crate) owner: Cookies,
    pub(super) officer: Cookies,
    pub(super) other_officer: Cookies,
    pub(super) administrator: Cookies,
    visitor: Cookies,
    case: String,
    goal: String,
    figure: String,
    /// Where what can be done once is done.
    once: BTreeMap<&'static str, String>,
}

/// The addresses of what can be done once, each with the names in it.
const ONCE: [(&str, &[&str]); 5] = [
    ("/funding/applications/{id}/submit", &["{id}"]),
    ("/funding/decisions/{id}/take", &["{id}"]),
    ("/funding/grants/{id}/claims/{claim}", &["{id}", "{claim}"]),
    ("/answer/{token}", &["{token}"]),
    ("/funding/sign/{token}", &["{token}"]),
];

impl World {
    pub(super) fn of(things: &Things) -> World {
        let value = |path: &str, name: &str| things.value(path, name).unwrap().to_owned();
        let filled = |(path, names): (&'static str, &[&str])| {
            let filled =
                names.iter().fold(path.to_owned(), |all, name| all.replace(name, &value(path, name)));
            (path, filled)
        };
        let firm = "/skills/firm/{id}/goals/{goal}";
        let figure = "/strategy/figures/{of}/{key}/{name}";
        World {
            owner: plain(&things.people.owner),
            officer: plain(&things.people.officer),
            other_officer: plain(&things.people.other_officer),
            administrator: plain(&things.people.administrator),
            visitor: Cookies::new(),
            case: format!("/cases/{}", value("/cases/{id}/notes", "{id}")),
            goal: format!("/skills/firm/{}/goals/{}", value(firm, "{id}"), value(firm, "{goal}")),
            figure: ["{of}", "{key}", "{name}"]
                .iter()
                .fold(figure.to_owned(), |path, name| path.replace(name, &value(figure, name))),
            once: ONCE.into_iter().map(filled).collect(),
        }
    }

    /// Where what can be done once is done, by the address of the table.
    pub(super) fn once(&self, path: &str) -> String {
        self.once[path].clone()
    }
}

/// Cookies by the names that they have where a program is asked without encryption, as the one that is killed is.
fn plain(cookies: &Cookies) -> Cookies {
    let name = |name: &str| name.strip_prefix("__Host-").unwrap_or(name).to_owned();
    cookies.iter().map(|(of, value)| (name(of), value.clone())).collect()
}

type Written<'a> = Pin<Box<dyn Future<Output = Option<bool>> + Send + 'a>>;

pub(super) struct Kind {
    pub(super) name: &'static str,
    /// Writes one thing that bears a mark: whether it was acknowledged, or refused; `None` when no answer came.
    pub(super) write: for<'a> fn(&'a World, SocketAddr, String) -> Written<'a>,
    /// The query that counts what bears the mark, and how many rows that is when it is whole.
    pub(super) counted: &'static str,
    pub(super) rows: i64,
    /// It may be sent again: it is known by its mark, or refused as there already.
    pub(super) again: bool,
}

/// Acknowledged is a redirect, as every form that was taken gives.
async fn taken(at: SocketAddr, who: &Cookies, path: &str, fields: &[(&str, &str)]) -> Option<bool> {
    Some(post(at, who, path, fields).await?.status == 303)
}

/// Stands in place of a query where the key is needed to count.
pub(super) const SEALED_MAPS: &str = "sealed maps";

pub(super) const KINDS: &[Kind] = &[
    Kind {
        name: "a note in a case",
        write: |world, at, mark| {
            Box::pin(async move {
                let fields = [("note", mark.as_str()), ("for", "shared"), ("note_once", &mark)];
                taken(at, &world.owner, &format!("{}/notes", world.case), &fields).await
            })
        },
        counted: "SELECT count(*) FROM case_note WHERE once = '{mark}'",
        rows: 1,
        again: true,
    },
    Kind {
        name: "a file in a case",
        write: |world, at, mark| {
            Box::pin(async move {
                let path = format!("{}/files?once={mark}", world.case);
                let file = [
                    b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%".to_vec(),
                    vec![b'x'; 200_000],
                    b"\n%%EOF\n".to_vec(),
                ];
                let answer = upload(at, &world.owner, &path, "a.pdf", &file.concat()).await?;
                Some(answer.status == 303)
            })
        },
        counted: "SELECT count(*) FROM case_file WHERE once = '{mark}'",
        rows: 1,
        again: true,
    },
    Kind {
        name: "aid that was granted",
        write: |world, at, mark| {
            Box::pin(async move {
                let fields = [
                    ("firm", "Exempel AB"),
                    ("number", "202100-5448"),
                    ("origin", "stated"),
                    ("authority", "Almi"),
                    ("on", "2025-03-01"),
                    ("amount", "10"),
                    ("amount-currency", "EUR"),
                    ("instrument", "grant"),
                    ("nace", "25.62"),
                    ("once", mark.as_str()),
                ];
                taken(at, &world.officer, "/aid/grants/new", &fields).await
            })
        },
        counted: "SELECT count(*) FROM aid_grant WHERE once = '{mark}'",
        rows: 1,
        again: true,
    },
    Kind {
        name: "a need that is being written",
        write: |world, at, mark| {
            Box::pin(async move {
                let fields = [("stage", "prototype"), ("title", mark.as_str())];
                taken(at, &world.visitor, "/needs/new", &fields).await
            })
        },
        counted: "SELECT count(*) FROM need_draft WHERE typed LIKE '%{mark}%'",
        rows: 1,
        again: false,
    },
    Kind {
        name: "a need that is stated",
        write: |world, at, mark| {
            Box::pin(async move {
                let fields = [
                    ("title", mark.as_str()),
                    ("stage", "prototype"),
                    ("first-series", "50"),
                    ("process", "fräsning"),
                    ("material", "EN AW-6082"),
                    ("size", "120 x 60 x 12 mm"),
                    ("confidentiality", "anonymous"),
                ];
                taken(at, &world.visitor, "/needs/new/one-page", &fields).await
            })
        },
        counted: "SELECT count(*) FROM need WHERE title = '{mark}'",
        rows: 1,
        again: false,
    },
    Kind {
        name: "a maker",
        write: |world, at, mark| {
            Box::pin(async move {
                let name = format!("Exempel {mark} AB");
                let fields = [("name", name.as_str()), ("postal_code", "33231"), ("country", "se")];
                taken(at, &world.officer, "/makers/new", &fields).await
            })
        },
        // With its site, which is another row.
        counted: "SELECT count(*) FROM maker JOIN site ON site.maker_id = maker.id WHERE maker.name = 'Exempel {mark} AB'",
        rows: 1,
        again: false,
    },
    Kind {
        name: "an import of thirty makers",
        write: |world, at, mark| {
            Box::pin(async move {
                let mut table = "namn;postnummer;ort\n".to_owned();
                for number in 0..30 {
                    table.push_str(&format!("Exempel {mark} nr {number:02} AB;33231;Gnosjö\n"));
                }
                let kept = upload(at, &world.officer, "/makers/import", "m.csv", table.as_bytes()).await?;
                let Some(to) = kept.location else { return Some(false) };
                taken(at, &world.officer, &to, &[("do", "good")]).await
            })
        },
        counted: "SELECT count(*) FROM maker WHERE name LIKE 'Exempel {mark} nr %'",
        rows: 30,
        again: false,
    },
    Kind {
        name: "an account",
        write: |world, at, mark| {
            Box::pin(async move {
                let email = format!("{mark}@account.example");
                let answer = post(at, &world.visitor, "/account/new", &[("email", &email)]).await?;
                Some(answer.status == 200)
            })
        },
        // The letter and the link it holds are two rows: both or neither.
        counted: "SELECT (SELECT count(*) FROM letter WHERE recipient = '{mark}@account.example') + \
                  (SELECT count(*) FROM entry_link WHERE email = '{mark}@account.example')",
        rows: 2,
        again: false,
    },
    Kind {
        name: "an invitation",
        write: |world, at, mark| {
            Box::pin(async move {
                let email = format!("{mark}@invited.example");
                let organisation = format!("Byrå {mark}");
                let fields =
                    [("email", email.as_str()), ("role", "adviser"), ("new_organisation", &organisation)];
                taken(at, &world.administrator, "/people/invite", &fields).await
            })
        },
        counted: "SELECT (SELECT count(*) FROM letter WHERE recipient = '{mark}@invited.example') + \
                  (SELECT count(*) FROM entry_link WHERE email = '{mark}@invited.example')",
        rows: 2,
        again: false,
    },
    Kind {
        name: "a figure of costs",
        write: |world, at, mark| {
            Box::pin(async move {
                let page = send(at, &world.administrator, "GET", &world.figure, "text/plain", b"").await?;
                let seen = field_of(&page.body, "seen");
                // Another one each time, and meant to be far from the tables': the same twice is refused.
                let likely = format!(
                    "2.{}",
                    mark.bytes().fold(1_u32, |sum, byte| (sum * 31 + u32::from(byte)) % 99_991)
                );
                let fields = [
                    ("low", "1"),
                    ("likely", likely.as_str()),
                    ("high", "3"),
                    ("meant", "yes"),
                    ("source", "our own survey"),
                    ("on", "2026-11-20"),
                    ("confidence", "medium"),
                    ("reason", mark.as_str()),
                    ("seen", seen.as_str()),
                ];
                taken(at, &world.administrator, &world.figure, &fields).await
            })
        },
        counted: "SELECT count(*) FROM figure_change WHERE reason = '{mark}'",
        rows: 1,
        again: false,
    },
    Kind {
        name: "a goal in a map of skills",
        write: |world, at, mark| {
            Box::pin(async move {
                let page = send(at, &world.owner, "GET", &world.goal, "text/plain", b"").await?;
                let version = field_of(&page.body, "version");
                let fields = [("version", version.as_str()), ("name", mark.as_str()), ("by", "2027")];
                let answer = post(at, &world.owner, &world.goal, &fields).await?;
                Some(answer.status == 303)
            })
        },
        // It is sealed; each version has the goal's name of its time.
        counted: SEALED_MAPS,
        rows: 1,
        again: false,
    },
];
