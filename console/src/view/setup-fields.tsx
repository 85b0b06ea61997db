// Fields of the set-up: each knows its path in the description, and shows what the server says about it or anything inside it.
import type { ComponentChildren } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import type { FieldFault } from "../api/types.ts";

interface Common {
  path: string;
  faults: readonly FieldFault[];
  label: string;
  hint?: string | undefined;
}

export function faultAt(faults: readonly FieldFault[], path: string): string | null {
  const own = faults.filter((fault) => fault.field === path || fault.field.startsWith(`${path}[`));
  return own.length === 0 ? null : own.map((fault) => fault.words).join(" ");
}

function Frame({ id, path, faults, label, hint, children }: Common & { id: string; children: ComponentChildren }) {
  const fault = faultAt(faults, path);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
      {fault === null ? null : <p class="form-trouble" id={`${id}-fault`}>{fault}</p>}
      {hint ? <p class="field-hint" id={`${id}-hint`}>{hint}</p> : null}
    </div>
  );
}

export function Entry({ value, onValue, ...common }: Common & { value: string; onValue: (value: string) => void }) {
  const id = useId();
  return (
    <Frame id={id} {...common}>
      <input id={id} value={value} aria-invalid={faultAt(common.faults, common.path) !== null} aria-describedby={`${id}-fault ${id}-hint`} onInput={(event) => onValue(event.currentTarget.value)} />
    </Frame>
  );
}

/** A list, written one a line. What somebody is writing stays as it is until they leave the field. */
export function Lines({ value, onValue, rows = 3, ...common }: Common & { value: readonly string[]; rows?: number; onValue: (value: string[]) => void }) {
  const id = useId();
  const whole = value.join("\n");
  const [text, setText] = useState(whole);
  useEffect(() => {
    if (split(text).join("\n") !== whole) setText(whole);
  }, [whole]);
  return (
    <Frame id={id} {...common}>
      <textarea id={id} rows={rows} value={text} aria-invalid={faultAt(common.faults, common.path) !== null} aria-describedby={`${id}-fault ${id}-hint`}
        onInput={(event) => {
          setText(event.currentTarget.value);
          onValue(split(event.currentTarget.value));
        }} />
    </Frame>
  );
}

/** A short list on one line, with commas between. */
export function Row({ value, onValue, ...common }: Common & { value: readonly string[]; onValue: (value: string[]) => void }) {
  const id = useId();
  const whole = value.join(", ");
  const [text, setText] = useState(whole);
  useEffect(() => {
    if (split(text).join(", ") !== whole) setText(whole);
  }, [whole]);
  return (
    <Frame id={id} {...common}>
      <input id={id} value={text} aria-invalid={faultAt(common.faults, common.path) !== null} aria-describedby={`${id}-fault ${id}-hint`}
        onInput={(event) => {
          setText(event.currentTarget.value);
          onValue(split(event.currentTarget.value));
        }} />
    </Frame>
  );
}

export function Pick({ value, options, onValue, ...common }: Common & { value: string; options: readonly (readonly [string, string])[]; onValue: (value: string) => void }) {
  const id = useId();
  return (
    <Frame id={id} {...common}>
      <select id={id} value={value} aria-invalid={faultAt(common.faults, common.path) !== null} aria-describedby={`${id}-fault ${id}-hint`} onChange={(event) => onValue(event.currentTarget.value)}>
        {options.map(([key, words]) => <option key={key} value={key}>{words}</option>)}
      </select>
    </Frame>
  );
}

export function Check({ label, checked, onChecked }: { label: string; checked: boolean; onChecked: (checked: boolean) => void }) {
  return <label class="filter-check"><input type="checkbox" checked={checked} onChange={(event) => onChecked(event.currentTarget.checked)} /> {label}</label>;
}

function split(text: string): string[] {
  return text.split(/[\n,]/).map((part) => part.trim()).filter((part) => part !== "");
}
