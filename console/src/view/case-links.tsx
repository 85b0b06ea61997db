// Beside a talk and in its record: the cases that it belongs to, a new one, a link to one that is there.
import { useEffect, useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import { casesOfTalk, findCase, loadCasesOfTalk } from "../store/cases.ts";
import { attempt, done, warn } from "../store/notices.ts";
import { caseHref, complaintHref } from "../store/route.ts";
import { labelOf } from "../store/taxonomy.ts";
import { t } from "../texts/texts.ts";

export function CaseLinks({ id }: { id: string }) {
  const [number, setNumber] = useState("");
  useEffect(() => void loadCasesOfTalk(id), [id]);
  const known = casesOfTalk.value?.id === id ? casesOfTalk.value : null;
  const open = (kind: string) => attempt(async () => {
    const head = await api.newCase({ form: { kind }, conversation_id: id });
    done(t("case-opened", { number: String(head.row.number) }));
    await loadCasesOfTalk(id);
  });
  const link = () => attempt(async () => {
    const found = /^\d{1,9}$/.test(number.trim()) ? await findCase(Number(number)) : null;
    if (found === null) return warn(t("case-find-none"));
    await api.linkCase(found.id, { conversation_id: id });
    setNumber("");
    await loadCasesOfTalk(id);
  });
  return (
    <section class="case-links" aria-label={t("page-cases")}>
      <h2>{t("page-cases")}</h2>
      {known?.conflict == null ? null : <p class="band danger case-band" role="alert">{known.conflict === 0 ? t("case-conflict-hidden") : t("case-conflict-here", { number: String(known.conflict) })}</p>}
      <ul>
        {(known?.cases ?? []).map((row) => <li key={row.id}><a class="link" href={caseHref(row.id)}>{t("case-numbered", { number: String(row.number) })}</a> <span class="soft small">{labelOf("case_kind", row.kind)} · {labelOf("case_status", row.status)}</span></li>)}
      </ul>
      <p class="case-links-acts">
        <button class="button small" type="button" onClick={() => void open("MISSING")}>{t("case-open-missing")}</button>
        <button class="button small" type="button" onClick={() => void open("PROTECTION")}>{t("case-open-protection")}</button>
        <input inputMode="numeric" size={6} aria-label={t("case-link-number")} placeholder={t("case-link-number")} value={number}
          onInput={(event) => setNumber(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            void link();
          }} />
        <button class="button small" type="button" disabled={number.trim() === ""} onClick={() => void link()}>{t("case-link")}</button>
        <a class="link small" href={complaintHref(id)}>{t("facts-of-talk")}</a>
      </p>
    </section>
  );
}
