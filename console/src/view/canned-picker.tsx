// The canned replies over the composer: the contact's language first, filtered by what follows the slash. The caret stays in the text.
import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Canned, Row } from "../api/types.ts";
import { canned } from "../store/taxonomy.ts";
import { language, t } from "../texts/texts.ts";
import { languageName } from "../texts/times.ts";

const SHOWN = 50;

interface Props {
  row: Row;
  query: string;
  area: RefObject<HTMLTextAreaElement | null>;
  onPick: (text: string) => void;
  onClose: () => void;
}

export function CannedPicker({ row, query, area, onPick, onClose }: Props) {
  const [everyLanguage, setEveryLanguage] = useState(false);
  const [at, setAt] = useState(0);
  const spoken = row.language ?? language.value;
  const ownFound = canned.value.filter((each) => each.language === spoken && matches(each, query));
  const all = canned.value.filter((each) => matches(each, query)).sort((a, b) => Number(b.language === spoken) - Number(a.language === spoken) || (a.language < b.language ? -1 : a.language > b.language ? 1 : 0));
  const found = (everyLanguage || ownFound.length === 0 ? all : ownFound).slice(0, SHOWN);
  useEffect(() => setAt(0), [query, everyLanguage]);
  useEffect(() => {
    const element = area.current;
    if (!element) return undefined;
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const pick = found[at];
      if (event.key === "ArrowDown") setAt(Math.min(at + 1, found.length - 1));
      else if (event.key === "ArrowUp") setAt(Math.max(at - 1, 0));
      else if ((event.key === "Enter" || event.key === "Tab") && pick) onPick(pick.text);
      else if (event.key === "Escape") onClose();
      else return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    element.addEventListener("keydown", pressed, { capture: true });
    element.setAttribute("aria-controls", "canned");
    if (found[at]) element.setAttribute("aria-activedescendant", `canned-${found[at].id}`);
    return () => {
      element.removeEventListener("keydown", pressed, { capture: true });
      element.removeAttribute("aria-controls");
      element.removeAttribute("aria-activedescendant");
    };
  }, [found.map((each) => each.id).join(), at]);
  useEffect(() => {
    document.getElementById(`canned-${found[at]?.id ?? ""}`)?.scrollIntoView({ block: "nearest" });
  }, [at]);
  return (
    <div class="canned-picker">
      <div class="canned-head">
        <span>{ownFound.length === 0 && !everyLanguage ? t("canned-none-in", { language: languageName(spoken) }) : everyLanguage ? t("canned-every") : t("canned-in", { language: languageName(spoken) })}</span>
        <button class="link" type="button" onMouseDown={(event) => event.preventDefault()} onClick={() => setEveryLanguage(!everyLanguage)}>
          {t(everyLanguage ? "canned-show-own" : "canned-show-every")}
        </button>
      </div>
      <div id="canned" role="listbox" aria-label={t("composer-canned")} class="canned-list">
        {found.map((each, index) => (
          <div key={each.id} id={`canned-${each.id}`} role="option" aria-selected={index === at} class={index === at ? "canned on" : "canned"}
            onMouseDown={(event) => event.preventDefault()} onMouseMove={() => setAt(index)} onClick={() => onPick(each.text)}>
            <b><bdi>{each.title}</bdi></b> <span class="soft small">{each.language}</span>
            <span class="canned-text" dir="auto" lang={each.language}>{each.text}</span>
          </div>
        ))}
      </div>
      {found.length === 0 ? <p class="soft small">{t("canned-nothing")}</p> : null}
    </div>
  );
}

function matches(each: Canned, query: string): boolean {
  const wanted = query.toLocaleLowerCase();
  return each.title.toLocaleLowerCase().includes(wanted) || each.text.toLocaleLowerCase().includes(wanted);
}
