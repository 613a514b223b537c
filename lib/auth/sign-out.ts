import 'server-only'
import { ok } from '../result'
import { getServer } from '../server'
import { inAccount } from './guard'
import { clearCookie } from './session-cookie'

export type SignedOut = 'everywhere' | 'here' | 'nowhere'

/** Ends the session and clears the cookie, also if the session could not be ended: then the result is `here`. */
export async function endSession(): Promise<SignedOut> {
  const ended = await inAccount(async (actor, server) => {
    await server.accounts.signOut(actor)
    return ok(null)
  }, 'stop')
  if (!ended.ok && ended.error.code === 'forbidden') return 'nowhere'
  await clearCookie(getServer())
  return ended.ok || ended.error.code === 'missing_credentials' ? 'everywhere' : 'here'
}
