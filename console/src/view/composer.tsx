// Where one writes. A reply and a note look, sound and send differently; "/" opens the canned replies.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Row } from "../api/types.ts";
import { composerWanted } from "../store/actions.ts";
import { TEXT_LIMIT, attach, deskOf, detach, maySend, send, setKind, stopTyping, wordsIn, write } from "../store/compose.ts";
import type { Desk, Kind as Writes } from "../store/compose.ts";
import { claim, line, mayWrite, practising, shownSeq, thread } from "../store/talk.ts";
import { smsOf } from "../store/channels.ts";
import { fits, shutBecause } from "../state/sms.ts";
import { watchers } from "../state/thread.ts";
import { t } from "../texts/texts.ts";
import { bytes, plainName } from "../texts/times.ts";
import { filled, openPlace } from "../state/aside.ts";
import { afterSending, dropAfterSending, known } from "../store/aside.ts";
import { held, leave, takeBackHeld } from "../store/care.ts";
import { CannedPicker } from "./canned-picker.tsx";
import { steps } from "./macros-dialog.tsx";
import { SafetyHint } from "./safety.tsx";
import { mayWhisper } from "../store/together.ts";
import { ReplyHint } from "./hints.tsx";
import { LinePicker } from "./lines.tsx";
import { SaveKey } from "./save-key.tsx";
import { SmsCount, SmsShut } from "./sms.tsx";

const COUNT_FROM = 0.8;

