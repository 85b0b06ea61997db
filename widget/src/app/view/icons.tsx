/** The few drawings; each stands beside words or on a named button, so all are hidden from screen readers. */

const icon = (path: string, turns = false) => () => (
  <svg class={turns ? "turns" : undefined} viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
    <path d={path} />
  </svg>
);

export const Eye = icon("M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12zM9 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0");
export const Warn = icon("M12 4l9 16H3zM12 10v4M12 17v.01");
/** Points out of the page, so it turns where lines run from right to left. */
export const Door = icon("M14 4h6v16h-6M3 12h11M10 8l4 4-4 4", true);
export const Up = icon("M12 19V5M6 11l6-6 6 6");
export const Down = icon("M12 5v14M6 13l6 6 6-6");
export const Smile = icon("M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M8.5 14.5c1.8 2.2 5.2 2.2 7 0M9 9.5v.01M15 9.5v.01");
export const Picture = icon("M4 5h16v14H4zM4 16l4.5-4.5 4 4L15 13l5 5M15.5 9v.01");
export const Minus = icon("M6 12h12");
export const Phone = icon("M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 6a2 2 0 0 1 2-2");
