/** The first screen: one sentence, three facts, one question that needs no answer. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { SafeAnswer } from "../../core/items";
import type { Store } from "../store";
import { rich, t } from "../texts";
import { opensAgain } from "./band";
import { EmergencyCall, emergencyLink } from "./help-lines";
import { Door, Eye, Warn } from "./icons";

export function Intro({ store }: { store: Store }) {
  return (
    <section class="intro">
      {store.closedHours.value && <ClosedNotice store={store} />}
      <h1>{t("intro-title")}</h1>
      <Fact title={t("fact-who-title")} text={t("fact-who")}><Eye /></Fact>
      <Fact title={t("fact-tell-title")} text={t("fact-tell")}><Warn /></Fact>
      <Fact title={t("fact-exit-title")} text={t("fact-exit")}><Door /></Fact>
    </section>
  );
}

function Fact({ title, text, children }: { title: string; text: string; children: ComponentChildren }) {
  return <p class="fact">{children}<span><b>{title}</b> {text}</span></p>;
}

function ClosedNotice({ store }: { store: Store }) {
  const opens = opensAgain(store);
  return (
    <div class="closed">
      <p><b>{t("closed-now")}</b>{opens && <> {opens}</>}</p>
      <p>{t("closed-write")}</p>
    </div>
  );
}

const answers: SafeAnswer[] = ["yes", "no", "unsure"];

export function SafeQuestion({ store }: { store: Store }) {
  const { safety } = store.talk.value;
  const { hotline } = store.config;
  const box = useRef<HTMLFieldSetElement>(null);
  const before = useRef(safety);
  // The number to call must not open below the edge of the screen.
  useEffect(() => {
    if (safety && safety !== before.current) box.current?.scrollIntoView({ block: "nearest" });
    before.current = safety;
  }, [safety]);
  return (
    <fieldset class="ask" ref={box}>
      <legend>{t("safe-question")}</legend>
      <div class="answers">
        {answers.map((answer) => (
          <button type="button" key={answer} class="pill" aria-pressed={safety === answer} onClick={() => store.answerSafe(answer)}>
            {t(`safe-${answer}`)}
          </button>
        ))}
      </div>
      {safety
        ? <p class="told">{rich(store.safeAnswerKey(safety), { emergency: emergencyLink(hotline) })}</p>
        : <p class="hint">{t("safe-optional")}</p>}
      {safety === "no" && <EmergencyCall {...hotline} />}
    </fieldset>
  );
}
