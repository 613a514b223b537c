/** Decoded parameters of a path by its pattern, `/api/v1/contacts/{id}`; a segment of invalid UTF-8 is empty. */
export function paramsOf(pattern = '', pathname: string): Readonly<Record<string, string>> {
  const parts = pathname.split('/')
  const named = pattern.split('/').flatMap((part, at) => {
    const [, name] = /^\{(\w+)\}$/.exec(part) ?? []
    return name === undefined ? [] : [[name, decoded(parts[at] ?? '')] as const]
  })
  return Object.fromEntries(named)
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}
