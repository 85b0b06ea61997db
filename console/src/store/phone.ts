// Telephone calls as the exchange tells of them: what rings, goes on, was missed, or is still to be written down.
import { computed, signal } from "@preact/signals";
import * as api from "../api/commands.ts";
import type { PhoneCall } from "../api/types.ts";
import { onEvent, onSnapshot } from "./desk.ts";
import { mayTalk } from "./session.ts";

export const phoneCalls = signal<readonly PhoneCall[]>([]);
/** Those that somebody has to write down. */
export const openCalls = computed(() => phoneCalls.value.filter((call) => call.state !== "missed"));
export const missedCalls = computed(() => phoneCalls.value.filter((call) => call.state === "missed"));

let reading = false;
let again = false;

/** One reading at a time; what changes meanwhile is read after it. */
export async function loadPhoneCalls(): Promise<void> {
  if (!mayTalk.value) return;
  if (reading) {
    again = true;
    return;
  }
  reading = true;
  try {
    do {
      again = false;
      phoneCalls.value = await api.phoneCalls();
    } while (again);
  } catch {
    // The next event or snapshot reads them again; the form works without.
  }
  reading = false;
}

onSnapshot(() => void loadPhoneCalls());
onEvent((event) => {
  if (event.kind === "phone.changed") void loadPhoneCalls();
});
