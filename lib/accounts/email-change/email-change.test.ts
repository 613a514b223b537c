import { expect, it } from 'vitest'
import { onEveryDatabase } from '../../testing/databases/databases'
import { secretIn } from '../../testing/fixtures/links'
import { startMailServer } from '../../testing/fixtures/mail-server'
import { accountOf, from, makePerson, openSession, operator, password } from '../../testing/fixtures/people'
import { testServer } from '../../testing/fixtures/server'

const environment = { SMTP_URL: 'smtp://127.0.0.1:1', KEYRAIL_ORIGIN: 'https://keys.example.com' }

onEveryDatabase('a change of the email address', (open) => {
  const begin = async (more: Readonly<Record<string, string>> = environment) => {
    const db = await open()
    const server = await testServer(db, more)
    const userId = await makePerson(server, 'ana@example.com', 'Ana <b>Martins</b>')
    const actor = await accountOf(server, await openSession(server))
    const request = (email = 'ana@example.org') => {
      // the outbox is ordered by time
      server.machine.advance(1_000)
      return server.accounts.requestEmailChange(actor, email)
    }
    const emailsTo = async (to: string) => (await server.mail.outbox()).filter((email) => email.to === to)
    const secretsOf = async () => ({
      old: secretIn((await emailsTo('ana@example.com')).at(-1) ?? { text: '' }),
      new: secretIn((await emailsTo('ana@example.org')).at(-1) ?? { text: '' }),
    })
    const confirm = (secret: string) => {
      server.machine.advance(1_000)
      return server.accounts.confirmEmailChange(secret, from())
    }
    const email = async () => (await db.read.user.findUniqueOrThrow({ where: { id: userId } })).email
    return { db, server, userId, actor, request, emailsTo, secretsOf, confirm, email }
  }

  it('takes effect once both addresses confirmed it, in either order', async () => {
    for (const order of [['old', 'new'] as const, ['new', 'old'] as const]) {
      const { server, actor, request, secretsOf, confirm, email, emailsTo } = await begin()
      expect(await request('Ana@Example.org')).toEqual({ ok: true, value: { newEmail: 'ana@example.org' } })
      const secrets = await secretsOf()
      for (const side of order)
        expect(await server.accounts.readEmailChangeLink(secrets[side])).toEqual({ newEmail: 'ana@example.org', side })
      expect(await confirm(secrets[order[0]])).toEqual({ ok: true, value: { newEmail: 'ana@example.org', changed: false } })
      expect(await email()).toBe('ana@example.com')
      expect((await server.accounts.ownProfile(actor)).emailChange).toEqual({
        newEmail: 'ana@example.org',
        oldConfirmed: order[0] === 'old',
        newConfirmed: order[0] === 'new',
      })
      expect(await confirm(secrets[order[1]])).toEqual({ ok: true, value: { newEmail: 'ana@example.org', changed: true } })
      expect(await email()).toBe('ana@example.org')
      expect(await confirm(secrets[order[1]])).toMatchObject({ error: { code: 'not_found' } })
      expect(await server.accounts.signIn('ana@example.org', password, from())).toMatchObject({ ok: true })
      for (const to of ['ana@example.com', 'ana@example.org'])
        expect((await emailsTo(to)).at(-1)?.subject).toMatch(/^Your email address was changed to ana@example\.org\. Use it to sign in\./)
    }
  })

  it('is reported in the app and by email, at the time on the clock that the person chose', async () => {
    const { server, actor, request, secretsOf, confirm, emailsTo } = await begin()
    const created = await server.organizations.createOrganization(operator, { name: 'Northwind', slug: 'northwind', timeZone: 'UTC' })
    if (created.ok) await server.organizations.addMember(operator, created.value.orgId, { userId: actor.userId, role: 'owner' })
    await server.accounts.saveAppearance(actor, { timeZone: 'America/New_York', hourCycle: 'h12' })
    await request()
    const secrets = await secretsOf()
    await confirm(secrets.old)
    await confirm(secrets.new)
    const [latest] = (await server.notices.latest(actor)).notices
    expect(latest).toMatchObject({ kind: 'email_changed', link: { href: '/settings/security' } })
    expect(latest?.parts).toContainEqual({ text: 'ana@example.org', strong: true })
    for (const to of ['ana@example.com', 'ana@example.org'])
      expect((await emailsTo(to)).at(-1)?.text).toMatch(/^When: \d+ \w+ \d{4}, \d+:\d\d [ap]m \(New York\)$/m)
  })

  it('takes effect once when both addresses confirm concurrently', async () => {
    const { db, request, secretsOf, confirm, email } = await begin()
    await request()
    const secrets = await secretsOf()
    const outcomes = await Promise.all([secrets.old, secrets.new].map(confirm))
    expect(outcomes.map((outcome) => (outcome.ok ? String(outcome.value.changed) : outcome.error.code)).toSorted()).toEqual([
      'false',
      'true',
    ])
    expect(await email()).toBe('ana@example.org')
    expect(await db.read.installationAuditEntry.count({ where: { action: 'user.email_changed' } })).toBe(1)
  })

  it('the links stop working when it is canceled, replaced or a day old', async () => {
    const { server, actor, request, secretsOf, confirm, email } = await begin()
    await request()
    const canceled = await secretsOf()
    await server.accounts.cancelEmailChange(actor)
    await request()
    const replaced = await secretsOf()
    await request()
    const expired = await secretsOf()
    server.machine.advance('P1D')
    expect(new Set([canceled.old, replaced.old, expired.old]).size).toBe(3)
    for (const secret of [canceled, replaced, expired].flatMap((each) => [each.old, each.new]))
      expect(await confirm(secret)).toMatchObject({ error: { code: 'not_found' } })
    expect(await email()).toBe('ana@example.com')
  })

  it('needs a re-authentication and a mail server, and is limited', async () => {
    const { server, actor, request } = await begin()
    expect(await request('no address')).toMatchObject({ error: { code: 'invalid_input' } })
    expect(await request('ANA@example.com')).toMatchObject({ error: { fields: { email: ['This is already your email address.'] } } })
    for (let count = 0; count < 5; count += 1) await request()
    expect(await request()).toMatchObject({ error: { code: 'rate_limited' } })
    const later = { ...actor, reauthUntil: null }
    expect(await server.accounts.requestEmailChange(later, 'ana@example.org')).toMatchObject({
      error: { code: 'reauthentication_required' },
    })
    const withoutMail = await begin({})
    expect(await withoutMail.request()).toMatchObject({ error: { code: 'wrong_status' } })
  })

  it('the address of another account gets the same response and a different email, and cannot be taken', async () => {
    const { server, request, secretsOf, emailsTo, email, confirm } = await begin()
    await request()
    const secrets = await secretsOf()
    await makePerson(server, 'ana@example.org', 'Rui Costa')
    expect(await confirm(secrets.old)).toMatchObject({ ok: true })
    expect(await confirm(secrets.new)).toMatchObject({ error: { code: 'conflict' } })
    expect(await email()).toBe('ana@example.com')
    expect(await request()).toEqual({ ok: true, value: { newEmail: 'ana@example.org' } })
    const sent = (await emailsTo('ana@example.org')).at(-1)
    expect(sent?.subject).toBe('Your email address already has a Keyrail account')
    expect(sent?.text).not.toMatch(/confirm-email|Ana/)
  })

  it('a password link that was sent to the old address stops working', async () => {
    const { server, request, secretsOf, confirm, emailsTo } = await begin()
    await server.accounts.requestReset('ana@example.com', from())
    await server.accounts.sendRequestedEmails()
    const reset = secretIn((await emailsTo('ana@example.com')).at(-1) ?? { text: '' })
    await request()
    const secrets = await secretsOf()
    await confirm(secrets.old)
    await confirm(secrets.new)
    expect(await server.accounts.readResetLink(reset)).toBeNull()
  })

  it('its emails arrive with links at the configured origin and an escaped name', async () => {
    const smtp = await startMailServer()
    const { server, request, secretsOf, confirm } = await begin({ ...environment, SMTP_URL: smtp.url })
    await request()
    const secrets = await secretsOf()
    await confirm(secrets.old)
    await confirm(secrets.new)
    expect(await server.mail.send()).toMatchObject({ sent: 4, failed: 0 })
    const raw = smtp.emails.map((email) => email.raw.replace(/=\r\n/g, ''))
    expect(raw.filter((text) => text.includes('https://keys.example.com/confirm-email/'))).toHaveLength(2)
    expect(raw.some((text) => text.includes(secrets.old)) && raw.some((text) => text.includes(secrets.new))).toBe(true)
    const html = raw.map((text) => text.slice(text.indexOf('<!doctype html>')))
    for (const text of html) expect(text).not.toContain('<b>')
  })
})
