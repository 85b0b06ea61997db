// What sets a hotline up, and what leaves it as tables: one file that comes when the first of these pages does.
import { CannedPage } from "./canned-page.tsx";
import { ChannelsPage } from "./channels-page.tsx";
import type { Parts } from "./later.tsx";
import { ListsPage } from "./lists-page.tsx";
import { OperatorsPage } from "./operators-page.tsx";
import { ProceduresPage } from "./procedures-page.tsx";
import { SetUpPage } from "./setup-page.tsx";
import { TablesPage } from "./tables-page.tsx";
import { TextsPage } from "./texts-page.tsx";

export const parts: Parts = {
  canned: CannedPage,
  channels: ChannelsPage,
  lists: ListsPage,
  operators: OperatorsPage,
  procedures: ProceduresPage,
  setup: SetUpPage,
  tables: TablesPage,
  texts: TextsPage,
};
