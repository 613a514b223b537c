/** Page number of the query string; 1 if it is missing or invalid. */
export function readPage(param: string | string[] | undefined): number {
  const text = Array.isArray(param) ? param[0] : param
  return text !== undefined && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1
}
