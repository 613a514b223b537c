/** A request that can be tried from the reference. */
export interface TryRequest {
  readonly method: string
  /** `/api/v1/contacts/{id}` */
  readonly path: string
  /** Example of a body; absent without a body. */
  readonly body?: unknown
  /** True if the operation needs no token. */
  readonly open: boolean
}

export const parametersOf = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)

/** The path with its parameters filled in. */
export const fillPath = (path: string, values: Readonly<Record<string, string>>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))

export interface TryAnswer {
  readonly status: number
  readonly text: string
  /** Path of the page about the error; null if there is none. */
  readonly problem: string | null
}

/** Sends the request to this installation with nothing but the given token. */
export async function send(method: string, path: string, token: string, body: string): Promise<TryAnswer> {
  const response = await fetch(path, {
    method,
    credentials: 'omit',
    headers: { ...(token && { Authorization: `Bearer ${token}` }), ...(body && { 'Content-Type': 'application/json' }) },
    ...(body && { body }),
  })
  const text = await response.text()
  return { status: response.status, text: pretty(text), problem: problemIn(text) }
}

const problemIn = (text: string): string | null => /"type":"(\/docs\/problems\/[a-z-]+)"/.exec(text)?.[1] ?? null

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

/** The same request as a command, without the token. */
export const curlOf = (origin: string, method: string, path: string, open: boolean, body: string): string =>
  [
    `curl "${origin}${path}"`,
    ...(method === 'GET' ? [] : [`-X ${method}`]),
    ...(open ? [] : ['-H "Authorization: Bearer $TOKEN"']),
    ...(body ? ['-H "Content-Type: application/json"', `-d '${body.replaceAll("'", "'\\''")}'`] : []),
  ].join(' \\\n  ')
