// The thread: stays at the newest line when it was there, stays where it was when older ones are read.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Message, Sitting } from "../api/types.ts";
import { unsentIn } from "../store/compose.ts";
import { now } from "../store/desk.ts";
import { lock } from "../store/session.ts";
import { isMine, loadEarlier, loadingEarlier, openRow, shownToBottom, thread } from "../store/talk.ts";
import { t } from "../texts/texts.ts";
import { dayName, sameDay } from "../texts/times.ts";
import { type Became, happenedBetween, whatBecame } from "../state/thread.ts";
import { Happened } from "./together.tsx";
import { MessageView } from "./message.tsx";
import { UnsentView } from "./unsent.tsx";

const NEAR_BOTTOM_PX = 48;
const TOGETHER_MS = 120_000;

export function Thread() {
  const scroller = useRef<HTMLDivElement>(null);
  const atBottom = useRef(true);
  const before = useRef<{ first: string | undefined; height: number }>({ first: undefined, height: 0 });
  const [below, setBelow] = useState(0);
  const current = thread.value;
  const messages = current?.messages ?? [];
  const became = useMemo(() => whatBecame(messages), [current?.messages]);
  const waiting = current ? unsentIn(current.id) : [];
  const last = messages[messages.length - 1];
  const typing = openRow.value?.contact_typing ?? false;

  const waitingState = waiting.map((item) => item.key + item.state).join();
  // What one just sent, and what became of it, is always brought into sight.
  useLayoutEffect(() => {
    if (waitingState !== "") atBottom.current = true;
  }, [waitingState]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const first = messages[0]?.id;
    if (before.current.first !== undefined && before.current.first !== first && !atBottom.current) {
      element.scrollTop += element.scrollHeight - before.current.height;
    } else if (atBottom.current) {
      element.scrollTop = element.scrollHeight;
    }
    before.current = { first, height: element.scrollHeight };
  }, [messages[0]?.id, last?.id, last?.delivery?.state, waitingState, typing, current?.timeline.length]);
  useEffect(() => {
    if (!last) return;
    if (atBottom.current) shownToBottom();
    else if (last.direction === "in") setBelow((count) => count + 1);
  }, [last?.id, isMine.value, lock.value]);
  useEffect(() => {
    if (last && atBottom.current) shownToBottom();
  }, [openRow.value?.rose_at]);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const back = () => {
      if (!document.hidden && atBottom.current) shownToBottom();
    };
    let top = element.getBoundingClientRect().top;
    // A growing composer or a picture that comes in must not push the newest line out of sight, nor a band that comes over the thread
    // push down what is being read: it covers the oldest of what is in sight.
    const watch = new ResizeObserver(() => {
      const pushed = element.getBoundingClientRect().top - top;
      top += pushed;
      element.scrollTop = atBottom.current ? element.scrollHeight : element.scrollTop + pushed;
    });
    watch.observe(element);
    document.addEventListener("visibilitychange", back);
    return () => {
      watch.disconnect();
      document.removeEventListener("visibilitychange", back);
    };
  }, []);

  const scrolled = (event: Event) => {
    const element = event.currentTarget as HTMLElement;
    atBottom.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_BOTTOM_PX;
    if (atBottom.current) {
      setBelow(0);
      shownToBottom();
    }
    if (element.scrollTop < 120 && current?.earlier) void loadEarlier();
  };
  const toBottom = () => {
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  };
  return (
    <div class="thread-frame">
      <div class="thread" ref={scroller} role="log" aria-live="off" aria-label={t("thread-label")} tabIndex={0} onScroll={scrolled}>
        {current === null ? <p class="thread-wait">{t("loading")}</p> : null}
        {current?.earlier ? (
          <button class="link thread-earlier" type="button" disabled={loadingEarlier.value} onClick={() => void loadEarlier()}>
            {loadingEarlier.value ? t("loading") : t("thread-earlier")}
          </button>
        ) : null}
        {messages.map((message, index) => (
          <>
            <Entry key={message.id} message={message} before={messages[index - 1]} after={messages[index + 1]} sittings={current?.sittings ?? []} became={became.get(message.id)} changes={message.changes ? messages.find((each) => each.id === message.changes) : undefined} />
            {happenedBetween(current?.timeline ?? [], message.at, messages[index + 1]?.at ?? Infinity).map((each) => <Happened key={each.id} happening={each} />)}
          </>
        ))}
        {waiting.map((item) => <UnsentView key={item.key} item={item} />)}
        <p class="thread-typing">{typing ? t("thread-typing", { alias: openRow.value?.alias ?? "" }) : ""}</p>
      </div>
      {below > 0 ? <button class="pill low" type="button" onClick={toBottom}>{t("thread-below", { count: below })}</button> : null}
    </div>
  );
}

interface EntryProps {
  message: Message;
  before: Message | undefined;
  after: Message | undefined;
  sittings: readonly Sitting[];
  became: Became | undefined;
  /** The earlier message that this one changes or takes back. */
  changes: Message | undefined;
}

function Entry({ message, before, after, sittings, became, changes }: EntryProps) {
  const newDay = !before || !sameDay(before.at, message.at);
  const newSitting = before !== undefined && before.sitting_id !== message.sitting_id;
  const number = sittings.find((sitting) => sitting.id === message.sitting_id)?.number;
  const joined = after !== undefined && became === undefined && together(message, after);
  return (
    <>
      {newDay ? <p class="day">{dayName(message.at, now.peek())}</p> : null}
      {newSitting && number !== undefined ? <p class="sitting"><span>{t("thread-sitting", { number })}</span></p> : null}
      <MessageView message={message} became={became} changes={changes} joined={joined} follows={before !== undefined && !newDay && !newSitting && together(before, message)} />
    </>
  );
}

/** One person's lines in one go share one time. A line with something to say for itself stands alone. */
function together(a: Message, b: Message): boolean {
  return (
    a.direction === b.direction && a.direction !== "note" && a.author?.id === b.author?.id && b.at - a.at < TOGETHER_MS && sameDay(a.at, b.at) &&
    a.sitting_id === b.sitting_id && !a.envelope && !b.envelope && a.flags.length === 0 && a.safety === null && b.safety === null && (a.delivery?.state ?? null) === (b.delivery?.state ?? null)
  );
}
