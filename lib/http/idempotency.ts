import { createHash } from 'node:crypto'
import type { Tx } from '../db/client'
import type { TokenKey } from '../ids'
import { invalidField } from '../input/parse'
import { fail, ok } from '../result'
import { deletionTime } from '../time/deletion'
import type { HttpResponse, HttpResult, RequestContext } from './context'
import { type Claim, claimOnce, finishOnce, type OnceRow, readOnce, releaseOnce, takeOverOnce } from './store'

/** Visible characters without commas: repeated headers arrive joined by one. */
const shape = /^[!-+\--~]{1,255}$/
/** No request runs this long: the process that held the key has died. */
const abandonedAfterMs = 60_000
const attempts = 3

export const replayedHeader = 'Idempotent-Replayed'

/** Stores a successful response in the transaction of the work itself. */
export type Keep = (tx: Tx, response: HttpResponse) => Promise<void>

export const keepNothing: Keep = () => Promise.resolve()

/**
 * Does the work once per caller and Idempotency-Key within 24 hours; a later request with the same key and body gets the
 * stored response. Failures are not stored, so the key can be used again.
 *
 * The work stores its response in its own transaction: after a crash both exist or neither. A request whose key was taken
 * over by another one is rolled back.
 */
export async function once(
  context: RequestContext,
  caller: TokenKey,
  body: unknown,
  work: (keep: Keep) => Promise<HttpResult>,
): Promise<HttpResult> {
  const key = context.request.headers.get('idempotency-key')
  if (key === null) return work(keepNothing)
  if (!shape.test(key)) return fail('invalid_request', { detail: 'An Idempotency-Key must have 1 to 255 visible characters and no comma.' })
  const claim = await claimOf(context, caller, key, body)
  const expiry = await deletionTime(context.server.clock)
  for (let tries = 0; tries < attempts; tries += 1) {
    if (await claimOnce(context.server.db, claim, expiry)) return perform(context, claim, work)
    const row = await readOnce(context.server.db, claim)
    if (row) return (await takesOver(context, claim, row)) ? perform(context, claim, work) : replay(claim, row)
  }
  return stillRunning
}

async function claimOf({ server, request }: RequestContext, caller: TokenKey, key: string, body: unknown): Promise<Claim> {
  const route = `${request.method} ${new URL(request.url).pathname}`
  const bodyDigest = digestOf(JSON.stringify(body))
  return { actor: caller, route, key: digestOf(key), bodyDigest, createdAt: await server.clock.now() }
}

/** Also of the key: a client that mixes up its headers sends its token. */
const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url')

async function perform({ server: { db } }: RequestContext, claim: Claim, work: (keep: Keep) => Promise<HttpResult>): Promise<HttpResult> {
  let kept = false
  const keep: Keep = async (tx, { status, ...rest }) => {
    if (!(await finishOnce(tx, claim, status, JSON.stringify(rest)))) throw new LostKey()
    kept = true
  }
  try {
    const result = await work(keep)
    if (!result.ok) await releaseOnce(db, claim)
    else if (!kept) throw new Error('An idempotent operation must keep its response.')
    return result
  } catch (error) {
    if (error instanceof LostKey) return stillRunning
    await releaseOnce(db, claim).catch(() => undefined)
    throw error
  }
}

/** Rolls back the work of a request whose key was taken over. */
class LostKey extends Error {}

function replay(claim: Claim, { bodyDigest, status, response }: OnceRow): HttpResult {
  if (bodyDigest !== claim.bodyDigest) return invalidField('Idempotency-Key', 'This key was already used with a different body.')
  if (status === null) return stillRunning
  const kept = JSON.parse(response ?? '{}') as Omit<HttpResponse, 'status'>
  return ok({ ...kept, status, headers: { ...kept.headers, [replayedHeader]: 'true' } })
}

const takesOver = async ({ server }: RequestContext, claim: Claim, row: OnceRow): Promise<boolean> => {
  const abandoned = row.status === null && claim.createdAt.getTime() - row.createdAt.getTime() >= abandonedAfterMs
  return abandoned && row.bodyDigest === claim.bodyDigest && (await takeOverOnce(server.db, claim, row.createdAt))
}

const stillRunning = fail('conflict', { detail: 'Another request with this key is still running.' })
