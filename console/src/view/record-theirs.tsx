// What a colleague made of a record while somebody else mended it: both stand there, and nothing is lost unsaid.
import type { CallForm } from "../api/types.ts";
import { labelOf } from "../store/taxonomy.ts";
import { t } from "../texts/texts.ts";
import { dayAndHour } from "../texts/times.ts";

export function RecordTheirs({ form, by, at, onTake }: { form: CallForm; by: string; at: number; onTake: () => void }) {
  const codes = [
    labelOf("class", form.class),
    form.non_counselling == null ? null : labelOf("non_counselling", form.non_counselling),
    ...form.reasons.map((code) => labelOf("reason", code)),
    ...form.actions.map((code) => labelOf("action", code)),
  ].filter((label) => label !== null);
  return (
    <div class="case-theirs" role="alert">
      <p><b>{t("case-theirs")}</b> <span class="soft small">{by} · {dayAndHour(at)}</span></p>
      <p>{codes.join(" · ")}</p>
      {form.note == null || form.note === "" ? null : <p class="case-words" dir="auto">{form.note}</p>}
      <p><button class="button small" type="button" onClick={onTake}>{t("case-take-theirs")}</button></p>
    </div>
  );
}
