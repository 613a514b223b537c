import { expect, it } from 'vitest'
import { onEveryDatabase } from '../../testing/databases/databases'
import { from, makePerson, password } from '../../testing/fixtures/people'
import { testServer } from '../../testing/fixtures/server'

const incorrect = { ok: false, error: { code: 'invalid_input', detail: 'Incorrect email or password.' } }

onEveryDatabase('signing in', (open) => {
  it('a correct password returns a ticket, in every spelling of the email address', async () => {
    const server = await testServer(await open())
    await makePerson(server)
    expect(await server.accounts.signIn(' ANA@Example.com ', password, from())).toMatchObject({ ok: true })
  })

  it('a wrong password, an unknown email and an invalid email get the same message', async () => {
    const server = await testServer(await open())
    await makePerson(server)
    const rejections = ['ana@example.com', 'unknown@example.com', 'not an email', '', 'a\0b@example.com', 'ana＠example.com'].map(
      (email, index) => server.accounts.signIn(email, 'not the password', from(index)),
    )
    expect(await Promise.all(rejections)).toEqual(rejections.map(() => incorrect))
  })

  it('a deactivated account is reported only after its correct password', async () => {
    const db = await open()
    const server = await testServer(db)
    const id = await makePerson(server)
    await db.write((tx) => tx.user.update({ where: { id }, data: { deactivatedAt: new Date('2026-11-01T00:00:00Z') } }))
    expect(await server.accounts.signIn('ana@example.com', 'not the password', from())).toEqual(incorrect)
    const detail = 'This account is deactivated. Contact your administrator.'
    expect(await server.accounts.signIn('ana@example.com', password, from())).toEqual({ ok: false, error: { code: 'forbidden', detail } })
  })

  it('of 500 concurrent wrong passwords for one account, exactly five are checked', async () => {
    const server = await testServer(await open())
    await makePerson(server)
    const tries = Array.from({ length: 500 }, (_, index) => server.accounts.signIn('ana@example.com', 'wrong', from(index)))
    const codes = (await Promise.all(tries)).map((outcome) => (outcome.ok ? 'ok' : outcome.error.code))
    expect(count(codes, 'invalid_input')).toBe(5)
    expect(count(codes, 'rate_limited')).toBe(495)
  }, 60_000)

  it('of 100 concurrent wrong passwords from one network, exactly twenty are checked', async () => {
    const server = await testServer(await open())
    const tries = Array.from({ length: 100 }, (_, index) => server.accounts.signIn(`p${index}@example.com`, 'wrong', from()))
    const codes = (await Promise.all(tries)).map((outcome) => (outcome.ok ? 'ok' : outcome.error.code))
    expect(count(codes, 'invalid_input')).toBe(20)
    expect(count(codes, 'rate_limited')).toBe(80)
  }, 60_000)

  it('an unknown email is throttled exactly like a known one', async () => {
    const server = await testServer(await open())
    await makePerson(server)
    const known = []
    const unknown = []
    for (let tries = 0; tries < 7; tries += 1) {
      known.push(await server.accounts.signIn('ana@example.com', 'wrong', from(1)))
      unknown.push(await server.accounts.signIn('unknown@example.com', 'wrong', from(2)))
    }
    expect(unknown).toEqual(known)
    expect(known[6]).toMatchObject({
      error: { code: 'rate_limited', retryAfter: 15, detail: 'Too many attempts. Try again in 15 seconds.' },
    })
  })

  it('no account is locked for good: after the delay, the correct password signs in and resets the counter', async () => {
    const server = await testServer(await open())
    await makePerson(server)
    for (let tries = 0; tries < 12; tries += 1) {
      await server.accounts.signIn('ana@example.com', 'wrong', from())
      server.machine.advance('PT15M')
    }
    expect(await server.accounts.signIn('ana@example.com', 'wrong', from())).toEqual(incorrect)
    expect(await server.accounts.signIn('ana@example.com', password, from())).toMatchObject({
      error: { code: 'rate_limited', detail: 'Too many attempts. Try again in 15 minutes.' },
    })
    server.machine.advance('PT15M')
    expect((await server.accounts.signIn('ana@example.com', password, from())).ok).toBe(true)
    expect(await server.accounts.signIn('ana@example.com', 'wrong', from())).toEqual(incorrect)
    expect((await server.accounts.signIn('ana@example.com', password, from())).ok).toBe(true)
  })

  it('a correct password leaves the network counter as it was', async () => {
    const db = await open()
    const server = await testServer(db)
    await makePerson(server)
    for (let index = 0; index < 19; index += 1) await server.accounts.signIn(`p${index}@example.com`, 'wrong', from())
    const network = () => db.read.throttle.findMany({ where: { key: { startsWith: 'network:' } } })
    const before = await network()
    server.machine.advance('PT1H')
    expect((await server.accounts.signIn('ana@example.com', password, from())).ok).toBe(true)
    expect(await network()).toEqual(before)
    expect(await server.accounts.signIn('p0@example.com', 'wrong', from())).toEqual(incorrect)
    expect((await network())[0]?.failures).toBe(20)
  })

  it('a blocked network causes no writes', async () => {
    const db = await open()
    const server = await testServer(db)
    for (let index = 0; index < 20; index += 1) await server.accounts.signIn(`p${index}@example.com`, 'wrong', from())
    const before = await db.read.throttle.findMany()
    for (let index = 20; index < 30; index += 1) {
      expect(await server.accounts.signIn(`p${index}@example.com`, 'wrong', from())).toMatchObject({ error: { code: 'rate_limited' } })
    }
    expect(await db.read.throttle.findMany()).toEqual(before)
  })

  it('many successful sign-ins from one network are not throttled', async () => {
    const server = await testServer(await open())
    await makePerson(server)
    for (let turn = 0; turn < 30; turn += 1) expect((await server.accounts.signIn('ana@example.com', password, from())).ok).toBe(true)
  })
})

const count = (codes: readonly string[], code: string): number => codes.filter((each) => each === code).length
