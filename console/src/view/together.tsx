// Several people in one talk: who else is here, what happened, asking a colleague in, taking over.
import { useState } from "preact/hooks";
import type { Happening, Operator, Row, TakeOverWhy } from "../api/types.ts";
import { deskOf, replyAsNote } from "../store/compose.ts";
import { askedRows } from "../store/desk.ts";
import { closeDialog, dialog } from "../store/dialogs.ts";
import { goTalk } from "../store/route.ts";
import { myId } from "../store/session.ts";
import { isMine, mySeat, openId } from "../store/talk.ts";
import { operators, standingOf, standingWords, statusOf } from "../store/taxonomy.ts";
import { answerAsked, askIn, endSeat, listenIn, mayListen, nameOf, putAway, takeOver, taken } from "../store/together.ts";
import type { Taken } from "../store/together.ts";
import { say, t } from "../texts/texts.ts";
import { dayAndHour, fullTime, hourOfDay } from "../texts/times.ts";
import { Dialog } from "./dialog.tsx";
import { Ear } from "./marks.tsx";
import { Choice } from "./pick.tsx";

const WHYS: readonly TakeOverWhy[] = ["danger", "absent", "asked", "other"];
const RANK = { accepting: 0, paused: 1, away: 2 } as const;

/** A line between the messages: who came, who went. */
export function Happened({ happening }: { happening: Happening }) {
  const { by, data, kind, at } = happening;
  const other = data["operator"] ?? data["from"];
  const own = other === by?.id;
  const words = say(own && kind === "unasked" ? "happened-declined" : own && kind === "released" ? "happened-released-own" : `happened-${kind}`, {
    name: by?.name ?? t("by-itself"),
    other: other === undefined || other === null ? "" : nameOf(other),
    alias: typeof data["alias"] === "string" ? data["alias"] : "",
    why: typeof data["why"] === "string" ? t(`take-over-${data["why"]}`) : "",
    reason: typeof data["reason"] === "string" ? t(`block-reason-${data["reason"]}`) : "",
    until: typeof data["until"] === "number" ? dayAndHour(data["until"]) : "",
  });
  return words === null ? null : <p class="happened"><time title={fullTime(at)}>{hourOfDay(at)}</time> {words}</p>;
}

/** Who else is in the open talk, in one line; and what one has to know who was in it. */
export function Company({ row }: { row: Row }) {
  const gone = taken.value.get(row.id);
  const others = row.seats.filter((seat) => seat.operator !== myId.value);
  const seat = mySeat.value;
  const by = row.seats.find((each) => each.operator === myId.value)?.by;
  return (
    <>
      {gone ? <TakenBand row={row} gone={gone} /> : null}
      {seat === "asked" ? (
        <div class="band offer" role="alert">
          <span>{t("asked-words", { name: nameOf(by) })}</span>
          <span class="band-acts">
            <button class="button" type="button" onClick={() => void answerAsked(row, false)}>{t("asked-decline")}</button>
            <button class="button main" type="button" onClick={() => void answerAsked(row, true)}>{t("asked-join")}<kbd>Y</kbd></button>
          </span>
        </div>
      ) : null}
      {seat === "second" || seat === "listening" || others.length > 0 ? (
        <div class="band quiet-band company" role="status">
          {seat === "second" ? <span>{t("seat-you-second", { name: row.assignee?.name ?? t("who-nobody") })} <button class="link" type="button" onClick={() => void endSeat(row, null)}>{t("seat-leave")}</button></span> : null}
          {seat === "listening" ? <span><Ear /> {t("seat-you-listen", { name: row.assignee?.name ?? t("who-nobody") })} <button class="link" type="button" onClick={() => void listenIn(row, false)}>{t("seat-stop")}</button></span> : null}
          {others.map((each) => (
            <span key={each.operator}>
              {each.kind === "listening" ? <Ear /> : null} {t(`seat-${each.kind}`, { name: nameOf(each.operator) })}
              {isMine.value && each.kind !== "listening" ? <> <button class="link" type="button" onClick={() => void endSeat(row, each.operator)}>{t(each.kind === "asked" ? "seat-unask" : "seat-end")}</button></> : null}
            </span>
          ))}
        </div>
      ) : null}
    </>
  );
}

function TakenBand({ row, gone }: { row: Row; gone: Taken }) {
  const words = deskOf(row.id).reply.trim() !== "";
  return (
    <div class="band unsure taken-band" role="alert">
      <span><b>{t("taken-words", { name: gone.by.name, time: hourOfDay(gone.at) })}</b> {t(`take-over-${gone.why}`)}. {words ? t("taken-draft") : ""}</span>
      <span class="band-acts">
        {words ? <button class="button small" type="button" onClick={() => replyAsNote(row.id, [gone.by.id])}>{t("taken-give", { name: gone.by.name })}</button> : null}
        <button class="button small" type="button" onClick={() => putAway(row.id)}>{t("taken-ok")}</button>
      </span>
    </div>
  );
}

