//! Every route of the API, as the process itself describes it, asked by everybody: nobody, each role, and each role of another
//! hotline. What they may do stands in one table, [`ROUTES`]; a route that is missing there fails the test.
//!
//! Each allowed request meets a scene of its own (a conversation that waits, is held, is offered…), so that a refusal by role
//! can't be mistaken for a refusal by state.

use std::collections::BTreeSet;
use std::fs;
use std::net::SocketAddr;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::client::{Contact, Operator};
use crate::harness::process::{Databases, Login, Server};
use crate::harness::wait_until;
use crate::harness::wire::{self, Answer};

/// What a role gets: any 2xx, or this refusal. In the order: nobody, operator, supervisor, administrator.
type Rights = [u16; 4];

const DONE: u16 = 200;
const EVERYBODY: Rights = [DONE, DONE, DONE, DONE];
const STAFF: Rights = [401, DONE, DONE, DONE];
const TALKERS: Rights = [401, DONE, DONE, 403];
const LEADERS: Rights = [401, 403, DONE, DONE];
const SUPERVISORS: Rights = [401, 403, DONE, 403];
const ADMINISTRATORS: Rights = [401, 403, 403, DONE];
/// Allowed, and refused because of what it is asked of.
const IN_VAIN: u16 = 409;
const ADMINISTRATORS_IN_VAIN: Rights = [401, 403, 403, IN_VAIN];

const ROLES: [&str; 3] = ["operator", "supervisor", "admin"];
const PASSWORD: &str = "seven slow herons at dusk";

/// What has to be there before a request makes sense; its id goes into the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scene {
    Nothing,
    /// A session of its own, which may end.
    Session,
    /// A conversation that nobody holds.
    Waiting,
    /// A conversation that the asker holds.
    Held,
    /// A conversation that the asker holds and has answered: who waits can't be put aside where they may be in danger, and at night
    /// more may be.
    Answered,
    /// A reply of the asker that can still be taken back.
    Kept,
    /// A mail that wants its answers elsewhere than they go, in a conversation that the asker holds.
    Wish,
    /// A conversation that the asker holds and has put aside.
    Snoozed,
    /// A macro.
    Macro,
    /// A code that a tag may have.
    TagCode,
    /// A conversation that is offered to the asker.
    Offered,
    /// A conversation that somebody else holds.
    Elsewhere,
    /// A conversation that a colleague asked the asker to join.
    Asked,
    /// A picture in a conversation that the asker holds.
    File,
    /// A picture that the asker sealed.
    SealedFile,
    /// A note that the asker wrote after hard content.
    Debrief,
    /// An act on several talks that the asker did.
    Swept,
    /// A block that another supervisor set.
    Blocked,
    /// A review that the supervisor began.
    Review,
    /// A review of the supervisor that is in.
    ReviewIn,
    /// A review of the asker's talk that was released to them.
    ReviewOfMine,
    /// A practice talk of the asker.
    Practice,
    /// A week that has no plan of its own.
    Week,
    /// A week that has one.
    PlannedWeek,
    /// A sitting that is over.
    Over,
    /// A canned reply.
    Canned,
    /// An operator who was just invited.
    Invited,
    /// A link that nobody used.
    Link,
    /// A case that the asker opened.
    Case,
    /// A case that another supervisor asked to have erased.
    CaseToErase,
    /// A conversation that another supervisor asked to have erased.
    TalkToErase,
    /// A telephone call that somebody wrote down.
    Logged,
    /// A task in a case.
    CasePart,
    /// A document in a case.
    CaseFile,
    /// The procedure for a child in migration.
    Procedure,
    /// A procedure that nobody changed.
    BuiltIn,
    /// A complaint that names nobody.
    Complaint,
    /// A mailbox.
    Mailbox,
    /// A mail with HTML.
    Mail,
    /// A view that the asker keeps.
    SavedView,
    /// A table that a supervisor took in.
    Import,
    /// A conversation whose contact is to get all that is held about them, as another supervisor asked.
    PackageAsked,
    /// A sealed file that is to go to the police, as another supervisor asked.
    HandOverAsked,
}

enum Body {
    None,
    /// The hotline's description as it is.
    SetUp,
    /// A language's texts, in own words.
    Texts,
    /// A colleague of the holder.
    Second,
    /// The rules of retention as they are.
    Retention,
    /// The rules of classes as they are.
    ClassRules,
    /// The call that was written down, as it is.
    Corrected,
    /// The criteria of reviews as they are.
    ReviewForm,
    /// A talk that can be reviewed.
    Reviewable,
    /// The procedure for a child in migration as it is.
    Procedure,
    /// The first item of the first checklist of a case.
    Tick,
    /// A complaint that was answered.
    Answer,
    /// The last message of a conversation.
    Cut,
    Json(fn() -> Value),
    Picture,
    /// A spreadsheet of one call, another one each time.
    Table,
}

struct Route {
    method: &'static str,
    path: &'static str,
    query: &'static str,
    scene: Scene,
    rights: Rights,
    body: Body,
}

const fn route(method: &'static str, path: &'static str, scene: Scene, rights: Rights, body: Body) -> Route {
    Route { method, path, query: "", scene, rights, body }
}

/// A file that nobody takes in.
const NO_RUN: &str = "?run=018e90c2-0000-7000-8000-000000000000";

