// What forms of channels are made of: a field with its label, its explanation and the server's words about it.
import { useId } from "preact/hooks";
import type { ComponentChildren } from "preact";

export interface TextProps<Field extends string> {
  field: Field;
  faults: ReadonlyMap<Field, string>;
  label: string;
  hint?: string | undefined;
  value: string;
  type?: "text" | "number" | "password";
  /** More than one line. */
  rows?: number;
  wide?: boolean;
  /** A name of a machine, not of a person. */
  technical?: boolean;
  /** An address; the server judges whether it is one. */
  email?: boolean;
  language?: string;
  required?: boolean;
  readOnly?: boolean;
  focus?: boolean;
  /** Of a number; 65535 where it is a port. */
  most?: number;
  /** Parts of one are allowed. */
  step?: number;
  onValue: (value: string) => void;
}

export function Text<Field extends string>({ field, faults, label, hint, value, type = "text", rows, wide = false, technical = false, email = false, language, required = false, readOnly = false, focus = false, most = 65_535, step, onValue }: TextProps<Field>) {
  const id = useId();
  const fault = faults.get(field);
  const described = [hint === undefined ? null : `${id}-hint`, fault === undefined ? null : `${id}-fault`].filter((each) => each !== null).join(" ");
  const common = {
    id, value, required, readOnly, autofocus: focus, "aria-invalid": fault !== undefined, "aria-describedby": described === "" ? undefined : described,
    onInput: (event: { currentTarget: { value: string } }) => onValue(event.currentTarget.value),
  };
  const machine = technical || email || type !== "text";
  return (
    <div class={wide ? "field wide-field" : "field"}>
      <label for={id}>{label}</label>
      {rows === undefined
        ? <input {...common} type={type as "text"} inputMode={email ? "email" : undefined} dir={machine ? "ltr" : "auto"} min={type === "number" ? (step ?? 1) : undefined} max={type === "number" ? most : undefined} step={step} autocomplete={type === "password" ? "new-password" : "off"} autocapitalize={machine ? "none" : undefined} spellcheck={machine ? false : undefined} />
        : <textarea {...common} rows={rows} dir="auto" lang={language} spellcheck={language !== undefined} />}
      {hint === undefined ? null : <span class="field-hint" id={`${id}-hint`}>{hint}</span>}
      <Fault id={`${id}-fault`} words={fault} />
    </div>
  );
}

export function Check({ label, hint, checked, onChecked }: { label: ComponentChildren; hint?: string; checked: boolean; onChecked: (on: boolean) => void }) {
  const id = useId();
  return (
    <div class="wide-field">
      <label class="check"><input type="checkbox" checked={checked} aria-describedby={hint === undefined ? undefined : id} onChange={(event) => onChecked(event.currentTarget.checked)} />{label}</label>
      {hint === undefined ? null : <p class="field-hint" id={id}>{hint}</p>}
    </div>
  );
}

export function Fault({ id, words }: { id: string; words: string | undefined }) {
  return words === undefined ? null : <span class="form-trouble" dir="auto" id={id === "" ? undefined : id}>{words}</span>;
}
