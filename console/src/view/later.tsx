// Pages that aren't part of a talk come when they are first opened, a room of them in one file. Until one is there its heading
// stands in its place; one that didn't come says so and can be asked for again. Some browsers remember that a file didn't come, and
// after an upgrade it has another name: loading the console anew helps then. What has come once stays.
import { signal } from "@preact/signals";
import type { Signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../texts/texts.ts";

/** The pages of a room by name; those that stand at something are told at what. */
export type Parts = Readonly<Record<string, ComponentType<{ id: string }>>>;
type State = "absent" | "coming" | "failed" | Parts;

interface Room {
  state: Signal<State>;
  open: () => Promise<void>;
}

const rooms = {
  learning: room(() => import("./learning.tsx")),
  setting: room(() => import("./setting.tsx")),
  supervising: room(() => import("./supervising.tsx")),
};

function room(load: () => Promise<{ parts: Parts }>): Room {
  const state = signal<State>("absent");
  const open = async () => {
    if (state.value !== "absent" && state.value !== "failed") return;
    state.value = "coming";
    try {
      state.value = (await load()).parts;
    } catch {
      state.value = "failed";
    }
  };
  return { state, open };
}

interface Props {
  room: keyof typeof rooms;
  part: string;
  /** Whose heading it has. */
  page: string;
  id?: string;
}

export function Later({ room, part, page, id = "" }: Props) {
  const { state, open } = rooms[room];
  const again = useRef(false);
  const there = typeof state.value === "object" ? state.value[part] : undefined;
  useLayoutEffect(() => void open(), [room]);
  useLayoutEffect(() => {
    // The button that had the focus is gone.
    if (there && again.current) focusHeading();
  }, [there]);
  if (there) {
    const Part = there;
    return <Part id={id} />;
  }
  return (
    <div class="later">
      <div class="page-top"><h1>{t(`page-${page}`)}</h1></div>
      {state.value === "failed" || again.current ? (
        <>
          <p role="alert">{t("later-failed")}</p>
          <p class="later-acts">
            <button class="button main" type="button" onClick={() => {
              again.current = true;
              void open();
            }}>{t("try-again")}</button>
            <button class="button" type="button" onClick={() => location.reload()}>{t("later-anew")}</button>
          </p>
        </>
      ) : <p class="soft later-wait" role="status">{t("loading")}</p>}
    </div>
  );
}

function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>("main h1");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
