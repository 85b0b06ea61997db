//! Lists that are narrowed, views that are kept, and a set-up that two people change.

use crate::on_both;

on_both!(
    a_narrowed_list_holds_what_fits_and_nothing_else,
    views_are_kept_by_their_owner_and_shared_by_supervisors,
    of_two_who_change_the_set_up_one_is_told_and_nothing_is_lost,
    own_words_for_contacts_are_kept_with_who_wrote_them,
    the_set_up_says_what_does_not_fit_field_by_field,
);

mod cases {
    use earshot_inbox::{
        StoreError,
        hotlines::{HotlineSpec, OwnWords},
        problems::Refusal,
        view::View,
        views::{Filter, NewSavedView},
    };

    use crate::desk::Desk;

    pub async fn a_narrowed_list_holds_what_fits_and_nothing_else(desk: Desk) {
        for at in 0..12 {
            let text = if at % 3 == 0 { "I want to kill myself tonight, I have the pills in my hand" } else { "hello" };
            desk.says(&format!("wren-{at}"), &format!("w-{at}"), text).await;
            desk.clock.advance(1_000);
        }
        let grave = Filter { priority: Some(1), ..Filter::default() };
        let mut seen = Vec::new();
        let mut cursor = None;
        loop {
            let page = desk.inbox.narrowed_page(&desk.mira, View::Waiting, &grave, cursor.as_deref(), 3).await.unwrap();
            assert!(page.rows.len() <= 3 && page.rows.iter().all(|row| row.priority <= 1));
            seen.extend(page.rows.into_iter().map(|row| row.id));
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(seen.len(), 4);
        let taken = seen[0];
        desk.inbox.claim(&desk.mira, taken).await.unwrap();
        let free = Filter { unclaimed: true, ..grave.clone() };
        let page = desk.inbox.narrowed_page(&desk.mira, View::Waiting, &free, None, 50).await.unwrap();
        assert!(page.rows.len() == 3 && page.rows.iter().all(|row| row.id != taken));
        let elsewhere = Filter { channel: Some(uuid::Uuid::nil()), ..Filter::default() };
        let page = desk.inbox.narrowed_page(&desk.mira, View::Waiting, &elsewhere, None, 50).await.unwrap();
        assert!(page.rows.is_empty() && page.next.is_none());
        let whole = desk.inbox.inbox_page(&desk.mira, View::Waiting, None, 5).await.unwrap();
        assert!(whole.rows.len() == 5 && whole.next.is_some());
    }

    fn night(shared: bool) -> NewSavedView {
        let filter = Filter { priority: Some(1), ..Filter::default() };
        NewSavedView { name: if shared { "Watch" } else { "Night" }.into(), view: View::Waiting, filter, shared }
    }

    pub async fn views_are_kept_by_their_owner_and_shared_by_supervisors(desk: Desk) {
        let own = desk.inbox.save_view(&desk.mira, None, night(false)).await.unwrap();
        let shared = desk.inbox.save_view(&desk.supervisor, None, night(true)).await.unwrap();
        let refused = desk.inbox.save_view(&desk.mira, None, night(true)).await.map_err(StoreError::from);
        assert!(matches!(refused, Err(StoreError::Forbidden(_))));
        let ids = async |scope| {
            let views = desk.inbox.saved_views(scope).await.unwrap();
            views.into_iter().map(|view| (view.id, view.mine)).collect::<Vec<_>>()
        };
        assert_eq!(ids(&desk.mira).await, [(own, true), (shared, false)]);
        assert_eq!(ids(&desk.jonas).await, [(shared, false)]);
        assert_eq!(desk.inbox.remove_view(&desk.jonas, own).await, Err(StoreError::NotFound));
        assert_eq!(desk.inbox.remove_view(&desk.jonas, shared).await, Err(StoreError::NotFound));
        let renamed = NewSavedView { name: "Late".into(), ..night(false) };
        desk.inbox.save_view(&desk.mira, Some(own), renamed.clone()).await.unwrap();
        assert_eq!(desk.inbox.saved_views(&desk.mira).await.unwrap()[0].kept, renamed);
        desk.inbox.remove_view(&desk.supervisor, shared).await.unwrap();
        assert!(ids(&desk.jonas).await.is_empty());
        let nameless = NewSavedView { name: " ".into(), ..night(false) };
        assert!(matches!(desk.inbox.save_view(&desk.mira, None, nameless).await, Err(Refusal::Invalid(_))));
    }

    pub async fn of_two_who_change_the_set_up_one_is_told_and_nothing_is_lost(desk: Desk) {
        let hotlines = desk.inbox.hotlines();
        let before = hotlines.set_up(&desk.admin).await.unwrap();
        let with = |phone: &str| HotlineSpec { phone: phone.into(), ..before.hotline.clone() };
        let after = hotlines.change_set_up(&desk.admin, before.version, with("116 000 1")).await.unwrap();
        assert_eq!((after.version, after.hotline.phone.as_str()), (before.version + 1, "116 000 1"));
        let late = hotlines.change_set_up(&desk.admin, before.version, with("116 000 2")).await;
        assert!(matches!(late, Err(Refusal::Store(StoreError::Conflict(words))) if words.contains("meanwhile")));
        assert_eq!(hotlines.set_up(&desk.admin).await.unwrap(), after);
        // The command line counts as well, and says nobody's name.
        hotlines.apply(with("116 000 3")).await.unwrap();
        let history = hotlines.history(&desk.admin).await.unwrap();
        assert_eq!(history.len(), 3);
        assert_eq!((history[0].changed.as_slice(), &history[0].by), (["phone".to_owned()].as_slice(), &None));
        assert_eq!(history[1].by.as_ref().unwrap().id, desk.admin.operator());
        assert!(matches!(hotlines.set_up(&desk.supervisor).await, Err(StoreError::Forbidden(_))));
        assert!(matches!(hotlines.history(&desk.mira).await, Err(StoreError::Forbidden(_))));
    }

    pub async fn own_words_for_contacts_are_kept_with_who_wrote_them(desk: Desk) {
        let hotlines = desk.inbox.hotlines();
        let before = hotlines.set_up(&desk.admin).await.unwrap();
        let own = |text: &str| OwnWords::from([("fact-who".to_owned(), text.to_owned())]);
        let after = hotlines.change_words(&desk.admin, before.version, "fr", own("Nous deux.")).await.unwrap();
        assert_eq!(after.hotline.own_words("fr"), Some(&own("Nous deux.")));
        let late = hotlines.change_words(&desk.admin, before.version, "en", own("The two of us.")).await;
        assert!(matches!(late, Err(Refusal::Store(StoreError::Conflict(words))) if words.contains("meanwhile")));
        let twice = hotlines.change_words(&desk.admin, after.version, "en", own("The two of us.")).await.unwrap();
        assert_eq!(twice.hotline.own_words("fr"), Some(&own("Nous deux.")), "another language's words went");
        let bad = OwnWords::from([("ended-text".to_owned(), "Bye".to_owned())]);
        let Err(Refusal::Invalid(problems)) = hotlines.change_words(&desk.admin, twice.version, "fr", bad).await else {
            panic!("a text without the emergency number was taken")
        };
        assert_eq!(problems.0[0].field, "texts.fr.ended-text");
        // A description that knows nothing of them leaves them; who is no administrator neither reads nor writes them.
        hotlines.apply(HotlineSpec { phone: "116 000 7".into(), ..before.hotline }).await.unwrap();
        let kept = hotlines.set_up(&desk.admin).await.unwrap();
        assert_eq!(kept.hotline.texts, twice.hotline.texts);
        let back = hotlines.change_words(&desk.admin, kept.version, "fr", OwnWords::new()).await.unwrap();
        assert_eq!(back.hotline.own_words("fr"), None);
        let changed: Vec<Vec<String>> =
            hotlines.history(&desk.admin).await.unwrap().into_iter().map(|change| change.changed).collect();
        assert_eq!(
            changed[..4],
            [
                vec!["texts.fr.fact-who".to_owned()],
                vec!["phone".to_owned()],
                vec!["texts.en.fact-who".to_owned()],
                vec!["texts.fr.fact-who".to_owned()],
            ]
        );
        let refused = hotlines.change_words(&desk.supervisor, back.version, "en", OwnWords::new()).await;
        assert!(matches!(refused, Err(Refusal::Store(StoreError::Forbidden(_)))));
    }

    pub async fn the_set_up_says_what_does_not_fit_field_by_field(desk: Desk) {
        let hotlines = desk.inbox.hotlines();
        let before = hotlines.set_up(&desk.admin).await.unwrap();
        let bad = HotlineSpec { phone: "call us".into(), safe_exit: "nowhere".into(), ..before.hotline.clone() };
        let Err(Refusal::Invalid(problems)) = hotlines.change_set_up(&desk.admin, before.version, bad).await else {
            panic!("was taken")
        };
        let fields: Vec<_> = problems.0.iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(fields, ["phone", "safe_exit"]);
        assert_eq!(hotlines.set_up(&desk.admin).await.unwrap(), before);
    }
}
