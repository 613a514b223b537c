import 'server-only'
import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import type { Confirmed } from '../accounts/index'
import type { Env } from '../env'
import type { Keys } from '../keys'
import type { Server } from '../server'
import { addDuration } from '../time/calendar'
import { secondMs } from '../time/units'
import { authCookies, sessionCookieName } from './cookies'

/** A session cookie carries the id of the session row and nothing else. */
const claims = z.object({ sid: z.string().regex(/^[0-9A-Za-z]{22}$/) })
const header = z.strictObject({ alg: z.literal('dir'), enc: z.literal('A256GCM') })

export const sessionSecret = (keys: Keys): string => Buffer.from(keys.session).toString('base64url')

/** Seconds the browser keeps the cookie; the session row may expire sooner. */
export const sessionMaxAge = ({ sessionMax }: Env): number => addDuration(new Date(0), sessionMax).getTime() / secondMs

export const sealSessionId = (sessionId: string, secret: string, maxAge: number): Promise<string> =>
  encode({ token: { sid: sessionId }, secret, maxAge })

/** The session id in a cookie; null unless the cookie was sealed with `secret`. */
export async function openSessionId(cookie: string, secret: string): Promise<string | null> {
  try {
    header.parse(JSON.parse(Buffer.from(cookie.split('.')[0] ?? '', 'base64url').toString()))
    return claims.parse(await decode({ token: cookie, secret })).sid
  } catch {
    return null
  }
}

/** Sets the cookie to the new session id that a re-authentication created. */
export async function reissueCookie({ env, keys, knownSessions }: Server, confirmed: Confirmed): Promise<void> {
  const maxAge = sessionMaxAge(env)
  const cookie = await sealSessionId(confirmed.sessionId, sessionSecret(keys), maxAge)
  knownSessions.remember(cookie, confirmed)
  await setCookie(env.origin, cookie, maxAge)
}

export const clearCookie = ({ env }: Server): Promise<void> => setCookie(env.origin, '', 0)

async function setCookie(origin: string, value: string, maxAge: number): Promise<void> {
  const store = await cookies()
  store.set(sessionCookieName(origin), value, { ...authCookies(origin).sessionToken?.options, maxAge })
}
