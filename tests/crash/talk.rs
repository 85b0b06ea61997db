//! A scripted talk and its ledger: what each side sent, what was acknowledged, what the contact's screen has shown. The ledger
//! is the oracle; it knows nothing of the server's tables.

use std::collections::BTreeMap;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::Value;
use uuid::Uuid;

use crate::harness::client::{Answer, Contact, Failure, Operator};
use crate::harness::process::Server;

const FROM_CONTACT: usize = 6;
const FROM_OPERATOR: usize = 5;
/// Requests that change something: the messages of both, the answer about safety, the claim.
pub const REQUESTS: usize = FROM_CONTACT + FROM_OPERATOR + 2;

/// How long the final state may take after a restart (PROMISES §1).
const SETTLED_WITHIN: Duration = Duration::from_secs(60);

/// One message, sent again with the same id until it is acknowledged.
struct Line {
    id: Uuid,
    text: String,
    acknowledged: Option<Value>,
}

pub struct Talk {
    contact: Contact,
    operator: Operator,
    /// The operator's sequence before the talk.
    since: u64,
    from_contact: Vec<Line>,
    from_operator: Vec<Line>,
    safe: Line,
    claim: Line,
    conversation: Option<String>,
    /// What the contact's live stream has shown, by sequence.
    shown: Arc<Mutex<BTreeMap<u64, Value>>>,
    asked: Option<Sender<()>>,
}

impl Talk {
    pub async fn begin(server: &Server, operator: &Operator) -> Answer<Self> {
        let name = Uuid::new_v4();
        let line = |text: String| Line { id: Uuid::new_v4(), text, acknowledged: None };
        let lines = |who: &str, count| (0..count).map(|n| line(format!("{name} {who} {n}"))).collect();
        Ok(Self {
            contact: Contact::open(server, "en").await?,
            operator: operator.clone(),
            since: operator.get("me").await?["seq"].as_u64().unwrap(),
            from_contact: lines("contact", FROM_CONTACT),
            from_operator: lines("operator", FROM_OPERATOR),
            safe: line("unsure".into()),
            claim: line(String::new()),
            conversation: None,
            shown: Arc::default(),
            asked: None,
        })
    }

    /// Sends one `()` for every request that changes something, as it is written.
    pub fn report_requests_to(&mut self, asked: Sender<()>) {
        self.asked = Some(asked);
    }

    pub fn forget_reports(&mut self) {
        self.asked = None;
    }

    /// Goes on from where the ledger stands, to the end or to the first request without an answer.
    pub async fn go(&mut self) -> Answer<()> {
        let asked = self.asked.clone();
        let asking = || {
            if let Some(asked) = &asked {
                // Nobody counts any more once the kill is done.
                let _ = asked.send(());
            }
        };
        let screen = watch(&self.contact, &self.shown, self.from_operator.last().map(|line| line.text.clone()));

        let (contact, from_contact, safe) = (&self.contact, &mut self.from_contact, &mut self.safe);
        let contact_side = async {
            contact.typing(true).await?;
            for (number, line) in from_contact.iter_mut().enumerate() {
                if line.acknowledged.is_none() {
                    asking();
                    line.acknowledged = Some(contact.send(line.id, &line.text).await?);
                }
                if number == 0 && safe.acknowledged.is_none() {
                    asking();
                    safe.acknowledged = Some(contact.safe(safe.id, &safe.text).await?);
                }
            }
            Ok(())
        };

        let (operator, from_operator, claim) = (&self.operator, &mut self.from_operator, &mut self.claim);
        let (conversation, since) = (&mut self.conversation, self.since);
        // All that the two sides share before they talk is the talk's name in every text.
        let first = name_of(from_operator);
        let operator_side = async {
            let id = match conversation {
                Some(id) => id.clone(),
                None => conversation.insert(operator.conversation_with(since, &first).await?).clone(),
            };
            if claim.acknowledged.is_none() {
                asking();
                claim.acknowledged = Some(operator.claim(claim.id, &id).await?);
            }
            for line in from_operator.iter_mut().filter(|line| line.acknowledged.is_none()) {
                asking();
                line.acknowledged = Some(operator.reply(line.id, &id, &line.text).await?);
            }
            Ok(())
        };

        let (contact_side, operator_side, screen) = tokio::join!(contact_side, operator_side, screen);
        contact_side.and(operator_side).and(screen)
    }

