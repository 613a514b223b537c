import { z } from 'zod'
import { bodyLimit, deliveriesPerMinute, keptDays, keptDeliveries } from '../../destinations/limits'
import { fail, type Outcome, ok } from '../../result'
import { rawJsonBody } from '../body'
import { type Endpoint, operation } from '../operation'
import type { HttpHeaders } from '../request'

const keyNames = ['idempotency-key', 'webhook-id'] as const
const keyShape = /^[\x21-\x7e]{1,255}$/

const onceDescription =
  '1 to 255 visible ASCII characters. Requests with the same key and body are delivered once, for as long as the delivery is kept and for at least 24 hours. A different body is rejected with 422.'

export const hooksEndpoint: Endpoint = {
  path: '/api/v1/hooks/{destination}',
  operations: {
    POST: operation(
      {
        summary: 'Deliver JSON to a destination',
        description: `Accepts the destination's own managed token and tokens with \`hooks:write\` that can reach it. A destination accepts ${deliveriesPerMinute} deliveries per minute and keeps the latest ${keptDeliveries.toLocaleString('en-US')} for ${keptDays} days.`,
        caller: 'token',
        scopes: ['hooks:write'],
        body: rawJsonBody(bodyLimit, { lead: { name: 'Lea Nunes', email: 'lea@example.com' } }),
        headers: { 'Idempotency-Key': onceDescription, 'webhook-id': onceDescription },
        responses: {
          202: {
            description: 'The delivery is stored.',
            schema: z.strictObject({ id: z.string() }).meta({ id: 'AcceptedDelivery' }),
            example: { id: 'b216xcBbIHTGt3eazaXwBQ' },
          },
        },
        failures: ['not_found', 'wrong_status', 'limit_reached', 'rate_limited'],
        onTooLarge: ({ server, caller, params: { destination = '' } }) => server.destinations.recordTooLarge(caller, destination),
      },
      async ({ server, caller, request, body, params: { destination = '' } }) => {
        const once = readOnceKey(request.headers)
        if (!once.ok) return once
        const delivered = await server.destinations.deliver(caller, destination, { text: body, once: once.value })
        return delivered.ok ? ok({ status: 202, body: delivered.value }) : delivered
      },
    ),
  },
}

/** The header name and key that identify a repeated delivery; null without either header. */
function readOnceKey(headers: HttpHeaders): Outcome<string | null, 'invalid_request'> {
  const name = keyNames.find((each) => headers.get(each) !== null)
  if (name === undefined) return ok(null)
  const key = headers.get(name) ?? ''
  if (keyShape.test(key)) return ok(`${name} ${key}`)
  return fail('invalid_request', { detail: `Send ${name} once, with 1 to 255 visible ASCII characters.` })
}
