/** `2026-11-20 12:00:00.123+00`, as a server in UTC writes it. */
const plain = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,3})?\+00$/

const digits = (text: string, start: number, end: number): number => {
  let value = 0
  for (let at = start; at < end; at += 1) value = value * 10 + text.charCodeAt(at) - 48
  return value
}

/** Milliseconds since 1970. The driver's own parser takes ten times as long, and a row has a dozen times. */
export function timeOf(text: string): number {
  if (!plain.test(text)) return new Date(text).getTime()
  const fraction = text.charAt(19) === '.' ? text.slice(20, -3).padEnd(3, '0') : '000'
  return Date.UTC(
    digits(text, 0, 4),
    digits(text, 5, 7) - 1,
    digits(text, 8, 10),
    digits(text, 11, 13),
    digits(text, 14, 16),
    digits(text, 17, 19),
    digits(fraction, 0, 3),
  )
}
