// Training, complaints and drills: three short lists, recorded when they happen. Nobody reads a complaint that names them.
import { useEffect, useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import type { Fact, FactPage, KeptFact } from "../api/types.ts";
import { blank, draftOf } from "../state/case-fields.ts";
import type { FactKind } from "../state/case-fields.ts";
import { now } from "../store/desk.ts";
import { attempt, done } from "../store/notices.ts";
import { goPage, route, talkHref } from "../store/route.ts";
import { mayErase, mayTalk } from "../store/session.ts";
import { labelOf } from "../store/taxonomy.ts";
import { t } from "../texts/texts.ts";
import { dayAndHour, fullDate } from "../texts/times.ts";
import { PartForm } from "./case-form.tsx";
import { Card } from "./case-page.tsx";

const KINDS: readonly FactKind[] = ["training", "complaint", "drill"];
/** The newest of each; the others are one key away. */
const SHORT = 10;
const SOON_MS = 60 * 86_400_000;

export function FactsPage({ talk }: { talk: string | null }) {
  const [page, setPage] = useState<FactPage | null>(null);
  const [adding, setAdding] = useState<FactKind | null>(talk === null ? null : "complaint");
  const [editing, setEditing] = useState<string | null>(null);
  const load = () => attempt(async () => setPage(await api.facts()));
  useEffect(() => {
    if (mayTalk.value) void load();
  }, []);
  if (!mayTalk.value) return <p>{t("page-not-yours")}</p>;
  const close = () => {
    setAdding(null);
    setEditing(null);
    if (talk !== null) goPage("facts");
  };
  const list = (kind: FactKind): readonly KeptFact[] => page?.[`${kind}s`] ?? [];
  const line = (kept: KeptFact) => editing === kept.id
    ? <PartForm<Fact> key={kept.id} open={null} start={draftOf(kept.fact)} version={kept.version} onClose={close} onSave={async (fact, version) => {
        await api.changeFact(kept.id, version ?? kept.version, fact);
        await load();
      }} />
    : <FactCard key={kept.id} kept={kept} onEdit={() => setEditing(kept.id)} load={load} />;
  return (
    <div class="case">
      <div class="page-top"><h1>{t("page-facts")}</h1></div>
      <p class="soft page-hint">{t("facts-hint")}</p>
      {KINDS.map((kind) => (
        <section key={kind} class="case-section">
          <div class="page-top">
            <h2>{t(`facts-${kind}s`)}</h2>
            {mayErase.value || kind === "complaint" ? <button class="button small" type="button" onClick={() => setAdding(kind)}>+ {t(`case-part-${kind}`)}</button> : null}
          </div>
          {kind === "complaint" ? <p class="soft small">{t("facts-who")}</p> : null}
          {adding === kind ? (
            <PartForm<Fact> open={null} start={{ ...blank(kind, null, now.peek()), ...(talk === null ? {} : { conversation_id: talk }) }} version={null} onClose={close} onSave={async (fact) => {
              await api.recordFact(fact);
              done(t("facts-recorded"));
              await load();
            }} />
          ) : null}
          {page !== null && list(kind).length === 0 && (mayErase.value || kind !== "complaint") ? <p class="soft small">{t("case-nothing-yet")}</p> : null}
          {list(kind).slice(0, SHORT).map(line)}
          {list(kind).length <= SHORT ? null : <details class="case-section"><summary>{t("facts-earlier", { count: list(kind).length - SHORT })}</summary>{list(kind).slice(SHORT).map(line)}</details>}
        </section>
      ))}
    </div>
  );
}

function FactCard({ kept, onEdit, load }: { kept: KeptFact; onEdit: () => void; load: () => unknown }) {
  const talk = kept.fact.kind === "complaint" ? kept.fact.conversation_id : null;
  const { held_at, erase_at } = kept;
  const stays = held_at !== null ? t("keeping-held", { time: dayAndHour(held_at) }) : erase_at === null ? null : t("keeping-until", { time: fullDate(erase_at) });
  return (
    <Card says={kept.fact} open={null} onEdit={mayErase.value && !kept.erased ? onEdit : null} onRemove={mayErase.value && held_at === null ? () => api.removeFact(kept.id) : null} reload={load}>
      <State kept={kept} />
      {talk ? <a class="link small" href={talkHref(talk)}>{t("facts-talk")}</a> : null}
      {stays === null ? null : <span class="soft small">{stays}</span>}
      {mayErase.value && !kept.erased ? <button class="button small" type="button" onClick={() => void attempt(async () => {
        await api.holdFact(kept.id, held_at === null);
        await load();
      })}>{t(held_at === null ? "keeping-hold" : "keeping-let-go")}</button> : null}
    </Card>
  );
}

/** What must not be overlooked: a training that ends, a complaint that waits. */
function State({ kept: { fact, erased } }: { kept: KeptFact }) {
  if (erased) return <span class="soft small">{t("facts-erased")}</span>;
  if (fact.kind === "training" && typeof fact.valid_until === "number") {
    if (fact.valid_until < now.value) return <b class="case-late small">{t("facts-expired")}</b>;
    if (fact.valid_until < now.value + SOON_MS) return <b class="case-soon small">{t("facts-expires", { time: fullDate(fact.valid_until) })}</b>;
  }
  if (fact.kind === "complaint" && fact.outcome === "OPEN") {
    const late = typeof fact.due_at === "number" && fact.due_at < now.value;
    return <b class={late ? "case-late small" : "small"}>{late ? t("case-overdue") : labelOf("complaint_outcome", "OPEN")}</b>;
  }
  return null;
}

/** Where the address names a talk, the complaint is about it. */
export function Facts() {
  const at = route.value;
  return <FactsPage key={at.at === "facts" ? at.id : null} talk={at.at === "facts" ? at.id : null} />;
}
