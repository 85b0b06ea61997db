// The whole screen: who isn't logged in sees a door, who is sees the desk, and a lock covers it without losing it.
import { assertive, polite } from "../store/notices.ts";
import { lock, phase } from "../store/session.ts";
import { t } from "../texts/texts.ts";
import { LinkPage } from "./link.tsx";
import { LockScreen } from "./lock.tsx";
import { Login } from "./login.tsx";
import { Mark } from "./marks.tsx";
import { Notices } from "./notices.tsx";
import { Shell } from "./shell.tsx";

export function App() {
  return (
    <>
      <Screen />
      <div class="sr" role="status" aria-live="polite">{polite.value}</div>
      <div class="sr" role="alert" aria-live="assertive">{assertive.value}</div>
      <Notices />
    </>
  );
}

function Screen() {
  switch (phase.value) {
    case "starting":
      return <div class="door" aria-hidden="true"><Mark /></div>;
    case "link":
      return <LinkPage />;
    case "login":
      return <Login />;
    case "unreachable":
      return (
        <main class="door">
          <div class="door-card">
            <h1 class="brand"><Mark />{t("brand")}</h1>
            <p>{t("unreachable")}</p>
            <button class="button main" type="button" onClick={() => location.reload()}>{t("try-again")}</button>
          </div>
        </main>
      );
    case "ready":
      return lock.value === null ? <Shell /> : <LockScreen />;
  }
}
