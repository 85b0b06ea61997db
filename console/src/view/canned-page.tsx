// Canned replies (supervisor, admin): written once, by language, changed in place.
import { useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import type { Canned, CannedForm } from "../api/types.ts";
import { attempt, done } from "../store/notices.ts";
import { maySupervise, me } from "../store/session.ts";
import { canned, loadCanned } from "../store/taxonomy.ts";
import { language, t } from "../texts/texts.ts";
import { languageName } from "../texts/times.ts";

export function CannedPage() {
  const [editing, setEditing] = useState<string | "new" | null>(null);
  if (!maySupervise.value) return <p>{t("page-not-yours")}</p>;
  const languages = [...new Set(canned.value.map((each) => each.language))].sort();
  const close = () => setEditing(null);
  return (
    <>
      <div class="page-top">
        <h1>{t("page-canned")}</h1>
        <button class="button main" type="button" onClick={() => setEditing("new")}>{t("canned-add")}</button>
      </div>
      <p class="soft page-hint">{t("canned-hint")}</p>
      {editing === "new" ? <Editor each={null} onClose={close} /> : null}
      {canned.value.length === 0 && editing === null ? <p class="soft">{t("canned-none")}</p> : null}
      {languages.map((code) => (
        <section key={code} class="canned-group">
          <h2>{languageName(code)}</h2>
          {canned.value.filter((each) => each.language === code).map((each) => editing === each.id
            ? <Editor key={each.id} each={each} onClose={close} />
            : (
              <article key={each.id} class="canned-card">
                <h3 dir="auto">{each.title}</h3>
                <p dir="auto" lang={each.language}>{each.text}</p>
                <p class="row-acts">
                  <button class="button small" type="button" aria-label={t("canned-change-named", { title: each.title })} onClick={() => setEditing(each.id)}>{t("canned-change")}</button>
                  <Remove each={each} />
                </p>
              </article>
            ))}
        </section>
      ))}
    </>
  );
}

function Remove({ each }: { each: Canned }) {
  const [sure, setSure] = useState(false);
  const remove = () => attempt(async () => {
    await api.removeCanned(each.id);
    await loadCanned();
    done(t("canned-removed", { title: each.title }));
  });
  if (!sure) return <button class="button small" type="button" aria-label={t("canned-remove-named", { title: each.title })} onClick={() => setSure(true)}>{t("canned-remove")}</button>;
  return (
    <>
      <button class="button small main" type="button" autofocus onClick={() => void remove()}>{t("canned-remove-sure")}</button>
      <button class="button small" type="button" onClick={() => setSure(false)}>{t("cancel")}</button>
    </>
  );
}

function Editor({ each, onClose }: { each: Canned | null; onClose: () => void }) {
  const offered = [...new Set([...(me.value?.hotline.languages ?? []), ...(each ? [each.language] : [])])];
  const [form, setForm] = useState<CannedForm>(each ? { language: each.language, title: each.title, text: each.text } : { language: offered.includes(language.value) ? language.value : (offered[0] ?? "en"), title: "", text: "" });
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const saved = await attempt(async () => {
      await (each ? api.changeCanned(each.id, form) : api.addCanned(form));
      await loadCanned();
      done(t("canned-saved", { title: form.title }));
    });
    if (saved) onClose();
  };
  return (
    <form class="card-form" onSubmit={submit}>
      <label class="field"><span>{t("canned-title")}</span><input required autofocus dir="auto" value={form.title} onInput={(event) => setForm({ ...form, title: event.currentTarget.value })} /></label>
      <label class="field"><span>{t("canned-language")}</span>
        <select value={form.language} onChange={(event) => setForm({ ...form, language: event.currentTarget.value })}>{offered.map((code) => <option key={code} value={code}>{languageName(code)}</option>)}</select>
      </label>
      <label class="field wide-field"><span>{t("canned-text")}</span><textarea required rows={4} dir="auto" value={form.text} onInput={(event) => setForm({ ...form, text: event.currentTarget.value })} /></label>
      <p class="wide-field form-end">
        <button class="button" type="button" onClick={onClose}>{t("cancel")}</button>
        <button class="button main" type="submit">{t("canned-save")}</button>
      </p>
    </form>
  );
}
