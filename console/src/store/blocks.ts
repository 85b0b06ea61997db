// Contacts whose usual messages call nobody for a time: set in a talk, looked at by supervisors.
import { signal } from "@preact/signals";
import * as api from "../api/commands.ts";
import type { BlockForm, ListedBlock, Row } from "../api/types.ts";
import { t } from "../texts/texts.ts";
import { dayAndHour } from "../texts/times.ts";
import { attempt, done, sentence } from "./notices.ts";
import { load, openId } from "./talk.ts";

export const blocks = signal<readonly ListedBlock[] | null>(null);
export const blocksTrouble = signal<string | null>(null);

export async function block(row: Row, form: BlockForm, key: string): Promise<boolean> {
  return attempt(async () => {
    const set = await api.block(row.id, form, key);
    done(t("done-blocked", { alias: row.alias, time: dayAndHour(set.until_at) }));
    await load(row.id);
  });
}

export async function liftBlock(id: string, alias: string): Promise<void> {
  await attempt(async () => {
    await api.liftBlock(id);
    done(t("done-unblocked", { alias }));
  });
  const open = openId.peek();
  if (open !== null) await load(open);
}

export async function loadBlocks(): Promise<void> {
  try {
    blocks.value = await api.blocks();
    blocksTrouble.value = null;
  } catch (error) {
    blocksTrouble.value = sentence(error);
  }
}

export async function confirmBlock(id: string): Promise<void> {
  await attempt(() => api.confirmBlock(id));
  await loadBlocks();
}
