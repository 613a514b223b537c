import { expect, it } from 'vitest'
import { onEveryDatabase, type TestDb } from '../testing/databases/databases'
import { from, password } from '../testing/fixtures/people'
import { testServer } from '../testing/fixtures/server'
import type { Passwords } from './passwords'

const tries = 200
const emailOf = (kind: 'known' | 'unknown', index: number) => `${kind}${index}@example.com`

type Request = (email: string, index: number) => Promise<unknown>

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/**
 * Wilcoxon's signed-rank test on pairs of a known and an unknown address: the distance from "no difference" in standard deviations.
 * It uses ranks, because a busy machine delays single requests by any time.
 */
async function difference(request: Request): Promise<number> {
  const pairs: number[] = []
  for (let index = 0; index < tries; index += 1) {
    const timeOf = (kind: 'known' | 'unknown') => timed(() => request(emailOf(kind, index), index))
    // in turns, so that neither order nor drift of the machine matters
    const kinds = index % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)
    const times = { [kinds[0]]: await timeOf(kinds[0]), [kinds[1]]: await timeOf(kinds[1]) }
    pairs.push((times['known'] ?? 0) - (times['unknown'] ?? 0))
  }
  const ranked = pairs.toSorted((a, b) => Math.abs(a) - Math.abs(b))
  const sum = ranked.reduce((total, pair, rank) => total + (pair > 0 ? rank + 1 : 0), 0)
  return Math.abs(sum - (tries * (tries + 1)) / 4) / Math.sqrt((tries * (tries + 1) * (2 * tries + 1)) / 24)
}

/** Takes no time: the check of an unknown user takes as long as that of a known one. */
const noPasswords: Passwords = { hash: () => Promise.resolve(''), matches: () => Promise.resolve(false) }

/** Exceeded by chance once in 100,000 runs; one email more in the outbox exceeds it several times over. */
const limit = 4.4

onEveryDatabase('the time of a request', (open) => {
  async function openFixture() {
    const db = await open()
    const server = await testServer(db, { SMTP_URL: 'smtp://localhost', KEYRAIL_SIGN_UP: 'open' }, noPasswords)
    await addUsers(db)
    const reset: Request = (email, index) => server.accounts.requestReset(email, from(index))
    const signUp: Request = (email, index) => server.accounts.signUp({ name: 'Leo Baptista', email, password }, from(index))
    const signIn: Request = (email, index) => server.accounts.signIn(email, password, from(index))
    return [reset, signUp, signIn]
  }

  it('does not reveal whether an account exists, for a reset, a sign-up and a wrong password', async () => {
    for (const request of await openFixture()) expect(await difference(request)).toBeLessThan(limit)
  }, 120_000)
})

async function addUsers(db: TestDb): Promise<void> {
  const user = {
    name: 'Ana Martins',
    search: '',
    passwordHash: '',
    signature: '',
    timeZone: 'UTC',
    exactTimes: false,
    createdAt: new Date(0),
  }
  const data = Array.from({ length: tries }, (_, index) => ({ ...user, id: `user-${index}`, email: emailOf('known', index) }))
  await db.write((tx) => tx.user.createMany({ data }))
}
