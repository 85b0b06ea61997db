/** Shift pressed three times within 1.5 s with no other key between means "leave now". Holding it down counts once. */

const window_ms = 1500;

export interface KeyPress {
  key: string;
  repeat: boolean;
}

export function tripleShift(): (press: KeyPress, now_ms: number) => boolean {
  let presses: number[] = [];
  return ({ key, repeat }, now_ms) => {
    if (key !== "Shift") presses = [];
    else if (!repeat) presses = [...presses.slice(-2), now_ms];
    return presses.length === 3 && now_ms - (presses[0] ?? 0) <= window_ms;
  };
}
