// One mailbox as a form: plain questions, an explanation where the choice is not plain, and the server's words at the field they mean.
import { useEffect, useId, useRef, useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import { Refused } from "../api/http.ts";
import type { Channel } from "../api/types.ts";
import { channels } from "../store/channels.ts";
import { sentence } from "../store/notices.ts";
import { me } from "../store/session.ts";
import { TLS, faultsByField, formOf, toSend, usesTokens, withTls } from "../state/mailbox.ts";
import type { Field, Grant, MailboxForm as Form, Server, Tls } from "../state/mailbox.ts";
import { t } from "../texts/texts.ts";
import { languageName } from "../texts/times.ts";
import { Check, Fault, Text as AnyText } from "./form-fields.tsx";
import type { TextProps } from "./form-fields.tsx";

const Text = (props: TextProps<Field>) => <AnyText {...props} />;

interface Props {
  channel: Channel | null;
  onClose: () => void;
  onSaved: (name: string) => void;
}

export function MailboxForm({ channel, onClose, onSaved }: Props) {
  const [form, setForm] = useState(() => formOf(channel, me.value?.hotline.languages ?? []));
  const [faults, setFaults] = useState<ReadonlyMap<Field, string>>(new Map());
  const [busy, setBusy] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  // A browser heeds autofocus once a page only.
  useEffect(() => element.current?.querySelector<HTMLElement>("[autofocus]")?.focus(), []);
  useEffect(() => {
    if (faults.size > 0) element.current?.querySelector<HTMLElement>("[aria-invalid=true], .form-trouble[tabindex]")?.focus();
  }, [faults]);
  const change = (part: Partial<Form>) => setForm({ ...form, ...part });
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const sent = toSend(form, channel);
    // The name says which mailbox is meant: another one's would change that one.
    if (channel === null && channels.value?.some((each) => each.name === sent.name)) {
      setFaults(new Map([["name", t("mailbox-name-taken")]]));
      return;
    }
    setBusy(true);
    try {
      await api.putChannel(sent);
      onSaved(sent.name);
    } catch (error) {
      const fields = error instanceof Refused ? error.body.fields : undefined;
      setFaults(fields && fields.length > 0 ? faultsByField(fields) : new Map([["form", sentence(error)]]));
      setBusy(false);
    }
  };
  const general = faults.get("form");
  return (
    <form ref={element} class="mailbox-form" aria-label={channel ? t("mailbox-title-change", { name: channel.name }) : t("mailbox-title-new")} onSubmit={submit}>
      <h2>{channel ? t("mailbox-title-change", { name: channel.name }) : t("mailbox-title-new")}</h2>
      <fieldset class="mailbox-part">
        <legend>{t("mailbox-part-mailbox")}</legend>
        <Text field="name" faults={faults} label={t("mailbox-name")} hint={channel ? t("mailbox-name-fixed") : undefined} value={form.name} required focus={channel === null} readOnly={channel !== null} onValue={(name) => change({ name })} />
        <Text field="address" faults={faults} label={t("mailbox-address")} email value={form.address} required focus={channel !== null} onValue={(address) => change({ address })} />
        <Text field="aliases" faults={faults} label={t("mailbox-aliases")} hint={t("mailbox-aliases-hint")} rows={2} value={form.aliases} onValue={(aliases) => change({ aliases })} />
        <Check label={t("mailbox-active")} hint={t("mailbox-active-hint")} checked={form.active} onChecked={(active) => change({ active })} />
      </fieldset>
      <fieldset class="mailbox-part">
        <legend>{t("mailbox-part-incoming")}</legend>
        <ServerFields kind="imap" server={form.imap} faults={faults} onServer={(imap) => change({ imap })} />
        <SignIn kind="imap" server={form.imap} faults={faults} stored={channel !== null} onServer={(imap) => change({ imap })} />
        {form.imap.by_token ? <Access grant={form.grant} faults={faults} stored={channel !== null} onGrant={(grant) => change({ grant })} /> : null}
        <Text field="folders" faults={faults} label={t("mailbox-folders")} hint={t("mailbox-folders-hint")} rows={2} value={form.folders} required onValue={(folders) => change({ folders })} />
        <fieldset class="choice wide-field">
          <legend>{t("mailbox-start")}</legend>
          <div class="choice-items">
            {(["now", "everything"] as const).map((start) => (
              <label key={start} class={form.start === start ? "choice-item on" : "choice-item"}>
                <input type="radio" name="start" value={start} checked={form.start === start} onChange={() => change({ start })} />{t(`mailbox-start-${start}`)}
              </label>
            ))}
          </div>
          <p class="field-hint">{t("mailbox-start-hint")}</p>
        </fieldset>
      </fieldset>
      <fieldset class="mailbox-part">
        <legend>{t("mailbox-part-outgoing")}</legend>
        <ServerFields kind="smtp" server={form.smtp} faults={faults} onServer={(smtp) => change({ smtp })} />
        <Check label={t("mailbox-same")} checked={form.same} onChecked={(same) => change({ same })} />
        {form.same ? <Fault id="" words={faults.get("smtp.username") ?? faults.get("smtp_password")} /> : <SignIn kind="smtp" server={form.smtp} faults={faults} stored={channel !== null} onServer={(smtp) => change({ smtp })} />}
        {!form.imap.by_token && usesTokens(form) ? <Access grant={form.grant} faults={faults} stored={channel !== null} onGrant={(grant) => change({ grant })} /> : null}
      </fieldset>
      <fieldset class="mailbox-part">
        <legend>{t("mailbox-part-answers")}</legend>
        <p class="field-hint wide-field">{t("mailbox-neutral-why")}</p>
        <Text field="neutral.subject" faults={faults} label={t("mailbox-neutral-subject")} hint={t("mailbox-neutral-subject-hint")} value={form.neutral_subject} onValue={(neutral_subject) => change({ neutral_subject })} />
        <Text field="neutral.sender" faults={faults} label={t("mailbox-neutral-sender")} hint={t("mailbox-neutral-sender-hint")} value={form.neutral_sender} onValue={(neutral_sender) => change({ neutral_sender })} />
        <Text field="form" faults={new Map()} label={t("mailbox-sender")} hint={t("mailbox-sender-hint")} value={form.sender} onValue={(sender) => change({ sender })} />
        <Check label={t("mailbox-plus")} hint={t("mailbox-plus-hint")} checked={form.plus_addresses} onChecked={(plus_addresses) => change({ plus_addresses })} />
      </fieldset>
      <fieldset class="mailbox-part">
        <legend>{t("mailbox-part-automatic")}</legend>
        <Check label={t("mailbox-acknowledge")} hint={t("mailbox-acknowledge-hint")} checked={form.acknowledge} onChecked={(acknowledge) => change({ acknowledge })} />
        {form.acknowledge ? [...form.acknowledgements].map(([code, text], index) => (
          <Text key={code} field={index === 0 ? "acknowledgements" : "form"} faults={index === 0 ? faults : new Map()} label={t("mailbox-acknowledgement", { language: languageName(code) })} rows={3} wide language={code} value={text}
            onValue={(words) => change({ acknowledgements: new Map(form.acknowledgements).set(code, words) })} />
        )) : null}
      </fieldset>
      <fieldset class="mailbox-part">
        <legend>{t("mailbox-part-trust")}</legend>
        <Text field="trusted_verdicts" faults={faults} label={t("mailbox-verdicts")} hint={t("mailbox-verdicts-hint")} rows={2} wide value={form.trusted_verdicts} onValue={(trusted_verdicts) => change({ trusted_verdicts })} />
        {form.ca_pem === null ? null : <Text field="ca_pem" faults={faults} label={t("mailbox-authority")} hint={t("mailbox-authority-hint")} rows={2} wide value={form.ca_pem} onValue={(ca_pem) => change({ ca_pem })} />}
      </fieldset>
      {general === undefined ? null : <p class="form-trouble" role="alert" tabIndex={-1}>{general}</p>}
      {faults.size > 0 && general === undefined ? <p class="form-trouble" role="alert">{t("mailbox-faults", { count: faults.size })}</p> : null}
      <p class="form-end">
        <button class="button" type="button" onClick={onClose}>{t("cancel")}</button>
        <button class="button main" type="submit" disabled={busy}>{t(busy ? "mailbox-saving" : "mailbox-save")}</button>
      </p>
    </form>
  );
}

