// The key that everybody's keyboard calls differently, and what saves with it.

export function modifier(): string {
  return /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl";
}

/** Beside the button that this key presses. */
export function SaveKey() {
  return <kbd>{modifier()} ↵</kbd>;
}
