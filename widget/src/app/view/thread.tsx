/** The first screen and, once something was said, the talk below it; it follows its own end unless the child scrolled away. */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Store } from "../store";
import { t } from "../texts";
import { Down } from "./icons";
import { Intro, SafeQuestion } from "./intro";
import { Lines } from "./lines";

const nearEnd_px = 64;

export function Thread({ store }: { store: Store }) {
  const scroller = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const { lines, started, typing } = store.talk.value;
  const visible = store.visible.value;
  const unread = store.unread.value;
  const mine = lines.filter((line) => line.kind === "mine").length;

  const measure = () => {
    const box = scroller.current;
    if (box) setAtEnd(box.scrollHeight - box.scrollTop - box.clientHeight < nearEnd_px);
  };
  const toEnd = () => {
    const box = scroller.current;
    if (box) box.scrollTop = box.scrollHeight;
    setAtEnd(true);
  };

  // What the child just wrote is always brought into view; what others wrote only if the end was.
  useLayoutEffect(() => {
    if (started) toEnd();
  }, [mine, started]);
  useLayoutEffect(() => {
    if (started && atEnd) toEnd();
  }, [lines, typing]);
  useEffect(() => {
    if (started && atEnd && visible) store.readToEnd();
  }, [lines, atEnd, visible]);

  // A keyboard that opens makes the box smaller; the end must not slip away under it.
  useEffect(() => {
    const box = scroller.current;
    if (!box || typeof ResizeObserver === "undefined") return undefined;
    const observer = new ResizeObserver(() => {
      if (box.dataset["follow"] === "yes") box.scrollTop = box.scrollHeight;
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, []);

  return (
    <div class="middle">
      <div class="scroll" role="region" ref={scroller} onScroll={measure} data-follow={started && atEnd ? "yes" : "no"} tabIndex={0} aria-label={t("app-name")}>
        <Intro store={store} />
        {started ? null : <SafeQuestion store={store} />}
        {started && (
          <div class="thread">
            <SafeQuestion store={store} />
            <p class="aside">{t("keep-open")}</p>
            <Lines store={store} />
            {typing && <p class="typing"><span class="dots" aria-hidden="true"><i /><i /><i /></span>{t("typing", { name: typing })}</p>}
          </div>
        )}
      </div>
      {started && !atEnd && unread > 0 && (
        <button type="button" class="jump" onClick={toEnd}><Down />{t("new-messages", { count: unread })}</button>
      )}
    </div>
  );
}
