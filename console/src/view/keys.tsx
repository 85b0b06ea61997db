// Keys of the contact's account: whether they were compared, what changed, and comparing them. Reading is never stopped.
import { useState } from "preact/hooks";
import type { Identity, KeyStep, Row } from "../api/types.ts";
import { acknowledgeIdentity, compareKeys } from "../store/care.ts";
import { thread } from "../store/talk.ts";
import { t } from "../texts/texts.ts";

/** Beside the channel: compared, or the way to it. */
export function KeyMark({ row }: { row: Row }) {
  const one = thread.value?.identities[0];
  if (one === undefined) return null;
  if (one.verified) return <span class="talk-channel keys-verified">✓ {t("keys-verified")}</span>;
  const open = one.stage === "asked" || one.stage === "waiting" || one.stage === "compare" || one.stage === "confirmed";
  return open ? null : <button class="link talk-channel" type="button" onClick={() => void compareKeys(row, one, "begin")}>{t("keys-compare")}</button>;
}

export function KeyBands({ row }: { row: Row }) {
  return <>{(thread.value?.identities ?? []).map((one) => <KeyBand key={one.conversation_id} row={row} one={one} />)}</>;
}

function KeyBand({ row, one }: { row: Row; one: Identity }) {
  const [busy, setBusy] = useState(false);
  const act = async (what: Promise<void>) => {
    setBusy(true);
    await what;
    setBusy(false);
  };
  const Act = ({ step, words, main }: { step: KeyStep; words: string; main?: boolean }) => (
    <button class={main ? "button small main" : "button small"} type="button" disabled={busy} onClick={() => void act(compareKeys(row, one, step))}>{t(words)}</button>
  );
  return (
    <>
      {one.warning === null ? null : (
        <section class="band danger" role="alert">
          <span><b>{t(`keys-warn-${one.warning}`)}</b>{one.pauses ? ` ${t("keys-pauses")}` : ""}</span>
          <span class="band-acts"><button class="button small" type="button" disabled={busy} onClick={() => void act(acknowledgeIdentity(row, one))}>{t("keys-seen")}</button></span>
        </section>
      )}
      {one.stage === "asked" ? (
        <section class="band unsure" role="status"><span>{t("keys-asked")}</span>
          <span class="band-acts"><Act step="cancel" words="keys-not-now" /><Act step="begin" words="keys-compare" main /></span></section>
      ) : one.stage === "waiting" || one.stage === "confirmed" ? (
        <section class="band quiet-band" role="status"><span>{t(`keys-${one.stage}`)}</span><span class="band-acts"><Act step="cancel" words="cancel" /></span></section>
      ) : one.stage === "compare" ? (
        <section class="band key-band" role="status">
          <ol class="key-signs">{one.signs.map((sign, index) => <li key={index}><span aria-hidden={sign.name !== ""}>{sign.symbol}</span> <span class="soft small" lang="en">{sign.name}</span></li>)}</ol>
          <span>{t("keys-look")}</span>
          <span class="band-acts"><Act step="mismatch" words="keys-differ" /><Act step="confirm" words="keys-same" main /></span>
        </section>
      ) : one.stage === "cancelled" ? <div class="band quiet-band" role="status"><span>{t("keys-cancelled")}</span></div> : null}
    </>
  );
}
