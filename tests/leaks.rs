//! What was said, by whom and from where is in no file, no log line and no figure, however the process ended.
//!
//! Everything that must not be found begins with a random mark of its own, and is looked for in the shapes that a careless
//! write would give it: UTF-8, UTF-16, hexadecimal, base64. What must be found, an alias, is looked for in the same files by
//! the same search, so that a search that finds nothing because it looks nowhere fails.
//!
//! Absent on purpose: compressed shapes. Neither database compresses what is as short as this.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use base64::{Engine, engine::general_purpose::STANDARD};
use reqwest::Method;
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Connection, PgConnection, Row};
use uuid::Uuid;

use crate::harness::client::{Contact, Operator};
use crate::harness::gateways::{Gateway, OURS, Provider, THEIRS};
use crate::harness::mail::{Dovecot, Postfix, REFUSED, ca_pem};
use crate::harness::postgres;
use crate::harness::process::{Databases, Login, Server};
use crate::harness::{wait_until, wire};
use crate::sms_gateways::{post, state, talk_with};

#[tokio::test]
async fn no_word_no_address_and_no_secret_is_found_on_sqlite() {
    let house = House::start(Databases::Embedded).await;
    house.look(async |_| Vec::new()).await;
}

#[tokio::test]
async fn no_word_no_address_and_no_secret_is_found_on_postgres() {
    let (data, keys) = (postgres::database(), postgres::database());
    let house = House::start(Databases::Postgres { data: data.clone(), keys: keys.clone() }).await;
    house.look(async |place| cluster_and_dumps(place, &[&data, &keys]).await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_mail_is_found_on_sqlite() {
    let house = House::with_mail(Databases::Embedded).await;
    house.look(async |_| Vec::new()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_mail_is_found_on_postgres() {
    let (data, keys) = (postgres::database(), postgres::database());
    let house = House::with_mail(Databases::Postgres { data: data.clone(), keys: keys.clone() }).await;
    house.look(async |place| cluster_and_dumps(place, &[&data, &keys]).await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_text_is_found_on_sqlite() {
    let house = House::with_texts(Databases::Embedded).await;
    house.look(async |_| Vec::new()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_text_is_found_on_postgres() {
    let (data, keys) = (postgres::database(), postgres::database());
    let house = House::with_texts(Databases::Postgres { data: data.clone(), keys: keys.clone() }).await;
    house.look(async |place| cluster_and_dumps(place, &[&data, &keys]).await).await;
}

/// Everything of a PostgreSQL server (tables, write-ahead log, its own log), and its databases as text.
async fn cluster_and_dumps(place: &Path, databases: &[&str]) -> Vec<PathBuf> {
    for (number, url) in databases.iter().enumerate() {
        let dump = place.join(format!("dump-{number}.sql"));
        let output = Command::new("pg_dump").arg("--file").arg(&dump).arg(url).output();
        match output {
            Ok(output) => assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr)),
            Err(error) => {
                eprintln!("pg_dump can't be run ({error}), so that the server's own files alone are searched")
            }
        }
    }
    let mut connection = PgConnection::connect(databases[0]).await.unwrap();
    let folder: String = postgres_says(&mut connection, "SHOW data_directory").await;
    // What is in memory only would be found nowhere.
    let _: String = postgres_says(&mut connection, "CHECKPOINT; SELECT 'done'").await;
    vec![Path::new(&folder).parent().unwrap().to_owned()]
}

#[expect(clippy::disallowed_methods, reason = "what an administrator of PostgreSQL asks")]
async fn postgres_says(connection: &mut PgConnection, script: &str) -> String {
    let rows = sqlx::raw_sql(AssertSqlSafe(script.to_owned())).fetch_all(connection).await.unwrap();
    rows.last().unwrap().get(0)
}

/// Addresses of documentation (RFC 5737, RFC 3849) that only a proxy's header ever names.
const FORWARDED: &str = "2001:db8:dead:beef::7, 203.0.113.77";
const FORWARDED_6: &str = "203.0.113.77, 2001:db8:dead:beef::7";

const HELP: &str = "help@hotline.example";
const PATIENCE: Duration = Duration::from_secs(60);

/// What must be found, or the search is worth nothing.
const ALIAS: &str = "the alias";

/// A server that was told all that it must keep to itself.
struct House {
    server: Server,
    needles: Vec<Needle>,
    /// What the log has to say, or it says nothing.
    logged: &'static str,
    /// Mails as they came, with the names of the needles in them.
    mails: Option<(Vec<u8>, Vec<String>)>,
    /// Where its mails come from.
    _servers: Option<(Dovecot, Postfix)>,
}

impl House {
    async fn start(databases: Databases) -> Self {
        let server = Server::start_with(
            databases,
            // No level of the log tells anything (docs/configuration.md).
            &[("EARSHOT_LISTEN_TRUSTED_PROXIES", "127.0.0.0/8,::1"), ("EARSHOT_LOG_LEVEL", "trace")],
        );
        let mut mouth = Mouth { needles: Vec::new() };
        let operator = mouth.hire(&server).await;
        let contact = Contact::open(&server, "en").await.unwrap();
        let (conversation, alias) = mouth.talk(&operator, &contact).await;
        mouth.mistakes(&server, &operator, &contact, &conversation).await;
        mouth.addresses(&server);
        mouth.needles.push(Needle::new(ALIAS, &alias));
        Self { server, needles: mouth.needles, logged: "/c/{key}/send", mails: None, _servers: None }
    }

    /// A server whose mailbox received, answered and was refused.
    async fn with_mail(databases: Databases) -> Self {
        let mut mouth = Mouth { needles: Vec::new() };
        let password = mouth.word("a mailbox's password");
        let before = mouth.needles.len();
        let writer = format!("{}@people.example", mouth.word("a writer's address"));
        let mail = mouth.mail(&writer);
        let in_mail = mouth.needles[before..].iter().map(|needle| needle.what.clone()).collect();
        let dovecot = Dovecot::start(&[(HELP, &password), (&writer, "none of Earshot's")]);
        let postfix = Postfix::start(&dovecot, &["hotline.example", "people.example"]);
        let server = Server::start_with(databases, &[("EARSHOT_LOG_LEVEL", "trace")]);
        let operator = mouth.hire(&server).await;
        mouth.mailbox(&server, &dovecot, &postfix, &password).await;
        postfix.bring(&writer, HELP, mail.as_bytes()).unwrap();
        let alias = mouth.correspond(&server, &operator, &mail).await;
        wait_until(PATIENCE, || "the answer".into(), || (!dovecot.delivered(&writer).is_empty()).then_some(()));
        mouth.bounces(&postfix, &operator).await;
        mouth.needles.push(Needle::new(ALIAS, &alias));
        Self {
            server,
            needles: mouth.needles,
            logged: "/api/v1/messages/{id}/html",
            mails: Some((mail.into_bytes(), in_mail)),
            _servers: Some((dovecot, postfix)),
        }
    }

    /// A server whose number received, kept aside, answered and heard what became of it.
    async fn with_texts(databases: Databases) -> Self {
        let mut mouth = Mouth { needles: Vec::new() };
        let mut server = Server::idle(databases);
        server.set("EARSHOT_LOG_LEVEL", "trace");
        server.set("EARSHOT_HOSTS_CHAT", &format!("http://localhost:{}", server.address().port()));
        server.restart();
        let operator = mouth.hire(&server).await;
        let gateway = Gateway::start(Provider::Sinch);
        mouth.number(&mut server, &gateway);
        let alias = mouth.text(&server, &operator, &gateway).await;
        mouth.needles.push(Needle::new(ALIAS, &alias));
        Self { server, needles: mouth.needles, logged: "/sms/{key}/in", mails: None, _servers: None }
    }

    /// Looks after a kill, and after a stop in order. `more` gives what lies outside of the server's place.
    async fn look(mut self, more: impl AsyncFn(&Path) -> Vec<PathBuf>) {
        let place = self.server.place().path().to_owned();
        self.keep_figures();
        let backup = place.join("backup");
        let (status, words) = self.server.run(&["backup", backup.to_str().unwrap()]);
        assert!(status.success(), "{words}");
        self.server.kill();
        self.search("after a kill", more(&place).await);
        self.server.restart();
        self.keep_figures();
        self.server.stop();
        self.search("after a stop", more(&place).await);
        // The mail itself beside the data: the search would have found it.
        if let Some((mail, in_mail)) = &self.mails {
            let file = self.server.place().data().join("control");
            fs::write(&file, mail).unwrap();
            let hits = self.hits(Vec::new());
            let missed = in_mail.iter().filter(|what| !hits.contains(&(what.as_str(), file.clone())));
            assert_eq!(missed.collect::<Vec<_>>(), [""; 0], "in clear text, and not found");
        }
    }

    /// Puts what /metrics says beside the data, where it is searched.
    fn keep_figures(&self) {
        let (status, figures) = self.server.get_admin("/metrics").unwrap();
        assert_eq!(status, 200);
        assert!(figures.contains("earshot_channels "), "{figures}");
        let file = format!("metrics-{}.txt", self.server.pid());
        fs::write(self.server.place().path().join(file), figures).unwrap();
    }

    fn search(&self, when: &str, more: Vec<PathBuf>) {
        let (alias_in, found): (Vec<_>, Vec<_>) = self.hits(more).into_iter().partition(|(what, _)| *what == ALIAS);
        let found: Vec<_> = found.iter().map(|(what, file)| format!("{what} is in {}", file.display())).collect();
        assert!(found.is_empty(), "{when}:\n{}", found.join("\n"));
        // In the data itself, and in the copy of it.
        assert!(alias_in.len() >= 2, "{when}: {alias_in:?}");
        // A log that says nothing hides nothing.
        let log = fs::read_to_string(self.server.place().log()).unwrap();
        assert!(log.contains(self.logged), "{when}: {log}");
    }

    /// What is found, and in which files.
    fn hits(&self, more: Vec<PathBuf>) -> Vec<(&str, PathBuf)> {
        let mut places = vec![self.server.place().path().to_owned()];
        places.extend(more);
        let mut files = Vec::new();
        places.iter().for_each(|place| list(place, &mut files));
        assert!(files.contains(&self.server.place().log()));
        let search = Search::new(&self.needles);
        let mut hits = Vec::new();
        for file in files {
            // A database's passing file may be gone by now.
            let Ok(bytes) = fs::read(&file) else { continue };
            hits.extend(search.found(&bytes).into_iter().map(|what| (what, file.clone())));
        }
        hits
    }
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => list(&entry.path(), files),
            Ok(kind) if kind.is_file() => files.push(entry.path()),
            _ => {}
        }
    }
}

/// Says everything that must not be found, and remembers it.
struct Mouth {
    needles: Vec<Needle>,
}

impl Mouth {
    /// A word that nobody else says.
    fn word(&mut self, what: &str) -> String {
        let word = format!("canary{}", Uuid::new_v4().simple());
        self.secret(what, &word);
        word
    }

    fn secret(&mut self, what: &str, text: &str) {
        assert!(text.len() >= 8, "{what} is too short to be looked for: {text}");
        self.needles.push(Needle::new(what, text));
    }

    /// A colleague with a password and a session that no `demo.json` tells.
    async fn hire(&mut self, server: &Server) -> Operator {
        let administrator = Operator::log_in(server, &server.demo().operators[2]).await.unwrap();
        let login = format!("op-{}", Uuid::new_v4().simple());
        let new =
            json!({ "login": login, "name": "Lou Nowa", "alias": "Lou", "role": "operator", "languages": ["en"] });
        let invited = administrator.call(Method::POST, "operators", &new).await.unwrap();
        let reset = format!("operators/{}/reset", invited["operator"]["id"].as_str().unwrap());
        let unused = administrator.call(Method::POST, &reset, &json!({})).await.unwrap();
        let token = |answer: &Value| answer["link"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
        self.secret("a link's token that replaced another", &token(&unused));
        self.secret("a link's token that was replaced", &token(&invited));
        let password = self.word("a password");
        let link = format!("links/{}", token(&unused));
        administrator.call(Method::GET, &link, &Value::Null).await.unwrap();
        administrator.call(Method::POST, &link, &json!({ "password": password })).await.unwrap();
        let operator = Operator::log_in(server, &Login { login, password }).await.unwrap();
        for (what, person) in [("an administrator's session", &administrator), ("an operator's session", &operator)] {
            self.secret(what, person.cookie().split_once('=').unwrap().1);
        }
        operator
    }

    /// A whole talk. Gives the conversation and the contact's alias.
    async fn talk(&mut self, operator: &Operator, contact: &Contact) -> (String, String) {
        self.secret("a contact's session", contact.token());
        let (name, content) = (self.word("a contact's file name"), self.word("a contact's file"));
        let picture = [b"\x89PNG\r\n\x1a\n", content.as_bytes()].concat();
        let handle = contact.upload(&format!("{name}.png"), picture).await.unwrap();
        self.secret("a file's handle", &handle);
        let said = self.word("what a contact said");
        contact.typing(true).await.unwrap();
        contact.send_with(Uuid::new_v4(), &said, &[handle]).await.unwrap();
        contact.safe(Uuid::new_v4(), "no").await.unwrap();
        let id = operator.conversation_with(operator.me["seq"].as_u64().unwrap(), &said).await.unwrap();
        operator.claim(Uuid::new_v4(), &id).await.unwrap();

        let path = |rest: &str| format!("conversations/{id}/{rest}");
        let draft = json!({ "text": self.word("a draft") });
        operator.call(Method::PUT, &path("draft"), &draft).await.unwrap();
        let (name, content) = (self.word("an operator's file name"), self.word("an operator's file"));
        let file = operator.upload(&id, &format!("{name}.txt"), content.into_bytes()).await.unwrap();
        let reply = json!({ "kind": "reply", "text": self.word("a reply"), "attachments": [file] });
        operator.command(Uuid::new_v4(), &path("messages"), &reply).await.unwrap();
        let note = json!({ "kind": "note", "text": self.word("a note"), "attachments": [] });
        operator.command(Uuid::new_v4(), &path("messages"), &note).await.unwrap();
        let offer = json!({ "to": null, "note": self.word("a note to whoever is next") });
        operator.command(Uuid::new_v4(), &path("transfer"), &offer).await.unwrap();
        let items = contact.poll(0, 5).await.unwrap();
        contact.seen(items.iter().filter_map(|item| item["seq"].as_u64()).max().unwrap()).await.unwrap();

        // A second sitting of the same conversation stays open, so that both kinds are searched.
        let call = json!({ "call": {
            "class": "COUN", "about": "SELF", "role": "CHILD", "child_age": 14, "child_gender": "GIRL",
            "reasons": ["MS_THINKING"], "leading_reason": "MS_THINKING", "actions": ["LISTEN"],
            "note": self.word("the note of a Call"),
            "emergency": { "called": true, "reason": self.word("the reason of an emergency decision") },
        } });
        operator.call(Method::POST, &path("close"), &call).await.unwrap();
        contact.send(Uuid::new_v4(), &self.word("what a contact said later")).await.unwrap();
        let draft = json!({ "text": self.word("a draft that stays") });
        operator.call(Method::PUT, &path("draft"), &draft).await.unwrap();
        let opened = operator.get(&format!("conversations/{id}")).await.unwrap();
        (id, opened["contact"]["alias"].as_str().unwrap().to_owned())
    }

    /// A mail with a word in each of its corners.
    fn mail(&mut self, writer: &str) -> String {
        let picture = [b"\x89PNG\r\n\x1a\n", self.word("an inline picture").as_bytes()].concat();
        let (file, picture) = (STANDARD.encode(self.word("an attachment")), STANDARD.encode(picture));
        let [name, copy, id, subject, program, body, html, link, alt, attached] = [
            "a writer's name",
            "the address of a copy",
            "a Message-ID",
            "a subject",
            "a header that nobody reads",
            "a body",
            "HTML",
            "a link's address",
            "a picture's description",
            "an attachment's name",
        ]
        .map(|what| self.word(what));
        format!(
            "From: {name} <{writer}>\nTo: {HELP}\nCc: {copy}@elsewhere.example\nMessage-ID: <{id}@people.example>\n\
             Subject: {subject}\nX-Mailer: {program}\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=m\n\n--m\n\
             Content-Type: multipart/alternative; boundary=a\n\n--a\nContent-Type: text/plain\n\nIs somebody there? {body}\n\
             --a\nContent-Type: text/html\n\n<p>{html}<a href=\"https://{link}.example/\">here</a>\
             <img src=\"cid:p@people.example\" alt=\"{alt}\"></p>\n--a--\n\
             --m\nContent-Type: image/png\nContent-ID: <p@people.example>\nContent-Disposition: inline\n\
             Content-Transfer-Encoding: base64\n\n{picture}\n\
             --m\nContent-Type: text/plain; name=\"{attached}.txt\"\nContent-Disposition: attachment\n\
             Content-Transfer-Encoding: base64\n\n{file}\n--m--\n"
        )
    }

    /// The mailbox between its servers.
    async fn mailbox(&mut self, server: &Server, dovecot: &Dovecot, postfix: &Postfix, password: &str) {
        let administrator = Operator::log_in(server, &server.demo().operators[2]).await.unwrap();
        let imap = json!({
            "host": "localhost", "port": dovecot.imaps_port(), "username": HELP, "ca_pem": ca_pem(), "poll_ms": 1_000,
        });
        let smtp = json!({
            "host": "localhost", "port": postfix.submissions_port(), "username": HELP, "ca_pem": ca_pem(),
        });
        let settings = json!({ "address": HELP, "start": "everything", "imap": imap, "smtp": smtp });
        let wrong = self.word("a mailbox's wrong password");
        for password in [wrong.as_str(), password] {
            let body = json!({ "kind": "email", "name": "Mail", "settings": settings, "password": password });
            administrator.call(Method::POST, "channels", &body).await.unwrap();
            let channels = administrator.get("channels").await.unwrap();
            let mail = channels.as_array().unwrap().iter().find(|channel| channel["name"] == "Mail").unwrap();
            let test = format!("channels/{}/test", mail["id"].as_str().unwrap());
            administrator.call(Method::POST, &test, &json!({})).await.unwrap();
        }
    }

    /// An operator looks at all of the mail and answers it. Gives the contact's alias.
    async fn correspond(&mut self, server: &Server, operator: &Operator, mail: &str) -> String {
        let body = mail.split("Is somebody there? ").nth(1).unwrap().lines().next().unwrap();
        let id = mail_conversation(operator, body).await;
        let opened = operator.get(&format!("conversations/{id}")).await.unwrap();
        let message = &opened["messages"][0];
        let mut looks = ["html", "html?pictures=true", "original"]
            .map(|part| ("GET", format!("/api/v1/messages/{}/{part}", message["id"].as_str().unwrap())))
            .to_vec();
        for file in message["attachments"].as_array().unwrap() {
            let path = format!("/api/v1/attachments/{}", file["id"].as_str().unwrap());
            looks.extend([("POST", format!("{path}/reveal")), ("GET", path)]);
        }
        assert_eq!(looks.len(), 3 + 2 * 2, "{message:#}");
        let console = server.demo().console;
        let host = console.trim_start_matches("http://");
        for (method, path) in looks {
            let own = [("Cookie", operator.cookie()), ("Origin", &console), ("X-Earshot", "console")];
            let answer = wire::ask(server.address(), method, host, &path, &own, b"");
            // What is no picture can't be revealed.
            assert!(answer.status == 200 || path.ends_with("reveal"), "{path}: {} {}", answer.status, answer.body);
        }
        operator.claim(Uuid::new_v4(), &id).await.unwrap();
        let (name, content) = (self.word("an answer's file name"), self.word("an answer's file"));
        let file = operator.upload(&id, &format!("{name}.txt"), content.into_bytes()).await.unwrap();
        let reply = json!({ "kind": "reply", "text": self.word("an answer"), "attachments": [file] });
        operator.command(Uuid::new_v4(), &format!("conversations/{id}/messages"), &reply).await.unwrap();
        opened["contact"]["alias"].as_str().unwrap().to_owned()
    }

    /// Answers that a server takes and reports back, and that it refuses at once.
    async fn bounces(&mut self, postfix: &Postfix, operator: &Operator) {
        let gone = format!("{}@people.example", self.word("an address that is gone"));
        let refused = format!("{REFUSED}@{}.example", self.word("a domain that refuses"));
        for address in [gone, refused] {
            let (body, subject) = (self.word("the body of a mail that can't be answered"), self.word("its subject"));
            let mail = format!("From: {address}\nTo: {HELP}\nMessage-ID: <{body}>\nSubject: {subject}\n\n{body}\n");
            postfix.bring(&address, HELP, mail.as_bytes()).unwrap();
            let id = mail_conversation(operator, &body).await;
            operator.claim(Uuid::new_v4(), &id).await.unwrap();
            operator.reply(Uuid::new_v4(), &id, &self.word("an answer that comes back")).await.unwrap();
            let began = Instant::now();
            loop {
                let messages = operator.messages(&id).await.unwrap();
                if messages[1]["delivery"]["state"] == "failed" {
                    break;
                }
                assert!(began.elapsed() < PATIENCE, "{messages:#?}\n{}", postfix.log());
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }

    /// The number at its gateway. What it was set up with lies in no file afterwards.
    fn number(&mut self, server: &mut Server, gateway: &Gateway) {
        let provider = Provider::Sinch;
        let file = |name: &str, words: &str| {
            let path = server.place().path().join(name);
            fs::write(&path, words).unwrap();
            path.display().to_string()
        };
        let (api, webhook) = (file("api", provider.api_secret()), file("webhook", provider.webhook_secret()));
        let base = format!("base_url={}", gateway.base_url());
        let words = format!(
            "channel add sms Number --gateway sinch --number {OURS} --country SE --set {base} --api-file {api}"
        );
        let own = provider.own_settings().iter().flat_map(|setting| ["--set", *setting]);
        let words: Vec<&str> = words.split(' ').chain(["--webhook-file", &webhook]).chain(own).collect();
        let (status, said) = server.run(&words);
        assert!(status.success(), "{said}");
        [api, webhook].iter().for_each(|file| fs::remove_file(file).unwrap());
        self.secret("the secret that sends texts", provider.api_secret());
        self.secret("the secret of a webhook", provider.webhook_secret());
        self.secret("a number that texted", THEIRS.trim_start_matches('+'));
        // What another process added is taken up at the start.
        server.kill();
        server.restart();
    }

    /// Texts that come in, that wait, that are forged, and one that is answered. Gives the contact's alias.
    async fn text(&mut self, server: &Server, operator: &Operator, gateway: &Gateway) -> String {
        let administrator = Operator::log_in(server, &server.demo().operators[2]).await.unwrap();
        let channels = administrator.get("channels").await.unwrap();
        let number = channels.as_array().unwrap().iter().find(|channel| channel["name"] == "Number").unwrap();
        let url = |key: &str| number["sms"][key].as_str().unwrap().to_owned();
        let inbound = url("inbound_url");
        let said = self.word("a text");
        let mut forged = gateway.text(&inbound, "forged", &self.word("a text that is forged"));
        forged.body = forged.body.replace("forged", "forget");
        let place = format!("https://{}.invalid/picture.jpg", self.word("the address of a text's picture"));
        let posts = [
            gateway.text(&inbound, &self.word("a text's name at the gateway"), &said),
            gateway.part(&inbound, &self.word("the name of a part"), 1, &self.word("a part that waits")),
            gateway.picture(&inbound, "picture", &self.word("words beside a picture"), &place),
            forged,
        ];
        for (n, one) in posts.iter().enumerate() {
            assert_eq!(post(one).await, 200, "{n}: {}", server.log_tail());
        }
        let (talk, _) = talk_with(operator, &said, server).await;
        operator.claim(Uuid::new_v4(), &talk).await.unwrap();
        let answer = self.word("an answer by text");
        operator.reply(Uuid::new_v4(), &talk, &answer).await.unwrap();
        let sent = gateway.first(|| server.log_tail());
        assert_eq!(post(&gateway.delivered(&sent, &url("status_url"))).await, 200);
        state(operator, &talk, &answer, "delivered", server).await;
        let held = administrator.get(&format!("channels/{}/quarantine", number["id"].as_str().unwrap())).await.unwrap();
        assert_eq!(held.as_array().map(Vec::len), Some(1), "{held:#}");
        let opened = operator.get(&format!("conversations/{talk}")).await.unwrap();
        opened["contact"]["alias"].as_str().unwrap().to_owned()
    }

    /// What is refused is told no more than what is taken.
    async fn mistakes(&mut self, server: &Server, operator: &Operator, contact: &Contact, conversation: &str) {
        let reused = Uuid::new_v4();
        contact.send(reused, &self.word("a message")).await.unwrap();
        contact.send(reused, &self.word("another message under its id")).await.unwrap_err();
        contact.send(Uuid::new_v4(), &self.word("a text that is too long").repeat(300)).await.unwrap_err();
        let key = Uuid::new_v4();
        operator.reply(key, conversation, &self.word("a reply under a key")).await.unwrap();
        operator.reply(key, conversation, &self.word("another reply under it")).await.unwrap_err();
        let wrong = Login { login: self.word("an unknown login"), password: self.word("its password") };
        Operator::log_in(server, &wrong).await.map(drop).unwrap_err();
        let wrong = Login { password: self.word("a wrong password"), ..server.demo().operators[0].clone() };
        Operator::log_in(server, &wrong).await.map(drop).unwrap_err();
        let form = json!({ "call": { "class": self.word("a code that is none") } });
        operator.call(Method::POST, &format!("conversations/{conversation}/close"), &form).await.unwrap_err();

        let demo = server.demo();
        let bearer = format!("Bearer {}", contact.token());
        for (origin, base) in [(&demo.chat, format!("/c/{}/send", demo.key)), (&demo.console, "/api/v1/login".into())] {
            let host = origin.trim_start_matches("http://");
            let (broken, field) = (self.word("JSON that breaks off"), self.word("an unknown field"));
            let (path, query) = (self.word("a path"), self.word("a query"));
            let (header, agent) = (self.word("a header"), self.word("a browser's name"));
            let (stranger, method) = (self.word("a foreign name"), self.word("a method"));
            let own = [
                ("Origin", origin.as_str()),
                ("X-Earshot", "console"),
                ("Authorization", bearer.as_str()),
                ("Content-Type", "application/json"),
                ("User-Agent", agent.as_str()),
                ("X-Other", header.as_str()),
            ];
            let ask = |method: &str, host: &str, path: &str, headers: &[(&str, &str)], body: String| {
                let answer = wire::ask(server.address(), method, host, path, headers, body.as_bytes());
                assert!((400..500).contains(&answer.status), "{method} {path}: {} {}", answer.status, answer.body);
            };
            ask("POST", host, &base, &own, format!("{{\"text\":\"{broken}"));
            ask("POST", host, &base, &own, json!({ field: [broken], "id": path }).to_string());
            ask("GET", host, &format!("/{path}/{path}?{query}={query}"), &own, String::new());
            ask("GET", host, &format!("{base}?{query}"), &own, String::new());
            ask(&method, host, &base, &own, String::new());
            ask("GET", &format!("{stranger}.test"), &format!("/{path}"), &own, String::new());
            let foreign = format!("https://{stranger}.test");
            ask("POST", host, &base, &[("Origin", &foreign), ("Cookie", &header)], String::new());
        }
    }

    /// Requests that a proxy passed on, good and bad ones.
    fn addresses(&mut self, server: &Server) {
        for text in [
            "203.0.113.77",
            "203.0.113.",
            "2001:db8:dead:beef",
            "2001:0db8:dead",
            "2001:db8:dead::",
            "20010db8deadbeef",
        ] {
            self.secret("an address", text);
        }
        self.needles.push(Needle {
            what: "an address as bytes".into(),
            forms: vec![vec![0x20, 0x01, 0x0d, 0xb8, 0xde, 0xad, 0xbe, 0xef], vec![0xff, 0xff, 203, 0, 113, 77]],
        });
        let demo = server.demo();
        let spare = json!({ "login": demo.operators[1].login, "password": demo.operators[1].password }).to_string();
        let wrong = json!({ "login": demo.operators[1].login, "password": "no such password" }).to_string();
        for forwarded in [FORWARDED, FORWARDED_6] {
            let ask = |method: &str, origin: &str, path: &str, more: &[(&str, &str)], body: &str| {
                let own = [
                    ("Origin", origin),
                    ("X-Earshot", "console"),
                    ("Content-Type", "application/json"),
                    ("X-Forwarded-For", forwarded),
                ];
                let host = origin.trim_start_matches("http://");
                wire::ask(server.address(), method, host, path, &[&own[..], more].concat(), body.as_bytes())
            };
            let chat = |path: &str| format!("/c/{}/{path}", demo.key);
            let session = ask("POST", &demo.chat, &chat("session"), &[], "{}");
            let bearer = format!("Bearer {}", session.json()["token"].as_str().unwrap());
            let bearer = [("Authorization", bearer.as_str())];
            let message = json!({ "id": Uuid::new_v4(), "text": "Hello" }).to_string();
            assert_eq!(ask("POST", &demo.chat, &chat("send"), &bearer, &message).status, 200);
            assert_eq!(ask("GET", &demo.chat, &chat("stream?after=0&wait=0"), &bearer, "").status, 200);
            assert_eq!(ask("POST", &demo.chat, &chat("send"), &bearer, "{").status, 400);
            assert_eq!(ask("POST", &demo.chat, &chat("leave"), &bearer, "{}").status, 204);
            assert_eq!(ask("GET", &demo.chat, &format!("/w/{}", demo.key), &[], "").status, 200);
            let logged_in = ask("POST", &demo.console, "/api/v1/login", &[], &spare);
            assert_eq!(logged_in.status, 200);
            let cookie = logged_in.header("set-cookie").split(';').next().unwrap().to_owned();
            self.secret("a supervisor's session", cookie.split_once('=').unwrap().1);
            let cookie = [("Cookie", cookie.as_str())];
            assert_eq!(ask("GET", &demo.console, "/api/v1/inbox?view=waiting", &cookie, "").status, 200);
            assert_eq!(ask("GET", &demo.console, "/api/v1/audit", &cookie, "").status, 200);
            assert_eq!(ask("POST", &demo.console, "/api/v1/login", &[], &wrong).status, 401);
            assert_eq!(ask("GET", &demo.console, "/api/v1/me", &[], "").status, 401);
            assert_eq!(ask("GET", "http://nobody.test", "/", &[], "").status, 421);
        }
    }
}

/// The conversation with a mail that holds this word, once it is there.
async fn mail_conversation(operator: &Operator, word: &str) -> String {
    let began = Instant::now();
    loop {
        let page = operator.get("inbox?view=waiting&limit=200").await.unwrap();
        for row in page["rows"].as_array().unwrap().iter().filter(|row| row["channel"]["kind"] == "email") {
            let id = row["id"].as_str().unwrap();
            let messages = operator.messages(id).await.unwrap();
            if messages.iter().any(|message| message["text"].as_str().unwrap().contains(word)) {
                return id.to_owned();
            }
        }
        assert!(began.elapsed() < PATIENCE, "{word} never came in");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// What is looked for, in every shape that it could have.
struct Needle {
    what: String,
    forms: Vec<Vec<u8>>,
}

impl Needle {
    fn new(what: &str, text: &str) -> Self {
        let wide = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let hex = text.bytes().map(|byte| format!("{byte:02x}")).collect::<String>().into_bytes();
        let mut forms = vec![text.as_bytes().to_vec(), wide, hex];
        forms.extend((0..3).filter_map(|offset| base64(text.as_bytes(), offset)));
        Self { what: what.into(), forms }
    }
}

/// The part of base64 that doesn't depend on what stands before and after, when it begins so many bytes into a group of three.
fn base64(bytes: &[u8], offset: usize) -> Option<Vec<u8>> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let groups = bytes.get((3 - offset) % 3..)?.chunks_exact(3);
    let letters = groups.flat_map(|group| {
        let bits = u32::from(group[0]) << 16 | u32::from(group[1]) << 8 | u32::from(group[2]);
        [18, 12, 6, 0].map(|shift| LETTERS[(bits >> shift & 63) as usize])
    });
    Some(letters.collect::<Vec<u8>>()).filter(|letters| letters.len() >= 8)
}

/// All needles in one pass (Wu and Manber's search by pairs of bytes): a debug build could not look for each by itself in all
/// that PostgreSQL keeps.
struct Search<'n> {
    needles: &'n [Needle],
    /// Length of the shortest form.
    window: usize,
    /// By the last pair of a window: how far the next place is where a form may begin. Zero where one may have begun.
    skips: Vec<u8>,
    /// Needle and form, by the last pair of the form's own window.
    forms: HashMap<u16, Vec<(usize, &'n [u8])>>,
}

impl<'n> Search<'n> {
    fn new(needles: &'n [Needle]) -> Self {
        let all =
            || needles.iter().enumerate().flat_map(|(at, needle)| needle.forms.iter().map(move |form| (at, &form[..])));
        let window = all().map(|(_, form)| form.len()).min().unwrap();
        let longest = u8::try_from(window - 1).unwrap();
        let mut search = Self { needles, window, skips: vec![longest; 1 << 16], forms: HashMap::new() };
        for (needle, form) in all() {
            for (at, two) in form[..window].windows(2).enumerate() {
                let skip = &mut search.skips[usize::from(pair(two))];
                *skip = (*skip).min(longest - 1 - u8::try_from(at).unwrap());
            }
            search.forms.entry(pair(&form[window - 2..window])).or_default().push((needle, form));
        }
        search
    }

    /// What is in there, each once.
    fn found(&self, haystack: &[u8]) -> BTreeSet<&'n str> {
        let mut found = BTreeSet::new();
        let mut at = 0;
        while let Some(two) = haystack.get(at + self.window - 2..at + self.window) {
            let skip = usize::from(self.skips[usize::from(pair(two))]);
            if skip == 0 {
                let begun = self.forms.get(&pair(two)).into_iter().flatten();
                let hits = begun.filter(|(_, form)| haystack[at..].starts_with(form));
                found.extend(hits.map(|(needle, _)| self.needles[*needle].what.as_str()));
            }
            at += skip.max(1);
        }
        found
    }
}

fn pair(two: &[u8]) -> u16 {
    u16::from_le_bytes([two[0], two[1]])
}

#[test]
fn the_search_finds_every_shape() {
    let needles = [Needle::new("a word", "canary0123456789"), Needle::new("another", "somebody else's words")];
    let found = |text: &[u8]| Vec::from_iter(Search::new(&needles).found(text));
    let wide: Vec<u8> = "a canary0123456789 b".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let shapes: [&[u8]; 7] = [
        b"canary0123456789",
        b"\0\xff a canary0123456789\0",
        &wide,
        b"\\x2063616e61727930313233343536373839",
        // "canary0123456789" after nothing, one and two other letters.
        b"Y2FuYXJ5MDEyMzQ1Njc4OQ==",
        b"eGNhbmFyeTAxMjM0NTY3ODk=",
        b"eHhjYW5hcnkwMTIzNDU2Nzg5",
    ];
    for shape in shapes {
        assert_eq!(found(shape), ["a word"], "{}", String::from_utf8_lossy(shape));
    }
    assert_eq!(found(b"somebody else's words, and canary0123456789"), ["a word", "another"]);
    for other in [&b""[..], b"canary012345678", b"canary0123456788", b"Canary0123456789", &[0; 4096]] {
        assert_eq!(found(other), [""; 0], "{}", String::from_utf8_lossy(other));
    }
}
