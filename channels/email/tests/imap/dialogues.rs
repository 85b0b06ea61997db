//! Every dialogue of `fixtures/imap-hostile.json`: what arrives, what the operator reads, what is never sent.

use std::{
    collections::BTreeSet,
    sync::Arc,
    time::{Duration, Instant},
};

use earshot_email::imap::{Auth, Body, Credentials, Cursor, FolderCursor, Settings, StartAt, State, probe};
use futures::{StreamExt, stream};
use parking_lot::Mutex;
use serde::Deserialize;

use crate::{
    harness::{Kept, PASSWORD, Running, chance, harmless, password, settings},
    server::{Door, Mailbox, Server, mail},
};

const AT_ONCE: usize = 16;
const OPTIONS: &str = "IMAP4rev1 IDLE UIDPLUS AUTH=PLAIN AUTH=XOAUTH2";

#[derive(Deserialize)]
struct Dialogue {
    name: String,
    #[serde(default)]
    uids: Vec<u32>,
    script: Vec<serde_json::Value>,
    outcome: String,
    #[serde(default = "one")]
    sessions: usize,
    cursor: Option<FolderCursor>,
    #[serde(default)]
    tls: String,
    #[serde(default)]
    auth: String,
    forbidden_client: Option<String>,
}

fn one() -> usize {
    1
}

/// What must be true at the end, beside that every mail of the mailbox came once and nothing was changed there.
struct Expect {
    name: &'static str,
    /// A state that the operator saw.
    state: Option<State>,
    /// Words that they read.
    words: &'static str,
    /// Words that they must not have read.
    never: &'static str,
    /// Lines that were not sent on the scripted connections.
    unsent: &'static [&'static str],
    /// Shortest wait before the connection after the script.
    wait_ms: u64,
}

const NOTHING: Expect = Expect { name: "", state: None, words: "", never: "://", unsent: &[], wait_ms: 60 };

