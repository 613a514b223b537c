import { z } from 'zod'
import { bodyLimit, deliveriesPerMinute, keptDays, keptDeliveries } from '../../destinations/limits'
import { fail, type Outcome, ok } from '../../result'
import type { Server } from '../../server'
import { described, type Endpoint, serve } from '../endpoint'
import { withTokenAndJson } from '../operations'

const keyNames = ['idempotency-key', 'webhook-id'] as const
const keyShape = /^[\x21-\x7e]{1,255}$/

const onceMeans =
  '1 to 255 visible ASCII characters: with the same body it is delivered once for as long as the delivery is kept, and for 24 hours at least; with another one it is 422.'

export const hooksEndpoint: Endpoint = {
  path: '/api/v1/hooks/{destination}',
  operations: {
    POST: described(
      {
        summary: 'Deliver JSON into a destination',
        description: `For the destination’s own managed token, and for tokens with \`hooks:write\` within their reach. A destination takes ${deliveriesPerMinute} deliveries a minute, and keeps the latest ${keptDeliveries.toLocaleString('en-GB')} for ${keptDays} days.`,
        scopes: ['hooks:write'],
        body: { schema: z.unknown(), limit: bodyLimit, example: { lead: { name: 'Lea Nunes', email: 'lea@example.com' } } },
        headers: { 'Idempotency-Key': onceMeans, 'webhook-id': onceMeans },
        answers: {
          202: { means: 'It arrived and is kept.', schema: z.strictObject({ id: z.string() }), example: { id: 'b216xcBbIHTGt3eazaXwBQ' } },
        },
        failures: ['not_found', 'wrong_status', 'rate_limited'],
      },
      withTokenAndJson(
        ['hooks:write'],
        bodyLimit,
        async ({ server, actor, request, params: { destination = '' } }, text) => {
          const once = readOnceKey(request.headers)
          if (!once.ok) return once
          const delivered = await server.destinations.deliver(actor, destination, { text, once: once.value })
          return delivered.ok ? ok({ status: 202, body: delivered.value }) : delivered
        },
        ({ server, actor, params: { destination = '' } }) => server.destinations.recordTooLarge(actor, destination),
      ),
    ),
  },
}

/** Software delivers JSON into a destination. */
export const hooksRoute = (getServer: () => Server) => serve(getServer, hooksEndpoint)

/** What makes a repeated delivery the same one, with the name of its header; null = nothing does. */
function readOnceKey(headers: Headers): Outcome<string | null, 'invalid_request'> {
  const name = keyNames.find((each) => headers.has(each))
  if (name === undefined) return ok(null)
  const key = headers.get(name) ?? ''
  if (keyShape.test(key)) return ok(`${name} ${key}`)
  return fail('invalid_request', { detail: `Give ${name} once, in 1 to 255 visible ASCII characters.` })
}
