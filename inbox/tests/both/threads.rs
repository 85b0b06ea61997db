//! Conversations of carriers whose senders have many: what joins what, who may, and what machines are answered.

use crate::on_both;

on_both!(
    an_answer_joins_by_our_token_whoever_writes_it,
    who_wrote_a_mail_and_where_it_is_answered_is_told,
    answers_follow_a_mail_of_the_contact_where_an_operator_says_so,
    nobody_but_the_contact_proves_that_their_address_works,
    an_answer_finds_its_half_of_a_talk_that_became_two,
    a_reference_joins_only_who_takes_part,
    a_stranger_with_a_known_reference_begins_a_related_conversation,
    the_same_sender_is_the_same_contact_in_a_new_conversation,
    a_batch_threads_within_itself,
    a_batch_that_comes_again_is_the_same,
    what_is_heard_ahead_is_what_is_heard_in_its_turn,
    as_many_batches_are_heard_ahead_as_are_in_hand,
    a_copy_in_front_of_something_new_harms_nothing,
    an_erased_conversation_shows_no_address_while_its_contact_goes_on,
    an_old_mailbox_stands_behind_whoever_writes_now,
    what_was_erased_neither_joins_nor_comes_back,
    what_a_later_release_reads_otherwise_is_still_known,
    a_contact_who_writes_while_being_erased_begins_anew,
    a_forged_sender_becomes_no_part_of_what_they_name,
    what_a_channel_took_in_is_counted,
    a_machine_reopens_nothing_and_waits_last,
    a_machines_sign_hides_no_urgent_words,
    a_failure_report_stands_at_its_delivery_and_stops_the_next,
    a_report_about_somebody_else_or_for_now_is_noted_and_stops_nothing,
    one_acknowledgement_a_day_and_only_for_what_is_new,
    an_acknowledgement_speaks_the_language_of_the_mail,
    an_answer_refers_to_what_it_answers,
    a_long_talk_still_refers_to_its_beginning_and_never_to_others_mails,
    what_stood_around_the_words_is_shown,
    a_large_original_is_kept_as_a_file,
    a_receiver_that_dies_is_counted,
    a_channels_health_is_kept,
);

mod cases {
    use std::sync::Arc;

    use bytes::Bytes;
    use earshot_channel::{
        Accepted, Address, Authenticity, Capabilities, CarrierId, Cursor, Envelope, FileRole, Health, HealthState,
        Host, Inbound, InboundMessage, Known, MessageId, Origin, Outbound, Participant, Placement, Received, Report,
        Thread, ThreadId, testkit::FakeCarrier,
    };
    use earshot_inbox::{
        Acknowledgements, ConversationId, audit,
        delivery::ChannelRegistry,
        hotlines::NewChannel,
        safety::SafetyForm,
        search::SearchFor,
        store::StoreError,
        view::{Conversation, ConversationState, Direction, Row, View},
    };
    use futures::StreamExt;

    use crate::desk::{Desk, OneChannel, key, reply};

    /// A mailbox of the desk's hotline.
    struct Mailbox {
        desk: Desk,
        id: earshot_channel::ChannelId,
        host: Arc<dyn Host>,
    }

    fn capabilities() -> Capabilities {
        Capabilities {
            kind: "email",
            text_limit_chars: None,
            media: true,
            html: true,
            threads: true,
            receipts: false,
            typing: false,
            bystanders: false,
            identities: false,
            idempotent_sends: false,
            placement: Placement::OneNode,
            sitting_silence_ms: 14 * 24 * 3_600_000,
        }
    }

    async fn mailbox(desk: Desk) -> Mailbox {
        let hotline = desk.mira.hotline();
        let new = NewChannel {
            kind: "email".into(),
            name: "Mail".into(),
            settings: serde_json::json!({}),
            secrets: vec![("password".into(), "kept sealed".to_owned().into())],
            active: true,
        };
        let entry = desk.inbox.hotlines().put_channel(None, hotline, new).await.unwrap();
        let texts =
            Acknowledgements(vec![("en".into(), "We have your mail.".into()), ("fr".into(), "Bien reçu.".into())]);
        let host = desk.inbox.host(entry.id, &capabilities(), texts).await.unwrap();
        Mailbox { desk, id: entry.id, host }
    }

    impl Mailbox {
        async fn take(&self, batch: Vec<Received>) -> Vec<Accepted> {
            // Ids grow with the time.
            self.desk.clock.advance(1);
            self.host.accept(batch, Some(Cursor(vec![1]))).await.unwrap()
        }

        async fn one(&self, item: Received) -> Accepted {
            self.take(vec![item]).await.remove(0)
        }

        async fn rows(&self) -> Vec<Row> {
            let inbox = &self.desk.inbox;
            let mut rows = Vec::new();
            for view in [View::Waiting, View::Theirs, View::Closed] {
                rows.extend(inbox.inbox_page(&self.desk.mira, view, None, 50).await.unwrap().rows);
            }
            rows.sort_by_key(|row| (row.first_in_at, row.id.0));
            rows
        }

        async fn open(&self, id: ConversationId) -> Conversation {
            self.desk.inbox.open_conversation(&self.desk.mira, id).await.unwrap()
        }

        /// The words of every conversation, oldest first.
        async fn talks(&self) -> Vec<Vec<String>> {
            let mut talks: Vec<(i64, Vec<String>)> = Vec::new();
            for row in self.rows().await {
                let said: Vec<_> = self.open(row.id).await.messages.into_iter().map(|said| said.text).collect();
                talks.push((row.first_in_at, said));
            }
            talks.sort();
            talks.into_iter().map(|(_, said)| said).collect()
        }

        /// An operator answers the only conversation; gives the message.
        async fn answer(&self, id: ConversationId, text: &str) -> uuid::Uuid {
            let inbox = &self.desk.inbox;
            inbox.claim(&self.desk.mira, id).await.unwrap();
            inbox.write(&self.desk.mira, key(), id, reply(text)).await.unwrap().id
        }

        /// What goes out now.
        async fn sent(&self) -> Vec<Outbound> {
            let carrier = FakeCarrier::with_capabilities(7, capabilities());
            let registry: Arc<dyn ChannelRegistry> = Arc::new(OneChannel(self.id, Arc::new(carrier.clone())));
            while self.desk.inbox.deliver_due(&registry).await.unwrap() {}
            carrier.handed().into_iter().map(|(out, _)| out).collect()
        }
    }

