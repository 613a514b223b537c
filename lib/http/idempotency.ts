import { createHash } from 'node:crypto'
import type { Tx } from '../db/client'
import { invalidField } from '../input/parse'
import { fail, ok } from '../result'
import { daysAfter } from '../time/calendar'
import type { HttpOutcome, Success } from './context'
import type { TokenCall } from './operations'
import { type Claim, claimOnce, finishOnce, type OnceRow, readOnce, releaseOnce, takeOverOnce } from './store'

/** Visible characters without a comma: a header that was sent twice arrives joined by one. */
const shape = /^[!-+\--~]{1,255}$/
/** No call runs this long: whoever held the key is gone. */
const abandonedAfterMs = 60_000
const attempts = 3

/** Writes a good answer down in the transaction of the work itself. */
export type Keep = (tx: Tx, answer: HttpOutcome) => Promise<void>

export const keepNothing: Keep = () => Promise.resolve()

/**
 * Does the work of a call once for each Idempotency-Key of its token within 24 hours; a later call with the same key and
 * body gets the stored answer. A failure changed nothing and is not stored, so the key may be tried again.
 *
 * The work keeps its answer itself, and the key with it: after a crash, wherever it came, both are there or neither. Who
 * was so slow that another took the key over finds it gone, and what it did is undone.
 */
export async function once(call: TokenCall, body: unknown, work: (keep: Keep) => Promise<Success>): Promise<Success> {
  const key = call.request.headers.get('idempotency-key')
  if (key === null) return work(keepNothing)
  if (!shape.test(key)) return fail('invalid_request', { detail: 'An Idempotency-Key has 1 to 255 visible characters and no comma.' })
  const claim = await claimOf(call, key, body)
  for (let tries = 0; tries < attempts; tries += 1) {
    if (await claimOnce(call.server.db, claim, daysAfter(claim.createdAt, -1))) return perform(call, claim, work)
    const row = await readOnce(call.server.db, claim)
    if (row) return (await takesOver(call, claim, row)) ? perform(call, claim, work) : replay(claim, row)
  }
  return stillRunning
}

async function claimOf({ server, request, actor }: TokenCall, key: string, body: unknown): Promise<Claim> {
  const route = `${request.method} ${new URL(request.url).pathname}`
  const bodyDigest = createHash('sha256').update(JSON.stringify(body)).digest('base64url')
  return { actor: actor.tokenKey, route, key, bodyDigest, createdAt: await server.clock.now() }
}

async function perform({ server: { db } }: TokenCall, claim: Claim, work: (keep: Keep) => Promise<Success>): Promise<Success> {
  let kept = false
  const keep: Keep = async (tx, { status, ...rest }) => {
    if (!(await finishOnce(tx, claim, status, JSON.stringify(rest)))) throw new LostKey()
    kept = true
  }
  try {
    const reply = await work(keep)
    if (!reply.ok) await releaseOnce(db, claim)
    else if (!kept) throw new Error('A call that is done once has to keep its answer.')
    return reply
  } catch (error) {
    if (error instanceof LostKey) return stillRunning
    await releaseOnce(db, claim).catch(() => undefined)
    throw error
  }
}

/** Undoes the work of a call whose key was taken over. */
class LostKey extends Error {}

function replay(claim: Claim, { bodyDigest, status, response }: OnceRow): Success {
  if (bodyDigest !== claim.bodyDigest) return invalidField('Idempotency-Key', 'This key was used with another body.')
  if (status === null) return stillRunning
  const kept = JSON.parse(response ?? '{}') as Omit<HttpOutcome, 'status'>
  return ok({ ...kept, status, headers: { ...kept.headers, 'Idempotent-Replayed': 'true' } })
}

const takesOver = async ({ server }: TokenCall, claim: Claim, row: OnceRow): Promise<boolean> => {
  const abandoned = row.status === null && claim.createdAt.getTime() - row.createdAt.getTime() >= abandonedAfterMs
  return abandoned && row.bodyDigest === claim.bodyDigest && (await takeOverOnce(server.db, claim, row.createdAt))
}

const stillRunning = fail('conflict', { detail: 'The first call with this key is still running.' })
