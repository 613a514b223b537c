import { expect, it } from 'vitest'
import { onEveryDatabase } from '../testing/databases/databases'
import { startMailServer } from '../testing/fixtures/mail-server'
import { from, password, ticketOf } from '../testing/fixtures/people'
import { addedPasskey, signedIn, unwrap, withTwoFactor } from '../testing/fixtures/sign-in-methods'

const notYou = "If this wasn't you, contact your administrator immediately."

onEveryDatabase('changes of the ways to sign in', (open) => {
  it('are sent to the user by email, once each, with a link of the configured origin and no secret', async () => {
    const mailbox = await startMailServer()
    const fixture = await signedIn(await open(), { SMTP_URL: mailbox.url, KEYRAIL_ORIGIN: 'http://localhost:3000' })
    const { server, actor } = fixture
    await addedPasskey(fixture)
    const { recoveryCodes } = await withTwoFactor(fixture)
    const proof = unwrap(await server.accounts.signIn('ana@example.com', password, from()))
    unwrap(await server.accounts.finishSignIn('pending' in proof ? proof.pending.step : '', recoveryCodes[0] ?? '', from()))
    const renewed = unwrap(await server.accounts.renewRecoveryCodes(actor)).map((code) => code.reveal())
    unwrap(await server.accounts.turnOffTwoFactor(actor))
    unwrap(await server.accounts.removePasskey(actor, (await server.accounts.security(actor)).passkeys[0]?.id ?? ''))
    unwrap(await server.accounts.changePassword(actor, { current: password, password: 'seven brass keys in a row' }))
    const elsewhere = unwrap(await server.accounts.signIn('ana@example.com', 'seven brass keys in a row', from(999)))
    await server.accounts.exchangeTicket(ticketOf({ ok: true, value: elsewhere }), from(999))
    expect(await server.mail.send()).toMatchObject({ sent: 8, failed: 0 })
    const emails = mailbox.emails.map(({ to, raw }) => ({ to, raw: raw.replace(/=\r\n/g, '') }))
    const subjects = emails.map(({ raw }) => /^Subject: ((?:.|\r\n )*)\r$/m.exec(raw)?.[1]?.replace(/\r\n /g, ' '))
    expect(new Set(subjects)).toEqual(
      new Set([
        `The passkey Firefox was added to your account. ${notYou}`,
        `Two-factor codes were turned on for your account. ${notYou}`,
        `A recovery code of your account was used. 9 of 10 are left. ${notYou}`,
        `New recovery codes were created for your account. The old ones no longer work. ${notYou}`,
        `Two-factor codes were turned off for your account. ${notYou}`,
        `The passkey Firefox was removed from your account. ${notYou}`,
        `New sign-in to your account from Firefox, IP address ${from(999).ip}. ${notYou}`,
        `Your password was changed, and all other sessions were signed out. ${notYou}`,
      ]),
    )
    for (const { to, raw } of emails) {
      expect(to).toBe('ana@example.com')
      expect(raw).toContain(raw.includes('New sign-in') ? 'http://localhost:3000/notifications' : 'http://localhost:3000/settings/security')
      expect(raw).toMatch(/^When: \d+ \w+ \d{4}, \d\d:\d\d \(Lisbon\)/m)
      for (const code of [...recoveryCodes, ...renewed]) expect(raw).not.toContain(code)
    }
  })

  it('are recorded in the installation audit log', async () => {
    const fixture = await signedIn(await open())
    const { server, actor, userId } = fixture
    await addedPasskey(fixture)
    const { recoveryCodes } = await withTwoFactor(fixture)
    unwrap(await server.accounts.confirmCode(actor, recoveryCodes[0] ?? ''))
    const entries = await server.db.read.installationAuditEntry.findMany({ orderBy: { seq: 'asc' }, skip: 2 })
    expect(entries.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['user.passkey_added', userId],
      ['user.two_factor_enabled', userId],
      ['user.recovery_code_used', userId],
      ['user.identity_confirmed', userId],
    ])
    expect((await server.audit.installation.check()).firstBroken).toBeNull()
  })
})
