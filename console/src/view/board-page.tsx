// The board: who waits and for how long, who is there to answer. Calm: figures move only when something happened.
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import type { Board, BoardLoad, BoardShare, Priority, Row } from "../api/types.ts";
import { board, boardTrouble, watchBoard } from "../store/board.ts";
import { now } from "../store/desk.ts";
import { goTalk, talkHref } from "../store/route.ts";
import { maySupervise } from "../store/session.ts";
import { reasonOf, standingWords } from "../store/taxonomy.ts";
import { apart, t } from "../texts/texts.ts";
import { counted, hourOfDay, languageName, spoken } from "../texts/times.ts";
import { Urgency } from "./marks.tsx";

export function BoardPage() {
  useEffect(() => (maySupervise.value ? watchBoard() : undefined), []);
  if (!maySupervise.value) return <p>{t("page-not-yours")}</p>;
  const current = board.value;
  return (
    <>
      <div class="page-top">
        <h1>{t("page-board")}</h1>
        {current === null ? null : <span class="soft small figures">{t("board-at", { time: hourOfDay(current.at) })}</span>}
      </div>
      {boardTrouble.value === null ? null : <p class="form-trouble" role="alert">{boardTrouble.value}</p>}
      {current === null ? (boardTrouble.value === null ? <p class="soft">{t("loading")}</p> : null) : <Whole board={current} />}
    </>
  );
}

function Whole({ board }: { board: Board }) {
  const { waiting } = board;
  const working = board.operators.filter((person) => person.here || person.talks > 0);
  const free = working.filter((person) => person.here && person.status === "accepting" && person.talks < person.limit).length;
  return (
    <>
      <dl class="figures-row board-sums">
        <Sum name={t("board-waiting")} value={String(waiting.talks)} words={t("board-unclaimed", { count: waiting.unclaimed })} />
        <Sum name={t("board-longest")} value={waiting.since === null ? "–" : counted(now.value - waiting.since)} words={waiting.since === null ? t("board-nobody") : t("board-since", { time: hourOfDay(waiting.since) })} />
        <Sum name={t("board-late")} value={String(waiting.late)} words={t("board-late-words")} hot={waiting.late > 0} />
        <Sum name={t("board-people")} value={String(working.filter((person) => person.here).length)} words={t("board-free", { count: free })} />
      </dl>
      {board.late.length === 0 ? null : (
        <section>
          <h2 class="part">{t("board-late-list")}</h2>
          <ul class="board-late">{board.late.map((row) => <Late key={row.id} row={row} />)}</ul>
        </section>
      )}
      <div class="board-parts">
        <Part title={t("board-by-priority")} shares={board.by_priority} label={(share) => <span class="board-label"><Urgency priority={Number(share.name) as Priority} /><span>{t(`priority-${share.name}`)}</span></span>} late />
        {board.by_queue.length === 0 ? null : <Part title={t("board-by-queue")} shares={board.by_queue} label={(share) => <bdi>{share.name}</bdi>} />}
        <Part title={t("board-by-channel")} shares={board.by_channel} label={(share) => <bdi>{share.name}</bdi>} />
        <Part title={t("board-by-language")} shares={board.by_language} label={(share) => (share.name === "" ? t("board-no-language") : languageName(share.name))} />
      </div>
      <section>
        <h2 class="part">{t("board-operators")}</h2>
        <ul class="board-people">{[...board.operators].sort(byLoad).map((person) => <Person key={person.id} person={person} />)}</ul>
      </section>
    </>
  );
}

function Sum({ name, value, words, hot = false }: { name: string; value: string; words: string; hot?: boolean }) {
  return <div class="figure"><dt>{name}</dt><dd><b class={hot ? "figures hot" : "figures"}>{value}</b><span class="soft small">{words}</span></dd></div>;
}

function Late({ row }: { row: Row }) {
  const waited = now.value - (row.waiting_since_at ?? row.first_in_at);
  return (
    <li>
      <a href={talkHref(row.id)} onClick={(event) => {
        event.preventDefault();
        goTalk(row.id);
      }}>
        <Urgency priority={row.priority} named />
        <span class="search-who"><bdi>{row.alias}</bdi> <span class="soft small">{[reasonOf(row.reason), t(`channel-${row.channel.kind}`), row.language, apart(row.assignee?.name ?? t("who-nobody"))].filter(Boolean).join(" · ")}</span></span>
        <span class="clock late"><span class="sr">{t("row-waits-late", { wait: spoken(waited) })}</span><span aria-hidden="true">{counted(waited)}</span></span>
      </a>
    </li>
  );
}

function Part({ title, shares, label, late = false }: { title: string; shares: readonly BoardShare[]; label: (share: BoardShare) => ComponentChildren; late?: boolean }) {
  return (
    <section>
      <h2 class="part">{title}</h2>
      {shares.length === 0 ? <p class="soft">{t("board-nobody")}</p> : (
        <table class="board-table">
          <thead><tr><th scope="col"><span class="sr">{title}</span></th><th scope="col">{t("board-count")}</th><th scope="col">{t("board-wait")}</th>{late ? <th scope="col">{t("board-late")}</th> : null}</tr></thead>
          <tbody>
            {shares.map((share) => (
              <tr key={share.name} class={share.waiting.talks === 0 ? "off" : ""}>
                <th scope="row">{label(share)}</th>
                <td class="figures">{share.waiting.talks}</td>
                <td class="figures">{share.waiting.since === null ? "–" : counted(now.value - share.waiting.since)}</td>
                {late ? <td class="figures">{share.waiting.late > 0 ? <b class="hot">{share.waiting.late}</b> : 0}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Person({ person }: { person: BoardLoad }) {
  const state = person.here ? person.status : "gone";
  return (
    <li class={`board-person ${state}`}>
      <span class="board-name"><i class="board-dot" aria-hidden="true" /><bdi>{person.name}</bdi></span>
      <span class="soft small">{person.here ? standingWords({ status: person.status, why: person.status_why }) : t("board-not-here")}{!person.here && person.status_why !== null ? ` · ${t(`status-why-${person.status_why}`)}` : ""} · {person.languages.join(" ")}</span>
      <span class="board-load">
        <span aria-hidden="true" class="board-slots">{Array.from({ length: Math.max(person.limit, person.talks) }, (_, at) => <i key={at} class={at < person.talks ? (at < person.unanswered ? "slot asks" : "slot taken") : "slot"} />)}</span>
        <span class="small">{t("board-load", { talks: person.talks, limit: person.limit })}{person.unanswered > 0 ? ` · ${t("board-unanswered", { count: person.unanswered })}` : ""}{person.since === null ? "" : ` · ${counted(now.value - person.since)}`}</span>
      </span>
    </li>
  );
}

/** Those who are here first, of them who has most to do. */
function byLoad(a: BoardLoad, b: BoardLoad): number {
  return Number(b.here) - Number(a.here) || b.talks - a.talks || a.name.localeCompare(b.name);
}
