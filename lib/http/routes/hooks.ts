import { bodyLimit } from '../../destinations/schema'
import { fail, type Outcome, ok } from '../../result'
import type { Server } from '../../server'
import { withTokenAndJson } from '../operations'
import { route } from '../route'

const keyNames = ['idempotency-key', 'webhook-id'] as const
const keyShape = /^[\x21-\x7e]{1,255}$/

/** Software delivers JSON into a destination. */
export const hooksRoute = (getServer: () => Server) =>
  route(getServer, {
    POST: withTokenAndJson(['hooks:write'], bodyLimit, async ({ server, actor, request }, text) => {
      const once = readOnceKey(request.headers)
      if (!once.ok) return once
      const delivered = await server.destinations.deliver(actor, destinationIn(request), { text, once: once.value })
      return delivered.ok ? ok({ status: 202, body: delivered.value }) : delivered
    }),
  })

const destinationIn = (request: Request): string => new URL(request.url).pathname.split('/').at(-1) ?? ''

/** What makes a repeated delivery the same one, with the name of its header; null = nothing does. */
function readOnceKey(headers: Headers): Outcome<string | null, 'invalid_request'> {
  const name = keyNames.find((each) => headers.has(each))
  if (name === undefined) return ok(null)
  const key = headers.get(name) ?? ''
  if (keyShape.test(key)) return ok(`${name} ${key}`)
  return fail('invalid_request', { detail: `Give ${name} once, in 1 to 255 visible ASCII characters.` })
}
