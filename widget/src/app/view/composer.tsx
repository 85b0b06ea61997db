/** The place to write. Nothing typed here is kept by the browser: no name, no autofill, no spelling service. */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { textLimit, type Store } from "../store";
import { rich, t } from "../texts";
import { EmojiPicker } from "./emoji-picker";
import { callLink } from "./help-lines";
import { Picture, Smile, Up } from "./icons";

export function Composer({ store }: { store: Store }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const emojiButton = useRef<HTMLButtonElement>(null);
  const [choosing, setChoosing] = useState(false);
  const text = store.draft.value;
  const { started } = store.talk.value;

  const fit = () => {
    const area = field.current;
    if (!area) return;
    // Empty, it keeps its own size; otherwise the words in the placeholder would count as text.
    area.style.height = "";
    if (area.value) area.style.height = `${area.scrollHeight}px`;
  };
  useLayoutEffect(fit, [text, started]);
  // A keyboard that opens or a phone that turns changes how much room there is.
  useEffect(() => {
    addEventListener("resize", fit);
    return () => removeEventListener("resize", fit);
  }, []);

  const send = () => {
    setChoosing(false);
    store.send();
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // On a phone the enter key makes a new line; only a real keyboard sends with it.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || !matchMedia("(hover: hover) and (pointer: fine)").matches) return;
    event.preventDefault();
    send();
  };
  const insert = (emoji: string) => {
    const area = field.current;
    const at = area?.selectionStart ?? text.length;
    store.write(text.slice(0, at) + emoji + text.slice(area?.selectionEnd ?? at));
    requestAnimationFrame(() => area?.setSelectionRange(at + emoji.length, at + emoji.length));
  };
  const closeEmoji = () => {
    setChoosing(false);
    emojiButton.current?.focus();
  };

  return (
    <form class={`write ${started ? "" : "first"}`} autocomplete="off" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <NoticeLine store={store} />
      {choosing && <EmojiPicker choose={insert} close={closeEmoji} />}
      <div class="row">
        <div class="field">
          <textarea
            ref={field} rows={1} value={text} aria-label={t("write-label")} placeholder={t("write-placeholder")} dir={text ? "auto" : undefined}
            autocomplete="off" spellcheck={false} autocapitalize="sentences" enterkeyhint="enter"
            data-gramm="false" data-lpignore="true" data-1p-ignore
            onInput={(event) => store.write(event.currentTarget.value)} onKeyDown={onKeyDown}
          />
          {store.config.uploads && <PictureButton store={store} />}
          <button
            type="button" class="icon" ref={emojiButton} aria-label={t(choosing ? "emoji-close" : "emoji")} aria-expanded={choosing}
            onClick={() => setChoosing(!choosing)}
          ><Smile /></button>
        </div>
        <button type="submit" class="send" aria-label={t("send")} title={t("send")}><Up /></button>
      </div>
    </form>
  );
}

function NoticeLine({ store }: { store: Store }) {
  const notice = store.notice.value;
  if (!notice) return null;
  const words = notice === "service-unavailable" ? rich(notice, { phone: callLink(store.config.hotline) }) : t(notice, { max: textLimit });
  return <p class="notice">{words}</p>;
}

function PictureButton({ store }: { store: Store }) {
  const chooser = useRef<HTMLInputElement>(null);
  const chosen = (event: { currentTarget: HTMLInputElement }) => {
    const [file] = event.currentTarget.files ?? [];
    if (file) void store.attach(file);
    // The same picture can be chosen again after a failure.
    event.currentTarget.value = "";
  };
  return (
    <>
      <input ref={chooser} type="file" accept="image/*" hidden autocomplete="off" onChange={chosen} />
      <button type="button" class="icon" aria-label={t("attach")} title={t("attach")} onClick={() => chooser.current?.click()}><Picture /></button>
    </>
  );
}
