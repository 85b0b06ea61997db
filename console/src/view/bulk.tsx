// Several talks at once. What will change and who is left out, and why, stands there before anything happens.
import { useEffect, useState } from "preact/hooks";
import type { BulkAct, BulkRow, Priority, Row, Why } from "../api/types.ts";
import { asNonCounselling, prefilled } from "../state/call.ts";
import { snoozeChoices } from "../state/aside.ts";
import { tags } from "../store/aside.ts";
import { MOST, chooseAll, chosen, choosing, preview, stopChoosing, sweep, sweptCount, undo, undoable } from "../store/bulk.ts";
import { inbox, now } from "../store/desk.ts";
import { closeDialog, dialog } from "../store/dialogs.ts";
import { sentence } from "../store/notices.ts";
import { listOf } from "../store/taxonomy.ts";
import { t } from "../texts/texts.ts";
import { hourOfDay } from "../texts/times.ts";
import { Dialog } from "./dialog.tsx";

const KINDS = ["tag", "snooze", "prioritise", "move", "close"] as const;
type Kind = (typeof KINDS)[number];
const PRIORITIES: readonly Priority[] = [0, 1, 2, 3, 4];
const WHYS: readonly Why[] = ["unsaid", "words", "picture", "elsewhere", "misread", "joke", "fiction", "past", "quoted", "settled", "prank"];

/** At the foot of the list, while talks are chosen or something can be taken back. */
export function BulkBar() {
  const back = undoable.value;
  if (!choosing.value && back === null) return null;
  return (
    <div class="bulk-bar">
      {choosing.value ? (
        <p class="bulk-line" role="status">
          <b class="figures">{t("bulk-chosen", { count: chosen.value.length })}</b>
          <button class="button main small" type="button" disabled={chosen.value.length === 0} onClick={() => (dialog.value = { is: "bulk" })}>{t("bulk-act")}</button>
          <button class="link" type="button" onClick={chooseAll}>{t("bulk-all")}</button>
          <button class="link" type="button" onClick={stopChoosing}>{t("bulk-stop")}</button>
        </p>
      ) : null}
      {back === null ? null : (
        <p class="bulk-line">
          <span>{t("bulk-changed", { count: sweptCount(back), time: hourOfDay(back.until_at) })}</span>
          <button class="button small" type="button" onClick={() => void undo()}>{t("bulk-undo")}</button>
        </p>
      )}
    </div>
  );
}

export function BulkDialog() {
  // Those that were chosen when it opened: nothing slips in while somebody reads.
  const [rows] = useState<readonly Row[]>(() => chosen.peek().slice(0, MOST));
  const [kind, setKind] = useState<Kind>("tag");
  const [act, setAct] = useState<BulkAct | null>(null);
  const [fates, setFates] = useState<readonly BulkRow[] | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    setFates(null);
    if (act === null) return;
    let stale = false;
    preview(rows, act).then(
      (found) => {
        if (!stale) [setFates(found), setTrouble(null)];
      },
      (error: unknown) => {
        if (!stale) setTrouble(sentence(error));
      },
    );
    return () => {
      stale = true;
    };
  }, [act]);
  const changing = fates?.filter((fate) => !fate.left_out) ?? [];
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (act === null || changing.length === 0) return;
    setBusy(true);
    if (await sweep(rows, act)) closeDialog();
    setBusy(false);
  };
  return (
    <Dialog name={t("bulk-title", { count: rows.length })} size="medium">
      <form class="stack" onSubmit={(event) => void submit(event)}>
        <header class="dialog-top">
          <h2>{t("bulk-title", { count: rows.length })}</h2>
          <button class="quiet" type="button" aria-label={t("cancel")} onClick={closeDialog}>×</button>
        </header>
        <fieldset class="choice">
          <legend class="sr">{t("bulk-act")}</legend>
          <div class="choice-items">
            {KINDS.map((each) => (
              <label key={each} class={kind === each ? "choice-item on" : "choice-item"}>
                <input type="radio" name="bulk" checked={kind === each} onChange={() => {
                  setKind(each);
                  setAct(null);
                }} />{t(`bulk-${each}`)}
              </label>
            ))}
          </div>
        </fieldset>
        <Details key={kind} kind={kind} rows={rows} onAct={setAct} />
        {fates === null ? null : <Preview fates={fates} />}
        {trouble === null ? null : <p class="form-trouble" role="alert">{trouble}</p>}
        <p class="soft small">{t("bulk-hint")}</p>
        <footer class="dialog-end">
          <button class="button" type="button" onClick={closeDialog}>{t("cancel")}</button>
          <button class="button main" type="submit" disabled={busy || changing.length === 0}>{t("bulk-do", { count: changing.length })}</button>
        </footer>
      </form>
    </Dialog>
  );
}

interface DetailsProps {
  kind: Kind;
  rows: readonly Row[];
  onAct: (act: BulkAct | null) => void;
}