    fn mail(id: &str, from: &str, text: &str, references: &[&str]) -> InboundMessage {
        InboundMessage {
            from: Some(Address::new(from)),
            text: text.into(),
            subject: Some(format!("about {id}")),
            references: references.iter().copied().map(CarrierId::new).collect(),
            thread: Thread::Referred { joined: None },
            ..InboundMessage::default()
        }
    }

    fn received(id: &str, message: InboundMessage) -> Received {
        let raw = Bytes::from(format!("Message-ID: <{id}>\r\n\r\n{}", message.text));
        Received { carrier_id: CarrierId::new(id), raw, content: Ok(Inbound::Message(message)) }
    }

    fn plain(id: &str, from: &str, text: &str, references: &[&str]) -> Received {
        received(id, mail(id, from, text, references))
    }

    pub async fn an_answer_joins_by_our_token_whoever_writes_it(desk: Desk) {
        let mailbox = mailbox(desk).await;
        mailbox.one(plain("1", "tove@mail.example", "first", &[])).await;
        let id = mailbox.rows().await[0].id;
        let joined = Thread::Referred { joined: Some(ThreadId(id.0)) };
        let aunt = InboundMessage { thread: joined, ..mail("2", "aunt@mail.example", "I am the aunt", &["unknown"]) };
        mailbox.one(received("2", aunt)).await;
        assert_eq!(mailbox.talks().await, [["first", "I am the aunt"]]);
        // The aunt takes part now, and the contact is who they were.
        mailbox.one(plain("3", "aunt@mail.example", "once more", &["2"])).await;
        assert_eq!(mailbox.talks().await, [["first", "I am the aunt", "once more"]]);
        assert_eq!(mailbox.open(id).await.contact.address_masked, "••••••le");
        // A token of a conversation that is none of this channel's opens nothing.
        let foreign = Thread::Referred { joined: Some(ThreadId(key())) };
        mailbox
            .one(received("4", InboundMessage { thread: foreign, ..mail("4", "x@mail.example", "elsewhere", &[]) }))
            .await;
        assert_eq!(mailbox.talks().await.len(), 2);
    }

    /// A mail as its sender's program made it; `wants` is where it wants its answers.
    fn enveloped(id: &str, from: &str, wants: Option<&str>, thread: Thread) -> Received {
        let address = |address: &str| Participant { name: String::new(), address: address.into() };
        let envelope = Envelope {
            from: address(from),
            reply_to: wants.map(address).into_iter().collect(),
            answer_to: wants.unwrap_or(from).into(),
            ..Envelope::default()
        };
        let message = InboundMessage {
            answer_to: Some(Address::new(wants.unwrap_or(from))),
            envelope: Some(Box::new(envelope)),
            thread,
            ..mail(id, &from.to_lowercase(), id, &[])
        };
        received(id, message)
    }

    fn joins(id: ConversationId) -> Thread {
        Thread::Referred { joined: Some(ThreadId(id.0)) }
    }

    const ALONE: Thread = Thread::Referred { joined: None };

    impl Mailbox {
        /// Of each mail that came in, oldest first: whether the contact wrote it, and whether answers go where it wants them.
        async fn senders(&self, id: ConversationId) -> Vec<(bool, bool)> {
            let senders = self.open(id).await.messages.into_iter().filter_map(|said| said.sender);
            senders.map(|sender| (sender.by_contact, sender.answered)).collect()
        }
    }

    pub async fn who_wrote_a_mail_and_where_it_is_answered_is_told(desk: Desk) {
        let mailbox = mailbox(desk).await;
        mailbox.one(enveloped("1", "Tove@mail.example", None, ALONE)).await;
        let id = mailbox.rows().await[0].id;
        mailbox.one(enveloped("2", "tove@mail.example", Some("safe@mail.example"), joins(id))).await;
        mailbox.one(enveloped("3", "mum@mail.example", None, joins(id))).await;
        mailbox.one(enveloped("4", "tove@mail.example", Some("TOVE@mail.example"), joins(id))).await;
        assert_eq!(mailbox.senders(id).await, [(true, true), (true, false), (false, false), (true, true)]);
        // Events say the same as the talk when it is opened.
        let mut events = mailbox.desk.inbox.events(&mailbox.desk.mira, 0).await.unwrap();
        let mut said = Vec::new();
        while said.len() < 4 {
            let event = events.next().await.unwrap().unwrap();
            said.extend(event.message.as_ref().and_then(|message| message.sender));
        }
        let said: Vec<_> = said.iter().map(|sender| (sender.by_contact, sender.answered)).collect();
        assert_eq!(said, mailbox.senders(id).await);

        // The other way round: the first mail has the wish, and answers go there.
        mailbox.one(enveloped("5", "arn@mail.example", Some("home@mail.example"), ALONE)).await;
        let other = mailbox.rows().await[1].id;
        mailbox.one(enveloped("6", "arn@mail.example", None, joins(other))).await;
        assert_eq!(mailbox.senders(other).await, [(true, true), (true, false)]);
        mailbox.answer(other, "to you").await;
        assert_eq!(mailbox.sent().await[0].to.expose(), "home@mail.example");
    }

