import { timingSafeEqual } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { HttpResult } from '../http/context'
import { plainProblem } from '../http/problem'
import { fail, ok } from '../result'
import type { Exchange, Handle, Serve } from './exchange'
import { type ForwardAuthDeps, forwardAuth, noIdentity } from './forward-auth/forward-auth'
import { plainly } from './plain'
import type { RowReader } from './reader'
import { createTokenHandlers, type TokenHandlerDeps } from './token-handlers'

export interface HandlerDeps extends Omit<ForwardAuthDeps, 'server'>, TokenHandlerDeps {
  readonly reader: Pick<RowReader, 'ping'>
  readonly metricsToken: string | null
  /** Prometheus text. */
  metrics(): Promise<string>
  /** False once the process is stopping. */
  isAccepting(): boolean
}

const readyTimeoutMs = 2_000

/** Everything the verifier serves, by path. */
export function createHandlers(deps: HandlerDeps): ReadonlyMap<string, Serve> {
  const { by } = deps.responder
  return new Map<string, Serve>([
    ...createTokenHandlers(deps),
    ['/forward-auth', by(forwarding(deps))],
    ['/health', by(getOnly(plainly(deps, () => Promise.resolve(okStatus))))],
    ['/ready', by(getOnly(plainly(deps, () => checkReady(deps))))],
    ['/metrics', by(getOnly(exposingMetrics(deps)))],
  ])
}

export const notFound: Handle = ({ requestId }) => Promise.resolve(plainProblem({ code: 'not_found' }, requestId))

const getOnly =
  (handle: Handle): Handle =>
  (exchange) => {
    const { method } = exchange.request
    if (method === 'GET' || method === 'HEAD') return handle(exchange)
    return Promise.resolve(plainProblem({ code: 'method_not_allowed', allow: 'GET, HEAD' }, exchange.requestId))
  }

const okStatus: HttpResult = ok({ status: 200, body: { status: 'ok' } })

/** Any method: proxies ask with the method of the original request. */
function forwarding(deps: HandlerDeps): Handle {
  const ask = plainly(deps, async ({ request, peer }) => {
    const { headers } = request
    const result = await forwardAuth(deps, { headers, problem: headers.problem, peer })
    return result.ok ? ok({ status: 200, headers: result.value.headers }) : result
  })
  return async (exchange) => {
    const { status, headers, body } = await ask(exchange)
    return { status, headers: { ...noIdentity, ...headers }, body }
  }
}

async function checkReady({ reader, isAccepting }: HandlerDeps): Promise<HttpResult> {
  if (!isAccepting()) return fail('unavailable')
  const timedOut = pause(readyTimeoutMs, false, { ref: false })
  const responded = reader.ping().then(
    () => true,
    () => false,
  )
  return (await Promise.race([timedOut, responded])) ? okStatus : fail('unavailable')
}

function exposingMetrics(deps: HandlerDeps): Handle {
  return async (exchange) => {
    if (!mayReadMetrics(deps, exchange)) return notFound(exchange)
    return { status: 200, headers: { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' }, body: await deps.metrics() }
  }
}

/** A request that came through a proxy has a loopback peer too, so one that says so needs the token. */
function mayReadMetrics({ metricsToken }: HandlerDeps, { request: { headers }, peer }: Exchange): boolean {
  const given = /^bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1]
  if (metricsToken !== null && given !== undefined) return isEqual(given, metricsToken)
  const isProxied = ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip', 'x-forwarded-host'].some((name) => headers.get(name) !== null)
  return !isProxied && (peer === '127.0.0.1' || peer === '::1' || peer === '::ffff:127.0.0.1')
}

function isEqual(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}
