import { expect, it } from 'vitest'
import { onEveryDatabase, type TestDb } from '../../testing/databases/databases'
import { from, password } from '../../testing/fixtures/people'
import { testServer } from '../../testing/fixtures/server'

const tries = 200
const emailOf = (kind: 'known' | 'unknown', index: number) => `${kind}${index}@example.com`

type Request = (email: string, index: number) => Promise<unknown>

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Share of pairs in which the request for a known address took longer: about a half if nothing tells them apart. */
async function slowerShare(known: Request, unknown: Request): Promise<number> {
  let slower = 0
  for (let index = 0; index < tries; index += 1) {
    const ofKnown = () => timed(() => known(emailOf('known', index), index))
    const ofUnknown = () => timed(() => unknown(emailOf('unknown', index), index))
    // in turns, so that neither order nor drift of the machine matters
    const [first, second] = index % 2 === 0 ? [ofKnown, ofUnknown] : [ofUnknown, ofKnown]
    const [one, other] = [await first(), await second()]
    if (index % 2 === 0 ? one > other : other > one) slower += 1
  }
  return slower / tries
}

/** By chance, a fair coin leaves it less than once in 100,000 runs. */
const [low, high] = [0.34, 0.66]

onEveryDatabase('the time of a request', (open) => {
  async function openFixture() {
    const db = await open()
    const server = await testServer(db, { SMTP_URL: 'smtp://localhost', KEYRAIL_SIGN_UP: 'open' })
    await addUsers(db)
    const reset: Request = (email, index) => server.accounts.requestReset(email, from(index))
    const signUp: Request = (email, index) => server.accounts.signUp({ name: 'Leo Baptista', email, password }, from(index))
    const email = { to: 'ana@example.com', subject: '', text: '', html: '' }
    const resetAndWrite: Request = async (address, index) => {
      await reset(address, index)
      await db.write((tx) => server.mail.enqueue(tx, new Date(0), [{ ...email, dedupe: address }]))
    }
    return { reset, signUp, resetAndWrite }
  }

  it('does not reveal whether an account exists, for a reset and for a sign-up', async () => {
    const { reset, signUp } = await openFixture()
    for (const request of [reset, signUp]) {
      const share = await slowerShare(request, request)
      expect(share).toBeGreaterThan(low)
      expect(share).toBeLessThan(high)
    }
  }, 120_000)

  it('would reveal one more email in the outbox', async () => {
    const { reset, resetAndWrite } = await openFixture()
    expect(await slowerShare(resetAndWrite, reset)).toBeGreaterThan(high)
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
