// Covers the desk. Says that somebody waits, never who or what; everything behind it is kept.
import { useState } from "preact/hooks";
import { alarmRows, counts } from "../store/desk.ts";
import { leaveDesk } from "../store/actions.ts";
import { unsent } from "../store/compose.ts";
import { lock, logIn, me } from "../store/session.ts";
import { t } from "../texts/texts.ts";
import { Mark, Urgency } from "./marks.tsx";

export function LockScreen() {
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const operator = me.value?.operator;
  if (!operator) return null;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    setBusy(true);
    const said = await logIn(operator.login, String(form.get("password")));
    setBusy(false);
    setTrouble(said);
  };
  return (
    <main class="door">
      <form class="door-card" onSubmit={submit}>
        <h1 class="brand"><Mark />{t("lock-title")}</h1>
        <p class="soft">{t(`lock-${lock.value ?? "idle"}`, { name: operator.name })}</p>
        {alarmRows.value.length > 0 ? (
          <p class="lock-alarm"><Urgency priority={0} />{t("lock-alarm", { count: alarmRows.value.length })}</p>
        ) : counts("waiting") > 0 ? <p class="soft">{t("lock-waiting", { count: counts("waiting") })}</p> : null}
        {unsent.value.length > 0 ? <p class="soft">{t("lock-unsent", { count: unsent.value.length })}</p> : null}
        <input class="sr" value={operator.login} readOnly autocomplete="username" tabIndex={-1} aria-hidden="true" />
        <label class="field">
          <span>{t("login-password")}</span>
          <input name="password" type="password" autocomplete="current-password" required autofocus />
        </label>
        <p class="form-trouble" role="alert">{trouble === null ? "" : t(trouble)}</p>
        <button class="button main wide" type="submit" disabled={busy}>{t("lock-open")}</button>
        <button class="button wide" type="button" onClick={leaveDesk}>{t("lock-other")}</button>
      </form>
    </main>
  );
}
