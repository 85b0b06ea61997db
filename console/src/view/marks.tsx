// Shapes: the brand, and urgency as a diamond, triangle, disc, ring or dash, so that colour is never the only sign.
import type { Priority } from "../api/types.ts";
import { CASE_KEYS } from "../state/case-fields.ts";
import { t } from "../texts/texts.ts";

export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" aria-hidden="true">
      <path d="M6 15a6 6 0 1 1 12 0c0 3-2 3-3 5s-3 2-4 1" />
      <path d="M10 14a2 2 0 1 1 3.5 1.5" />
    </svg>
  );
}

/** Somebody listens. */
export function Ear() {
  return (
    <svg class="ear" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" aria-hidden="true">
      <path d="M6 15a6 6 0 1 1 12 0c0 3-2 3-3 5s-3 2-4 1" />
      <path d="M10 14a2 2 0 1 1 3.5 1.5" />
    </svg>
  );
}

export function Urgency({ priority, named = false }: { priority: Priority; named?: boolean }) {
  return (
    <>
      <svg class={`urgency p${priority}`} viewBox="0 0 16 16" aria-hidden="true">{shape(priority)}</svg>
      {named ? <span class="sr">{t(`priority-${priority}`)}</span> : null}
    </>
  );
}

function shape(priority: Priority) {
  switch (priority) {
    case 0:
      return (
        <>
          <path fill="currentColor" d="M8 0l8 8-8 8-8-8z" />
          <path class="cut" d="M7.1 4h1.8v5H7.1zM7.1 10.2h1.8V12H7.1z" />
        </>
      );
    case 1:
      return <path fill="currentColor" d="M8 1l8 14H0z" />;
    case 2:
      return <circle cx="8" cy="8" r="6.5" fill="currentColor" />;
    case 3:
      return <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="2" />;
    case 4:
      return <path stroke="currentColor" stroke-width="2" d="M3 8h10" />;
  }
}

/** The key that does the same as a button of a case. */
export function Letter({ of }: { of: keyof typeof CASE_KEYS }) {
  return <kbd aria-hidden="true">{CASE_KEYS[of].toUpperCase()}</kbd>;
}
