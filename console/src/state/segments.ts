// How a text goes over the air (3GPP TS 23.038 §6.2.1, TS 23.040 §9.2.3.24.1): the 7-bit alphabet where every character is in it, else
// 16 bits, in one segment or several. The server counts with the same table of cases: tests/sms/segments.json.

export type Encoding = "gsm7" | "ucs2";

export interface Segments {
  encoding: Encoding;
  /** Septets, or units of 16 bits, over the whole text. */
  units: number;
  segments: number;
  /** What the last segment has room for. */
  left: number;
  /** The first character that the 7-bit alphabet lacks. */
  because: string | null;
}

export interface Smart extends Segments {
  /** What goes out. */
  text: string;
  /** Characters that were written more plainly. */
  replaced: number;
}

/** The most that one answer takes: gateways cut or refuse what is longer. */
export const MOST_SEGMENTS = 10;

const BASIC = new Set("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà");
/** Of two septets each. */
const EXTENSION = new Set("\f^{}\\[~]|€");
/** What says the same within the alphabet. */
const PLAINER: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4`\u2039\u203a]/, "'"],
  [/[\u201c-\u201f\u2033\u00ab\u00bb]/, '"'],
  [/[\u2010-\u2015\u2212]/, "-"],
  [/\u2026/, "..."],
  [/[\u00a0\u2000-\u200a\u202f\u205f\t]/, " "],
  [/[\u2022\u00b7]/, "*"],
  [/[\u200b\u2060\ufeff\u00ad]/, ""],
];

export function segments(text: string): Segments {
  // By characters, not by units: a pair is one, and is never cut.
  const characters = [...text];
  const because = characters.find((each) => !BASIC.has(each) && !EXTENSION.has(each)) ?? null;
  const narrow = because === null;
  const costs = characters.map((each) => (narrow ? (EXTENSION.has(each) ? 2 : 1) : each.length));
  const units = costs.reduce((sum, cost) => sum + cost, 0);
  const encoding = narrow ? "gsm7" : "ucs2";
  const [single, joined] = narrow ? [160, 153] : [70, 67];
  if (units <= single) return { encoding, units, segments: text === "" ? 0 : 1, left: single - units, because };
  let [count, filled] = [1, 0];
  for (const cost of costs) {
    if (filled + cost > joined) [count, filled] = [count + 1, 0];
    filled += cost;
  }
  return { encoding, units, segments: count, left: joined - filled, because };
}

/** With typographic characters written more plainly where that saves segments, else as it stands. */
export function smart(text: string): Smart {
  const plain = segments(text);
  const { text: other, replaced } = plainer(text);
  const better = segments(other);
  return replaced > 0 && better.segments < plain.segments ? { ...better, text: other, replaced } : { ...plain, text, replaced: 0 };
}

/** What makes a text take 16 bits: a letter rather than a mark that could be written plainly. */
export function culprit(text: string): string | null {
  return segments(plainer(text).text).because ?? segments(text).because;
}

function plainer(text: string): { text: string; replaced: number } {
  let replaced = 0;
  const characters = [...text].map((each) => {
    const found = PLAINER.find(([set]) => set.test(each));
    if (!found) return each;
    replaced += 1;
    return found[1];
  });
  return { text: characters.join(""), replaced };
}
