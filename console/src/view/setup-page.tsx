// The hotline's set-up (admin): the description that `earshot hotline apply` takes, as plain questions. The server's words stand at the field they mean.
import { useEffect, useRef, useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import { Refused } from "../api/http.ts";
import type { FieldFault, HotlineSpec, SetUp, SetUpChange } from "../api/types.ts";
import { done, sentence } from "../store/notices.ts";
import { mayConfigure } from "../store/session.ts";
import { t } from "../texts/texts.ts";
import { fullTime } from "../texts/times.ts";
import { Check, Entry, Lines, Pick } from "./setup-fields.tsx";
import { HoursPart, QueuesPart } from "./setup-parts.tsx";

export type Change = (part: Partial<HotlineSpec>) => void;

export function SetUpPage() {
  const [read, setRead] = useState<SetUp | null>(null);
  const [spec, setSpec] = useState<HotlineSpec | null>(null);
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [history, setHistory] = useState<readonly SetUpChange[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const take = (next: SetUp) => {
    setRead(next);
    setSpec(next.hotline);
    setFaults([]);
    setTrouble(null);
    api.setUpHistory().then(setHistory, () => {});
  };
  const readAgain = () => void api.setUp().then(take, (error: unknown) => setTrouble(sentence(error)));
  useEffect(() => {
    if (mayConfigure.value) readAgain();
  }, []);
  useEffect(() => {
    if (faults.length > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [faults]);
  if (!mayConfigure.value) return <p>{t("page-not-yours")}</p>;
  if (read === null || spec === null) return <><div class="page-top"><h1>{t("page-setup")}</h1></div>{trouble === null ? <p class="soft">{t("loading")}</p> : <p class="form-trouble" role="alert">{trouble}</p>}</>;
  const change: Change = (part) => setSpec({ ...spec, ...part });
  const differs = JSON.stringify(spec) !== JSON.stringify(read.hotline);
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      take(await api.changeSetUp(read.version, spec));
      done(t("setup-saved"));
    } catch (error) {
      const fields = error instanceof Refused ? (error.body.fields ?? []) : [];
      setFaults(fields);
      setTrouble(fields.length > 0 ? t("setup-mend", { count: fields.length }) : sentence(error));
    }
    setBusy(false);
  };
  return (
    <>
      <div class="page-top"><h1>{t("page-setup")}</h1></div>
      <p class="soft page-hint">{t("setup-hint")}</p>
      <form ref={form} class="mailbox-form setup" aria-label={t("page-setup")} onSubmit={(event) => void save(event)}>
        <fieldset class="mailbox-part">
          <legend>{t("setup-line")}</legend>
          <Entry path="organisation" faults={faults} label={t("setup-organisation")} value={spec.organisation} onValue={(organisation) => change({ organisation })} />
          <Entry path="country" faults={faults} label={t("setup-country")} value={spec.country} onValue={(country) => change({ country: country.toUpperCase() })} />
          <Pick path="line" faults={faults} label={t("setup-number")} value={spec.line} options={[["116000", "116 000"], ["116111", "116 111"], ["NAT", t("setup-national")]]} onValue={(line) => change({ line: line as HotlineSpec["line"] })} />
          <Entry path="time_zone" faults={faults} label={t("setup-zone")} value={spec.time_zone} onValue={(time_zone) => change({ time_zone })} />
          <Entry path="phone" faults={faults} label={t("setup-phone")} value={spec.phone} onValue={(phone) => change({ phone })} />
          <Entry path="emergency" faults={faults} label={t("setup-emergency")} value={spec.emergency} onValue={(emergency) => change({ emergency })} />
          <Entry path="safe_exit" faults={faults} label={t("setup-exit")} hint={t("setup-exit-hint")} value={spec.safe_exit} onValue={(safe_exit) => change({ safe_exit })} />
          <Lines path="languages" faults={faults} label={t("setup-languages")} hint={t("setup-languages-hint")} value={spec.languages} onValue={(languages) => change({ languages })} />
        </fieldset>
        <HoursPart spec={spec} faults={faults} change={change} />
        <QueuesPart spec={spec} faults={faults} change={change} />
        <fieldset class="mailbox-part">
          <legend>{t("setup-chat")}</legend>
          <Lines path="widget_origins" faults={faults} label={t("setup-origins")} hint={t("setup-origins-hint")} value={spec.widget_origins ?? []} onValue={(widget_origins) => change({ widget_origins })} />
          <Entry path="break_after" faults={faults} label={t("setup-break")} hint={t("setup-break-hint")} value={String(spec.break_after ?? 5)} onValue={(files) => change({ break_after: Number.parseInt(files, 10) || 0 })} />
          <Check label={t("setup-uploads")} checked={spec.uploads ?? false} onChecked={(uploads) => change({ uploads })} />
          {read.snippets.filter((snippet) => snippet.active).map((snippet) => (
            <div key={snippet.html} class="wide-field setup-snippet">
              <h2>{snippet.name}</h2>
              <div class="link-row">
                <input readOnly aria-label={t("setup-snippet", { name: snippet.name })} value={snippet.html} onFocus={(event) => event.currentTarget.select()} />
                <button class="button" type="button" onClick={() => void navigator.clipboard.writeText(snippet.html).then(() => done(t("setup-copied")))}>{t("setup-copy")}</button>
              </div>
              <p class="field-hint"><a href={snippet.chat} target="_blank" rel="noreferrer noopener">{t("setup-preview")}</a> · <a href={snippet.contact} target="_blank" rel="noreferrer noopener">{t("setup-contact")}</a></p>
              <iframe key={read.version} class="setup-preview" title={t("setup-preview")} src={`${snippet.chat}/preview`} sandbox="allow-scripts" loading="lazy" tabIndex={-1} inert />
              <p class="field-hint">{t("setup-preview-limit")}</p>
            </div>
          ))}
        </fieldset>
        {trouble === null ? null : <p class="form-trouble" role="alert">{trouble}</p>}
        <div class="form-end">
          {differs || trouble !== null ? <button class="button" type="button" disabled={busy} onClick={readAgain}>{t("setup-undo")}</button> : null}
          <button class="button main" type="submit" disabled={busy || !differs}>{t("setup-save")}</button>
        </div>
      </form>
      <section>
        <h2 class="part">{t("setup-history")}</h2>
        <ul class="setup-history">
          {history.map((each) => (
            <li key={each.version}>
              <span class="figures">{fullTime(each.at)}</span> <bdi>{each.by?.name ?? t("setup-command-line")}</bdi>
              <span class="soft small"> {each.changed.length === 0 ? t("setup-first") : each.changed.map((path, at) => <span key={path}>{at > 0 ? ", " : ""}<code>{path}</code></span>)}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
