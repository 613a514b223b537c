import 'server-only'
import { cookies } from 'next/headers'
import type { Confirmed } from '../accounts/index'
import type { Server } from '../server'
import { authCookies, sessionCookieName } from './cookies'
import { sealSessionId, sessionMaxAge, sessionSecret } from './session-cookie'

/** The browser goes on under the id that a fresh sign-in gave the session. */
export async function reissueCookie({ env, keys }: Server, { sessionId }: Confirmed): Promise<void> {
  const maxAge = sessionMaxAge(env)
  const value = await sealSessionId(sessionId, sessionSecret(keys), maxAge)
  const store = await cookies()
  store.set(sessionCookieName(env.origin), value, { ...authCookies(env.origin).sessionToken?.options, maxAge })
}

export async function clearCookie({ env }: Server): Promise<void> {
  const store = await cookies()
  store.set(sessionCookieName(env.origin), '', { ...authCookies(env.origin).sessionToken?.options, maxAge: 0 })
}
