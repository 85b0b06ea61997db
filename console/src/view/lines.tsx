// Several talks shown in one: over which line the next answer goes. Where they wrote last, unless somebody chooses.
import type { Row } from "../api/types.ts";
import { line, over, thread } from "../store/talk.ts";
import { t } from "../texts/texts.ts";

/** `fixed`: files are on their way over the line that was chosen. */
export function LinePicker({ row, fixed }: { row: Row; fixed: boolean }) {
  const lines = thread.value?.lines ?? [];
  const chosen = line.value;
  if (lines.length === 0 || chosen === null) return null;
  return (
    <label class="composer-line"><span>{t("composer-over")}</span>
      <select disabled={fixed} value={chosen.id} onChange={(event) => (over.value = new Map(over.value).set(row.id, event.currentTarget.value))}>
        {lines.map((each) => (
          <option key={each.id} value={each.id} disabled={each.is_closed || each.left_at !== null}>{t("composer-line", { channel: t(`channel-${each.channel.kind}`), alias: each.contact.alias, address: each.contact.address_masked })}</option>
        ))}
      </select>
    </label>
  );
}
