// The open talk: who it is and how grave, what can be done, what must not be overlooked, the thread, the composer.
import { useEffect, useRef } from "preact/hooks";
import type { Row } from "../api/types.ts";
import { mayClose, openCall } from "../store/actions.ts";
import { wake } from "../store/aside.ts";
import { aboutOpen, dialog } from "../store/dialogs.ts";
import { goPage, goTalk } from "../store/route.ts";
import { beginReview } from "../store/reviews.ts";
import { mayErase, me, myId } from "../store/session.ts";
import { answerOffer, claim, isMine, load, mySeat, offeredToMe, openId, openRow, practising, release, talkTrouble, thread } from "../store/talk.ts";
import { reasonOf } from "../store/taxonomy.ts";
import { lastSafety } from "../state/thread.ts";
import { t } from "../texts/texts.ts";
import { dayAndHour, hourOfDay, languageName } from "../texts/times.ts";
import { isStrange } from "../state/rank.ts";
import { BlockBand } from "./block-dialog.tsx";
import { BystanderBand } from "./bystanders.tsx";
import { Composer } from "./composer.tsx";
import { EmergencyBand } from "./emergency.tsx";
import { RoomHint } from "./hints.tsx";
import { KeyBands, KeyMark } from "./keys.tsx";
import { Urgency } from "./marks.tsx";
import { PracticeBand } from "./practice-band.tsx";
import { SafetyBand } from "./safety.tsx";
import { SmsMarks } from "./sms.tsx";
import { SplitBand } from "./split.tsx";
import { TagChips } from "./tags.tsx";
import { TalkLink } from "./ties.tsx";
import { Company, SupervisorActs } from "./together.tsx";
import { taken } from "../store/together.ts";
import { Thread } from "./thread.tsx";

export function Talk() {
  const id = openId.value;
  if (id === null) {
    return (
      <section class="talk nothing" id="talk">
        <p>{t("talk-none")}</p>
        <p class="soft small">{t("talk-none-keys")} <kbd>j</kbd> <kbd>k</kbd> <kbd>Enter</kbd></p>
      </section>
    );
  }
  return <OpenTalk key={id} id={id} />;
}

function OpenTalk({ id }: { id: string }) {
  const row = openRow.value;
  const name = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    name.current?.focus({ preventScroll: true });
  }, [id]);
  return (
    <section class="talk" id="talk" aria-label={t("talk-label")}>
      <div class="talk-top">
        <button class="quiet back" type="button" aria-label={t("action-back")} onClick={() => (practising.value === null ? goTalk(null) : goPage("practice"))}>
          <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M10 3L5 8l5 5" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" /></svg>
        </button>
        <div class="talk-name">
          <h1 ref={name} tabIndex={-1}><bdi>{row?.alias ?? "…"}</bdi></h1>
          {row ? <Sub row={row} /> : null}
        </div>
        {row && practising.value === null ? <Acts row={row} /> : null}
      </div>
      <PracticeBand />
      {row && practising.value === null ? <Bands row={row} /> : null}
      {talkTrouble.value !== null && thread.value === null ? (
        <div class="talk-trouble" role="alert">
          <p>{talkTrouble.value}</p>
          <button class="button" type="button" onClick={() => void load(id)}>{t("try-again")}</button>
        </div>
      ) : <Thread key={id} />}
      {row && thread.value ? <Refused /> : null}
      {row && thread.value ? <Composer key={id} row={row} /> : null}
    </section>
  );
}

function Sub({ row }: { row: Row }) {
  const reason = reasonOf(row.reason);
  return (
    <span class="talk-sub">
      <span class={`chip p${row.priority}`}><Urgency priority={row.priority} />{t("priority-short", { priority: row.priority })}{reason === null ? "" : ` · ${reason}`}</span>
      <TagChips row={row} />
      <span class="talk-channel">{t(`channel-${row.channel.kind}`)} · {languageName(row.language)}</span>
      {row.channel.kind === "sms" && thread.value ? <SmsMarks row={row} contact={thread.value.contact} /> : null}
      {practising.value === null ? <KeyMark row={row} /> : null}
    </span>
  );
}

