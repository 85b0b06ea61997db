/** The whole screen: the way out, what is going on, the talk, the place to write, the numbers to call. */
import type { Store } from "../store";
import { Band } from "./band";
import { Composer } from "./composer";
import { Ended } from "./ended";
import { Header } from "./header";
import { HelpLines } from "./help-lines";
import { Thread } from "./thread";

export function App({ store }: { store: Store }) {
  const ended = store.snapshot.value.phase === "ended";
  return (
    <div class="shell">
      <Header store={store} />
      <main>
        <Band store={store} />
        {ended ? <Ended store={store} /> : <Thread store={store} />}
        {ended ? null : <Composer store={store} />}
      </main>
      <HelpLines store={store} />
      <div class="unseen" role="status" aria-live="polite">{store.announcement}</div>
    </div>
  );
}
