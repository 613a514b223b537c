/** Names of time zones to choose from, with those that are chosen already. Browsers know other names than the server, so both use this list. */
export const zonesWith = (...chosen: readonly string[]): string[] =>
  [...new Set([...chosen, 'UTC', ...Intl.supportedValuesOf('timeZone')])].toSorted()
