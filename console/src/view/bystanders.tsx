// Who else is in the contact's room and reads along. Nothing is sent until they left or somebody accepts them.
import { useState } from "preact/hooks";
import type { Row } from "../api/types.ts";
import { acceptBystanders } from "../store/care.ts";
import { thread } from "../store/talk.ts";
import { mayRead, watchers } from "../state/thread.ts";
import { t } from "../texts/texts.ts";
import { dayAndHour } from "../texts/times.ts";

export function BystanderBand({ row }: { row: Row }) {
  const there = thread.value?.bystanders ?? [];
  const [busy, setBusy] = useState(false);
  if (there.length === 0) return null;
  const strangers = watchers(there);
  // Each talk has a place of its own.
  const readers = (talk: string) => there.filter((each) => each.talk_id === talk && mayRead(each) && !each.known).map((each) => each.id);
  const change = async (talk: string, accepted: readonly string[]) => {
    setBusy(true);
    await acceptBystanders(row, talk, accepted);
    setBusy(false);
  };
  return (
    <section class={`band bystanders${strangers.length > 0 ? " danger" : " quiet-band"}`} role={strangers.length > 0 ? "alert" : "status"}>
      <span><b>{t(strangers.length > 0 ? "bystanders-watch" : "bystanders-there")}</b></span>
      <ul>
        {there.map((each) => (
          <li key={each.id}>
            <bdi>{each.name}</bdi> <span class="soft">{each.known ? t("bystanders-known") : each.accepted_by ? t("bystanders-accepted", { name: each.accepted_by.name, time: dayAndHour(each.accepted_at ?? 0) }) : t("bystanders-since", { time: dayAndHour(each.since_at) })}</span>
            {" "}{each.known ? null : each.accepted_by
              ? <button class="link" type="button" disabled={busy} onClick={() => void change(each.talk_id, readers(each.talk_id).filter((one) => one !== each.id))}>{t("bystanders-refuse")}</button>
              : <button class="button small" type="button" disabled={busy} onClick={() => void change(each.talk_id, [...readers(each.talk_id), each.id])}>{t("bystanders-accept")}</button>}
          </li>
        ))}
      </ul>
    </section>
  );
}
