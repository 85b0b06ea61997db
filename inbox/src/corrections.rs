//! What humans put right about priorities, and what that says of the rules.
//!
//! A correction is kept as codes: who, from what to what, why, and which rule had spoken. So misses and false alarms can be counted for
//! as long as the hotline is there, when the words are long gone. A danger that was real and is over is none of the rules' mistakes; a prank in
//! the words of danger is a false alarm that no rule could tell. Limit: what nobody corrects is not known.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    HotlineId, Inbox, UnixMillis,
    access::{Right, Scope},
    clock::timed_id,
    store::{
        StoreError,
        routing::{self as rows, CorrectionRow},
    },
    triage::{GoesOn, rule_of_words},
};

/// Priorities of those in danger.
const GRAVE: i64 = 1;

/// Why a human changes a priority.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Lower: a joke, a figure of speech, an exaggeration.
    Joke,
    /// Lower: a game, a film, a song, homework.
    Fiction,
    /// Lower: it is over since long.
    Past,
    /// Lower: somebody else's words, or about nobody.
    Quoted,
    /// Lower: the rule misread the words.
    Misread,
    /// Lower: the danger was real and is over.
    Settled,
    /// Lower: a test or a prank.
    Prank,
    /// Higher: it is meant and not said.
    Unsaid,
    /// Higher: it says so in words that no rule knows.
    Words,
    /// Higher: a picture, a voice, a file says so.
    Picture,
    /// Higher: it is known from elsewhere: a call, another conversation, a colleague.
    Elsewhere,
}

impl Why {
    const ALL: [Why; 11] = [
        Why::Joke,
        Why::Fiction,
        Why::Past,
        Why::Quoted,
        Why::Misread,
        Why::Settled,
        Why::Prank,
        Why::Unsaid,
        Why::Words,
        Why::Picture,
        Why::Elsewhere,
    ];

    /// As stored and sent.
    pub fn as_str(self) -> &'static str {
        match self {
            Why::Joke => "joke",
            Why::Fiction => "fiction",
            Why::Past => "past",
            Why::Quoted => "quoted",
            Why::Misread => "misread",
            Why::Settled => "settled",
            Why::Prank => "prank",
            Why::Unsaid => "unsaid",
            Why::Words => "words",
            Why::Picture => "picture",
            Why::Elsewhere => "elsewhere",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.as_str() == text)
    }

    /// Whether it is a reason to lower, not to raise.
    pub fn lowers(self) -> bool {
        !matches!(self, Why::Unsaid | Why::Words | Why::Picture | Why::Elsewhere)
    }

    /// Whether the rules were wrong: words alone could have told.
    fn is_the_rules(self) -> bool {
        !matches!(self, Why::Settled | Why::Prank | Why::Picture | Why::Elsewhere)
    }
}

/// What the rules got wrong, of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Wrong {
    /// The rule that had spoken, not what had lifted it, or `by-hand` where a human had; `None` where nothing had.
    pub rule: Option<String>,
    /// Its code.
    pub code: Option<String>,
    /// The conversation's language, where known.
    pub language: Option<String>,
    /// Why the human changed it.
    pub why: Why,
    /// Priority before the human.
    pub was: u8,
    /// Priority after.
    pub becomes: u8,
    /// How many.
    pub times: i64,
}

/// What became of the rules' priorities in a time.
#[derive(Clone, Debug, Default, PartialEq, Serialize, ToSchema)]
pub struct TriageReport {
    /// Sittings that were P0 or P1 at their end, or until the danger was over.
    pub grave: i64,
    /// Of those, how many the rules had ranked lower.
    pub missed: i64,
    /// Sittings that the rules had ranked P0 or P1.
    pub alarms: i64,
    /// Of those, how many ended lower, though nobody said that the danger had been real.
    pub false_alarms: i64,
    /// Sittings by what the rules said and what it was after all: `[automatic][final]`, P0 to P4.
    pub table: [[i64; 5]; 5],
    /// Corrections by which rule and why, most frequent first: what was lowered.
    pub lowered: Vec<Wrong>,
    /// The same: what was raised.
    pub raised: Vec<Wrong>,
    /// Corrections that words alone could have told, by language.
    pub by_language: BTreeMap<String, i64>,
}

/// How a hotline's own rules of triage are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RulesState {
    /// Why they were refused; nothing where they are in use, or where there are none.
    pub refused: Option<RefusedRules>,
}

/// Rules that were refused when Earshot started.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RefusedRules {
    /// In which file.
    pub file: String,
    /// In which line, from 1; 0 where the file can't be read at all.
    pub line: usize,
    /// What is wrong, in English.
    pub reason: String,
    /// What goes on in their place.
    pub goes_on: GoesOn,
}