/// The one table. Paths stand under `/api/v1/`.
const ROUTES: &[Route] = &[
    route("POST", "login", Scene::Nothing, EVERYBODY, Body::Json(spare_login)),
    route("POST", "logout", Scene::Session, EVERYBODY, Body::None),
    route("GET", "me", Scene::Nothing, STAFF, Body::None),
    route("PUT", "me/status", Scene::Nothing, STAFF, Body::Json(|| json!({ "status": "accepting" }))),
    route("GET", "links/{token}", Scene::Link, EVERYBODY, Body::None),
    route("POST", "links/{token}", Scene::Link, EVERYBODY, Body::Json(|| json!({ "password": PASSWORD }))),
    route("GET", "operators", Scene::Nothing, STAFF, Body::None),
    route("POST", "operators", Scene::Nothing, ADMINISTRATORS, Body::Json(somebody)),
    route("PATCH", "operators/{id}", Scene::Invited, ADMINISTRATORS, Body::Json(|| json!({ "alias": "Lou" }))),
    route("POST", "operators/{id}/reset", Scene::Invited, ADMINISTRATORS, Body::None),
    Route { query: "?view=waiting", ..route("GET", "inbox", Scene::Nothing, TALKERS, Body::None) },
    route("GET", "board", Scene::Nothing, LEADERS, Body::None),
    route("GET", "exports/calls", Scene::Nothing, SUPERVISORS, Body::None),
    route("GET", "exports/cases", Scene::Nothing, SUPERVISORS, Body::None),
    Route { query: "?of=complaints", ..route("GET", "exports/facts", Scene::Nothing, SUPERVISORS, Body::None) },
    route("GET", "facts", Scene::Nothing, TALKERS, Body::None),
    route("POST", "facts", Scene::Nothing, TALKERS, Body::Json(complaint)),
    route("PUT", "facts/{id}", Scene::Complaint, SUPERVISORS, Body::Answer),
    route("DELETE", "facts/{id}", Scene::Complaint, SUPERVISORS, Body::None),
    route("PUT", "facts/{id}/hold", Scene::Complaint, SUPERVISORS, Body::Json(|| json!({ "held": true }))),
    route("GET", "procedures", Scene::Nothing, STAFF, Body::None),
    route("PUT", "procedures/{code}", Scene::Procedure, LEADERS, Body::Procedure),
    Route { query: "?version=0", ..route("DELETE", "procedures/{code}", Scene::BuiltIn, LEADERS, Body::None) },
    route("POST", "cases/{id}/checklists", Scene::Case, TALKERS, Body::Json(|| json!({ "procedure": "MIG" }))),
    route("PUT", "cases/{id}/ticks", Scene::Case, TALKERS, Body::Tick),
    Route { query: "?of=calls", ..route("POST", "imports", Scene::Nothing, SUPERVISORS, Body::Table) },
    route("GET", "imports", Scene::Nothing, SUPERVISORS, Body::None),
    route("DELETE", "imports/{id}", Scene::Import, SUPERVISORS, Body::None),
    Route { query: NO_RUN, ..route("GET", "import-runs", Scene::Nothing, SUPERVISORS, Body::None) },
    Route { query: NO_RUN, ..route("DELETE", "import-runs", Scene::Nothing, SUPERVISORS, Body::None) },
    route("GET", "views", Scene::Nothing, TALKERS, Body::None),
    route("POST", "views", Scene::Nothing, TALKERS, Body::Json(saved_view)),
    route("PUT", "views/{id}", Scene::SavedView, TALKERS, Body::Json(saved_view)),
    route("DELETE", "views/{id}", Scene::SavedView, TALKERS, Body::None),
    route("GET", "hotline", Scene::Nothing, ADMINISTRATORS, Body::None),
    route("PUT", "hotline", Scene::Nothing, ADMINISTRATORS, Body::SetUp),
    route("GET", "hotline/history", Scene::Nothing, ADMINISTRATORS, Body::None),
    route("GET", "hotline/texts", Scene::Nothing, ADMINISTRATORS, Body::None),
    route("PUT", "hotline/texts", Scene::Nothing, ADMINISTRATORS, Body::Texts),
    route("POST", "search", Scene::Nothing, TALKERS, Body::Json(|| json!({ "query": "river" }))),
    route("POST", "search/ready", Scene::Nothing, TALKERS, Body::None),
    Route { query: "?after=0&wait=0", ..route("GET", "stream", Scene::Nothing, STAFF, Body::None) },
    route("GET", "conversations/{id}", Scene::Waiting, TALKERS, Body::None),
    Route { query: "?before=9", ..route("GET", "conversations/{id}/messages", Scene::Waiting, TALKERS, Body::None) },
    route("POST", "conversations/{id}/messages", Scene::Held, TALKERS, Body::Json(reply)),
    route("POST", "conversations/{id}/claim", Scene::Waiting, TALKERS, Body::None),
    route("POST", "conversations/{id}/release", Scene::Held, TALKERS, Body::None),
    route("POST", "conversations/{id}/transfer", Scene::Held, TALKERS, Body::Json(|| json!({ "to": null }))),
    route("POST", "conversations/{id}/transfer/accept", Scene::Offered, TALKERS, Body::None),
    route("POST", "conversations/{id}/transfer/decline", Scene::Offered, TALKERS, Body::None),
    route(
        "PUT",
        "conversations/{id}/priority",
        Scene::Held,
        TALKERS,
        Body::Json(|| json!({ "priority": 0, "why": "unsaid" })),
    ),
    route("POST", "conversations/{id}/seats", Scene::Held, TALKERS, Body::Second),
    route("POST", "conversations/{id}/seats/join", Scene::Asked, TALKERS, Body::None),
    route("POST", "conversations/{id}/seats/decline", Scene::Asked, TALKERS, Body::None),
    route("POST", "conversations/{id}/seats/leave", Scene::Asked, TALKERS, Body::Json(|| json!({ "operator": null }))),
    route("PUT", "conversations/{id}/listening", Scene::Elsewhere, SUPERVISORS, Body::Json(|| json!({ "on": true }))),
    route(
        "POST",
        "conversations/{id}/take-over",
        Scene::Elsewhere,
        SUPERVISORS,
        Body::Json(|| json!({ "why": "danger" })),
    ),
    route("POST", "conversations/{id}/person", Scene::Waiting, TALKERS, Body::Json(other_talk)),
    Route {
        query: "?contact=00000000-0000-0000-0000-000000000000",
        ..route("DELETE", "conversations/{id}/person", Scene::Waiting, TALKERS, Body::None)
    },
    route("POST", "conversations/{id}/related", Scene::Waiting, TALKERS, Body::Json(other_talk)),
    Route {
        query: "?other=00000000-0000-0000-0000-000000000000",
        ..route("DELETE", "conversations/{id}/related", Scene::Waiting, TALKERS, Body::None)
    },
    route("POST", "conversations/{id}/merge", Scene::Waiting, TALKERS, Body::Json(other_talk)),
    Route {
        query: "?other=00000000-0000-0000-0000-000000000000",
        ..route("DELETE", "conversations/{id}/merge", Scene::Waiting, TALKERS, Body::None)
    },
    route("POST", "conversations/{id}/split", Scene::Waiting, TALKERS, Body::Cut),
    Route {
        query: "?earlier=00000000-0000-0000-0000-000000000000",
        ..route("DELETE", "conversations/{id}/split", Scene::Waiting, TALKERS, Body::None)
    },
    route("POST", "bulk/preview", Scene::Nothing, TALKERS, Body::Json(sweep)),
    route("POST", "bulk", Scene::Nothing, TALKERS, Body::Json(sweep)),
    route("POST", "bulk/{id}/undo", Scene::Swept, TALKERS, Body::None),
    route("POST", "conversations/{id}/snooze", Scene::Answered, TALKERS, Body::Json(|| json!({ "until_at": null }))),
    route("POST", "conversations/{id}/wake", Scene::Snoozed, TALKERS, Body::None),
    route("PUT", "conversations/{id}/tags", Scene::Held, TALKERS, Body::Json(|| json!({ "tags": [] }))),
    route("POST", "conversations/{id}/mentions/seen", Scene::Held, TALKERS, Body::None),
    route("GET", "me/mentions", Scene::Nothing, TALKERS, Body::None),
    route("GET", "tags", Scene::Nothing, STAFF, Body::None),
    route("PUT", "tags/{code}", Scene::TagCode, LEADERS, Body::Json(|| json!({ "name": "School" }))),
    route("GET", "macros", Scene::Nothing, STAFF, Body::None),
    route("POST", "macros", Scene::Nothing, LEADERS, Body::Json(macro_of_one_step)),
    route("PUT", "macros/{id}", Scene::Macro, LEADERS, Body::Json(macro_of_one_step)),
    route("DELETE", "macros/{id}", Scene::Macro, LEADERS, Body::None),
    route("PUT", "conversations/{id}/safety", Scene::Held, TALKERS, Body::Json(|| json!({ "shared": true }))),
    route(
        "POST",
        "conversations/{id}/emergency",
        Scene::Held,
        TALKERS,
        Body::Json(|| json!({ "called": false, "reason": "She is safe with her aunt." })),
    ),
    route("POST", "conversations/{id}/block", Scene::Held, TALKERS, Body::Json(blocked)),
    route("GET", "block-words", Scene::Nothing, TALKERS, Body::None),
    route("GET", "blocks", Scene::Nothing, SUPERVISORS, Body::None),
    route("POST", "blocks/{id}/confirm", Scene::Blocked, SUPERVISORS, Body::None),
    route("DELETE", "blocks/{id}", Scene::Blocked, TALKERS, Body::None),
    route("PUT", "conversations/{id}/bystanders", Scene::Held, TALKERS, Body::Json(|| json!({ "accepted": [] }))),
    route(
        "POST",
        "conversations/{id}/identity/compare",
        Scene::Held,
        TALKERS,
        Body::Json(|| json!({ "step": "cancel" })),
    ),
    route("POST", "conversations/{id}/identity/acknowledge", Scene::Held, TALKERS, Body::None),
    route("POST", "messages/{id}/take-back", Scene::Kept, TALKERS, Body::None),
    route("POST", "messages/{id}/send-now", Scene::Kept, TALKERS, Body::None),
    route("POST", "messages/{id}/answer-there", Scene::Wish, TALKERS, Body::None),
    route("POST", "conversations/{id}/close", Scene::Held, TALKERS, Body::Json(|| json!({ "call": call() }))),
    route("POST", "conversations/{id}/seen", Scene::Held, TALKERS, Body::Json(|| json!({ "up_to": 1 }))),
    route("POST", "conversations/{id}/typing", Scene::Held, TALKERS, Body::Json(|| json!({ "on": true }))),
    route("POST", "conversations/{id}/view", Scene::Held, TALKERS, Body::Json(|| json!({ "on": true }))),
    route("PUT", "conversations/{id}/draft", Scene::Held, TALKERS, Body::Json(|| json!({ "text": "Hello" }))),
    route("POST", "conversations/{id}/attachments", Scene::Held, TALKERS, Body::Picture),
    route("GET", "attachments/{id}", Scene::File, TALKERS, Body::None),
    route("POST", "attachments/{id}/reveal", Scene::File, TALKERS, Body::None),
    route("POST", "attachments/{id}/seal", Scene::File, TALKERS, Body::None),
    route("GET", "sealed", Scene::Nothing, SUPERVISORS, Body::None),
    route("PUT", "sealed/{id}/hand-over", Scene::SealedFile, SUPERVISORS, Body::Json(to_police)),
    route("DELETE", "sealed/{id}/hand-over", Scene::SealedFile, SUPERVISORS, Body::None),
    route("POST", "sealed/{id}/hand-over", Scene::HandOverAsked, SUPERVISORS, Body::None),
    route("GET", "me/exposure", Scene::Nothing, TALKERS, Body::None),
    route("POST", "me/break", Scene::Nothing, TALKERS, Body::None),
    route("GET", "debrief", Scene::Nothing, TALKERS, Body::None),
    route("POST", "debrief", Scene::Nothing, TALKERS, Body::Json(debrief)),
    route("DELETE", "debrief/{id}", Scene::Debrief, TALKERS, Body::None),
    route("GET", "review-form", Scene::Nothing, TALKERS, Body::None),
    route("PUT", "review-form", Scene::Nothing, SUPERVISORS, Body::ReviewForm),
    route("GET", "reviews", Scene::Nothing, SUPERVISORS, Body::None),
    route("POST", "reviews", Scene::Nothing, SUPERVISORS, Body::Reviewable),
    route("GET", "reviews/{id}", Scene::Review, SUPERVISORS, Body::None),
    route(
        "PUT",
        "reviews/{id}",
        Scene::Review,
        SUPERVISORS,
        Body::Json(|| json!({ "said": { "scores": {} }, "finished": false })),
    ),
    route("DELETE", "reviews/{id}", Scene::Review, SUPERVISORS, Body::None),
    route("POST", "reviews/{id}/release", Scene::ReviewIn, SUPERVISORS, Body::None),
    route("GET", "me/reviews", Scene::Nothing, TALKERS, Body::None),
    route("PUT", "reviews/{id}/reply", Scene::ReviewOfMine, TALKERS, Body::Json(|| json!({ "words": "Thank you." }))),
    route("GET", "practice", Scene::Nothing, TALKERS, Body::None),
    route("POST", "practice", Scene::Nothing, TALKERS, Body::Json(practice)),
    route("GET", "practice/{id}", Scene::Practice, TALKERS, Body::None),
    route("POST", "practice/{id}/messages", Scene::Practice, TALKERS, Body::Json(reply)),
    route("POST", "practice/{id}/end", Scene::Practice, TALKERS, Body::None),
    route("GET", "shifts", Scene::Nothing, LEADERS, Body::None),
    route("PUT", "shifts/{week}", Scene::Week, SUPERVISORS, Body::Json(no_shifts)),
    route("DELETE", "shifts/{week}", Scene::PlannedWeek, SUPERVISORS, Body::None),
    route("GET", "messages/{id}/html", Scene::Mail, TALKERS, Body::None),
    Route { query: "?pictures=true", ..route("GET", "messages/{id}/html", Scene::Mail, TALKERS, Body::None) },
    route("GET", "messages/{id}/original", Scene::Mail, TALKERS, Body::None),
    route("GET", "channels", Scene::Nothing, STAFF, Body::None),
    route("POST", "channels", Scene::Nothing, ADMINISTRATORS, Body::Json(mailbox)),
    route("POST", "channels/{id}/test", Scene::Mailbox, ADMINISTRATORS, Body::None),
    route("POST", "channels/{id}/recovery-key", Scene::Mailbox, ADMINISTRATORS_IN_VAIN, Body::None),
    route("GET", "channels/{id}/quarantine", Scene::Mailbox, ADMINISTRATORS, Body::None),
    route("DELETE", "channels/{id}/quarantine", Scene::Mailbox, ADMINISTRATORS, Body::None),
    route("POST", "channels/{id}/quarantine/release", Scene::Mailbox, ADMINISTRATORS, Body::None),
    route("GET", "canned", Scene::Nothing, STAFF, Body::None),
    route("POST", "canned", Scene::Nothing, LEADERS, Body::Json(canned)),
    route("PUT", "canned/{id}", Scene::Canned, LEADERS, Body::Json(canned)),
    route("DELETE", "canned/{id}", Scene::Canned, LEADERS, Body::None),
    route("GET", "taxonomy", Scene::Nothing, STAFF, Body::None),
    route("PUT", "calls/{sitting_id}", Scene::Over, TALKERS, Body::Json(call)),
    route("POST", "calls", Scene::Nothing, TALKERS, Body::Json(logged)),
    route("GET", "phone-calls", Scene::Nothing, TALKERS, Body::None),
    route("GET", "logged-calls", Scene::Nothing, TALKERS, Body::None),
    route("GET", "logged-calls/{id}", Scene::Logged, TALKERS, Body::None),
    route("PUT", "logged-calls/{id}", Scene::Logged, TALKERS, Body::Corrected),
    route("GET", "class-rules", Scene::Nothing, LEADERS, Body::None),
    route("PUT", "class-rules", Scene::Nothing, ADMINISTRATORS, Body::ClassRules),
    route("GET", "cases", Scene::Nothing, TALKERS, Body::None),
    route("POST", "cases", Scene::Nothing, TALKERS, Body::Json(case)),
    route("POST", "cases/alike", Scene::Nothing, TALKERS, Body::Json(child)),
    route("GET", "cases/{id}", Scene::Case, TALKERS, Body::None),
    route(
        "PUT",
        "cases/{id}",
        Scene::Case,
        TALKERS,
        Body::Json(|| json!({ "version": 1, "form": { "kind": "PROTECTION" } })),
    ),
    route(
        "PUT",
        "cases/{id}/status",
        Scene::Case,
        TALKERS,
        Body::Json(|| json!({ "version": 1, "status": "OPEN", "reason": "WORK" })),
    ),
    route("POST", "cases/{id}/parts", Scene::Case, TALKERS, Body::Json(child)),
    route(
        "POST",
        "cases/{id}/links",
        Scene::Case,
        TALKERS,
        Body::Json(|| json!({ "conversation_id": HOUSE.conversation() })),
    ),
    Route {
        query: "?link=00000000-0000-0000-0000-000000000000",
        ..route("DELETE", "cases/{id}/links", Scene::Case, TALKERS, Body::None)
    },
    route("PUT", "cases/{id}/kept-from", Scene::Case, SUPERVISORS, Body::Json(kept_from)),
    route("GET", "cases/{id}/past", Scene::Case, TALKERS, Body::None),
    route("POST", "cases/{id}/print", Scene::Case, TALKERS, Body::None),
    route("POST", "cases/{id}/erasure", Scene::Case, SUPERVISORS, Body::Json(|| json!({ "reason": "ASKED" }))),
    route("DELETE", "cases/{id}/erasure", Scene::Case, SUPERVISORS, Body::None),
    route("DELETE", "cases/{id}", Scene::CaseToErase, SUPERVISORS, Body::None),
    route("PUT", "cases/{id}/hold", Scene::Case, SUPERVISORS, Body::Json(|| json!({ "held": true }))),
    route("GET", "conversations/{id}/keeping", Scene::Waiting, TALKERS, Body::None),
    route(
        "POST",
        "conversations/{id}/erasure",
        Scene::Waiting,
        SUPERVISORS,
        Body::Json(|| json!({ "reason": "ASKED" })),
    ),
    route("DELETE", "conversations/{id}/erasure", Scene::Waiting, SUPERVISORS, Body::None),
    route("DELETE", "conversations/{id}", Scene::TalkToErase, SUPERVISORS, Body::None),
    route("PUT", "conversations/{id}/hold", Scene::Waiting, SUPERVISORS, Body::Json(|| json!({ "held": true }))),
    route("GET", "retention", Scene::Nothing, LEADERS, Body::None),
    route("PUT", "retention", Scene::Nothing, ADMINISTRATORS, Body::Retention),
    route("POST", "retention/resume", Scene::Nothing, ADMINISTRATORS, Body::None),
    Route {
        query: "?document_kind=PHOTO",
        ..route("POST", "cases/{id}/documents", Scene::Case, TALKERS, Body::Picture)
    },
    route(
        "PUT",
        "case-parts/{id}",
        Scene::CasePart,
        TALKERS,
        Body::Json(|| json!({ "version": 1, "section": task() })),
    ),
    Route { query: "?version=1", ..route("DELETE", "case-parts/{id}", Scene::CasePart, TALKERS, Body::None) },
    route("GET", "case-parts/{id}/file", Scene::CaseFile, TALKERS, Body::None),
    route("GET", "conversations/{id}/cases", Scene::Waiting, TALKERS, Body::None),
    route("GET", "conversations/{id}/package", Scene::Waiting, SUPERVISORS, Body::None),
    route("PUT", "conversations/{id}/package", Scene::Waiting, SUPERVISORS, Body::None),
    route("DELETE", "conversations/{id}/package", Scene::Waiting, SUPERVISORS, Body::None),
    route("POST", "conversations/{id}/package", Scene::PackageAsked, SUPERVISORS, Body::None),
    route("GET", "audit", Scene::Nothing, LEADERS, Body::None),
    route("GET", "triage/report", Scene::Nothing, LEADERS, Body::None),
    route("GET", "triage/rules", Scene::Nothing, LEADERS, Body::None),
];

