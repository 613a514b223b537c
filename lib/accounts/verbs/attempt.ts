import type { AccountActor, PersonActor } from '../../actor'
import type { AuditInput, StrangerActor } from '../../audit/index'
import type { Tx } from '../../db/client'
import type { Context } from '../deps'
import { accountKey, networkKey } from '../network'
import { clearThrottle, findThrottles, holdThrottle, type NamedUser, writeThrottle } from '../store'
import { accountRule, counted, networkRule, type Step, secondsLeft, type ThrottleRule, type ThrottleState, uncounted } from '../throttle'

/** Who tries: somebody at the door, or a person who has a session. */
export type Trier = StrangerActor | AccountActor | PersonActor

/** One try at a password, counted before its outcome is known. */
export interface Attempt {
  /** It was right: the account starts over, the network gets its try back. */
  succeeded(): Promise<void>
  /** It was never checked. */
  cancelled(): Promise<void>
  /** It was wrong: what locks the account is recorded, once per lock; `user` is null where nobody has the address. */
  failed(actor: Trier, user: NamedUser | null): Promise<void>
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
  // whoever is blocked already makes no row and no write
  const blocked = longestWait(await findThrottles(context.db.read, [account.key, network.key]), now)
  const tried = blocked > 0 ? blocked : await context.db.write((tx) => countTry(tx, [account, network], now))
  if (typeof tried === 'number') return { retryAfter: tried }
  const [ofAccount, ofNetwork] = tried
  return {
    succeeded: () =>
      context.db.write(async (tx) => {
        await clearThrottle(tx, account.key)
        await giveBack(tx, ofNetwork)
      }),
    cancelled: () =>
      context.db.write(async (tx) => {
        await giveBack(tx, ofAccount)
        await giveBack(tx, ofNetwork)
      }),
    failed: async (actor, user) => {
      if (secondsLeft(ofAccount.after, now) === 0) return
      await context.db.write((tx) => context.audit.installation.append(tx, actor, now, locked(ofAccount, user)))
    },
  }
}

/** Written for an address that nobody has too: it takes as long, and names nobody. */
const locked = ({ after: { blockedUntil } }: CountedTry, user: NamedUser | null): AuditInput => ({
  action: 'user.locked',
  ...(user && { subject: user.name }),
  after: { userId: user?.id ?? null, until: blockedUntil },
})

interface CountedTry extends Step {
  readonly key: string
}

/** The tries as they were counted, or seconds to wait. */
async function countTry(tx: Tx, counters: readonly [Counter, Counter], now: Date): Promise<[CountedTry, CountedTry] | number> {
  const account = await holdTry(tx, counters[0], now)
  const network = await holdTry(tx, counters[1], now)
  const wait = longestWait([account.before, network.before], now)
  if (wait > 0) return wait
  for (const { key, after } of [account, network]) await writeThrottle(tx, key, after)
  return [account, network]
}

async function holdTry(tx: Tx, { key, rule }: Counter, now: Date): Promise<CountedTry> {
  const before = await holdThrottle(tx, key, now)
  return { key, before, after: counted(before, rule, now) }
}

const longestWait = (states: readonly ThrottleState[], now: Date): number => Math.max(0, ...states.map((state) => secondsLeft(state, now)))

async function giveBack(tx: Tx, { key, ...step }: CountedTry): Promise<void> {
  await writeThrottle(tx, key, uncounted(await holdThrottle(tx, key, step.before.lastFailedAt), step))
}
