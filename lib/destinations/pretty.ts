// a truncated text may end within a string
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?$)|[{}[\],:]|[^\s{}[\],:"]+/g
const opens = (token: string) => token === '{' || token === '['

/**
 * Formats JSON, or the beginning of it, with line breaks and indents, and cuts it after `most` characters. Every value keeps
 * its spelling: parsing and printing would round large numbers.
 */
export function prettyJson(text: string, most: number): { readonly body: string; readonly cut: boolean } {
  let body = ''
  let depth = 0
  let before = ''
  for (const [token] of text.matchAll(tokens)) {
    const closes = token === '}' || token === ']'
    if (closes) depth -= 1
    const breaks = closes ? !opens(before) : opens(before) || before === ','
    body += `${breaks ? newLine(depth) : ''}${token === ':' ? ': ' : token}`
    if (opens(token)) depth += 1
    before = token
    if (body.length > most) return { body: body.slice(0, most), cut: true }
  }
  return { body, cut: false }
}

const newLine = (depth: number): string => `\n${'  '.repeat(depth)}`
