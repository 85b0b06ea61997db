// The frame of the desk: header with honest state, views, and the panes. Phones show one pane at a time.
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { SavedView, Standing, Status, StatusWhy } from "../api/types.ts";
import { compose, leaveDesk, target } from "../store/actions.ts";
import { askToNotify, muted, permission, soundBlocked, toggleMute } from "../store/alerts.ts";
import { alarmRows, counts, line, loadView, now, offeredRows } from "../store/desk.ts";
import { aboutOpen, dialog } from "../store/dialogs.ts";
import { holds } from "../store/listing.ts";
import { isUnsaved } from "../store/log-draft.ts";
import { attempt } from "../store/notices.ts";
import { openCalls } from "../store/phone.ts";
import { goPage, goTalk, goView, lastView, route } from "../store/route.ts";
import type { Route } from "../store/route.ts";
import { changeStatus, lock, mayErase, maySupervise, mayConfigure, mayTalk, me, myId } from "../store/session.ts";
import { answerOffer, claimAndOpen, openId, takeOffer } from "../store/talk.ts";
import { reasonOf, standingWords } from "../store/taxonomy.ts";
import { current, kept, loadKept, narrowed, show } from "../store/views.ts";
import { VIEWS, alarms, isStrange } from "../state/rank.ts";
import { t } from "../texts/texts.ts";
import { counted, hourOfDay, languageName } from "../texts/times.ts";
import { About } from "./about.tsx";
import { BulkDialog } from "./bulk.tsx";
import { CallDialog } from "./call-dialog.tsx";
import { CalledBand } from "./called.tsx";
import { CasePage } from "./case-page.tsx";
import { CasesPage } from "./cases-page.tsx";
import { BlockDialog } from "./block-dialog.tsx";
import { BreakBand, Opened } from "./break.tsx";
import { EmergencyDialog } from "./emergency.tsx";
import { HealthStrip } from "./health.tsx";
import { KeysDialog } from "./keys-dialog.tsx";
import { modifier } from "./save-key.tsx";
import { Later } from "./later.tsx";
import { List } from "./list.tsx";
import { LogDialog } from "./log-dialog.tsx";
import { MacrosDialog } from "./macros-dialog.tsx";
import { Mark, Urgency } from "./marks.tsx";
import { Palette } from "./palette.tsx";
import { SafetyDialog } from "./safety.tsx";
import { SnoozeDialog } from "./snooze-dialog.tsx";
import { TagsDialog } from "./tags.tsx";
import { SearchPage } from "./search-page.tsx";
import { Talk } from "./talk.tsx";
import { AskedBand, SecondDialog, TakeOverDialog } from "./together.tsx";
import { PriorityDialog } from "./priority-dialog.tsx";
import { SplitDialog } from "./split.tsx";
import { ConnectDialog } from "./ties.tsx";
import { TransferDialog } from "./transfer-dialog.tsx";

const OFFLINE_AFTER_MS = 8_000;

export function Shell() {
  // Who sees no talk stands at the page that is theirs instead.
  const at: Route = route.value.at === "inbox" && !mayTalk.value ? { at: "operators" } : route.value;
  const trains = at.at === "practice" ? at.id : null;
  const pane = trains !== null ? "talk" : at.at !== "inbox" ? "page" : at.talk === null ? "list" : "talk";
  return (
    <div class={`desk at-${pane}${aboutOpen.value && pane === "talk" ? " with-about" : ""}`}>
      {at.at === "inbox" ? <a class="skip" href="#talk" onClick={skipToTalk}>{t("skip-to-talk")}</a> : null}
      <Header />
      <Above />
      <Views />
      {at.at === "inbox" ? (
        <>
          <main class="panes">
            <List />
            <Talk />
          </main>
          {openId.value === null ? null : <About />}
        </>
      ) : trains !== null ? <main class="panes practising"><Later room="learning" part="trains" page="practice" id={trains} /></main> : (
        <main class="page"><PageOf at={at} /></main>
      )}
      <Dialogs />
    </div>
  );
}

/** What stands over every screen. Where a pointer holds the list still it keeps its height: what comes lies over what is below it. */
function Above() {
  const box = useRef<HTMLDivElement>(null);
  const still = holds.value;
  const height = useMemo(() => (still ? `${box.current?.offsetHeight ?? 0}px` : null), [still]);
  return (
    <div class="above" ref={box} style={{ height }}>
      <AlarmBand />
      <OfferBand />
      <AskedBand />
      <CalledBand />
      <BreakBand />
      <HealthStrip />
    </div>
  );
}