/** Over every screen: a colleague asks for help in a talk, or a talk was taken from here while another screen stood open. */
export function AskedBand() {
  const row = askedRows.value.find((each) => each.id !== openId.value);
  const gone = [...taken.value].find(([id]) => id !== openId.value);
  return (
    <>
      {gone ? (
        <section class="alarm called" aria-label={t("taken-label")}>
          <span class="alarm-words"><b>{t("taken-words", { name: gone[1].by.name, time: hourOfDay(gone[1].at) })}</b><span class="alarm-who"><bdi>{gone[1].alias}</bdi> · {t(`take-over-${gone[1].why}`)}</span></span>
          <span class="alarm-acts">
            <button class="button" type="button" onClick={() => putAway(gone[0])}>{t("taken-ok")}</button>
            <button class="button" type="button" onClick={() => goTalk(gone[0])}>{t("alarm-look")}</button>
          </span>
        </section>
      ) : null}
      {row ? (
        <section class="alarm offered" aria-label={t("asked-label")}>
          <span class="alarm-words"><b>{t("asked-words", { name: nameOf(row.seats.find((seat) => seat.operator === myId.value)?.by) })}</b><span class="alarm-who"><bdi>{row.alias}</bdi></span></span>
          <span class="alarm-acts">
            <button class="button" type="button" onClick={() => goTalk(row.id)}>{t("alarm-look")}</button>
            <button class="button" type="button" onClick={() => void answerAsked(row, false)}>{t("asked-decline")}</button>
            <button class="button main" type="button" onClick={() => void answerAsked(row, true)}>{t("asked-join")}</button>
          </span>
        </section>
      ) : null}
    </>
  );
}

/** What a supervisor can do beside a talk that somebody else holds. */
export function SupervisorActs({ row }: { row: Row }) {
  if (!mayListen(row)) return null;
  return (
    <>
      {mySeat.value === null || mySeat.value === "asked" ? <button class="button secondary" type="button" onClick={() => void listenIn(row, true)}>{t("action-listen")}<kbd>V</kbd></button> : null}
      <button class="button secondary" type="button" onClick={() => (dialog.value = { is: "take-over", row })}>{t("action-take-over")}<kbd>O</kbd></button>
    </>
  );
}

export function SecondDialog({ row }: { row: Row }) {
  const [who, setWho] = useState("");
  const [busy, setBusy] = useState(false);
  const here = new Set([row.assignee?.id, ...row.seats.filter((seat) => seat.kind !== "listening").map((seat) => seat.operator)]);
  const speaks = (operator: Operator): boolean => row.language !== null && operator.languages.includes(row.language);
  const others = operators.value
    .filter((operator) => operator.active && operator.role !== "admin" && operator.id !== myId.value && !here.has(operator.id))
    .sort((a, b) => RANK[statusOf(a)] - RANK[statusOf(b)] || Number(speaks(b)) - Number(speaks(a)) || (a.name < b.name ? -1 : 1));
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (who === "") return;
    setBusy(true);
    if (await askIn(row, who)) closeDialog();
    setBusy(false);
  };
  return (
    <Dialog name={t("second-title", { alias: row.alias })} size="medium">
      <form class="stack" onSubmit={submit}>
        <header class="dialog-top">
          <h2>{t("second-title", { alias: row.alias })}</h2>
          <button class="quiet" type="button" aria-label={t("cancel")} onClick={closeDialog}>×</button>
        </header>
        {others.length === 0 ? <p>{t("second-nobody")}</p> : (
          <fieldset class="people">
            <legend class="sr">{t("second-who")}</legend>
            {others.map((operator) => (
              <label key={operator.id} class={who === operator.id ? "person on" : "person"}>
                <input type="radio" name="who" value={operator.id} checked={who === operator.id} onChange={() => setWho(operator.id)} />
                <bdi>{operator.name}</bdi>
                <span class="soft small">{operator.languages.join(" ")}</span>
                <span class={`presence ${statusOf(operator)}`}>{standingWords(standingOf(operator))}</span>
              </label>
            ))}
          </fieldset>
        )}
        <p class="soft small">{t("second-hint", { alias: row.alias })}</p>
        <footer class="dialog-end">
          <button class="button" type="button" onClick={closeDialog}>{t("cancel")}</button>
          <button class="button main" type="submit" disabled={busy || who === ""}>{t("second-ask")}</button>
        </footer>
      </form>
    </Dialog>
  );
}

export function TakeOverDialog({ row }: { row: Row }) {
  const [why, setWhy] = useState<TakeOverWhy | null>(null);
  const [words, setWords] = useState("");
  const [busy, setBusy] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const name = row.assignee?.name ?? "";
  const ready = why !== null && (why !== "other" || words.trim() !== "");
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (why === null || !ready) return;
    setBusy(true);
    if (await takeOver(row, why, words.trim(), key)) closeDialog();
    setBusy(false);
  };
  return (
    <Dialog name={t("take-over-title", { alias: row.alias, name })} size="medium">
      <form class="stack" onSubmit={submit}>
        <header class="dialog-top">
          <h2>{t("take-over-title", { alias: row.alias, name })}</h2>
          <button class="quiet" type="button" aria-label={t("cancel")} onClick={closeDialog}>×</button>
        </header>
        <Choice legend={t("take-over-why")} name="why" items={WHYS.map((code) => ({ code, label: t(`take-over-${code}`) }))} value={why ?? ""} onChange={(value) => setWhy(value as TakeOverWhy)} />
        <label class="field">
          <span>{t(why === "other" ? "take-over-words-needed" : "take-over-words")}</span>
          <textarea rows={2} dir="auto" maxLength={2000} value={words} onInput={(event) => setWords(event.currentTarget.value)} />
        </label>
        <p class="soft small">{t("take-over-hint", { name })}</p>
        <footer class="dialog-end">
          <button class="button" type="button" onClick={closeDialog}>{t("cancel")}</button>
          <button class="button main" type="submit" disabled={busy || !ready}>{t("action-take-over")}</button>
        </footer>
      </form>
    </Dialog>
  );
}
