/** The button beside a picture that is larger than the page: in its own size, or as wide as the page. */
function setUpZoom(section: Element, button: HTMLButtonElement): void {
  const canvas = section.querySelector('.canvas');
  const picture = canvas?.querySelector('svg');
  const tools = button.closest('p');
  if (canvas == null || picture == null || tools === null) return;
  if (picture.width.baseVal.value <= canvas.clientWidth) return;
  tools.hidden = false;
  const zoom = (isFit: boolean): void => {
    canvas.classList.toggle('fit', isFit);
    button.setAttribute('aria-pressed', String(isFit));
  };
  const isReadable = canvas.clientWidth / picture.width.baseVal.value >= 0.8;
  zoom(isReadable);
  button.addEventListener('click', () => zoom(!canvas.classList.contains('fit')));
}

export function setUpDiagrams(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button.zoom')) {
    const section = button.closest('section');
    if (section !== null) setUpZoom(section, button);
  }
}
