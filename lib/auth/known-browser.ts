import 'server-only'
import { cookies } from 'next/headers'
import type { UserId } from '../ids'
import type { Server } from '../server'
import { browserCookie } from './cookies'

const maxAge = 365 * 24 * 60 * 60

/** The value by which this browser is recognized; null if no one signed in here. */
export async function presentedBrowser({ env }: Server): Promise<string | null> {
  return (await cookies()).get(browserCookie(env.origin).name)?.value ?? null
}

/** Called once a user has signed in. */
export async function rememberBrowser(server: Server, userId: UserId): Promise<void> {
  const { name, options } = browserCookie(server.env.origin)
  const value = server.accounts.rememberBrowser(await presentedBrowser(server), userId)
  const store = await cookies()
  store.set(name, value, { ...options, maxAge })
}
