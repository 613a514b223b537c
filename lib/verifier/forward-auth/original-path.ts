/** Written differently, these may be another path to the upstream: slashes, dots, parameters of a segment, double encoding. */
const ambiguous = /\/\/|\\|;|[\p{Cc}\p{Cs}]|%[0-9a-f]{2}/iu
const encodedSeparator = /%(?:2f|5c|3b|00)/i
const dots = /(?:^|\/)\.{1,2}(?:\/|$)/

/** Path of an original request, decoded once; null if an upstream could read it as another path. */
export function originalPath(uri: string): string | null {
  const [raw = ''] = uri.split('?', 1)
  if (!raw.startsWith('/') || raw.includes('#') || encodedSeparator.test(raw)) return null
  const path = decode(raw)
  return path === null || ambiguous.test(path) || dots.test(path) ? null : path
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
