// The browser's own dialog: it traps focus, closes on Escape and gives the focus back to where it was.
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { closeDialog } from "../store/dialogs.ts";

interface Props {
  name: string;
  size: "small" | "medium" | "large";
  children: ComponentChildren;
  onKey?: (event: KeyboardEvent) => void;
  /** What Escape does; it closes where nothing else is said. */
  onClose?: () => void;
}

export function Dialog({ name, size, children, onKey, onClose = closeDialog }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    const current = element.current;
    if (current && !current.open) current.showModal();
    return () => {
      current?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog ref={element} class={`dialog ${size}`} aria-label={name}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === element.current && size === "small") onClose();
      }}
      onKeyDown={onKey}>
      {children}
    </dialog>
  );
}
