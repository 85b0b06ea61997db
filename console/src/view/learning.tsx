// What colleagues learn from, beside their talks: one file that comes when the first of these pages does.
import { DebriefPage } from "./debrief-page.tsx";
import { Facts } from "./facts-page.tsx";
import type { Parts } from "./later.tsx";
import { PracticePage, PracticeTalk } from "./practice-page.tsx";
import { ReviewPage } from "./review-sheet.tsx";
import { ReviewsPage } from "./reviews-page.tsx";

export const parts: Parts = {
  debrief: DebriefPage,
  facts: Facts,
  practice: PracticePage,
  review: ReviewPage,
  reviews: ReviewsPage,
  trains: PracticeTalk,
};
