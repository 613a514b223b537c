import { ok } from '@/lib/result'
import { tokenOwners } from '@/lib/tokens/schema'
import { dataRoute } from '../data-route'

export const GET = dataRoute(tokenOwners, async ({ actor, server }) => ok(await server.tokens.owners(actor)))
