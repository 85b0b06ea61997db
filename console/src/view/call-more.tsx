// What the shared form asks about the child and the line beside age and gender.
import type { CallForm } from "../api/types.ts";
import { listOf } from "../store/taxonomy.ts";
import { t } from "../texts/texts.ts";
import { Pick, withAnswers } from "./pick.tsx";

export function MoreOfCall({ form, onChange }: { form: CallForm; onChange: (form: CallForm) => void }) {
  return (
    <details class="call-more">
      <summary>{t("call-more")}</summary>
      <div class="call-columns">
        <Pick label={t("call-living")} items={withAnswers(listOf("living_situation"))} value={form.living_situation} onChange={(value) => onChange({ ...form, living_situation: value })} />
        <label class="field"><span>{t("call-country")}</span>
          <input maxLength={2} placeholder="BE" value={form.child_country ?? ""} onInput={(event) => onChange({ ...form, child_country: event.currentTarget.value === "" ? null : event.currentTarget.value.toUpperCase() })} />
        </label>
        <Pick label={t("call-heard")} items={withAnswers(listOf("heard"))} value={form.heard} onChange={(value) => onChange({ ...form, heard: value })} />
        <label class="field"><span>{t("call-wanted")}</span>
          <input maxLength={35} placeholder="fr" value={form.language_wanted ?? ""} onInput={(event) => onChange({ ...form, language_wanted: event.currentTarget.value === "" ? null : event.currentTarget.value })} />
        </label>
      </div>
    </details>
  );
}
