import 'server-only'
import { cookies } from 'next/headers'
import type { IdentityView } from '../accounts/schema'
import { randomBase62 } from '../ids'
import { fail, ok } from '../result'
import type { Server } from '../server'
import { oidcCookie } from './cookies'
import { asAnyone, inAccount } from './guard'
import { redirectTarget } from './redirect-target'
import { accountActor, readViewer } from './session'
import { reissueCookie } from './session-cookie'

const settingsPath = '/settings/security'
const notConfigured = fail('not_found', { detail: 'This way to sign in is no longer configured.' })

/** Begins a sign-in at the provider that ends at the path `next`. */
export const beginOidc = (next: () => string) =>
  asAnyone(
    async (origin, server) =>
      server.oidc ? server.oidc.beginSignIn(await ensureBrowser(server), redirectTarget(next(), server.env.origin), origin) : notConfigured,
    'access',
  )

/** Begins the re-authentication of the viewer's session at the provider. It ends at the path `next`. */
export const beginOidcReauth = (next: () => string) =>
  inAccount(
    async (actor, server) =>
      server.oidc ? server.oidc.beginReauth(actor, await ensureBrowser(server), redirectTarget(next(), server.env.origin)) : notConfigured,
    'access',
  )

/** Begins connecting the provider's account to the viewer. */
export const beginOidcLink = () =>
  inAccount(async (actor, server) =>
    server.oidc ? server.oidc.beginLink(actor, await ensureBrowser(server), settingsPath) : notConfigured,
  )

interface Returned {
  readonly query: string
  readonly timeZone: string
}

/** Takes the provider's response. After a re-authentication, the browser continues with the new session id. */
export const finishOidc = (returned: () => Returned) =>
  asAnyone(async (origin, server) => {
    if (!server.oidc) return notConfigured
    const viewer = await readViewer()
    const callback = { ...returned(), browser: await presentedBrowser(server) }
    const finished = await server.oidc.finish(callback, viewer && accountActor(viewer), origin)
    if (!finished.ok) return finished
    const { confirmed, ...opened } = finished.value
    if (confirmed) await reissueCookie(server, confirmed)
    return ok(opened)
  }, 'access')

export const removeIdentity = (identity: () => Pick<IdentityView, 'issuer' | 'subject'>) =>
  inAccount((actor, { accounts }) => accounts.removeIdentity(actor, identity()))

async function presentedBrowser({ env }: Server): Promise<string | null> {
  const presented = (await cookies()).get(oidcCookie(env.origin).name)?.value ?? ''
  return /^[0-9A-Za-z]{43}$/.test(presented) ? presented : null
}

/** Text that only this browser has: an attempt that it begins ends in it. Shared by its tabs. */
async function ensureBrowser(server: Server): Promise<string> {
  const presented = await presentedBrowser(server)
  if (presented !== null) return presented
  const { name, options } = oidcCookie(server.env.origin)
  const created = randomBase62(server.random, 43)
  ;(await cookies()).set(name, created, options)
  return created
}
