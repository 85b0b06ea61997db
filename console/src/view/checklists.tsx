// What is asked, done and told in a case: ticked by whoever did it, by keyboard. What is late says so.
import { useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import type { Checklist, ChecklistItem, OpenCase, TickState } from "../api/types.ts";
import { loadCase } from "../store/cases.ts";
import { now } from "../store/desk.ts";
import { attempt } from "../store/notices.ts";
import { labelOf, listOf } from "../store/taxonomy.ts";
import { t } from "../texts/texts.ts";
import { dayAndHour } from "../texts/times.ts";
import { categoryOf, childName } from "./case-said.tsx";

/** Every procedure that there is, by its code. */
export function procedureCodes(): string[] {
  return [...listOf("case_kind"), ...listOf("episode_category")].map((item) => item.code);
}

export function procedureName(code: string): string {
  return listOf("case_kind").some((item) => item.code === code) ? labelOf("case_kind", code) : categoryOf(code);
}

const isLate = (item: ChecklistItem): boolean => item.state === "open" && item.due_at !== null && item.due_at < now.value;

/** Items of lists that still apply and whose time is over. */
export function lateItems(open: OpenCase): ChecklistItem[] {
  return open.head.row.closed_at === null ? open.checklists.filter((list) => list.ended_at === null).flatMap((list) => list.items.filter(isLate)) : [];
}

export function Checklists({ open }: { open: OpenCase }) {
  const lists = open.checklists.filter((list) => list.ended_at === null);
  return (
    <section class="case-section" aria-label={t("checks-title")}>
      <h2>{t("checks-title")}</h2>
      {lists.map((list) => <List key={list.id} list={list} open={open} />)}
      <Begin open={open} begun={lists.map((list) => list.procedure)} />
    </section>
  );
}

function List({ list, open }: { list: Checklist; open: OpenCase }) {
  const left = list.items.filter((item) => item.state === "open");
  // What was open when one came stays open while one ticks.
  const [unfolded] = useState(left.length > 0);
  const part = open.parts.find((each) => each.id === list.part_id)?.section as { child_id?: string } | undefined;
  const child = open.parts.find((each) => each.id === part?.child_id);
  const tick = (item: ChecklistItem, state: TickState) => attempt(async () => {
    await api.tick(open.head.row.id, { checklist: list.id, item: item.id, state });
    await loadCase(open.head.row.id);
  });
  return (
    <details class="case-card checks-list" open={unfolded}>
      <summary><b>{procedureName(list.procedure)}</b>{child ? <> · <bdi>{childName(child, open)}</bdi></> : null} <span class="soft small figures">{t("checks-count", { done: list.items.length - left.length, all: list.items.length })}</span></summary>
      {listOf("procedure_step").map(({ code, label }) => {
        const items = list.items.filter((item) => item.step === code);
        return items.length === 0 ? null : (
          <section key={code}>
            <h3 class="soft small">{label}</h3>
            <ul>{items.map((item) => <Line key={item.id} item={item} tick={tick} />)}</ul>
          </section>
        );
      })}
    </details>
  );
}

function Line({ item, tick }: { item: ChecklistItem; tick: (item: ChecklistItem, state: TickState) => void }) {
  const isOpen = item.state === "open";
  return (
    <li class={item.state === "skipped" ? "soft" : undefined}>
      <label class="check"><input type="checkbox" checked={!isOpen} onChange={() => tick(item, isOpen ? "done" : "open")} /><span dir="auto">{item.text}</span></label>
      <span class="small checks-state">
        {item.tick === null ? null : <span class="soft">{item.state === "skipped" ? `${t("checks-skip")} · ` : ""}<bdi>{item.tick.by.name}</bdi> · {dayAndHour(item.tick.at)}</span>}
        {isOpen && item.due_at !== null ? <span class={isLate(item) ? "case-late" : "soft"}>{isLate(item) ? `${t("case-overdue")} · ` : ""}{t("checks-by", { time: dayAndHour(item.due_at) })}</span> : null}
        {isOpen ? <button class="link" type="button" aria-label={`${t("checks-skip")}: ${item.text}`} onClick={() => tick(item, "skipped")}>{t("checks-skip")}</button> : null}
      </span>
    </li>
  );
}

/** One that doesn't begin by itself, or in a case that was there before. */
function Begin({ open, begun }: { open: OpenCase; begun: readonly string[] }) {
  const left = procedureCodes().filter((code) => !begun.includes(code));
  const [code, setCode] = useState("");
  const begin = (event: SubmitEvent) => {
    event.preventDefault();
    void attempt(async () => {
      await api.beginChecklist(open.head.row.id, code);
      setCode("");
      await loadCase(open.head.row.id);
    });
  };
  return (
    <form class="case-add" onSubmit={begin}>
      <select class="checks-other" aria-label={t("checks-other")} value={code} onChange={(event) => setCode(event.currentTarget.value)}>
        <option value="">{t("checks-other")}</option>
        {left.map((each) => <option key={each} value={each}>{procedureName(each)}</option>)}
      </select>
      <button class="button small" type="submit" disabled={code === ""}>{t("case-add")}</button>
    </form>
  );
}
