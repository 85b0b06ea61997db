// One case: what it is, who it concerns, what happened, what is due. Everything in it can be reached and changed by keyboard.
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import type { CaseForm, CaseHead, Fact, OpenCase, Part, Section, SectionKind } from "../api/types.ts";
import { FIELDS, HEAD_FIELDS, KINDS, blank, countriesOf, draftOf, expected, fromLocal, toLocal } from "../state/case-fields.ts";
import { Overtaken, caseTrouble, leaveCase, knownElsewhere, loadCase, openCase, printCase, saveHead, savePart, seenFirst } from "../store/cases.ts";
import { now } from "../store/desk.ts";
import { attempt, done, trouble } from "../store/notices.ts";
import { goPage } from "../store/route.ts";
import { labelOf, listOf, operators } from "../store/taxonomy.ts";
import { t } from "../texts/texts.ts";
import { bytes, counted, dayAndHour } from "../texts/times.ts";
import { AlikeList, PartForm, Theirs } from "./case-form.tsx";
import { categoryOf, childName, said } from "./case-said.tsx";
import { Checklists, lateItems } from "./checklists.tsx";
import { Past } from "./case-past.tsx";
import { CaseTimeline } from "./case-timeline.tsx";
import { useDraft, useGiveUp } from "./draft.ts";
import { KeepingPart } from "./keeping.tsx";
import { Letter } from "./marks.tsx";
import { Pick } from "./pick.tsx";
import { SaveKey } from "./save-key.tsx";
import { Several } from "./several.tsx";

export function CasePage({ id }: { id: string }) {
  useEffect(() => {
    void loadCase(id);
    return leaveCase;
  }, [id]);
  const open = openCase.value;
  const trouble = caseTrouble.value === null ? null : <p role="alert">{caseTrouble.value} <button class="button small" type="button" onClick={() => void loadCase(id)}>{t("try-again")}</button></p>;
  if (open === null || open.head.row.id !== id) return trouble ?? <p class="soft">{t("case-loading")}</p>;
  // What is half filled in stays, whatever becomes of a look at the case.
  return <>{trouble}<Whole key={id} open={open} /></>;
}

function Whole({ open }: { open: OpenCase }) {
  const [adding, setAdding] = useState<SectionKind | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  const { row } = open.head;
  const children = open.parts.filter((part) => part.section.kind === "child");
  const reload = () => loadCase(row.id);
  /** A form that closes leaves the keyboard where it stood, and every other form as it is. */
  const leave = (kind: SectionKind, close: (open: null) => void) => {
    close(null);
    document.getElementById(`case-${kind}`)?.focus({ preventScroll: true });
  };
  const wanted = expected(row.kind, row.category);
  const kinds = KINDS.filter((kind) => kind === adding || open.parts.some((part) => part.section.kind === kind) || wanted.includes(kind));
  return (
    <div class="case">
      <div class="page-top">
        <div>
          <p class="small"><button class="link" type="button" onClick={() => goPage("cases")}>{t("page-cases")}</button></p>
          <h1 ref={title} tabIndex={-1}>{t("case-numbered", { number: String(row.number) })}</h1>
          <p class="soft">{labelOf("case_kind", row.kind)}{row.category === null ? "" : ` · ${categoryOf(row.category)}`} · <b>{labelOf("case_status", row.status)}</b></p>
        </div>
        <button class="button case-print" type="button" onClick={() => void attempt(() => printCase(row.id))}>{t("case-print")}</button>
      </div>
      <Alarms open={open} />
      <Head open={open} />
      <StatusForm open={open} />
      <Checklists open={open} />
      <div class="case-add" role="group" aria-label={t("case-add")}>
        {KINDS.filter((kind) => kind !== "document").map((kind) => (
          <button key={kind} class="button small" type="button" data-case={kind} disabled={adding !== null || ((kind === "episode" || kind === "custody") && children.length === 0)} onClick={() => setAdding(kind)}>+ {t(`case-part-${kind}`)}<Letter of={kind} /></button>
        ))}
        <AddFile id={row.id} onAdded={(part) => setEditing((edited) => edited ?? part)} />
      </div>
      {kinds.map((kind) => {
        const parts = open.parts.filter((part) => part.section.kind === kind);
        return (
          <section key={kind} class="case-section">
            <h2 id={`case-${kind}`} tabIndex={-1}>{t(`case-parts-${kind}`)}</h2>
            {parts.length === 0 && adding !== kind ? <p class="soft small">{t("case-nothing-yet")}</p> : null}
            {parts.map((part) => editing === part.id
              ? <PartForm key={part.id} open={open} start={draftOf(part.section)} version={part.version} onClose={() => leave(kind, setEditing)}
                  onSave={async (section, version) => {
                    await savePart(part.id, version ?? part.version, section);
                    await reload();
                  }} />
              : <PartCard key={part.id} part={part} open={open} onEdit={editing === null ? () => setEditing(part.id) : null} />)}
            {adding === kind ? (
              <PartForm open={open} start={blank(kind, children[0]?.id ?? null, now.value)} version={null} alike={(section) => knownElsewhere(section, row.id)} onClose={() => leave(kind, setAdding)}
                onSave={async (section) => {
                  await api.addPart(row.id, section);
                  await reload();
                }} />
            ) : null}
          </section>
        );
      })}
      {open.timeline.some((moment) => moment.what === "part.removed") ? <div class="case-section case-removed"><Past of="removed" open={open} /></div> : null}
      <CaseTimeline open={open} />
      <KeepingPart of="cases" id={row.id} keeping={open.keeping} reload={reload} />
    </div>
  );
}