/** What belongs to the talks came with the first load; the rest comes when it is opened. */
function PageOf({ at }: { at: Exclude<Route, { at: "inbox" }> }) {
  const id = "id" in at ? at.id : null;
  switch (at.at) {
    case "search":
      return <SearchPage />;
    case "cases":
      return id === null ? <CasesPage /> : <CasePage id={id} />;
    case "practice":
      return <Later room="learning" part="practice" page="practice" />;
    case "reviews":
      return id === null ? <Later room="learning" part="reviews" page="reviews" /> : <Later room="learning" part="review" page="reviews" id={id} />;
    case "facts":
    case "debrief":
      return <Later room="learning" part={at.at} page={at.at} />;
    case "blocks":
    case "board":
    case "shifts":
    case "triage":
    case "sealed":
    case "retention":
    case "rights":
    case "audit":
      return <Later room="supervising" part={at.at} page={at.at} />;
    default:
      return <Later room="setting" part={at.at} page={at.at} />;
  }
}

function Dialogs() {
  const open = dialog.value;
  switch (open?.is) {
    case "call":
      return <CallDialog key={open.row.id} row={open.row} />;
    case "transfer":
      return <TransferDialog row={open.row} />;
    case "second":
      return <SecondDialog row={open.row} />;
    case "take-over":
      return <TakeOverDialog row={open.row} />;
    case "priority":
      return <PriorityDialog row={open.row} />;
    case "snooze":
      return <SnoozeDialog row={open.row} />;
    case "tags":
      return <TagsDialog row={open.row} />;
    case "macros":
      return <MacrosDialog row={open.row} />;
    case "safety":
      return <SafetyDialog row={open.row} />;
    case "emergency":
      return <EmergencyDialog row={open.row} called={open.called} />;
    case "connect":
      return <ConnectDialog row={open.row} />;
    case "split":
      return <SplitDialog row={open.row} />;
    case "block":
      return <BlockDialog row={open.row} />;
    case "bulk":
      return <BulkDialog />;
    case "log":
      return <LogDialog key={open.call ?? ""} id={open.call ?? null} back={open.back === true} />;
    case "palette":
      return <Palette />;
    case "keys":
      return <KeysDialog />;
    default:
      return null;
  }
}

function Header() {
  return (
    <header class="header">
      <span class="brand"><Mark /><span class="brand-name">{t("brand")}</span></span>
      <button class="find" type="button" onClick={() => (dialog.value = { is: "palette" })}>
        <svg class="find-glass" viewBox="0 0 16 16" aria-hidden="true"><circle cx="7" cy="7" r="4.5" fill="none" stroke="currentColor" stroke-width="1.75" /><path d="M10.5 10.5L14 14" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" /></svg>
        <span class="find-words">{t("find")}</span><kbd>{modifier()} K</kbd>
      </button>
      <div class="header-end">
        <ConnectionState />
        {mayTalk.value ? <button class="button small log-call" type="button" onClick={() => (dialog.value = { is: "log" })}>{t("log-title")}{openCalls.value.length === 0 ? null : <b class="figures log-open" aria-label={t("log-open", { count: openCalls.value.length })}>{openCalls.value.length}</b>}{isUnsaved.value ? <b class="log-open" role="img" aria-label={t("log-unsaved")} title={t("log-unsaved")}>✎</b> : null}<kbd>L</kbd></button> : null}
        {mayTalk.value ? <StatusChoice /> : null}
        <OwnMenu />
      </div>
    </header>
  );
}

function ConnectionState() {
  const state = line.value;
  const cutFor = state.state === "cut" ? now.value - state.since_at : 0;
  const offline = state.state === "cut" && (cutFor > OFFLINE_AFTER_MS || !navigator.onLine);
  const words = state.state === "live" ? t("line-live") : offline ? t("line-offline", { time: hourOfDay(state.since_at) }) : t("line-reconnecting");
  return (
    <span class={`line ${state.state === "live" ? "live" : offline ? "offline" : "reconnecting"}`} role="status">
      <i class="dot" aria-hidden="true" />{words}
    </span>
  );
}

/** Why one takes nobody, the usual reasons of each. */
const WHYS: Readonly<Record<Status, readonly (StatusWhy | null)[]>> = {
  accepting: [null],
  paused: [null, "break", "call", "debrief"],
  away: [null, "meal", "training", "meeting", "shift"],
};