function Acts({ row }: { row: Row }) {
  const mine = isMine.value;
  const open = row.state !== "closed";
  return (
    <div class="talk-acts">
      {open && row.assignee === null ? (
        <button class="button main" type="button" onClick={() => void claim(row)}>{t("action-claim")}<kbd>C</kbd></button>
      ) : null}
      <SupervisorActs row={row} />
      {open && mine ? <button class="button secondary" type="button" onClick={() => void release(row)}>{t("action-release")}</button> : null}
      {open && mine ? (
        <button class="button secondary" type="button" onClick={() => (dialog.value = { is: "transfer", row })}>{t("action-transfer")}</button>
      ) : null}
      {open && mayClose(row) ? (
        <button class={mine ? "button main" : "button"} type="button" onClick={() => openCall(row)}>{t("action-close")}</button>
      ) : null}
      {open || !mayErase.value || mine ? null : <button class="button secondary" type="button" onClick={() => void beginReview({ conversation_id: row.id })}>{t("action-review")}</button>}
      {open ? null : <button class="button" type="button" onClick={() => openCall(row)}>{t("action-record")}</button>}
      <button class="quiet about-toggle" type="button" aria-pressed={aboutOpen.value} aria-label={t("action-about")}
        onClick={() => (aboutOpen.value = !aboutOpen.value)}>
        <svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" stroke-width="1.5" /><path d="M8 7v4.5M8 4.5v.5" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" /></svg>
      </button>
    </div>
  );
}

/** Their address sent an answer back for good: said where the next one would be written. */
function Refused() {
  const at = thread.value?.contact.refused_at ?? null;
  return at === null ? null : <div class="band refused" role="status"><span>{t("talk-refused", { time: dayAndHour(at) })}</span></div>;
}

function Bands({ row }: { row: Row }) {
  const answer = thread.value ? lastSafety(thread.value.messages) : null;
  const other = row.assignee !== null && row.assignee.id !== myId.value ? row.assignee.name : null;
  // The halves of one talk lead to each other by a band of their own.
  const halves = [thread.value?.answersIn, ...(thread.value?.splits ?? []).map((each) => each.id)];
  const related = thread.value?.related.find((each) => !halves.includes(each.id)) ?? null;
  const types = row.viewers.find((viewer) => viewer.typing && viewer.id !== myId.value);
  return (
    <div class="bands">
      <SafetyBand row={row} />
      <BlockBand row={row} />
      <BystanderBand row={row} />
      <SplitBand row={row} />
      <KeyBands row={row} />
      {offeredToMe.value ? (
        <div class="band offer" role="alert">
          <span>{row.assignee ? t("offer-words", { name: row.assignee.name }) : t("offer-queue")}{row.assignee === null && isStrange(row, me.value?.operator.languages ?? []) ? <> · {t("offer-strange", { language: languageName(row.language) })}</> : ""}</span>
          <span class="band-acts">
            <button class="button" type="button" onClick={() => void answerOffer(row, false)}>{t(row.assignee ? "offer-decline" : "offer-pass")}</button>
            <button class="button main" type="button" onClick={() => void answerOffer(row, true)}>{t("offer-accept")}<kbd>Y</kbd></button>
          </span>
        </div>
      ) : null}
      {answer && answer.safety !== null && answer.safety !== "yes" ? (
        <div class={answer.safety === "no" ? "band danger" : "band unsure"}>
          <span><b>{t(`safety-${answer.safety}`)}</b> {t("safety-when", { time: hourOfDay(answer.at) })}</span>
          <span>{t("safety-emergency", { number: me.value?.hotline.emergency ?? "112" })}</span>
        </div>
      ) : null}
      <RoomHint row={row} />
      <Company row={row} />
      <EmergencyBand row={row} />
      {row.snoozed && row.state !== "closed" ? (
        <div class="band quiet-band"><span>{row.snoozed_until_at === null ? t("snoozed-until-written") : t("snoozed-until", { time: dayAndHour(row.snoozed_until_at) })}</span>
          <button class="button small" type="button" onClick={() => void wake(row)}>{t("action-wake")}<kbd>L</kbd></button></div>
      ) : null}
      {typeof row.contact_left_at === "number" && row.state !== "closed" ? <div class="band quiet-band"><span>{t("talk-left", { time: hourOfDay(row.contact_left_at) })}</span></div> : null}
      {row.transfer_to && !offeredToMe.value ? <div class="band quiet-band"><span>{t("offer-waits", { name: row.transfer_to.name })}</span></div> : null}
      {other !== null && !offeredToMe.value && mySeat.value === null && !taken.value.has(row.id) ? <div class="band quiet-band"><span>{t("talk-held", { name: other })}</span></div> : null}
      {types === undefined ? null : <div class="band unsure" role="status"><span>{t("talk-types-too", { name: types.name })}</span></div>}
      {related === null ? null : (
        <div class="band quiet-band">
          <TalkLink id={related.id}>{related.linked_by === null ? t("talk-related") : t("talk-belongs", { alias: related.alias })}</TalkLink>
        </div>
      )}
    </div>
  );
}
