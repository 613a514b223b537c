import { z } from 'zod'
import { isLocal, isLoopback } from '../../boot/loopback.mjs'
import { createServiceToken, ForeignDatabase, isLoopbackHost, qaPresets, resetQa } from '../../qa/index'
import { fail, ok } from '../../result'
import { addDuration, isDuration } from '../../time/calendar'
import { readJsonBody } from '../body'
import type { HttpResult, RequestContext } from '../context'
import type { Route } from '../perform'

const limit = 4_096
const latest = Date.UTC(9999, 0)

const resetInput = z.strictObject({ preset: z.enum(qaPresets).default('default') })

const clockInput = z.union(
  [
    z.strictObject({ advance: z.string().max(64).refine(isDuration, { error: 'Use an ISO 8601 duration such as P75D.' }) }),
    z.strictObject({ set: z.iso.datetime({ offset: true, error: 'Use an ISO 8601 time such as 2027-01-01T00:00:00Z.' }) }),
  ],
  { error: 'Send either "advance" with an ISO 8601 duration or "set" with an ISO 8601 time.' },
)

const maintenanceInput = z.strictObject({ on: z.boolean(), until: z.iso.datetime({ offset: true }).nullable().default(null) })

/** Replaces all data with a preset. */
export const qaReset: Route = { operations: { POST: { run: reset } }, isServed: isQa }

/** Reads or moves the clock that all processes share. */
export const qaClock: Route = { operations: { GET: { run: readClock }, POST: { run: moveClock } }, isServed: isQa }

/** Runs every scheduled job once. */
export const qaTick: Route = { operations: { POST: { run: tick } }, isServed: isQa }

/** Lists emails instead of sending them. */
export const qaOutbox: Route = { operations: { GET: { run: readOutbox } }, isServed: isQa }

/** Creates a service token for the verify API. */
export const qaServiceToken: Route = { operations: { POST: { run: respondServiceToken } }, isServed: isQa }

/** Starts or ends maintenance mode, like the command line. */
export const qaMaintenance: Route = { operations: { POST: { run: setMaintenance } }, isServed: isQa }

/** QA routes exist only in QA mode, over loopback under loopback host names, and never through a proxy or for pages of another site. */
function isQa({ request, server: { env } }: RequestContext): boolean {
  const loopback = isLoopback(env.host) && isLoopbackHost(request.headers.get('host') ?? new URL(request.url).host)
  const crossSite = ['cross-site', 'same-site'].includes(request.headers.get('sec-fetch-site') ?? '')
  const proxied = (request.headers.get('x-forwarded-for') ?? '').includes(',')
  return env.qa && isLocal(env.origin) && loopback && !proxied && !crossSite
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

async function setMaintenance({ server, request }: RequestContext): Promise<HttpResult> {
  const input = await readJsonBody(request, maintenanceInput, limit)
  if (!input.ok) return input
  const { on, until } = input.value
  const operator = { kind: 'operator', name: 'QA' } as const
  const done = await (on ? server.maintenance.start(operator, until === null ? null : new Date(until)) : server.maintenance.end(operator))
  return done.ok ? ok({ status: 200, body: { on } }) : done
}

async function respondServiceToken({ server }: RequestContext): Promise<HttpResult> {
  return ok({ status: 200, body: { token: await createServiceToken(server) } })
}

async function readClock({ server }: RequestContext): Promise<HttpResult> {
  return ok({ status: 200, body: { now: (await server.clock.now()).toISOString() } })
}

async function moveClock(context: RequestContext): Promise<HttpResult> {
  const input = await readJsonBody(context.request, clockInput, limit)
  if (!input.ok) return input
  const now = await context.server.clock.now()
  const target = 'set' in input.value ? new Date(input.value.set) : addDuration(now, input.value.advance)
  if (!(target.getTime() < latest)) return invalidTime('Use a time before the year 9999.')
  const moved = await context.server.qaClock?.moveTo(target)
  return moved ? readClock(context) : invalidTime('The clock cannot move backward. POST /qa/reset returns it to the present.')
}

const invalidTime = (message: string): HttpResult => fail('invalid_input', { fields: { form: [message] } })

async function tick({ server }: RequestContext): Promise<HttpResult> {
  return ok({ status: 200, body: await server.jobs.runAll() })
}

async function readOutbox({ server }: RequestContext): Promise<HttpResult> {
  return ok({ status: 200, body: await server.mail.outbox() })
}