/** What must not be overlooked: police not told, another case about the same child. */
function Alarms({ open }: { open: OpenCase }) {
  const missing = open.parts.filter((part) => {
    const episode = part.section as { kind: string; category?: string; outcome?: string; police_told?: string };
    return episode.kind === "episode" && episode.outcome === "STILL_MISSING" && episode.police_told !== "YES" && !["RUN_THINKING", "PAR_RISK"].includes(episode.category ?? "");
  });
  const late = lateItems(open);
  return (
    <>
      {late.length === 0 ? null : (
        <div class="band unsure case-band" role="status">
          <span><b>{t("checks-late")}</b></span>
          <ul>{late.map((item) => <li key={item.id} dir="auto">{item.text}</li>)}</ul>
        </div>
      )}
      {missing.map((part) => {
        const { reported_at, child_id } = part.section as { reported_at?: number | null; child_id?: string };
        const child = open.parts.find((each) => each.id === child_id);
        return (
          <div key={part.id} class="band unsure case-band" role="status">
            <span><b>{t("case-police-not")}</b> <bdi>{child ? childName(child, open) : ""}</bdi></span>
            <span class="clock figures">{counted(now.value - (reported_at ?? part.created_at))}</span>
          </div>
        );
      })}
      {open.alike.length === 0 ? null : <div class="band unsure case-band" role="status"><span><b>{t("case-alike")}</b></span><AlikeList alike={open.alike} /></div>}
    </>
  );
}

