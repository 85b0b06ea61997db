/**
 * The button on a hotline's own page. Until it is pressed it fetches and keeps nothing; then it opens the chat in a frame
 * of another origin, which this page's scripts can't read, or in a tab of its own on a small screen.
 * Invariant: leaving works without the frame's help.
 */
import { isEarshot, safeExit, type FromApp, type FromLoader } from "../core/frames";
import { tripleShift } from "../core/triple-shift";
import { readableOn, stylesheet } from "./look";

/** The button's words in every language there is, put here by the build. */
declare const __LABELS__: Record<string, string>;

const narrow_px = 600;
const rightToLeft = /^(ar|fa|he|ur)\b/;
const script = (document.currentScript ?? document.querySelector("script[data-key][src*='loader.js']")) as HTMLScriptElement | null;
if (script?.dataset["key"]) start(script, script.dataset["key"]);

function start(script: HTMLScriptElement, key: string): void {
  const chat = new URL(script.src).origin;
  const { lang, label, color, exit } = script.dataset;
  const language = (lang ?? document.documentElement.lang ?? "").slice(0, 2).toLowerCase();
  const words = label ?? __LABELS__[language] ?? __LABELS__["en"] ?? "Chat";
  const page = `${chat}/w/${encodeURIComponent(key)}`;
  const choice = lang ? `lang=${encodeURIComponent(lang)}` : "";
  let safe_exit = safeExit(exit, "https://www.wikipedia.org/");
  let frame: HTMLIFrameElement | null = null;
  let loaded = false;

  const host = document.createElement("div");
  host.dir = rightToLeft.test(language) ? "rtl" : "ltr";
  if (language) host.lang = language;
  const root = host.attachShadow({ mode: "closed" });
  stylesheet(root, color ? readableOn(color) : null);
  const open = element("button", "open");
  open.type = "button";
  const name = element("span", "");
  name.textContent = words;
  const count = element("span", "count");
  count.hidden = true;
  open.append(name, count);
  const panel = element("div", "panel");
  panel.hidden = true;
  // A way back while the chat itself hasn't come up, for instance because the line is down.
  const back = element("button", "back");
  back.type = "button";
  back.textContent = "×";
  back.setAttribute("aria-label", "×");
  panel.append(back);
  root.append(open, panel);

  // Before it has loaded, the frame isn't the chat yet.
  const tell = (message: FromLoader) => loaded && frame?.contentWindow?.postMessage(message, chat);
  const show = (on: boolean) => {
    panel.hidden = !on;
    open.hidden = on;
    tell({ earshot: 1, type: "shown", on });
    (on ? frame : open)?.focus();
  };
  const discard = () => {
    frame?.remove();
    frame = null;
    loaded = false;
    back.hidden = false;
    count.hidden = true;
  };
  const leave = (goal: string) => {
    tell({ earshot: 1, type: "exit" });
    host.style.display = "none";
    // The frame stays, unseen and blank, until the page goes: taking it out now could cut off its last word to the server.
    for (const child of [...document.documentElement.children]) if (child !== host && child !== document.head) child.remove();
    document.head.textContent = "";
    document.title = "Page";
    document.documentElement.style.background = "#fff";
    location.replace(goal);
  };

  open.addEventListener("click", () => {
    if (innerWidth < narrow_px) {
      window.open(`${page}${choice && "?"}${choice}`, "_blank", "noopener,noreferrer");
      return;
    }
    if (!frame) {
      frame = document.createElement("iframe");
      frame.title = words;
      frame.allow = "";
      frame.referrerPolicy = "no-referrer";
      frame.addEventListener("load", () => {
        loaded = true;
        tell({ earshot: 1, type: "hello" });
        tell({ earshot: 1, type: "shown", on: !panel.hidden });
      });
      frame.src = `${page}?${choice}${choice && "&"}embed=1&origin=${encodeURIComponent(location.origin)}`;
      panel.hidden = false;
      panel.append(frame);
    }
    show(true);
  });
  back.addEventListener("click", () => {
    discard();
    show(false);
  });

  addEventListener("message", (event: MessageEvent<unknown>) => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== chat || !isEarshot(event.data)) return;
    const message = event.data as FromApp;
    if (message.type === "hello") {
      back.hidden = true;
      safe_exit = safeExit(message.safe_exit, safe_exit);
    } else if (message.type === "exit") leave(safeExit(message.safe_exit, safe_exit));
    else if (message.type === "close") show(false);
    else if (message.type === "unread") {
      count.hidden = !(message.count > 0);
      count.textContent = String(message.count);
      count.setAttribute("aria-label", String(message.label));
    }
  });

  const pressed = tripleShift();
  addEventListener("keydown", (event) => {
    if (pressed(event, performance.now())) leave(safe_exit);
  }, true);
  // Brought back from the browser's cache, the page shows no trace of a chat.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    discard();
    show(false);
    open.blur();
  });

  // Beside the body, so that neither the page's layout nor a framework that redraws the body touches it.
  document.documentElement.append(host);
}

function element<K extends "button" | "div" | "span">(tag: K, className: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}
