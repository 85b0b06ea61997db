// The calm band over an invented talk, which stands on the screen of real ones.
import { endPractice } from "../store/practice.ts";
import { practising } from "../store/talk.ts";
import { t } from "../texts/texts.ts";

/** Large and calm: nobody takes this for a child, and nobody takes a child for this. */
export function PracticeBand() {
  const id = practising.value;
  return id === null ? null : (
    <div class="practice-band" role="status">
      <b>{t("practice-band")}</b>
      <span>{t("practice-band-words")}</span>
      <button class="button" type="button" onClick={() => void endPractice(id)}>{t("practice-end")}</button>
    </div>
  );
}
