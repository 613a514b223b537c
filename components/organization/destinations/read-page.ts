/** The page an address names; the first one when it names none. */
export function readPage(given: string | string[] | undefined): number {
  const text = Array.isArray(given) ? given[0] : given
  return text !== undefined && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1
}