impl Route {
    /// The path that the process describes.
    fn described(&self) -> (String, String) {
        (self.method.to_owned(), format!("/api/v1/{}", self.path))
    }

    fn changes_something(&self) -> bool {
        self.method != "GET"
    }

    /// Whether the path names something of a hotline. A link's token is a proof and no name.
    fn names_something(&self) -> bool {
        self.path.contains("{id}") || self.path.contains("{sitting_id}")
    }
}

fn spare_login() -> Value {
    json!({ "login": HOUSE.ours[1].login.login, "password": HOUSE.ours[1].login.password })
}

fn somebody() -> Value {
    let login = format!("new-{}", Uuid::new_v4().simple());
    json!({ "login": login, "name": "Lou Nowa", "alias": "Lou", "role": "operator", "languages": ["en"] })
}

fn other_talk() -> Value {
    json!({ "conversation_id": HOUSE.conversation() })
}

fn reply() -> Value {
    json!({ "kind": "reply", "text": "I am here.", "attachments": [] })
}

fn canned() -> Value {
    json!({ "language": "en", "title": "Hello", "text": "Hello, I am here." })
}

fn practice() -> Value {
    json!({ "script": "silent", "language": "en" })
}

fn no_shifts() -> Value {
    json!({ "version": 0, "hours": vec![0; 168] })
}

