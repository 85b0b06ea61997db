/** Keeps "Leave now" on screen when a phone's keyboard opens: some browsers lay it over the page instead of shrinking it. */

export function fitToScreen(): void {
  const view = window.visualViewport;
  if (!view) return;
  const fit = () => {
    // Pinched open to read: leave the page alone.
    if (view.scale > 1.01) return;
    document.documentElement.style.setProperty("--height", `${view.height}px`);
    window.scrollTo(0, 0);
  };
  view.addEventListener("resize", fit);
  view.addEventListener("scroll", fit);
  fit();
}
