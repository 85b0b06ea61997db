//! Going by the rules: notice first, erasure a week later, and nothing at all while the clock can't be trusted.
//!
//! Each round notes when it was. A clock that is more than a day ahead of the last round, or behind it, jumped (or the process was off
//! for long): then nothing is erased until an administrator says that the date is right, and every notice is given anew. So no
//! jump of a clock, however far, erases anything.

use std::sync::Arc;

use uuid::Uuid;

use super::rules::{DAY_MS, NOTICE_MS, OTHERS, Record, RetentionRule, classes, days_of, erase_at, read_rules};
use crate::{
    CallId, ConversationId, HotlineId, Inbox,
    quality::facts,
    store::{
        StoreError, calls, case_erasures,
        effects::NewAudit,
        hard,
        retention::{self as rows, Kept, RulesRow},
        splits,
    },
};

/// A round may be this late; milliseconds. They are an hour apart, and a day covers a machine that was mended.
const LATE_MS: i64 = 26 * 3_600_000;
/// A clock may be set back this far; milliseconds.
const BACK_MS: i64 = 3_600_000;
/// What one round gives notice of, for each class, and what it erases at most: the rest comes an hour later.
const A_ROUND: i64 = 500;

/// What rules erase without anybody; cases need two persons.
const BY_THEMSELVES: [Record; 6] =
    [Record::Talk, Record::Call, Record::Training, Record::Complaint, Record::Drill, Record::Debrief];

/// Whether the time that passed since the last round may be true.
fn is_plausible(seen_at: i64, now: i64) -> bool {
    (-BACK_MS..=LATE_MS).contains(&now.saturating_sub(seen_at))
}

/// Whether what notice was given of goes now. The rules, a hold, a case or the contact may have changed it meanwhile.
fn goes(rules: &[RetentionRule], record: Record, kept: &Kept, now: i64) -> bool {
    erase_at(rules, record, kept).is_some_and(|at| at <= now)
}

impl Inbox {
    /// One round by the rules of every hotline. The sweeper does one an hour.
    ///
    /// # Errors
    /// As the store says; what was erased stays so, and the rest comes with the next round.
    pub async fn retention_round(&self) -> Result<(), StoreError> {
        let all = {
            let mut reader = self.data().reader().await?;
            rows::all_rules(&mut reader.conn()).await?
        };
        for row in all.into_iter().filter(|row| row.stopped_at.is_none()) {
            let now = self.clock().now().0;
            if is_plausible(row.seen_at, now) {
                self.go_by(&row, now).await?;
            } else {
                self.stop_erasing(HotlineId(row.hotline_id), row.seen_at, now).await?;
            }
        }
        Ok(())
    }

    async fn stop_erasing(&self, hotline: HotlineId, seen_at: i64, now: i64) -> Result<(), StoreError> {
        tracing::error!(hotline.id = %hotline, "the clock jumped: nothing is erased until an administrator says that the date is right");
        self.data()
            .write(hotline.0, move |tx| {
                Box::pin(async move {
                    if rows::stop(tx, hotline, now).await? {
                        tx.effects.audit(by_rule(hotline, now, "retention.stopped", None, seen_at));
                    }
                    Ok(())
                })
            })
            .await
    }

    async fn go_by(&self, row: &RulesRow, now: i64) -> Result<(), StoreError> {
        let (hotline, rules) = (HotlineId(row.hotline_id), read_rules(row)?);
        self.data().write(hotline.0, move |tx| Box::pin(async move { rows::seen(tx, hotline, now).await })).await?;
        for record in BY_THEMSELVES {
            let noticed = {
                let mut reader = self.data().reader().await?;
                rows::noticed(&mut reader.conn(), hotline, record, now - NOTICE_MS, A_ROUND).await?
            };
            for kept in noticed {
                self.end_notice(hotline, &rules, record, kept, now).await?;
            }
            for class in classes(self.taxonomy(), record) {
                let Some(days) = days_of(&rules, record, &class) else { continue };
                let before = now - days * DAY_MS + NOTICE_MS;
                let found = {
                    let mut reader = self.data().reader().await?;
                    rows::reached(&mut reader.conn(), hotline, record, &class, before, A_ROUND).await?
                };
                if found.is_empty() {
                    continue;
                }
                self.data()
                    .write(hotline.0, move |tx| {
                        let found = found.clone();
                        Box::pin(async move { rows::give_notice(tx, hotline, record, &found, now).await })
                    })
                    .await?;
            }
        }
        self.forget_phone_calls(hotline, &rules, now).await?;
        self.forget_looks(hotline, &rules, now).await?;
        self.finish_erasures().await
    }

