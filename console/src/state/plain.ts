// How hard words are to read, told by counting alone, so that it holds in every language: a hint and never a rule.

export type Hard = "sentence" | "words" | "much";

/** A sentence of more words is hard to follow for somebody of ten. */
const SENTENCE_WORDS = 25;
/** More words at once are hard to take in on a phone. */
const MUCH_WORDS = 140;
/** Of so few words nothing can be said. */
const TELLING_WORDS = 20;
/** LIX (Björnsson 1968): words a sentence, and the share of long words in per cent. From here on it is hard. */
const LIX_HARD = 55;
const LONG_LETTERS = 6;

/** What to say of it first; null where it reads well. */
export function hardIn(text: string): Hard | null {
  const sentences = text.split(/[.!?…。؟።\n]+/u).map(wordsIn).filter((words) => words.length > 0);
  if (sentences.some((words) => words.length > SENTENCE_WORDS)) return "sentence";
  const words = sentences.flat();
  if (words.length > MUCH_WORDS) return "much";
  if (words.length < TELLING_WORDS) return null;
  const long = words.filter((word) => [...word].length > LONG_LETTERS).length;
  return words.length / sentences.length + (100 * long) / words.length >= LIX_HARD ? "words" : null;
}

function wordsIn(sentence: string): readonly string[] {
  return sentence.match(/[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu) ?? [];
}

/** What a reply's language says beside theirs: written in another one, or one that the writer doesn't speak. Null where all is well. */
export function foreignTo(theirs: string | null, written: string | null, spoken: readonly string[]): "other" | "unspoken" | null {
  if (theirs === null) return null;
  if (written !== null && base(written) !== base(theirs)) return "other";
  return spoken.length > 0 && !spoken.some((each) => base(each) === base(theirs)) ? "unspoken" : null;
}

function base(tag: string): string {
  return tag.toLowerCase().split("-")[0] ?? "";
}
