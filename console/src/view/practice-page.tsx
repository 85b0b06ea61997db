// Practice: choosing an invented talk, and how it went.
import { useEffect, useState } from "preact/hooks";
import type { PracticeCheck, PracticeDebrief } from "../api/types.ts";
import { beginPractice, debriefing, followPractice, loadPractice, practicePage, practiceTrouble } from "../store/practice.ts";
import { goPractice } from "../store/route.ts";
import { mayTalk } from "../store/session.ts";
import { language, t } from "../texts/texts.ts";
import { languageName, spoken } from "../texts/times.ts";
import { Talk } from "./talk.tsx";

export function PracticePage() {
  const [of, setOf] = useState(language.value);
  useEffect(() => {
    if (mayTalk.value) void loadPractice(of);
  }, [of, debriefing.value]);
  if (!mayTalk.value) return <p>{t("page-not-yours")}</p>;
  const page = practicePage.value;
  return (
    <>
      <div class="page-top">
        <h1>{t("page-practice")}</h1>
        {page === null ? null : (
          <select aria-label={t("practice-language")} value={page.language} onChange={(event) => setOf(event.currentTarget.value)}>
            {page.languages.map((code) => <option key={code} value={code}>{languageName(code)}</option>)}
          </select>
        )}
      </div>
      <p class="soft page-hint">{t("practice-hint")}{page !== null && !page.reviewed ? ` ${t("practice-draft")}` : ""}</p>
      {practiceTrouble.value === null ? null : <p class="form-trouble" role="alert">{practiceTrouble.value}</p>}
      {debriefing.value === null ? null : <Debrief debrief={debriefing.value} />}
      {page?.running ? <p class="review-chance"><span>{t("practice-running")}</span><button class="button main" type="button" onClick={() => goPractice(page.running ?? "")}>{t("practice-go-on")}</button></p> : null}
      <ul class="sealed-list">
        {page?.scripts.map((script) => (
          <li key={script.id} class="sealed-line">
            <div class="practice-about"><p><b>{script.name}</b></p><p class="small">{script.about}</p></div>
            <button class="button" type="button" aria-label={t("practice-begin-named", { name: script.name })} onClick={() => void beginPractice(script.id)}>{t("practice-begin")}</button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The talk screen itself, with nothing around it that belongs to real talks. */
export function PracticeTalk({ id }: { id: string }) {
  useEffect(() => followPractice(id), [id]);
  return <Talk />;
}

function Debrief({ debrief }: { debrief: PracticeDebrief }) {
  const told = new Set(debrief.checks.map((check) => check.criterion));
  return (
    <section class="practice-debrief" aria-label={t("practice-debrief")}>
      <h2 class="part">{t("practice-debrief")}</h2>
      <p>{debrief.first_answer_ms === null ? t("practice-no-answer") : t("practice-first", { time: spoken(debrief.first_answer_ms) })}</p>
      <ul class="practice-checks">{debrief.checks.map((check) => <Check key={check.cue} check={check} name={debrief.form.criteria.find((each) => each.id === check.criterion)?.name} />)}</ul>
      <p class="soft small">{t("practice-by-words")}</p>
      <h3>{t("practice-look")}</h3>
      {debrief.form.criteria.filter((each) => !told.has(each.id)).map((each) => (
        <details key={each.id}><summary>{each.name}</summary><ol start={0}>{each.anchors.map((words) => <li key={words}>{words}</li>)}</ol></details>
      ))}
    </section>
  );
}

function Check({ check, name }: { check: PracticeCheck; name: string | undefined }) {
  return (
    <li class={check.good ? "good" : "missing"}>
      <span aria-hidden="true">{check.good ? "✓" : "–"}</span>
      <span><b>{t(`practice-cue-${check.cue}`)}</b> {t(check.good ? "practice-yes" : check.cue === "promise" ? "practice-said" : "practice-no")}{check.after_ms === null || check.cue === "promise" ? "" : ` · ${t("practice-after", { time: spoken(check.after_ms) })}`}{name === undefined ? null : <span class="soft small"> ({name})</span>}</span>
    </li>
  );
}
