import { z } from 'zod'
import { isLoopback } from '../../boot/loopback.mjs'
import { ForeignDatabase, isLoopbackHost, makeServiceToken, qaPresets, resetQa } from '../../qa/index'
import { fail, ok } from '../../result'
import { addDuration, isDuration } from '../../time/calendar'
import { readJsonBody } from '../body'
import type { HttpResult, RequestContext } from '../context'
import type { Route } from '../handler'

const limit = 4_096
const latest = Date.UTC(9999, 0)

const resetInput = z.strictObject({ preset: z.enum(qaPresets).default('default') })

const clockInput = z.union(
  [
    z.strictObject({ advance: z.string().max(64).refine(isDuration, { error: 'Use an ISO 8601 duration, P75D.' }) }),
    z.strictObject({ set: z.iso.datetime({ offset: true, error: 'Use an ISO 8601 time, 2027-01-01T00:00:00Z.' }) }),
  ],
  { error: 'Give "advance" with an ISO 8601 duration, or "set" with an ISO 8601 time.' },
)

/** Fresh data from a preset. */
export const qaReset: Route = { operations: { POST: { run: reset } }, isServed: isQa }

/** The one clock of every process. */
export const qaClock: Route = { operations: { GET: { run: readClock }, POST: { run: moveClock } }, isServed: isQa }

/** Every scheduled job, run once, now. */
export const qaTick: Route = { operations: { POST: { run: tick } }, isServed: isQa }

/** Mails that would have been sent. */
export const qaOutbox: Route = { operations: { GET: { run: readOutbox } }, isServed: isQa }

/** A service token for calling verify. */
export const qaServiceToken: Route = { operations: { POST: { run: createServiceToken } }, isServed: isQa }

/** Not there but in QA mode, asked by this machine under its own name, by no page of another site. */
function isQa({ request, server: { env } }: RequestContext): boolean {
  const near = isLoopback(env.host) && isLoopbackHost(request.headers.get('host') ?? new URL(request.url).host)
  const foreign = ['cross-site', 'same-site'].includes(request.headers.get('sec-fetch-site') ?? '')
  return env.qa && near && !foreign
}

async function reset({ server, request }: RequestContext): Promise<HttpResult> {
  const input = await readJsonBody(request, resetInput, limit)
  if (!input.ok) return input
  try {
    return ok({ status: 200, body: await resetQa(server, input.value.preset) })
  } catch (error) {
    if (error instanceof ForeignDatabase) return fail('conflict', { detail: error.message })
    throw error
  }
}

async function createServiceToken({ server }: RequestContext): Promise<HttpResult> {
  return ok({ status: 200, body: { token: await makeServiceToken(server) } })
}

async function readClock({ server }: RequestContext): Promise<HttpResult> {
  return ok({ status: 200, body: { now: (await server.clock.now()).toISOString() } })
}

async function moveClock(call: RequestContext): Promise<HttpResult> {
  const input = await readJsonBody(call.request, clockInput, limit)
  if (!input.ok) return input
  const now = await call.server.clock.now()
  const target = 'set' in input.value ? new Date(input.value.set) : addDuration(now, input.value.advance)
  if (!(target.getTime() < latest)) return wrongTime('Stay before the year 9999.')
  const moved = await call.server.qaClock?.moveTo(target)
  return moved ? readClock(call) : wrongTime('The clock never goes back. POST /qa/reset starts again at the present.')
}

const wrongTime = (message: string): HttpResult => fail('invalid_input', { fields: { form: [message] } })

async function tick({ server }: RequestContext): Promise<HttpResult> {
  return ok({ status: 200, body: await server.jobs.runAll() })
}

async function readOutbox({ server }: RequestContext): Promise<HttpResult> {
  return ok({ status: 200, body: await server.mail.outbox() })
}
