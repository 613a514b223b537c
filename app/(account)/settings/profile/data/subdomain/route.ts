import { z } from 'zod'
import { accountRoute } from '@/app/(account)/notifications/data/account-route'
import { subdomainState } from '@/lib/accounts/schema'
import { accountActor } from '@/lib/auth/session'

const view = z.strictObject({ state: subdomainState })

export const GET = accountRoute(view, async (viewer, request) => {
  const name = new URL(request.url).searchParams.get('name') ?? ''
  return { state: await viewer.server.accounts.subdomainState(accountActor(viewer), name.slice(0, 100)) }
})