impl Inbox {
    /// What the rules got wrong from a time until before another, for supervisors and administrators.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`] for others.
    pub async fn triage_report(
        &self,
        scope: &Scope,
        from: UnixMillis,
        to: UnixMillis,
    ) -> Result<TriageReport, StoreError> {
        scope.need(Right::Audit)?;
        self.triage_report_at_command_line(scope.hotline(), from, to).await
    }

    /// How the rules of triage are (supervisors, administrators).
    ///
    /// # Errors
    /// [`StoreError::Forbidden`] for others.
    pub fn triage_rules(&self, scope: &Scope) -> Result<RulesState, StoreError> {
        scope.need(Right::Audit)?;
        let refused = self.refused_rules().map(|refused| RefusedRules {
            file: refused.error.file.clone(),
            line: refused.error.line,
            reason: refused.error.reason.clone(),
            goes_on: refused.goes_on,
        });
        Ok(RulesState { refused })
    }

    /// The same for the command line. Takes no [`Scope`]: whoever may run it holds the database.
    ///
    /// # Errors
    /// As the store.
    pub async fn triage_report_at_command_line(
        &self,
        hotline: HotlineId,
        from: UnixMillis,
        to: UnixMillis,
    ) -> Result<TriageReport, StoreError> {
        let mut reader = self.data().reader().await?;
        let corrections = rows::corrections(&mut reader.conn(), hotline, (from.0, to.0)).await?;
        let outcomes = rows::outcomes(&mut reader.conn(), hotline, (from.0, to.0)).await?;
        Ok(report(corrections, &outcomes))
    }
}

fn report(corrections: Vec<CorrectionRow>, outcomes: &[(i64, i64, i64)]) -> TriageReport {
    let mut report = TriageReport::default();
    for (automatic, last, times) in outcomes {
        let place = |priority: i64| usize::try_from(priority).unwrap_or(3);
        if let Some(count) = report.table.get_mut(place(*automatic)).and_then(|row| row.get_mut(place(*last))) {
            *count += times;
        }
        report.grave += if *last <= GRAVE { *times } else { 0 };
        report.missed += if *last <= GRAVE && automatic > last { *times } else { 0 };
        report.alarms += if *automatic <= GRAVE { *times } else { 0 };
        report.false_alarms += if *automatic <= GRAVE && *last > GRAVE { *times } else { 0 };
    }
    for row in corrections {
        let Some(why) = Why::parse(&row.why) else { continue };
        if why.is_the_rules() {
            *report.by_language.entry(row.language.clone().unwrap_or_else(|| "?".into())).or_default() += row.times;
        }
        let small = |priority: i64| u8::try_from(priority).unwrap_or(3);
        let list = if row.becomes > row.was { &mut report.lowered } else { &mut report.raised };
        list.push(Wrong {
            rule: row.rule,
            code: row.code,
            language: row.language,
            why,
            was: small(row.was),
            becomes: small(row.becomes),
            times: row.times,
        });
    }
    report
}

/// A row for a change of priority, ready to be kept.
pub(crate) fn correction(
    scope: &Scope,
    before: &crate::store::conversations::Facts,
    becomes: u8,
    why: Why,
    now: UnixMillis,
) -> rows::NewCorrection {
    rows::NewCorrection {
        id: timed_id(now),
        conversation: before.id,
        sitting: before.sitting_id,
        operator: scope.operator().0,
        at: now.0,
        was: before.priority,
        becomes: becomes.into(),
        automatic: before.auto_priority,
        code: before.reason.clone(),
        rule: before.rule.as_deref().map(|rule| rule_of_words(rule).to_owned()),
        language: before.language.clone(),
        why: why.as_str(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misses_and_false_alarms_are_counted() {
        let correction = |was, becomes, why: Why, times| CorrectionRow {
            was,
            becomes,
            code: Some("THREAT".into()),
            rule: Some("en.threat".into()),
            language: Some("en".into()),
            why: why.as_str().into(),
            times,
        };
        let rows = vec![
            correction(1, 3, Why::Joke, 4),
            correction(0, 2, Why::Settled, 1),
            correction(3, 0, Why::Unsaid, 2),
            correction(3, 1, Why::Picture, 1),
        ];
        let report = report(rows, &[(1, 1, 10), (1, 3, 4), (3, 0, 2), (2, 1, 1), (3, 3, 50), (0, 0, 3), (0, 1, 1)]);
        assert_eq!((report.grave, report.missed, report.alarms, report.false_alarms), (17, 3, 18, 4));
        assert_eq!((report.lowered.len(), report.raised.len()), (2, 2));
        assert_eq!(report.by_language, BTreeMap::from([("en".to_owned(), 6)]));
        assert_eq!(report.table[3], [2, 0, 0, 50, 0]);
    }

    #[test]
    fn every_reason_is_known_by_its_name() {
        for why in Why::ALL {
            assert_eq!(Why::parse(why.as_str()), Some(why));
            assert_eq!(serde_json::to_value(why).unwrap(), why.as_str());
        }
    }
}