    async fn end_notice(
        &self,
        hotline: HotlineId,
        rules: &[RetentionRule],
        record: Record,
        kept: Kept,
        now: i64,
    ) -> Result<(), StoreError> {
        let id = kept.id;
        if goes(rules, record, &kept, now) {
            match record {
                Record::Talk => self.erase_talk_by_rule(hotline, rules, kept, now).await?,
                Record::Call => return self.erase_call(hotline, rules, CallId(id), now).await,
                Record::Training | Record::Complaint | Record::Drill => {
                    return self.erase_fact(hotline, record, id, now).await;
                }
                Record::Debrief => return self.erase_debrief(hotline, id, now).await,
                Record::Case => {}
            }
        }
        self.data().write(hotline.0, move |tx| Box::pin(async move { rows::drop_notice(tx, hotline, id).await })).await
    }

    /// Nothing is lost where the contact wrote in this very moment: then it isn't over. What lies under one key goes when all of it may.
    async fn erase_talk_by_rule(
        &self,
        hotline: HotlineId,
        rules: &[RetentionRule],
        kept: Kept,
        now: i64,
    ) -> Result<(), StoreError> {
        let id = ConversationId(kept.id);
        let mut line = vec![kept];
        {
            let mut reader = self.data().reader().await?;
            for other in splits::on_line(&mut reader.conn(), hotline, id).await? {
                line.push(rows::talk(&mut reader.conn(), hotline, ConversationId(other)).await?);
            }
        }
        if !line.iter().all(|kept| goes(rules, Record::Talk, kept, now)) {
            return Ok(());
        }
        match self.erase_where(hotline, None, id, super::Only::Unchanged(line)).await {
            Err(StoreError::Conflict(_)) => Ok(()),
            other => other,
        }
    }

    async fn erase_fact(&self, hotline: HotlineId, record: Record, id: Uuid, now: i64) -> Result<(), StoreError> {
        let act = match record {
            Record::Training => "training.erased",
            Record::Drill => "drill.erased",
            _ => "complaint.erased",
        };
        self.data()
            .write(id, move |tx| {
                Box::pin(async move {
                    facts::erase(tx, hotline, id, now).await?;
                    rows::drop_notice(tx, hotline, id).await?;
                    tx.effects.audit(by_rule(hotline, now, act, Some(id), now));
                    Ok(())
                })
            })
            .await
    }

    async fn erase_debrief(&self, hotline: HotlineId, id: Uuid, now: i64) -> Result<(), StoreError> {
        self.data()
            .write(id, move |tx| {
                Box::pin(async move {
                    hard::erase_debrief(tx, hotline, id, now).await?;
                    rows::drop_notice(tx, hotline, id).await?;
                    tx.effects.audit(by_rule(hotline, now, "debrief.erased", Some(id), now));
                    Ok(())
                })
            })
            .await
    }

    /// Breaks, notes that were taken away, and who looked at files of talks that were erased: kept for as long as notes after hard content.
    async fn forget_looks(&self, hotline: HotlineId, rules: &[RetentionRule], now: i64) -> Result<(), StoreError> {
        let Some(days) = days_of(rules, Record::Debrief, OTHERS) else { return Ok(()) };
        let before = now - days * DAY_MS;
        self.data()
            .write(hotline.0, move |tx| Box::pin(async move { hard::forget_looks(tx, hotline, before).await }))
            .await
    }

