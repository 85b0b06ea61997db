/** What the tests use of texts.mjs. */
export function messagesOf(source: string, fail: (node: unknown, what: string) => never): Record<string, string | { by: string; cases: Record<string, string> }>;
