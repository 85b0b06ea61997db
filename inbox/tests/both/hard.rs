//! Hard content: looks that are counted, files that nobody sees again, what goes to the police, notes after it.

use crate::on_both;

on_both!(
    each_opened_file_counts_once_until_a_break,
    no_byte_of_a_sealed_file_leaves_again,
    a_mail_is_sealed_with_its_picture,
    a_sealed_file_is_handed_over_as_it_came,
    two_hand_over_and_never_one,
    only_supervisors_of_the_hotline_hand_over,
    an_uploaded_file_that_is_sealed_is_never_sent,
    a_note_is_read_by_its_writer_and_supervisors,
    erasing_takes_hashes_and_receivers_along,
);

mod cases {
    use bytes::Bytes;
    use earshot_channel::{
        Address, AttachmentId, BlobId, CarrierId, ConversationToken, FileRole, Inbound, InboundAttachment,
        InboundMessage, ItemKind, Received,
    };
    use earshot_inbox::{
        ConversationId, StoreError,
        access::{Role, Scope},
        audit,
        problems::Refusal,
        sealed::{HandOver, HandOverForm},
        view::{Attachment, Message},
    };
    use uuid::Uuid;

    use crate::desk::{Desk, key, reply};

    const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR and so on";
    const HOUR: i64 = 3_600_000;

    async fn blob(desk: &Desk, bytes: &'static [u8]) -> BlobId {
        desk.host.put_blob(Box::pin(futures::stream::iter([Ok(Bytes::from_static(bytes))]))).await.unwrap()
    }

    fn file(blob: BlobId, role: FileRole, bytes: &[u8]) -> InboundAttachment {
        InboundAttachment {
            blob,
            content_id: (role == FileRole::Inline).then(|| "one@mail.example".into()),
            role,
            name: "what it shows.png".into(),
            media_type: "image/png".into(),
            size_bytes: bytes.len() as u64,
        }
    }

    /// A contact sends a picture, by itself or in a mail that is kept whole.
    async fn sends(desk: &Desk, id: &str, in_mail: bool) -> (ConversationId, Message, BlobId) {
        let role = if in_mail { FileRole::Inline } else { FileRole::Attached };
        let picture = blob(desk, PICTURE).await;
        let mut attachments = vec![file(picture, role, PICTURE)];
        if in_mail {
            attachments.push(file(blob(desk, b"From: a mail").await, FileRole::Original, b"From: a mail"));
        }
        let item = Received {
            carrier_id: CarrierId::new(id),
            raw: Bytes::from_static(b"From: wren\r\n\r\nlook"),
            content: Ok(Inbound::Message(InboundMessage {
                from: Some(Address::new("wren")),
                text: "look".into(),
                html: in_mail.then(|| "<img src=\"cid:one@mail.example\">".into()),
                language: Some("en".into()),
                attachments,
                ..InboundMessage::default()
            })),
        };
        desk.accept(item).await;
        let talk = desk.first_waiting().await;
        let open = desk.inbox.open_conversation(&desk.mira, talk).await.unwrap();
        (talk, open.messages.last().unwrap().clone(), picture)
    }

    async fn files(desk: &Desk, talk: ConversationId) -> Vec<Attachment> {
        let open = desk.inbox.open_conversation(&desk.mira, talk).await.unwrap();
        open.messages.into_iter().flat_map(|message| message.attachments).collect()
    }

    async fn trail(desk: &Desk, act: &str) -> usize {
        let page = audit::list(desk.inbox.data(), &desk.supervisor, None, 200).await.unwrap();
        page.rows.iter().filter(|row| row.act == act).count()
    }

    fn to_police() -> HandOverForm {
        HandOverForm { to: "Police of Examplia, desk 4".into(), reference: "PE 17".into(), with_message: true }
    }

    /// A second supervisor: Jonas with more rights.
    fn second(desk: &Desk) -> Scope {
        Scope::for_tests(desk.jonas.hotline(), desk.jonas.operator(), Role::Supervisor)
    }

