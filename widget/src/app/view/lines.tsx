/** What was said, line by line. Text nodes only: what somebody wrote never becomes markup. */
import type { ComponentChildren } from "preact";
import type { Line, Status } from "../../core/talk";
import { linkPieces } from "../../core/links";
import type { Attachment } from "../../core/items";
import type { Store } from "../store";
import { t } from "../texts";
import { Picture } from "./icons";

export function Lines({ store }: { store: Store }) {
  const { lines } = store.talk.value;
  const waiting = store.snapshot.value.link !== "ok" && store.snapshot.value.link !== "slow";
  return (
    <ol class="lines">
      {lines.map((line, at) => <Row key={line.key} line={line} next={lines[at + 1]} store={store} waiting={waiting} />)}
    </ol>
  );
}

interface RowProps {
  line: Line;
  next: Line | undefined;
  store: Store;
  waiting: boolean;
}

function Row({ line, next, store, waiting }: RowProps) {
  switch (line.kind) {
    case "mine": {
      // One word under a run of messages in the same state is calmer than one under each.
      const last = next?.kind !== "mine" || next.status !== line.status;
      return (
        <li class="mine">
          <div class="bubble">
            <span class="unseen">{t("message-from-you")}: </span>
            {line.text && <span class="words" dir="auto">{line.text}</span>}
            {line.picture && <span class="file"><Picture />{line.picture}</span>}
            {line.attachments.map((file) => <span class="file" key={file.id}><Picture />{file.name}</span>)}
          </div>
          {last && <small class={`status ${line.status}`}>{statusText(line.status, waiting)}</small>}
        </li>
      );
    }
    case "theirs":
      return (
        <li class="theirs">
          <div class="bubble">
            <span class="unseen">{t("message-from", { name: line.author ?? t("app-name") })}: </span>
            {line.text && <span class="words" dir="auto">{linked(line.text)}</span>}
            {line.attachments.map((file) => <Download key={file.id} file={file} store={store} />)}
          </div>
        </li>
      );
    case "joined":
    case "left":
      return <li class="aside">{t(line.kind, { name: line.name })}</li>;
    case "closed":
      return (
        <li class="aside over">
          {t(line.by === "timeout" ? "talk-closed-timeout" : "talk-closed")} {t("talk-closed-again")}
        </li>
      );
    case "lost":
      return <li class="aside over">{t("session-lost")} {t("talk-closed-again")}</li>;
  }
}

function statusText(status: Status, waiting: boolean): string {
  if (status === "sending") return t(waiting ? "status-waiting-line" : "status-sending");
  return t(status === "seen" ? "status-seen" : "status-sent");
}

function linked(text: string): ComponentChildren {
  return linkPieces(text).map((piece) =>
    piece.href ? <a href={piece.href} rel="noreferrer noopener" target="_blank">{piece.text}</a> : piece.text,
  );
}

function Download({ file, store }: { file: Attachment; store: Store }) {
  return (
    <button type="button" class="file" onClick={() => void store.download(file.id, file.name)}>
      <Picture />{t("attach-download")}
    </button>
  );
}
