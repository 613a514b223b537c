/** Path starts that a browser, or a proxy that decodes once, reads as another host. */
const otherHost = /^\/(?:\/|%2f|%5c|%09|%0a|%0d)/i

/**
 * Returns a safe path of this origin to open after signing in, `/` for anything else. Browsers drop tabs and line breaks and
 * read `\` as `/`, so `/\evil` and `/<tab>/evil` would lead to another host.
 */
export function redirectTarget(wanted: string | null | undefined, origin: string): string {
  if (!wanted || wanted.length > 2_000 || /[\p{Cc}\\]/u.test(wanted)) return '/'
  const path = wanted.startsWith(`${origin}/`) ? wanted.slice(origin.length) : wanted
  if (!path.startsWith('/') || otherHost.test(path) || !URL.canParse(path, origin)) return '/'
  const url = new URL(path, origin)
  const isSafe = url.origin === origin && !otherHost.test(url.pathname)
  return isSafe ? `${url.pathname}${url.search}${url.hash}` : '/'
}
