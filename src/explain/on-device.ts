import { entryOf, type CatalogueEntry } from './catalogue';
import { isDecided, type Explanation } from './explanation';

/** Errors of a realm that is opened, which only a synced one has. The groups but E are all of a server. */
const OF_SYNCED_REALMS = new Set(['E1', 'E9', 'E10', 'E14', 'E15', 'E30', 'E32']);

/** Whether an error only comes about where a server stands behind the realm. */
export const needsServer = ({ id, within }: Explanation): boolean =>
  !id.startsWith('E') || OF_SYNCED_REALMS.has(id) || (within !== null && OF_SYNCED_REALMS.has(within));

const causeOf = ({ cause, device }: CatalogueEntry): string => device?.cause ?? cause;

/**
 * The same explanation where no server stands behind the realm: then the other side is the file on the device, and what is
 * said of servers and client resets has no place. An error that needs a server keeps its cause, and nothing is advised.
 */
export function onDevice<Explained extends Explanation>(explanation: Explained): Explained {
  if (needsServer(explanation)) return { ...explanation, advice: [] };
  const { id, within, advice, title, cause } = explanation;
  const [own, heading] = [entryOf(id), within === null || !isDecided(within, explanation) ? undefined : entryOf(within)];
  const decides = heading ?? own;
  const ofTheSdk = advice.filter((each) => !decides.advice.includes(each));
  return {
    ...explanation,
    title: own.device?.title ?? title,
    cause: heading !== undefined ? `${causeOf(own)} ${causeOf(heading)}` : cause === own.cause ? causeOf(own) : cause,
    advice: [...(decides.device?.advice ?? decides.advice), ...ofTheSdk],
  };
}
