import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import type { Env } from '../env'
import type { Keys } from '../keys'
import { addDuration } from '../time/calendar'

/** All a session cookie carries: which row decides. */
const claims = z.object({ sid: z.string().regex(/^[0-9A-Za-z]{22}$/) })
const header = z.strictObject({ alg: z.literal('dir'), enc: z.literal('A256GCM') })

export const sessionSecret = (keys: Keys): string => Buffer.from(keys.session).toString('base64url')

/** Seconds the browser keeps the cookie; the row may end the session sooner. */
export const sessionMaxAge = ({ sessionMax }: Env): number => addDuration(new Date(0), sessionMax).getTime() / 1000

export const sealSessionId = (sessionId: string, secret: string, maxAge: number): Promise<string> =>
  encode({ token: { sid: sessionId }, secret, maxAge })

/** The session id in a cookie, or null for anything that was not sealed here. */
export async function openSessionId(cookie: string, secret: string): Promise<string | null> {
  try {
    header.parse(JSON.parse(Buffer.from(cookie.split('.')[0] ?? '', 'base64url').toString()))
    return claims.parse(await decode({ token: cookie, secret })).sid
  } catch {
    return null
  }
}
