/** The numbers to call. They never leave the screen. */
import type { Config } from "../config";
import type { Store } from "../store";
import { t } from "../texts";
import { Phone } from "./icons";

export function HelpLines({ store }: { store: Store }) {
  const { line, phone, emergency } = store.config.hotline;
  return (
    <footer class="help">
      <a href={`tel:${line}`}>{t("call-line", { phone })}</a>
      <a href={`tel:${emergency}`}>{t("call-emergency", { emergency })}</a>
    </footer>
  );
}

export function callLink({ line, phone }: Config["hotline"]) {
  return <a class="number" href={`tel:${line}`}>{phone}</a>;
}

export function emergencyLink({ emergency }: Config["hotline"]) {
  return <a class="number" href={`tel:${emergency}`}>{emergency}</a>;
}

/** The one big button a child in danger should see. */
export function EmergencyCall({ emergency }: Config["hotline"]) {
  return <a class="call" href={`tel:${emergency}`}><Phone />{t("call-emergency", { emergency })}</a>;
}
