/** What the address points at, which a filter may hide, or a fold. */
function target(): HTMLElement | null {
  const id = decodeURIComponent(location.hash.slice(1));
  return id === '' ? null : document.getElementById(id);
}

function show(shown: HTMLElement): void {
  const fold = shown.closest('details');
  if (fold !== null) fold.open = true;
  shown.hidden = false;
  shown.scrollIntoView();
  if (!shown.hasAttribute('tabindex')) shown.tabIndex = -1;
  shown.focus({ preventScroll: true });
}

/** Shows what the address points at: the filters that hide it are taken off, and the fold around it is opened. */
export function showAnchor(): void {
  const shown = target();
  if (shown === null) return;
  if (!shown.hidden) return show(shown);
  shown.closest('section')?.querySelector('form')?.reset();
  setTimeout(() => show(shown));
}
