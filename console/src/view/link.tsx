// Where the link of an invitation or a password reset leads: choose a password, then log in.
import { useEffect, useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import { NoAnswer } from "../api/http.ts";
import type { LinkInfo } from "../api/types.ts";
import { sentence } from "../store/notices.ts";
import { linkToken } from "../store/route.ts";
import { t } from "../texts/texts.ts";
import { Mark } from "./marks.tsx";

const SHORTEST = 15;

export function LinkPage() {
  const token = linkToken() ?? "";
  const [info, setInfo] = useState<LinkInfo | null>(null);
  const [dead, setDead] = useState<string | null>(null);
  const [stands, setStands] = useState(false);
  useEffect(() => {
    api.linkInfo(token).then(setInfo, (error: unknown) => setDead(error instanceof NoAnswer ? t("trouble-no-answer") : t("link-dead")));
  }, [token]);
  return (
    <main class="door">
      <div class="door-card">
        <h1 class="brand"><Mark />{t("brand")}</h1>
        {dead !== null ? <p role="alert">{dead}</p> : null}
        {stands ? <Done /> : info ? <Choose token={token} info={info} done={() => setStands(true)} /> : null}
      </div>
    </main>
  );
}

function Choose({ token, info, done }: { token: string; info: LinkInfo; done: () => void }) {
  const [first, setFirst] = useState("");
  const [second, setSecond] = useState("");
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (first.length < SHORTEST) return setTrouble(t("link-short", { count: SHORTEST }));
    if (first !== second) return setTrouble(t("link-differ"));
    setBusy(true);
    try {
      await api.setPassword(token, first);
      done();
    } catch (error) {
      setTrouble(sentence(error));
      setBusy(false);
    }
  };
  return (
    <form class="stack" onSubmit={submit}>
      <p>{t(info.kind === "invite" ? "link-invite" : "link-reset", { name: info.name })}</p>
      <label class="field">
        <span>{t("login-name")}</span>
        <input value={info.login} readOnly autocomplete="username" />
      </label>
      <label class="field">
        <span>{t("link-password")}</span>
        <input type="password" autocomplete="new-password" value={first} required autofocus aria-describedby="password-help"
          onInput={(event) => setFirst(event.currentTarget.value)} />
      </label>
      <p class="soft small" id="password-help">{t("link-help", { count: SHORTEST, typed: first.length })}</p>
      <label class="field">
        <span>{t("link-again")}</span>
        <input type="password" autocomplete="new-password" value={second} required onInput={(event) => setSecond(event.currentTarget.value)} />
      </label>
      <p class="form-trouble" role="alert">{trouble ?? ""}</p>
      <button class="button main wide" type="submit" disabled={busy}>{t("link-save")}</button>
    </form>
  );
}

function Done() {
  return (
    <div class="stack">
      <p role="status">{t("link-done")}</p>
      <a class="button main wide" href="/">{t("login-enter")}</a>
    </div>
  );
}
