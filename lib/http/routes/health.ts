import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { fail, ok } from '../../result'
import type { HttpResult, RequestContext } from '../context'
import { type Endpoint, operation } from '../operation'
import { ping } from '../store'

const timeoutMs = 2_000

export const healthEndpoint: Endpoint = {
  path: '/api/health',
  operations: {
    GET: operation(
      {
        summary: 'Check the health of Keyrail',
        caller: 'anyone',
        query: 'ignored',
        responses: {
          200: {
            description: 'The database responds.',
            schema: z.strictObject({ status: z.literal('ok') }).meta({ id: 'Health' }),
            example: { status: 'ok' },
          },
        },
      },
      checkHealth,
    ),
  },
}

async function checkHealth({ server }: RequestContext): Promise<HttpResult> {
  const timedOut = pause(timeoutMs, false, { ref: false })
  const responded = ping(server.db).then(
    () => true,
    () => false,
  )
  return (await Promise.race([timedOut, responded])) ? ok({ status: 200, body: { status: 'ok' } }) : fail('unavailable')
}
