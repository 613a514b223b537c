import type { Decision, Presented } from './authorize'

/** What a Request presents. The server that created it joins repeated headers, or drops them. */
export const presentedIn = ({ headers, url }: Request, ip: string | null | undefined): Presented => ({
  headerOf: (name) => headers.get(name),
  url,
  ip,
})

export const responseOf = ({ rejection: { status, headers, body } }: Extract<Decision, { ok: false }>): Response =>
  new Response(body, { status, headers })
