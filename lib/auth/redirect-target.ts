/**
 * The part of `wanted` that is safe to go to after signing in: a path of this origin, or `/`. Browsers drop tabs and line
 * breaks and read `\` as `/`, so `/\evil` and `/<tab>/evil` would leave.
 */
export function redirectTarget(wanted: string | null | undefined, origin: string): string {
  if (!wanted || wanted.length > 2_000 || /[\p{Cc}\\]/u.test(wanted)) return '/'
  const path = wanted.startsWith(`${origin}/`) ? wanted.slice(origin.length) : wanted
  if (!path.startsWith('/') || /^\/(?:\/|%2f|%5c|%09|%0a|%0d)/i.test(path)) return '/'
  if (!URL.canParse(path, origin)) return '/'
  const url = new URL(path, origin)
  return url.origin === origin && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}${url.hash}` : '/'
}
