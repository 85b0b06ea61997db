// What contacts read (admin): each text in each language the hotline speaks, as Earshot brings it or in the hotline's own words.
import { useEffect, useRef, useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import { Refused } from "../api/http.ts";
import type { ContactText, ContactTexts } from "../api/types.ts";
import { done, sentence } from "../store/notices.ts";
import { mayConfigure } from "../store/session.ts";
import { language as ownLanguage, t } from "../texts/texts.ts";
import { fullTime, languageName } from "../texts/times.ts";

const PARTS = ["first", "safe", "waiting", "closed", "end", "blocked", "page"] as const;

export function TextsPage() {
  const [read, setRead] = useState<ContactTexts | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const left = useRef<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [chat, setChat] = useState<string | null>(null);
  const load = async (language?: string) => {
    try {
      setRead(await api.contactTexts(ownLanguage.value, language));
      setTrouble(null);
    } catch (error) {
      setTrouble(sentence(error));
    }
  };
  useEffect(() => {
    if (!mayConfigure.value) return;
    void load();
    api.setUp().then((setUp) => setChat(setUp.snippets.find((each) => each.active)?.chat ?? null), () => {});
  }, []);
  // Whoever leaves a text stands where they came from.
  useEffect(() => {
    if (editing === null) document.querySelector<HTMLElement>(`[data-text="${left.current}"]`)?.focus();
    left.current = editing;
  }, [editing]);
  if (!mayConfigure.value) return <p>{t("page-not-yours")}</p>;
  if (read === null) return <><div class="page-top"><h1>{t("page-texts")}</h1></div>{trouble === null ? <p class="soft">{t("loading")}</p> : <p class="form-trouble" role="alert">{trouble}</p>}</>;
  /** All of the language's own words go with each change, so that none written meanwhile gets lost unseen. */
  const write = async (text: ContactText, words: string | null) => {
    const own = new Map(read.texts.flatMap((each): [string, string][] => (each.own === null ? [] : [[each.key, each.own]])));
    if (words === null) own.delete(text.key);
    else own.set(text.key, words);
    setRead(await api.changeContactTexts(ownLanguage.value, read.version, read.language, Object.fromEntries(own)));
    setEditing(null);
    done(t("texts-saved"));
  };
  const now = read.languages.find((each) => each.language === read.language);
  return (
    <>
      <div class="page-top"><h1>{t("page-texts")}</h1></div>
      <p class="soft page-hint">{t("texts-hint")}</p>
      <label class="field"><span>{t("filter-language")}</span>
        <select value={read.language} onChange={(event) => {
          setEditing(null);
          void load(event.currentTarget.value);
        }}>
          {read.languages.map((each) => <option key={each.language} value={each.language}>{each.own === 0 ? languageName(each.language) : t("texts-language-own", { language: languageName(each.language), count: each.own })}</option>)}
        </select>
      </label>
      {trouble === null ? null : <p class="form-trouble" role="alert">{trouble}</p>}
      {now?.reviewed === false ? <p class="texts-note" role="note">{t("texts-unreviewed", { language: languageName(read.language) })}</p> : null}
      {read.without.length === 0 ? null : <p class="texts-note" role="note">{t("texts-without", { languages: read.without.map((each) => languageName(each)).join(", "), language: languageName(read.languages[0]?.language ?? "en") })}</p>}
      {PARTS.map((part) => (
        <section key={part} class="texts-part" aria-labelledby={`texts-${part}`}>
          <h2 id={`texts-${part}`} class="part">{t(`texts-part-${part}`)}</h2>
          <ul>
            {read.texts.filter((text) => text.part === part).map((text) => (
              <li key={`${read.language} ${text.key}`}>
                {editing === text.key
                  ? <Editor read={read} text={text} onSave={(words) => write(text, words)} onAgain={() => load(read.language)} onClose={() => setEditing(null)} />
                  : <Shown read={read} text={text} onChange={() => setEditing(text.key)} />}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p class="soft page-hint">{t("texts-elsewhere")} <a class="link" href="#/channels">{t("page-channels")}</a> · <a class="link" href="#/canned">{t("page-canned")}</a></p>
      {chat === null ? null : (
        <section class="setup-snippet">
          <h2 class="part">{t("setup-preview")}</h2>
          <iframe key={`${read.language} ${read.version}`} class="setup-preview" title={t("setup-preview")} src={`${chat}/preview?lang=${encodeURIComponent(read.language)}`} sandbox="allow-scripts" loading="lazy" tabIndex={-1} inert />
          <p class="field-hint">{t("setup-preview-limit")}</p>
        </section>
      )}
      {read.changes.length === 0 ? null : (
        <section>
          <h2 class="part">{t("setup-history")}</h2>
          <ul class="setup-history">
            {read.changes.map((each) => (
              <li key={each.version}>
                <span class="figures">{fullTime(each.at)}</span> <bdi>{each.by?.name ?? t("setup-command-line")}</bdi>
                <span class="soft small"> {each.changed.map((path) => labelAt(read, path)).join(" · ")}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Shown({ read, text, onChange }: { read: ContactTexts; text: ContactText; onChange: () => void }) {
  const foreign = text.label !== text.built_in;
  return (
    <div class="text-row">
      <div>
        <p dir="auto" lang={read.language}>{filled(read, text, text.own ?? text.built_in)}</p>
        {foreign || text.own !== null ? (
          <p class="soft small">{text.own === null ? null : <span class="chip">{t("texts-own")}</span>} {foreign ? <span dir="auto">{filled(read, text, text.label)}</span> : null}</p>
        ) : null}
      </div>
      <button class="button small" type="button" data-text={text.key} aria-label={t("texts-change-named", { text: text.label })} onClick={onChange}>{t("texts-change")}</button>
    </div>
  );
}

interface Editing {
  read: ContactTexts;
  text: ContactText;
  /** `null` puts Earshot's words back. */
  onSave: (words: string | null) => Promise<void>;
  onAgain: () => Promise<void>;
  onClose: () => void;
}

function Editor({ read, text, onSave, onAgain, onClose }: Editing) {
  const [words, setWords] = useState(text.own ?? text.built_in);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  // Somebody else's words may have come while these were written.
  const current = text.own ?? text.built_in;
  const seen = useRef(current);
  useEffect(() => field.current?.focus(), []);
  const save = async (next: string | null) => {
    setBusy(true);
    try {
      await onSave(next);
    } catch (error) {
      const said = error instanceof Refused ? (error.body.fields ?? []) : [];
      setTrouble(said.length > 0 ? said.map((fault) => fault.words).join(" ") : sentence(error));
      // The words stay in the field; what they are saved over is read anew.
      if (error instanceof Refused && error.status === 409) await onAgain();
      setBusy(false);
      field.current?.focus();
    }
  };
  const left = text.max - [...words].length;
  return (
    <form class="card-form text-editor" onSubmit={(event) => {
      event.preventDefault();
      void save(words.trim());
    }}>
      <label class="field wide-field"><span dir="auto">{filled(read, text, text.label)}</span>
        <textarea ref={field} rows={3} dir="auto" lang={read.language} value={words} aria-invalid={left < 0} aria-describedby="text-limits"
          onInput={(event) => setWords(event.currentTarget.value.replace(/\s*\n\s*/g, " "))} />
      </label>
      <p class="field-hint wide-field" id="text-limits">
        <span class={left < 0 ? "form-trouble" : undefined}>{t("texts-length", { count: [...words].length, max: text.max })}</span>
        {text.values.length === 0 ? null : <> · {t("texts-values", { values: text.values.map((value) => `{${value}}`).join(", ") })}</>}
      </p>
      {text.values.length === 0 ? null : <p class="wide-field text-preview"><span class="soft small">{t("texts-preview")}</span> <span dir="auto" lang={read.language}>{filled(read, text, words)}</span></p>}
      {seen.current === current ? null : <p class="wide-field texts-note" role="note">{t("texts-meanwhile")} <span dir="auto" lang={read.language}>{current}</span></p>}
      {trouble === null ? null : <p class="form-trouble wide-field" role="alert">{trouble}</p>}
      <p class="wide-field form-end">
        {text.own === null ? null : <button class="button" type="button" disabled={busy} onClick={() => void save(null)}>{t("texts-back")}</button>}
        <button class="button" type="button" onClick={onClose}>{t("cancel")}</button>
        <button class="button main" type="submit" disabled={busy || left < 0 || words.trim() === "" || words.trim() === current}>{t("setup-save")}</button>
      </p>
    </form>
  );
}

/** As contacts read it: times stand for themselves, because they differ each time. */
function filled(read: ContactTexts, text: ContactText, words: string): string {
  const example = new Intl.DateTimeFormat(read.language, { weekday: "long", hour: "2-digit", minute: "2-digit" }).format(new Date(2026, 0, 5, 10));
  const values: Record<string, string> = { phone: read.phone, emergency: read.emergency, when: example, time: example };
  return text.values.reduce((rest, value) => rest.replaceAll(`{${value}}`, values[value] ?? ""), words);
}

function labelAt(read: ContactTexts, path: string): string {
  const text = read.texts.find((each) => path.endsWith(`.${each.key}`));
  return text === undefined ? path : `“${text.label}”`;
}
