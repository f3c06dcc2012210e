/** What was asked for cannot be done as it was said, in one sentence: a configuration with its place, a flag, or a file to write. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
