// The recovery key of a Matrix account: made on request, shown once, kept nowhere.
import { useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import type { Channel } from "../api/types.ts";
import { sentence } from "../store/notices.ts";
import { t } from "../texts/texts.ts";

export function Recovery({ channel }: { channel: Channel }) {
  const [key, setKey] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    setFailed(null);
    try {
      setKey((await api.makeRecoveryKey(channel.id)).key);
    } catch (error) {
      setFailed(sentence(error));
    }
    setBusy(false);
  };
  return (
    <details class="channel-recovery">
      <summary>{t("matrix-recovery")}</summary>
      <p class="soft small">{t("matrix-recovery-hint")}</p>
      {key === null ? <button class="button small" type="button" disabled={busy} onClick={() => void make()}>{t("matrix-recovery-make")}</button> : <p role="status">{t("matrix-recovery-once")} <code>{key}</code></p>}
      {failed === null ? null : <p class="form-trouble" role="alert">{failed}</p>}
    </details>
  );
}
