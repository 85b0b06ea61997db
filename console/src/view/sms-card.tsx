// What an administrator needs to see of a channel for texts: where the gateway has to call, and what it brought without a good proof.
import { useEffect, useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import type { Channel, Held } from "../api/types.ts";
import { loadChannels } from "../store/channels.ts";
import { attempt, done, sentence } from "../store/notices.ts";
import { t } from "../texts/texts.ts";
import { dayAndHour } from "../texts/times.ts";

/** `secret` is known right after it was given, and never again. */
export function Webhooks({ channel, secret }: { channel: Channel; secret: string | null }) {
  const sms = channel.sms;
  if (!sms?.inbound_url || !sms.status_url) return null;
  const whole = (url: string) => (sms.signed ? url : `${url}/${secret ?? "…"}`);
  return (
    <div class="webhooks">
      <Address name={t("sms-url-in")} url={whole(sms.inbound_url)} />
      <Address name={t("sms-url-status")} url={whole(sms.status_url)} />
      <p class="field-hint">{t(sms.signed ? "sms-url-hint" : secret === null ? "sms-url-hidden" : "sms-url-once")}</p>
    </div>
  );
}

function Address({ name, url }: { name: string; url: string }) {
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    done(t("sms-url-copied"));
  };
  return (
    <div class="webhook">
      <span>{name}</span>
      <code dir="ltr">{url}</code>
      <button class="button small" type="button" aria-label={t("sms-url-copy-named", { name })} onClick={() => void attempt(copy)}>{t("link-copy")}</button>
    </div>
  );
}

/** It is kept and nobody has read it: a forgery, or a secret that was changed on one side only. */
export function Quarantine({ channel }: { channel: Channel }) {
  const count = channel.quarantined ?? 0;
  const [held, setHeld] = useState<readonly Held[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [sure, setSure] = useState(false);
  useEffect(() => {
    if (count > 0) api.held(channel.id).then(setHeld, (error: unknown) => setTrouble(sentence(error)));
  }, [channel.id, count]);
  if (count === 0) return null;
  const work = async (what: () => Promise<void>) => {
    setBusy(true);
    setTrouble(null);
    try {
      await what();
      await attempt(loadChannels);
    } catch (error) {
      setTrouble(sentence(error));
    }
    setSure(false);
    setBusy(false);
  };
  const release = () => work(async () => {
    const { released, still } = await api.releaseHeld(channel.id);
    if (still === 0) done(t("held-released", { count: released }));
    else setTrouble(t("held-still", { released, still }));
  });
  const empty = () => work(async () => {
    await api.emptyHeld(channel.id);
    done(t("held-emptied"));
  });
  return (
    <section class="held" aria-label={t("held-title")}>
      <h3>{t("held-count", { count })}</h3>
      <p>{t("held-why")}</p>
      {held.length === 0 ? null : (
        <ul>
          {held.slice(0, 10).map((each) => <li key={each.id}><span class="figures">{dayAndHour(each.at)}</span> <bdi lang="en">{each.why}</bdi></li>)}
          {held.length > 10 ? <li class="soft">{t("held-more", { count: held.length - 10 })}</li> : null}
        </ul>
      )}
      {trouble === null ? null : <p class="form-trouble" role="alert">{trouble}</p>}
      <button class="button" type="button" disabled={busy} onClick={() => void release()}>{t("held-release")}</button>{" "}
      {sure
        ? <button class="button" type="button" disabled={busy} onClick={() => void empty()}>{t("held-empty-sure")}</button>
        : <button class="button" type="button" disabled={busy} onClick={() => setSure(true)}>{t("held-empty")}</button>}
    </section>
  );
}