/// So many days after the beginning of 2030, roughly.
fn week(days: u128) -> String {
    format!("{}-{:02}-{:02}", 2030 + days / 336, days / 28 % 12 + 1, days % 28 + 1)
}

fn sweep() -> Value {
    json!({ "talks": [{ "id": Uuid::new_v4(), "last_in_at": 0 }], "act": { "do": "snooze", "until_at": null } })
}

fn blocked() -> Value {
    let now = std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap().as_secs();
    json!({ "reason": "flooding", "until_at": (now + 7_200) * 1_000 })
}

fn to_police() -> Value {
    json!({ "to": "Police of Examplia" })
}

fn debrief() -> Value {
    json!({ "note": "It stays with me." })
}

fn macro_of_one_step() -> Value {
    json!({ "name": "Later", "steps": { "end": "snooze" } })
}

fn saved_view() -> Value {
    json!({ "name": "Night", "view": "waiting", "filter": { "priority": 1 } })
}

fn call() -> Value {
    json!({
        "class": "COUN", "about": "SELF", "role": "CHILD", "child_age": 14, "child_gender": "GIRL",
        "reasons": ["MS_THINKING"], "leading_reason": "MS_THINKING", "actions": ["LISTEN"],
    })
}

fn logged() -> Value {
    json!({ "medium": "PHONE", "started_at": 1_772_445_600_000_i64, "ended_at": 1_772_445_660_000_i64, "call": call() })
}

fn case() -> Value {
    json!({ "form": { "kind": "MISSING", "summary": "Did not come home from school." } })
}

fn child() -> Value {
    json!({ "kind": "child", "name": "Tilda Quillfeather", "age": 14, "gender": "GIRL" })
}

fn task() -> Value {
    json!({ "kind": "task", "title": "Call the school." })
}

fn complaint() -> Value {
    json!({ "kind": "complaint", "about": "REACH", "from": "PARENT", "at": 1_772_445_600_000_i64, "words": "Nobody answered." })
}

fn kept_from() -> Value {
    json!({ "operator_id": HOUSE.ours[0].id, "kept": true })
}

fn mailbox() -> Value {
    let server = json!({ "host": "localhost", "port": 1, "username": "help" });
    let settings = json!({ "address": "help@hotline.example", "imap": server, "smtp": server });
    json!({ "kind": "email", "name": "Mail", "settings": settings, "password": "secret" })
}

const MAIL: &str = "From - Mon Mar  2 10:00:00 2026\nFrom: tove@mail.example\nMessage-ID: <roles@mail.example>\nContent-Type: text/html\n\n\
    <p>Is somebody there?</p>\n";

const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR and so on";

static TALKS: AtomicU32 = AtomicU32::new(1_000);

const NOBODY: &str = "00000000-0000-0000-0000-000000000000";

/// Somebody at the console, or at its door.
#[derive(Clone)]
struct Person {
    who: String,
    id: String,
    login: Login,
    cookie: Option<String>,
}

/// One server with two hotlines and everybody logged in.
struct House {
    server: Server,
    nobody: Person,
    ours: Vec<Person>,
    theirs: Vec<Person>,
    /// Key of the other hotline's chat.
    their_key: String,
}

static HOUSE: LazyLock<House> = LazyLock::new(House::build);

const OTHER_HOTLINE: &str = r#"
slug = "harbour"
organisation = "Harbour Line of Examplia"
country = "FR"
line = "116111"
time_zone = "Europe/Paris"
languages = ["en"]
phone = "116 111"
emergency = "112"
safe_exit = "https://www.wikipedia.org/"

[[hours]]
always = true

[[webchat]]
name = "Harbour"
public_key = "harbour-home"
"#;

impl House {
    fn build() -> Self {
        let server = Server::start(Databases::Embedded);
        let file = server.place().path().join("harbour.toml");
        fs::write(&file, OTHER_HOTLINE).unwrap();
        let run = |arguments: &[&str]| {
            let (status, words) = server.run(arguments);
            assert!(status.success(), "{arguments:?}: {words}");
            words
        };
        run(&["hotline", "apply", file.to_str().unwrap()]);
        let nobody = Person {
            who: "nobody".into(),
            id: String::new(),
            login: Login { login: String::new(), password: String::new() },
            cookie: None,
        };
        let mut house = Self { server, nobody, ours: Vec::new(), theirs: Vec::new(), their_key: "harbour-home".into() };
        // The process looks for new chats now and then, when somebody asks for one that it doesn't know.
        let host = format!("chat.localhost:{}", house.address().port());
        let chat = format!("/w/{}", house.their_key);
        let is_served = || wire::ask(house.address(), "GET", &host, &chat, &[], b"").status == 200;
        wait_until(Duration::from_secs(60), || "the other hotline's chat".into(), || is_served().then_some(()));
        for (role, login) in ROLES.iter().zip(house.server.demo().operators) {
            house.ours.push(house.log_in(role, login));
        }
        for role in ROLES {
            let login = format!("harbour.{role}");
            let words = house.server.run(&[
                "user",
                "add",
                &login,
                "--name",
                "Sol Harbour",
                "--alias",
                "Sol",
                "--role",
                role,
                "--hotline",
                "harbour",
            ]);
            let token = words.1.split_once("/link/").and_then(|(_, rest)| rest.split_whitespace().next()).unwrap();
            let set = house.ask(&house.nobody, "POST", &format!("links/{token}"), &json!({ "password": PASSWORD }));
            assert_eq!(set.status, 204, "{}", set.body);
            let login = Login { login, password: PASSWORD.into() };
            house.theirs.push(house.log_in(&format!("the other hotline's {role}"), login));
        }
        house
    }

