//! How it is safe to reach a contact: the card that stands over the talk, and the rule that the composer and the outbox go by.
//!
//! Invariant: nothing leaves for a contact without [`decide`] having said so in the transaction that lets it go, and again when it
//! is handed over. Deliberately absent: any way round it. Whoever must reach a contact in spite of a card changes the card, which
//! is audited.

use std::collections::HashMap;

use jiff::{Timestamp, ToSpan, tz::TimeZone};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    ConversationId, HotlineId, Inbox, KeyId, OperatorId,
    access::Scope,
    hotlines::parse_span,
    problems::{Problems, Refusal},
    receive::defect,
    store::{
        StoreError, conversations, deliveries, merges,
        safety::{self as rows, NewCard, RuleRow},
        writer::Tx,
    },
    talk::{Act, command},
    vault::Place,
    view::Person,
};

/// Whoever wrote in our own page so lately still stands before it; milliseconds.
const PRESENT_MS: i64 = 10 * 60_000;
/// Kinds of channels whose contacts read only what they open themselves, in a page of ours.
const READ_HERE: &[&str] = &["webchat"];
/// Kinds that a card may name.
const KINDS: &[&str] = &["webchat", "email", "sms", "matrix", "phone"];
/// How far ahead a card's hours are written out for screens, in days.
const SHOWN_DAYS: i64 = 2;

/// Whether the contacts of a channel of this kind read only what they open themselves, in a page of ours.
pub(crate) fn is_read_here(kind: &str) -> bool {
    READ_HERE.contains(&kind)
}

/// Who said how it is safe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum SaidBy {
    /// The contact.
    Contact,
    /// An operator thinks so.
    Operator,
}

/// How it is safe to reach a contact, as somebody writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SafetyForm {
    /// Nothing is sent at all.
    #[serde(default)]
    pub do_not_contact: bool,
    /// Others use the device, or read the messages.
    #[serde(default)]
    pub shared: bool,
    /// Kinds of channels over which nothing is sent: `webchat`, `email`, `sms`, `matrix`, `phone`.
    #[serde(default)]
    pub avoid: Vec<String>,
    /// When an answer may arrive, every day, by the hotline's clock: `16:00-18:00`, `22:00-06:00`. Empty is at any time.
    #[serde(default)]
    pub hours: Vec<String>,
    /// What they say to prove that it is them; sealed.
    #[serde(default)]
    pub code_word: Option<String>,
    /// Anything else that whoever answers must know; sealed.
    #[serde(default)]
    pub note: Option<String>,
    /// Whether the contact said so; otherwise an operator thinks so.
    #[serde(default)]
    pub said_by_contact: bool,
}

/// How it is safe to reach a contact, as it stands over the talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SafetyCard {
    /// Nothing is sent at all.
    pub do_not_contact: bool,
    /// Others use the device, or read the messages.
    pub shared: bool,
    /// Kinds of channels over which nothing is sent.
    pub avoid: Vec<String>,
    /// When an answer may arrive, every day, by the hotline's clock. Empty is at any time.
    pub hours: Vec<String>,
    /// The same for the next two days, `[from, to]` in milliseconds since 1970; empty where `hours` is.
    pub windows: Vec<[i64; 2]>,
    /// What they say to prove that it is them.
    pub code_word: Option<String>,
    /// Anything else.
    pub note: Option<String>,
    /// Who said so.
    pub said_by: SaidBy,
    /// Who wrote it down last.
    pub set_by: Person,
    /// When; milliseconds since 1970.
    pub at: i64,
}

impl SafetyForm {
    fn tidy(mut self) -> Self {
        let trimmed = |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        self.code_word = trimmed(self.code_word);
        self.note = trimmed(self.note);
        self.avoid.sort_unstable();
        self.avoid.dedup();
        self
    }

    fn problems(&self) -> Problems {
        let mut problems = Problems::default();
        for (index, kind) in self.avoid.iter().enumerate() {
            if !KINDS.contains(&kind.as_str()) {
                problems.add(format!("avoid[{index}]"), format!("one of {}", KINDS.join(", ")));
            }
        }
        if self.hours.len() > 6 {
            problems.add("hours", "at most six");
        }
        for (index, span) in self.hours.iter().enumerate() {
            if parse_span(span).is_none() {
                problems.add(format!("hours[{index}]"), "from and to, such as 16:00-18:00");
            }
        }
        if let Some(word) = &self.code_word {
            problems.line("code_word", word, 80);
        }
        if let Some(note) = &self.note {
            problems.text("note", note, 2_000);
        }
        problems
    }
}

