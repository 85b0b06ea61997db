// Tags: chips in the talk, and the list to choose from. A supervisor adds to the list while typing.
import { useState } from "preact/hooks";
import type { Row } from "../api/types.ts";
import { addTag, setTags, tagName, tags } from "../store/aside.ts";
import { closeDialog } from "../store/dialogs.ts";
import { maySupervise } from "../store/session.ts";
import { t } from "../texts/texts.ts";
import { Dialog } from "./dialog.tsx";

export function TagChips({ row }: { row: Row }) {
  return row.tags.length === 0 ? null : <span class="tags">{row.tags.map((code) => <span key={code} class="tag"><bdi>{tagName(code)}</bdi></span>)}</span>;
}

export function TagsDialog({ row }: { row: Row }) {
  const [chosen, setChosen] = useState<readonly string[]>(row.tags);
  const [query, setQuery] = useState("");
  const [busy, setBusy] = useState(false);
  const wanted = query.trim().toLocaleLowerCase();
  const offered = tags.value.filter((tag) => (!tag.retired || chosen.includes(tag.code)) && tag.name.toLocaleLowerCase().includes(wanted));
  const isNew = wanted !== "" && !tags.value.some((tag) => tag.name.toLocaleLowerCase() === wanted);
  const toggle = (code: string) => setChosen(chosen.includes(code) ? chosen.filter((each) => each !== code) : [...chosen, code]);
  const add = async () => {
    const code = await addTag(query.trim());
    if (code === null) return;
    setChosen([...chosen, code]);
    setQuery("");
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const only = offered.length === 1 && wanted !== "" ? offered[0] : undefined;
    if (only) {
      toggle(only.code);
      setQuery("");
      return;
    }
    setBusy(true);
    if (await setTags(row, chosen)) closeDialog();
    setBusy(false);
  };
  return (
    <Dialog name={t("tags-title", { alias: row.alias })} size="medium">
      <form class="stack" onSubmit={submit}>
        <header class="dialog-top">
          <h2>{t("tags-title", { alias: row.alias })}</h2>
          <button class="quiet" type="button" aria-label={t("cancel")} onClick={closeDialog}>×</button>
        </header>
        <label class="field"><span>{t("tags-find")}</span><input autofocus autocomplete="off" maxLength={40} value={query} onInput={(event) => setQuery(event.currentTarget.value)} /></label>
        <div class="choice-items tag-list">
          {offered.map((tag) => (
            <label key={tag.code} class={chosen.includes(tag.code) ? "choice-item on" : "choice-item"}>
              <input type="checkbox" checked={chosen.includes(tag.code)} onChange={() => toggle(tag.code)} /><bdi>{tag.name}</bdi>
            </label>
          ))}
        </div>
        {offered.length === 0 && !maySupervise.value ? <p class="soft small">{t("tags-none")}</p> : null}
        {isNew && maySupervise.value ? <button class="button small" type="button" onClick={() => void add()}>{t("tags-add", { name: query.trim() })}</button> : null}
        <footer class="dialog-end">
          <button class="button" type="button" onClick={closeDialog}>{t("cancel")}</button>
          <button class="button main" type="submit" disabled={busy}>{t("tags-save")}</button>
        </footer>
      </form>
    </Dialog>
  );
}
