// One of several codes: as buttons in a row where all should be seen, as a list where there are many.
import type { TaxonomyItem } from "../api/types.ts";
import { t } from "../texts/texts.ts";

interface Common {
  items: readonly TaxonomyItem[];
  value: string;
  /** Where the focus goes if this is missing. */
  mark?: string;
  trouble?: string | null;
  onChange: (value: string) => void;
}

export function Choice({ legend, name, items, value, mark, trouble, onChange }: Common & { legend: string; name: string }) {
  return (
    <fieldset class="choice">
      <legend>{legend}</legend>
      <div class="choice-items">
        {items.map((item, index) => (
          <label key={item.code} class={item.code === value ? "choice-item on" : "choice-item"}>
            <input type="radio" name={name} value={item.code} checked={item.code === value} data-for={index === 0 ? mark : undefined} onChange={() => onChange(item.code)} />
            {item.label}
          </label>
        ))}
      </div>
      {trouble ? <p class="form-trouble">{trouble}</p> : null}
    </fieldset>
  );
}

export function Pick({ label, items, value, mark, trouble, onChange }: Common & { label: string }) {
  return (
    <label class="field">
      <span>{label}</span>
      <select value={value} data-for={mark} onChange={(event) => onChange(event.currentTarget.value)}>
        {items.map((item) => <option key={item.code} value={item.code}>{item.label}</option>)}
      </select>
      {trouble ? <span class="form-trouble">{trouble}</span> : null}
    </label>
  );
}

/** Every list can also be not asked, not known, or declined; a server that sends these itself isn't repeated. */
export function withAnswers(items: readonly TaxonomyItem[]): TaxonomyItem[] {
  const known = new Set(items.map((item) => item.code));
  const answers = (["NASK", "UNK", "REF"] as const).filter((code) => !known.has(code));
  return [...answers.map((code) => ({ code, label: t(`answer-${code}`) })), ...items];
}
