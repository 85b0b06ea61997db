// The audit trail (supervisor, admin): who did and saw what, newest first, read further on demand.
import { useEffect, useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import type { AuditRow } from "../api/types.ts";
import { sentence } from "../store/notices.ts";
import { maySupervise } from "../store/session.ts";
import { say, t } from "../texts/texts.ts";
import { fullTime } from "../texts/times.ts";

export function AuditPage() {
  const [rows, setRows] = useState<readonly AuditRow[]>([]);
  const [next, setNext] = useState<number | null>(null);
  const [busy, setBusy] = useState(true);
  const [trouble, setTrouble] = useState<string | null>(null);
  const read = async (before: number | null) => {
    setBusy(true);
    setTrouble(null);
    try {
      const page = await api.audit(before);
      setRows((known) => (before === null ? page.rows : [...known, ...page.rows]));
      setNext(page.next);
    } catch (error) {
      setTrouble(sentence(error));
    }
    setBusy(false);
  };
  useEffect(() => void (maySupervise.value && read(null)), []);
  if (!maySupervise.value) return <p>{t("page-not-yours")}</p>;
  return (
    <>
      <div class="page-top">
        <h1>{t("page-audit")}</h1>
        <button class="button" type="button" disabled={busy} onClick={() => void read(null)}>{t("audit-again")}</button>
      </div>
      <p class="soft page-hint">{t("audit-hint")}</p>
      <div class="table-frame" tabIndex={0} role="region" aria-label={t("page-audit")}>
        <table class="audit">
          <thead><tr><th scope="col">{t("audit-at")}</th><th scope="col">{t("audit-who")}</th><th scope="col">{t("audit-act")}</th><th scope="col">{t("audit-subject")}</th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.seq}>
                <td class="figures">{fullTime(row.at)}</td>
                <td><bdi>{row.actor?.name ?? t("audit-system")}</bdi></td>
                <td>{say(`act-${row.act.replaceAll(".", "-").replaceAll("_", "-")}`) ?? row.act}</td>
                <td class="audit-subject"><bdi>{row.subject ?? ""}</bdi><Details data={row.data ?? {}} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {trouble === null ? null : <p class="form-trouble" role="alert">{trouble}</p>}
      {next === null ? null : <button class="button" type="button" disabled={busy} onClick={() => void read(next)}>{t("audit-more")}</button>}
      {busy && rows.length === 0 ? <p class="soft">{t("loading")}</p> : null}
    </>
  );
}

/** What is null says nothing. */
function Details({ data }: { data: Record<string, unknown> }) {
  const said = Object.entries(data).filter(([, value]) => value !== null);
  return said.length === 0 ? null : <code>{said.map(([key, value]) => `${key}: ${typeof value === "string" ? value : JSON.stringify(value)}`).join(", ")}</code>;
}
