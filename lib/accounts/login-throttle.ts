import type { AccountActor, PersonActor } from '../actor'
import type { AnonymousActor, AuditInput } from '../audit/index'
import type { Tx } from '../db/client'
import { fail } from '../result'
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
import type { AttemptKeys } from './throttle-keys'

/** An unauthenticated caller, or a user with a session. */
export type SignInActor = AnonymousActor | AccountActor | PersonActor

/** One attempt with a password or code, counted as a failure before its outcome is known. */
export interface Attempt {
  /** It was correct: resets its own counter and takes the attempt off the network counter. */
  succeeded(): Promise<void>
  /** It was not checked: takes the attempt off both counters. */
  canceled(): Promise<void>
  /** It was wrong: records a lock of the account, once per lock. `user` is null for an unknown email address: only counts. */
  failed(actor: SignInActor, user: NamedUser | null): Promise<void>
}

interface Counter {
  readonly key: string
  readonly rule: ThrottleRule
}

type Counters = readonly [own: Counter, network?: Counter]

/** Counts an attempt, or returns the seconds to wait. Locks rows in one order, the network last, to avoid deadlocks. */
export async function beginAttempt(deps: AccountsDeps, { own, network }: AttemptKeys): Promise<Attempt | { retryAfter: number }> {
  const account = { key: own, rule: accountRule }
  const counters: Counters = network === null ? [account] : [account, { key: network, rule: networkRule }]
  const now = await deps.clock.now()
  const keys = counters.flatMap((counter) => counter?.key ?? [])
  // a blocked caller causes no write
  const blocked = longestWait(await findThrottles(deps.db.read, keys), now)
  const counted = blocked > 0 ? blocked : await deps.db.write((tx) => countAttempt(tx, counters, now))
  return typeof counted === 'number' ? { retryAfter: counted } : toAttempt(deps, counted, now)
}

export function tooManyAttempts(retryAfter: number) {
  const minutes = Math.ceil(retryAfter / 60)
  const wait = retryAfter < 60 ? count(retryAfter, 'second') : count(minutes, 'minute')
  return fail('rate_limited', { detail: `Too many attempts. Try again in ${wait}.`, retryAfter })
}

const count = (number: number, unit: string): string => `${number} ${unit}${number === 1 ? '' : 's'}`

const toAttempt = ({ db, audit }: AccountsDeps, [account, network]: CountedAttempts, now: Date): Attempt => ({
  succeeded: () =>
    db.write(async (tx) => {
      await clearThrottle(tx, account.key)
      if (network) await takeOff(tx, network)
    }),
  canceled: () =>
    db.write(async (tx) => {
      for (const counter of [account, network]) if (counter) await takeOff(tx, counter)
    }),
  failed: async (actor, user) => {
    if (secondsLeft(account.after, now) === 0) return
    await db.write((tx) => (user ? audit.installation.append(tx, actor, now, lockedEntry(account, user)) : countUnknown(tx, account, now)))
  },
})

const lockedEntry = ({ after: { blockedUntil } }: CountedAttempt, { id, name }: NamedUser): AuditInput => ({
  action: 'user.locked',
  subject: name,
  after: { userId: id, until: blockedUntil },
})

/** Key of the throttle row that counts locks of unknown email addresses. */
const unknownKey = 'locks of unknown accounts'

/** Serialized and with as many statements as an audit entry, so that timing does not reveal who exists; the row expires. */
async function countUnknown(tx: Tx, { key }: CountedAttempt, now: Date): Promise<void> {
  const { failures, blockedUntil } = await holdThrottle(tx, unknownKey, now)
  await holdThrottle(tx, key, now)
  await writeThrottle(tx, unknownKey, { failures: failures + 1, lastFailedAt: now, blockedUntil })
}

interface CountedAttempt extends Step {
  readonly key: string
}

type CountedAttempts = readonly [own: CountedAttempt, network?: CountedAttempt]

/** Returns the counted attempt, or the seconds to wait. */
async function countAttempt(tx: Tx, counters: Counters, now: Date): Promise<CountedAttempts | number> {
  const own = await holdCounter(tx, counters[0], now)
  const network = counters[1] && (await holdCounter(tx, counters[1], now))
  const counted = network ? ([own, network] as const) : ([own] as const)
  const wait = longestWait(
    counted.map(({ before }) => before),
    now,
  )
  if (wait > 0) return wait
  for (const { key, after } of counted) await writeThrottle(tx, key, after)
  return counted
}

async function holdCounter(tx: Tx, { key, rule }: Counter, now: Date): Promise<CountedAttempt> {
  const before = await holdThrottle(tx, key, now)
  return { key, before, after: withAttempt(before, rule, now) }
}

const longestWait = (states: readonly ThrottleState[], now: Date): number => Math.max(0, ...states.map((state) => secondsLeft(state, now)))

async function takeOff(tx: Tx, { key, ...step }: CountedAttempt): Promise<void> {
  await writeThrottle(tx, key, withoutAttempt(await holdThrottle(tx, key, step.before.lastFailedAt), step))
}
