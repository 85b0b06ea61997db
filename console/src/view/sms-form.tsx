// One channel for texts as a form: which gateway, what it wants to know, the number, and what may go out.
import { useEffect, useId, useRef, useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import { Refused } from "../api/http.ts";
import type { Channel } from "../api/types.ts";
import { channels } from "../store/channels.ts";
import { sentence } from "../store/notices.ts";
import { GATEWAYS, OWN, isByPath, madeSecret, smsFaults, smsFormOf, smsToSend } from "../state/sms.ts";
import type { Gateway, SmsField, SmsForm as Form } from "../state/sms.ts";
import { me } from "../store/session.ts";
import { t } from "../texts/texts.ts";
import { Check, Fault, Text as AnyText } from "./form-fields.tsx";
import type { TextProps } from "./form-fields.tsx";

const Text = (props: TextProps<SmsField>) => <AnyText {...props} />;

interface Props {
  channel: Channel | null;
  onClose: () => void;
  /** The secret, where one stands in the addresses and was given here: it is known to nobody later. */
  onSaved: (name: string, secret: string | null) => void;
}

export function SmsForm({ channel, onClose, onSaved }: Props) {
  const [form, setForm] = useState(() => smsFormOf(channel, me.value?.hotline.country ?? ""));
  const [faults, setFaults] = useState<ReadonlyMap<SmsField, string>>(new Map());
  const [busy, setBusy] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const id = useId();
  useEffect(() => element.current?.querySelector<HTMLElement>("[autofocus]")?.focus(), []);
  useEffect(() => {
    if (faults.size > 0) element.current?.querySelector<HTMLElement>("[aria-invalid=true], .form-trouble[tabindex]")?.focus();
  }, [faults]);
  const change = (part: Partial<Form>) => setForm({ ...form, ...part });
  const byPath = isByPath(form, channel);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const sent = smsToSend(form, channel);
    if (sent === "templates") {
      setFaults(new Map([["templates", t("sms-form-templates-wrong")]]));
      return;
    }
    // The name says which channel is meant: another one's would change that one.
    if (channel === null && channels.value?.some((each) => each.name === sent.name)) {
      setFaults(new Map([["name", t("mailbox-name-taken")]]));
      return;
    }
    setBusy(true);
    try {
      await api.putChannel(sent);
      onSaved(sent.name, byPath && form.webhook !== "" ? form.webhook : null);
    } catch (error) {
      const fields = error instanceof Refused ? error.body.fields : undefined;
      setFaults(fields && fields.length > 0 ? smsFaults(fields, form.gateway) : new Map([["form", sentence(error)]]));
      setBusy(false);
    }
  };
  const stored = channel !== null;
  const title = channel ? t("mailbox-title-change", { name: channel.name }) : t("sms-form-new");
  const general = faults.get("form");
  const gatewayFault = faults.get("gateway");
  return (
    <form ref={element} class="mailbox-form" aria-label={title} onSubmit={submit}>
      <h2>{title}</h2>
      <fieldset class="mailbox-part">
        <legend>{t("sms-form-part-number")}</legend>
        <Text field="name" faults={faults} label={t("mailbox-name")} hint={stored ? t("sms-form-name-fixed") : undefined} value={form.name} required focus={!stored} readOnly={stored} onValue={(name) => change({ name })} />
        <Text field="number" faults={faults} label={t("sms-form-number")} hint={t("sms-form-number-hint")} technical value={form.number} required focus={stored} onValue={(number) => change({ number })} />
        <Text field="country" faults={faults} label={t("sms-form-country")} hint={t("sms-form-country-hint")} technical value={form.country} required onValue={(country) => change({ country })} />
        <Check label={t("mailbox-active")} hint={t("mailbox-active-hint")} checked={form.active} onChecked={(active) => change({ active })} />
      </fieldset>
      <fieldset class="mailbox-part">
        <legend>{t("sms-form-part-gateway")}</legend>
        <div class="field">
          <label for={id}>{t("sms-form-gateway")}</label>
          <select id={id} value={form.gateway} aria-invalid={gatewayFault !== undefined} aria-describedby={`${id}-hint`} onChange={(event) => change({ gateway: event.currentTarget.value as Gateway })}>
            {GATEWAYS.map((each) => <option key={each} value={each}>{t(`sms-gateway-${each}`)}</option>)}
          </select>
          <span class="field-hint" id={`${id}-hint`}>{t(byPath ? "sms-form-signs-not" : "sms-form-signs")}</span>
          <Fault id={`${id}-fault`} words={gatewayFault} />
        </div>
        {OWN[form.gateway].map(({ key, needed }) => (
          <Text key={`${form.gateway}-${key}`} field={`gateway.${key}`} faults={faults} label={t(`sms-own-${form.gateway}-${key.replace("_", "-")}`)} technical value={form.own[key] ?? ""} required={needed}
            onValue={(said) => change({ own: { ...form.own, [key]: said } })} />
        ))}
        {form.gateway === "generic" ? <Text field="templates" faults={faults} label={t("sms-form-templates")} hint={t("sms-form-templates-hint")} rows={12} wide technical value={form.templates} required onValue={(templates) => change({ templates })} /> : null}
        <Text field="api" faults={faults} label={t(`sms-api-${form.gateway}`)} hint={t(stored ? "mailbox-password-keep" : "mailbox-password-hint")} type="password" value={form.api} onValue={(api) => change({ api })} />
        <div class="field">
          <Text field="webhook" faults={faults} label={t(byPath ? "sms-form-secret-path" : "sms-form-secret-sign")} hint={t(byPath ? "sms-form-secret-path-hint" : stored ? "mailbox-password-keep" : "sms-form-secret-sign-hint")} type={byPath ? "text" : "password"} technical value={form.webhook} onValue={(webhook) => change({ webhook })} />
          {byPath ? <button class="button small" type="button" onClick={() => change({ webhook: madeSecret() })}>{t("sms-form-make")}</button> : null}
        </div>
      </fieldset>
      <fieldset class="mailbox-part">
        <legend>{t("sms-form-part-out")}</legend>
        <Check label={t("sms-form-smart")} hint={t("sms-form-smart-hint")} checked={form.smart} onChecked={(smart) => change({ smart })} />
        <Text field="countries" faults={faults} label={t("sms-form-countries")} hint={t("sms-form-countries-hint")} rows={2} value={form.countries} onValue={(countries) => change({ countries })} />
        <Text field="pace_per_second" faults={faults} label={t("sms-form-pace")} type="number" step={0.1} most={100} value={form.pace_per_second} required onValue={(pace_per_second) => change({ pace_per_second })} />
        <Text field="daily_per_number" faults={faults} label={t("sms-form-daily-number")} hint={t("sms-form-daily-hint")} type="number" most={10_000} value={form.daily_per_number} required onValue={(daily_per_number) => change({ daily_per_number })} />
        <Text field="daily_per_country" faults={faults} label={t("sms-form-daily-country")} type="number" most={1_000_000} value={form.daily_per_country} required onValue={(daily_per_country) => change({ daily_per_country })} />
      </fieldset>
      <fieldset class="mailbox-part">
        <legend>{t("sms-form-part-words")}</legend>
        <Text field="stop_words" faults={faults} label={t("sms-form-stop")} hint={t("sms-form-stop-hint")} rows={2} value={form.stop_words} onValue={(stop_words) => change({ stop_words })} />
        <Text field="start_words" faults={faults} label={t("sms-form-start")} hint={t("sms-form-start-hint")} rows={2} value={form.start_words} onValue={(start_words) => change({ start_words })} />
        <Text field="sources" faults={faults} label={t("sms-form-sources")} hint={t("sms-form-sources-hint")} rows={2} value={form.sources} onValue={(sources) => change({ sources })} />
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
