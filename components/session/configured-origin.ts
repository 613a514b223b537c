/** Set by the root layout. Only the browser knows at which URL it opened the page: a proxy may have rewritten Host. */
const configuredOrigin = (): string | undefined =>
  typeof document === 'undefined' ? undefined : document.documentElement.dataset['origin']

/** The configured origin if this page was opened at another one, where the server rejects every action; else null. */
export function otherOrigin(): string | null {
  const origin = configuredOrigin()
  return origin === undefined || origin === location.origin ? null : origin
}

/** Why no action can succeed on this page, in the words of the root layout; null if it was opened at the configured origin. */
export const otherOriginProblem = (): string | null =>
  otherOrigin() === null ? null : (document.documentElement.dataset['originProblem'] ?? null)
