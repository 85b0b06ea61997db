//! What the tests of this crate start from: an inbox on each database with one hotline, its people, and a clock that stands.

#[path = "../../tests/harness/postgres.rs"]
mod postgres;

use std::collections::BTreeMap;

use base64::{Engine, prelude::BASE64_STANDARD};
use secrecy::SecretString;
use tempfile::TempDir;
use uuid::Uuid;

use crate::{
    Clock, ConversationId, HotlineId, Inbox, OperatorId, Settings, SittingId,
    access::{Role, Scope},
    audit::{self, AuditReport},
    clock::{random_id, timed_id},
    hotlines::{ChannelEntry, Hotline, HotlineSpec},
    store::{
        conn::{Sql, Stmt},
        db::Location,
        effects::{AuditKey, NewAudit},
    },
    vault::MasterSource,
};

/// Monday, 2026-06-15, 10:00 UTC.
pub(crate) const NOON: i64 = 1_781_517_600_000;

/// How urgent a conversation ends up.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Priority {
    /// 0.
    Now,
    /// 2.
    Usual,
}

pub(crate) struct House {
    pub(crate) inbox: Inbox,
    pub(crate) clock: Clock,
    pub(crate) hotline: Hotline,
    pub(crate) channel: ChannelEntry,
    scopes: BTreeMap<Role, Scope>,
    _folder: TempDir,
}

/// One inbox on SQLite and one on PostgreSQL.
pub(crate) async fn houses() -> [House; 2] {
    [house(None).await, house(Some(Location::Postgres(postgres::database()))).await]
}

/// An empty database of each kind, for as long as the folder is there.
pub(crate) fn empty() -> ([Location; 2], TempDir) {
    let folder = tempfile::tempdir().unwrap();
    ([Location::Sqlite(folder.path().join("data.db")), Location::Postgres(postgres::database())], folder)
}

async fn house(data: Option<Location>) -> House {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::fixed(NOON);
    let inbox = Inbox::open(Settings {
        data: data.unwrap_or_else(|| Location::Sqlite(folder.path().join("data.db"))),
        keys: Location::Sqlite(folder.path().join("keys.db")),
        folder: folder.path().to_owned(),
        master: MasterSource::Environment(SecretString::from(BASE64_STANDARD.encode([7; 32]))),
        clock: clock.clone(),
        node: "one".into(),
        rules: None,
    })
    .await
    .unwrap();
    let applied = inbox.hotlines().apply(spec()).await.unwrap();
    let mut house = House {
        channel: applied.channels[0].clone(),
        hotline: applied.hotline,
        scopes: BTreeMap::new(),
        inbox,
        clock,
        _folder: folder,
    };
    for (role, login) in [(Role::Operator, "olga"), (Role::Supervisor, "sven"), (Role::Admin, "ada")] {
        let scope = house.person(role, login).await;
        house.scopes.insert(role, scope);
    }
    house
}

/// A hotline that is open round the clock.
pub(crate) fn spec() -> HotlineSpec {
    toml::from_str(
        r#"
            slug = "listening-ear"
            organisation = "Listening Ear"
            country = "BE"
            line = "116000"
            time_zone = "Europe/Brussels"
            languages = ["en", "fr"]
            phone = "116 000"
            emergency = "112"
            safe_exit = "https://www.wikipedia.org/"
            [[hours]]
            always = true
        "#,
    )
    .unwrap()
}

impl House {
    /// The test's own statements: what no door offers, such as tampering.
    pub(crate) async fn sql(&self, text: &'static str, ids: Vec<Uuid>) {
        let sql = Sql { name: "TEST", sqlite: text, postgres: text };
        self.inbox
            .data()
            .write(Uuid::nil(), move |tx| {
                let ids = ids.clone();
                Box::pin(async move { ids.into_iter().fold(tx.sql(sql), Stmt::bind).execute().await.map(drop) })
            })
            .await
            .unwrap();
    }

    /// Somebody at work, put there without a password.
    pub(crate) async fn person(&self, role: Role, login: &'static str) -> Scope {
        let (hotline, operator) = (self.hotline.id, OperatorId(timed_id(self.clock.now())));
        let new = crate::access::Operator {
            id: operator,
            name: login.to_uppercase(),
            alias: "Mira".into(),
            login: login.into(),
            role,
            languages: vec!["en".into()],
            skills: Vec::new(),
            talk_limit: crate::access::USUAL_TALKS,
            active: true,
            status: crate::access::OperatorStatus::Away,
            status_why: None,
        };
        self.inbox
            .data()
            .write(hotline.0, move |tx| {
                let new = new.clone();
                Box::pin(async move { crate::store::operators::insert(tx, hotline, &new, None, NOON).await.map(drop) })
            })
            .await
            .unwrap();
        Scope { hotline, operator, role }
    }