    fn log_in(&self, who: &str, login: Login) -> Person {
        let body = json!({ "login": login.login, "password": login.password });
        let answer = self.ask(&self.nobody, "POST", "login", &body);
        assert_eq!(answer.status, 200, "{who}: {}", answer.body);
        let cookie = answer.header("set-cookie").split(';').next().unwrap().to_owned();
        let id = answer.json()["operator"]["id"].as_str().unwrap().to_owned();
        Person { who: who.into(), id, login, cookie: Some(cookie) }
    }

    fn address(&self) -> SocketAddr {
        self.server.address()
    }

    fn origin(&self) -> String {
        format!("http://console.localhost:{}", self.address().port())
    }

    /// A request as the console's own page sends it.
    fn ask(&self, person: &Person, method: &str, path: &str, body: &Value) -> Answer {
        let origin = self.origin();
        self.send(person, method, path, &[("Origin", &origin), ("X-Earshot", "console")], &Sent::json(body))
    }

    fn send(&self, person: &Person, method: &str, path: &str, headers: &[(&str, &str)], sent: &Sent) -> Answer {
        let key = Uuid::new_v4().to_string();
        let mut all = vec![("Idempotency-Key", key.as_str()), ("Content-Type", sent.kind)];
        all.extend_from_slice(headers);
        all.extend(person.cookie.as_deref().map(|cookie| ("Cookie", cookie)));
        let host = format!("console.localhost:{}", self.address().port());
        wire::ask(self.address(), method, &host, &format!("/api/v1/{path}"), &all, &sent.bytes)
    }

    fn act(&self, person: &Person, method: &str, path: &str, body: &Value) -> Value {
        let answer = self.ask(person, method, path, body);
        assert!((200..300).contains(&answer.status), "{} {method} {path}: {}", person.who, answer.body);
        answer.json()
    }

    /// A contact of our hotline writes. Gives the conversation.
    fn conversation(&self) -> String {
        let key = self.server.demo().key;
        self.conversation_at(&key, &self.ours[0])
    }

    fn conversation_at(&self, key: &str, operator: &Person) -> String {
        let since = self.act(operator, "GET", "me", &Value::Null)["seq"].as_u64().unwrap();
        let host = format!("chat.localhost:{}", self.address().port());
        let origin = format!("http://{host}");
        let post = |path: &str, more: &[(&str, &str)], body: Value| {
            let headers = [&[("Origin", origin.as_str()), ("Content-Type", "application/json")], more].concat();
            let path = format!("/c/{key}/{path}");
            let answer = wire::ask(self.address(), "POST", &host, &path, &headers, body.to_string().as_bytes());
            assert!(answer.status < 300, "{path}: {}", answer.body);
            answer.json()
        };
        let session = post("session", &[], json!({ "language": "en" }));
        let bearer = format!("Bearer {}", session["token"].as_str().unwrap());
        // Digits and letters by chance are an urgent word now and then.
        let text = format!("This is talk {} of today.", TALKS.fetch_add(1, Ordering::Relaxed));
        for text in [text.as_str(), "And there is more."] {
            post("send", &[("Authorization", &bearer)], json!({ "id": Uuid::new_v4(), "text": text }));
        }
        let began = Instant::now();
        let mut after = since;
        while began.elapsed() < Duration::from_secs(60) {
            let events = self.act(operator, "GET", &format!("stream?after={after}&wait=5"), &Value::Null);
            after = events["last"].as_u64().unwrap();
            let added = events["items"].as_array().unwrap().iter().filter(|event| event["kind"] == "message.added");
            for event in added {
                let id = event["conversation_id"].as_str().unwrap();
                let opened = self.act(operator, "GET", &format!("conversations/{id}"), &Value::Null);
                if opened["messages"].as_array().unwrap().iter().any(|message| message["text"] == text.as_str()) {
                    return id.to_owned();
                }
            }
        }
        panic!("the operator never saw the conversation");
    }

