/** How the button and the panel look on somebody else's page, out of reach of that page's styles. */

/** A hotline's own colour, with whichever of black and white is easier to read on it. Anything but #rrggbb is ignored. */
export function readableOn(color: string): { ground: string; ink: string } | null {
  if (!/^#[0-9a-f]{6}$/i.test(color)) return null;
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  // Above this luminance black has the higher contrast (WCAG 2.2, relative luminance).
  return { ground: color, ink: 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? "#000" : "#fff" };
}

export function stylesheet(root: ShadowRoot, own: { ground: string; ink: string } | null): void {
  const rules = css + (own ? `:host{--g:${own.ground}!important;--i:${own.ink}!important}` : "");
  try {
    // Not subject to the page's style-src, unlike a style element.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement("style");
    style.textContent = rules;
    root.append(style);
  }
}

const css = `
:host{all:initial!important;--g:#0b6361!important;--i:#fff!important;--c:#fff!important}
[hidden]{display:none!important}
.open,.panel{position:fixed;z-index:2147483647;inset-block-end:1rem;inset-inline-end:1rem;box-shadow:0 1px 2px rgb(32 36 44/.1),0 8px 24px rgb(32 36 44/.16)}
.open{display:flex;align-items:center;gap:.5rem;min-height:3rem;max-width:calc(100vw - 2rem);padding:.625rem 1.375rem;border:1px solid transparent;border-radius:99rem;background:var(--g);color:var(--i);font:600 1rem/1.2 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic",sans-serif;cursor:pointer}
.open:focus-visible,.back:focus-visible{outline:3px solid var(--g);outline-offset:3px}
.count{min-width:1.375rem;padding:.125rem .25rem;border-radius:99rem;background:var(--i);color:var(--g);font-size:.8125rem;text-align:center}
.panel{width:24rem;height:min(42rem,calc(100vh - 2rem));border-radius:1.25rem;overflow:hidden;background:var(--c);outline:1px solid rgb(128 128 128/.25)}
iframe{position:absolute;inset:0;width:100%;height:100%;border:0;color-scheme:light dark}
.back{position:absolute;inset-block-start:.5rem;inset-inline-end:.5rem;z-index:1;width:2.75rem;height:2.75rem;border:0;border-radius:50%;background:none;color:inherit;font:1.5rem/1 system-ui,sans-serif;cursor:pointer}
@media (prefers-color-scheme:dark){:host{--g:#6fc5bf!important;--i:#0d2b2a!important;--c:#1c2026!important}.back{color:#fff}}
`;