interface ServerProps {
  kind: "imap" | "smtp";
  server: Server;
  faults: ReadonlyMap<Field, string>;
  onServer: (server: Server) => void;
}

function ServerFields({ kind, server, faults, onServer }: ServerProps) {
  const id = useId();
  const fault = faults.get(`${kind}.tls`);
  return (
    <>
      <Text field={`${kind}.host`} faults={faults} label={t("mailbox-host")} technical value={server.host} required onValue={(host) => onServer({ ...server, host })} />
      <div class="server-line">
        <Text field={`${kind}.port`} faults={faults} label={t("mailbox-port")} type="number" value={server.port} required onValue={(port) => onServer({ ...server, port })} />
        <div class="field">
          <label for={id}>{t("mailbox-tls")}</label>
          <select id={id} value={server.tls} aria-invalid={fault !== undefined} aria-describedby={fault === undefined ? undefined : `${id}-fault`}
            onChange={(event) => onServer(withTls(server, kind, event.currentTarget.value as Tls))}>
            {TLS.map((tls) => <option key={tls} value={tls}>{t(`mailbox-tls-${tls}`)}</option>)}
          </select>
          <Fault id={`${id}-fault`} words={fault} />
        </div>
      </div>
    </>
  );
}

function SignIn({ kind, server, faults, stored, onServer }: ServerProps & { stored: boolean }) {
  return (
    <>
      <fieldset class="choice wide-field">
        <legend>{t("mailbox-sign-in")}</legend>
        <div class="choice-items">
          {[false, true].map((by_token) => (
            <label key={String(by_token)} class={server.by_token === by_token ? "choice-item on" : "choice-item"}>
              <input type="radio" name={`${kind}-sign-in`} checked={server.by_token === by_token} onChange={() => onServer({ ...server, by_token })} />{t(by_token ? "mailbox-by-token" : "mailbox-by-password")}
            </label>
          ))}
        </div>
      </fieldset>
      <Text field={`${kind}.username`} faults={faults} label={t("mailbox-username")} technical value={server.username} onValue={(username) => onServer({ ...server, username })} />
      {server.by_token ? null : (
        <Text field={kind === "imap" ? "password" : "smtp_password"} faults={faults} label={t("mailbox-password")} hint={t(stored ? "mailbox-password-keep" : "mailbox-password-hint")} type="password" value={server.password}
          onValue={(password) => onServer({ ...server, password })} />
      )}
    </>
  );
}

interface AccessProps {
  grant: Grant;
  faults: ReadonlyMap<Field, string>;
  stored: boolean;
  onGrant: (grant: Grant) => void;
}

/** What consent brought, once for both servers. */
function Access({ grant, faults, stored, onGrant }: AccessProps) {
  const field = (key: keyof Grant) => ({ field: `oauth.${key}` as const, faults, value: grant[key], onValue: (value: string) => onGrant({ ...grant, [key]: value }) });
  return (
    <>
      <p class="field-hint wide-field">{t(stored ? "mailbox-access-keep" : "mailbox-access-hint")}</p>
      <Text {...field("token_url")} label={t("mailbox-token-url")} hint={t("mailbox-token-url-hint")} technical wide />
      <Text {...field("client_id")} label={t("mailbox-client-id")} technical />
      <Text {...field("client_secret")} label={t("mailbox-client-secret")} hint={t("mailbox-client-secret-hint")} type="password" />
      <Text {...field("refresh_token")} label={t("mailbox-refresh-token")} hint={t("mailbox-refresh-token-hint")} type="password" />
      <Text {...field("scope")} label={t("mailbox-scope")} hint={t("mailbox-scope-hint")} technical />
    </>
  );
}