    /// Asked by one supervisor, taken out by another.
    async fn handed(desk: &Desk, file: Uuid, form: HandOverForm) -> HandOver {
        desk.inbox.ask_hand_over(&second(desk), file, form).await.unwrap();
        desk.inbox.hand_over_file(&desk.supervisor, file).await.unwrap()
    }

    fn is_conflict<T>(result: Result<T, StoreError>) -> bool {
        matches!(result, Err(StoreError::Conflict(_)))
    }

    pub async fn each_opened_file_counts_once_until_a_break(desk: Desk) {
        let seen = async |who: &Scope| {
            let exposure = desk.inbox.exposure(who).await.unwrap();
            (exposure.shift, exposure.since_break, exposure.break_due)
        };
        let mut pictures = Vec::new();
        for id in ["w-1", "w-2", "w-3"] {
            pictures.push(sends(&desk, id, false).await.1.attachments[0].id);
        }
        assert_eq!(seen(&desk.mira).await, (0, 0, false));
        for _ in 0..3 {
            desk.inbox.reveal(&desk.mira, pictures[0]).await.unwrap();
        }
        assert_eq!(seen(&desk.mira).await, (1, 1, false));
        desk.inbox.download(&desk.mira, pictures[1]).await.unwrap();
        assert_eq!(seen(&desk.mira).await, (2, 2, true), "the hotline says two");
        assert_eq!(seen(&desk.jonas).await, (0, 0, false), "nobody else's");
        desk.clock.advance(1_000);
        assert_eq!(desk.inbox.take_break(&desk.mira).await.unwrap().since_break, 0);
        desk.clock.advance(1_000);
        desk.inbox.reveal(&desk.mira, pictures[2]).await.unwrap();
        assert_eq!(seen(&desk.mira).await, (3, 1, false));
        let people = desk.inbox.debriefs(&desk.supervisor).await.unwrap().people;
        assert_eq!((people.len(), people[0].shift, people[0].break_at.is_some()), (1, 3, true));
        desk.clock.advance(13 * HOUR);
        assert_eq!(seen(&desk.mira).await, (0, 0, false), "another shift");
        assert!(desk.inbox.exposure(&desk.admin).await.is_err());
    }

