import { expect, it } from 'vitest'
import { onEveryDatabase } from '../../testing/databases/databases'
import { secretIn } from '../../testing/fixtures/links'
import { startMailServer } from '../../testing/fixtures/mail-server'
import { from } from '../../testing/fixtures/people'
import { signedIn } from '../../testing/fixtures/sign-in-methods'

const expired = { error: { code: 'not_found' } }

onEveryDatabase('an unverified email address', (open) => {
  const begin = async (environment: Readonly<Record<string, string>>) => {
    const db = await open()
    const fixture = await signedIn(db, { KEYRAIL_ORIGIN: 'https://keys.example.com', ...environment })
    const { server, actor, userId } = fixture
    await db.write((tx) => tx.user.update({ where: { id: userId }, data: { emailVerifiedAt: null } }))
    const state = async () => (await server.accounts.ownProfile(actor)).emailState
    const request = () => {
      // the outbox is ordered by time
      server.machine.advance(1_000)
      return server.accounts.requestVerification(actor)
    }
    const secret = async () => secretIn((await server.mail.outbox()).at(-1) ?? { text: '' })
    return { ...fixture, db, state, request, secret }
  }

  it('is verified by the link in the email, once, also of concurrent callers', async () => {
    const smtp = await startMailServer()
    const { db, server, state, request, secret } = await begin({ SMTP_URL: smtp.url })
    expect(await state()).toBe('unverified')
    expect(await request()).toEqual({ ok: true, value: { email: 'ana@example.com' } })
    expect(await server.mail.send()).toMatchObject({ sent: 1, failed: 0 })
    expect(smtp.emails[0]?.raw.replace(/=\r\n/g, '')).toContain(`https://keys.example.com/verify-email/${await secret()}`)
    expect(await server.accounts.readVerificationLink(await secret())).toEqual({ email: 'ana@example.com' })
    expect(await state()).toBe('unverified')
    const link = await secret()
    const outcomes = await Promise.all([1, 2].map(() => server.accounts.confirmVerification(link, from())))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await state()).toBe('verified')
    expect(await server.accounts.readVerificationLink(link)).toBeNull()
    expect(await request()).toMatchObject({ error: { code: 'wrong_status' } })
    expect(await db.read.installationAuditEntry.count({ where: { action: 'user.email_verified' } })).toBe(1)
  })

  it('a replaced link, one that is a day old and one sent to a former address do not verify it; requests are limited', async () => {
    const { db, server, userId, request, secret, state } = await begin({ SMTP_URL: 'smtp://127.0.0.1:1' })
    await request()
    const replaced = await secret()
    for (let count = 1; count < 5; count += 1) await request()
    expect(await request()).toMatchObject({ error: { code: 'rate_limited' } })
    expect(await server.accounts.confirmVerification(replaced, from())).toMatchObject(expired)
    const former = await secret()
    await db.write((tx) => tx.user.update({ where: { id: userId }, data: { email: 'ana@example.org' } }))
    expect(await server.accounts.readVerificationLink(former)).toBeNull()
    expect(await server.accounts.confirmVerification(former, from())).toMatchObject(expired)
    server.machine.advance('PT1H')
    await request()
    const late = await secret()
    server.machine.advance('P1D')
    expect(await server.accounts.confirmVerification(late, from())).toMatchObject(expired)
    expect(await state()).toBe('unverified')
  })

  it('without a mail server, the profile says that no link can be sent', async () => {
    const { state, request } = await begin({})
    expect(await state()).toBe('no_mail_server')
    expect(await request()).toMatchObject({ error: { code: 'wrong_status', detail: expect.stringContaining('No mail server') } })
  })
})
