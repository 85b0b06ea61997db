// What narrows the list: a few questions behind one button, what is on in words beside it, and keeping it under a name.
import { useRef, useState } from "preact/hooks";
import type { Filter } from "../api/types.ts";
import { channels } from "../store/channels.ts";
import { inbox, narrow } from "../store/desk.ts";
import { tagName } from "../store/aside.ts";
import { choosing } from "../store/bulk.ts";
import { maySupervise, me } from "../store/session.ts";
import { current, filter, keep, letGo, narrowed, showAll } from "../store/views.ts";
import { t } from "../texts/texts.ts";
import { languageName } from "../texts/times.ts";

export function ListFilter() {
  const details = useRef<HTMLDetailsElement>(null);
  const now = filter.value;
  const change = (part: Partial<Filter>) => narrow({ ...now, ...part });
  const rows = [...inbox.value.rows.values()];
  const languages = [...new Set([...(me.value?.hotline.languages ?? []), ...rows.map((row) => row.language ?? "?")])].sort();
  const queues = [...new Set([...rows.map((row) => row.queue), now.queue].filter((queue): queue is string => Boolean(queue)))].sort();
  const tags = [...new Set([...rows.flatMap((row) => row.tags), now.tag].filter((tag): tag is string => Boolean(tag)))].sort();
  return (
    <div class="list-filter">
      <details ref={details} onKeyDown={(event) => {
        if (event.key !== "Escape" || !details.current?.open) return;
        event.stopPropagation();
        event.preventDefault();
        details.current.open = false;
        details.current.querySelector("summary")?.focus();
      }}>
        <summary>{t("filter")}</summary>
        <div class="filter-panel">
          <Choice name="channel" value={now.channel ?? ""} onValue={(channel) => change({ channel: channel || null })}
            options={(channels.value ?? []).map((channel) => [channel.id, channel.name] as const)} />
          <Choice name="language" value={now.language ?? ""} onValue={(language) => change({ language: language || null })}
            options={languages.map((tag) => [tag, tag === "?" ? t("board-no-language") : languageName(tag)] as const)} />
          <Choice name="priority" value={now.priority == null ? "" : String(now.priority)} onValue={(priority) => change({ priority: priority === "" ? null : Number(priority) })}
            options={["0", "1", "2", "3"].map((priority) => [priority, t("filter-priority-upto", { name: t(`priority-${priority}`) })] as const)} />
          {queues.length === 0 ? null : <Choice name="queue" value={now.queue ?? ""} onValue={(queue) => change({ queue: queue || null })} options={queues.map((queue) => [queue, queue] as const)} />}
          {tags.length === 0 ? null : <Choice name="tag" value={now.tag ?? ""} onValue={(tag) => change({ tag: tag || null })} options={tags.map((tag) => [tag, tagName(tag)] as const)} />}
          <label class="filter-check"><input type="checkbox" checked={now.unclaimed ?? false} onChange={(event) => change({ unclaimed: event.currentTarget.checked })} /> {t("filter-unclaimed")}</label>
          {narrowed.value ? <Keep /> : null}
        </div>
      </details>
      {choosing.value || narrowed.value ? null : <button class="link bulk-choose" type="button" onClick={() => (choosing.value = true)}>{t("bulk-begin")}</button>}
      {narrowed.value ? (
        <>
          <bdi class="filter-on">{current.value?.name ?? inWords(now)}</bdi>
          <button class="link" type="button" onClick={showAll}>{t("filter-off")}</button>
        </>
      ) : null}
    </div>
  );
}

function Choice({ name, value, options, onValue }: { name: string; value: string; options: readonly (readonly [string, string])[]; onValue: (value: string) => void }) {
  return (
    <label class="field"><span>{t(`filter-${name}`)}</span>
      <select value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        <option value="">{t("filter-any")}</option>
        {options.map(([id, label]) => <option key={id} value={id}>{label}</option>)}
      </select>
    </label>
  );
}

function Keep() {
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const known = current.value;
  if (known) return known.mine ? <button class="button" type="button" onClick={() => void letGo(known)}>{t("filter-forget", { name: known.name })}</button> : null;
  return (
    <form class="filter-keep" onSubmit={(event) => {
      event.preventDefault();
      void keep(name.trim(), shared).then((done) => done && setName(""));
    }}>
      <label class="field"><span>{t("filter-keep-as")}</span><input value={name} maxLength={60} required onInput={(event) => setName(event.currentTarget.value)} /></label>
      {maySupervise.value ? <label class="filter-check"><input type="checkbox" checked={shared} onChange={(event) => setShared(event.currentTarget.checked)} /> {t("filter-shared")}</label> : null}
      <button class="button" type="submit">{t("filter-keep")}</button>
    </form>
  );
}

function inWords(now: Filter): string {
  const channel = channels.value?.find((each) => each.id === now.channel)?.name;
  return [channel, now.language ? (now.language === "?" ? t("board-no-language") : languageName(now.language)) : null, now.priority == null ? null : t("filter-priority-upto", { name: t(`priority-${now.priority}`) }), now.queue, now.tag ? tagName(now.tag) : null, now.unclaimed ? t("filter-unclaimed") : null]
    .filter(Boolean).join(" · ");
}