    pub async fn answers_follow_a_mail_of_the_contact_where_an_operator_says_so(desk: Desk) {
        let mailbox = mailbox(desk).await;
        mailbox.one(enveloped("1", "tove@mail.example", None, ALONE)).await;
        let id = mailbox.rows().await[0].id;
        mailbox.one(enveloped("2", "tove@mail.example", Some("safe@mail.example"), joins(id))).await;
        mailbox.one(enveloped("3", "mum@mail.example", None, joins(id))).await;
        let mails: Vec<_> = mailbox.open(id).await.messages.iter().map(|said| said.id).collect();
        let (inbox, mira) = (&mailbox.desk.inbox, &mailbox.desk.mira);
        let there = async |mail: usize| inbox.answer_there(mira, mails[mail]).await.map(|said| said.sender.unwrap());
        assert!(matches!(there(1).await, Err(StoreError::Conflict(_))), "nobody holds it");
        // Queued before, this goes where it was to go.
        mailbox.answer(id, "first").await;
        assert!(matches!(there(0).await, Err(StoreError::Rejected(_))), "they go there already");
        assert!(matches!(there(2).await, Err(StoreError::Rejected(_))), "it is not the contact's");

        inbox.set_safety(mira, id, SafetyForm { avoid: vec!["email".into()], ..SafetyForm::default() }).await.unwrap();
        assert!(matches!(there(1).await, Err(StoreError::Conflict(why)) if why.contains("safety card")));
        inbox.set_safety(mira, id, SafetyForm::default()).await.unwrap();
        assert!(there(1).await.unwrap().answered);
        assert_eq!(mailbox.senders(id).await, [(true, false), (true, true), (false, false)]);
        inbox.write(mira, key(), id, reply("second")).await.unwrap();
        // One after the other: the second leaves once the first is gone.
        let sent = mailbox.sent().await.into_iter().chain(mailbox.sent().await);
        let sent: Vec<_> = sent.map(|out| (out.text, out.to.expose().to_owned())).collect();
        let to = |text: &str, to: &str| (text.to_owned(), to.to_owned());
        assert_eq!(sent, [to("first", "tove@mail.example"), to("second", "safe@mail.example")]);

        // Back again, and once more: a place is one place.
        assert!(there(0).await.unwrap().answered && there(1).await.unwrap().answered);
        inbox.write(mira, key(), id, reply("third")).await.unwrap();
        assert_eq!(mailbox.sent().await[0].to.expose(), "safe@mail.example");
        // Who writes from the first address is still who they were.
        mailbox.one(enveloped("4", "tove@mail.example", None, joins(id))).await;
        assert_eq!(mailbox.senders(id).await.last(), Some(&(true, false)));
        let trail = audit::list(inbox.data(), &mailbox.desk.supervisor, None, 200).await.unwrap().rows;
        assert_eq!(trail.iter().filter(|row| row.act == "answers.moved").count(), 3);
        assert!(inbox.fsck().await.unwrap().clean());
    }

    pub async fn nobody_but_the_contact_proves_that_their_address_works(desk: Desk) {
        let mailbox = mailbox(desk).await;
        mailbox.one(enveloped("1", "tove@mail.example", None, ALONE)).await;
        let id = mailbox.rows().await[0].id;
        let answer = mailbox.answer(id, "for you").await;
        mailbox.sent().await;
        let report =
            Report { message: Some(MessageId(answer)), failed: true, code: "5.1.1".into(), recipients: Vec::new() };
        let bounce = InboundMessage {
            report: Some(report),
            origin: Origin::Carrier,
            thread: joins(id),
            ..mail("2", "mailer-daemon@mail.example", "it failed", &[])
        };
        mailbox.one(received("2", bounce)).await;
        let refused = async || mailbox.open(id).await.contact.refused_at.is_some();
        assert!(refused().await);
        mailbox.one(enveloped("3", "mum@mail.example", None, joins(id))).await;
        assert!(refused().await, "her mail says nothing about the child's address");
        mailbox.one(enveloped("4", "tove@mail.example", None, joins(id))).await;
        assert!(!refused().await);
    }

