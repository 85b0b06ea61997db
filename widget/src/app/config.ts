/** What the server wrote into the document: the hotline, its hours, and the first language's words. */
import type { Texts } from "./texts";

export interface Config {
  key: string;
  hotline: { name: string; country: string; line: string; phone: string; emergency: string; safe_exit: string };
  languages: string[];
  language: string;
  open: boolean;
  opens_at: number | null;
  time_zone: string;
  uploads: boolean;
  embedder: string | null;
  wait_ms: number;
}

export const readConfig = () => read("earshot-config") as Config;
export const readTexts = () => read("earshot-texts") as Texts;

function read(id: string): unknown {
  return JSON.parse(document.getElementById(id)?.textContent ?? "null");
}
