// How long a talk or a case stays: its clock, a hold, and erasing by two supervisors.
import { useEffect, useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import type { Keeping } from "../api/types.ts";
import { attempt, done } from "../store/notices.ts";
import { mayErase, myId } from "../store/session.ts";
import { labelOf, listOf } from "../store/taxonomy.ts";
import { t } from "../texts/texts.ts";
import { dayAndHour, fullDate } from "../texts/times.ts";
import { Pick } from "./pick.tsx";

/** Reads the clock of a talk whenever it changed. */
export function TalkKeeping({ id, version }: { id: string; version: string }) {
  const [keeping, setKeeping] = useState<Keeping | null>(null);
  const reload = () => attempt(async () => setKeeping(await api.keepingOfTalk(id)));
  useEffect(() => void reload(), [id, version]);
  return keeping === null ? null : <KeepingPart of="conversations" id={id} keeping={keeping} reload={reload} />;
}

export function KeepingPart({ of, id, keeping, reload }: { of: "conversations" | "cases"; id: string; keeping: Keeping; reload: () => Promise<unknown> }) {
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("ASKED");
  const [sure, setSure] = useState(false);
  const act = (what: () => Promise<void>, words?: string) => attempt(async () => {
    await what();
    if (words !== undefined) done(words);
    setAsking(false);
    setSure(false);
    await reload();
  });
  const { asked, held_at, erase_at } = keeping;
  const mine = asked?.by.id === myId.value;
  return (
    <section class="keeping" aria-label={t("keeping-title")}>
      <h2>{t("keeping-title")}</h2>
      {held_at === null ? <p class="small">{erase_at === null ? t("keeping-never") : t(of === "cases" ? "keeping-case-until" : "keeping-until", { time: fullDate(erase_at) })}</p>
        : <p class="band unsure small">{t("keeping-held", { time: dayAndHour(held_at) })}</p>}
      {keeping.also === 0 ? null : <p class="small">{t("keeping-also", { count: keeping.also })}</p>}
      {asked === null ? null : (
        <p class="band danger small"><span>{t("keeping-asked", { name: asked.by.name, time: dayAndHour(asked.at), reason: labelOf("erasure_reason", asked.reason) })}{mine ? ` ${t("keeping-second")}` : ""}</span></p>
      )}
      {!mayErase.value ? null : asking ? (
        <form class="keeping-ask" onSubmit={(event) => {
          event.preventDefault();
          void act(() => api.askErasure(of, id, reason), t("keeping-asked-done"));
        }}>
          <Pick label={t("keeping-reason")} items={listOf("erasure_reason")} value={reason} onChange={setReason} />
          <span class="keeping-acts">
            <button class="button small" type="button" onClick={() => setAsking(false)}>{t("cancel")}</button>
            <button class="button small main" type="submit">{t("keeping-ask")}</button>
          </span>
        </form>
      ) : (
        <p class="keeping-acts">
          <button class="button small" type="button" onClick={() => void act(() => api.hold(of, id, held_at === null))}>{t(held_at === null ? "keeping-hold" : "keeping-let-go")}</button>
          {held_at !== null && asked === null ? null : asked === null ? <button class="button small" type="button" onClick={() => setAsking(true)}>{t("keeping-ask")}</button>
            : <button class="button small" type="button" onClick={() => void act(() => api.keepAfterAll(of, id))}>{t("keeping-take-back")}</button>}
          {asked === null || mine || held_at !== null ? null : sure
            ? <button class="button small grave" type="button" autofocus onClick={() => void act(() => api.erase(of, id), t("keeping-erased"))}>{t("keeping-erase-sure")}</button>
            : <button class="button small" type="button" onClick={() => setSure(true)}>{t("keeping-erase")}</button>}
        </p>
      )}
    </section>
  );
}
