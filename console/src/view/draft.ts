// A form's draft. Screens are drawn a moment after a field was left; whoever saves at once needs what is in it now.
import { useRef, useState } from "preact/hooks";

/** The draft as it is shown, what changes it, and what it is at this moment. */
export function useDraft<T>(start: T): readonly [T, (next: T) => void, () => T] {
  const latest = useRef(start);
  const [shown, show] = useState(start);
  const put = (next: T) => {
    latest.current = next;
    show(next);
  };
  return [shown, put, () => latest.current];
}
