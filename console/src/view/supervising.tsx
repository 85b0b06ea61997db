// What supervisors open: one file that comes when the first of these pages does.
import { AuditPage } from "./audit-page.tsx";
import { BlocksPage } from "./blocks-page.tsx";
import { BoardPage } from "./board-page.tsx";
import type { Parts } from "./later.tsx";
import { RetentionPage } from "./retention-page.tsx";
import { RightsPage } from "./rights-page.tsx";
import { SealedPage } from "./sealed-page.tsx";
import { ShiftsPage } from "./shifts-page.tsx";
import { TriagePage } from "./triage-page.tsx";

export const parts: Parts = {
  audit: AuditPage,
  blocks: BlocksPage,
  board: BoardPage,
  retention: RetentionPage,
  rights: RightsPage,
  sealed: SealedPage,
  shifts: ShiftsPage,
  triage: TriagePage,
};
