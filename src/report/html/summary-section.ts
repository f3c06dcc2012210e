import type { Anchors } from './anchors';
import type { CheckedApp } from './checked-app';
import { html, sentence, type Markup } from './markup';

type Tone = 'error' | 'warn' | 'info' | 'good' | 'calm';

interface Figure {
  readonly count: string;
  readonly text: string;
  readonly tone: Tone;
}

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many);

function figures({ report: { summary } }: CheckedApp): readonly Figure[] {
  const { errors, warnings, infos, classes, releases } = summary;
  return [
    { count: String(errors), text: plural(errors, 'error', 'errors'), tone: errors > 0 ? 'error' : 'good' },
    { count: String(warnings), text: plural(warnings, 'warning', 'warnings'), tone: warnings > 0 ? 'warn' : 'good' },
    ...(infos > 0 ? [{ count: String(infos), text: plural(infos, 'note', 'notes'), tone: 'info' } as const] : []),
    { count: String(classes.compared), text: `${plural(classes.compared, 'class', 'classes')} compared (client ${classes.client}, server ${classes.server})`, tone: 'calm' },
    ...(releases === undefined || releases.checked === 0
      ? []
      : [{ count: `${releases.broken.length} of ${releases.checked}`, text: 'released clients break', tone: releases.broken.length > 0 ? 'error' : 'good' } as const]),
  ];
}

/** Whether the two sides fit, in one sentence. */
function verdict({ report: { summary }, comparison }: CheckedApp): { readonly text: string; readonly tone: Tone } {
  const { errors, warnings, classes } = summary;
  const isLocal = comparison.target === 'local';
  if (errors > 0) return { text: isLocal ? 'This would break on the device.' : 'The two sides do not fit.', tone: 'error' };
  if (warnings > 0) return { text: 'Nothing is sure to break; the warnings are worth a look.', tone: 'warn' };
  if (isLocal) return { text: 'Nothing would break on the device.', tone: 'good' };
  return classes.compared === 0 ? { text: 'No class was compared.', tone: 'warn' } : { text: 'The two sides fit.', tone: 'good' };
}

/** What it comes to, before anything else. */
export function summarySection(app: CheckedApp, anchors: Anchors): Markup {
  const { text, tone } = verdict(app);
  const id = anchors.ofPart('summary');
  return html`<section class="summary" aria-labelledby="${id}"><h2 id="${id}" class="verdict ${tone}">${app.name !== null && html`<span class="app">${app.name}</span> `}${text}</h2><ul class="figures">${figures(app).map((figure) => html`<li class="${figure.tone}"><b>${figure.count}</b> ${figure.text}</li>`)}</ul><ul class="notes">${app.notes.map((note) => html`<li>${sentence(note)}</li>`)}</ul></section>`;
}
