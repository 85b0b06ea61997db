/** "Leave now" first, then who is here, the language, and the end of the talk. */
import type { Store } from "../store";
import { t, texts } from "../texts";
import { Minus } from "./icons";

/** Each language in its own words, for people who can't read the one on screen. */
const nativeNames: Record<string, string> = {
  ar: "العربية", bg: "Български", cs: "Čeština", da: "Dansk", de: "Deutsch", el: "Ελληνικά", en: "English", es: "Español", et: "Eesti",
  fa: "فارسی", fi: "Suomi", fr: "Français", ga: "Gaeilge", hr: "Hrvatski", hu: "Magyar", it: "Italiano", lt: "Lietuvių", lv: "Latviešu",
  mt: "Malti", nl: "Nederlands", pl: "Polski", pt: "Português", ro: "Română", ru: "Русский", sk: "Slovenčina", sl: "Slovenščina",
  sq: "Shqip", sr: "Српски", sv: "Svenska", ti: "ትግርኛ", tr: "Türkçe", uk: "Українська",
};

export function Header({ store }: { store: Store }) {
  const { operator, started } = store.talk.value;
  const open = store.snapshot.value.phase === "open";
  const nobody = store.closedHours.value || store.talk.value.waiting?.operators === "away";
  const headline = operator ?? t(nobody ? "head-closed" : "head-line");
  return (
    <header class="head">
      <button type="button" class="leave" onClick={store.leave} title={t("leave-now-hint")}>{t("leave-now")}</button>
      {store.embedder.present && (
        <button type="button" class="icon minimise" onClick={store.minimise} aria-label={t("minimise")} title={t("minimise")}><Minus /></button>
      )}
      {operator && <span class="face" aria-hidden="true">{[...operator][0]}</span>}
      <div class="who">
        <p class="name"><bdi>{headline}</bdi></p>
        <div class="tools">
          <LanguageChoice store={store} />
          {started && open && !store.confirmingEnd.value && (
            <button type="button" class="quiet" id="end-chat" onClick={() => (store.confirmingEnd.value = true)}>{t("end-chat")}</button>
          )}
        </div>
      </div>
    </header>
  );
}

function LanguageChoice({ store }: { store: Store }) {
  const { languages } = store.config;
  if (languages.length < 2) return null;
  return (
    <span class="language">
      <span aria-hidden="true">{nativeNames[texts.value.locale] ?? texts.value.locale} ▾</span>
      <select
        aria-label={t("language")} autocomplete="off" value={texts.value.locale}
        onChange={(event) => void store.changeLanguage(event.currentTarget.value)}
      >
        {languages.map((language) => <option key={language} value={language} lang={language}>{nativeNames[language] ?? language}</option>)}
      </select>
    </span>
  );
}
