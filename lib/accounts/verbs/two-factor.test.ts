import { expect, it, onTestFinished } from 'vitest'
import { wire } from '../../server'
import { onEveryDatabase } from '../../testing/databases/databases'
import { testKeys } from '../../testing/fixtures/keys'
import { accountOf, from, openSession, password, ticketOf } from '../../testing/fixtures/people'
import { addedPasskey, type SignedInFixture, signedIn, unwrap, withTwoFactor } from '../../testing/fixtures/sign-in-methods'

const invalid = { ok: false, error: { code: 'invalid_input' } }

/** The pending sign-in after a correct password. */
async function begin({ server }: SignedInFixture) {
  const proof = unwrap(await server.accounts.signIn('ana@example.com', password, from()))
  if (!('pending' in proof)) throw new Error('The password alone signed in.')
  return proof.pending
}

onEveryDatabase('two-factor codes', (open) => {
  it('a code completes one sign-in, also of concurrent ones', async () => {
    const fixture = await signedIn(await open())
    const { server } = fixture
    const { code } = await withTwoFactor(fixture)
    server.machine.advance('PT30S')
    const typed = await code()
    const finish = async () => server.accounts.finishSignIn((await begin(fixture)).step, typed, from())
    const results = await Promise.all(Array.from({ length: 5 }, finish))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    const [ticket = ''] = results.flatMap((result) => (result.ok ? [result.value.ticket] : []))
    expect(await server.accounts.exchangeTicket(ticket, from())).not.toBeNull()
    expect(await finish()).toMatchObject(invalid)
  })

  it('an incomplete first code is not counted as a wrong one', async () => {
    const { server, actor } = await signedIn(await open())
    for (let tries = 0; tries < 10; tries += 1)
      for (const typed of ['', '12345'])
        expect(await server.accounts.confirmTwoFactor(actor, typed)).toMatchObject({
          error: { fields: { code: ['Enter the six digits.'] } },
        })
  })

  it('the code that turned them on does not sign in', async () => {
    const fixture = await signedIn(await open())
    const { code } = await withTwoFactor(fixture)
    expect(await fixture.server.accounts.finishSignIn((await begin(fixture)).step, await code(), from())).toMatchObject({
      error: { code: 'invalid_input', detail: 'That code is not valid. Check the clock on your phone.' },
    })
  })

  it('a half-finished sign-in opens nothing, works once and expires after five minutes', async () => {
    const db = await open()
    const fixture = await signedIn(db)
    const { server } = fixture
    const { code } = await withTwoFactor(fixture)
    const sessions = await db.read.session.count()
    const { step } = await begin(fixture)
    expect(await server.accounts.exchangeTicket(step, from())).toBeNull()
    expect(await db.read.signInTicket.count({ where: { usedAt: null } })).toBe(0)
    expect(await db.read.session.count()).toBe(sessions)
    expect(JSON.stringify(await db.read.secondStep.findMany())).not.toContain(step)
    server.machine.advance('PT5M')
    const expired = { error: { code: 'missing_credentials' } }
    for (const other of [step, '', 'x', step.replace(/.$/, '_')])
      expect(await server.accounts.finishSignIn(other, await code(), from())).toMatchObject(expired)
    const again = await begin(fixture)
    expect(await server.accounts.finishSignIn(again.step, await code(), from())).toMatchObject({ ok: true })
    server.machine.advance('PT30S')
    expect(await server.accounts.finishSignIn(again.step, await code(), from())).toMatchObject(expired)
  })

  it('a new password makes a half-finished sign-in useless', async () => {
    const fixture = await signedIn(await open())
    const { code } = await withTwoFactor(fixture)
    const { step } = await begin(fixture)
    unwrap(await fixture.server.accounts.changePassword(fixture.actor, { current: '', password: 'seven brass keys in a row' }))
    fixture.server.machine.advance('PT30S')
    expect(await fixture.server.accounts.finishSignIn(step, await code(), from())).toMatchObject({ error: { code: 'missing_credentials' } })
  })

  it('of 30 concurrent wrong codes five are checked, and correct passwords give no more guesses', async () => {
    const fixture = await signedIn(await open())
    const { server } = fixture
    const { code } = await withTwoFactor(fixture)
    const { step } = await begin(fixture)
    const tries = Array.from({ length: 30 }, (_, index) => server.accounts.finishSignIn(step, '000000', from(index)))
    const codes = (await Promise.all(tries)).map((outcome) => (outcome.ok ? 'ok' : outcome.error.code))
    expect(codes.filter((each) => each === 'invalid_input')).toHaveLength(5)
    expect(codes.filter((each) => each === 'rate_limited')).toHaveLength(25)
    const again = await begin(fixture)
    expect(await server.accounts.finishSignIn(again.step, await code(), from(200))).toMatchObject({
      error: { code: 'rate_limited', retryAfter: 15 },
    })
    server.machine.advance('PT30S')
    expect(await server.accounts.finishSignIn(again.step, await code(), from(200))).toMatchObject({ ok: true })
  })

  it('they count as a second factor only after their first code, within an hour', async () => {
    const fixture = await signedIn(await open())
    const { server, actor } = fixture
    unwrap(await server.accounts.startTwoFactor(actor))
    expect(ticketOf(await server.accounts.signIn('ana@example.com', password, from()))).toMatch(/^\w{43}$/)
    expect(await server.accounts.confirmTwoFactor(actor, '000000')).toMatchObject(invalid)
    expect(await server.accounts.security(actor)).toMatchObject({ twoFactor: null })
    await withTwoFactor(fixture)
    expect(await server.accounts.startTwoFactor(actor)).toMatchObject({ error: { code: 'wrong_status' } })
    expect(await server.accounts.security(actor)).toMatchObject({ twoFactor: { recoveryCodesLeft: 10 } })
  })

  it('a recovery code completes one sign-in, also of concurrent ones, in any spelling', async () => {
    const fixture = await signedIn(await open())
    const { server, actor } = fixture
    const { recoveryCodes } = await withTwoFactor(fixture)
    const [first = '', second = ''] = recoveryCodes
    const steps = await Promise.all(Array.from({ length: 4 }, () => begin(fixture)))
    const results = await Promise.all(steps.map(({ step }) => server.accounts.finishSignIn(step, first, from())))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    const spelled = ` ${second.toUpperCase().replace('-', ' ')} `
    expect(await server.accounts.finishSignIn((await begin(fixture)).step, spelled, from())).toMatchObject({ ok: true })
    expect(await server.accounts.security(actor)).toMatchObject({ twoFactor: { recoveryCodesLeft: 8 } })
  })

  it('new recovery codes replace the old ones, and turning two-factor codes off deletes everything', async () => {
    const db = await open()
    const fixture = await signedIn(db)
    const { server, actor } = fixture
    const { recoveryCodes } = await withTwoFactor(fixture)
    const renewed = unwrap(await server.accounts.renewRecoveryCodes(actor)).map((code) => code.reveal())
    const finish = async (code: string) => server.accounts.finishSignIn((await begin(fixture)).step, code, from())
    expect(await finish(recoveryCodes[0] ?? '')).toMatchObject(invalid)
    expect(await finish(renewed[0] ?? '')).toMatchObject({ ok: true })
    unwrap(await server.accounts.turnOffTwoFactor(actor))
    expect([await db.read.authenticator.count(), await db.read.recoveryCode.count()]).toEqual([0, 0])
    expect(ticketOf(await server.accounts.signIn('ana@example.com', password, from()))).toMatch(/^\w{43}$/)
    expect(await server.accounts.turnOffTwoFactor(actor)).toMatchObject({ error: { code: 'wrong_status' } })
  })

  it('every change needs a recent re-authentication', async () => {
    const fixture = await signedIn(await open())
    const { server, sessionId } = fixture
    await withTwoFactor(fixture)
    server.machine.advance('PT11M')
    const { startTwoFactor, confirmTwoFactor, renewRecoveryCodes, turnOffTwoFactor } = server.accounts
    const actor = await accountOf(server, sessionId)
    for (const change of [startTwoFactor, renewRecoveryCodes, turnOffTwoFactor, (by: typeof actor) => confirmTwoFactor(by, '000000')]) {
      expect(await change(actor)).toMatchObject({ error: { code: 'reauthentication_required' } })
    }
  })

  it('with two-factor codes, a code, recovery code or passkey re-authenticates and the password alone does not', async () => {
    const fixture = await signedIn(await open())
    const { server, sessionId } = fixture
    const passkey = await addedPasskey(fixture)
    expect(await server.accounts.reauthMethods(fixture.actor)).toEqual({ password: true, code: false, passkey: true, provider: null })
    const { code, recoveryCodes } = await withTwoFactor(fixture)
    expect(await server.accounts.reauthMethods(fixture.actor)).toEqual({ password: false, code: true, passkey: true, provider: null })
    server.machine.advance('PT11M')
    let actor = await accountOf(server, sessionId)
    expect(await server.accounts.confirmPassword(actor, password)).toMatchObject(invalid)
    const change = { current: password, password: 'seven brass keys in a row' }
    expect(await server.accounts.changePassword(actor, change)).toMatchObject({ error: { code: 'reauthentication_required' } })
    for (const confirm of [
      async () => server.accounts.confirmCode(actor, await code()),
      async () => server.accounts.confirmCode(actor, recoveryCodes[0] ?? ''),
      async () => server.accounts.confirmPasskey(actor, passkey.use(await server.accounts.passkeyConfirmOptions(actor))),
    ]) {
      actor = await accountOf(server, unwrap(await confirm()).sessionId)
    }
    expect(await server.accounts.changePassword(actor, change)).toMatchObject({ ok: true })
  })

  it('the database holds neither the secret nor a recovery code, and a code seals the secret under the current view key', async () => {
    const db = await open()
    const fixture = await signedIn(db)
    const { server, actor, userId } = fixture
    const secret = unwrap(await server.accounts.startTwoFactor(actor)).secret.reveal()
    const { code, recoveryCodes } = await withTwoFactor(fixture)
    const stored = JSON.stringify([
      await db.read.authenticator.findMany(),
      await db.read.recoveryCode.findMany(),
      await db.read.installationAuditEntry.findMany(),
    ])
    for (const text of [secret, ...recoveryCodes, ...recoveryCodes.map((each) => each.replace('-', ''))]) expect(stored).not.toContain(text)
    const [current, previous] = testKeys.view
    expect(await db.read.authenticator.findUnique({ where: { userId } })).toMatchObject({ viewKeyId: current?.id })
    const rotated = { ...testKeys, view: [previous, current].flatMap((key) => key ?? []) }
    server.machine.advance('PT30S')
    const { accounts, usage } = wire({ ...server, keys: rotated })
    onTestFinished(usage.close)
    unwrap(await accounts.finishSignIn((await begin(fixture)).step, await code(), from()))
    expect(await db.read.authenticator.findUnique({ where: { userId } })).toMatchObject({ viewKeyId: previous?.id })
  })

  it('a user without two-factor codes cannot confirm with a code', async () => {
    const { server, sessionId } = await signedIn(await open())
    expect(await server.accounts.confirmCode(await accountOf(server, sessionId), '000000')).toMatchObject({ error: { code: 'forbidden' } })
    expect(await openSession(server)).not.toBe(sessionId)
  })
})