    /// Goes on until all is acknowledged; what is said to be passing may pass for as long as the promise allows.
    pub async fn finish(&mut self) -> Answer<()> {
        let began = Instant::now();
        loop {
            match self.go().await {
                Err(failure) if failure.is_passing() && began.elapsed() < SETTLED_WITHIN => {
                    let Failure::Refused { retry_after, .. } = failure else {
                        continue;
                    };
                    tokio::time::sleep(retry_after.unwrap_or_default()).await;
                }
                end => return end,
            }
        }
    }

    /// Compares what both sides see with the ledger, once it has settled.
    pub async fn faults(&mut self) -> Vec<String> {
        let began = Instant::now();
        loop {
            let faults = match self.compare().await {
                Ok(faults) => faults,
                Err(failure) => vec![format!("can't be read back: {failure}")],
            };
            if faults.is_empty() || began.elapsed() > SETTLED_WITHIN {
                // The session is over; nothing of this talk waits for an operator in the next.
                let _ = self.contact.leave().await;
                return faults;
            }
            // Only a delivery on its way may still change anything.
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    async fn compare(&self) -> Answer<Vec<String>> {
        let mut faults = Vec::new();
        self.compare_contact(&mut faults).await?;
        self.compare_operator(&mut faults).await?;
        Ok(faults)
    }

    async fn compare_contact(&self, faults: &mut Vec<String>) -> Answer<()> {
        let items = everything(async |after| self.contact.poll(after, 0).await).await?;
        check_order("the contact's stream", &items, faults);
        let messages: Vec<&Value> = items.iter().filter(|item| item["kind"] == "message").collect();
        let of = |from: &str, field: &str| -> Vec<String> {
            messages.iter().filter(|item| item["from"] == from).map(|item| string(&item[field])).collect()
        };
        let ids = self.from_contact.iter().map(|line| line.id.to_string()).collect();
        compare("own messages in the contact's stream", &ids, &of("me", "client_id"), faults);
        let texts = |lines: &[Line]| lines.iter().map(|line| line.text.clone()).collect();
        compare("texts of own messages in the contact's stream", &texts(&self.from_contact), &of("me", "text"), faults);
        compare("replies in the contact's stream", &texts(&self.from_operator), &of("operator", "text"), faults);

        // What was acknowledged under a number stays under that number.
        for line in &self.from_contact {
            let Some(acknowledged) = &line.acknowledged else {
                continue;
            };
            let item = messages.iter().find(|item| item["client_id"] == line.id.to_string());
            if item.is_some_and(|item| item["seq"] != acknowledged["seq"] || item["id"] != acknowledged["message_id"]) {
                faults.push(format!("acknowledged as {acknowledged}, now {item:?}"));
            }
        }
        let safety = items.iter().filter(|item| item["kind"] == "safety").count();
        if safety != 1 {
            faults.push(format!("the answer about safety is there {safety} times"));
        }
        // What the screen has shown didn't change or vanish.
        for (seq, shown) in self.shown.lock().unwrap().iter() {
            let now = items.iter().find(|item| item["seq"] == *seq);
            if now.is_none_or(|now| {
                now["id"] != shown["id"] || now["kind"] != shown["kind"] || now["text"] != shown["text"]
            }) {
                faults.push(format!("shown as {shown}, now {now:?}"));
            }
        }
        Ok(())
    }

    async fn compare_operator(&self, faults: &mut Vec<String>) -> Answer<()> {
        let Some(conversation) = &self.conversation else {
            faults.push("the operator never saw the conversation".into());
            return Ok(());
        };
        let messages = self.operator.messages(conversation).await?;
        let of = |direction: &str| -> Vec<String> {
            let spoken = |message: &&Value| message["direction"] == direction && message["safety"].is_null();
            messages.iter().filter(spoken).map(|message| string(&message["text"])).collect()
        };
        let texts = |lines: &[Line]| lines.iter().map(|line| line.text.clone()).collect();
        compare("inbound in the conversation", &texts(&self.from_contact), &of("in"), faults);
        compare("outbound in the conversation", &texts(&self.from_operator), &of("out"), faults);
        for message in messages.iter().filter(|message| message["direction"] == "out") {
            let state = &message["delivery"]["state"];
            if !["sent", "delivered", "read"].iter().any(|done| state == done) {
                faults.push(format!("{} is {state}", message["text"]));
            }
        }

        let events = everything(async |after| self.operator.poll(after.max(self.since), 0).await).await?;
        check_order("the event stream", &events, faults);
        let added: Vec<String> = events
            .iter()
            .filter(|event| event["kind"] == "message.added" && event["conversation_id"] == *conversation)
            .map(|event| string(&event["message"]["id"]))
            .collect();
        let mut expected: Vec<String> = messages.iter().map(|message| string(&message["id"])).collect();
        let mut added = added;
        expected.sort();
        added.sort();
        compare("message.added events", &expected, &added, faults);
        Ok(())
    }
}

/// The contact's screen: follows the live stream from its last item, until the last reply.
async fn watch(contact: &Contact, shown: &Mutex<BTreeMap<u64, Value>>, last: Option<String>) -> Answer<()> {
    let is_last = |item: &Value| item["from"] == "operator" && item["text"].as_str() == last.as_deref();
    let after = {
        let shown = shown.lock().unwrap();
        if shown.values().any(is_last) {
            return Ok(());
        }
        shown.keys().next_back().copied().unwrap_or(0)
    };
    let mut stream = contact.stream(after).await?;
    loop {
        let item = stream.next(Duration::from_secs(60)).await?;
        let done = is_last(&item);
        if let Some(seq @ 1..) = item["seq"].as_u64() {
            shown.lock().unwrap().insert(seq, item);
            if done {
                return contact.seen(seq).await;
            }
        }
    }
}

/// All pages of a stream from its beginning.
async fn everything(page: impl AsyncFn(u64) -> Answer<Vec<Value>>) -> Answer<Vec<Value>> {
    let mut all = Vec::new();
    let mut after = 0;
    loop {
        let items = page(after).await?;
        let lasting: Vec<Value> = items.into_iter().filter(|item| item["seq"].as_u64() > Some(0)).collect();
        let Some(last) = lasting.last() else {
            return Ok(all);
        };
        after = last["seq"].as_u64().unwrap();
        all.extend(lasting);
    }
}

fn check_order(what: &str, items: &[Value], faults: &mut Vec<String>) {
    if !items.iter().map(|item| item["seq"].as_u64()).is_sorted_by(|a, b| a < b) {
        faults.push(format!("{what} is out of order or repeats a number"));
    }
}

fn compare(what: &str, expected: &Vec<String>, found: &Vec<String>, faults: &mut Vec<String>) {
    if expected == found {
        return;
    }
    let lost: Vec<&String> = expected.iter().filter(|line| !found.contains(line)).collect();
    let times = |line: &String| found.iter().filter(|other| *other == line).count();
    let doubled: Vec<&String> = expected.iter().filter(|line| times(line) > 1).collect();
    let foreign: Vec<&String> = found.iter().filter(|line| !expected.contains(line)).collect();
    faults.push(format!("{what}: lost {lost:?}, doubled {doubled:?}, foreign {foreign:?}, found {found:?}"));
}

/// The name that every text of a talk begins with.
fn name_of(lines: &[Line]) -> String {
    lines.first().and_then(|line| line.text.split(' ').next()).unwrap_or_default().to_owned()
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
