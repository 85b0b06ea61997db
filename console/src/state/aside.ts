// What is done with a talk beside answering: until when it is put aside, whom a note names, what a canned reply leaves open. Pure.

const HOUR = 3_600_000;

/** Offered times: [words, when]; `null` is until they write. Morning is nine, evening is eight. */
export function snoozeChoices(now: number): readonly { id: string; at: number | null }[] {
  const tonight = atHour(now, 0, 20);
  return [
    { id: "hour", at: now + HOUR },
    { id: "three-hours", at: now + 3 * HOUR },
    ...(tonight > now + HOUR ? [{ id: "tonight", at: tonight }] : []),
    { id: "tomorrow", at: atHour(now, 1, 9) },
    { id: "week", at: atHour(now, 7, 9) },
    { id: "written", at: null },
  ];
}

function atHour(now: number, days: number, hour: number): number {
  const date = new Date(now);
  date.setDate(date.getDate() + days);
  return date.setHours(hour, 0, 0, 0);
}

/** "@Jonas Probst" names the colleague whose name follows; the longest name wins. */
export function mentioned<Who extends { id: string; name: string }>(text: string, people: readonly Who[]): string[] {
  const found = new Set<string>();
  const byLength = [...people].sort((a, b) => b.name.length - a.name.length);
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    const rest = text.slice(at + 1).toLocaleLowerCase();
    const named = byLength.find((each) => rest.startsWith(each.name.toLocaleLowerCase()));
    if (named) found.add(named.id);
  }
  return [...found];
}

/** `{operator}` and its like are filled from what is known; what isn't known stays, to be seen. */
export function filled(text: string, known: Readonly<Record<string, string>>): string {
  return text.replace(/\{\s*([a-z_]+)\s*\}/g, (whole, name: string) => known[name] ?? whole);
}

/** The first place that nobody has filled in. */
export function openPlace(text: string): string | null {
  return /\{\s*[a-z_]+\s*\}/.exec(text)?.[0] ?? null;
}

/** A code that a name could have: small letters, digits and dashes. */
export function codeOf(name: string): string {
  return name.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 32).replace(/-+$/, "");
}