function StatusChoice() {
  const status = me.value?.status ?? "away";
  const why = me.value?.operator.status_why ?? null;
  const choices = (Object.keys(WHYS) as Status[]).flatMap((each) => WHYS[each].map((because) => ({ status: each, why: because })));
  const known = choices.some((choice) => choice.status === status && choice.why === why);
  return (
    <select class={`status ${status}`} aria-label={t("status-label")} value={valueOf({ status, why })}
      onChange={(event) => {
        const chosen = choices.find((choice) => valueOf(choice) === event.currentTarget.value);
        if (chosen) void attempt(() => changeStatus(chosen.status, chosen.why));
      }}>
      {(known ? choices : [...choices, { status, why }]).map((choice) => <option key={valueOf(choice)} value={valueOf(choice)}>{standingWords(choice)}</option>)}
    </select>
  );
}

function valueOf({ status, why }: Standing): string {
  return why === null ? status : `${status} ${why}`;
}

function OwnMenu() {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const away = (event: Event) => {
      if (menu.current?.open && !menu.current.contains(event.target as Node)) menu.current.open = false;
    };
    addEventListener("pointerdown", away);
    return () => removeEventListener("pointerdown", away);
  }, []);
  const choose = (act: () => void) => () => {
    if (menu.current) menu.current.open = false;
    act();
  };
  return (
    <details class="menu" ref={menu} onKeyDown={(event) => {
      if (event.key !== "Escape" || !menu.current?.open) return;
      event.preventDefault();
      menu.current.open = false;
      menu.current.querySelector("summary")?.focus();
    }}>
      <summary><bdi class="own-name">{me.value?.operator.name}</bdi></summary>
      <div class="menu-items">
        <span class="menu-note">{t("menu-line", { name: me.value?.hotline.name ?? "", alias: me.value?.operator.alias ?? "" })}</span>
        <button type="button" onClick={choose(() => (dialog.value = { is: "keys" }))}>{t("action-keys")}<kbd>?</kbd></button>
        <button type="button" onClick={choose(() => (lock.value = "asked"))}>{t("action-lock")}</button>
        <button type="button" onClick={choose(leaveDesk)}>{t("action-log-out")}</button>
      </div>
    </details>
  );
}

/** A grave arrival that nobody has taken stands over every screen until somebody takes it; what became grave, until its holder has seen it. */
function AlarmBand() {
  const rows = alarmRows.value;
  const row = rows[0];
  if (!row) return null;
  return (
    <section class="alarm" aria-label={t(row.assignee === null ? "alarm-label" : "alarm-rose-label")}>
      <Urgency priority={0} named />
      <span class="alarm-words">
        <b>{reasonOf(row.reason) ?? t("priority-0")}</b>
        <span class="alarm-who"><bdi>{row.alias}</bdi>{row.assignee === null ? "" : <> · {t("alarm-rose-label")}</>}{row.assignee === null || row.assignee.id === myId.value ? "" : <> · <bdi>{row.assignee.name}</bdi></>}{rows.length > 1 ? ` · ${t("alarm-more", { count: rows.length - 1 })}` : ""}</span>
      </span>
      <span class="clock late">{counted(now.value - (row.rose_at ?? row.waiting_since_at ?? row.first_in_at))}</span>
      <span class="alarm-acts">
        {openId.value === row.id ? null : <button class="button" type="button" onClick={() => goTalk(row.id)}>{t("alarm-look")}</button>}
        {row.assignee === null ? <button class="button grave" type="button" onClick={() => void claimAndOpen(row)}>{t("action-claim")}</button> : null}
      </span>
    </section>
  );
}

/** What a queue offers to this operator stands over every screen until it is taken, passed on, or goes to the next. */
function OfferBand() {
  // The band of the grave ones says it already, and so does the talk where it is open.
  const rows = offeredRows.value.filter((row) => !alarms(row, myId.value, false) && openId.value !== row.id);
  const row = rows[0];
  if (!row) return null;
  const reason = reasonOf(row.reason);
  return (
    <section class="alarm offered" aria-label={t("offered-label")}>
      <Urgency priority={row.priority} named />
      <span class="alarm-words">
        <b>{t("offered-words")}</b>
        <span class="alarm-who"><bdi>{row.alias}</bdi>{reason === null ? "" : ` · ${reason}`}{isStrange(row, me.value?.operator.languages ?? []) ? <> · {t("offer-strange", { language: languageName(row.language) })}</> : ""}{rows.length > 1 ? ` · ${t("alarm-more", { count: rows.length - 1 })}` : ""}</span>
      </span>
      <span class="alarm-acts">
        <button class="button" type="button" onClick={() => void answerOffer(row, false)}>{t("offer-pass")}</button>
        <button class="button main" type="button" onClick={() => void takeOffer(row)}>{t("offer-accept")}</button>
      </span>
    </section>
  );
}

