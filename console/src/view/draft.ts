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

/** What gives a form up, and whether it was asked to while there was something in it: then it takes the same key once more. */
export function useGiveUp(onClose: () => void): readonly [(isFilled: boolean) => void, boolean] {
  const [unsure, setUnsure] = useState(false);
  const giveUp = (isFilled: boolean) => {
    if (isFilled && !unsure) setUnsure(true);
    else onClose();
  };
  return [giveUp, unsure];
}
