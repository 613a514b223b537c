import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { fail, ok } from '../../result'
import type { Server } from '../../server'
import type { RequestContext, Success } from '../context'
import { type Endpoint, serve } from '../endpoint'
import { ping } from '../store'

const patienceMs = 2_000

export const healthEndpoint: Endpoint = {
  path: '/api/health',
  operations: {
    GET: {
      terms: {
        summary: 'Whether Keyrail answers',
        scopes: null,
        answers: {
          200: { means: 'The database answers.', schema: z.strictObject({ status: z.literal('ok') }), example: { status: 'ok' } },
        },
      },
      run: tellHealth,
    },
  },
}

/** Good only when the database answers, and soon. */
export const healthRoute = (getServer: () => Server) => serve(getServer, healthEndpoint)

async function tellHealth({ server }: RequestContext): Promise<Success> {
  const late = pause(patienceMs, false, { ref: false })
  const answered = ping(server.db).then(
    () => true,
    () => false,
  )
  return (await Promise.race([late, answered])) ? ok({ status: 200, body: { status: 'ok' } }) : fail('unavailable')
}
