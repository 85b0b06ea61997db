// Reasons: type to find, arrows to move, Enter to choose; several, one of them leading. The groups can be read through as well.
import { useEffect, useMemo, useState } from "preact/hooks";
import type { CallForm, TaxonomyItem } from "../api/types.ts";
import { chosen, toggled } from "../state/call.ts";
import { labelOf, listOf } from "../store/taxonomy.ts";
import { t } from "../texts/texts.ts";
import { withAnswers } from "./pick.tsx";

interface Line {
  item: TaxonomyItem;
  group: TaxonomyItem;
}

interface Props {
  form: CallForm;
  trouble: string | null;
  onChange: (form: CallForm) => void;
}

export function ReasonPicker({ form, trouble, onChange }: Props) {
  const [query, setQuery] = useState("");
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const lines = useMemo(() => found(reasonsAndAnswers(), query), [query]);
  useEffect(() => setAt(0), [query]);
  useEffect(() => {
    if (open) document.getElementById(`reason-${lines[at]?.item.code ?? ""}`)?.scrollIntoView({ block: "nearest" });
  }, [at, open]);
  const take = (line: Line | undefined) => {
    if (!line) return;
    // Whoever types what is chosen already wants it, not to be rid of it.
    if (query === "" || !form.reasons.includes(line.item.code)) onChange(chosen(form, line.item.code, line.group.code));
    setQuery("");
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown") {
      if (open) setAt(Math.min(at + 1, lines.length - 1));
      setOpen(true);
    } else if (event.key === "ArrowUp") setAt(Math.max(at - 1, 0));
    else if (event.key === "Enter" && open) take(lines[at]);
    else if (event.key === "Escape" && open) {
      setOpen(false);
      event.stopPropagation();
    } else return;
    event.preventDefault();
  };
  return (
    <fieldset class="reasons">
      <legend>{t("call-reasons")}</legend>
      {form.reasons.length > 0 ? (
        <ul class="reasons-chosen">
          {form.reasons.map((code) => (
            <li key={code}>
              <label class="check">
                <input type="radio" name="leading" data-for="leading_reason" checked={form.leading_reason === code} onChange={() => onChange({ ...form, leading_reason: code })} />
                {labelOf("reason", code)}
                {form.leading_reason === code ? <span class="soft small">{t("call-leading")}</span> : null}
              </label>
              <button class="quiet" type="button" aria-label={t("call-reason-remove", { reason: labelOf("reason", code) })} onClick={() => onChange(toggled(form, code))}>×</button>
            </li>
          ))}
        </ul>
      ) : null}
      <input class="reasons-find" role="combobox" data-for="reasons" aria-expanded={open && lines.length > 0} aria-controls="reasons-list" aria-autocomplete="list" autocomplete="off"
        aria-label={t("call-reason-find")} placeholder={t("call-reason-find")} value={query}
        aria-activedescendant={open && lines[at] ? `reason-${lines[at].item.code}` : undefined}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setOpen(true);
        }}
        onClick={() => setOpen(true)} onBlur={() => setOpen(false)} onKeyDown={pressed} />
      <div id="reasons-list" role="listbox" aria-multiselectable="true" aria-label={t("call-reasons")} class={open && lines.length > 0 ? "reasons-list" : "reasons-list shut"}>
        {lines.map((line, index) => {
          const main = line.item.code === line.group.code;
          const on = form.reasons.includes(line.item.code);
          return (
            <div key={line.item.code} id={`reason-${line.item.code}`} role="option" aria-selected={on}
              class={`reason${main ? " main" : ""}${index === at ? " at" : ""}${on ? " on" : ""}`}
              onMouseDown={(event) => {
                event.preventDefault();
                take(line);
              }}>
              <span class="tick" aria-hidden="true">{on ? "✓" : ""}</span>{line.item.label}
              {!main && query !== "" ? <span class="soft small"> {line.group.label}</span> : null}
            </div>
          );
        })}
      </div>
      {open && lines.length === 0 ? <p class="soft small" role="status">{t("canned-nothing")}</p> : null}
      {trouble === null ? null : <p class="form-trouble">{trouble}</p>}
    </fieldset>
  );
}

/** Why there is no reason stands below all of them. */
function reasonsAndAnswers(): TaxonomyItem[] {
  const reasons = listOf("reason");
  const known = new Set(reasons.map((item) => item.code));
  return [...reasons, ...withAnswers([]).filter((item) => !known.has(item.code))];
}

function found(groups: readonly TaxonomyItem[], query: string): Line[] {
  const wanted = query.trim().toLocaleLowerCase();
  const fits = (item: TaxonomyItem): boolean => wanted === "" || item.label.toLocaleLowerCase().includes(wanted) || item.code.toLocaleLowerCase().startsWith(wanted);
  return groups.flatMap((group) => {
    const subs = (group.sub ?? []).filter((item) => fits(item) || (wanted !== "" && fits(group)));
    const own = fits(group) || (wanted === "" && subs.length > 0) ? [{ item: group, group }] : [];
    return [...own, ...subs.map((item) => ({ item, group }))];
  });
}
