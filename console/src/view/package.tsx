// All that is held about a contact, for the contact: one supervisor asks for it, another one takes it out.
import { useEffect, useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import type { PackageWish } from "../api/types.ts";
import { attempt, done } from "../store/notices.ts";
import { mayErase, myId } from "../store/session.ts";
import { language, t } from "../texts/texts.ts";
import { dayAndHour } from "../texts/times.ts";
import { keep } from "./keep.ts";

export function PackagePart({ id }: { id: string }) {
  const [wish, setWish] = useState<PackageWish | null>(null);
  const [busy, setBusy] = useState(false);
  const load = () => attempt(async () => setWish(await api.packageWish(id)));
  useEffect(() => {
    setWish(null);
    if (mayErase.value) void load();
  }, [id]);
  if (!mayErase.value || wish === null) return null;
  const act = (what: () => Promise<void>, words?: string) => attempt(async () => {
    setBusy(true);
    await what().finally(() => setBusy(false));
    if (words !== undefined) done(words);
    await load();
  });
  const { by, at } = wish;
  return (
    <section class="keeping" aria-label={t("package-part")}>
      <h2>{t("package-part")}</h2>
      {by === null || at === null ? <p class="small">{t("package-hint")}</p> : <p class="band unsure small"><span>{t("package-asked", { name: by.name, time: dayAndHour(at) })}{by.id === myId.value ? ` ${t("package-second")}` : ""}</span></p>}
      <p class="keeping-acts">
        {by === null ? <button class="button small" type="button" disabled={busy} onClick={() => void act(() => api.askPackage(id), t("package-asked-done"))}>{t("package-ask")}</button>
          : <button class="button small" type="button" disabled={busy} onClick={() => void act(() => api.leavePackage(id))}>{t("package-leave")}</button>}
        {by === null || by.id === myId.value ? null : <button class="button small main" type="button" disabled={busy} onClick={() => void act(async () => keep(await api.takePackage(id, language.value), "earshot-package.zip"), t("package-done"))}>{t("package-take")}</button>}
      </p>
    </section>
  );
}