    pub async fn an_answer_finds_its_half_of_a_talk_that_became_two(desk: Desk) {
        let mailbox = mailbox(desk).await;
        mailbox.one(plain("1", "tove@mail.example", "the bike", &[])).await;
        let id = mailbox.rows().await[0].id;
        mailbox.answer(id, "about the bike").await;
        while !mailbox.sent().await.is_empty() {}
        mailbox.one(plain("2", "tove@mail.example", "the exam", &["1"])).await;
        let desk = &mailbox.desk;
        let second = mailbox.open(id).await.messages[2].id;
        let done = desk.inbox.split(&desk.mira, id, second).await.unwrap();
        let earlier = done.earlier.id;
        assert_eq!(mailbox.open(earlier).await.answers_in, None, "a mail is answered where it stands");

        // By what they name: of mails that left before the split, too, which bear the token of the whole.
        let token = |of: ConversationId| Thread::Referred { joined: Some(ThreadId(of.0)) };
        let answers = [
            ("3", "still the bike", token(id), &["1", "ours"][..], earlier),
            ("4", "still the exam", token(id), &["1", "2"][..], id),
            ("5", "who knows", token(id), &[][..], id),
            ("6", "by reference", Thread::Referred { joined: None }, &["1"][..], earlier),
            ("7", "the newest", Thread::Referred { joined: None }, &["1", "2"][..], id),
            ("8", "to the new token", token(earlier), &["unknown"][..], earlier),
        ];
        for (number, text, thread, references, expected) in answers {
            let mail = InboundMessage { thread, ..mail(number, "tove@mail.example", text, references) };
            mailbox.one(received(number, mail)).await;
            assert_eq!(mailbox.open(expected).await.messages.last().unwrap().text, text);
        }
        assert_eq!(mailbox.rows().await.len(), 2, "nothing new began");
        let row = mailbox.open(earlier).await.row;
        assert_eq!(row.state, ConversationState::Waiting);

        // Each is answered by itself.
        let answer = mailbox.answer(earlier, "the bike again").await;
        let sent = mailbox.sent().await;
        assert_eq!(sent.last().unwrap().text, "the bike again");
        let report =
            Report { message: Some(MessageId(answer)), failed: true, code: "550".into(), recipients: Vec::new() };
        let bounce = InboundMessage {
            report: Some(report),
            origin: Origin::Carrier,
            thread: token(earlier),
            ..mail("9", "mailer-daemon@mail.example", "it failed", &[])
        };
        mailbox.one(received("9", bounce)).await;
        let failed = mailbox.open(earlier).await.messages.into_iter().find(|message| message.id == answer).unwrap();
        assert_eq!(failed.delivery.unwrap().code.as_deref(), Some("550"));
        assert!(mailbox.desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn a_reference_joins_only_who_takes_part(desk: Desk) {
        let mailbox = mailbox(desk).await;
        let copied = InboundMessage {
            participants: vec![Address::new("friend@mail.example")],
            ..mail("1", "tove@mail.example", "first", &[])
        };
        mailbox.one(received("1", copied)).await;
        mailbox.one(plain("2", "tove@mail.example", "second", &["1"])).await;
        mailbox.one(plain("3", "friend@mail.example", "third", &["nothing", "2"])).await;
        assert_eq!(mailbox.talks().await, [["first", "second", "third"]]);
    }

    pub async fn a_stranger_with_a_known_reference_begins_a_related_conversation(desk: Desk) {
        let mailbox = mailbox(desk).await;
        mailbox.one(plain("1", "tove@mail.example", "first", &[])).await;
        mailbox.one(plain("2", "stranger@mail.example", "let me in", &["1"])).await;
        assert_eq!(mailbox.talks().await, [["first"], ["let me in"]]);
        let rows = mailbox.rows().await;
        assert_eq!(mailbox.open(rows[1].id).await.related_to, Some(rows[0].id));
        assert_ne!(rows[0].alias, rows[1].alias);
    }

    pub async fn the_same_sender_is_the_same_contact_in_a_new_conversation(desk: Desk) {
        let mailbox = mailbox(desk).await;
        mailbox.one(plain("1", "tove@mail.example", "first", &[])).await;
        mailbox.one(plain("2", "tove@mail.example", "about something else", &[])).await;
        let rows = mailbox.rows().await;
        let (first, second) = (mailbox.open(rows[0].id).await, mailbox.open(rows[1].id).await);
        assert_eq!((first.contact.id, &rows[0].alias), (second.contact.id, &rows[1].alias));
        assert_eq!((first.related_to, second.related_to), (None, Some(rows[0].id)));
        assert!(mailbox.desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn a_batch_threads_within_itself(desk: Desk) {
        let mailbox = mailbox(desk).await;
        let accepted = mailbox
            .take(vec![
                plain("1", "tove@mail.example", "one", &[]),
                plain("2", "tove@mail.example", "two", &["1"]),
                plain("3", "tove@mail.example", "other matter", &[]),
                plain("4", "arn@mail.example", "mine", &[]),
                plain("5", "tove@mail.example", "three", &["2", "1"]),
                plain("1", "tove@mail.example", "one", &[]),
            ])
            .await;
        assert!(matches!(accepted[5], Accepted::Duplicate(_)), "{accepted:?}");
        assert_eq!(mailbox.talks().await, [vec!["mine"], vec!["one", "two", "three"], vec!["other matter"]]);
        assert!(mailbox.desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn a_batch_that_comes_again_is_the_same(desk: Desk) {
        let mailbox = mailbox(desk).await;
        let batch = || {
            vec![
                plain("1", "tove@mail.example", "one", &[]),
                plain("2", "tove@mail.example", "two", &["1"]),
                plain("3", "tove@mail.example", "other", &[]),
            ]
        };
        mailbox.take(batch()).await;
        let again =
            mailbox.take(batch().into_iter().chain([plain("4", "tove@mail.example", "new", &["3"])]).collect()).await;
        assert!(again[..3].iter().all(|outcome| matches!(outcome, Accepted::Duplicate(_))), "{again:?}");
        assert_eq!(mailbox.talks().await, [vec!["one", "two"], vec!["other", "new"]]);
        // The same id with other words is kept.
        let other = mailbox.one(plain("2", "tove@mail.example", "two!", &["1"])).await;
        assert!(matches!(other, Accepted::Conflict(_)), "{other:?}");
        assert_eq!(mailbox.talks().await[0], ["one", "two", "two!"]);
    }

    pub async fn what_is_heard_ahead_is_what_is_heard_in_its_turn(desk: Desk) {
        let mailbox = mailbox(desk).await;
        let texts = ["he is hitting my mum right now", "hello, how are you", "I can't stop cutting myself", ""];
        let batch = |who: &str| -> Vec<Received> {
            let mail = |number: usize| {
                let (id, from) = (format!("{who}{number}"), format!("{who}{number}@mail.example"));
                let digest = Some([number as u8; 32]);
                let message = InboundMessage { digest, ..mail(&id, &from, texts[number % 4], &[]) };
                received(&id, InboundMessage { subject: Some(format!("number {number}")), ..message })
            };
            (0..20).map(mail).collect()
        };
        mailbox.host.foresee(Arc::new(batch("foreseen"))).await;
        mailbox.take(batch("foreseen")).await;
        mailbox.take(batch("sudden")).await;
        let mut told = Vec::new();
        for row in mailbox.rows().await {
            let said = mailbox.open(row.id).await.messages.remove(0);
            told.push((row.priority, said.text, said.subject, said.signals));
        }
        // Those of one batch begin at the same moment, in any order.
        let (foreseen, sudden) = told.split_at_mut(20);
        for half in [&mut *foreseen, &mut *sudden] {
            half.sort_by_key(|one| one.2.clone());
        }
        assert_eq!(foreseen, sudden);
        assert_eq!(foreseen.iter().filter(|one| one.0 == 0).count(), 5, "{foreseen:?}");
        // What was foreseen with another content says nothing of this one.
        let other = |text: &str, digest: u8| {
            let message = mail("other", "other@mail.example", text, &[]);
            received("other", InboundMessage { digest: Some([digest; 32]), ..message })
        };
        mailbox.host.foresee(Arc::new(vec![other("as it was", 1)])).await;
        mailbox.one(other("he is hitting my mum right now", 2)).await;
        let row = mailbox.rows().await.pop().unwrap();
        assert_eq!((row.priority, mailbox.open(row.id).await.messages[0].text.as_str()), (0, texts[0]));
        for words in ["cutting", "number"] {
            let query = SearchFor { query: words.into(), cursor: None, limit: Some(50) };
            let found = mailbox.desk.inbox.search(&mailbox.desk.mira, &query).await.unwrap();
            assert_eq!(found.total, if words == "number" { 40 } else { 10 }, "{words}");
        }
    }

    pub async fn as_many_batches_are_heard_ahead_as_are_in_hand(desk: Desk) {
        let mailbox = mailbox(desk).await;
        // The digest says that it is the same mail: so what is found in it tells which words were looked at.
        let batch = |number: u8, text: &str| -> Vec<Received> {
            let one = |of: u8| {
                let id = format!("{number}-{of}");
                let message = mail(&id, &format!("{id}@mail.example"), text, &[]);
                received(&id, InboundMessage { digest: Some([10 * number + of; 32]), ..message })
            };
            (0..2).map(one).collect()
        };
        for number in 0..4 {
            mailbox.host.foresee(Arc::new(batch(number, "he is hitting my mum right now"))).await;
        }
        for number in 0..4 {
            mailbox.take(batch(number, &format!("hello, this is number {number}"))).await;
        }
        let mut told = Vec::new();
        for row in mailbox.rows().await {
            told.push((mailbox.open(row.id).await.messages.remove(0).text, row.priority == 0));
        }
        told.sort();
        let text = |number: u8| format!("hello, this is number {number}");
        // The oldest of them is not in hand any more.
        let expected: Vec<_> =
            (0..4).flat_map(|number| [(text(number), number > 0), (text(number), number > 0)]).collect();
        assert_eq!(told, expected);
    }

    pub async fn a_copy_in_front_of_something_new_harms_nothing(desk: Desk) {
        let mailbox = mailbox(desk).await;
        let first = || plain("1", "tove@mail.example", "first", &[]);
        mailbox.one(first()).await;
        mailbox.take(vec![first(), plain("2", "tove@mail.example", "second", &[])]).await;
        let (copy, new) = (plain("3", "arn@mail.example", "third", &[]), plain("4", "arn@mail.example", "fourth", &[]));
        mailbox.take(vec![copy.clone(), copy, new]).await;
        let (hotline, rows) = (mailbox.desk.mira.hotline(), mailbox.rows().await);
        assert_eq!(rows.len(), 4);
        for row in rows {
            mailbox.desk.inbox.erase_conversation(hotline, None, row.id).await.unwrap();
        }
        let last = plain("5", "tove@mail.example", "after the erasure", &["1"]);
        mailbox.take(vec![first(), last]).await;
        assert_eq!(mailbox.talks().await, [["after the erasure"]]);
        // Begun by an item that only seemed to answer one: its sender is the contact all the same.
        mailbox.one(plain("6", "tove@mail.example", "another matter", &[])).await;
        let rows = mailbox.rows().await;
        assert_eq!(rows[0].alias, rows[1].alias);
        assert!(mailbox.desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn an_erased_conversation_shows_no_address_while_its_contact_goes_on(desk: Desk) {
        let mailbox = mailbox(desk).await;
        mailbox.one(plain("1", "tove@mail.example", "first", &[])).await;
        mailbox.one(plain("2", "tove@mail.example", "second", &[])).await;
        let (hotline, id) = (mailbox.desk.mira.hotline(), mailbox.rows().await[0].id);
        mailbox.desk.inbox.erase_conversation(hotline, None, id).await.unwrap();
        assert_eq!(mailbox.open(id).await.contact.address_masked, "••••");
        assert_eq!(mailbox.talks().await, [["second"]]);
    }

    pub async fn an_old_mailbox_stands_behind_whoever_writes_now(desk: Desk) {
        let mailbox = mailbox(desk).await;
        let old = InboundMessage { old: true, ..mail("1", "tove@mail.example", "long ago", &[]) };
        mailbox.one(received("1", old)).await;
        mailbox.one(plain("2", "arn@mail.example", "now", &[])).await;
        let page = mailbox.desk.inbox.inbox_page(&mailbox.desk.mira, View::Waiting, None, 50).await.unwrap();
        assert_eq!(page.rows.iter().map(|row| row.priority).collect::<Vec<_>>(), [3, 4]);
    }

    pub async fn what_a_later_release_reads_otherwise_is_still_known(desk: Desk) {
        let mailbox = mailbox(desk).await;
        let read = |text: &str, digest: u8| InboundMessage {
            old: true,
            digest: Some([digest; 32]),
            ..mail("1", "tove@mail.example", text, &[])
        };
        mailbox.one(received("1", read("as one release reads it", 1))).await;
        let again = mailbox.one(received("1", read("as another reads it", 1))).await;
        assert!(matches!(again, Accepted::Duplicate(_)), "{again:?}");
        let other = mailbox.one(received("1", read("another mail", 2))).await;
        assert!(matches!(other, Accepted::Conflict(_)), "{other:?}");
        let (one, two) = (CarrierId::new("1"), CarrierId::new("2"));
        let asked = [(one.clone(), [1; 32]), (one.clone(), [2; 32]), (one.clone(), [3; 32]), (two, [1; 32])];
        assert_eq!(mailbox.host.known(&asked).await.unwrap(), [Known::Kept, Known::Kept, Known::New, Known::New]);
        let hotline = mailbox.desk.mira.hotline();
        for row in mailbox.rows().await {
            mailbox.desk.inbox.erase_conversation(hotline, None, row.id).await.unwrap();
        }
        let erased = [Known::Erased, Known::Erased, Known::Erased, Known::New];
        assert_eq!(mailbox.host.known(&asked).await.unwrap(), erased);
        // Read anew it stays erased; sent anew it is a new mail.
        assert_eq!(mailbox.one(received("1", read("read anew", 9))).await, Accepted::Tombstone);
        let sent_anew = InboundMessage { old: false, ..read("sent anew", 9) };
        assert!(matches!(mailbox.one(received("1", sent_anew)).await, Accepted::Conflict(_)));
    }

    /// Two acts that meet at the same moment, whichever comes first.
    pub async fn a_contact_who_writes_while_being_erased_begins_anew(desk: Desk) {
        let mailbox = mailbox(desk).await;
        let hotline = mailbox.desk.mira.hotline();
        for round in 0..12 {
            let from = format!("tove{round}@mail.example");
            mailbox.one(plain(&format!("a{round}"), &from, "erase me", &[])).await;
            let rows = mailbox.rows().await;
            let gone = rows.last().unwrap().id;
            mailbox.desk.clock.advance(1);
            let new = vec![plain(&format!("b{round}"), &from, "somebody new", &[])];
            let (erased, taken) = tokio::join!(
                mailbox.desk.inbox.erase_conversation(hotline, None, gone),
                mailbox.host.accept(new, Some(Cursor(vec![1])))
            );
            erased.unwrap();
            assert!(matches!(taken.unwrap().as_slice(), [Accepted::Message(_)]));
            let rows = mailbox.rows().await;
            let new = mailbox.open(rows.last().unwrap().id).await;
            assert!(new.contact.address_masked.ends_with("le"), "{}", new.contact.address_masked);
            mailbox.answer(new.row.id, "an answer").await;
        }
        assert_eq!(mailbox.sent().await.len(), 12);
        let report = mailbox.desk.inbox.fsck().await.unwrap();
        assert!(report.clean(), "{report}");
    }

    pub async fn a_forged_sender_becomes_no_part_of_what_they_name(desk: Desk) {
        let mailbox = mailbox(desk).await;
        mailbox.one(plain("1", "tove@mail.example", "it is me", &[])).await;
        let envelope = Envelope { authenticity: Authenticity::Failed, ..Envelope::default() };
        let forged = |id: &str| InboundMessage {
            envelope: Some(Box::new(envelope.clone())),
            ..mail(id, "tove@mail.example", "where are you now?", &["1"])
        };
        mailbox.take(vec![received("2", forged("2")), received("3", forged("3"))]).await;
        mailbox.one(plain("4", "tove@mail.example", "me again", &["1"])).await;
        mailbox.one(plain("5", "tove@mail.example", "something else", &[])).await;
        mailbox.one(plain("6", "tove@mail.example", "to the forger", &["2"])).await;
        let talks = mailbox.talks().await;
        let question = "where are you now?";
        assert_eq!(
            talks,
            [
                vec!["it is me", "me again"],
                vec![question],
                vec![question],
                vec!["something else"],
                vec!["to the forger"]
            ]
        );
        let rows = mailbox.rows().await;
        let mut people = Vec::new();
        for row in &rows {
            people.push(mailbox.open(row.id).await.contact.id);
        }
        assert_eq!(people[0], people[3]);
        assert_eq!(people[0], people[4]);
        assert!(people[1] != people[0] && people[2] != people[0] && people[1] != people[2]);
        assert_eq!(mailbox.open(rows[1].id).await.related_to, Some(rows[0].id), "it is linked all the same");
    }

    pub async fn what_a_channel_took_in_is_counted(desk: Desk) {
        let mailbox = mailbox(desk).await;
        let counted = || async {
            let states = mailbox.desk.inbox.hotlines().channel_states(None).await.unwrap();
            states.into_iter().find(|(id, _)| *id == mailbox.id).unwrap().1.received
        };
        assert_eq!(counted().await, None);
        mailbox.take(vec![plain("1", "a@mail.example", "a", &[]), plain("2", "b@mail.example", "b", &[])]).await;
        mailbox.take(vec![plain("2", "b@mail.example", "b", &[]), plain("3", "c@mail.example", "c", &[])]).await;
        // Without a cursor, as an import does it.
        mailbox.host.accept(vec![plain("4", "d@mail.example", "d", &[])], None).await.unwrap();
        assert_eq!(counted().await, Some(4));
        assert!(mailbox.desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn what_was_erased_neither_joins_nor_comes_back(desk: Desk) {
        let mailbox = mailbox(desk).await;
        mailbox.one(plain("1", "tove@mail.example", "erase me", &[])).await;
        let (hotline, id) = (mailbox.desk.mira.hotline(), mailbox.rows().await[0].id);
        mailbox.desk.inbox.erase_conversation(hotline, None, id).await.unwrap();
        let again = mailbox
            .take(vec![
                plain("1", "tove@mail.example", "erase me", &[]),
                plain("2", "tove@mail.example", "somebody new", &["1"]),
                plain("3", "tove@mail.example", "and again", &["2"]),
            ])
            .await;
        assert_eq!(again[0], Accepted::Tombstone);
        assert_eq!(mailbox.talks().await, [["somebody new", "and again"]]);
        let new = mailbox.open(mailbox.rows().await[0].id).await;
        assert_eq!(new.related_to, None, "nothing leads to what is gone");
        assert!(mailbox.desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn a_machine_reopens_nothing_and_waits_last(desk: Desk) {
        let mailbox = mailbox(desk).await;
        mailbox.one(plain("1", "tove@mail.example", "first", &[])).await;
        let id = mailbox.rows().await[0].id;
        mailbox.answer(id, "we are here").await;
        let away = InboundMessage { origin: Origin::Machine, ..mail("2", "tove@mail.example", "I am away", &["1"]) };
        mailbox.one(received("2", away)).await;
        let row = mailbox.rows().await.remove(0);
        assert_eq!((row.state, row.unread), (ConversationState::Theirs, 1));
        let open = mailbox.open(id).await;
        assert_eq!(open.messages.last().unwrap().flags, ["machine"]);
        let news = InboundMessage { origin: Origin::Machine, ..mail("3", "news@mail.example", "ten shoes", &[]) };
        mailbox.one(received("3", news)).await;
        let rows = mailbox.rows().await;
        assert_eq!((rows[1].state, rows[1].priority), (ConversationState::Waiting, 4));
        // A person who then writes there is a person.
        mailbox.one(plain("4", "news@mail.example", "help me", &["3"])).await;
        assert_eq!(mailbox.rows().await[1].unread, 2);
        // Words of danger are looked at, whatever brought them; what is sent on has no answer that sends itself.
        let cry = "he is kicking my door in right now with a knife, please help";
        let relayed = InboundMessage { origin: Origin::Machine, ..mail("5", "tove@mail.example", cry, &["1"]) };
        mailbox.one(received("5", relayed)).await;
        let row = mailbox.open(id).await.row;
        assert_eq!((row.state, row.priority), (ConversationState::Waiting, 0));
        assert!(mailbox.desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn a_machines_sign_hides_no_urgent_words(desk: Desk) {
        let mailbox = mailbox(desk).await;
        let signed = |id: &str, origin| {
            let words = "I want to die tonight. I have the pills here.";
            received(id, InboundMessage { origin, ..mail(id, "tove@mail.example", words, &["1"]) })
        };
        for (id, origin, reopens) in
            [("2", Origin::Away, false), ("3", Origin::Carrier, false), ("4", Origin::Machine, true)]
        {
            mailbox.one(plain("1", "tove@mail.example", "first", &[])).await;
            let talk = mailbox.rows().await[0].id;
            if mailbox.rows().await[0].state != ConversationState::Closed {
                mailbox.desk.inbox.claim(&mailbox.desk.mira, talk).await.unwrap();
                let call = crate::desk::call();
                mailbox.desk.inbox.close_conversation(&mailbox.desk.mira, talk, call, None).await.unwrap();
            }
            mailbox.one(signed(id, origin)).await;
            let row = mailbox.rows().await.remove(0);
            let expected = if reopens { ConversationState::Waiting } else { ConversationState::Closed };
            assert_eq!((row.state, row.priority <= 1), (expected, true), "{origin:?}");
        }
    }

    pub async fn a_report_about_somebody_else_or_for_now_is_noted_and_stops_nothing(desk: Desk) {
        let mailbox = mailbox(desk).await;
        mailbox.one(enveloped("1", "Tove+talk@mail.example", None, ALONE)).await;
        let id = mailbox.rows().await[0].id;
        let answer = mailbox.answer(id, "we are here").await;
        mailbox.sent().await;
        let reports = async |number: &str, failed: bool, code: &str, recipients: &[&str]| {
            let recipients = recipients.iter().copied().map(Address::new).collect();
            let report = Report { message: Some(MessageId(answer)), failed, code: code.into(), recipients };
            let mail = mail(number, "mailer-daemon@mail.example", "it failed", &[]);
            mailbox
                .one(received(
                    number,
                    InboundMessage { thread: joins(id), origin: Origin::Carrier, report: Some(report), ..mail },
                ))
                .await;
            let open = mailbox.open(id).await;
            let delivery = open.messages[1].delivery.clone().unwrap();
            let note = delivery.note.map(|note| (note.kind, note.code));
            (delivery.state, note, open.contact.refused_at.is_some())
        };
        let note = |kind: &str, code: &str| Some((kind.to_owned(), code.to_owned()));
        let sent = earshot_channel::DeliveryState::Sent;
        // The school's server carried it on to an address that is gone.
        assert_eq!(
            reports("2", true, "5.1.1", &["mother@gone.example"]).await,
            (sent, note("elsewhere", "5.1.1"), false)
        );
        assert_eq!(reports("3", false, "4.4.1", &["tove@mail.example"]).await, (sent, note("put-off", "4.4.1"), false));
        // That it arrived, and what is put off elsewhere, is no news.
        assert_eq!(reports("4", false, "2.0.0", &[]).await.1, note("put-off", "4.4.1"));
        assert_eq!(reports("5", false, "4.2.2", &["mother@gone.example"]).await.1, note("put-off", "4.4.1"));
        mailbox.answer(id, "once more").await;
        assert_eq!(mailbox.sent().await.len(), 1, "the next one goes out");
        // Of several spellings one is theirs: a server may leave the word behind the plus away, and upper case is nothing.
        let failed = reports("6", true, "5.1.1", &["mother@gone.example", "TOVE@mail.example"]).await;
        assert_eq!((failed.0, failed.2), (earshot_channel::DeliveryState::Failed, true));
    }

    pub async fn a_failure_report_stands_at_its_delivery_and_stops_the_next(desk: Desk) {
        let mailbox = mailbox(desk).await;
        mailbox.one(plain("1", "tove@mail.example", "first", &[])).await;
        let id = mailbox.rows().await[0].id;
        let answer = mailbox.answer(id, "we are here").await;
        assert_eq!(mailbox.sent().await.len(), 1);
        let report =
            Report { message: Some(MessageId(answer)), failed: true, code: "5.1.1".into(), recipients: Vec::new() };
        let bounce = InboundMessage {
            thread: Thread::Referred { joined: Some(ThreadId(id.0)) },
            origin: Origin::Carrier,
            report: Some(report),
            ..mail("b", "mailer-daemon@mail.example", "no such user", &[])
        };
        mailbox.one(received("b", bounce)).await;
        let open = mailbox.open(id).await;
        let delivery = open.messages[1].delivery.clone().unwrap();
        assert_eq!((delivery.state, delivery.code.as_deref()), (earshot_channel::DeliveryState::Failed, Some("5.1.1")));
        assert_eq!(open.messages[2].flags, ["carrier"]);
        assert!(open.contact.refused_at.is_some());
        // The next one isn't sent there, and the operator sees why.
        mailbox.answer(id, "once more").await;
        assert!(mailbox.sent().await.is_empty());
        let delivery = mailbox.open(id).await.messages[3].delivery.clone().unwrap();
        assert_eq!(delivery.code.as_deref(), Some("address-refused-mail"));
        // Whoever writes can be reached again.
        mailbox.one(plain("2", "tove@mail.example", "I am here", &["1"])).await;
        assert_eq!(mailbox.open(id).await.contact.refused_at, None);
        mailbox.answer(id, "good").await;
        assert_eq!(mailbox.sent().await.len(), 1);
    }

    pub async fn one_acknowledgement_a_day_and_only_for_what_is_new(desk: Desk) {
        let mailbox = mailbox(desk).await;
        let new = |id: &str, references: &[&str]| {
            let mut mail = mail(id, "tove@mail.example", id, references);
            (mail.may_acknowledge, mail.language) = (true, Some("fr-BE".into()));
            received(id, mail)
        };
        mailbox.take(vec![new("1", &[]), new("2", &["1"]), new("3", &[])]).await;
        assert_eq!(mailbox.talks().await, [vec!["1", "2", "Bien reçu."], vec!["3"]]);
        let sent = mailbox.sent().await;
        assert_eq!(sent.len(), 1);
        assert!(sent[0].automatic);
        let row = mailbox.rows().await.into_iter().find(|row| row.messages == 3).unwrap();
        assert_eq!((row.state, row.unread), (ConversationState::Waiting, 2), "a machine's answer is no answer");
        let open = mailbox.open(row.id).await;
        assert_eq!(
            (open.messages[2].direction, open.messages[2].flags.join(" ")),
            (Direction::Out, "automatic".into())
        );
        mailbox.desk.clock.advance(23 * 3_600_000);
        mailbox.one(new("4", &[])).await;
        mailbox.desk.clock.advance(3_600_000);
        mailbox.one(new("5", &[])).await;
        assert_eq!(mailbox.sent().await.len(), 1);
        assert_eq!(mailbox.talks().await[2..], [vec!["4"], vec!["5", "Bien reçu."]]);
        // A re-delivery is answered to nobody.
        mailbox.desk.clock.advance(48 * 3_600_000);
        mailbox.take(vec![new("1", &[]), new("5", &[])]).await;
        assert_eq!(mailbox.sent().await.len(), 0);
    }

    pub async fn an_acknowledgement_speaks_the_language_of_the_mail(desk: Desk) {
        let mailbox = mailbox(desk).await;
        let french = "Bonjour, je ne sais plus quoi faire, mes parents se disputent tous les soirs et je ne dors plus.";
        let german = "Hallo, ich weiß nicht mehr weiter, meine Eltern streiten jeden Abend und ich schlafe nicht mehr.";
        let own = "We have your mail.";
        let cases = [
            (None, french, "Bien reçu."),
            (None, german, own),
            (None, "Bonjour", own),
            (Some("en"), french, own),
            (Some("de"), french, "Bien reçu."),
            (Some("fr"), german, "Bien reçu."),
        ];
        for (number, (says, text, _)) in cases.iter().enumerate() {
            let id = number.to_string();
            let mut mail = mail(&id, &format!("tove{id}@post{id}.example"), text, &[]);
            (mail.may_acknowledge, mail.language) = (true, says.map(str::to_owned));
            mailbox.one(received(&id, mail)).await;
        }
        let expected: Vec<_> = cases.iter().map(|(_, text, answer)| vec![*text, *answer]).collect();
        assert_eq!(mailbox.talks().await, expected);
    }

    pub async fn an_answer_refers_to_what_it_answers(desk: Desk) {
        let mailbox = mailbox(desk).await;
        let first = InboundMessage {
            answer_to: Some(Address::new("Tove@Mail.example")),
            ..mail("1", "tove@mail.example", "first", &[])
        };
        mailbox.one(received("1", first)).await;
        mailbox.one(plain("2", "tove@mail.example", "second", &["1"])).await;
        let id = mailbox.rows().await[0].id;
        let answer = mailbox.answer(id, "we are here").await;
        let sent = mailbox.sent().await.remove(0);
        assert_eq!(sent.references, [CarrierId::new("2"), CarrierId::new("1")]);
        assert_eq!((sent.subject.as_deref(), sent.thread), (Some("about 1"), ThreadId(id.0)));
        assert_eq!((sent.to.expose(), sent.id, sent.automatic), ("Tove@Mail.example", MessageId(answer), false));
        // What machines wrote meanwhile is nothing to answer.
        for (name, origin) in [("3", Origin::Machine), ("4", Origin::Carrier)] {
            let machine = InboundMessage { origin, ..mail(name, "tove@mail.example", "out of office", &["2"]) };
            mailbox.one(received(name, machine)).await;
        }
        mailbox.answer(id, "still here").await;
        let sent = mailbox.sent().await.remove(0);
        assert_eq!(sent.references, [CarrierId::new("2"), CarrierId::new("1")]);
        assert_eq!(sent.subject.as_deref(), Some("about 1"));
    }

    pub async fn a_long_talk_still_refers_to_its_beginning_and_never_to_others_mails(desk: Desk) {
        let mailbox = mailbox(desk).await;
        mailbox.one(enveloped("1", "tove@mail.example", None, ALONE)).await;
        let id = mailbox.rows().await[0].id;
        for number in 2..=50 {
            mailbox.one(enveloped(&number.to_string(), "tove@mail.example", None, joins(id))).await;
        }
        mailbox.one(enveloped("aunt", "aunt@mail.example", None, joins(id))).await;
        mailbox.answer(id, "we are here").await;
        let sent = mailbox.sent().await.remove(0);
        let ends = (sent.references.first().unwrap().expose(), sent.references.last().unwrap().expose());
        assert_eq!((ends, sent.references.len()), (("50", "1"), 40));
        assert_eq!(sent.subject.as_deref(), Some("about 1"));
    }

    pub async fn what_stood_around_the_words_is_shown(desk: Desk) {
        let mailbox = mailbox(desk).await;
        let envelope = Envelope {
            from: Participant { name: "Tove".into(), address: "tove@mail.example".into() },
            new_text: Some("new".into()),
            authenticity: Authenticity::Aligned,
            ..Envelope::default()
        };
        let mut item = mail("1", "tove@mail.example", "new\n> old", &[]);
        (item.envelope, item.html) = (Some(Box::new(envelope.clone())), Some("<b>new</b>".into()));
        item.sent_at = Some(earshot_channel::UnixMillis(5));
        mailbox.one(received("1", item)).await;
        let said = mailbox.open(mailbox.rows().await[0].id).await.messages.remove(0);
        assert_eq!(said.envelope.as_deref(), Some(&envelope));
        assert_eq!((said.subject.as_deref(), said.sent_at, said.has_html), (Some("about 1"), Some(5), true));
        let html = mailbox.desk.inbox.message_html(&mailbox.desk.mira, said.id).await.unwrap();
        assert_eq!(html, "<b>new</b>");
        let original = mailbox.desk.inbox.message_original(&mailbox.desk.mira, said.id).await.unwrap();
        assert_eq!(original, "Message-ID: <1>\r\n\r\nnew\n> old".as_bytes());
        assert!(mailbox.desk.inbox.message_html(&mailbox.desk.admin, said.id).await.is_err());
    }

    pub async fn a_large_original_is_kept_as_a_file(desk: Desk) {
        let mailbox = mailbox(desk).await;
        let mut item = plain("1", "tove@mail.example", "see the picture", &[]);
        item.raw = Bytes::from(vec![b'x'; 300 * 1024]);
        mailbox.one(item).await;
        let said = mailbox.open(mailbox.rows().await[0].id).await.messages.remove(0);
        let file = &said.attachments[0];
        assert_eq!((file.role, file.size_bytes), (FileRole::Original, 300 * 1024));
    }

    pub async fn a_receiver_that_dies_is_counted(mut desk: Desk) {
        assert_eq!(desk.host.attempt(b"mail 1").await.unwrap(), 1);
        desk.reopen().await;
        assert_eq!(desk.host.attempt(b"mail 1").await.unwrap(), 2);
        // What else is read meanwhile resets nothing.
        for number in 0..40 {
            assert_eq!(desk.host.attempt(format!("other mail {number}").as_bytes()).await.unwrap(), 1);
        }
        assert_eq!(desk.host.attempt(b"mail 1").await.unwrap(), 3);
        // What came back killed nothing.
        desk.host.attempt_ended(b"mail 1").await.unwrap();
        desk.reopen().await;
        assert_eq!(desk.host.attempt(b"mail 1").await.unwrap(), 3);
        desk.host.attempt_ended(b"never begun").await.unwrap();
        assert_eq!(desk.host.attempt(b"never begun").await.unwrap(), 1);
    }

    pub async fn a_channels_health_is_kept(mut desk: Desk) {
        let health = Health {
            state: HealthState::NeedsHelp,
            problem: Some("the password was refused".into()),
            server_count: Some(7),
            ..Health::default()
        };
        desk.host.report(health.clone()).await.unwrap();
        desk.reopen().await;
        let states = desk.inbox.hotlines().channel_states(Some(desk.mira.hotline())).await.unwrap();
        assert_eq!(states.into_iter().find(|(id, _)| *id == desk.channel).unwrap().1.health, Some(health));
    }
}
