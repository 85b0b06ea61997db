// The form by which talks are reviewed: looked at, and changed as a new version. What was reviewed keeps the form that it had.
import { useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import { Refused } from "../api/http.ts";
import type { FieldFault, ReviewCriterion, ReviewForm } from "../api/types.ts";
import { attempt, done, sentence } from "../store/notices.ts";
import { language, t } from "../texts/texts.ts";
import { Entry } from "./setup-fields.tsx";

export function FormEditor() {
  const [form, setForm] = useState<ReviewForm | null>(null);
  if (form === null) return <p><button class="button" type="button" onClick={() => void attempt(async () => setForm(await api.reviewForm(language.value)))}>{t("review-form-open")}</button></p>;
  return <Editor form={form} onForm={setForm} />;
}

function Editor({ form, onForm }: { form: ReviewForm; onForm: (form: ReviewForm | null) => void }) {
  const [criteria, setCriteria] = useState<readonly ReviewCriterion[]>(form.criteria);
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const put = (at: number, change: Partial<ReviewCriterion>) => setCriteria(criteria.map((each, place) => (place === at ? { ...each, ...change } : each)));
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    try {
      await api.changeReviewForm(form.version, criteria, language.value);
      done(t("review-form-saved"));
      onForm(null);
    } catch (error) {
      setFaults(error instanceof Refused ? (error.body.fields ?? []) : []);
      setTrouble(sentence(error));
    }
  };
  return (
    <form class="stack" onSubmit={(event) => void save(event)}>
      <h2 class="part">{t("review-form")}</h2>
      <p class="soft small">{t("review-form-hint")}</p>
      {criteria.map((each, at) => (
        <fieldset key={each.id} class="review-criterion">
          <legend>{each.name === "" ? t("review-form-new") : each.name}</legend>
          <Entry path={`criteria[${at}].name`} faults={faults} label={t("review-criterion")} value={each.name} onValue={(name) => put(at, { name, built_in: false })} />
          {each.anchors.map((words, score) => (
            <Entry key={score} path={`criteria[${at}].anchors[${score}]`} faults={faults} label={t("review-anchor", { score })} value={words}
              onValue={(value) => put(at, { anchors: each.anchors.map((old, place) => (place === score ? value : old)), built_in: false })} />
          ))}
          <button class="link" type="button" onClick={() => setCriteria(criteria.filter((_, place) => place !== at))}>{t("review-form-remove")}</button>
        </fieldset>
      ))}
      {trouble === null ? null : <p class="form-trouble" role="alert">{trouble}</p>}
      <p class="form-end">
        <button class="button" type="button" onClick={() => setCriteria([...criteria, { id: `own_${crypto.randomUUID().slice(0, 8)}`, built_in: false, name: "", anchors: ["", "", "", ""], since: 0 }])}>{t("review-form-add")}</button>
        <button class="button" type="button" onClick={() => onForm(null)}>{t("cancel")}</button>
        <button class="button main" type="submit">{t("review-form-save")}</button>
      </p>
    </form>
  );
}
