// What a case said before somebody changed it or took it out: asked for, written down as read, and shown where it stood.
import { useState } from "preact/hooks";
import type { OpenCase } from "../api/types.ts";
import { FIELDS, HEAD_FIELDS } from "../state/case-fields.ts";
import type { Draft, Field } from "../state/case-fields.ts";
import { casePast, loadPast } from "../store/cases.ts";
import { attempt } from "../store/notices.ts";
import { t } from "../texts/texts.ts";
import { dayAndHour } from "../texts/times.ts";
import { said } from "./case-said.tsx";

/** A version as it is shown. */
interface Before {
  key: string;
  at: number;
  by: string;
  fields: readonly Field[];
  says: Draft;
  /** What it was, where that doesn't stand beside it. */
  title: string | null;
}

/** Earlier versions: of the head, of one part, or of whatever was taken out. */
export function Past({ of, open }: { of: "head" | "removed" | { part: string }; open: OpenCase }) {
  const [shown, setShown] = useState(false);
  const past = casePast.value;
  const show = () => attempt(async () => {
    if (!shown && past === null) await loadPast(open.head.row.id);
    setShown(!shown);
  });
  const before: Before[] = past === null ? [] : of === "head"
    ? past.heads.map((head) => ({ key: String(head.version), at: head.at, by: head.by.name, fields: HEAD_FIELDS, says: { ...head.form }, title: null }))
    : past.parts.filter((part) => (of === "removed" ? part.removed : part.id === of.part && !part.removed)).map((part) => ({
        key: `${part.id}-${part.version}`, at: part.at, by: part.by.name, fields: FIELDS[part.section.kind], says: { ...(part.section as unknown as Draft) },
        title: of === "removed" ? t(`case-part-${part.section.kind}`) : null,
      }));
  return (
    <>
      <button class="link small case-past-ask" type="button" aria-expanded={shown && past !== null} onClick={() => void show()}>{t(of === "removed" ? "case-past-removed" : "case-past")}</button>
      {!shown || past === null ? null : (
        <ol class="case-past">
          {before.map((each) => (
            <li key={each.key}>
              <p class="soft small"><span class="figures">{dayAndHour(each.at)}</span> · <bdi>{each.by}</bdi>{each.title === null ? "" : ` · ${each.title}`}</p>
              <dl>
                {each.fields.map((field) => {
                  const words = said(field, each.says[field.name], open);
                  return words === null ? null : <div class="fact" key={field.name}><dt>{t(`case-f-${field.name}`)}</dt><dd dir="auto" class={field.is === "text" || field.is === "lines" ? "case-words" : undefined}>{words}</dd></div>;
                })}
              </dl>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
