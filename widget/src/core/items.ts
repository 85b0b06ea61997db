/** What the stream carries (wire format of the web chat). Deliberately absent: any state; see talk.ts. */

export type SafeAnswer = "yes" | "no" | "unsure";
export type Ahead = "none" | "few" | "several";

export interface Attachment {
  id: string;
  size_bytes: number;
  media_type: string;
  name: string;
}

interface Durable {
  seq: number;
  at: number;
}

export interface MessageItem extends Durable {
  kind: "message";
  id: string;
  client_id?: string;
  from: "me" | "operator";
  author?: string;
  text: string;
  attachments?: Attachment[];
}

export type DurableItem =
  | MessageItem
  | (Durable & { kind: "safety"; answer: SafeAnswer })
  | (Durable & { kind: "seen"; up_to: number })
  | (Durable & { kind: "joined"; name: string })
  | (Durable & { kind: "left"; name: string })
  | (Durable & { kind: "closed"; by: "operator" | "timeout" | "contact" })
  | (Durable & { kind: "erased"; id: string });

/** Ephemeral items carry seq 0: only the latest of each kind matters. */
export type EphemeralItem =
  | { seq: 0; at: number; kind: "typing"; name: string; on: boolean }
  | { seq: 0; at: number; kind: "waiting"; ahead: Ahead | null; operators: "here" | "away" };

export type Item = DurableItem | EphemeralItem;

const kinds = ["message", "safety", "seen", "joined", "left", "closed", "erased", "typing", "waiting"];

/** A newer server may send kinds this document doesn't know; they are dropped here but still move the cursor. */
export function isKnown(item: { kind: string }): item is Item {
  return kinds.includes(item.kind);
}
