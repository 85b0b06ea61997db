// One Matrix account as a form: where it is, how it is signed in to, and who may open a talk.
import { useEffect, useRef, useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import { Refused } from "../api/http.ts";
import type { Channel } from "../api/types.ts";
import { matrixFaults, matrixFormOf, matrixToSend } from "../state/matrix.ts";
import type { MatrixField, MatrixForm as Form } from "../state/matrix.ts";
import { channels } from "../store/channels.ts";
import { sentence } from "../store/notices.ts";
import { t } from "../texts/texts.ts";
import { Check, Text as AnyText } from "./form-fields.tsx";
import type { TextProps } from "./form-fields.tsx";

const Text = (props: TextProps<MatrixField>) => <AnyText {...props} />;

interface Props {
  channel: Channel | null;
  onClose: () => void;
  onSaved: (name: string) => void;
}

export function MatrixForm({ channel, onClose, onSaved }: Props) {
  const [form, setForm] = useState(() => matrixFormOf(channel));
  const [faults, setFaults] = useState<ReadonlyMap<MatrixField, string>>(new Map());
  const [busy, setBusy] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => element.current?.querySelector<HTMLElement>("[autofocus]")?.focus(), []);
  useEffect(() => {
    if (faults.size > 0) element.current?.querySelector<HTMLElement>("[aria-invalid=true], .form-trouble[tabindex]")?.focus();
  }, [faults]);
  const change = (part: Partial<Form>) => setForm({ ...form, ...part });
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const sent = matrixToSend(form, channel);
    // The name says which channel is meant: another one's would change that one.
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
      setFaults(fields && fields.length > 0 ? matrixFaults(fields) : new Map([["form", sentence(error)]]));
      setBusy(false);
    }
  };
  const stored = channel !== null;
  const title = channel ? t("mailbox-title-change", { name: channel.name }) : t("matrix-form-new");
  const secretHint = stored ? t("mailbox-password-keep") : undefined;
  const general = faults.get("form");
  return (
    <form ref={element} class="mailbox-form" aria-label={title} onSubmit={submit}>
      <h2>{title}</h2>
      <fieldset class="mailbox-part">
        <legend>{t("matrix-form-part-account")}</legend>
        <Text field="name" faults={faults} label={t("mailbox-name")} hint={stored ? t("sms-form-name-fixed") : undefined} value={form.name} required focus={!stored} readOnly={stored} onValue={(name) => change({ name })} />
        <Text field="homeserver" faults={faults} label={t("matrix-form-homeserver")} hint={t("matrix-form-homeserver-hint")} technical value={form.homeserver} required focus={stored} onValue={(homeserver) => change({ homeserver })} />
        <Text field="user" faults={faults} label={t("matrix-form-user")} hint={t("matrix-form-user-hint")} technical value={form.user} required onValue={(user) => change({ user })} />
        <Text field="password" faults={faults} label={t("matrix-form-password")} hint={secretHint} type="password" value={form.password} onValue={(password) => change({ password })} />
        <Text field="token" faults={faults} label={t("matrix-form-token")} hint={t("matrix-form-token-hint")} type="password" value={form.token} onValue={(token) => change({ token })} />
        {stored ? <Text field="recovery" faults={faults} label={t("matrix-form-recovery")} hint={t("matrix-form-recovery-hint")} type="password" value={form.recovery} onValue={(recovery) => change({ recovery })} /> : null}
        <Check label={t("mailbox-active")} hint={t("mailbox-active-hint")} checked={form.active} onChecked={(active) => change({ active })} />
      </fieldset>
      <fieldset class="mailbox-part">
        <legend>{t("matrix-form-part-who")}</legend>
        <Text field="invites.servers" faults={faults} label={t("matrix-form-servers")} hint={t("matrix-form-servers-hint")} rows={2} value={form.servers} onValue={(servers) => change({ servers })} />
        <Text field="companions" faults={faults} label={t("matrix-form-companions")} hint={t("matrix-form-companions-hint")} rows={2} value={form.companions} onValue={(companions) => change({ companions })} />
        <Check label={t("matrix-form-direct")} hint={t("matrix-form-direct-hint")} checked={form.direct_only} onChecked={(direct_only) => change({ direct_only })} />
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