impl SafetyForm {
    /// As strict as either, in its own words where it has some.
    fn with(mut self, other: Self) -> Self {
        self.do_not_contact |= other.do_not_contact;
        self.shared |= other.shared;
        self.avoid.extend(other.avoid);
        if self.hours.is_empty() {
            self.hours = other.hours;
        }
        self.code_word = self.code_word.or(other.code_word);
        self.note = self.note.or(other.note);
        self.tidy()
    }
}

impl From<SafetyCard> for SafetyForm {
    fn from(card: SafetyCard) -> Self {
        let SafetyCard { do_not_contact, shared, avoid, hours, code_word, note, said_by, .. } = card;
        Self { do_not_contact, shared, avoid, hours, code_word, note, said_by_contact: said_by == SaidBy::Contact }
    }
}

/// What is sealed of a card.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Words {
    code_word: Option<String>,
    note: Option<String>,
}

/// Why nothing may leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unsafe {
    DoNotContact,
    Channel,
}

impl Unsafe {
    /// As deliveries keep it.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::DoNotContact => "do-not-contact",
            Self::Channel => "unsafe-channel",
        }
    }

    /// For whoever wanted to send.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::DoNotContact => {
                "the safety card says not to contact them at all; if that has changed, change the card first"
            }
            Self::Channel => {
                "the safety card says that this channel is not safe for them; use another one, or change the card first"
            }
        }
    }
}

/// Whether something may leave now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Leave {
    Now,
    /// Not before then, in milliseconds since 1970.
    At(i64),
    Never(Unsafe),
}

/// What of a contact's card decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rule {
    do_not_contact: bool,
    shared: bool,
    avoid: Vec<String>,
    hours: Vec<String>,
}

impl From<RuleRow> for Rule {
    fn from(row: RuleRow) -> Self {
        Self {
            do_not_contact: row.do_not_contact,
            shared: row.shared,
            avoid: list(&row.avoid),
            hours: list(&row.hours),
        }
    }
}

/// Decides, without I/O, by the cards of everybody who is the same person: the strictest counts. `last_in_at` is when the contact wrote
/// last in this conversation.
pub(crate) fn decide(rules: &[Rule], kind: &str, zone: &str, last_in_at: i64, now: i64) -> Leave {
    let decided = rules.iter().map(|rule| by_one(rule, kind, zone, last_in_at, now));
    decided.fold(Leave::Now, |strictest, one| match (strictest, one) {
        // Two that never send can differ in why.
        (Leave::Never(Unsafe::DoNotContact), _) | (_, Leave::Never(Unsafe::DoNotContact)) => {
            Leave::Never(Unsafe::DoNotContact)
        }
        (Leave::Never(why), _) | (_, Leave::Never(why)) => Leave::Never(why),
        // At the later of the two it is asked again.
        (Leave::At(one), Leave::At(other)) => Leave::At(one.max(other)),
        (Leave::At(until), Leave::Now) | (Leave::Now, Leave::At(until)) => Leave::At(until),
        (Leave::Now, Leave::Now) => Leave::Now,
    })
}

fn by_one(rule: &Rule, kind: &str, zone: &str, last_in_at: i64, now: i64) -> Leave {
    if rule.do_not_contact {
        return Leave::Never(Unsafe::DoNotContact);
    }
    if rule.avoid.iter().any(|avoided| avoided == kind) {
        return Leave::Never(Unsafe::Channel);
    }
    let stands_before_it = is_read_here(kind) && now.saturating_sub(last_in_at) < PRESENT_MS;
    if rule.hours.is_empty() || stands_before_it {
        return Leave::Now;
    }
    let windows = windows(&rule.hours, zone, now);
    match windows.into_iter().find(|[_, to]| now < *to) {
        Some([from, _]) if from <= now => Leave::Now,
        Some([from, _]) => Leave::At(from),
        // Hours that never come, such as one that the clock skips tonight: asked again tomorrow.
        None => Leave::At(now + 24 * 3_600_000),
    }
}