export function Composer({ row }: { row: Row }) {
  const desk = deskOf(row.id);
  const area = useRef<HTMLTextAreaElement>(null);
  const form = useRef<HTMLFormElement>(null);
  // Notices stand above it where there is no room beside it.
  useEffect(() => {
    const root = document.documentElement.style;
    const watch = new ResizeObserver(() => root.setProperty("--composer", `${form.current?.offsetHeight ?? 0}px`));
    if (form.current) watch.observe(form.current);
    return () => {
      watch.disconnect();
      root.removeProperty("--composer");
    };
  }, []);
  const picker = useRef<HTMLInputElement>(null);
  const [slash, setSlash] = useState<{ at: number; query: string } | null>(null);
  // Who may no longer whisper here, since the talk changed hands, finds the words as a note.
  const whisper = desk.kind === "whisper";
  const note = desk.kind !== "reply";
  const text = wordsIn(desk);
  const closed = row.state === "closed";
  const place = openPlace(text);
  const after = afterSending.value.get(row.id);
  const on = line.value ?? row;
  const bySms = on.channel.kind === "sms";
  const plainly = smsOf(on)?.smart ?? true;
  const contact = line.value?.contact ?? thread.value?.contact ?? null;
  const shut = bySms && contact ? shutBecause(contact) : null;
  // The contact has one line, and another talk has it.
  const elsewhere = (thread.value?.answersIn ?? null) !== null;
  const watched = watchers(thread.value?.bystanders ?? [], on.id).length > 0;
  const paused = (thread.value?.identities ?? []).some((one) => one.pauses && one.conversation_id === on.id);
  const may = maySend(desk) && (note || (!watched && !paused && !elsewhere && leave.value.is !== "never" && place === null && (!bySms || (shut === null && fits(text, plainly)))));

  const wanted = composerWanted.value;
  const begun = useRef(wanted.count);
  // At once, not after the next picture: what is typed behind the key belongs in here, and letters mean something outside.
  useLayoutEffect(() => composerWanted.subscribe(({ count, canned }) => {
    if (count === begun.current) return;
    area.current?.focus();
    if (canned) setSlash({ at: area.current?.selectionStart ?? 0, query: "" });
  }), []);
  // And again where it could not be written in before a reply became a note.
  useEffect(() => {
    if (wanted.count !== begun.current) area.current?.focus();
  }, [wanted.count]);
  useLayoutEffect(() => grow(area.current), [text, note]);

  const typed = (value: string, caret: number) => {
    write(row.id, value);
    const found = note ? null : /(?:^|\s)\/([^\s/]*)$/.exec(value.slice(0, caret));
    setSlash(found ? { at: caret - (found[1]?.length ?? 0) - 1, query: found[1] ?? "" } : null);
  };
  const insert = (words: string) => {
    const element = area.current;
    const caret = element?.selectionStart ?? text.length;
    const from = Math.min(slash?.at ?? caret, caret);
    write(row.id, text.slice(0, from) + words + text.slice(caret));
    setSlash(null);
    element?.focus();
    requestAnimationFrame(() => element?.setSelectionRange(from + words.length, from + words.length));
  };
  const go = (atOnce = false) => {
    if (!may) return;
    setSlash(null);
    send(row.id, shownSeq.value, line.value?.id ?? null, atOnce ? 0 : undefined);
    area.current?.focus();
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (note || mayWrite.value) go(event.shiftKey);
    } else if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && text === "" && held.value !== null) {
      // Nothing to undo here but what was just sent.
      event.preventDefault();
      void takeBackHeld(held.value);
    } else if (event.key === "Escape" && slash === null) {
      event.preventDefault();
      event.stopPropagation();
      document.querySelector<HTMLElement>(".talk-name h1")?.focus();
    }
  };
  return (
    <form ref={form} class={whisper ? "composer for-note for-whisper" : note ? "composer for-note" : "composer"} onSubmit={(event) => {
      event.preventDefault();
      go();
    }}>
      {note ? null : <LinePicker row={row} fixed={desk.attachments.length + desk.uploading.length > 0} />}
      <div class="composer-kinds" role="group" aria-label={t("composer-kinds")}>
        <Kind row={row} desk={desk} kind="reply" />
        <Kind row={row} desk={desk} kind="note" />
        {whisper || (practising.value === null && mayWhisper(row)) ? <Kind row={row} desk={desk} kind="whisper" /> : null}
        {note ? <span class="composer-warn">{whisper ? t("whisper-warning", { name: row.assignee?.name ?? "" }) : t("note-warning")}</span> : shut !== null ? null : (
          <button class="kind" type="button" onClick={() => {
            area.current?.focus();
            setSlash(slash ? null : { at: area.current?.selectionStart ?? text.length, query: "" });
          }}>{t("composer-canned")}<kbd>/</kbd></button>
        )}
        {note || practising.value !== null ? null : <ReplyHint row={row} />}
      </div>
      {shut !== null && !note && contact ? <SmsShut why={shut} contact={contact} /> : null}
      {watched && !note ? <p class="composer-shut watched" role="status">{t("bystanders-shut")}</p> : null}
      {paused && !note ? <p class="composer-shut watched" role="status">{t("keys-shut")}</p> : null}
      {slash ? <CannedPicker row={row} query={slash.query} area={area} onPick={(words) => insert(filled(words, known(row)))} onClose={() => setSlash(null)} /> : null}
      {note ? null : <SafetyHint />}
      {note || place === null ? null : <p class="composer-safety at" role="status">{t("canned-open-place", { place })}</p>}
      {note || after === undefined ? null : <p class="composer-after">{t("macros-after", { steps: steps(after).at(-1) ?? "" })} <button class="link" type="button" onClick={() => dropAfterSending(row.id)}>{t("macros-after-drop")}</button></p>}
      <textarea ref={area} class="composer-text" dir="auto" rows={2} value={text} disabled={(shut !== null || elsewhere) && !note} maxLength={TEXT_LIMIT + 1000}
        aria-label={t(`composer-${desk.kind}-label`, { alias: row.alias, name: row.assignee?.name ?? "" })}
        placeholder={t(note ? `composer-${desk.kind}-hint` : closed ? "composer-closed-hint" : "composer-reply-hint", { alias: row.alias, name: row.assignee?.name ?? "" })}
        onInput={(event) => typed(event.currentTarget.value, event.currentTarget.selectionStart)}
        onKeyDown={pressed} onBlur={stopTyping}
        onPaste={(event) => {
          const files = [...(event.clipboardData?.files ?? [])];
          if (files.length === 0 || note || bySms || practising.value !== null) return;
          event.preventDefault();
          void attach(row.id, files, on.id);
        }} />
      {desk.attachments.length > 0 || desk.uploading.length > 0 ? (
        <ul class="composer-files">
          {desk.attachments.map((file) => (
            <li key={file.id}><bdi>{plainName(file.name)}</bdi> <span class="soft">{bytes(file.size_bytes)}</span>
              <button class="quiet" type="button" aria-label={t("file-remove", { name: file.name })} onClick={() => detach(row.id, file.id)}>×</button></li>
          ))}
          {desk.uploading.map((name, index) => <li key={`up-${index}`} class="soft"><bdi>{name}</bdi> {t("file-uploading")}</li>)}
        </ul>
      ) : null}
      <div class="composer-foot">
        <span class="composer-state" aria-live="off">{bySms && !note ? <SmsCount text={text} plainly={plainly} onWrite={(words) => write(row.id, words)} /> : <Count text={text} />} {note ? "" : t(`draft-${desk.saved}`)}</span>
        {note || bySms || practising.value !== null ? null : (
          <>
            <input ref={picker} type="file" multiple hidden onChange={(event) => {
              void attach(row.id, [...(event.currentTarget.files ?? [])], on.id);
              event.currentTarget.value = "";
            }} />
            <button class="button small" type="button" onClick={() => picker.current?.click()}>{t("file-attach")}</button>
          </>
        )}
        {note || mayWrite.value ? (
          <button class={note ? "button note-main" : "button main"} type="submit" disabled={!may}>
            {t(whisper ? "whisper-send" : note ? "note-save" : "reply-send")}<SaveKey />
          </button>
        ) : row.assignee === null && !closed ? (
          <button class="button main" type="button" onClick={() => void claim(row)}>{t("composer-claim-first")}</button>
        ) : <span class="soft small">{t(closed ? "composer-closed" : "composer-not-yours")}</span>}
      </div>
    </form>
  );
}

function Kind({ row, desk, kind }: { row: Row; desk: Desk; kind: Writes }) {
  return (
    <button class={`kind${desk.kind === kind ? " on" : ""}`} type="button" aria-pressed={desk.kind === kind} onClick={() => setKind(row.id, kind)}>
      {t(`composer-${kind}`)}
      {kind !== "reply" && desk[kind].trim() !== "" && desk.kind !== kind ? <span class="kind-mark" aria-label={t("composer-note-begun")}> •</span> : null}
    </button>
  );
}

/** A number matters near its end only. */
function Count({ text }: { text: string }) {
  if (text.length < TEXT_LIMIT * COUNT_FROM) return null;
  return <span class={text.length > TEXT_LIMIT ? "over" : ""}>{t("composer-count", { count: text.length, limit: TEXT_LIMIT })}</span>;
}

function grow(area: HTMLTextAreaElement | null): void {
  if (!area || CSS.supports("field-sizing", "content")) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}
