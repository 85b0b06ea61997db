/** Twenty-four feelings, the phone's own drawings. One tab stop; arrows move, Escape closes and leaves nothing else. */
import { useEffect, useRef, useState } from "preact/hooks";

const feelings = [..."🙂😊😂🥰😌😐😕😔😢😭🥺😟😨😱😳😠😡😖😩😴🤢💔❤🙏"];
const perRow = 8;

export function EmojiPicker({ choose, close }: { choose(emoji: string): void; close(): void }) {
  const box = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const focus = (at: number) => {
    const next = Math.max(0, Math.min(feelings.length - 1, at));
    setCurrent(next);
    box.current?.querySelectorAll("button")[next]?.focus();
  };
  useEffect(() => focus(0), []);
  const onKeyDown = (event: KeyboardEvent) => {
    const forward = box.current && getComputedStyle(box.current).direction === "rtl" ? -1 : 1;
    const steps: Record<string, number> = { ArrowRight: forward, ArrowLeft: -forward, ArrowDown: perRow, ArrowUp: -perRow };
    const step = steps[event.key];
    if (event.key === "Escape") close();
    else if (step !== undefined) focus(current + step);
    else return;
    event.preventDefault();
  };
  return (
    <div class="emoji" role="group" ref={box} onKeyDown={onKeyDown}>
      {feelings.map((feeling, at) => (
        <button type="button" key={feeling} tabIndex={at === current ? 0 : -1} onClick={() => { setCurrent(at); choose(feeling); }}>{feeling}</button>
      ))}
    </div>
  );
}