fn expectations() -> Vec<Expect> {
    use State::{Faulty, FolderMissing, LoginRefused, NoTls, NotImap, NotReachable, Slowed, Unusable};
    let told = |name, state, words| Expect { name, state: Some(state), words, ..NOTHING };
    vec![
        told("01-greeting-never", NotReachable, "did not answer in time"),
        Expect { unsent: &["LOGIN"], ..told("02-greeting-bye", NotReachable, "zu viele Verbindungen") },
        Expect { unsent: &["LOGIN", "AUTH"], ..told("03-greeting-http", NotImap, "This is no IMAP server") },
        told("04-greeting-endless", Faulty, "line without an end"),
        Expect { unsent: &[" "], never: "hallo", ..told("05-greeting-preauth", NoTls, "logged in already") },
        Expect { unsent: &["LOGIN", "AUTH"], ..told("06-starttls-not-offered", NoTls, "offers no STARTTLS") },
        Expect { unsent: &["LOGIN", "AUTH"], ..told("07-starttls-refused", NoTls, "STARTTLS") },
        Expect { unsent: &["LOGIN", "UID"], ..told("08-starttls-injected-commands", NoTls, "before TLS began") },
        Expect {
            unsent: &["LOGIN", "AUTH"],
            wait_ms: 700,
            ..told("09-starttls-capability-change", LoginRefused, "takes no passwords")
        },
        Expect { name: "10-starttls-clear-alert", never: "abgelaufen", ..NOTHING },
        Expect { wait_ms: 700, ..told("11-login-no-alert", LoginRefused, "refused the login") },
        told("12-login-unavailable", NotReachable, "Verzeichnisdienst antwortet nicht"),
        told("13-login-asks-again", Faulty, "asks for the password again"),
        told("14-xoauth2-error", NotReachable, "token is renewed"),
        Expect { wait_ms: 700, ..told("15-login-referral", LoginRefused, "refused the login") },
        told("16-select-no", FolderMissing, "INBOX is missing"),
        Expect { unsent: &["FETCH"], ..told("17-uidvalidity-missing", Unusable, "UIDVALIDITY") },
        Expect { unsent: &["FETCH"], ..told("18-uidvalidity-zero-and-huge", Unusable, "UIDVALIDITY") },
        told("19-uidvalidity-changes-in-session", Faulty, "numbered the folder anew"),
        Expect { name: "20-uidvalidity-goes-back", ..NOTHING },
        Expect { name: "21-uidnext-lies", ..NOTHING },
        Expect { name: "22-uidnext-overflow", ..NOTHING },
        Expect { name: "23-uid-zero", ..NOTHING },
        told("24-uid-too-big", Faulty, "a UID that is no number"),
        told("25-uids-backwards", NotReachable, "closed the connection"),
        Expect { name: "26-uids-reused", ..NOTHING },
        told("27-literal-4gb", Faulty, "larger than its limit"),
        told("28-literal-overflow", Faulty, "a literal without a length"),
        told("29-literal-shorter", NotReachable, "did not answer in time"),
        told("30-literal-longer", Faulty, "does not hold together"),
        Expect { name: "31-literal-nonsync-server", ..NOTHING },
        told("32-literal-in-odd-place", Faulty, "broken answer"),
        told("33-bye-in-literal", NotReachable, "closed the connection"),
        told("34-close-in-literal-3-times", NotReachable, "closed the connection"),
        told("35-slow-literal", NotReachable, "did not answer in time"),
        Expect { name: "36-fetch-unasked", ..NOTHING },
        Expect { name: "37-fetch-wrong-uid", ..NOTHING },
        Expect { name: "38-fetch-without-uid", ..NOTHING },
        Expect { name: "39-fetch-nil", ..NOTHING },
        Expect { name: "40-fetch-empty-and-quoted", ..NOTHING },
        Expect { name: "41-fetch-twice", ..NOTHING },
        Expect { name: "42-fetch-gone", ..NOTHING },
        Expect { name: "43-fetch-no-serverbug", ..NOTHING },
        Expect { name: "44-exists-storm", ..NOTHING },
        Expect { name: "45-expunge-storm", ..NOTHING },
        Expect { name: "46-exists-4-billion", ..NOTHING },
        told("47-idle-ended", NotReachable, "Zeit abgelaufen"),
        Expect { name: "48-idle-refused", ..NOTHING },
        told("49-idle-dead-line", NotReachable, "did not answer in time"),
        Expect { name: "50-idle-no-plus", ..NOTHING },
        Expect { name: "51-internaldate-garbage", ..NOTHING },
        Expect { name: "52-size-lies", ..NOTHING },
        told("53-folder-names-garbage", FolderMissing, "These are there: INBOX, Gelöscht"),
        told("54-wrong-tag", Faulty, "a command that was not given"),
        told("55-endless-line", Faulty, "line without an end"),
        told("56-deep-brackets", Faulty, "line without an end"),
        Expect { name: "57-dirty-bytes", ..NOTHING },
        Expect { name: "58-unknown-answers", ..NOTHING },
        Expect { name: "59-capability-lies", ..NOTHING },
        Expect { name: "60-compress-bomb", ..NOTHING },
        Expect { name: "61-seen-by-others", ..NOTHING },
        Expect { wait_ms: 700, ..told("62-overquota-throttle", Slowed, "fewer requests") },
        told("63-login-ok-then-bye", NotReachable, "bis bald"),
        Expect { name: "64-logout-unanswered", ..NOTHING },
    ]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_hostile_dialogue_ends_as_it_must() {
    let json = include_str!("../../fixtures/imap-hostile.json");
    let only = std::env::var("EARSHOT_DIALOGUE").unwrap_or_default();
    let mut dialogues: Vec<Dialogue> = serde_json::from_str(json).unwrap();
    assert_eq!(
        dialogues.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(),
        expectations().iter().map(|it| it.name).collect::<Vec<_>>()
    );
    dialogues.retain(|dialogue| dialogue.name.contains(&only));
    let failed = stream::iter(dialogues)
        .map(|dialogue| async move {
            let (name, begun) = (dialogue.name.clone(), Instant::now());
            let outcome = dialogue.outcome.clone();
            let played = Box::pin(play(dialogue));
            let played = futures::FutureExt::catch_unwind(std::panic::AssertUnwindSafe(played)).await;
            println!("{name}: {} ms", begun.elapsed().as_millis());
            played.err().map(|_| format!("{name}: {outcome}"))
        })
        .buffer_unordered(AT_ONCE)
        .filter_map(|failed| async { failed })
        .collect::<Vec<_>>()
        .await;
    assert!(failed.is_empty(), "not so: {failed:#?}");
    // All of them together, the servers that sent gigabytes included.
    let memory = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak =
        memory.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse::<u64>().ok());
    println!("peak of memory: {peak:?} kB");
    assert!(peak.unwrap_or(0) < 192 * 1024);
}