    pub(crate) fn scope(&self, role: Role) -> &Scope {
        &self.scopes[&role]
    }

    /// A second hotline with an operator of its own.
    pub(crate) async fn stranger(&self) -> Scope {
        self.clock.advance(1);
        let other = HotlineSpec { slug: "another".into(), ..spec() };
        let hotline = self.inbox.hotlines().apply(other).await.unwrap().hotline.id;
        Scope { hotline, operator: OperatorId(random_id()), role: Role::Admin }
    }

    /// Lines of the audit trail, oldest first: who (by role) did what.
    pub(crate) async fn trail(&self) -> Vec<String> {
        let page = audit::list(self.inbox.data(), self.scope(Role::Admin), None, 500).await.unwrap();
        let mut lines: Vec<_> = page.rows.iter().map(|row| format!("{} {}", row.act, row.data)).collect();
        lines.reverse();
        lines
    }

    pub(crate) async fn note(&self, act: &'static str) {
        let hotline = self.hotline.id;
        self.inbox
            .data()
            .write(hotline.0, move |tx| {
                Box::pin(async move {
                    tx.effects.audit(NewAudit {
                        hotline: hotline.0,
                        at: NOON,
                        actor: None,
                        act,
                        subject: Some(hotline.0),
                        data: serde_json::json!({ "code": "X" }),
                    });
                    Ok(())
                })
            })
            .await
            .unwrap();
    }

    pub(crate) async fn verify(&self) -> AuditReport {
        self.verify_of(self.hotline.id).await
    }

    pub(crate) async fn verify_of(&self, hotline: HotlineId) -> AuditReport {
        let key = AuditKey(self.inbox.vault().derive("audit"));
        audit::verify(self.inbox.data(), &key, hotline, None).await.unwrap()
    }

    /// A conversation with one sitting that lasts, as receiving makes them.
    pub(crate) async fn conversation(&self, priority: Priority) -> (ConversationId, SittingId) {
        let [contact, address, conversation, sitting] = [(); 4].map(|()| random_id());
        let (hotline, channel) = (self.hotline.id.0, self.channel.id.0);
        let key = self.inbox.vault().fresh_key().await.unwrap().0.0;
        let insert_contact =
            "INSERT INTO contact (hotline_id, id, key_id, alias, created_at) VALUES ($1, $2, $3, 'Blue Heron', 1)";
        let insert_address = "INSERT INTO address (hotline_id, id, channel_id, contact_id, lookup, sealed, created_at)
            SELECT $1, $2, $3, $4, audit_mac, audit_mac, 1 FROM hotline WHERE id = $1";
        let insert_conversation = "INSERT INTO conversation (hotline_id, id, channel_id, contact_id, address_id, key_id, sitting_id, state,
                priority, auto_priority, language, first_in_at, last_in_at, last_at, unread, sittings, contact_seq, thread_seq)
            VALUES ($1, $2, $3, $4, $5, $6, $7, 'theirs', 2, 3, 'fr', 1000, 1000, 1000, 0, 1, 0, 0)";
        let insert_sitting =
            "INSERT INTO sitting (hotline_id, id, conversation_id, number, started_at, first_seen_at, first_answer_at,
                handovers)
            VALUES ($1, $2, $3, 1, 1000, 1500, 2000, 1)";
        for (statement, ids) in [
            (insert_contact, vec![hotline, contact, key]),
            (insert_address, vec![hotline, address, channel, contact]),
            (insert_conversation, vec![hotline, conversation, channel, contact, address, key, sitting]),
            (insert_sitting, vec![hotline, sitting, conversation]),
        ] {
            self.sql(statement, ids).await;
        }
        if priority == Priority::Now {
            self.sql("UPDATE conversation SET priority = 0 WHERE id = $1", vec![conversation]).await;
        }
        (ConversationId(conversation), SittingId(sitting))
    }

    /// Ends a sitting.
    pub(crate) async fn end(&self, sitting: SittingId) {
        self.sql("UPDATE sitting SET ended_at = 9000, ended_by = 'OPER' WHERE id = $1", vec![sitting.0]).await;
    }
}