function Details({ kind, rows, onAct }: DetailsProps) {
  switch (kind) {
    case "tag":
      return <Tagging rows={rows} onAct={onAct} />;
    case "snooze": {
      const choices = snoozeChoices(now.peek());
      return <Select label={t("bulk-snooze")} options={choices.map((choice) => [choice.id, t(`snooze-${choice.id}`)] as const)}
        onPick={(id) => onAct({ do: "snooze", until_at: choices.find((choice) => choice.id === id)?.at ?? null })} />;
    }
    case "prioritise":
      return <Ranking onAct={onAct} />;
    case "move": {
      const queues = [...new Set([...inbox.value.rows.values()].map((row) => row.queue))].filter((queue): queue is string => Boolean(queue)).sort();
      return queues.length < 2 ? <p class="soft">{t("bulk-one-queue")}</p> : <Select label={t("bulk-move")} options={queues.map((queue) => [queue, queue] as const)} onPick={(queue) => onAct({ do: "move", queue })} />;
    }
    case "close": {
      const first = rows[0];
      const codes = listOf("non_counselling");
      return <Select label={t("bulk-close-as")} options={codes.map((item) => [item.code, item.label] as const)}
        onPick={(code) => first && onAct({ do: "close", call: { ...asNonCounselling(prefilled({ ...first, reason: null }, null, [], []), code), language_wanted: null } })} />;
    }
  }
}

function Select({ label, options, onPick }: { label: string; options: readonly (readonly [string, string])[]; onPick: (value: string) => void }) {
  return (
    <label class="field"><span>{label}</span>
      <select onChange={(event) => onPick(event.currentTarget.value)}>
        <option value="" selected disabled>{t("bulk-choose")}</option>
        {options.map(([value, words]) => <option key={value} value={value}>{words}</option>)}
      </select>
    </label>
  );
}

function Tagging({ rows, onAct }: { rows: readonly Row[]; onAct: (act: BulkAct | null) => void }) {
  const [add, setAdd] = useState<readonly string[]>([]);
  const [remove, setRemove] = useState<readonly string[]>([]);
  const had = [...new Set(rows.flatMap((row) => row.tags))];
  const told = (given: readonly string[], taken: readonly string[]) => {
    setAdd(given);
    setRemove(taken);
    onAct(given.length + taken.length === 0 ? null : { do: "tag", add: [...given], remove: [...taken] });
  };
  const turned = (list: readonly string[], code: string) => (list.includes(code) ? list.filter((each) => each !== code) : [...list, code]);
  const offered = tags.value.filter((tag) => !tag.retired);
  return (
    <>
      <Codes legend={t("bulk-give")} codes={offered.map((tag) => [tag.code, tag.name])} chosen={add} onTurn={(code) => told(turned(add, code), remove.filter((each) => each !== code))} />
      {had.length === 0 ? null : <Codes legend={t("bulk-take")} codes={had.map((code) => [code, tags.value.find((tag) => tag.code === code)?.name ?? code])} chosen={remove} onTurn={(code) => told(add.filter((each) => each !== code), turned(remove, code))} />}
      {offered.length === 0 ? <p class="soft small">{t("tags-none")}</p> : null}
    </>
  );
}

function Codes({ legend, codes, chosen, onTurn }: { legend: string; codes: readonly (readonly [string, string])[]; chosen: readonly string[]; onTurn: (code: string) => void }) {
  return (
    <fieldset class="choice">
      <legend>{legend}</legend>
      <div class="choice-items">
        {codes.map(([code, name]) => (
          <label key={code} class={chosen.includes(code) ? "choice-item on" : "choice-item"}><input type="checkbox" checked={chosen.includes(code)} onChange={() => onTurn(code)} /><bdi>{name}</bdi></label>
        ))}
      </div>
    </fieldset>
  );
}

function Ranking({ onAct }: { onAct: (act: BulkAct | null) => void }) {
  const [priority, setPriority] = useState<Priority | null>(null);
  const [why, setWhy] = useState<Why | null>(null);
  useEffect(() => onAct(priority === null || why === null ? null : { do: "prioritise", priority, why }), [priority, why]);
  return (
    <>
      <Select label={t("priority-new")} options={PRIORITIES.map((each) => [String(each), t(`priority-${each}`)] as const)} onPick={(value) => setPriority(Number(value) as Priority)} />
      <Select label={t("bulk-why")} options={WHYS.map((each) => [each, t(`why-${each}`)] as const)} onPick={(value) => setWhy(value as Why)} />
    </>
  );
}

function Preview({ fates }: { fates: readonly BulkRow[] }) {
  const left = fates.filter((fate) => fate.left_out);
  const names = (rows: readonly BulkRow[]) => rows.map((row, at) => <span key={row.id}>{at > 0 ? ", " : ""}<bdi>{row.alias || "–"}</bdi></span>);
  const changing = fates.filter((fate) => !fate.left_out);
  const reasons = [...new Set(left.map((fate) => fate.left_out))];
  return (
    <div class="bulk-preview" aria-live="polite">
      <p><b>{t("bulk-will", { count: changing.length })}</b> <span class="soft small">{names(changing)}</span></p>
      {reasons.map((reason) => <p key={reason} class="bulk-left"><b>{t(`bulk-left-${reason}`, { count: left.filter((fate) => fate.left_out === reason).length })}</b> <span class="soft small">{names(left.filter((fate) => fate.left_out === reason))}</span></p>)}
    </div>
  );
}