    /// Somebody who has just begun to work here.
    fn another_supervisor(&self) -> Person {
        let login = format!("new-{}", Uuid::new_v4().simple());
        let new =
            json!({ "login": login, "name": "Ode Nowa", "alias": "Ode", "role": "supervisor", "languages": ["en"] });
        let invited = self.act(&self.ours[2], "POST", "operators", &new);
        let token = invited["link"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
        self.act(&self.nobody, "POST", &format!("links/{token}"), &json!({ "password": PASSWORD }));
        self.log_in("another supervisor", Login { login, password: PASSWORD.into() })
    }

    /// A talk that somebody answered and closed.
    fn closed(&self, by: &Person, key: &str) -> String {
        let id = self.conversation_at(key, by);
        self.act(by, "POST", &format!("conversations/{id}/claim"), &Value::Null);
        self.act(by, "POST", &format!("conversations/{id}/messages"), &reply());
        self.act(by, "POST", &format!("conversations/{id}/close"), &json!({ "call": call() }));
        id
    }

    /// A review of a talk that one answered, which another one began.
    fn review(&self, answered: &Person, rater: &Person) -> String {
        let talk = self.closed(answered, &self.server.demo().key);
        let sheet = self.act(rater, "POST", "reviews", &json!({ "conversation_id": talk }));
        sheet["review"]["row"]["id"].as_str().unwrap().to_owned()
    }

    fn hand_in(&self, rater: &Person, id: &str) {
        let mut sheet = self.act(rater, "GET", &format!("reviews/{id}"), &Value::Null);
        let criteria = sheet["review"]["form"]["criteria"].take();
        let scores: serde_json::Map<String, Value> = criteria
            .as_array()
            .unwrap()
            .iter()
            .map(|criterion| (criterion["id"].as_str().unwrap().to_owned(), json!(2)))
            .collect();
        let said = json!({ "said": { "scores": scores }, "finished": true });
        self.act(rater, "PUT", &format!("reviews/{id}"), &said);
    }

    /// Sets a scene in our hotline for one of its people and gives what goes into the path.
    fn set(&self, scene: Scene, person: &Person) -> String {
        let [operator, supervisor, administrator] = self.ours.as_slice() else { unreachable!() };
        let holder = if person.id == supervisor.id { supervisor } else { operator };
        let held = || {
            let id = self.conversation();
            self.act(holder, "POST", &format!("conversations/{id}/claim"), &Value::Null);
            id
        };
        let id = |value: Value| value["id"].as_str().unwrap().to_owned();
        match scene {
            Scene::Nothing | Scene::Session => String::new(),
            Scene::Waiting => self.conversation(),
            Scene::Held => held(),
            Scene::Offered => {
                let (from, to) = if holder.id == operator.id { (supervisor, operator) } else { (operator, supervisor) };
                let id = self.conversation();
                self.act(from, "POST", &format!("conversations/{id}/claim"), &Value::Null);
                self.act(from, "POST", &format!("conversations/{id}/transfer"), &json!({ "to": to.id }));
                id
            }
            Scene::Elsewhere => {
                let id = self.conversation();
                let from = if holder.id == operator.id { supervisor } else { operator };
                self.act(from, "POST", &format!("conversations/{id}/claim"), &Value::Null);
                id
            }
            Scene::Asked => {
                let (from, to) = if holder.id == operator.id { (supervisor, operator) } else { (operator, supervisor) };
                let id = self.conversation();
                self.act(from, "POST", &format!("conversations/{id}/claim"), &Value::Null);
                self.act(from, "POST", &format!("conversations/{id}/seats"), &json!({ "operator": to.id }));
                id
            }
            Scene::Answered => {
                let id = held();
                self.act(holder, "POST", &format!("conversations/{id}/messages"), &reply());
                id
            }
            Scene::Snoozed => {
                let id = self.set(Scene::Answered, holder);
                self.act(holder, "POST", &format!("conversations/{id}/snooze"), &json!({ "until_at": null }));
                id
            }
            Scene::TagCode => "school".to_owned(),
            Scene::Macro => id(self.act(administrator, "POST", "macros", &macro_of_one_step())),
            Scene::Kept => {
                let kept = json!({ "kind": "reply", "text": "I am here.", "hold_ms": 30_000 });
                id(self.act(holder, "POST", &format!("conversations/{}/messages", held()), &kept))
            }
            Scene::File => {
                let path = format!("conversations/{}/attachments", held());
                let origin = self.origin();
                let headers = [("Origin", origin.as_str()), ("X-Earshot", "console")];
                id(self.send(holder, "POST", &path, &headers, &Sent::picture()).json())
            }
            Scene::SealedFile => {
                let id = self.set(Scene::File, holder);
                self.act(holder, "POST", &format!("attachments/{id}/seal"), &Value::Null);
                id
            }
            Scene::Review => self.review(operator, supervisor),
            Scene::ReviewIn => {
                let id = self.review(operator, supervisor);
                self.hand_in(supervisor, &id);
                id
            }
            Scene::ReviewOfMine => {
                let rater = if holder.id == supervisor.id { &self.another_supervisor() } else { supervisor };
                let id = self.review(holder, rater);
                self.hand_in(rater, &id);
                self.act(rater, "POST", &format!("reviews/{id}/release"), &Value::Null);
                id
            }
            // Another one each time: 1000 weeks from 2030 on.
            Scene::Week => week(Uuid::new_v4().as_u128() % 7_000),
            Scene::PlannedWeek => {
                let week = self.set(Scene::Week, supervisor);
                self.act(supervisor, "PUT", &format!("shifts/{week}"), &no_shifts());
                week
            }
            Scene::Practice => id(self.act(holder, "POST", "practice", &practice())["row"].take()),
            Scene::Swept => id(self.act(holder, "POST", "bulk", &sweep())),
            Scene::Blocked => {
                let path = format!("conversations/{}/block", self.conversation());
                id(self.act(&self.another_supervisor(), "POST", &path, &blocked()))
            }
            Scene::Debrief => id(self.act(holder, "POST", "debrief", &debrief())["notes"][0].take()),
            Scene::Over => {
                let id = held();
                let row = self.act(holder, "POST", &format!("conversations/{id}/close"), &json!({ "call": call() }));
                row["sitting_id"].as_str().unwrap().to_owned()
            }
            Scene::Case => {
                let mut head = self.act(holder, "POST", "cases", &case());
                id(head["row"].take())
            }
            Scene::Procedure => "MIG".to_owned(),
            Scene::BuiltIn => "LOS".to_owned(),
            Scene::Logged => id(self.act(holder, "POST", "calls", &logged())),
            Scene::Complaint => id(self.act(supervisor, "POST", "facts", &complaint())),
            Scene::CaseToErase => {
                let id = self.set(Scene::Case, holder);
                let path = format!("cases/{id}/erasure");
                self.act(&self.another_supervisor(), "POST", &path, &json!({ "reason": "ASKED" }));
                id
            }
            Scene::TalkToErase => {
                let id = self.conversation();
                let path = format!("conversations/{id}/erasure");
                self.act(&self.another_supervisor(), "POST", &path, &json!({ "reason": "ASKED" }));
                id
            }
            Scene::HandOverAsked => {
                let id = self.set(Scene::SealedFile, holder);
                let path = format!("sealed/{id}/hand-over");
                self.act(&self.another_supervisor(), "PUT", &path, &to_police());
                id
            }
            Scene::PackageAsked => {
                let id = self.conversation();
                self.act(&self.another_supervisor(), "PUT", &format!("conversations/{id}/package"), &Value::Null);
                id
            }
            Scene::CasePart => {
                let case = self.set(Scene::Case, holder);
                id(self.act(holder, "POST", &format!("cases/{case}/parts"), &task()))
            }
            Scene::CaseFile => {
                let path = format!("cases/{}/documents?document_kind=PHOTO", self.set(Scene::Case, holder));
                let origin = self.origin();
                let headers = [("Origin", origin.as_str()), ("X-Earshot", "console")];
                id(self.send(holder, "POST", &path, &headers, &Sent::picture()).json())
            }
            Scene::Import => {
                let origin = self.origin();
                let headers = [("Origin", origin.as_str()), ("X-Earshot", "console")];
                id(self.send(&self.ours[1], "POST", "imports?of=calls", &headers, &Sent::table()).json())
            }
            Scene::SavedView => id(self.act(holder, "POST", "views", &saved_view())),
            Scene::Canned => id(self.act(administrator, "POST", "canned", &canned())),
            Scene::Invited => id(self.act(administrator, "POST", "operators", &somebody())["operator"].take()),
            Scene::Mailbox => {
                self.act(administrator, "POST", "channels", &mailbox());
                let channels = self.act(administrator, "GET", "channels", &Value::Null);
                let is_mail = |channel: &&Value| channel["name"] == "Mail";
                id(channels.as_array().unwrap().iter().find(is_mail).unwrap().clone())
            }
            Scene::Mail => {
                let mailbox = self.set(Scene::Mailbox, administrator);
                let file = self.server.place().path().join("old.mbox");
                fs::write(&file, MAIL).unwrap();
                let import = ["mail", "import", "Mail", file.to_str().unwrap(), "--hotline", "lantern"];
                let (status, words) = self.server.run(&import);
                assert!(status.success(), "{words}");
                let list = format!("inbox?view=waiting&limit=200&channel={mailbox}");
                let rows = self.act(operator, "GET", &list, &Value::Null);
                // Other scenes bring mails without a design.
                let first = |row: &Value| {
                    let path = format!("conversations/{}", row["id"].as_str().unwrap());
                    self.act(operator, "GET", &path, &Value::Null)["messages"][0].take()
                };
                let mails = rows["rows"].as_array().unwrap().iter().map(first);
                id(mails.into_iter().find(|mail| mail["has_html"] == true).unwrap())
            }
            Scene::Wish => {
                let mailbox = self.set(Scene::Mailbox, administrator);
                let number = TALKS.fetch_add(1, Ordering::Relaxed);
                let mail = |id: &str, more: &str| {
                    let from = format!(
                        "From: lea{number}@people.example\nTo: help@hotline.example\nMessage-ID: <{id}{number}@people.example>\n"
                    );
                    format!(
                        "From lea Mon Jun 15 10:00:00 2026\n{from}{more}Subject: wish {number}\n\nWish {number}\n\n"
                    )
                };
                let wish = format!("Reply-To: safe{number}@people.example\nReferences: <a{number}@people.example>\n");
                let file = self.server.place().path().join(format!("wish{number}.mbox"));
                fs::write(&file, format!("{}{}", mail("a", ""), mail("b", &wish))).unwrap();
                let import = ["mail", "import", "Mail", file.to_str().unwrap(), "--hotline", "lantern"];
                let (status, words) = self.server.run(&import);
                assert!(status.success(), "{words}");
                let list = format!("inbox?view=waiting&limit=200&channel={mailbox}");
                let rows = self.act(operator, "GET", &list, &Value::Null);
                for row in rows["rows"].as_array().unwrap() {
                    let path = format!("conversations/{}", row["id"].as_str().unwrap());
                    let mut messages = self.act(operator, "GET", &path, &Value::Null)["messages"].take();
                    if messages[0]["subject"] == format!("wish {number}") {
                        self.act(holder, "POST", &format!("{path}/claim"), &Value::Null);
                        return id(messages[1].take());
                    }
                }
                panic!("the mail is there")
            }
            Scene::Link => {
                let invited = self.act(administrator, "POST", "operators", &somebody());
                invited["link"].as_str().unwrap().rsplit('/').next().unwrap().to_owned()
            }
        }
    }

    /// The route, with this in its path.
    fn play(&self, route: &Route, person: &Person, subject: &str) -> Answer {
        let origin = self.origin();
        self.play_with(route, person, subject, &[("Origin", &origin), ("X-Earshot", "console")])
    }

    fn play_with(&self, route: &Route, person: &Person, subject: &str, headers: &[(&str, &str)]) -> Answer {
        let again = || self.log_in(&person.who, person.login.clone());
        let person = if route.scene == Scene::Session && person.cookie.is_some() { again() } else { person.clone() };
        let path = ["{id}", "{sitting_id}", "{token}", "{code}", "{week}"]
            .iter()
            .fold(route.path.to_owned(), |path, hole| path.replace(hole, subject));
        let sent = match route.body {
            Body::None => Sent::nothing(),
            Body::Json(body) => Sent::json(&body()),
            Body::Second => {
                let [operator, supervisor, _] = self.ours.as_slice() else { unreachable!() };
                let second = if person.id == operator.id { supervisor } else { operator };
                Sent::json(&json!({ "operator": second.id }))
            }
            Body::SetUp => {
                let admin =
                    if self.theirs.iter().any(|their| their.id == person.id) { &self.theirs[2] } else { &self.ours[2] };
                let now = self.act(admin, "GET", "hotline", &Value::Null);
                Sent::json(&json!({ "version": now["version"], "hotline": now["hotline"] }))
            }
            Body::Texts => {
                let now = self.ask(&person, "GET", "hotline/texts", &Value::Null).json();
                let version = now["version"].as_i64().unwrap_or_default();
                Sent::json(&json!({ "version": version, "language": "en", "own": { "fact-who": "Two of us." } }))
            }
            Body::Retention => {
                let now = self.ask(&person, "GET", "retention", &Value::Null).json();
                Sent::json(&json!({ "version": now["version"].as_i64().unwrap_or_default(), "rules": [] }))
            }
            Body::ClassRules => {
                let now = self.ask(&person, "GET", "class-rules", &Value::Null).json();
                Sent::json(&json!({ "version": now["version"].as_i64().unwrap_or_default(), "rules": [] }))
            }
            Body::Corrected => {
                let now = self.ask(&person, "GET", &format!("logged-calls/{subject}"), &Value::Null).json();
                Sent::json(&json!({ "seen": now["saved_at"].as_i64().unwrap_or_default(), "log": logged() }))
            }
            Body::ReviewForm => {
                let now = self.ask(&person, "GET", "review-form", &Value::Null).json();
                let none = json!([{ "id": "safety", "built_in": true, "name": "", "anchors": [] }]);
                let criteria = if now["criteria"].is_array() { &now["criteria"] } else { &none };
                Sent::json(&json!({ "version": now["version"].as_i64().unwrap_or_default(), "criteria": criteria }))
            }
            Body::Reviewable => {
                let is_theirs = self.theirs.iter().any(|their| their.id == person.id);
                let id = if is_theirs {
                    self.closed(&self.theirs[0], &self.their_key)
                } else {
                    self.closed(&self.ours[0], &self.server.demo().key)
                };
                Sent::json(&json!({ "conversation_id": id }))
            }
            Body::Procedure => {
                let known = self.ask(&person, "GET", "procedures", &Value::Null).json();
                let is_wanted = |each: &&Value| each["procedure"] == "MIG";
                let now = known.as_array().and_then(|all| all.iter().find(is_wanted)).cloned().unwrap_or_default();
                let none = json!([{ "id": "police", "step": "TELL", "kind": "TELL", "to": "POLICE", "text": "Tell.", "language": "en" }]);
                let items = if now["items"].is_array() { &now["items"] } else { &none };
                Sent::json(&json!({ "version": now["version"].as_i64().unwrap_or_default(), "items": items }))
            }
            Body::Tick => {
                let open = self.ask(&self.ours[0], "GET", &format!("cases/{subject}"), &Value::Null).json();
                let checklist = open["checklists"][0]["id"].as_str().unwrap_or(NOBODY).to_owned();
                Sent::json(&json!({ "checklist": checklist, "item": "safe", "state": "done" }))
            }
            Body::Answer => Sent::json(&json!({ "version": 1, "fact": complaint() })),
            Body::Cut => {
                let talk = self.ask(&self.ours[0], "GET", &format!("conversations/{subject}"), &Value::Null).json();
                let last = talk["messages"].as_array().and_then(|said| said.last()?["id"].as_str());
                Sent::json(&json!({ "message_id": last.unwrap_or(NOBODY) }))
            }
            Body::Picture => Sent::picture(),
            Body::Table => Sent::table(),
        };
        self.send(&person, route.method, &format!("{path}{}", route.query), headers, &sent)
    }

    /// What a conversation of ours is like, for those who work on it.
    fn look_at(&self, id: &str) -> Value {
        let mut seen = self.act(&self.ours[0], "GET", &format!("conversations/{id}"), &Value::Null);
        let row = seen["row"].as_object_mut().unwrap();
        // Numbers of the log, which goes on elsewhere.
        row.remove("version");
        json!([row, seen["messages"], seen["draft"]])
    }

    /// Everything that our hotline's log and audit trail tell.
    fn trails(&self) -> String {
        let supervisor = &self.ours[1];
        let mut told = String::new();
        let mut after = 0;
        loop {
            let path = format!("stream?after={after}&wait=1");
            let events = self.act(supervisor, "GET", &path, &Value::Null);
            told.push_str(&events.to_string());
            if events["last"] == after {
                break;
            }
            after = events["last"].as_i64().unwrap();
        }
        let mut before = i64::MAX;
        loop {
            let page = self.act(supervisor, "GET", &format!("audit?before={before}"), &Value::Null);
            told.push_str(&page.to_string());
            let Some(next) = page["next"].as_i64() else { return told };
            before = next;
        }
    }
}

struct Sent {
    kind: &'static str,
    bytes: Vec<u8>,
}

impl Sent {
    fn nothing() -> Self {
        Self { kind: "application/json", bytes: Vec::new() }
    }