/// The stretches that begin from yesterday on, in order.
fn windows(hours: &[String], zone: &str, now: i64) -> Vec<[i64; 2]> {
    let (Ok(zone), Ok(at)) = (TimeZone::get(zone), Timestamp::from_millisecond(now)) else { return Vec::new() };
    let today = at.to_zoned(zone.clone()).date();
    let mut found: Vec<[i64; 2]> = (-1..=SHOWN_DAYS)
        .filter_map(|days| today.checked_add(days.days()).ok())
        .flat_map(|day| hours.iter().filter_map(move |span| parse_span(span).map(|span| (day, span))))
        .filter_map(|(day, span)| span.on(day, &zone))
        .map(|(from, to)| [from.as_millisecond(), to.as_millisecond()])
        .filter(|[_, to]| now < *to)
        .collect();
    found.sort_unstable();
    found
}

/// What the cards of a contact, and of everybody who is the same person, say about leaving now, inside the transaction that lets it go.
pub(crate) async fn may_leave(
    tx: &mut Tx<'_>,
    hotline: HotlineId,
    contact: Uuid,
    (kind, zone): (&str, &str),
    (last_in_at, now): (i64, i64),
) -> Result<Leave, StoreError> {
    let rules: Vec<_> = rows::rules(tx, hotline, contact).await?.into_iter().map(Rule::from).collect();
    Ok(decide(&rules, kind, zone, last_in_at, now))
}

fn list(json: &str) -> Vec<String> {
    serde_json::from_str(json).unwrap_or_default()
}

fn said_by(stored: &str) -> SaidBy {
    if stored == "contact" { SaidBy::Contact } else { SaidBy::Operator }
}

fn place(contact: Uuid) -> Place {
    Place { table: "safety_card", column: "body", row: contact }
}

impl Inbox {
    /// Writes down how it is safe to reach the contact of a conversation. The reader need not hold it.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] field by field; [`StoreError::NotFound`] outside the scope and once erased.
    pub async fn set_safety(&self, scope: &Scope, id: ConversationId, form: SafetyForm) -> Result<SafetyCard, Refusal> {
        let act = self.act(scope, id)?;
        let form = form.tidy();
        form.problems().finish()?;
        let hotline = scope.hotline();
        let talks = {
            let mut reader = self.data().reader().await?;
            let mut conn = reader.conn();
            let mut talks = vec![conversations::read_facts(&mut conn, hotline, id).await?];
            for part in merges::parts_of(&mut conn, hotline, id).await? {
                talks.push(conversations::read_facts(&mut conn, hotline, ConversationId(part)).await?);
            }
            talks
        };
        let contact = talks.first().map(|head| head.contact_id).ok_or(StoreError::NotFound)?;
        let before = self.own_card(hotline, contact).await?;
        let mut cards: Vec<(Uuid, NewCard)> = Vec::with_capacity(talks.len());
        for talk in &talks {
            if cards.iter().all(|(_, card)| card.contact != talk.contact_id) {
                let card = self.card_for(&act, talk.contact_id, before.as_ref(), form.clone()).await?;
                cards.push((talk.id, card));
            }
        }
        let count = talks.len();
        command!(self, act, |tx, act, cards| {
            let facts = act.facts(tx).await?;
            let there = merges::parts(tx, act.scope.hotline(), facts.id).await?;
            if there.len() + 1 != count
                || there.iter().any(|part| cards.iter().all(|(_, card)| card.contact != part.contact_id))
            {
                return Err(StoreError::Conflict(
                    "something went into this conversation meanwhile, or left it; look at it again".into(),
                ));
            }
            for (talk, new) in &*cards {
                let codes = json!({
                    "do_not_contact": new.do_not_contact, "shared": new.shared, "avoid": list(&new.avoid), "hours": list(&new.hours),
                });
                rows::put(tx, act.scope.hotline(), new.clone()).await?;
                // What waits by the card as it was leaves now, or waits by the card as it is.
                deliveries::look_again(tx, act.scope.hotline(), new.contact, act.now.0).await?;
                let its = Act { id: ConversationId(*talk), ..(*act).clone() };
                tx.effects.audit(its.audit("safety.set", codes));
            }
            tx.effects.event(act.event("safety.changed", None, None));
            Ok(())
        })?;
        Ok(self.safety_of(hotline, contact).await?.ok_or(StoreError::NotFound)?)
    }

