// The door: name and password, nothing else.
import { useState } from "preact/hooks";
import { logIn } from "../store/session.ts";
import { t } from "../texts/texts.ts";
import { Mark } from "./marks.tsx";

export function Login() {
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    setBusy(true);
    const said = await logIn(String(form.get("login")), String(form.get("password")));
    setBusy(false);
    setTrouble(said);
  };
  return (
    <main class="door">
      <form class="door-card" onSubmit={submit}>
        <h1 class="brand"><Mark />{t("brand")}</h1>
        <p class="soft">{t("login-hint")}</p>
        <label class="field">
          <span>{t("login-name")}</span>
          <input name="login" autocomplete="username" autocapitalize="none" spellcheck={false} required autofocus />
        </label>
        <label class="field">
          <span>{t("login-password")}</span>
          <input name="password" type="password" autocomplete="current-password" required />
        </label>
        <p class="form-trouble" role="alert">{trouble === null ? "" : t(trouble)}</p>
        <button class="button main wide" type="submit" disabled={busy}>{busy ? t("login-busy") : t("login-enter")}</button>
      </form>
    </main>
  );
}