    fn json(body: &Value) -> Self {
        let bytes = if body.is_null() { Vec::new() } else { body.to_string().into_bytes() };
        Self { kind: "application/json", bytes }
    }

    fn picture() -> Self {
        Self { kind: "image/png", bytes: PICTURE.to_vec() }
    }

    fn table() -> Self {
        let call = format!("INFO,PHONE,2025-01-01 10:00,1,{}", Uuid::new_v4());
        let head = "Content-Disposition: form-data; name=\"file\"; filename=\"calls.csv\"";
        let table = format!("class,medium,started_at,duration_min,note\r\n{call}");
        let form = format!("--cut\r\n{head}\r\n\r\n{table}\r\n--cut--\r\n");
        Self { kind: "multipart/form-data; boundary=cut", bytes: form.into_bytes() }
    }
}

/// Whether an answer is what the table says.
fn fits(answer: &Answer, expected: u16) -> bool {
    match expected {
        DONE => (200..300).contains(&answer.status),
        _ => answer.status == expected && !answer.slug().is_empty(),
    }
}

#[test]
fn the_table_of_rights_knows_every_route_that_there_is() {
    let host = format!("console.localhost:{}", HOUSE.address().port());
    let document = wire::ask(HOUSE.address(), "GET", &host, "/api/v1/openapi.json", &[], b"").json();
    let paths = document["paths"].as_object().unwrap();
    let described: BTreeSet<(String, String)> = paths
        .iter()
        .flat_map(|(path, item)| {
            item.as_object().unwrap().keys().map(move |method| (method.to_uppercase(), path.clone()))
        })
        .collect();
    let known: BTreeSet<(String, String)> = ROUTES.iter().map(Route::described).collect();
    assert_eq!(
        described.difference(&known).collect::<Vec<_>>(),
        [] as [&(String, String); 0],
        "give these their rights"
    );
    assert_eq!(known.difference(&described).collect::<Vec<_>>(), [] as [&(String, String); 0], "these are gone");
}

#[test]
fn each_role_may_do_what_the_table_says_and_nothing_else() {
    let mut faults = Vec::new();
    for route in ROUTES {
        let mut seen_by_others = None;
        for (person, expected) in [&HOUSE.nobody].into_iter().chain(&HOUSE.ours).zip(route.rights) {
            // Whoever is refused changes nothing, so that one scene does for all of them.
            let subject = match expected {
                DONE => HOUSE.set(route.scene, person),
                _ => seen_by_others.get_or_insert_with(|| HOUSE.set(route.scene, person)).clone(),
            };
            let answer = HOUSE.play(route, person, &subject);
            if !fits(&answer, expected) {
                let told = format!("{} where {expected} was due: {}", answer.status, answer.body);
                faults.push(format!("{} {} by {}: {told}", route.method, route.path, person.who));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn another_hotlines_ids_answer_as_if_they_existed_nowhere() {
    let mut faults = Vec::new();
    let hotline = HOUSE.act(&HOUSE.ours[0], "GET", "me", &Value::Null)["hotline"]["id"].take();
    for route in ROUTES {
        let subject = match route.scene {
            // These are proofs that anybody may carry, and are used up by it.
            Scene::Link | Scene::Session => continue,
            scene => HOUSE.set(scene, &HOUSE.ours[0]),
        };
        let is_conversation =
            matches!(route.scene, Scene::Waiting | Scene::Held | Scene::Offered | Scene::Asked | Scene::Elsewhere);
        let before = is_conversation.then(|| HOUSE.look_at(&subject));
        for (person, own) in HOUSE.theirs.iter().zip(&route.rights[1..]) {
            let mut fault =
                |what: String| faults.push(format!("{} {} by {}: {what}", route.method, route.path, person.who));
            let answer = HOUSE.play(route, person, &subject);
            let expected = if route.names_something() && matches!(*own, DONE | IN_VAIN) { 404 } else { *own };
            if !fits(&answer, expected) {
                fault(format!("{} where {expected} was due: {}", answer.status, answer.body));
            }
            if route.names_something() {
                let nowhere = HOUSE.play(route, person, &Uuid::new_v4().to_string());
                if (answer.status, &answer.body) != (nowhere.status, &nowhere.body) {
                    fault(format!("{} and, for what is nowhere, {}", answer.body, nowhere.body));
                }
            }
            // The spare login is ours.
            // A code is everybody's to use; an id is one hotline's.
            let ours = HOUSE.ours.iter().map(|person| &person.id).chain(route.names_something().then_some(&subject));
            let told = ours.filter(|id| answer.body.contains(*id)).count();
            if route.path != "login" && (told > 0 || answer.body.contains(hotline.as_str().unwrap())) {
                fault(format!("tells of our hotline: {}", answer.body));
            }
        }
        if before != is_conversation.then(|| HOUSE.look_at(&subject)) {
            faults.push(format!("{} {} changed our conversation", route.method, route.path));
        }
    }
    let trails = HOUSE.trails();
    assert!(HOUSE.ours.iter().any(|person| trails.contains(&person.id)), "{trails}");
    let left = HOUSE.theirs.iter().filter(|person| trails.contains(&person.id));
    faults.extend(left.map(|person| format!("{} left a trace in our hotline", person.who)));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn another_hotlines_ids_in_a_body_are_no_better_than_invented_ones() {
    let person = &HOUSE.theirs[0];
    let id = HOUSE.conversation_at(&HOUSE.their_key, person);
    HOUSE.act(person, "POST", &format!("conversations/{id}/claim"), &Value::Null);
    let (file, nowhere) = (HOUSE.set(Scene::File, &HOUSE.ours[0]), Uuid::new_v4().to_string());
    let send = |path: &str, body: Value| {
        let answer = HOUSE.ask(person, "POST", &format!("conversations/{id}/{path}"), &body);
        (answer.status, answer.slug(), answer.words())
    };
    let offer = |to: &str| send("transfer", json!({ "to": to }));
    assert_eq!(offer(&HOUSE.ours[0].id), offer(&nowhere));
    let attach = |file: &str| send("messages", json!({ "kind": "reply", "text": "Look.", "attachments": [file] }));
    assert_eq!(attach(&file), attach(&nowhere));
    assert_eq!(attach(&file).0, 422);
}

#[test]
fn streams_carry_only_the_own_hotlines_talks_and_no_words_to_administrators() {
    let newest = |person| HOUSE.act(person, "GET", "me", &Value::Null)["seq"].take();
    let since = [newest(&HOUSE.ours[0]), newest(&HOUSE.theirs[0])];
    let (ours, theirs) = (HOUSE.conversation(), HOUSE.conversation_at(&HOUSE.their_key, &HOUSE.theirs[0]));
    let origin = HOUSE.origin();
    let mut all = HOUSE.ours.iter().map(|person| (person, &since[0], &ours, &theirs)).collect::<Vec<_>>();
    all.extend(HOUSE.theirs.iter().map(|person| (person, &since[1], &theirs, &ours)));
    for (person, since, own, foreign) in all {
        let talks = !person.who.ends_with("admin");
        let polled = HOUSE.ask(person, "GET", &format!("stream?after={since}&wait=2"), &Value::Null);
        assert_eq!(polled.status, 200, "{}: {}", person.who, polled.body);
        assert_eq!(polled.body.contains(own.as_str()), talks, "{}", person.who);
        assert!(!polled.body.contains(foreign.as_str()), "{}", person.who);
        let headers = [("Origin", origin.as_str()), ("X-Earshot", "console"), ("Accept", "text/event-stream")];
        let live = HOUSE.send(person, "GET", "stream?after=0", &headers, &Sent::nothing());
        assert_eq!((live.status, live.header("content-type")), (200, "text/event-stream"), "{}", person.who);
    }
    let headers = [("Origin", origin.as_str()), ("X-Earshot", "console"), ("Accept", "text/event-stream")];
    let refused = HOUSE.send(&HOUSE.nobody, "GET", "stream?after=0", &headers, &Sent::nothing());
    assert_eq!((refused.status, refused.slug().as_str()), (401, "unauthenticated"));
}

#[tokio::test]
async fn a_live_stream_hears_nothing_of_the_other_hotline() {
    let operator = Operator::log_in(&HOUSE.server, &HOUSE.theirs[0].login).await.unwrap();
    let after = operator.me["seq"].as_u64().unwrap();
    let mut stream = operator.stream(after).await.unwrap();
    let contact = Contact::open(&HOUSE.server, "en").await.unwrap();
    let marker = Uuid::new_v4().to_string();
    contact.send(Uuid::new_v4(), &marker).await.unwrap();
    contact.typing(true).await.unwrap();
    // Written after ours, so that it would come after ours.
    let own = HOUSE.conversation_at(&HOUSE.their_key, &HOUSE.theirs[1]);
    loop {
        let event = stream.next(Duration::from_secs(60)).await.unwrap();
        let told = event.to_string();
        assert!(!told.contains(&marker), "{told}");
        let kind = event["kind"].as_str().unwrap();
        assert!(kind != "typing", "{told}");
        if kind == "message.added" && event["conversation_id"] == own.as_str() {
            break;
        }
    }
}

#[test]
fn no_route_is_asked_by_another_sites_page() {
    let own = HOUSE.origin();
    let chat = own.replace("console.", "chat.");
    let mut faults = Vec::new();
    for route in ROUTES {
        let allowed = route.rights.iter().position(|right| matches!(*right, DONE | IN_VAIN)).unwrap();
        let person = [&HOUSE.nobody].into_iter().chain(&HOUSE.ours).nth(allowed).unwrap();
        let subject = HOUSE.set(route.scene, person);
        let is_conversation =
            matches!(route.scene, Scene::Waiting | Scene::Held | Scene::Offered | Scene::Asked | Scene::Elsewhere);
        let before = is_conversation.then(|| HOUSE.look_at(&subject));
        let unsafe_attempts: [&[(&str, &str)]; 5] = [
            &[],
            &[("Origin", &own)],
            &[("X-Earshot", "console")],
            &[("Origin", &own), ("X-Earshot", "widget")],
            &[("Origin", "null"), ("X-Earshot", "console")],
        ];
        let attempts: [&[(&str, &str)]; 3] = [
            &[("Origin", "https://evil.test"), ("X-Earshot", "console")],
            &[("Origin", &chat), ("X-Earshot", "console")],
            &[("Origin", &own), ("X-Earshot", "console"), ("Sec-Fetch-Site", "cross-site")],
        ];
        let unsafe_attempts = if route.changes_something() { unsafe_attempts.as_slice() } else { &[] };
        // A session that is made for an attempt is an act itself.
        let person = if route.scene == Scene::Session { &HOUSE.nobody } else { person };
        for headers in unsafe_attempts.iter().chain(&attempts) {
            let answer = HOUSE.play_with(route, person, &subject, headers);
            if answer.status != 403 || answer.slug() != "foreign-origin" {
                faults.push(format!("{} {} {headers:?}: {} {}", route.method, route.path, answer.status, answer.body));
            }
        }
        if before != is_conversation.then(|| HOUSE.look_at(&subject)) {
            faults.push(format!("{} {} was done all the same", route.method, route.path));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
