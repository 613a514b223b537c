import type { AccountActor, PersonActor } from '../actor'
import type { AnonymousActor, AuditInput } from '../audit/index'
import type { Tx } from '../db/client'
import type { AccountsDeps } from './deps'
import { clearThrottle, findThrottles, holdThrottle, type NamedUser, writeThrottle } from './store'
import {
  accountRule,
  networkRule,
  type Step,
  secondsLeft,
  type ThrottleRule,
  type ThrottleState,
  withAttempt,
  withoutAttempt,
} from './throttle'
import { accountKey, networkKey } from './throttle-keys'

/** Who tries: somebody at the door, or a person who has a session. */
export type AttemptingActor = AnonymousActor | AccountActor | PersonActor

/** One try at a password, counted before its outcome is known. */
export interface Attempt {
  /** It was right: the account starts over, the network gets its try back. */
  succeeded(): Promise<void>
  /** It was never checked. */
  canceled(): Promise<void>
  /** It was wrong: what locks the account is recorded, once per lock; where nobody has the address, `user` is null, it is only counted. */
  failed(actor: AttemptingActor, user: NamedUser | null): Promise<void>
}

interface Counter {
  readonly key: string
  readonly rule: ThrottleRule
}

type Counters = readonly [account: Counter, network: Counter]

/** Counts a try, or says how many seconds to wait. Rows are held in one order, account first, so that tries queue. */
export async function beginAttempt(deps: AccountsDeps, email: string, ip: string | null): Promise<Attempt | { retryAfter: number }> {
  const counters: Counters = [
    { key: accountKey(email), rule: accountRule },
    { key: networkKey(ip), rule: networkRule },
  ]
  const now = await deps.clock.now()
  const keys = counters.map(({ key }) => key)
  // whoever is blocked already makes no row and no write
  const blocked = longestWait(await findThrottles(deps.db.read, keys), now)
  const tried = blocked > 0 ? blocked : await deps.db.write((tx) => countTry(tx, counters, now))
  return typeof tried === 'number' ? { retryAfter: tried } : toAttempt(deps, tried, now)
}

const toAttempt = ({ db, audit }: AccountsDeps, [account, network]: CountedTries, now: Date): Attempt => ({
  succeeded: () =>
    db.write(async (tx) => {
      await clearThrottle(tx, account.key)
      await giveBack(tx, network)
    }),
  canceled: () =>
    db.write(async (tx) => {
      for (const tried of [account, network]) await giveBack(tx, tried)
    }),
  failed: async (actor, user) => {
    if (secondsLeft(account.after, now) === 0) return
    await db.write((tx) => (user ? audit.installation.append(tx, actor, now, locked(account, user)) : countForNobody(tx, account, now)))
  },
})

const locked = ({ after: { blockedUntil } }: CountedTry, { id, name }: NamedUser): AuditInput => ({
  action: 'user.locked',
  subject: name,
  after: { userId: id, until: blockedUntil },
})

/** Counts the locks of addresses that nobody has. */
const nobody = 'locks of nobody'

/** In turn, and in as many statements as an entry takes: nobody learns who exists, and nothing is kept that is not cleaned. */
async function countForNobody(tx: Tx, { key }: CountedTry, now: Date): Promise<void> {
  const { failures, blockedUntil } = await holdThrottle(tx, nobody, now)
  await holdThrottle(tx, key, now)
  await writeThrottle(tx, nobody, { failures: failures + 1, lastFailedAt: now, blockedUntil })
}

interface CountedTry extends Step {
  readonly key: string
}

type CountedTries = readonly [account: CountedTry, network: CountedTry]

/** The tries as they were counted, or seconds to wait. */
async function countTry(tx: Tx, counters: Counters, now: Date): Promise<CountedTries | number> {
  const account = await holdTry(tx, counters[0], now)
  const network = await holdTry(tx, counters[1], now)
  const wait = longestWait([account.before, network.before], now)
  if (wait > 0) return wait
  for (const { key, after } of [account, network]) await writeThrottle(tx, key, after)
  return [account, network]
}

async function holdTry(tx: Tx, { key, rule }: Counter, now: Date): Promise<CountedTry> {
  const before = await holdThrottle(tx, key, now)
  return { key, before, after: withAttempt(before, rule, now) }
}

const longestWait = (states: readonly ThrottleState[], now: Date): number => Math.max(0, ...states.map((state) => secondsLeft(state, now)))

async function giveBack(tx: Tx, { key, ...step }: CountedTry): Promise<void> {
  await writeThrottle(tx, key, withoutAttempt(await holdThrottle(tx, key, step.before.lastFailedAt), step))
}