async fn play(dialogue: Dialogue) {
    let expect = expectations().into_iter().find(|expect| expect.name == dialogue.name).unwrap();
    let door = if dialogue.tls == "starttls" { Door::StartTls } else { Door::Tls };
    let real = dialogue.uids.iter().copied().filter(|uid| *uid > 0).collect::<BTreeSet<_>>();
    let mailbox = Mailbox {
        uidvalidity: first_uidvalidity(&dialogue.script),
        uids: dialogue.uids.clone(),
        capabilities: OPTIONS,
        ..Mailbox::default()
    };
    let server = Server::start(door, dialogue.script.clone(), dialogue.sessions, mailbox).await;
    let tokens = Arc::new(Mutex::new(Vec::new()));
    let (settings, credentials) = set_up(&dialogue, settings(server.port, door), &tokens);
    let kept = Kept::default();
    if let Some(cursor) = dialogue.cursor.clone() {
        kept.look(|taken| {
            taken.cursor = Cursor { folders: [("INBOX".to_owned(), cursor)].into(), ..Cursor::default() }
        });
    }
    let running = Running::start(settings, credentials, StartAt::Everything, kept);
    let stays = dialogue.name.starts_with("64");
    running
        .until(&dialogue.name, |running| {
            let came = running.kept.uids().into_iter().collect::<BTreeSet<_>>();
            let connected = server.log.lock().connected.len();
            let good = if dialogue.name.starts_with("53") { State::FolderMissing } else { State::Working };
            let well = running.told.lock().iter().any(|health| health.state == good && health.next_try_at.is_none());
            came == real && well && (stays || connected > dialogue.sessions)
        })
        .await;
    // What would come twice comes now.
    tokio::time::sleep(Duration::from_millis(300)).await;

    let words = running.words();
    let states = running.told.lock().iter().map(|health| health.state).collect::<Vec<_>>();
    let kept = running.kept.clone();
    let stopped = running.stop().await;
    assert!(stopped < Duration::from_secs(4), "stopping took {stopped:?}");
    assert!(words.contains(expect.words), "{}: told {words}", dialogue.name);
    assert!(!words.contains(expect.never) && !words.contains(PASSWORD) && !words.contains('\u{1b}'), "told {words}");
    assert!(expect.state.is_none_or(|state| states.contains(&state)), "{}: states {states:?}", dialogue.name);
    check_lines(&dialogue, &expect, &server);
    check_mails(&dialogue, &kept);
    let renewals = tokens.lock().clone();
    assert!(renewals.is_empty() || renewals == [false, true], "tokens {renewals:?}");
}

fn set_up(dialogue: &Dialogue, settings: Settings, tokens: &Arc<Mutex<Vec<bool>>>) -> (Settings, Credentials) {
    let mut settings = settings;
    if dialogue.name.starts_with("53") {
        // So that the folders are listed there, and a hundred thousand of them can be.
        settings.folders.push("Fehlt".into());
        settings.timing.command_ms = 20_000;
    }
    if dialogue.auth != "xoauth2" {
        return (settings, password());
    }
    let tokens = tokens.clone();
    let source = move |renew| {
        tokens.lock().push(renew);
        let token = futures::future::ready(Ok("ya29.token".to_owned().into()));
        Box::pin(token) as std::pin::Pin<Box<dyn Future<Output = Result<secrecy::SecretString, String>> + Send>>
    };
    (Settings { auth: Auth::XOAuth2, ..settings }, Credentials::Token(Arc::new(source)))
}

#[tokio::test]
async fn hostile_folder_names_are_shown_and_do_nothing() {
    let mut dialogues: Vec<Dialogue> = serde_json::from_str(include_str!("../../fixtures/imap-hostile.json")).unwrap();
    dialogues.retain(|dialogue| dialogue.name.starts_with("53"));
    let mailbox = Mailbox { uidvalidity: 7, uids: vec![1], capabilities: OPTIONS, ..Mailbox::default() };
    let server = Server::start(Door::Tls, dialogues[0].script.clone(), 1, mailbox).await;
    let (mut settings, credentials) = set_up(&dialogues[0], settings(server.port, Door::Tls), &Arc::default());
    settings.folders = vec!["Fehlt".into()];
    let checks = probe(&settings, &credentials, &chance()).await;
    let words = &checks.last().unwrap().words;
    assert!(
        words.starts_with("The folder Fehlt is missing. These are there: Gelöscht, &AP, &!!!-, &2D3-, Müll, "),
        "{words}"
    );
    assert!(words.contains("../../etc, a b LOGOUT, \"quote\\, iNbOx, x, ") && words.len() < 1000, "{words}");
    assert!(server.lines().iter().all(|line| harmless(line)));
}

fn first_uidvalidity(script: &[serde_json::Value]) -> u32 {
    let text = script.iter().filter_map(|step| step["server"].as_str()).collect::<String>();
    let number = text.split("[UIDVALIDITY ").nth(1).and_then(|rest| rest.split(']').next()?.parse().ok());
    number.filter(|number| *number > 0).unwrap_or(7)
}

