/** What archiving a location does to its tokens, in numbers. */
export function archiveText(tokens: number): string {
  if (tokens === 0) return 'It has no tokens. You can restore it at any time.'
  const stop = tokens === 1 ? 'Its 1 token stops' : `Its ${tokens} tokens stop`
  return `${stop} working immediately, until you restore the location. Deliveries to its destinations are rejected.`
}