    /// What the exchange told of a call goes after its words, by the same rule and with a notice of its own.
    async fn forget_phone_calls(
        &self,
        hotline: HotlineId,
        rules: &[RetentionRule],
        now: i64,
    ) -> Result<(), StoreError> {
        let noticed = {
            let mut reader = self.data().reader().await?;
            rows::phones_noticed(&mut reader.conn(), hotline, now - NOTICE_MS, A_ROUND).await?
        };
        let shared: Arc<[RetentionRule]> = rules.into();
        for Kept { id, .. } in noticed {
            let rules = shared.clone();
            self.data()
                .write(id, move |tx| {
                    let rules = rules.clone();
                    Box::pin(async move {
                        // It may have been written down, or linked to a case, since this round began.
                        if goes(&rules, Record::Call, &rows::phone_in(tx, hotline, id).await?, now) {
                            rows::forget_phone(tx, hotline, id).await?;
                            tx.effects.audit(by_rule(hotline, now, "phone.erased", Some(id), now));
                        }
                        rows::drop_notice(tx, hotline, id).await
                    })
                })
                .await?;
        }
        for class in classes(self.taxonomy(), Record::Call) {
            let Some(days) = days_of(rules, Record::Call, &class) else { continue };
            let before = now - days * DAY_MS + NOTICE_MS;
            let found = {
                let mut reader = self.data().reader().await?;
                rows::phones_reached(&mut reader.conn(), hotline, &class, before, A_ROUND).await?
            };
            self.data()
                .write(hotline.0, move |tx| {
                    let found = found.clone();
                    Box::pin(async move { rows::give_notice(tx, hotline, Record::Call, &found, now).await })
                })
                .await?;
        }
        Ok(())
    }

    /// Looked at once more: a colleague may have linked it, or corrected its class, since this round began.
    async fn erase_call(
        &self,
        hotline: HotlineId,
        rules: &[RetentionRule],
        id: CallId,
        now: i64,
    ) -> Result<(), StoreError> {
        let rules: Arc<[RetentionRule]> = rules.into();
        self.data()
            .write(id.0, move |tx| {
                let rules = rules.clone();
                Box::pin(async move {
                    calls::lock(tx, hotline, id).await?;
                    if goes(&rules, Record::Call, &rows::call_in(tx, hotline, id).await?, now) {
                        case_erasures::blank_call(tx, hotline, id.0, now).await?;
                        tx.effects.audit(by_rule(hotline, now, "call.erased", Some(id.0), now));
                    }
                    rows::drop_notice(tx, hotline, id.0).await
                })
            })
            .await
    }
}

fn by_rule(hotline: HotlineId, at: i64, act: &'static str, subject: Option<Uuid>, seen_at: i64) -> NewAudit {
    NewAudit { hotline: hotline.0, at, actor: None, act, subject, data: serde_json::json!({ "seen_at": seen_at }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_772_445_600_000;

    #[test]
    fn a_day_may_pass_between_two_rounds_and_nothing_else() {
        let passed = [0, 3_600_000, LATE_MS, -BACK_MS, LATE_MS + 1, 10 * 366 * DAY_MS, -BACK_MS - 1];
        let plausible: Vec<_> = passed.into_iter().filter(|ms| is_plausible(NOW, NOW + ms)).collect();
        assert_eq!(plausible, [0, 3_600_000, LATE_MS, -BACK_MS]);
        assert!(!is_plausible(i64::MIN, i64::MAX) && !is_plausible(i64::MAX, i64::MIN));
    }

    #[test]
    fn what_is_held_open_or_in_a_case_stays() {
        let rule = |class: &str, days| RetentionRule { record: Record::Talk, class: class.into(), days };
        let rules = [rule("NON", 30), rule("*", 365)];
        let kept = |class: &str, days: i64| Kept {
            id: Uuid::nil(),
            state: "closed".into(),
            over_at: NOW - days * DAY_MS,
            class: class.into(),
            held_at: None,
            cases: 0,
        };
        let goes = |record, kept: &Kept| goes(&rules, record, kept, NOW);
        assert!(goes(Record::Talk, &kept("NON", 30)) && goes(Record::Talk, &kept("COUN", 365)));
        assert!(!goes(Record::Talk, &kept("NON", 29)) && !goes(Record::Talk, &kept("COUN", 364)));
        assert!(!goes(Record::Call, &kept("NON", 900)), "no rule speaks of calls");
        assert!(!goes(Record::Talk, &Kept { held_at: Some(1), ..kept("NON", 900) }));
        assert!(!goes(Record::Talk, &Kept { cases: 1, ..kept("NON", 900) }));
        assert!(!goes(Record::Talk, &Kept { state: "waiting".into(), ..kept("NON", 900) }));
    }
}
