import { ok } from '../../result'
import type { Server } from '../../server'
import { withToken } from '../operations'
import { route } from '../route'

/** The presented token about itself, and its end by whoever holds it. */
export const tokenRoute = (getServer: () => Server) =>
  route(getServer, {
    GET: withToken([], async ({ server, actor }) => {
      const about = await server.tokens.about(actor)
      return about.ok ? ok({ status: 200, body: about.value }) : about
    }),
    DELETE: withToken([], async ({ server, actor }) => {
      const revoked = await server.tokens.revoke(actor, actor.tokenKey)
      return revoked.ok ? ok({ status: 204 }) : revoked
    }),
  })