    /// The card that a contact gets. Who stands in another's talk gets the same as they, because it stays when they part; a card of
    /// their own (other than `before`, which was the other's until now) is only made stricter, and keeps its words.
    async fn card_for(
        &self,
        act: &Act,
        contact: Uuid,
        before: Option<&(SafetyForm, Uuid)>,
        form: SafetyForm,
    ) -> Result<NewCard, StoreError> {
        let hotline = act.scope.hotline();
        let own = self.own_card(hotline, contact).await?;
        let form = match own {
            Some((own, _)) if before.is_none_or(|(before, of)| *of != contact && *before != own) => own.with(form),
            _ => form,
        };
        let key_id = {
            let mut reader = self.data().reader().await?;
            rows::contact_key(&mut reader.conn(), hotline, contact).await?.ok_or(StoreError::NotFound)?
        };
        let words = Words { code_word: form.code_word, note: form.note };
        let body = if words.code_word.is_none() && words.note.is_none() {
            None
        } else {
            let key = self.vault().key(KeyId(key_id)).await?;
            Some(key.seal(place(contact), &serde_json::to_vec(&words).map_err(defect)?))
        };
        let json = |list: &[String]| serde_json::to_string(list).map_err(defect);
        Ok(NewCard {
            contact,
            do_not_contact: form.do_not_contact,
            shared: form.shared,
            avoid: json(&form.avoid)?,
            hours: json(&form.hours)?,
            key: key_id,
            body,
            said_by: if form.said_by_contact { "contact" } else { "operator" },
            set_by: act.scope.operator().0,
            at: act.now.0,
        })
    }

    /// What a contact's card says, as somebody would write it, and whose it is.
    async fn own_card(&self, hotline: HotlineId, contact: Uuid) -> Result<Option<(SafetyForm, Uuid)>, StoreError> {
        let card = self.safety_of(hotline, contact).await?;
        Ok(card.map(|card| (SafetyForm::from(card), contact)))
    }

    /// A contact's card. Opening the conversation is what is audited.
    pub(crate) async fn safety_of(&self, hotline: HotlineId, contact: Uuid) -> Result<Option<SafetyCard>, StoreError> {
        let row = {
            let mut reader = self.data().reader().await?;
            rows::card(&mut reader.conn(), hotline, contact).await?
        };
        let Some(row) = row else { return Ok(None) };
        let key = self.optional_key(KeyId(row.key_id)).await?;
        let words: Words = row
            .body
            .as_deref()
            .zip(key)
            .and_then(|(body, key)| key.open(place(contact), body).ok())
            .and_then(|plain| serde_json::from_slice(&plain).ok())
            .unwrap_or_default();
        let spec = self.hotlines().spec(hotline).await?;
        let hours = list(&row.hours);
        Ok(Some(SafetyCard {
            do_not_contact: row.do_not_contact,
            shared: row.shared,
            avoid: list(&row.avoid),
            windows: windows(&hours, &spec.time_zone, self.clock().now().0),
            hours,
            code_word: words.code_word,
            note: words.note,
            said_by: said_by(&row.said_by),
            set_by: Person { id: OperatorId(row.set_by), name: row.set_by_name },
            at: row.at,
        }))
    }

    /// The cards of everybody else who is the same person, by contact, without what is sealed of them.
    pub(crate) async fn safety_of_others(
        &self,
        hotline: HotlineId,
        contact: Uuid,
    ) -> Result<HashMap<Uuid, SafetyCard>, StoreError> {
        let rows = {
            let mut reader = self.data().reader().await?;
            rows::others(&mut reader.conn(), hotline, contact).await?
        };
        let spec = self.hotlines().spec(hotline).await?;
        let now = self.clock().now().0;
        let card = |row: rows::OtherCardRow| {
            let hours = list(&row.hours);
            let card = SafetyCard {
                do_not_contact: row.do_not_contact,
                shared: row.shared,
                avoid: list(&row.avoid),
                windows: windows(&hours, &spec.time_zone, now),
                hours,
                code_word: None,
                note: None,
                said_by: said_by(&row.said_by),
                set_by: Person { id: OperatorId(row.set_by), name: row.set_by_name },
                at: row.at,
            };
            (row.contact_id, card)
        };
        Ok(rows.into_iter().map(card).collect())
    }

