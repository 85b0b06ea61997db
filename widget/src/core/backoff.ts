/** How long to wait before trying again: full jitter, so that a thousand phones after an outage don't come back at once. */

export const backoffMin_ms = 500;
export const backoffMax_ms = 15_000;

/** `attempt` counts from 0; `random` is in [0, 1). A server's Retry-After is a floor, with its own jitter on top. */
export function backoff_ms(attempt: number, random: number, retryAfter_ms = 0): number {
  const ceiling = Math.min(backoffMax_ms, 2 * backoffMin_ms * 2 ** Math.min(attempt, 10));
  const jittered = backoffMin_ms + random * (ceiling - backoffMin_ms);
  return retryAfter_ms > 0 ? retryAfter_ms + random * backoffMin_ms : jittered;
}