function Head({ open }: { open: OpenCase }) {
  const { form, version, row } = open.head;
  const [draft, setDraft, latest] = useDraft<CaseForm | null>(null);
  const [against, setAgainst] = useState(version);
  const [theirs, setTheirs] = useState<CaseForm | null>(null);
  if (draft === null) {
    return (
      <section class="case-head">
        <dl>
          <div class="fact"><dt>{t("case-f-risk")}</dt><dd>{labelOf("risk", form.risk)}</dd></div>
          <div class="fact"><dt>{t("case-f-owner")}</dt><dd>{row.owner?.name ?? t("who-nobody")}</dd></div>
          {form.team === null ? null : <div class="fact"><dt>{t("case-f-team")}</dt><dd dir="auto">{form.team}</dd></div>}
          <div class="fact"><dt>{t("case-f-follow_up_at")}</dt><dd>{form.follow_up_at === null ? "—" : dayAndHour(form.follow_up_at)}</dd></div>
          <div class="fact"><dt>{t("case-f-cross_border")}</dt><dd>{labelOf("yes_no", form.cross_border)}{form.countries.length > 0 ? ` · ${form.countries.join(", ")}` : ""}</dd></div>
        </dl>
        {form.summary ? <p class="case-summary" dir="auto">{form.summary}</p> : null}
        <button class="button small" type="button" data-case="head" onClick={() => {
          setDraft(form);
          setAgainst(version);
          setTheirs(null);
        }}>{t("case-edit")}<Letter of="head" /></button>
        {version === 1 ? null : <Past of="head" open={open} />}
      </section>
    );
  }
  const save = async () => {
    try {
      await saveHead(row.id, against, latest() ?? draft);
      setDraft(null);
      await loadCase(row.id);
    } catch (error) {
      if (!(error instanceof Overtaken)) return trouble(error);
      const now = error.theirs as CaseHead;
      setAgainst(now.version);
      setTheirs(now.form);
      await loadCase(row.id);
    }
  };
  return (
    <ShortForm isFilled={JSON.stringify(draft) !== JSON.stringify(form)} onClose={() => setDraft(null)} onSave={save}>
      {theirs === null ? null : <Theirs fields={HEAD_FIELDS} mine={{ ...draft }} theirs={{ ...theirs }} open={open} onTake={(taken) => setDraft({ ...(latest() ?? draft), ...taken })} />}
      <Pick label={t("case-f-kind")} items={listOf("case_kind")} value={draft.kind} onChange={(kind) => setDraft({ ...draft, kind })} />
      <Pick label={t("case-f-risk")} items={listOf("risk")} value={draft.risk} onChange={(risk) => setDraft({ ...draft, risk })} />
      <Pick label={t("case-f-owner")} items={[{ code: "", label: t("who-nobody") }, ...operators.value.filter((each) => each.active && each.role !== "admin").map((each) => ({ code: each.id, label: each.name }))]}
        value={draft.owner ?? ""} onChange={(owner) => setDraft({ ...draft, owner: owner === "" ? null : owner })} />
      <label class="field"><span>{t("case-f-team")}</span><input dir="auto" value={draft.team ?? ""} onInput={(event) => setDraft({ ...draft, team: event.currentTarget.value === "" ? null : event.currentTarget.value })} /></label>
      <label class="field"><span>{t("case-f-follow_up_at")}</span><input type="datetime-local" value={toLocal(draft.follow_up_at)} onInput={(event) => setDraft({ ...draft, follow_up_at: fromLocal(event.currentTarget.value) })} /></label>
      <Pick label={t("case-f-cross_border")} items={listOf("yes_no")} value={draft.cross_border} onChange={(cross_border) => setDraft({ ...draft, cross_border })} />
      <label class="field"><span>{t("case-f-countries")}</span><Several values={draft.countries} read={countriesOf} placeholder="BE, FR" onValues={(countries) => setDraft({ ...draft, countries })} /></label>
      <label class="field wide-field"><span>{t("case-f-summary")}</span><textarea rows={3} dir="auto" value={draft.summary ?? ""} onInput={(event) => setDraft({ ...draft, summary: event.currentTarget.value === "" ? null : event.currentTarget.value })} /></label>
      <p class="wide-field form-end">
        <button class="button" type="button" onClick={() => setDraft(null)}>{t("cancel")}</button>
        <button class="button main" type="submit">{t("case-save")}<SaveKey /></button>
      </p>
    </ShortForm>
  );
}

/** Begins at its first question, and Escape gives up: twice, where something was filled in. */
function ShortForm({ children, isFilled, onSave, onClose }: { children: ComponentChildren; isFilled: boolean; onSave: () => Promise<unknown>; onClose: () => void }) {
  const [giveUp, unsure] = useGiveUp(onClose);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>("select")?.focus(), []);
  return (
    <form ref={form} class="card-form case-form"
      onSubmit={(event) => {
        event.preventDefault();
        void onSave();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        giveUp(isFilled);
      }}>
      {children}
      {unsure ? <p class="wide-field form-trouble" role="alert">{t("form-escape-again")}</p> : null}
    </form>
  );
}

function StatusForm({ open }: { open: OpenCase }) {
  const [to, setTo] = useState<string | null>(null);
  const [reason, setReason] = useState("WORK");
  const [words, setWords] = useState("");
  const { row, version } = open.head;
  if (to === null) {
    return (
      <div class="case-add" role="group" aria-label={t("case-status-change")}>
        <span class="soft small">{t("case-status-change")}</span>
        {open.next_statuses.map((status, index) => <button key={status} class="button small" type="button" data-case={index === 0 ? "status" : undefined} onClick={() => setTo(status)}>{labelOf("case_status", status)}{index === 0 ? <Letter of="status" /> : null}</button>)}
      </div>
    );
  }
  const save = () => attempt(() => seenFirst(row.id, async () => {
    await api.setCaseStatus(row.id, { status: to, reason, version, ...(words.trim() === "" ? {} : { words }) });
    setTo(null);
    setWords("");
    await loadCase(row.id);
  }));
  return (
    <ShortForm isFilled={words.trim() !== ""} onClose={() => setTo(null)} onSave={save}>
      <h3 class="wide-field">{t("case-status-to", { status: labelOf("case_status", to) })}</h3>
      <Pick label={t("case-status-reason")} items={listOf("status_reason")} value={reason} onChange={setReason} />
      <label class="field"><span>{t("case-status-words")}</span><input dir="auto" value={words} onInput={(event) => setWords(event.currentTarget.value)} /></label>
      <p class="wide-field form-end">
        <button class="button" type="button" onClick={() => setTo(null)}>{t("cancel")}</button>
        <button class="button main" type="submit">{t("case-save")}<SaveKey /></button>
      </p>
    </ShortForm>
  );
}

