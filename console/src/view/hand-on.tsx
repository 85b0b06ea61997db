// In the record: the contact goes on to another hotline, or leaves words for the family. Both stand in a case, where they are followed up.
import { useEffect, useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import { type Draft, tidy } from "../state/case-fields.ts";
import { casesOfTalk, loadCasesOfTalk } from "../store/cases.ts";
import { now } from "../store/desk.ts";
import { attempt, done } from "../store/notices.ts";
import { t } from "../texts/texts.ts";

type Way = "pass" | "home";
const WAYS: readonly Way[] = ["pass", "home"];
const A_DAY_MS = 24 * 3_600_000;

/** `onWords` hears whether something was typed that stands nowhere yet. */
export function HandOn({ id, onPassed, onWords }: { id: string; onPassed: () => void; onWords: (are: boolean) => void }) {
  const [way, setWay] = useState<Way | null>(null);
  return (
    <section class="hand-on" aria-label={t("hand-on")}>
      <h2>{t("hand-on")}</h2>
      {way === null
        ? <p class="case-links-acts">{WAYS.map((each) => <button key={each} class="button small" type="button" onClick={() => setWay(each)}>{t(`hand-on-${each}`)}</button>)}</p>
        : <Going key={way} id={id} way={way} onWords={onWords} onClose={(went) => {
          if (went && way === "pass") onPassed();
          setWay(null);
        }} />}
    </section>
  );
}

interface OnItsWay {
  id: string;
  way: Way;
  onWords: (are: boolean) => void;
  onClose: (went: boolean) => void;
}

function Going({ id, way, onWords, onClose }: OnItsWay) {
  const known = casesOfTalk.value?.id === id ? casesOfTalk.value.cases : [];
  const [target, setTarget] = useState<string | null>(null);
  const [who, setWho] = useState("");
  const [words, setWords] = useState("");
  const [busy, setBusy] = useState(false);
  const into = target ?? known[0]?.id ?? "MISSING";
  const section = (): Draft => way === "pass"
    ? { kind: "referral", to: "HOTLINE", at: now.value, uptake: "OPEN", organisation: who.trim(), notes: words.trim(), check_at: now.value + A_DAY_MS }
    : { kind: "message_home", state: "DRAFT", at: now.value, recipient: who.trim(), message: words.trim(), check_at: now.value + A_DAY_MS };
  const save = async () => {
    setBusy(true);
    const went = await attempt(async () => {
      let number = known.find((each) => each.id === into)?.number;
      let to = into;
      if (number === undefined) {
        const { row } = await api.newCase({ form: { kind: into }, conversation_id: id });
        [number, to] = [row.number, row.id];
        // Should the next step fail, it is tried again in this case.
        setTarget(to);
        await loadCasesOfTalk(id);
      }
      await api.addPart(to, tidy(section()));
      done(t("hand-on-done", { number: String(number) }));
    });
    setBusy(false);
    if (went) onClose(true);
  };
  const needed = way === "pass" ? who : words;
  const typed = `${who}${words}`.trim() !== "";
  useEffect(() => {
    onWords(typed);
    return () => onWords(false);
  }, [typed]);
  // Enter would close the whole record.
  const stay = (event: KeyboardEvent) => event.key === "Enter" && !event.ctrlKey && !event.metaKey && event.preventDefault();
  return (
    <div class="hand-on-form">
      <h3>{t(`hand-on-${way}`)}</h3>
      <label class="field"><span>{t(way === "pass" ? "hand-on-which" : "case-f-recipient")}</span>
        <input autofocus dir="auto" maxLength={200} value={who} onKeyDown={stay} onInput={(event) => setWho(event.currentTarget.value)} /></label>
      <label class="field"><span>{t(way === "pass" ? "hand-on-agreed" : "case-f-message")}</span>
        <textarea rows={3} dir="auto" maxLength={10_000} value={words} onInput={(event) => setWords(event.currentTarget.value)} /></label>
      {way === "home" ? <p class="field-hint">{t("hand-on-home-hint")}</p> : null}
      <label class="field"><span>{t("hand-on-case")}</span>
        <select value={into} onChange={(event) => setTarget(event.currentTarget.value)}>
          {known.map((each) => <option key={each.id} value={each.id}>{t("case-numbered", { number: String(each.number) })}</option>)}
          <option value="MISSING">{t("case-open-missing")}</option>
          <option value="PROTECTION">{t("case-open-protection")}</option>
        </select></label>
      <p class="form-end">
        <button class="button small" type="button" onClick={() => onClose(false)}>{t("cancel")}</button>
        <button class="button small main" type="button" disabled={busy || needed.trim() === ""} onClick={() => void save()}>{t("hand-on-save")}</button>
      </p>
    </div>
  );
}
