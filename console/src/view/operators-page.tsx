// Operators (admin): invite, hand the link over, change roles, put out of service.
import { useEffect, useRef, useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import { Refused } from "../api/http.ts";
import type { Operator, OperatorForm, OperatorPatch, Role } from "../api/types.ts";
import { attempt, done, sentence } from "../store/notices.ts";
import { mayConfigure, me, myId } from "../store/session.ts";
import { loadOperators, operators, standingOf, standingWords, statusOf } from "../store/taxonomy.ts";
import { t } from "../texts/texts.ts";
import { languageName } from "../texts/times.ts";
import { Text } from "./form-fields.tsx";

const MOST_TALKS = 50;
const USUAL_TALKS = 3;
const ROLES: readonly Role[] = ["operator", "supervisor", "admin"];

export function OperatorsPage() {
  const [inviting, setInviting] = useState(false);
  const [link, setLink] = useState<{ name: string; url: string } | null>(null);
  if (!mayConfigure.value) return <p>{t("page-not-yours")}</p>;
  const sorted = [...operators.value].sort((a, b) => Number(b.active) - Number(a.active) || (a.name < b.name ? -1 : 1));
  return (
    <>
      <div class="page-top">
        <h1>{t("page-operators")}</h1>
        <button class="button main" type="button" aria-expanded={inviting} onClick={() => setInviting(!inviting)}>{t("operators-invite")}</button>
      </div>
      {link ? <LinkToCopy link={link} onClose={() => setLink(null)} /> : null}
      {inviting ? <Invite onClose={() => setInviting(false)} onDone={(name, url) => {
        setInviting(false);
        setLink({ name, url });
      }} /> : null}
      <div class="table-frame" tabIndex={0} role="region" aria-label={t("page-operators")}>
        <table>
          <thead><tr><th scope="col">{t("operators-name")}</th><th scope="col">{t("operators-alias")}</th><th scope="col">{t("operators-languages")}</th><th scope="col">{t("operators-skills")}</th><th scope="col">{t("operators-talks")}</th><th scope="col">{t("operators-role")}</th><th scope="col">{t("operators-status")}</th><th scope="col"><span class="sr">{t("operators-acts")}</span></th></tr></thead>
          <tbody>{sorted.map((operator) => <OperatorRow key={operator.id} operator={operator} onLink={(url) => setLink({ name: operator.name, url })} />)}</tbody>
        </table>
      </div>
    </>
  );
}

function OperatorRow({ operator, onLink }: { operator: Operator; onLink: (url: string) => void }) {
  const own = operator.id === myId.value;
  const patch = (change: OperatorPatch, words: string) => attempt(async () => {
    await api.patchOperator(operator.id, change);
    await loadOperators();
    done(words);
  });
  const reset = () => attempt(async () => onLink((await api.resetOperator(operator.id)).link));
  return (
    <tr class={operator.active ? "" : "off"}>
      <th scope="row"><bdi>{operator.name}</bdi><span class="soft small block">{operator.login}</span></th>
      <td><bdi>{operator.alias}</bdi></td>
      <td>{operator.languages.join(", ")}</td>
      <td>
        <input class="skills-field" aria-label={t("operators-skills-of", { name: operator.name })} value={operator.skills.join(", ")} disabled={!operator.active} placeholder={t("operators-skills-none")}
          onChange={(event) => void patch({ skills: listed(event.currentTarget.value) }, t("operators-changed", { name: operator.name }))} />
      </td>
      <td>
        <input class="number-field" type="number" min={1} max={MOST_TALKS} aria-label={t("operators-talks-of", { name: operator.name })} value={operator.talk_limit} disabled={!operator.active}
          onChange={(event) => void patch({ talk_limit: event.currentTarget.valueAsNumber }, t("operators-changed", { name: operator.name }))} />
      </td>
      <td>
        <select aria-label={t("operators-role-of", { name: operator.name })} value={operator.role} disabled={own || !operator.active}
          onChange={(event) => void patch({ role: event.currentTarget.value as Role }, t("operators-role-done", { name: operator.name }))}>
          {ROLES.map((role) => <option key={role} value={role}>{t(`role-${role}`)}</option>)}
        </select>
      </td>
      <td>{operator.active ? <span class={`presence ${statusOf(operator)}`}>{standingWords(standingOf(operator))}</span> : t("operators-off")}</td>
      <td class="row-acts">
        {operator.active ? <button class="button small" type="button" onClick={() => void reset()}>{t("operators-reset")}</button> : null}
        {own ? null : (
          <button class="button small" type="button"
            onClick={() => void patch({ active: !operator.active }, t(operator.active ? "operators-off-done" : "operators-on-done", { name: operator.name }))}>
            {t(operator.active ? "operators-deactivate" : "operators-activate")}
          </button>
        )}
      </td>
    </tr>
  );
}

/** Words between commas, each once. */
function listed(text: string): string[] {
  return [...new Set(text.split(",").map((word) => word.trim()).filter((word) => word !== ""))];
}

type Part = "name" | "login" | "alias" | "form";

function Invite({ onClose, onDone }: { onClose: () => void; onDone: (name: string, url: string) => void }) {
  const languages = me.value?.hotline.languages ?? [];
  const [form, setForm] = useState<OperatorForm>({ login: "", name: "", alias: "", role: "operator", languages: [], skills: [], talk_limit: USUAL_TALKS });
  const [faults, setFaults] = useState<ReadonlyMap<Part, string>>(new Map());
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => (element.current?.querySelector<HTMLElement>("[aria-invalid=true]") ?? element.current?.querySelector("input"))?.focus(), [faults]);
  const toggle = (code: string) => setForm({ ...form, languages: form.languages.includes(code) ? form.languages.filter((each) => each !== code) : [...form.languages, code] });
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    try {
      const { link } = await api.inviteOperator(form);
      await attempt(loadOperators);
      onDone(form.name, link);
    } catch (error) {
      const said = error instanceof Refused ? (error.body.fields ?? []) : [];
      const known = said.flatMap(({ field, words }): [Part, string][] => (field === "name" || field === "login" || field === "alias" ? [[field, words]] : []));
      setFaults(new Map(known.length > 0 ? known : [["form", sentence(error)]]));
    }
  };
  return (
    <form ref={element} class="card-form" aria-label={t("operators-invite")} onSubmit={submit}>
      <h2 class="wide-field">{t("operators-invite")}</h2>
      <Text field="name" faults={faults} label={t("operators-name")} required value={form.name} onValue={(name) => setForm({ ...form, name })} />
      <Text field="login" faults={faults} label={t("operators-login")} required technical value={form.login} onValue={(login) => setForm({ ...form, login })} />
      <Text field="alias" faults={faults} label={t("operators-alias-long")} required value={form.alias} onValue={(alias) => setForm({ ...form, alias })} />
      <label class="field"><span>{t("operators-role")}</span>
        <select value={form.role} onChange={(event) => setForm({ ...form, role: event.currentTarget.value as Role })}>{ROLES.map((role) => <option key={role} value={role}>{t(`role-${role}`)}</option>)}</select>
      </label>
      <fieldset class="checks wide-field"><legend>{t("operators-languages")}</legend>
        {languages.map((code) => <label key={code} class="check"><input type="checkbox" checked={form.languages.includes(code)} onChange={() => toggle(code)} />{languageName(code)}</label>)}
      </fieldset>
      <p class="wide-field form-end">
        <span class="form-trouble" role="alert">{faults.get("form") ?? ""}</span>
        <button class="button" type="button" onClick={onClose}>{t("cancel")}</button>
        <button class="button main" type="submit">{t("operators-make-link")}</button>
      </p>
    </form>
  );
}

function LinkToCopy({ link, onClose }: { link: { name: string; url: string }; onClose: () => void }) {
  const url = new URL(link.url, location.origin).href;
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    done(t("link-copied"));
  };
  return (
    <div class="link-card" role="status">
      <p>{t("link-for", { name: link.name })}</p>
      <div class="link-row">
        <input readOnly value={url} aria-label={t("link-label")} onFocus={(event) => event.currentTarget.select()} />
        <button class="button main" type="button" onClick={() => void attempt(copy)}>{t("link-copy")}</button>
        <button class="quiet" type="button" aria-label={t("dismiss")} onClick={onClose}>×</button>
      </div>
      <p class="soft small">{t("link-once")}</p>
    </div>
  );
}