function PartCard({ part, open, onEdit }: { part: Part; open: OpenCase; onEdit: (() => void) | null }) {
  const { section } = part;
  const values = section as unknown as Record<string, unknown>;
  const reload = () => loadCase(open.head.row.id);
  const finish = () => attempt(() => seenFirst(open.head.row.id, async () => {
    await api.changePart(part.id, part.version, { ...section, done_at: now.value } as Part["section"]);
    await reload();
  }));
  const more = (
    <>
      {part.duration === null ? null : <div class="fact"><dt>{t("case-f-duration")}</dt><dd>{labelOf("duration", part.duration)}</dd></div>}
      {section.kind === "document" ? <div class="fact"><dt>{t("case-f-file")}</dt><dd><a class="link" href={api.caseFileUrl(part.id)} download="">{t("case-download")}</a> <span class="soft small">{bytes(Number(values.size_bytes))}</span></dd></div> : null}
    </>
  );
  return (
    <Card says={section} open={open} more={more} past={part.version === 1 ? null : <Past of={{ part: part.id }} open={open} />} onEdit={onEdit} onRemove={() => seenFirst(open.head.row.id, () => api.removePart(part.id, part.version))} reload={reload}>
      {part.due_at !== null && part.due_at < now.value ? <b class="case-late small">{t("case-overdue")}</b> : null}
      {section.kind === "task" && typeof values.done_at !== "number" ? <button class="button small main" type="button" onClick={() => void finish()}>{t("case-task-done")}</button> : null}
    </Card>
  );
}

interface CardProps {
  says: Section | Fact;
  open: OpenCase | null;
  more?: ComponentChildren;
  /** What stands before the buttons. */
  children: ComponentChildren;
  /** What stands below the buttons. */
  past?: ComponentChildren;
  onEdit: (() => void) | null;
  onRemove: (() => Promise<void>) | null;
  reload: () => unknown;
}

/** What something says, field by field, and what can be done with it. */
export function Card({ says, open, more, children, past, onEdit, onRemove, reload }: CardProps) {
  const [sure, setSure] = useState(false);
  const values = says as unknown as Record<string, unknown>;
  const remove = async () => {
    const removed = await attempt(async () => {
      await onRemove?.();
      done(t("case-removed"));
      await reload();
    });
    // Whoever was overtaken looks at it first.
    if (!removed) setSure(false);
  };
  return (
    <article class={values.conflict === true ? "case-card in-conflict" : "case-card"}>
      <dl>
        {FIELDS[says.kind].map((field) => {
          const words = said(field, values[field.name], open);
          if (words === null && field.lead !== true) return null;
          return <div class="fact" key={field.name}><dt>{t(`case-f-${field.name}`)}</dt><dd dir="auto" class={field.is === "text" || field.is === "lines" ? "case-words" : undefined}>{words ?? "—"}</dd></div>;
        })}
        {more}
      </dl>
      <p class="row-acts">
        {children}
        {onEdit === null ? null : <button class="button small" type="button" onClick={onEdit}>{t("case-edit")}</button>}
        {onRemove === null ? null : sure ? <button class="button small main" type="button" autofocus onClick={() => void remove()}>{t("case-remove-sure")}</button> : <button class="button small" type="button" onClick={() => setSure(true)}>{t("case-remove")}</button>}
      </p>
      {past}
    </article>
  );
}

/** What it is and what it is called is asked next. */
function AddFile({ id, onAdded }: { id: string; onAdded: (part: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const send = (file: File | undefined) => file && void attempt(async () => {
    const part = await api.addDocument(id, file.type.startsWith("image/") ? "PHOTO" : "OTHER", file);
    await loadCase(id);
    onAdded(part.id);
  });
  return (
    <>
      <button class="button small" type="button" data-case="document" onClick={() => input.current?.click()}>+ {t("case-part-document")}<Letter of="document" /></button>
      <input ref={input} type="file" class="sr" tabIndex={-1} aria-hidden="true" onChange={(event) => {
        send(event.currentTarget.files?.[0]);
        event.currentTarget.value = "";
      }} />
    </>
  );
}
