// Channels (admin): how each way in is, in words; mailboxes, numbers for texts and Matrix accounts are added, changed and tried here.
import { useEffect, useRef, useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import type { Channel, Check } from "../api/types.ts";
import { gatewayHost } from "../state/sms.ts";
import { channels, loadChannels } from "../store/channels.ts";
import { attempt, done, sentence, trouble } from "../store/notices.ts";
import { mayConfigure } from "../store/session.ts";
import { t } from "../texts/texts.ts";
import { dayAndHour } from "../texts/times.ts";
import { MailboxForm } from "./mailbox-form.tsx";
import { MatrixForm } from "./matrix-form.tsx";
import { Recovery } from "./recovery.tsx";
import { Quarantine, Webhooks } from "./sms-card.tsx";
import { SmsForm } from "./sms-form.tsx";

type Act = "change" | "test";

export function ChannelsPage() {
  /** A channel's id, or the kind of a new one. */
  const [editing, setEditing] = useState<string | null>(null);
  /** The secret that stands in a channel's addresses, as long as this page is open. */
  const [fresh, setFresh] = useState<{ name: string; secret: string } | null>(null);
  /** Where the keyboard goes when a form closes: what was saved is tried next, what was left is where one came from. */
  const [next, setNext] = useState<{ name: string; act: Act } | null>(null);
  const add = { email: useRef<HTMLButtonElement>(null), sms: useRef<HTMLButtonElement>(null), matrix: useRef<HTMLButtonElement>(null) };
  useEffect(() => void (mayConfigure.value && loadChannels().catch(trouble)), []);
  if (!mayConfigure.value) return <p>{t("page-not-yours")}</p>;
  const all = channels.value;
  const close = (name: string | null) => {
    setEditing(null);
    setNext(name === null ? null : { name, act: "change" });
    if (name === null && (editing === "email" || editing === "sms" || editing === "matrix")) add[editing].current?.focus();
  };
  const finished = async (name: string, secret: string | null = null) => {
    if (secret !== null) setFresh({ name, secret });
    await attempt(loadChannels);
    done(t("channels-saved", { name }));
    setNext({ name, act: "test" });
    setEditing(null);
  };
  return (
    <>
      <div class="page-top">
        <h1>{t("page-channels")}</h1>
        <span class="row-acts">
          <button ref={add.email} class="button" type="button" aria-expanded={editing === "email"} onClick={() => setEditing("email")}>{t("channels-add")}</button>
          <button ref={add.sms} class="button" type="button" aria-expanded={editing === "sms"} onClick={() => setEditing("sms")}>{t("channels-add-sms")}</button>
          <button ref={add.matrix} class="button" type="button" aria-expanded={editing === "matrix"} onClick={() => setEditing("matrix")}>{t("channels-add-matrix")}</button>
        </span>
      </div>
      <p class="soft page-hint">{t("channels-hint")}</p>
      {editing === "email" ? <MailboxForm channel={null} onClose={() => close(null)} onSaved={(name) => void finished(name)} /> : null}
      {editing === "sms" ? <SmsForm channel={null} onClose={() => close(null)} onSaved={(name, secret) => void finished(name, secret)} /> : null}
      {editing === "matrix" ? <MatrixForm channel={null} onClose={() => close(null)} onSaved={(name) => void finished(name)} /> : null}
      {all === null ? <p class="soft">{t("loading")}</p> : null}
      {(all ?? []).map((channel) => {
        const props = { channel, onClose: () => close(channel.name), onSaved: (name: string, secret: string | null = null) => void finished(name, secret) };
        if (editing === channel.id) {
          const Form = { sms: SmsForm, matrix: MatrixForm }[channel.kind] ?? MailboxForm;
          return <Form key={channel.id} {...props} />;
        }
        const secret = fresh?.name === channel.name ? fresh.secret : null;
        return <Card key={channel.id} channel={channel} secret={secret} focus={next?.name === channel.name ? next.act : null} onChange={() => setEditing(channel.id)} />;
      })}
    </>
  );
}

function Card({ channel, secret, focus, onChange }: { channel: Channel; secret: string | null; focus: Act | null; onChange: () => void }) {
  const [checks, setChecks] = useState<readonly Check[] | null>(null);
  const [testing, setTesting] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const buttons = { change: useRef<HTMLButtonElement>(null), test: useRef<HTMLButtonElement>(null) };
  useEffect(() => {
    if (focus !== null) buttons[focus].current?.focus();
  }, [focus]);
  const test = async () => {
    setTesting(true);
    setFailed(null);
    setChecks(null);
    try {
      setChecks((await api.testChannel(channel.id)).checks);
      await loadChannels();
    } catch (error) {
      setFailed(sentence(error));
    }
    setTesting(false);
  };
  const { health } = channel;
  // What fetches says itself how it is, once its carrier answered or did not.
  const first = channel.kind === "email" || channel.kind === "matrix" ? "connecting" : "ready";
  const state = channel.active ? (health?.state ?? first) : "off";
  const { sms } = channel;
  const address = sms ? sms.number : channel.settings?.[channel.kind === "matrix" ? "user" : "address"];
  return (
    <article class="channel-card" aria-label={channel.name}>
      <div class="channel-top">
        <h2><bdi>{channel.name}</bdi></h2>
        <p class="soft small">{t(`channel-${channel.kind}`)}{typeof address === "string" ? <> · <bdi>{address}</bdi></> : null}{sms ? <> · <bdi>{gatewayHost(channel) ?? t(`sms-gateway-${sms.gateway}`)}</bdi></> : null}</p>
      </div>
      <p class="row-acts">
        {["email", "sms", "matrix"].includes(channel.kind) ? <button ref={buttons.change} class="button small" type="button" aria-label={t("channels-change-named", { name: channel.name })} onClick={onChange}>{t("channels-change")}</button> : null}
        <button ref={buttons.test} class="button small" type="button" aria-label={t("channels-test-named", { name: channel.name })} disabled={testing} onClick={() => void test()}>
          {t(testing ? "channels-testing" : "channels-test")}
        </button>
      </p>
      <dl>
        <Fact name={t("channels-state")}><span class={`channel-state ${state}`}>{t(`channels-state-${state.replace("_", "-")}`)}</span></Fact>
        {health?.problem && channel.active ? <Fact name={t("channels-problem")}><span lang="en" dir="auto">{health.problem}</span></Fact> : null}
        {typeof health?.last_ok_at === "number" ? <Fact name={t("channels-last-ok")}>{dayAndHour(health.last_ok_at)}</Fact> : null}
        {typeof channel.stored_count === "number" ? (
          <>
            <Fact name={t("channels-received")}>{typeof channel.last_received_at === "number" ? dayAndHour(channel.last_received_at) : t("channels-never")}</Fact>
            <Fact name={t("channels-stored")}><span class="figures">{channel.stored_count}</span></Fact>
          </>
        ) : null}
        {sms ? <Fact name={t("sms-proof")}>{sms.signed ? t("sms-signed") : <><span class="mark-chip">{t("sms-unsigned")}</span> {t("sms-unsigned-hint")}</>}</Fact> : null}
        {typeof health?.server_count === "number" ? <Fact name={t("channels-server-count")}><span class="figures">{health.server_count}</span></Fact> : null}
        {(health?.backlog ?? 0) > 0 ? <Fact name={t("channels-backlog")}><span class="figures">{health?.backlog}</span></Fact> : null}
      </dl>
      {sms ? <Webhooks channel={channel} secret={secret} /> : null}
      <Quarantine channel={channel} />
      {channel.kind === "matrix" && channel.active ? <Recovery channel={channel} /> : null}
      <div class="channel-checks" role="status" aria-label={t("channels-checks")}>
        {testing ? <p class="soft small">{t(sms ? "channels-testing-sms" : channel.kind === "matrix" ? "channels-testing-matrix" : "channels-testing-hint")}</p> : null}
        {failed === null ? null : <p class="form-trouble">{failed}</p>}
        {checks && checks.length > 0 ? (
          <ul>
            {checks.map((check, index) => (
              <li key={index} class={check.works ? "works" : "fails"}>
                <span aria-hidden="true">{check.works ? "✓" : "✗"}</span>
                <span><b>{t(check.works ? "channels-check-works" : "channels-check-fails")}</b> <bdi lang="en">{check.words}</bdi></span>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </article>
  );
}

function Fact({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <div class="fact"><dt>{name}</dt><dd>{children}</dd></div>
  );
}
