import { expect, it } from 'vitest'
import { onEveryDatabase } from '../../testing/databases/databases'
import { requestedEmails, secretIn } from '../../testing/fixtures/links'
import { from, makePerson, password } from '../../testing/fixtures/people'
import { testServer } from '../../testing/fixtures/server'
import type { PersonInput } from '../schema'

const leo: PersonInput = { name: 'Leo Baptista', email: 'leo@example.com', password, timeZone: 'Europe/Lisbon' }
const open = { SMTP_URL: 'smtp://localhost', KEYRAIL_SIGN_UP: 'open' }
const notFound = { ok: false, error: { code: 'not_found', detail: 'This link has expired or was already used.' } }

onEveryDatabase('signing up', (openDb) => {
  async function openFixture(environment: Readonly<Record<string, string>> = open) {
    const db = await openDb()
    const server = await testServer(db, environment)
    const signUp = (input = leo) => server.accounts.signUp(input, from())
    const link = async (input = leo) => {
      server.machine.advance('PT1S')
      await signUp(input)
      const email = (await requestedEmails(server, input.email)).at(-1)
      if (!email) throw new Error('No email was sent.')
      return secretIn(email)
    }
    return { db, server, signUp, link, verify: (secret: string) => server.accounts.verifyEmail(secret, from()) }
  }

  it('a verified email address creates the user and signs them in; before, there is no user', async () => {
    const { db, server, link, verify } = await openFixture()
    const secret = await link()
    expect(await server.accounts.readSignUpLink(secret)).toEqual({ name: 'Leo Baptista', email: 'leo@example.com' })
    expect(await db.read.user.count()).toBe(0)
    const verified = await verify(secret)
    if (!verified.ok) throw new Error(verified.error.code)
    const session = await server.accounts.exchangeTicket(verified.value.ticket, from())
    expect(await db.read.user.findMany()).toMatchObject([{ id: session?.userId, email: 'leo@example.com', timeZone: 'Europe/Lisbon' }])
    expect(await server.accounts.signIn('leo@example.com', password, from())).toMatchObject({ ok: true })
    expect(await verify(secret)).toEqual(notFound)
  })

  it('of 20 concurrent verifications, one creates the user', async () => {
    const { db, link, verify } = await openFixture()
    const secret = await link()
    const verified = await Promise.all(Array.from({ length: 20 }, () => verify(secret)))
    expect(verified.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db.read.user.count()).toBe(1)
  }, 60_000)

  it('the address of a user gets the same result, and an email without a link that creates anything', async () => {
    const { db, server, signUp } = await openFixture()
    await makePerson(server)
    expect(await signUp({ ...leo, email: 'Ana@Example.com' })).toEqual({ ok: true, value: { email: 'ana@example.com' } })
    const [email] = await requestedEmails(server, 'ana@example.com')
    expect(email?.subject).toBe('You already have a Keyrail account')
    expect(email?.text).toContain('Hello Ana Martins,')
    expect(email?.text).not.toContain('verify-email')
    expect(await db.read.oneTimeLink.count()).toBe(0)
  })

  it('a link is rejected once someone else created the user, after a day, and when a newer one was sent', async () => {
    const { server, link, verify } = await openFixture()
    const [first, second] = [await link(), await link()]
    expect(await verify(first)).toEqual(notFound)
    await makePerson(server, 'leo@example.com', 'Leo Baptista')
    expect(await verify(second)).toEqual({ ok: false, error: { code: 'conflict', detail: 'You already have an account. Sign in.' } })
    const third = await link({ ...leo, email: 'mia@example.com' })
    server.machine.advance('P1D')
    expect(await verify(third)).toEqual(notFound)
  })

  it('the name that was entered is not in the email, since a stranger may have entered it', async () => {
    const { server, signUp } = await openFixture()
    await signUp({ ...leo, name: 'Buy now <b>cheap</b>' })
    const [email] = await requestedEmails(server, 'leo@example.com')
    expect(`${email?.subject} ${email?.text} ${email?.html}`).not.toContain('Buy now')
  })

  it('sign-up is closed by default, and without a mail server', async () => {
    const provider = { OIDC_ISSUER: 'https://login.example.com', OIDC_CLIENT_ID: 'keyrail', OIDC_CLIENT_SECRET: 'a client secret' }
    for (const environment of [{ SMTP_URL: 'smtp://localhost' }, { ...provider, KEYRAIL_SIGN_UP: 'open' }]) {
      const { db, server, signUp } = await openFixture(environment)
      expect(server.accounts.signUpOpen).toBe(false)
      expect(await signUp()).toMatchObject({ error: { code: 'forbidden' } })
      expect(await db.read.emailRequest.count()).toBe(0)
    }
  })

  it('only email addresses at the listed domains may sign up, also when the list changed since the link was sent', async () => {
    const { db, signUp, link } = await openFixture({ ...open, KEYRAIL_SIGN_UP: 'example.com, example.org' })
    for (const email of ['leo@sub.example.com', 'leo@example.net', 'leo@example.com.evil.test', 'leo@evilexample.com']) {
      expect(await signUp({ ...leo, email })).toMatchObject({ error: { fields: { email: [expect.stringContaining('not open')] } } })
    }
    const secret = await link({ ...leo, email: 'leo@example.org' })
    const narrowed = await testServer(db, { ...open, KEYRAIL_SIGN_UP: 'example.com' })
    expect(await narrowed.accounts.readSignUpLink(secret)).toBeNull()
    expect(await narrowed.accounts.verifyEmail(secret, from())).toEqual(notFound)
  })

  it('invalid fields are rejected before anything is stored', async () => {
    const { db, signUp } = await openFixture()
    expect(await signUp({ ...leo, name: '', email: 'leo', password: 'short' })).toMatchObject({
      error: { fields: { name: [expect.any(String)], email: [expect.any(String)], password: [expect.any(String)] } },
    })
    expect(await db.read.emailRequest.count()).toBe(0)
  })
})