    /// What the cards of a contact say about a delivery that is about to be handed over, and whether others may see it arrive. What is
    /// read in our own page stands there already: it left when it was released.
    pub(crate) async fn may_hand_over(
        &self,
        hotline: HotlineId,
        contact: Uuid,
        kind: &str,
    ) -> Result<(Leave, bool), StoreError> {
        let rules: Vec<_> = {
            let mut reader = self.data().reader().await?;
            let rows = rows::read_rules(&mut reader.conn(), hotline, contact).await?;
            rows.into_iter().map(Rule::from).collect()
        };
        if rules.is_empty() {
            return Ok((Leave::Now, false));
        }
        let spec = self.hotlines().spec(hotline).await?;
        let now = self.clock().now().0;
        Ok((decide(&rules, kind, &spec.time_zone, now, now), rules.iter().any(|rule| rule.shared)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Monday, 2026-06-15, 10:00 UTC: noon in Brussels.
    const NOON: i64 = 1_781_517_600_000;
    const HOUR: i64 = 3_600_000;

    fn rule(hours: &[&str], avoid: &[&str]) -> Rule {
        let owned = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
        Rule { avoid: owned(avoid), hours: owned(hours), ..Rule::default() }
    }

    fn decided(rule: &Rule, kind: &str, last_in_at: i64, now: i64) -> Leave {
        decide(std::slice::from_ref(rule), kind, "Europe/Brussels", last_in_at, now)
    }

    #[test]
    fn an_answer_waits_for_the_hours_in_which_it_is_safe() {
        let afternoon = rule(&["16:00-18:00"], &[]);
        assert_eq!(decided(&afternoon, "sms", NOON, NOON), Leave::At(NOON + 4 * HOUR));
        assert_eq!(decided(&afternoon, "sms", NOON, NOON + 5 * HOUR), Leave::Now);
        assert_eq!(
            decided(&afternoon, "sms", NOON, NOON + 6 * HOUR),
            Leave::At(NOON + 28 * HOUR),
            "the end is outside"
        );
        let night = rule(&["22:00-06:00"], &[]);
        assert_eq!(decided(&night, "email", NOON, NOON - 7 * HOUR), Leave::Now, "hours of yesterday reach into today");
    }

    #[test]
    fn who_stands_before_our_page_is_answered_there() {
        let afternoon = rule(&["16:00-18:00"], &[]);
        assert_eq!(decided(&afternoon, "webchat", NOON - 60_000, NOON), Leave::Now);
        assert_eq!(decided(&afternoon, "webchat", NOON - HOUR, NOON), Leave::At(NOON + 4 * HOUR));
        assert_eq!(
            decided(&afternoon, "sms", NOON - 60_000, NOON),
            Leave::At(NOON + 4 * HOUR),
            "a phone rings by itself"
        );
    }

    #[test]
    fn what_must_not_be_sent_never_leaves() {
        assert_eq!(decided(&rule(&[], &["sms"]), "sms", NOON, NOON), Leave::Never(Unsafe::Channel));
        assert_eq!(decided(&rule(&[], &["sms"]), "email", NOON, NOON), Leave::Now);
        let none = Rule { do_not_contact: true, ..Rule::default() };
        assert_eq!(decided(&none, "webchat", NOON, NOON), Leave::Never(Unsafe::DoNotContact));
        assert_eq!(decide(&[], "sms", "Europe/Brussels", NOON, NOON), Leave::Now);
    }

    #[test]
    fn of_several_cards_the_strictest_counts() {
        let both = |one: &Rule, other: &Rule, now: i64| {
            let by = |rules: &[Rule]| decide(rules, "sms", "Europe/Brussels", NOON, now);
            let decided = by(&[one.clone(), other.clone()]);
            assert_eq!(decided, by(&[other.clone(), one.clone()]), "whichever comes first");
            decided
        };
        let (afternoon, evening) = (rule(&["16:00-18:00"], &[]), rule(&["17:00-20:00"], &[]));
        assert_eq!(both(&afternoon, &evening, NOON), Leave::At(NOON + 5 * HOUR));
        assert_eq!(both(&afternoon, &evening, NOON + 5 * HOUR), Leave::Now);
        assert_eq!(both(&afternoon, &evening, NOON + 6 * HOUR), Leave::At(NOON + 28 * HOUR), "asked again then");
        assert_eq!(both(&afternoon, &rule(&[], &[]), NOON), Leave::At(NOON + 4 * HOUR));
        let (never, elsewhere) = (Rule { do_not_contact: true, ..Rule::default() }, rule(&[], &["sms"]));
        assert_eq!(both(&never, &elsewhere, NOON), Leave::Never(Unsafe::DoNotContact));
        assert_eq!(both(&afternoon, &elsewhere, NOON), Leave::Never(Unsafe::Channel));
    }

    #[test]
    fn a_card_says_what_is_wrong_with_it() {
        let form = SafetyForm { avoid: vec!["pigeon".into()], hours: vec!["4pm".into()], ..SafetyForm::default() };
        let fields: Vec<_> = form.problems().0.into_iter().map(|problem| problem.field).collect();
        assert_eq!(fields, ["avoid[0]", "hours[0]"]);
    }
}
