import { expect, it } from 'vitest'
import { onEveryDatabase } from '../../testing/databases/databases'
import { requestedEmails, secretIn } from '../../testing/fixtures/links'
import { accountOf, from, makePerson, openSession, operator, password, ticketOf } from '../../testing/fixtures/people'
import { testServer } from '../../testing/fixtures/server'

const newPassword = 'seven brass keys in a row'
const notFound = { ok: false, error: { code: 'not_found', detail: 'This link has expired or was already used.' } }

onEveryDatabase('a forgotten password', (open) => {
  async function openFixture(environment: Readonly<Record<string, string>> = { SMTP_URL: 'smtp://localhost' }) {
    const db = await open()
    const server = await testServer(db, { KEYRAIL_ORIGIN: 'https://keys.example.com', ...environment })
    const userId = await makePerson(server)
    const request = (email = 'ana@example.com', network = 1) => server.accounts.requestReset(email, from(network))
    const link = async () => {
      server.machine.advance('PT1S')
      await request()
      const email = (await requestedEmails(server, 'ana@example.com')).at(-1)
      if (!email) throw new Error('No email was sent.')
      return secretIn(email)
    }
    const reset = (secret: string, chosen = newPassword) => server.accounts.resetPassword(secret, chosen, from())
    return { db, server, userId, request, link, reset }
  }

  it('an email with a link of the configured origin is sent to a user, and nothing to others', async () => {
    const { server, request } = await openFixture()
    expect(await request(' ANA@example.com ')).toEqual({ ok: true, value: { email: 'ana@example.com' } })
    expect(await request('unknown@example.com')).toEqual({ ok: true, value: { email: 'unknown@example.com' } })
    expect(await request('not an email')).toMatchObject({ error: { fields: { email: ['Enter an email address, like ana@example.com.'] } } })
    const [email, ...more] = await requestedEmails(server, 'ana@example.com')
    expect(email?.text).toMatch(/^Hello Ana Martins,[\s\S]*: https:\/\/keys\.example\.com\/reset-password\/[0-9A-Za-z]{43}\n/)
    expect(more).toEqual([])
    expect(await requestedEmails(server, 'unknown@example.com')).toEqual([])
  })

  it('the new password signs in and the old one does not; the second use of the link changes nothing', async () => {
    const { server, link, reset } = await openFixture()
    const secret = await link()
    expect(await server.accounts.readResetLink(secret)).toEqual({ name: 'Ana Martins', email: 'ana@example.com' })
    expect(await reset(secret)).toEqual({ ok: true, value: { email: 'ana@example.com' } })
    expect(await server.accounts.signIn('ana@example.com', newPassword, from())).toMatchObject({ ok: true })
    expect(await server.accounts.signIn('ana@example.com', password, from())).toMatchObject({ error: { code: 'invalid_input' } })
    expect(await reset(secret, 'another password entirely')).toEqual(notFound)
    expect(await server.accounts.readResetLink(secret)).toBeNull()
  })

  it('a reset ends every session, the replaced ones and begun sign-ins too', async () => {
    const { server, link, reset } = await openFixture()
    const [first, other] = [await openSession(server), await openSession(server)]
    const confirmed = await server.accounts.confirmPassword(await accountOf(server, first), password)
    const begun = await server.accounts.signIn('ana@example.com', password, from())
    if (!confirmed.ok) throw new Error('The fixture failed.')
    await reset(await link())
    for (const id of [first, other, confirmed.value.sessionId]) expect(await server.accounts.readSession(id)).toBeNull()
    expect(await server.accounts.exchangeTicket(ticketOf(begun), from())).toBeNull()
  })

  it('of 20 concurrent resets with one link, one sets its password', async () => {
    const { server, link, reset } = await openFixture()
    const secret = await link()
    const resets = await Promise.all(Array.from({ length: 20 }, (_, index) => reset(secret, `a different password ${index}`)))
    const winners = resets.flatMap(({ ok }, index) => (ok ? [index] : []))
    expect(winners).toHaveLength(1)
    expect(await server.accounts.signIn('ana@example.com', `a different password ${winners[0]}`, from())).toMatchObject({ ok: true })
  }, 60_000)

  it('a weak password is rejected and leaves the link usable', async () => {
    const { link, reset } = await openFixture()
    const secret = await link()
    expect(await reset(secret, 'too short')).toMatchObject({ error: { fields: { password: ['Use at least 15 characters.'] } } })
    expect(await reset(secret, 'Martins Martins 1')).toMatchObject({ error: { code: 'invalid_input' } })
    expect(await reset(secret)).toMatchObject({ ok: true })
  })

  it('a link expires after 30 minutes, when a newer one is sent, and when the email address changes', async () => {
    const { db, server, userId, link, reset } = await openFixture()
    const [first, second] = [await link(), await link()]
    expect(await reset(first)).toEqual(notFound)
    server.machine.advance('PT30M')
    expect(await reset(second)).toEqual(notFound)
    const third = await link()
    await db.write((tx) => tx.user.update({ where: { id: userId }, data: { email: 'ana@example.org' } }))
    expect(await reset(third)).toEqual(notFound)
  })

  it('a deactivated user gets no email, and an earlier link no longer works', async () => {
    const { db, server, userId, link, request, reset } = await openFixture()
    const secret = await link()
    await db.write((tx) => tx.user.update({ where: { id: userId }, data: { deactivatedAt: new Date(0) } }))
    expect(await reset(secret)).toEqual(notFound)
    await request()
    expect(await requestedEmails(server, 'ana@example.com')).toHaveLength(1)
  })

  it('an account gets at most five emails an hour, and a network thirty; further requests get the same result', async () => {
    const { server, request } = await openFixture()
    for (let tries = 0; tries < 8; tries += 1) expect(await request('ana@example.com', tries)).toMatchObject({ ok: true })
    expect(await requestedEmails(server, 'ana@example.com')).toHaveLength(5)
    await makePerson(server, 'rui@example.com', 'Rui Costa')
    for (let tries = 0; tries < 30; tries += 1) await request(`p${tries}@example.com`, 9)
    expect(await request('rui@example.com', 9)).toMatchObject({ ok: true })
    expect(await requestedEmails(server, 'rui@example.com')).toEqual([])
    server.machine.advance('PT1H')
    await request('rui@example.com', 9)
    expect(await requestedEmails(server, 'rui@example.com')).toHaveLength(1)
  })

  it('concurrent jobs send each requested email once', async () => {
    const { server, request } = await openFixture()
    await request()
    const sent = await Promise.all(Array.from({ length: 5 }, () => server.accounts.sendRequestedEmails()))
    expect(sent.reduce((sum, count) => sum + count, 0)).toBe(1)
    expect(await requestedEmails(server, 'ana@example.com')).toHaveLength(1)
  })

  it('a reset lifts the delay after wrong passwords, notifies the user and is audited without the link', async () => {
    const { db, server, link, reset } = await openFixture()
    for (let tries = 0; tries < 5; tries += 1) await server.accounts.signIn('ana@example.com', 'wrong', from(2))
    const secret = await link()
    server.machine.advance('PT1S')
    await reset(secret)
    expect(await server.accounts.signIn('ana@example.com', newPassword, from())).toMatchObject({ ok: true })
    const subjects = (await requestedEmails(server, 'ana@example.com')).map(({ subject }) => subject)
    expect(subjects[1]).toMatch(/^Your password was reset with a link, from IP address 203\.0\.0\.1\. All sessions were ended\./)
    const entries = await db.read.installationAuditEntry.findMany({ where: { action: 'user.password_reset' } })
    expect(entries).toMatchObject([{ actorKind: 'stranger', subject: 'Ana Martins', ip: '203.0.0.1' }])
    expect(JSON.stringify(entries)).not.toContain(secret)
  })

  it('without a mail server the request is rejected, and the operator gets a link to pass on', async () => {
    const { server, request, reset } = await openFixture({})
    expect(await request()).toMatchObject({ error: { code: 'wrong_status' } })
    const created = await server.accounts.createResetLink(operator, 'Ana@Example.com')
    if (!created.ok) throw new Error(created.error.code)
    expect(created.value.url).toMatch(/^https:\/\/keys\.example\.com\/reset-password\//)
    expect(await reset(secretIn({ text: created.value.url }))).toMatchObject({ ok: true })
    expect(await server.accounts.createResetLink(operator, 'unknown@example.com')).toMatchObject({ error: { code: 'not_found' } })
    const account = await accountOf(server, await openSessionWith(server, newPassword))
    expect(await server.accounts.createResetLink(account, 'ana@example.com')).toMatchObject({ error: { code: 'forbidden' } })
  })
})

async function openSessionWith({ accounts }: Awaited<ReturnType<typeof testServer>>, chosen: string) {
  const signedIn = await accounts.signIn('ana@example.com', chosen, from())
  const session = await accounts.exchangeTicket(ticketOf(signedIn), from())
  if (!session) throw new Error('Signing in failed.')
  return session.sessionId
}
