/** After the talk: what happened to the words, and where to turn next. */
import { useEffect, useRef } from "preact/hooks";
import type { Store } from "../store";
import { rich, t } from "../texts";
import { callLink, emergencyLink } from "./help-lines";

export function Ended({ store }: { store: Store }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const { hotline } = store.config;
  return (
    <div class="scroll ended">
      <h1 tabIndex={-1} ref={title}>{t("ended-title")}</h1>
      <p>{rich("ended-text", { phone: callLink(hotline), emergency: emergencyLink(hotline) })}</p>
      <button type="button" class="pill strong" onClick={store.startAgain}>{t("write-again")}</button>
    </div>
  );
}
