// The list: only what is on screen is in the page, so ten thousand rows scroll like ten. It holds still under a pointer.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Row } from "../api/types.ts";
import { failedToLoad, inbox, loadMore, loadingMore, now, view } from "../store/desk.ts";
import { tagName } from "../store/aside.ts";
import { changes, cursor, letGo, pointerHolds, showChanges, shown, wantsFocus } from "../store/listing.ts";
import { goTalk } from "../store/route.ts";
import { myId } from "../store/session.ts";
import { openId } from "../store/talk.ts";
import { narrowed } from "../store/views.ts";
import { reasonOf } from "../store/taxonomy.ts";
import { apart, t } from "../texts/texts.ts";
import { counted, hourOfDay, hourOrDay, spoken, targeted } from "../texts/times.ts";
import { choosing, isChosen, toggle } from "../store/bulk.ts";
import { BulkBar } from "./bulk.tsx";
import { ListFilter } from "./list-filter.tsx";
import { Urgency } from "./marks.tsx";

const ROW_REM = 4.25;
const SPARE_ROWS = 8;
const FETCH_AHEAD_ROWS = 40;

export function List() {
  const scroller = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(900);
  const rowHeight = useRowHeight();
  const rows = shown.value;
  const pages = inbox.value.views[view.value];

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setHeight(element.clientHeight));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [view.value]);
  useEffect(() => {
    if (pages.next !== null && top + height > (rows.length - FETCH_AHEAD_ROWS) * rowHeight) void loadMore(view.value);
  }, [top, height, rows.length, pages.next]);
  const wanted = wantsFocus.value;
  useEffect(() => {
    if (wanted === 0) return;
    scroller.current?.focus({ preventScroll: true });
    const at = shown.peek().findIndex((row) => row.id === cursor.peek());
    if (at >= 0) reveal(scroller.current, at, rowHeight);
  }, [wanted]);

  const from = Math.max(0, Math.floor(top / rowHeight) - SPARE_ROWS);
  const to = Math.min(rows.length, Math.ceil((top + height) / rowHeight) + SPARE_ROWS);
  const cursorHere = rows.slice(from, to).some((row) => row.id === cursor.value);
  return (
    <section class={choosing.value ? "list choosing" : "list"} data-list aria-label={t(`view-${view.value}`)}
      onPointerEnter={(event) => event.pointerType === "mouse" && pointerHolds()}
      onPointerMove={(event) => event.pointerType === "mouse" && pointerHolds()}
      onPointerLeave={letGo}>
      <ListBar rows={rows} />
      <ListFilter />
      <div class="rows" ref={scroller} role="listbox" aria-multiselectable={choosing.value} tabIndex={0} aria-label={t(`view-${view.value}`)}
        aria-activedescendant={cursorHere ? `row-${cursor.value}` : undefined}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
        <div class="rows-run" role="presentation" style={{ height: `${rows.length * rowHeight}px` }}>
          {rows.slice(from, to).map((row, index) => (
            <ListRow key={row.id} row={row} top={(from + index) * rowHeight} place={from + index + 1} of={pages.next === null ? rows.length : -1} />
          ))}
        </div>
      </div>
      <BulkBar />
      {rows.length === 0 ? <Empty loaded={pages.loaded} /> : null}
      {changes.value > 0 ? (
        <button class="pill" type="button" onClick={showChanges}>{t("list-changes", { count: changes.value })}</button>
      ) : null}
    </section>
  );
}

function ListBar({ rows }: { rows: readonly Row[] }) {
  const longest = rows.reduce((oldest, row) => Math.min(oldest, row.waiting_since_at ?? Infinity), Infinity);
  return (
    <div class="list-bar">
      {openId.value === null ? <h1 class="sr">{t(`view-${view.value}`)}</h1> : null}
      <span>{t(`order-${view.value}`)}</span>
      <span class="list-sum">
        {loadingMore.value ? t("loading") : view.value === "waiting" && longest < Infinity ? t("list-longest", { wait: counted(now.value - longest) }) : ""}
      </span>
    </div>
  );
}

function Empty({ loaded }: { loaded: boolean }) {
  return <p class="list-empty">{loaded && narrowed.value ? t("filter-nothing") : loaded ? t(`empty-${view.value}`) : failedToLoad.value ? t("list-failed") : t("loading")}</p>;
}

