// Search over everything that this operator may see: words and fields, the newest talk first, each with the words that were found.
import { useEffect, useRef, useState } from "preact/hooks";
import type { FoundRow } from "../api/types.ts";
import { goTalk, talkHref } from "../store/route.ts";
import { readySearch } from "../api/commands.ts";
import { lookFor, lookFurther, searched } from "../store/search.ts";
import { mayTalk } from "../store/session.ts";
import { reasonOf } from "../store/taxonomy.ts";
import { apart, t, unturned } from "../texts/texts.ts";
import { dayAndHour, languageName } from "../texts/times.ts";
import { Urgency } from "./marks.tsx";

const EXAMPLES = ["channel", "language", "from", "note", "code", "priority", "is", "with", "after"] as const;

export function SearchPage() {
  const field = useRef<HTMLInputElement>(null);
  const now = searched.value;
  const [query, setQuery] = useState(now.query);
  useEffect(() => setQuery(now.query), [now.query]);
  useEffect(() => {
    field.current?.focus();
    // Whoever looks for something asks again, and is told what is wrong then.
    if (mayTalk.value) readySearch().catch(() => {});
  }, []);
  if (!mayTalk.value) return <p>{t("page-not-yours")}</p>;
  return (
    <>
      <div class="page-top"><h1>{t("page-search")}</h1></div>
      <form class="search-form" role="search" onSubmit={(event) => {
        event.preventDefault();
        void lookFor(query);
      }}>
        <input ref={field} type="search" dir="auto" maxLength={400} aria-label={t("search-label")} placeholder={t("search-label")} autocomplete="off" spellcheck={false}
          value={query} onInput={(event) => setQuery(event.currentTarget.value)} />
        <button class="button main" type="submit" disabled={now.busy}>{t("search-go")}</button>
      </form>
      <details class="search-help">
        <summary>{t("search-help")}</summary>
        <p>{t("search-help-words")}</p>
        <dl>{EXAMPLES.map((field) => <div key={field}><dt><code>{t(`search-example-${field}`)}</code></dt><dd>{t(`search-field-${field}`)}</dd></div>)}</dl>
      </details>
      <p class="soft" role="status">
        {now.busy ? t("loading") : now.total === null ? t("search-hint") : t("search-total", { count: now.total })}
        {now.unready > 0 ? ` ${t("search-unready", { count: now.unready })}` : ""}
      </p>
      {now.trouble === null ? null : <p class="form-trouble" role="alert">{now.trouble}</p>}
      <ul class="search-found">{now.rows.map((found) => <Found key={found.row.id} found={found} />)}</ul>
      {now.next === null ? null : <button class="button" type="button" disabled={now.busy} onClick={() => void lookFurther()}>{t("search-more")}</button>}
    </>
  );
}

function Found({ found: { row, excerpt } }: { found: FoundRow }) {
  const facts = [t(`channel-${row.channel.kind}`), languageName(row.language), reasonOf(row.reason), row.assignee && apart(row.assignee.name), t(`search-state-${row.state}`)];
  return (
    <li>
      <a class="search-row" href={talkHref(row.id)} onClick={(event) => {
        event.preventDefault();
        goTalk(row.id);
      }}>
        <Urgency priority={row.priority} named />
        <span class="search-who"><bdi>{row.alias}</bdi> <span class="soft small">{facts.filter(Boolean).join(" · ")}</span></span>
        <time class="clock" dateTime={new Date(row.last_in_at).toISOString()}>{dayAndHour(row.last_in_at)}</time>
        {excerpt === null ? null : (
          <span class="search-words">
            <span class="soft">{t(`search-said-${excerpt.direction}`)}</span>{" "}
            <bdi>{excerpt.pieces.map((piece, at) => (piece.found ? <mark key={at}>{unturned(piece.text)}</mark> : piece.text))}</bdi>
          </span>
        )}
      </a>
    </li>
  );
}
