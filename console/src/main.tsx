// Starts the console: texts, session, then the desk once somebody is logged in.
import { render } from "preact";
import { startAlerts } from "./store/alerts.ts";
import { startChannels } from "./store/channels.ts";
import { startCompose } from "./store/compose.ts";
import { resumeDesk, startDesk } from "./store/desk.ts";
import { startHard } from "./store/hard.ts";
import { startKeyboard } from "./store/keyboard.ts";
import { startListing } from "./store/listing.ts";
import { linkToken, watchAddress } from "./store/route.ts";
import { startAside } from "./store/aside.ts";
import { startTogether } from "./store/together.ts";
import { begin, onReady } from "./store/session.ts";
import { startTalk } from "./store/talk.ts";
import { loadReference } from "./store/taxonomy.ts";
import "./view/bdi.ts";
import { App } from "./view/app.tsx";

onReady((_, first) => {
  if (first) {
    startDesk();
    startListing();
    startTalk();
    startCompose();
    startAlerts();
    startChannels();
    startAside();
    startTogether();
    startHard();
    startKeyboard();
  } else resumeDesk();
  void loadReference();
});

watchAddress();
const root = document.getElementById("app");
if (root) render(<App />, root);
await begin(linkToken() === null);