function ListRow({ row, top, place, of }: { row: Row; top: number; place: number; of: number }) {
  const open = openId.value === row.id;
  const pointed = cursor.value === row.id;
  const chosen = choosing.value && isChosen(row.id);
  const reason = reasonOf(row.reason);
  return (
    <div id={`row-${row.id}`} class={`row${open ? " on" : ""}${pointed ? " pointed" : ""}${row.unread > 0 ? " unread" : ""}${chosen ? " chosen" : ""}`}
      role="option" aria-selected={choosing.value ? chosen : open} aria-posinset={place} aria-setsize={of} style={{ transform: `translateY(${top}px)` }}
      onClick={(event) => {
        cursor.value = row.id;
        if (choosing.value || event.ctrlKey || event.metaKey) toggle(row.id);
        else goTalk(row.id);
      }}>
      {choosing.value ? <span class="row-mark" aria-hidden="true">{chosen ? "✓" : ""}</span> : null}
      <Urgency priority={row.priority} named />
      <span class="row-who">
        <bdi class={row.alias.length > 16 ? "row-alias long" : "row-alias"}>{row.alias}</bdi>
        <span class="row-meta"><span class="row-channel">{t(`channel-${row.channel.kind}`)} · </span><abbr>{row.language ?? "?"}</abbr></span>
        {row.unread > 0 ? <span class="row-unread"><span aria-hidden="true">{row.unread}</span><span class="sr">{t("row-unread", { count: row.unread })}</span></span> : null}
      </span>
      <Clock row={row} />
      <span class="row-why">
        {reason === null ? null : <><b class={`why p${row.priority}`}>{reason}</b><span aria-hidden="true"> · </span></>}
        {row.flood ? <><span class="soft">{t("row-flood")}</span><span aria-hidden="true"> · </span></> : null}
        <Who row={row} />
        {row.tags.length === 0 ? null : <span class="soft"> · {row.tags.map((tag, at) => <>{at > 0 ? ", " : ""}<bdi>{tagName(tag)}</bdi></>)}</span>}
      </span>
    </div>
  );
}

function Clock({ row }: { row: Row }) {
  if (row.snoozed && row.state !== "closed") return <span class="clock soft">{row.snoozed_until_at === null ? t("snoozed-short-written") : hourOrDay(row.snoozed_until_at)}</span>;
  if (row.state === "closed") return <span class="clock">{hourOfDay(row.last_in_at)}</span>;
  if (row.waiting_since_at === null) return <span class="clock soft"><span class="sr">{t("row-their-turn")}</span>{counted(now.value - row.last_in_at)}</span>;
  const waited = now.value - row.waiting_since_at;
  const late = row.due_at !== null && now.value > row.due_at;
  const target = row.target_ms !== null && row.target_ms > 0 ? ` / ${targeted(row.target_ms)}` : "";
  return (
    <span class={late ? "clock late" : "clock"}>
      <span class="sr">{t(late ? "row-waits-late" : "row-waits", { wait: spoken(waited) })}</span>
      <span aria-hidden="true">{counted(waited)}<span class="clock-target">{target}</span></span>
    </span>
  );
}

function Who({ row }: { row: Row }) {
  const others = row.viewers.filter((viewer) => viewer.id !== myId.value);
  const typing = others.find((viewer) => viewer.typing);
  const parts: string[] = [];
  if (row.transfer_to) parts.push(row.transfer_to.id === myId.value ? t("who-offered-you") : t("who-offered", { name: row.transfer_to.name }));
  else if (row.assignee && row.assignee.id !== typing?.id) parts.push(row.assignee.id === myId.value ? t("who-you") : apart(row.assignee.name));
  else if (row.assignee === null && row.state === "waiting") parts.push(t("who-nobody"));
  if (row.contact_typing) parts.push(t("who-they-type"));
  if (typing) parts.push(t("who-types", { name: typing.name }));
  else if (others[0] && others[0].id !== row.assignee?.id) parts.push(t("who-looks", { name: others[0].name }));
  return <span class={row.contact_typing ? "who typing" : "who"}>{parts.join(" · ")}</span>;
}

function useRowHeight(): number {
  const [rowHeight] = useState(() => ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
  return rowHeight;
}

function reveal(scroller: HTMLElement | null, at: number, rowHeight: number): void {
  if (!scroller) return;
  const start = at * rowHeight;
  if (start < scroller.scrollTop) scroller.scrollTop = start;
  else if (start + rowHeight > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = start + rowHeight - scroller.clientHeight;
}
