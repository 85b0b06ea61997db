// Short words at the edge. Trouble stays long enough to be read twice and can be put away.
import { dismiss, notices } from "../store/notices.ts";
import { t } from "../texts/texts.ts";

export function Notices() {
  return (
    <div class="notices">
      {notices.value.map((notice) => (
        <div key={notice.id} class={`notice ${notice.kind}`} role={notice.kind === "trouble" ? "alert" : "status"}>
          <span>{notice.text}</span>
          <button class="quiet" type="button" onClick={() => dismiss(notice.id)} aria-label={t("dismiss")}>×</button>
        </div>
      ))}
    </div>
  );
}
