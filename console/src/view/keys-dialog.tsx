// The keyboard map: made from the same list the keyboard obeys, so it can't be out of date.
import { ACTIONS } from "../store/actions.ts";
import { closeDialog } from "../store/dialogs.ts";
import { t } from "../texts/texts.ts";
import { Dialog } from "./dialog.tsx";
import { modifier } from "./save-key.tsx";

const WRITTEN: Readonly<Record<string, string>> = { ArrowDown: "↓", ArrowUp: "↑", Escape: "Esc", Enter: "↵", Shift: "⇧" };

export function KeysDialog() {
  return (
    <Dialog name={t("keys-title")} size="medium">
      <header class="dialog-top">
        <h2>{t("keys-title")}</h2>
        <button class="quiet" type="button" aria-label={t("dismiss")} onClick={closeDialog}>×</button>
      </header>
      <div class="keys">
        {(["list", "talk", "case", "go", "desk"] as const).map((group) => (
          <section key={group}>
            <h3>{t(`keys-${group}`)}</h3>
            <dl>
              {ACTIONS.filter((action) => action.group === group && action.keys.length > 0).map((action) => (
                <div key={action.id} class="fact">
                  <dt>{action.keys.map((key) => <Keys key={key} path={key} />)}</dt>
                  <dd>{t(`action-${action.id}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p class="soft small">{t("keys-hint")}</p>
    </Dialog>
  );
}

export function Keys({ path }: { path: string }) {
  return (
    <span class="key-path">
      {path.split(/[ +]/).map((key) => <kbd key={key}>{key === "Mod" ? modifier() : (WRITTEN[key] ?? key.toUpperCase())}</kbd>)}
    </span>
  );
}
