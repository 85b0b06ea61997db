// Reviews of colleagues' talks, and of one's own: what the server lists, and the sheet that is open.
import { signal } from "@preact/signals";
import * as api from "../api/commands.ts";
import type { NewReview, Review, ReviewSheet, ReviewsPage } from "../api/types.ts";
import { language } from "../texts/texts.ts";
import { attempt, sentence } from "./notices.ts";
import { goReview } from "./route.ts";
import { mayErase } from "./session.ts";

export const reviews = signal<ReviewsPage | null>(null);
export const ofMe = signal<readonly Review[] | null>(null);
export const reviewTrouble = signal<string | null>(null);
/** One sheet at a time; its talk's words go with it. */
export const sheet = signal<ReviewSheet | null>(null);

export async function loadReviews(): Promise<void> {
  await guarded(async () => {
    ofMe.value = await api.reviewsOfMe(language.value);
    if (mayErase.value) reviews.value = await api.reviews(language.value);
  });
}

export async function loadSheet(id: string): Promise<void> {
  await guarded(async () => void (sheet.value = await api.reviewSheet(id, language.value)));
}

export function leaveSheet(): void {
  sheet.value = null;
}

export async function beginReview(of: NewReview): Promise<void> {
  await attempt(async () => {
    const begun = await api.beginReview(of, language.value);
    sheet.value = begun;
    goReview(begun.review.row.id);
  });
}

async function guarded(read: () => Promise<void>): Promise<void> {
  try {
    await read();
    reviewTrouble.value = null;
  } catch (error) {
    reviewTrouble.value = sentence(error);
  }
}
