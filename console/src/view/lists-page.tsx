// Tags and macros (supervisor, admin): the hotline's own short lists.
import { useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import type { Macro, MacroForm, Tag } from "../api/types.ts";
import { addTag, loadMacros, loadTags, macros, tags } from "../store/aside.ts";
import { attempt, done } from "../store/notices.ts";
import { maySupervise } from "../store/session.ts";
import { canned } from "../store/taxonomy.ts";
import { t } from "../texts/texts.ts";
import { steps } from "./macros-dialog.tsx";

const HOUR = 60;

export function ListsPage() {
  const [editing, setEditing] = useState<string | "new" | null>(null);
  if (!maySupervise.value) return <p>{t("page-not-yours")}</p>;
  const close = () => setEditing(null);
  return (
    <>
      <div class="page-top"><h1>{t("page-lists")}</h1></div>
      <h2>{t("lists-tags")}</h2>
      <p class="soft page-hint">{t("lists-tags-hint")}</p>
      <NewTag />
      <ul class="tag-rows">{tags.value.map((tag) => <TagRow key={tag.code} tag={tag} />)}</ul>
      <div class="page-top">
        <h2>{t("lists-macros")}</h2>
        <button class="button main" type="button" onClick={() => setEditing("new")}>{t("macros-add")}</button>
      </div>
      <p class="soft page-hint">{t("lists-macros-hint")}</p>
      {editing === "new" ? <Editor macro={null} onClose={close} /> : null}
      {macros.value.map((macro) => editing === macro.id ? <Editor key={macro.id} macro={macro} onClose={close} /> : (
        <article key={macro.id} class="canned-card">
          <h3 dir="auto">{macro.name}</h3>
          <p class="soft">{steps(macro).join(" → ")}</p>
          <p class="row-acts">
            <button class="button small" type="button" aria-label={t("canned-change-named", { title: macro.name })} onClick={() => setEditing(macro.id)}>{t("canned-change")}</button>
            <Remove macro={macro} />
          </p>
        </article>
      ))}
    </>
  );
}

function NewTag() {
  const [name, setName] = useState("");
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (name.trim() !== "" && (await addTag(name.trim())) !== null) setName("");
  };
  return (
    <form class="tag-new" onSubmit={submit}>
      <label class="field"><span>{t("lists-tag-name")}</span><input value={name} maxLength={40} autocomplete="off" onInput={(event) => setName(event.currentTarget.value)} /></label>
      <button class="button" type="submit" disabled={name.trim() === ""}>{t("lists-tag-add")}</button>
    </form>
  );
}

function TagRow({ tag }: { tag: Tag }) {
  const turn = () => attempt(async () => {
    await api.putTag(tag.code, tag.name, !tag.retired);
    await loadTags();
  });
  return (
    <li class={tag.retired ? "soft" : ""}>
      <bdi>{tag.name}</bdi> <code class="soft small">{tag.code}</code>
      <button class="button small" type="button" onClick={() => void turn()}>{t(tag.retired ? "lists-tag-back" : "lists-tag-retire")}</button>
    </li>
  );
}

function Remove({ macro }: { macro: Macro }) {
  const [sure, setSure] = useState(false);
  const remove = () => attempt(async () => {
    await api.removeMacro(macro.id);
    await loadMacros();
    done(t("canned-removed", { title: macro.name }));
  });
  if (!sure) return <button class="button small" type="button" aria-label={t("canned-remove-named", { title: macro.name })} onClick={() => setSure(true)}>{t("canned-remove")}</button>;
  return (
    <>
      <button class="button small main" type="button" autofocus onClick={() => void remove()}>{t("canned-remove-sure")}</button>
      <button class="button small" type="button" onClick={() => setSure(false)}>{t("cancel")}</button>
    </>
  );
}

function Editor({ macro, onClose }: { macro: Macro | null; onClose: () => void }) {
  const [form, setForm] = useState<MacroForm>(macro ? { name: macro.name, steps: macro.steps } : { name: "", steps: { canned: [], tags: [], end: "stay", snooze_minutes: null } });
  const change = (part: Partial<MacroForm["steps"]>) => setForm({ ...form, steps: { ...form.steps, ...part } });
  const toggled = (list: readonly string[], each: string) => (list.includes(each) ? list.filter((other) => other !== each) : [...list, each]);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const saved = await attempt(async () => {
      await (macro ? api.changeMacro(macro.id, form) : api.addMacro(form));
      await loadMacros();
      done(t("canned-saved", { title: form.name }));
    });
    if (saved) onClose();
  };
  return (
    <form class="card-form" onSubmit={submit}>
      <label class="field"><span>{t("macros-name")}</span><input required autofocus maxLength={60} dir="auto" value={form.name} onInput={(event) => setForm({ ...form, name: event.currentTarget.value })} /></label>
      <label class="field"><span>{t("macros-end")}</span>
        <select value={form.steps.end} onChange={(event) => change({ end: event.currentTarget.value as MacroForm["steps"]["end"], snooze_minutes: null })}>
          {(["stay", "snooze", "close"] as const).map((end) => <option key={end} value={end}>{t(`macros-end-${end}`)}</option>)}
        </select>
      </label>
      {form.steps.end === "snooze" ? (
        <label class="field"><span>{t("macros-hours")}</span>
          <input type="number" min={1} max={8_784} value={form.steps.snooze_minutes === null ? "" : form.steps.snooze_minutes / HOUR}
            onInput={(event) => change({ snooze_minutes: event.currentTarget.value === "" ? null : Math.round(event.currentTarget.valueAsNumber * HOUR) })} />
        </label>
      ) : null}
      <fieldset class="wide-field"><legend>{t("macros-canned")}</legend>
        {canned.value.length === 0 ? <p class="soft small">{t("canned-none")}</p> : null}
        <div class="choice-items">{canned.value.map((each) => (
          <label key={each.id} class={form.steps.canned.includes(each.id) ? "choice-item on" : "choice-item"}>
            <input type="checkbox" checked={form.steps.canned.includes(each.id)} onChange={() => change({ canned: toggled(form.steps.canned, each.id) })} /><bdi>{each.title}</bdi> <span class="soft small">{each.language}</span>
          </label>
        ))}</div>
      </fieldset>
      <fieldset class="wide-field"><legend>{t("lists-tags")}</legend>
        <div class="choice-items">{tags.value.filter((tag) => !tag.retired).map((tag) => (
          <label key={tag.code} class={form.steps.tags.includes(tag.code) ? "choice-item on" : "choice-item"}>
            <input type="checkbox" checked={form.steps.tags.includes(tag.code)} onChange={() => change({ tags: toggled(form.steps.tags, tag.code) })} /><bdi>{tag.name}</bdi>
          </label>
        ))}</div>
      </fieldset>
      <p class="wide-field form-end">
        <button class="button" type="button" onClick={onClose}>{t("cancel")}</button>
        <button class="button main" type="submit">{t("canned-save")}</button>
      </p>
    </form>
  );
}
