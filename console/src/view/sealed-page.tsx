// Sealed files (supervisors): what is sealed, by whom, and handing it to the police: one asks, another one takes the archive out. Nothing here
// shows a file, or its name.
import { useEffect, useState } from "preact/hooks";
import { signal } from "@preact/signals";
import * as api from "../api/commands.ts";
import type { SealedFile } from "../api/types.ts";
import { closeDialog, dialog } from "../store/dialogs.ts";
import { attempt, done, sentence } from "../store/notices.ts";
import { goTalk, talkHref } from "../store/route.ts";
import { mayErase, myId } from "../store/session.ts";
import { language, t } from "../texts/texts.ts";
import { bytes, fullTime } from "../texts/times.ts";
import { Dialog } from "./dialog.tsx";
import { keep } from "./keep.ts";

const listed = signal<readonly SealedFile[] | null>(null);
const trouble = signal<string | null>(null);

async function load(): Promise<void> {
  try {
    listed.value = await api.sealedFiles();
    trouble.value = null;
  } catch (error) {
    trouble.value = sentence(error);
  }
}

export function SealedPage() {
  useEffect(() => {
    if (mayErase.value) void load();
  }, []);
  if (!mayErase.value) return <p>{t("page-not-yours")}</p>;
  return (
    <>
      <div class="page-top"><h1>{t("page-sealed")}</h1></div>
      <p class="soft page-hint">{t("sealed-hint")}</p>
      {trouble.value === null ? null : <p class="form-trouble" role="alert">{trouble.value}</p>}
      {listed.value === null ? (trouble.value === null ? <p class="soft">{t("loading")}</p> : null) : null}
      {listed.value?.length === 0 ? <p class="soft">{t("sealed-none")}</p> : null}
      <ul class="sealed-list">{listed.value?.map((file) => <Line key={file.id} file={file} />)}</ul>
      {dialog.value?.is === "hand-over" ? <HandOverDialog file={dialog.value.file} /> : null}
    </>
  );
}

function Line({ file }: { file: SealedFile }) {
  const [busy, setBusy] = useState(false);
  const act = (what: () => Promise<void>, words?: string) => attempt(async () => {
    setBusy(true);
    await what().finally(() => setBusy(false));
    if (words !== undefined) done(words);
    await load();
  });
  const { asked } = file;
  const mine = asked?.by.id === myId.value;
  return (
    <li class="sealed-line">
      <div>
        <p><b>{t(file.is_message ? "sealed-message" : "sealed-file")}</b> <span class="soft small">{[file.media_type, bytes(file.size_bytes), t(`channel-${file.channel}`)].filter(Boolean).join(" · ")}</span></p>
        <p class="small">{t("sealed-by", { name: file.by.name, time: fullTime(file.at) })}</p>
        <p class="small"><a class="link" href={talkHref(file.conversation_id)} onClick={(event) => {
          event.preventDefault();
          goTalk(file.conversation_id);
        }}>{t("sealed-talk", { alias: file.alias })}</a> · <span class={file.hand_overs === 0 ? "sealed-open" : "soft"}>{file.hand_overs === 0 ? t("sealed-not-yet") : t("sealed-handed", { count: file.hand_overs })}</span></p>
      </div>
      {asked ? (
        <div class="stack">
          <p class="band unsure small"><span>{t("hand-over-asked", { name: asked.by.name, time: fullTime(asked.at), to: [asked.form.to, asked.form.reference].filter(Boolean).join(", ") })}{asked.form.with_message ? ` ${t("hand-over-whole")}` : ""}{mine ? ` ${t("package-second")}` : ""}</span></p>
          <p class="keeping-acts">
            <button class="button small" type="button" disabled={busy} onClick={() => void act(() => api.leaveHandOver(file.id))}>{t("package-leave")}</button>
            {mine ? null : <button class="button small main" type="button" disabled={busy} onClick={() => void act(async () => keep(await api.handOver(file.id, language.value), `earshot-${file.id}.zip`), t("hand-over-done"))}>{t("hand-over-save")}</button>}
          </p>
        </div>
      ) : <button class="button" type="button" onClick={() => (dialog.value = { is: "hand-over", file })}>{t("hand-over")}</button>}
    </li>
  );
}

function HandOverDialog({ file }: { file: SealedFile }) {
  const [to, setTo] = useState("");
  const [reference, setReference] = useState("");
  const [whole, setWhole] = useState(false);
  const [busy, setBusy] = useState(false);
  const [why, setWhy] = useState<string | null>(null);
  const go = async (event: SubmitEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await api.askHandOver(file.id, { to, reference, with_message: whole });
      done(t("package-asked-done"));
      closeDialog();
      void load();
    } catch (error) {
      setWhy(sentence(error));
    }
    setBusy(false);
  };
  return (
    <Dialog name={t("hand-over-title")} size="medium">
      <form class="stack" onSubmit={(event) => void go(event)}>
        <header class="dialog-top">
          <h2>{t("hand-over-title")}</h2>
          <button class="quiet" type="button" aria-label={t("cancel")} onClick={closeDialog}>×</button>
        </header>
        <p class="soft small">{t("hand-over-hint")}</p>
        <label class="field"><span>{t("hand-over-to")}</span><input value={to} required maxLength={200} autofocus onInput={(event) => setTo(event.currentTarget.value)} /></label>
        <label class="field"><span>{t("hand-over-reference")}</span><input value={reference} maxLength={200} onInput={(event) => setReference(event.currentTarget.value)} /></label>
        <label class="choice-item"><input type="checkbox" checked={whole} onChange={(event) => setWhole(event.currentTarget.checked)} />{t("hand-over-message")}</label>
        <p class="soft small">{t("hand-over-message-hint")}</p>
        {why === null ? null : <p class="form-trouble" role="alert">{why}</p>}
        <div class="dialog-end">
          <button class="button" type="button" onClick={closeDialog}>{t("cancel")}</button>
          <button class="button main" type="submit" disabled={busy || to.trim() === ""}>{t("package-ask")}</button>
        </div>
      </form>
    </Dialog>
  );
}
