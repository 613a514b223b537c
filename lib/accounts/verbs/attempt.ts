import type { Tx } from '../../db/client'
import type { Context } from '../deps'
import { accountKey, networkKey } from '../network'
import { clearThrottle, holdThrottle, writeThrottle } from '../store'
import { accountRule, counted, networkRule, secondsLeft, type ThrottleRule, type ThrottleState, uncounted } from '../throttle'

/** One try at a password, counted before its outcome is known. */
export interface Attempt {
  /** It was right: the account starts over, the network gets its try back. */
  succeeded(): Promise<void>
  /** It was never checked. */
  cancelled(): Promise<void>
}

interface Counter {
  readonly key: string
  readonly rule: ThrottleRule
}

/** Counts a try, or says how many seconds to wait. Rows are held in one order, account first, so that tries queue. */
export async function beginAttempt(context: Context, email: string, ip: string | null): Promise<Attempt | { retryAfter: number }> {
  const account = { key: accountKey(email), rule: accountRule }
  const network = { key: networkKey(ip), rule: networkRule }
  const now = await context.clock.now()
  const retryAfter = await context.db.write((tx) => countTry(tx, [account, network], now))
  if (retryAfter > 0) return { retryAfter }
  return {
    succeeded: () =>
      context.db.write(async (tx) => {
        await clearThrottle(tx, account.key)
        await giveBack(tx, network, now)
      }),
    cancelled: () =>
      context.db.write(async (tx) => {
        await giveBack(tx, account, now)
        await giveBack(tx, network, now)
      }),
  }
}

/** Seconds to wait; 0 when the try was counted. */
async function countTry(tx: Tx, counters: readonly Counter[], now: Date): Promise<number> {
  const held: { counter: Counter; state: ThrottleState }[] = []
  for (const counter of counters) held.push({ counter, state: await holdThrottle(tx, counter.key, now) })
  const wait = Math.max(...held.map(({ state }) => secondsLeft(state, now)))
  if (wait > 0) return wait
  for (const { counter, state } of held) await writeThrottle(tx, counter.key, counted(state, counter.rule, now))
  return 0
}

async function giveBack(tx: Tx, { key, rule }: Counter, now: Date): Promise<void> {
  await writeThrottle(tx, key, uncounted(await holdThrottle(tx, key, now), rule, now))
}
