// After hard content: how much one has opened, and words that only their writer and supervisors read.
import { useEffect, useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import type { DebriefNote, Debriefs, PersonExposure } from "../api/types.ts";
import { exposure, takeBreak } from "../store/hard.ts";
import { attempt, done, sentence } from "../store/notices.ts";
import { mayErase, mayTalk, myId } from "../store/session.ts";
import { t } from "../texts/texts.ts";
import { fullTime, hourOfDay } from "../texts/times.ts";

const LONGEST = 4_000;

export function DebriefPage() {
  const [read, setRead] = useState<Debriefs | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    if (mayTalk.value) api.debriefs().then(setRead, (error: unknown) => setTrouble(sentence(error)));
  }, []);
  if (!mayTalk.value) return <p>{t("page-not-yours")}</p>;
  return (
    <>
      <div class="page-top"><h1>{t("page-debrief")}</h1></div>
      <p class="soft page-hint">{t("debrief-hint")}</p>
      <Own />
      <NewNote onKept={setRead} />
      {trouble === null ? null : <p class="form-trouble" role="alert">{trouble}</p>}
      {read === null ? null : <Notes read={read} onChange={setRead} />}
      {read !== null && mayErase.value ? <People people={read.people} /> : null}
    </>
  );
}

function Own() {
  const seen = exposure.value;
  if (seen === null) return null;
  return (
    <section class="debrief-own" aria-label={t("debrief-own")}>
      <p>{seen.shift === 0 ? t("exposure-none") : t("exposure-shift", { count: seen.shift })}{seen.shift > 0 ? ` ${t("exposure-since", { count: seen.since_break })}` : ""}</p>
      {seen.since_break > 0 ? <button class="button" type="button" onClick={() => void takeBreak()}>{t("break-take")}</button> : null}
    </section>
  );
}

function NewNote({ onKept }: { onKept: (read: Debriefs) => void }) {
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const keep = async (event: SubmitEvent) => {
    event.preventDefault();
    setBusy(true);
    await attempt(async () => {
      onKept(await api.debrief(note));
      setNote("");
      done(t("debrief-kept"));
    });
    setBusy(false);
  };
  return (
    <form class="card-form debrief-new" onSubmit={(event) => void keep(event)}>
      <label class="field wide-field"><span>{t("debrief-note")}</span>
        <textarea rows={4} maxLength={LONGEST} dir="auto" value={note} onInput={(event) => setNote(event.currentTarget.value)} />
        <span class="field-hint">{t("debrief-who")}</span>
      </label>
      <div class="form-end wide-field"><button class="button main" type="submit" disabled={busy || note.trim() === ""}>{t("debrief-keep")}</button></div>
    </form>
  );
}

function Notes({ read, onChange }: { read: Debriefs; onChange: (read: Debriefs) => void }) {
  const remove = (note: DebriefNote) => attempt(async () => {
    await api.removeDebrief(note.id);
    onChange({ ...read, notes: read.notes.filter((each) => each.id !== note.id) });
  });
  return (
    <section>
      <h2 class="part">{t(mayErase.value ? "debrief-notes-all" : "debrief-notes")}</h2>
      {read.notes.length === 0 ? <p class="soft">{t("debrief-no-notes")}</p> : null}
      {read.notes.map((note) => (
        <article key={note.id} class="debrief-note">
          <p class="soft small"><bdi>{note.by.name}</bdi> · {fullTime(note.at)} · {t("debrief-looks", { count: note.looks })}</p>
          <p class="debrief-words" dir="auto">{note.note}</p>
          {note.by.id === myId.value ? <button class="link" type="button" onClick={() => void remove(note)}>{t("debrief-remove")}</button> : null}
        </article>
      ))}
    </section>
  );
}

function People({ people }: { people: readonly PersonExposure[] }) {
  return (
    <section>
      <h2 class="part">{t("debrief-people")}</h2>
      {people.length === 0 ? <p class="soft">{t("debrief-nobody")}</p> : (
        <table class="board-table">
          <thead><tr><th scope="col">{t("debrief-person")}</th><th scope="col">{t("debrief-opened")}</th><th scope="col">{t("debrief-last")}</th><th scope="col">{t("debrief-break")}</th></tr></thead>
          <tbody>
            {people.map((each) => (
              <tr key={each.person.id}>
                <th scope="row"><bdi>{each.person.name}</bdi></th>
                <td class="figures">{each.shift}</td>
                <td class="figures">{hourOfDay(each.last_at)}</td>
                <td class="figures">{each.break_at ? hourOfDay(each.break_at) : "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
