/** What writes each format, and is loaded only where that format is asked for. */
export type Loaders<Format extends string, Given extends readonly unknown[]> = Readonly<
  Record<Format, () => Promise<(...given: Given) => string>>
>;

/** Writes in one of the formats that were loaded. */
export type RenderIn<Format extends string, Given extends readonly unknown[]> = (format: Format, ...given: Given) => string;

/** Loads what writes these formats. */
export async function loadRenders<Format extends string, Given extends readonly unknown[]>(
  loaders: Loaders<Format, Given>, formats: readonly Format[],
): Promise<RenderIn<Format, Given>> {
  const loaded = new Map(await Promise.all([...new Set(formats)].map(async (format) => [format, await loaders[format]()] as const)));
  return (format, ...given) => {
    const render = loaded.get(format);
    if (render === undefined) throw new Error(`the format ${format} was not loaded`);
    return render(...given);
  };
}