    pub async fn no_byte_of_a_sealed_file_leaves_again(desk: Desk) {
        let (talk, message, blob) = sends(&desk, "w-1", false).await;
        let id = message.attachments[0].id;
        assert_eq!(message.attachments[0].name, "what it shows.png");
        let wren = ConversationToken::new("wren");
        desk.host.attachment(&wren, AttachmentId(id)).await.unwrap();
        drop(desk.host.open_blob(blob).await.unwrap());
        assert!(matches!(desk.inbox.seal_file(&desk.admin, id).await, Err(StoreError::Forbidden(_))));
        desk.inbox.seal_file(&desk.jonas, id).await.unwrap();
        desk.inbox.seal_file(&desk.mira, id).await.unwrap();
        assert!(is_conflict(desk.inbox.reveal(&desk.mira, id).await));
        assert!(is_conflict(desk.inbox.reveal(&desk.supervisor, id).await));
        assert!(is_conflict(desk.inbox.download(&desk.supervisor, id).await));
        assert!(is_conflict(desk.inbox.message_original(&desk.mira, message.id).await));
        assert!(desk.host.attachment(&wren, AttachmentId(id)).await.is_err(), "not even to who sent it");
        assert!(desk.host.open_blob(blob).await.is_err());
        let sent = desk.reads("wren", 0).await;
        let shown = sent
            .iter()
            .any(|item| matches!(&item.kind, ItemKind::Message { attachments, .. } if !attachments.is_empty()));
        assert!(!shown);
        let seen = files(&desk, talk).await.remove(0);
        let by = seen.sealed.unwrap().by.name;
        assert_eq!((seen.state.as_str(), seen.name.as_str(), by.as_str()), ("sealed", "", "jonas Testowa"));
        assert_eq!((trail(&desk, "attachment.sealed").await, trail(&desk, "attachment.revealed").await), (1, 0));
        let asked = desk.inbox.ask_erasure(&desk.supervisor, talk, "ASKED".into()).await;
        assert!(is_conflict(asked), "the talk is held");
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn a_mail_is_sealed_with_its_picture(desk: Desk) {
        let (talk, message, _) = sends(&desk, "w-1", true).await;
        let shown = desk.inbox.message_html_with_pictures(&desk.mira, message.id).await.unwrap().1;
        assert_eq!((shown.len(), desk.inbox.exposure(&desk.mira).await.unwrap().shift), (1, 1));
        desk.inbox.message_original(&desk.mira, message.id).await.unwrap();
        let picture = message.attachments.iter().find(|file| file.role == FileRole::Inline).unwrap();
        desk.inbox.seal_file(&desk.mira, picture.id).await.unwrap();
        let (html, shown) = desk.inbox.message_html_with_pictures(&desk.mira, message.id).await.unwrap();
        assert_eq!((html.is_empty(), shown.len()), (false, 0), "the words stay");
        let states: Vec<_> = files(&desk, talk).await.into_iter().map(|file| file.state).collect();
        assert_eq!(states, ["sealed", "sealed"]);
        assert!(is_conflict(desk.inbox.message_original(&desk.mira, message.id).await));
        let listed = desk.inbox.sealed_files(&desk.supervisor).await.unwrap();
        let mut wholes: Vec<_> = listed.iter().map(|file| file.is_message).collect();
        wholes.sort_unstable();
        assert_eq!(wholes, [false, true]);
        let (talk, message, _) = sends(&desk, "w-2", true).await;
        let whole = message.attachments.iter().find(|file| file.role == FileRole::Original).unwrap();
        desk.inbox.seal_file(&desk.mira, whole.id).await.unwrap();
        assert!(files(&desk, talk).await.iter().all(|file| file.state == "sealed"), "the whole holds its parts");
    }

    pub async fn a_sealed_file_is_handed_over_as_it_came(desk: Desk) {
        let (_, message, _) = sends(&desk, "w-1", false).await;
        let id = message.attachments[0].id;
        desk.clock.advance(1_000);
        desk.inbox.reveal(&desk.mira, id).await.unwrap();
        desk.clock.advance(1_000);
        desk.inbox.seal_file(&desk.mira, id).await.unwrap();
        desk.clock.advance(HOUR);
        let given = handed(&desk, id, to_police()).await;
        let files: Vec<_> = given.files.iter().map(|file| (file.name, file.bytes.as_slice())).collect();
        assert_eq!(files, [("file.bin", PICTURE), ("message.bin", b"From: wren\r\n\r\nlook")]);
        assert_eq!(given.files[0].sha256, "f42b38833b34221290acfbdba22520d423e6e86524c3631fcca4f2696c5b22af");
        let custody = &given.custody;
        assert_eq!((custody.name.as_str(), custody.file), ("what it shows.png", id));
        let chain: Vec<_> =
            custody.chain.iter().map(|step| (step.what, step.time.as_str(), step.by.as_deref())).collect();
        assert_eq!(
            chain,
            [
                ("received", "2026-03-02T10:00:00.000Z", None),
                ("revealed", "2026-03-02T10:00:01.000Z", Some("mira Testowa")),
                ("sealed", "2026-03-02T10:00:02.000Z", Some("mira Testowa")),
                ("handed-over", "2026-03-02T11:00:02.000Z", Some("sol Testowa")),
            ]
        );
        assert_eq!(custody.chain[3].to.as_deref(), Some("Police of Examplia, desk 4"));
        assert_eq!(custody.chain[3].asked_by.as_deref(), Some("jonas Testowa"), "two answer for it");
        let alone = HandOverForm { with_message: false, ..to_police() };
        let again = handed(&desk, id, alone).await;
        assert_eq!((again.files.len(), again.custody.chain.len()), (1, 5));
        assert_eq!(desk.inbox.sealed_files(&desk.supervisor).await.unwrap()[0].hand_overs, 2);
        assert_eq!(trail(&desk, "attachment.handed_over").await, 2);
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn two_hand_over_and_never_one(desk: Desk) {
        let (_, message, _) = sends(&desk, "w-1", false).await;
        let id = message.attachments[0].id;
        desk.inbox.seal_file(&desk.mira, id).await.unwrap();
        let (one, other) = (&desk.supervisor, &second(&desk));
        assert!(is_conflict(desk.inbox.hand_over_file(one, id).await), "nobody asked");
        desk.inbox.ask_hand_over(one, id, to_police()).await.unwrap();
        assert!(is_conflict(desk.inbox.hand_over_file(one, id).await), "whoever asked takes nothing out");
        let again = desk.inbox.ask_hand_over(other, id, to_police()).await;
        assert!(matches!(again, Err(Refusal::Store(StoreError::Conflict(_)))), "one wish at a time");
        let asked = desk.inbox.sealed_files(other).await.unwrap().remove(0).asked.unwrap();
        assert_eq!(
            (asked.by.name.as_str(), asked.form),
            ("sol Testowa", to_police()),
            "the other one sees to whom it goes"
        );
        desk.inbox.hand_over_not_wanted(other, id).await.unwrap();
        desk.inbox.hand_over_not_wanted(other, id).await.unwrap();
        assert!(is_conflict(desk.inbox.hand_over_file(other, id).await), "it was taken back");
        desk.inbox.ask_hand_over(other, id, to_police()).await.unwrap();
        desk.inbox.hand_over_file(one, id).await.unwrap();
        assert!(is_conflict(desk.inbox.hand_over_file(one, id).await), "once");
        let left = desk.inbox.sealed_files(one).await.unwrap().remove(0);
        assert_eq!((left.hand_overs, left.asked), (1, None));
        let acts = ["attachment.hand-over-asked", "attachment.hand-over-taken-back", "attachment.handed_over"];
        assert_eq!([trail(&desk, acts[0]).await, trail(&desk, acts[1]).await, trail(&desk, acts[2]).await], [2, 1, 1]);
        let told = serde_json::to_string(&audit::list(desk.inbox.data(), one, None, 200).await.unwrap()).unwrap();
        assert!(!told.contains("Examplia"), "{told}");
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }

    pub async fn only_supervisors_of_the_hotline_hand_over(desk: Desk) {
        let (_, message, _) = sends(&desk, "w-1", false).await;
        let id = message.attachments[0].id;
        let unsealed = desk.inbox.ask_hand_over(&desk.supervisor, id, to_police()).await;
        assert!(matches!(unsealed, Err(Refusal::Store(StoreError::NotFound))));
        assert!(matches!(desk.inbox.hand_over_file(&desk.supervisor, id).await, Err(StoreError::NotFound)));
        desk.inbox.seal_file(&desk.mira, id).await.unwrap();
        for who in [&desk.mira, &desk.admin] {
            let refused = desk.inbox.ask_hand_over(who, id, to_police()).await;
            assert!(matches!(refused, Err(Refusal::Store(StoreError::Forbidden(_)))));
            assert!(matches!(desk.inbox.hand_over_file(who, id).await, Err(StoreError::Forbidden(_))));
            assert!(matches!(desk.inbox.hand_over_not_wanted(who, id).await, Err(StoreError::Forbidden(_))));
            assert!(matches!(desk.inbox.sealed_files(who).await, Err(StoreError::Forbidden(_))));
        }
        for to in ["", "  ", "two\nlines"] {
            let form = HandOverForm { to: to.into(), ..to_police() };
            let refused = desk.inbox.ask_hand_over(&desk.supervisor, id, form).await;
            assert!(matches!(refused, Err(Refusal::Invalid(_))), "{to:?}");
        }
        let other = desk.inbox.hotlines().apply(crate::desk::spec("harbour-line")).await.unwrap().hotline.id;
        let stranger = Scope::for_tests(other, desk.supervisor.operator(), desk.supervisor.role());
        assert!(matches!(desk.inbox.seal_file(&stranger, id).await, Err(StoreError::NotFound)));
        assert!(desk.inbox.sealed_files(&stranger).await.unwrap().is_empty());
        let refused = desk.inbox.ask_hand_over(&stranger, id, to_police()).await;
        assert!(matches!(refused, Err(Refusal::Store(StoreError::NotFound))));
        assert!(matches!(desk.inbox.hand_over_file(&stranger, id).await, Err(StoreError::NotFound)));
    }

    pub async fn an_uploaded_file_that_is_sealed_is_never_sent(desk: Desk) {
        desk.says("wren", "w-1", "hello").await;
        let talk = desk.first_waiting().await;
        let bytes = Box::pin(futures::stream::iter([Ok(Bytes::from_static(PICTURE))]));
        let file = desk.inbox.upload(&desk.mira, talk, "a.png".into(), "image/png".into(), bytes).await.unwrap();
        desk.inbox.seal_file(&desk.mira, file.id).await.unwrap();
        desk.inbox.claim(&desk.mira, talk).await.unwrap();
        let mut with_it = reply("here");
        with_it.attachments = vec![file.id];
        assert!(desk.inbox.write(&desk.mira, key(), talk, with_it).await.is_err());
    }

    pub async fn a_note_is_read_by_its_writer_and_supervisors(desk: Desk) {
        let words = "It stays with me.";
        let page = desk.inbox.debrief(&desk.mira, words).await.unwrap();
        assert_eq!((page.notes.len(), page.notes[0].note.as_str(), page.people.len()), (1, words, 0));
        let id = page.notes[0].id;
        assert!(desk.inbox.debriefs(&desk.jonas).await.unwrap().notes.is_empty());
        assert!(matches!(desk.inbox.debriefs(&desk.admin).await, Err(StoreError::Forbidden(_))));
        assert_eq!(trail(&desk, "debrief.read").await, 0);
        assert_eq!(desk.inbox.debriefs(&desk.supervisor).await.unwrap().notes[0].note, words);
        assert_eq!(trail(&desk, "debrief.read").await, 1);
        assert!(matches!(desk.inbox.debrief(&desk.mira, "  ").await, Err(Refusal::Invalid(_))));
        assert!(matches!(desk.inbox.remove_debrief(&desk.supervisor, id).await, Err(StoreError::NotFound)));
        desk.inbox.remove_debrief(&desk.mira, id).await.unwrap();
        assert!(desk.inbox.debriefs(&desk.supervisor).await.unwrap().notes.is_empty());
        assert!(matches!(desk.inbox.remove_debrief(&desk.mira, id).await, Err(StoreError::NotFound)));
    }

    pub async fn erasing_takes_hashes_and_receivers_along(desk: Desk) {
        let (talk, message, _) = sends(&desk, "w-1", false).await;
        let id: Uuid = message.attachments[0].id;
        desk.inbox.seal_file(&desk.mira, id).await.unwrap();
        handed(&desk, id, to_police()).await;
        desk.inbox.ask_hand_over(&desk.supervisor, id, to_police()).await.unwrap();
        desk.inbox.erase_conversation(desk.mira.hotline(), None, talk).await.unwrap();
        assert!(desk.inbox.sealed_files(&desk.supervisor).await.unwrap().is_empty());
        assert!(matches!(desk.inbox.hand_over_file(&second(&desk), id).await, Err(StoreError::NotFound)));
        assert!(desk.inbox.fsck().await.unwrap().clean());
    }
}
