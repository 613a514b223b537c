/** What browsers, or a proxy that decodes once, would read as the start of another host. */
const otherHost = /^\/(?:\/|%2f|%5c|%09|%0a|%0d)/i

/**
 * The part of `wanted` that is safe to go to after signing in: a path of this origin, or `/`. Browsers drop tabs and line
 * breaks and read `\` as `/`, so `/\evil` and `/<tab>/evil` would leave.
 */
export function redirectTarget(wanted: string | null | undefined, origin: string): string {
  if (!wanted || wanted.length > 2_000 || /[\p{Cc}\\]/u.test(wanted)) return '/'
  const path = wanted.startsWith(`${origin}/`) ? wanted.slice(origin.length) : wanted
  if (!path.startsWith('/') || otherHost.test(path) || !URL.canParse(path, origin)) return '/'
  const url = new URL(path, origin)
  const stays = url.origin === origin && !otherHost.test(url.pathname)
  return stays ? `${url.pathname}${url.search}${url.hash}` : '/'
}