function Views() {
  const at = route.value;
  useEffect(() => void loadKept(), []);
  useEffect(() => {
    if (at.at === "inbox") void loadView(at.view);
    // On a phone the strip is wider than the screen.
    document.querySelector(".view.on")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [at]);
  return (
    <nav class="views" aria-label={t("views-label")}>
      {(mayTalk.value ? VIEWS : []).map((view) => {
        // One that is kept is marked in its place.
        const on = at.at === "inbox" && at.view === view && (current.value === null || !narrowed.value);
        const hot = view === "waiting" && alarmRows.value.length > 0;
        return (
          <a key={view} class={on ? "view on" : "view"} href={`#/${view}`} aria-current={on ? "page" : undefined}
            onClick={(event) => {
              event.preventDefault();
              goView(view);
            }}>
            <span>{t(`view-${view}`)}</span><span class={hot ? "n hot" : "n"}>{counts(view)}</span>
          </a>
        );
      })}
      {mayTalk.value ? <PageLink page="cases" /> : null}
      {kept.value.map((saved) => <KeptView key={saved.id} saved={saved} />)}
      {mayTalk.value ? <PageLink page="search" /> : null}
      {mayTalk.value ? <PageLink page="reviews" /> : null}
      {mayTalk.value ? <PageLink page="practice" /> : null}
      {mayTalk.value ? <PageLink page="debrief" /> : null}
      {mayTalk.value ? <PageLink page="facts" /> : null}
      {maySupervise.value ? <h2>{t("views-work")}</h2> : null}
      {maySupervise.value ? <PageLink page="board" /> : null}
      {maySupervise.value ? <PageLink page="shifts" /> : null}
      {maySupervise.value ? <PageLink page="canned" /> : null}
      {maySupervise.value ? <PageLink page="lists" /> : null}
      {maySupervise.value ? <PageLink page="procedures" /> : null}
      {mayConfigure.value ? <PageLink page="setup" /> : null}
      {mayConfigure.value ? <PageLink page="texts" /> : null}
      {mayConfigure.value ? <PageLink page="operators" /> : null}
      {mayConfigure.value ? <PageLink page="channels" /> : null}
      {maySupervise.value ? <PageLink page="triage" /> : null}
      {mayErase.value ? <PageLink page="tables" /> : null}
      {mayErase.value ? <PageLink page="blocks" /> : null}
      {mayErase.value ? <PageLink page="sealed" /> : null}
      {maySupervise.value ? <PageLink page="retention" /> : null}
      {maySupervise.value ? <PageLink page="rights" /> : null}
      {maySupervise.value ? <PageLink page="audit" /> : null}
      <div class="views-end">
        {mayTalk.value ? <SoundState /> : null}
        {mayTalk.value ? <Opened /> : null}
        {mayTalk.value && permission.value === "default" ? <button class="link" type="button" onClick={() => void askToNotify()}>{t("action-notify")}</button> : null}
        <button class="link" type="button" onClick={() => (dialog.value = { is: "keys" })}>{t("action-keys")} <kbd>?</kbd></button>
      </div>
    </nav>
  );
}

/** A view that somebody keeps stands below the usual ones. */
function KeptView({ saved }: { saved: SavedView }) {
  const on = route.value.at === "inbox" && current.value?.id === saved.id;
  return (
    <a class={on ? "view kept on" : "view kept"} href={`#/${saved.view}`} aria-current={on ? "page" : undefined}
      onClick={(event) => {
        event.preventDefault();
        show(saved);
      }}>
      <bdi>{saved.name}</bdi>
    </a>
  );
}

function SoundState() {
  if (soundBlocked.value && !muted.value) return <button class="link hot" type="button">{t("sound-blocked")}</button>;
  return (
    <button class={muted.value ? "link hot" : "link"} type="button" aria-pressed={muted.value} onClick={toggleMute}>
      {t(muted.value ? "sound-off" : "sound-on")}
    </button>
  );
}

function PageLink({ page }: { page: Parameters<typeof goPage>[0] }) {
  const on = route.value.at === page || (page === "operators" && route.value.at === "inbox" && !mayTalk.value);
  return (
    <a class={on ? "view on" : "view"} href={`#/${page}`} aria-current={on ? "page" : undefined}
      onClick={(event) => {
        event.preventDefault();
        goPage(page);
      }}>
      <span>{t(`page-${page}`)}</span>
    </a>
  );
}

function skipToTalk(event: Event): void {
  event.preventDefault();
  if (openId.value === null && target()) goTalk(target()?.id ?? null);
  if (openId.value !== null) compose("reply", false);
  else goView(lastView.value);
}
