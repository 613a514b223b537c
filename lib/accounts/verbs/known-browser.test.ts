import { expect, it } from 'vitest'
import { onEveryDatabase } from '../../testing/databases/databases'
import { accountOf, from, makePerson, openSession, password } from '../../testing/fixtures/people'
import { testServer } from '../../testing/fixtures/server'

const email = 'ana@example.com'
const blocked = { ok: false, error: { code: 'rate_limited' } }

onEveryDatabase('while a stranger guesses passwords', (open) => {
  async function setUp() {
    const server = await testServer(await open())
    const userId = await makePerson(server)
    const sessionId = await openSession(server)
    const browser = server.accounts.rememberBrowser(null, userId)
    /** A stranger tries as often as the throttle allows, for nine delays, from the network of the owner too. */
    const attack = async () => {
      for (let round = 0; round < 9; round += 1) {
        for (let tries = 0; tries < 6; tries += 1) await server.accounts.signIn(email, 'wrong', from(tries % 2))
        server.machine.advance('PT15M')
      }
      for (let tries = 0; tries < 25; tries += 1) await server.accounts.signIn(`p${tries}@example.com`, 'wrong', from())
      await server.accounts.signIn(email, 'wrong', from(0))
    }
    return { server, userId, sessionId, browser, attack }
  }

  it('the user signs in from a browser where they signed in before', async () => {
    const { server, browser, attack } = await setUp()
    await attack()
    expect(await server.accounts.signIn(email, password, from())).toMatchObject(blocked)
    expect((await server.accounts.signIn(email, password, from(), browser)).ok).toBe(true)
  })

  it('the signed-in user confirms their password', async () => {
    const { server, sessionId, attack } = await setUp()
    const actor = await accountOf(server, sessionId)
    await attack()
    expect((await server.accounts.confirmPassword(actor, password)).ok).toBe(true)
  })

  it('their own wrong passwords block only their browser or session', async () => {
    const { server, browser, sessionId } = await setUp()
    const actor = await accountOf(server, sessionId)
    for (let tries = 0; tries < 5; tries += 1) {
      await server.accounts.signIn(email, 'wrong', from(), browser)
      await server.accounts.confirmPassword(actor, 'wrong')
    }
    expect(await server.accounts.signIn(email, password, from(), browser)).toMatchObject(blocked)
    expect(await server.accounts.confirmPassword(actor, password)).toMatchObject(blocked)
    expect((await server.accounts.signIn(email, password, from())).ok).toBe(true)
    const other = await accountOf(server, await openSession(server))
    expect((await server.accounts.confirmPassword(other, password)).ok).toBe(true)
  })

  it('only a browser where this user signed in counts as known', async () => {
    const { server, browser, attack } = await setUp()
    const rui = await makePerson(server, 'rui@example.com', 'Rui Costa')
    const forged = [server.accounts.rememberBrowser(null, rui), `${browser.slice(0, -1)}x`, browser.split('.')[0] ?? '', 'x', '']
    await attack()
    for (const each of forged)
      expect(await server.accounts.signIn(email, password, from(), each), `${each} is not known`).toMatchObject(blocked)
  })

  it('a browser knows the last five users who signed in', async () => {
    const { server, browser, attack } = await setUp()
    const others = await Promise.all([1, 2, 3, 4].map((at) => makePerson(server, `p${at}@example.org`, `Person ${at}`)))
    const shared = others.reduce((known, userId) => server.accounts.rememberBrowser(known, userId), browser)
    await attack()
    expect((await server.accounts.signIn(email, password, from(), shared)).ok).toBe(true)
    const sixth = server.accounts.rememberBrowser(shared, await makePerson(server, 'p5@example.org', 'Person 5'))
    expect(await server.accounts.signIn(email, password, from(7), sixth)).toMatchObject(blocked)
  })
})

onEveryDatabase('attempts that arrive from this machine itself', (open) => {
  it('are not counted per network, because a proxy that is not named makes everyone arrive from there', async () => {
    const server = await testServer(await open())
    await makePerson(server)
    for (const ip of ['127.0.0.1', '::1', '127.8.9.1']) {
      for (let tries = 0; tries < 25; tries += 1) await server.accounts.signIn(`p${tries}@example.com`, 'wrong', { ...from(), ip })
      expect((await server.accounts.signIn(email, password, { ...from(), ip })).ok, `from ${ip}`).toBe(true)
    }
  })
})
