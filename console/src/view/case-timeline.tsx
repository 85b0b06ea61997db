// Everything that happened in a case, newest first, over all channels.
import * as api from "../api/commands.ts";
import type { OpenCase } from "../api/types.ts";
import { loadCase } from "../store/cases.ts";
import { dialog } from "../store/dialogs.ts";
import { attempt } from "../store/notices.ts";
import { talkHref } from "../store/route.ts";
import { labelOf } from "../store/taxonomy.ts";
import { say, t } from "../texts/texts.ts";
import { dayAndHour } from "../texts/times.ts";
import { procedureName } from "./checklists.tsx";

export function CaseTimeline({ open }: { open: OpenCase }) {
  return (
    <section class="case-section">
      <h2>{t("case-timeline")}</h2>
      {open.keeping.held_at === null ? null : <p class="soft small">{t("case-unlink-held")}</p>}
      <ol class="case-timeline">
        {[...open.timeline].reverse().map((moment, index) => (
          <li key={index} class={moment.contact === null ? undefined : "contact"}>
            <span class="figures soft small">{dayAndHour(moment.at)}</span>
            <span>{moment.contact === null ? <Deed moment={moment} open={open} /> : <Sitting open={open} contact={moment.contact} />}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Deed({ moment, open }: { moment: OpenCase["timeline"][number]; open: OpenCase }) {
  const codes = moment.codes as { kind?: string; to?: string; reason?: string; item?: string; procedure?: string };
  const ticked = open.checklists.find((list) => list.id === moment.part_id)?.items.find((item) => item.id === codes.item)?.text;
  const what = moment.what === "status"
    ? t("case-did-status", { status: labelOf("case_status", codes.to ?? null) })
    : moment.what.startsWith("part.") ? t(`case-did-${moment.what.replace(".", "-")}`, { part: say(`case-part-${codes.kind ?? ""}`) ?? "" }) : t(`case-did-${moment.what.replaceAll(".", "-")}`, { item: ticked ?? (codes.procedure === undefined ? "" : procedureName(codes.procedure)) });
  return (
    <>
      {what}{codes.reason === undefined ? "" : ` · ${labelOf(moment.what === "status" ? "status_reason" : "erasure_reason", codes.reason)}`} <span class="soft small">{moment.actor?.name}</span>
      {moment.words === null ? null : <span class="case-words" dir="auto"><br />{moment.words}</span>}
    </>
  );
}

function Sitting({ open, contact }: { open: OpenCase; contact: NonNullable<OpenCase["timeline"][number]["contact"]> }) {
  const medium = contact.conversation_id === null ? labelOf("medium", contact.medium) : (say(`channel-${contact.medium}`) ?? contact.medium);
  const unlink = () => attempt(async () => {
    await api.unlinkCase(open.head.row.id, contact.link_id);
    await loadCase(open.head.row.id);
  });
  return (
    <>
      <b>{t("case-contact")}</b> · {medium}{contact.class === null ? "" : ` · ${labelOf("class", contact.class)}`}{contact.non_counselling === null ? "" : ` · ${labelOf("non_counselling", contact.non_counselling)}`}
      {contact.conversation_id === null && contact.call_id !== null ? <> <button class="link" type="button" onClick={() => (dialog.value = { is: "log", call: contact.call_id ?? "" })}>{t("log-read")}</button></> : null}
      {contact.conversation_id === null ? null : <> <a class="link" href={talkHref(contact.conversation_id)}><bdi>{contact.alias}</bdi></a></>} {open.keeping.held_at === null ? <button class="link small" type="button" onClick={() => void unlink()}>{t("case-unlink")}</button> : null}
    </>
  );
}
