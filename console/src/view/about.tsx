// What is known beside the words: the contact, why it is urgent, who is here, the record of this sitting.
import type { Call, Row, Sitting } from "../api/types.ts";
import { mayBlock, openCall } from "../store/actions.ts";
import { now } from "../store/desk.ts";
import { aboutOpen, dialog } from "../store/dialogs.ts";
import { myId } from "../store/session.ts";
import { openRow, thread } from "../store/talk.ts";
import { mayAskIn } from "../store/together.ts";
import { labelOf, reasonOf } from "../store/taxonomy.ts";
import { apart, t } from "../texts/texts.ts";
import { counted, dayAndHour, languageName } from "../texts/times.ts";
import { CaseLinks } from "./case-links.tsx";
import { TalkKeeping } from "./keeping.tsx";
import { PackagePart } from "./package.tsx";
import { Ties } from "./ties.tsx";

/** Stands for the rule where a human has set the priority. */
const BY_HAND = "by-hand";

export function About() {
  const row = openRow.value;
  const current = thread.value;
  if (!row) return <aside class="about" aria-label={t("about-label")} />;
  const sitting = current?.sittings.find((each) => each.id === row.sitting_id) ?? null;
  const looking = row.viewers.filter((viewer) => viewer.id !== myId.value);
  return (
    <aside class="about" aria-label={t("about-label")}>
      <button class="quiet about-close" type="button" aria-label={t("dismiss")} onClick={() => (aboutOpen.value = false)}>×</button>
      <h2>{t("about-contact")}</h2>
      <dl>
        {current ? <Fact name={t("about-address")}><bdi>{current.contact.address_masked}</bdi></Fact> : null}
        {current && row.channel.kind === "sms" ? <Fact name={t("about-proof")}>{t(`about-proof-${current.contact.address_kind === "name" ? "name" : "number"}`)}</Fact> : null}
        <Fact name={t("about-language")}>{languageName(row.language)}</Fact>
        {current ? <Fact name={t("about-first")}>{dayAndHour(current.contact.first_seen_at)}</Fact> : null}
        {current ? <Fact name={t("about-sittings")}>{t("about-sittings-count", { count: current.contact.sittings })}</Fact> : null}
      </dl>
      <h2>{t("about-urgency")}</h2>
      <dl>
        <Fact name={t("priority-short", { priority: row.priority })}><span class={`why p${row.priority}`}>{reasonOf(row.reason) ?? t("about-no-signal")}</span></Fact>
        {row.rule === null ? null : <Fact name={t("about-rule")}>{row.rule === BY_HAND ? t("about-by-hand") : <code>{row.rule.split(/(?<=[.:])/).map((part) => <>{part}<wbr /></>)}</code>}</Fact>}
        {row.flood ? <Fact name={t("about-flood")}>{t("about-flood-words")}</Fact> : null}
        {current?.queue ? <Fact name={t("about-queue")}><bdi>{current.queue}</bdi></Fact> : null}
        {/* A line that came and went with each message would move what stands below it. */}
        <Fact name={t("about-waits")}><span class="figures">{row.waiting_since_at === null ? "—" : counted(now.value - row.waiting_since_at)}</span></Fact>
      </dl>
      {row.state === "closed" ? null : <button class="button small" type="button" onClick={() => (dialog.value = { is: "priority", row })}>{t("action-priority")}</button>}
      <h2>{t("about-people")}</h2>
      <dl>
        <Fact name={t("about-holder")}><bdi>{row.assignee?.name ?? t("who-nobody")}</bdi></Fact>
        <Fact name={t("about-looking")}>{looking.map((viewer) => apart(viewer.name)).join(", ") || "—"}</Fact>
      </dl>
      {mayAskIn(row) ? <button class="button small" type="button" onClick={() => (dialog.value = { is: "second", row })}>{t("action-second")}</button> : null}
      <Ties row={row} />
      {mayBlock(row) ? <button class="button small" type="button" onClick={() => (dialog.value = { is: "block", row })}>{t("action-block")}<kbd>D</kbd></button> : null}
      <CaseLinks id={row.id} />
      <h2>{t("about-record")}</h2>
      {sitting?.call ? <Record call={sitting.call} /> : <p class="soft small">{t("about-no-record")}</p>}
      <Earlier sittings={current?.sittings ?? []} row={row} />
      <PackagePart id={row.id} />
      <TalkKeeping id={row.id} version={`${row.state} ${row.version}`} />
    </aside>
  );
}

function Record({ call }: { call: Call }) {
  return (
    <dl>
      <Fact name={t("call-class")}>{labelOf("class", call.class)}{call.non_counselling === null ? "" : ` · ${labelOf("non_counselling", call.non_counselling)}`}</Fact>
      <Fact name={t("call-role")}>{labelOf("role", call.role)}</Fact>
      <Fact name={t("call-age")}>{call.child_age ?? (call.child_age_code === null ? "—" : t(`answer-${call.child_age_code}`))}</Fact>
      {call.leading_reason === null ? null : <Fact name={t("call-reasons")}>{labelOf("reason", call.leading_reason)}</Fact>}
      {call.emergency === null ? null : <Fact name={t("call-emergency-short")}>{t(call.emergency.called ? "call-called" : "call-not-called")}</Fact>}
    </dl>
  );
}

function Earlier({ sittings, row }: { sittings: readonly Sitting[]; row: Row }) {
  const earlier = sittings.filter((sitting) => sitting.id !== row.sitting_id).sort((a, b) => b.number - a.number);
  return (
    <>
      {row.state === "closed" ? <button class="button small" type="button" onClick={() => openCall(row)}>{t("action-record")}</button> : null}
      {earlier.length === 0 ? null : (
        <>
          <h2>{t("about-earlier")}</h2>
          <ul class="earlier">
            {earlier.map((sitting) => <li key={sitting.id}>{dayAndHour(sitting.started_at)}<span class="soft"> {sitting.call ? labelOf("class", sitting.call.class) : t("about-no-record")}</span></li>)}
          </ul>
        </>
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <div class="fact"><dt>{name}</dt><dd>{children}</dd></div>
  );
}