fn check_lines(dialogue: &Dialogue, expect: &Expect, server: &Server) {
    let log = server.log.lock();
    for (connection, tls, line) in &log.lines {
        let upper = line.to_ascii_uppercase();
        assert!(harmless(line), "{line}");
        assert!(*tls || !upper.contains("LOGIN") && !upper.contains("AUTH"), "in clear: {line}");
        assert!(!dialogue.forbidden_client.as_ref().is_some_and(|forbidden| upper.contains(forbidden)), "{line}");
        if *connection < dialogue.sessions {
            assert!(!expect.unsent.iter().any(|unsent| upper.contains(unsent) && upper != "STARTTLS"), "{line}");
        }
    }
    for connection in 0..log.connected.len() {
        let logins =
            log.lines.iter().filter(|(number, _, line)| *number == connection && line.contains(" LOGIN ")).count();
        assert!(logins <= 1, "{}: {logins} logins on one connection", dialogue.name);
    }
    let waits = log.connected.windows(2).map(|pair| pair[1] - pair[0]).collect::<Vec<_>>();
    assert!(waits.len() <= dialogue.sessions + 1, "{}: {} connections", dialogue.name, waits.len() + 1);
    assert!(waits.iter().take(1).all(|wait| *wait >= Duration::from_millis(expect.wait_ms)), "{waits:?}");
    match dialogue.name.get(..2) {
        Some("14") => {
            let answers = log.lines.iter().filter(|(number, _, line)| *number == 0 && line.is_empty()).count();
            assert_eq!(answers, 1, "one empty line answers the challenge");
        }
        Some("34") => {
            let fetches = log.lines.iter().filter(|(_, _, line)| fetches_body(line, 1)).count();
            assert!(fetches <= 3, "{fetches} fetches");
        }
        Some("44") => {
            let searches = log.lines.iter().filter(|(number, _, line)| *number == 0 && line.contains("SEARCH")).count();
            assert!(searches < 20, "{searches} searches");
        }
        Some("48") => {
            let idles = log.lines.iter().filter(|(_, _, line)| line.ends_with(" IDLE")).count();
            assert_eq!(idles, 1);
        }
        Some("63") => assert!(waits[8] >= Duration::from_millis(800) && waits[1] < waits[8] / 2, "{waits:?}"),
        _ => {}
    }
}

fn fetches_body(line: &str, uid: u32) -> bool {
    let Some((_, rest)) = line.split_once("UID FETCH ") else { return false };
    let set = rest.split(' ').next().unwrap();
    let holds = |range: &str| {
        let (first, last) = range.split_once(':').unwrap_or((range, range));
        (first.parse::<u32>().unwrap()..=last.parse().unwrap()).contains(&uid)
    };
    rest.contains("BODY.PEEK[]") && set.split(',').any(holds)
}

fn check_mails(dialogue: &Dialogue, kept: &Kept) {
    kept.look(|taken| {
        let keys = taken.mails.iter().map(|mail| (mail.uidvalidity, mail.uid)).collect::<Vec<_>>();
        assert_eq!(keys.len(), keys.iter().collect::<BTreeSet<_>>().len(), "doubled: {keys:?}");
        for fetched in &taken.mails {
            let genuine = mail(fetched.uid);
            let raw = fetched.body.raw().map(|raw| String::from_utf8_lossy(raw).into_owned());
            let number = (dialogue.name.get(..2).unwrap(), fetched.uid);
            match (number, &raw) {
                (("31", 1), Some(raw)) => assert!(raw == "Subject: x\r\n" || *raw == genuine),
                (("40", 1), Some(raw)) => assert_eq!(raw, ""),
                (("40", 2), Some(raw)) => assert_eq!(raw, "Subject: Hallo"),
                (("57", 1), Some(_)) => {
                    let bytes = b"Apfelbaum 1. \0\x01\xff\xfe\r\n";
                    assert!(fetched.body.raw().unwrap().ends_with(bytes));
                }
                (("34", 1), _) => {
                    let Body::NotFetched { why } = &fetched.body else { panic!("visible after three tries") };
                    assert!(why.contains("connection broke"), "{why}");
                }
                (_, Some(raw)) => assert_eq!(*raw, genuine, "{}", dialogue.name),
                (_, None) => panic!("{}: not fetched", dialogue.name),
            }
        }
        let cursor = taken.cursor.folders.get("INBOX").cloned().unwrap_or_default();
        assert_eq!(cursor.uid, dialogue.uids.iter().copied().max().unwrap_or(cursor.uid), "{}", dialogue.name);
        assert!(cursor.open.is_empty());
    });
}
