// Ctrl-K: the rows that are here and everything that can be done, found by typing.
import { useEffect, useState } from "preact/hooks";
import type { Row } from "../api/types.ts";
import { ACTIONS } from "../store/actions.ts";
import type { Action } from "../store/actions.ts";
import { inbox } from "../store/desk.ts";
import { lookFor } from "../store/search.ts";
import { closeDialog, dialog } from "../store/dialogs.ts";
import { cursor } from "../store/listing.ts";
import { goTalk } from "../store/route.ts";
import { mayTalk, myId } from "../store/session.ts";
import { reasonOf } from "../store/taxonomy.ts";
import { compare } from "../state/rank.ts";
import { t } from "../texts/texts.ts";
import { Dialog } from "./dialog.tsx";
import { Keys } from "./keys-dialog.tsx";
import { Urgency } from "./marks.tsx";

const SHOWN_ROWS = 8;
const HIDDEN = new Set(["palette", "down", "up", "open", "back", "send"]);

type Found = { is: "row"; row: Row } | { is: "action"; action: Action } | { is: "words"; query: string };

const keyOf = (one: Found): string => (one.is === "row" ? one.row.id : one.is === "action" ? one.action.id : "words");

export function Palette() {
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const found = search(query);
  useEffect(() => setAt(0), [query]);
  useEffect(() => {
    document.getElementById(`found-${at}`)?.scrollIntoView({ block: "nearest" });
  }, [at]);
  const take = (one: Found | undefined) => {
    if (!one) return;
    closeDialog();
    if (one.is === "row") {
      cursor.value = one.row.id;
      goTalk(one.row.id);
    } else if (one.is === "words") void lookFor(one.query);
    else setTimeout(() => dialog.value === null && one.action.run());
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") setAt(Math.min(at + 1, found.length - 1));
    else if (event.key === "ArrowUp") setAt(Math.max(at - 1, 0));
    else if (event.key === "Enter") take(found[at]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog name={t("find")} size="small">
      <input class="palette-find" role="combobox" aria-expanded="true" aria-controls="found" aria-label={t("find")} placeholder={t("find")} autocomplete="off" autofocus
        aria-activedescendant={found.length > 0 ? `found-${at}` : undefined} value={query} onInput={(event) => setQuery(event.currentTarget.value)} onKeyDown={pressed} />
      <div id="found" role="listbox" aria-label={t("find")} class="palette-list">
        {found.map((one, index) => (
          <div key={keyOf(one)} id={`found-${index}`} role="option" aria-selected={index === at} class={index === at ? "found on" : "found"}
            onMouseMove={() => setAt(index)} onClick={() => take(one)}>
            {one.is === "row" ? <FoundRow row={one.row} /> : one.is === "action" ? <FoundAction action={one.action} /> : <FoundWords query={one.query} />}
          </div>
        ))}
      </div>
      {found.length === 0 ? <p class="soft">{t("find-nothing")}</p> : null}
    </Dialog>
  );
}

function FoundRow({ row }: { row: Row }) {
  return (
    <>
      <Urgency priority={row.priority} named />
      <span><bdi>{row.alias}</bdi> <span class="soft small">{[t(`channel-${row.channel.kind}`), row.language ?? "?", reasonOf(row.reason), row.state === "closed" ? t("view-closed") : null].filter(Boolean).join(" · ")}</span></span>
    </>
  );
}

function FoundWords({ query }: { query: string }) {
  return (
    <>
      <span class="found-dot" aria-hidden="true">›</span>
      <span>{t("search-all", { query })}</span>
    </>
  );
}

function FoundAction({ action }: { action: Action }) {
  return (
    <>
      <span class="found-dot" aria-hidden="true">›</span>
      <span>{t(`action-${action.id}`)}</span>
      {action.keys[0] === undefined ? null : <Keys path={action.keys[0]} />}
    </>
  );
}

function search(query: string): Found[] {
  const words = query.trim().toLocaleLowerCase().split(/\s+/).filter((word) => word !== "");
  const fits = (text: string): boolean => words.every((word) => text.toLocaleLowerCase().includes(word));
  const rows = [...inbox.value.rows.values()]
    .filter((row) => words.length === 0 ? row.assignee?.id === myId.value && row.state !== "closed" : fits(`${row.alias} ${reasonOf(row.reason) ?? ""} ${row.channel.name} ${row.language ?? ""}`))
    .sort((a, b) => Number(a.state === "closed") - Number(b.state === "closed") || compare("waiting", a, b))
    .slice(0, SHOWN_ROWS);
  const actions = ACTIONS.filter((action) => !HIDDEN.has(action.id) && action.when() && fits(t(`action-${action.id}`)));
  const everywhere: Found[] = mayTalk.value && words.length > 0 ? [{ is: "words", query: query.trim() }] : [];
  return [...rows.map((row): Found => ({ is: "row", row })), ...everywhere, ...actions.map((action): Found => ({ is: "action", action }))];
}
