// What belongs together: the person behind several contacts, talks that have to do with each other, and saying so.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import type { Row } from "../api/types.ts";
import { inbox } from "../store/desk.ts";
import { maySplit } from "../store/actions.ts";
import { closeDialog, dialog } from "../store/dialogs.ts";
import { attempt } from "../store/notices.ts";
import { goTalk, talkHref } from "../store/route.ts";
import { thread } from "../store/talk.ts";
import { TIES, connect, unmerge, unrelate, untie } from "../store/ties.ts";
import type { Tie } from "../store/ties.ts";
import { t } from "../texts/texts.ts";
import { dayAndHour } from "../texts/times.ts";
import { Dialog } from "./dialog.tsx";

const SHOWN = 8;

export function TalkLink({ id, children }: { id: string; children: ComponentChildren }) {
  return (
    <a class="link" href={talkHref(id)} onClick={(event) => {
      event.preventDefault();
      goTalk(id);
    }}>{children}</a>
  );
}

/** Beside the talk: what the same person wrote elsewhere, and what belongs to it. */
export function Ties({ row }: { row: Row }) {
  const current = thread.value;
  if (current === null) return null;
  const { contact, person, history, related, lines } = current;
  return (
    <section class="ties" aria-label={t("ties-label")}>
      {lines.length === 0 ? null : (
        <>
          <h2>{t("ties-merged")}</h2>
          <ul class="earlier">
            {lines.map((each) => (
              <li key={each.id}>{t(`channel-${each.channel.kind}`)} <span class="soft"><bdi>{each.contact.alias}</bdi> · <bdi>{each.contact.address_masked}</bdi></span>
                {each.id === row.id ? null : <>{" "}<button class="link" type="button" aria-label={t("ties-unmerge-whom", { alias: each.contact.alias })} onClick={() => void unmerge(row, each)}>{t("ties-unmerge")}</button></>}</li>
            ))}
          </ul>
        </>
      )}
      <h2>{t("ties-person")}</h2>
      {person.map((each) => (
        <p key={each.contact_id} class="tie"><bdi>{each.alias}</bdi>
          {each.linked_by === null || each.linked_at === null ? <span class="soft"> {t("ties-between")}</span> : (
            <>
              <span class="soft"> {t("ties-by", { name: each.linked_by.name, time: dayAndHour(each.linked_at) })}</span>{" "}
              <button class="link" type="button" aria-label={t("ties-untie-whom", { alias: each.alias })} onClick={() => void untie(row, each)}>{t("ties-untie")}</button>
            </>
          )}
        </p>
      ))}
      {history.length === 0 ? <p class="soft small">{t("ties-nothing")}</p> : (
        <ul class="earlier">
          {history.map((each) => (
            <li key={each.id}><TalkLink id={each.id}>{t(`channel-${each.channel_kind}`)}, {dayAndHour(each.last_in_at)}</TalkLink>
              <span class="soft"> {each.contact_id === contact.id ? "" : <><bdi>{each.alias}</bdi> · </>}{t(`search-state-${each.state}`)}</span></li>
          ))}
        </ul>
      )}
      {related.length === 0 ? null : (
        <>
          <h2>{t("ties-related")}</h2>
          <ul class="earlier">
            {related.map((each) => (
              <li key={each.id}><TalkLink id={each.id}><bdi>{each.alias}</bdi>, {t(`channel-${each.channel_kind}`)}</TalkLink>
                <span class="soft"> {each.linked_by === null ? t("ties-guessed") : each.linked_by.name}</span>{" "}
                <button class="link" type="button" aria-label={t("ties-unrelate-whom", { alias: each.alias })} onClick={() => void unrelate(row, each)}>{t("ties-unrelate")}</button></li>
            ))}
          </ul>
        </>
      )}
      <button class="button small" type="button" onClick={() => (dialog.value = { is: "connect", row })}>{t("action-connect")}</button>{" "}
      {maySplit(row) ? <button class="button small" type="button" onClick={() => (dialog.value = { is: "split", row })}>{t("action-split")}</button> : null}
    </section>
  );
}

export function ConnectDialog({ row }: { row: Row }) {
  const [how, setHow] = useState<Tie>("person");
  const [query, setQuery] = useState("");
  const [found, setFound] = useState<readonly Row[]>([]);
  const [to, setTo] = useState("");
  const [busy, setBusy] = useState(false);
  const words = query.trim().toLocaleLowerCase();
  const fits = (each: Row): boolean => each.id !== row.id && (each.alias.toLocaleLowerCase().includes(words) || found.some((one) => one.id === each.id));
  const known = new Map([...found, ...inbox.value.rows.values()].map((each) => [each.id, each]));
  const offered = [...known.values()].filter(fits).sort((a, b) => b.last_in_at - a.last_in_at).slice(0, SHOWN);
  const chosen = offered.find((each) => each.id === to);
  const look = () => attempt(async () => setFound((await api.search(query.trim(), null)).rows.map((each) => each.row)));
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!chosen) return;
    setBusy(true);
    if (await connect(row, chosen, how)) closeDialog();
    setBusy(false);
  };
  return (
    <Dialog name={t("connect-title", { alias: row.alias })} size="medium">
      <form class="stack" onSubmit={(event) => void submit(event)}>
        <header class="dialog-top">
          <h2>{t("connect-title", { alias: row.alias })}</h2>
          <button class="quiet" type="button" aria-label={t("cancel")} onClick={closeDialog}>×</button>
        </header>
        <fieldset class="choice">
          <legend class="sr">{t("connect-how")}</legend>
          <div class="choice-items">
            {TIES.map((each) => (
              <label key={each} class={how === each ? "choice-item on" : "choice-item"}>
                <input type="radio" name="how" checked={how === each} onChange={() => setHow(each)} />{t(`connect-${each}`)}
              </label>
            ))}
          </div>
        </fieldset>
        <p class="soft small">{t(`connect-hint-${how}`)}</p>
        <div class="field connect-find">
          <label for="connect-find">{t("connect-find")}</label>
          <input id="connect-find" type="search" dir="auto" autofocus autocomplete="off" maxLength={400} value={query}
            onInput={(event) => {
              setQuery(event.currentTarget.value);
              setFound([]);
            }}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || words === "") return;
              event.preventDefault();
              void look();
            }} />
          <button class="button small" type="button" disabled={words === ""} onClick={() => void look()}>{t("connect-everywhere")}</button>
        </div>
        <fieldset class="people connect-with">
          <legend class="sr">{t("connect-with")}</legend>
          {offered.map((each) => (
            <label key={each.id} class={to === each.id ? "person on" : "person"}>
              <input type="radio" name="to" value={each.id} checked={to === each.id} onChange={() => setTo(each.id)} />
              <bdi>{each.alias}</bdi>
              <span class="soft small">{t(`channel-${each.channel.kind}`)} · {t(`search-state-${each.state}`)} · {dayAndHour(each.last_in_at)}</span>
            </label>
          ))}
          {offered.length === 0 ? <p class="soft" role="status">{t("find-nothing")}</p> : null}
        </fieldset>
        <footer class="dialog-end">
          <button class="button" type="button" onClick={closeDialog}>{t("cancel")}</button>
          <button class="button main" type="submit" disabled={busy || !chosen}>{t(`connect-do-${how}`)}</button>
        </footer>
      </form>
    </Dialog>
  );
}
