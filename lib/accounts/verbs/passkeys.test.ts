import { expect, it } from 'vitest'
import { onEveryDatabase } from '../../testing/databases/databases'
import { accountOf, from, makePerson, openSession, password } from '../../testing/fixtures/people'
import { addedPasskey, signedIn, unwrap } from '../../testing/fixtures/sign-in-methods'
import { softwarePasskey } from '../../testing/fixtures/software-passkey'

const rejected = { ok: false, error: { code: 'invalid_input' } }

onEveryDatabase('passkeys', (open) => {
  it('a passkey signs its user in with a ticket, without a password', async () => {
    const fixture = await signedIn(await open())
    const { server, userId } = fixture
    const passkey = await addedPasskey(fixture)
    const { ticket, email } = unwrap(await server.accounts.signInWithPasskey(passkey.use(await server.accounts.passkeySignInOptions())))
    expect(email).toBe('ana@example.com')
    expect(await server.accounts.exchangeTicket(ticket, from())).toMatchObject({ userId })
    expect(await server.accounts.security(fixture.actor)).toMatchObject({ passkeys: [{ lastUsedAt: '2026-11-20T12:00:00.000Z' }] })
  })

  it('a response is accepted once, also of 20 concurrent ones', async () => {
    const fixture = await signedIn(await open())
    const { accounts } = fixture.server
    const passkey = await addedPasskey(fixture)
    const response = passkey.use(await accounts.passkeySignInOptions())
    const results = await Promise.all(Array.from({ length: 20 }, () => accounts.signInWithPasskey(response)))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await accounts.signInWithPasskey(response)).toMatchObject(rejected)
  })

  it('another origin, a missing user verification, an old counter and a foreign challenge are rejected', async () => {
    const fixture = await signedIn(await open())
    const { accounts } = fixture.server
    const passkey = await addedPasskey(fixture)
    const options = () => accounts.passkeySignInOptions()
    passkey.counter = 7
    unwrap(await accounts.signInWithPasskey(passkey.use(await options())))
    passkey.counter = 8
    for (const response of [
      passkey.use(await options(), { origin: 'https://evil.example' }),
      passkey.use(await options(), { origin: 'http://localhost:3001' }),
      passkey.use(await options(), { userVerified: false }),
      passkey.use({ ...(await options()), rpId: 'evil.example' }),
      passkey.use({ ...(await options()), challenge: Buffer.alloc(56, 7).toString('base64url') }),
      softwarePasskey().use(await options()),
      '{}',
      'not JSON',
    ]) {
      expect(await accounts.signInWithPasskey(response)).toMatchObject(rejected)
    }
    passkey.counter = 7
    expect(await accounts.signInWithPasskey(passkey.use(await options()))).toMatchObject(rejected)
    passkey.counter = 9
    expect(await accounts.signInWithPasskey(passkey.use(await options()))).toMatchObject({ ok: true })
  })

  it('a challenge works for one purpose, one user and ten minutes', async () => {
    const fixture = await signedIn(await open())
    const { server, actor } = fixture
    const passkey = await addedPasskey(fixture)
    await makePerson(server, 'rui@example.com', 'Rui Costa')
    const rui = await accountOf(server, await openSession(server, 'rui@example.com'))
    const confirm = await server.accounts.passkeyConfirmOptions(actor)
    expect(await server.accounts.signInWithPasskey(passkey.use(confirm))).toMatchObject(rejected)
    expect(await server.accounts.confirmPasskey(rui, passkey.use(confirm))).toMatchObject(rejected)
    expect(await server.accounts.confirmPasskey(rui, passkey.use(await server.accounts.passkeyConfirmOptions(rui)))).toMatchObject(rejected)
    const creation = unwrap(await server.accounts.startPasskey(actor))
    expect(await server.accounts.addPasskey(rui, softwarePasskey().create(creation))).toMatchObject(rejected)
    const [early, late] = [await server.accounts.passkeySignInOptions(), await server.accounts.passkeySignInOptions()]
    server.machine.advance(599_999)
    expect(await server.accounts.signInWithPasskey(passkey.use(early))).toMatchObject({ ok: true })
    server.machine.advance(1)
    expect(await server.accounts.signInWithPasskey(passkey.use(late))).toMatchObject(rejected)
  })

  it('issuing a challenge writes nothing, and used ones are deleted after a day', async () => {
    const db = await open()
    const fixture = await signedIn(db)
    const passkey = await addedPasskey(fixture)
    const before = await db.read.passkeyChallenge.count()
    const options = await fixture.server.accounts.passkeySignInOptions()
    expect(await db.read.passkeyChallenge.count()).toBe(before)
    await fixture.server.accounts.signInWithPasskey(passkey.use(options))
    expect(await db.read.passkeyChallenge.count()).toBe(before + 1)
    fixture.server.machine.advance('P2D')
    await fixture.server.jobs.runAll()
    expect(await db.read.passkeyChallenge.count()).toBe(0)
  })

  it('a passkey re-authenticates its user under a new session id', async () => {
    const fixture = await signedIn(await open())
    const { server, sessionId } = fixture
    const passkey = await addedPasskey(fixture)
    server.machine.advance('PT11M')
    const actor = await accountOf(server, sessionId)
    const confirmed = unwrap(await server.accounts.confirmPasskey(actor, passkey.use(await server.accounts.passkeyConfirmOptions(actor))))
    expect(confirmed.sessionId).not.toBe(sessionId)
    expect(await server.accounts.readSession(confirmed.sessionId)).toMatchObject({ reauthUntil: confirmed.reauthUntil })
  })

  it('adding and removing need a recent re-authentication; a passkey of another user cannot be renamed or removed', async () => {
    const fixture = await signedIn(await open())
    const { server, sessionId, actor } = fixture
    await addedPasskey(fixture)
    const [{ id } = { id: '' }] = (await server.accounts.security(actor)).passkeys
    await makePerson(server, 'rui@example.com', 'Rui Costa')
    const rui = await accountOf(server, await openSession(server, 'rui@example.com'))
    expect(await server.accounts.renamePasskey(rui, id, 'Mine')).toMatchObject({ error: { code: 'not_found' } })
    expect(await server.accounts.removePasskey(rui, id)).toMatchObject({ error: { code: 'not_found' } })
    expect(await server.accounts.renamePasskey(actor, id, ' ')).toMatchObject({ error: { fields: { name: ['Name the passkey.'] } } })
    expect(await server.accounts.renamePasskey(actor, id, 'Work laptop')).toMatchObject({ ok: true })
    server.machine.advance('PT11M')
    const later = await accountOf(server, sessionId)
    expect(await server.accounts.startPasskey(later)).toMatchObject({ error: { code: 'reauthentication_required' } })
    expect(await server.accounts.removePasskey(later, id)).toMatchObject({ error: { code: 'reauthentication_required' } })
    expect((await server.accounts.security(later)).passkeys).toMatchObject([{ name: 'Work laptop' }])
  })

  it('removing a passkey ends the session that the re-authentication replaced, and the passkey no longer signs in', async () => {
    const fixture = await signedIn(await open())
    const { server, sessionId, actor } = fixture
    const passkey = await addedPasskey(fixture)
    const confirmed = unwrap(await server.accounts.confirmPassword(actor, password))
    const current = await accountOf(server, confirmed.sessionId)
    expect(await server.accounts.readSession(sessionId)).not.toBeNull()
    const [{ id } = { id: '' }] = (await server.accounts.security(current)).passkeys
    expect(await server.accounts.removePasskey(current, id)).toMatchObject({ ok: true })
    expect(await server.accounts.readSession(sessionId)).toBeNull()
    expect(await server.accounts.readSession(confirmed.sessionId)).not.toBeNull()
    expect(await server.accounts.signInWithPasskey(passkey.use(await server.accounts.passkeySignInOptions()))).toMatchObject(rejected)
  })

  it('of 20 concurrent removals of the last two ways to sign in, one succeeds', async () => {
    const db = await open()
    const fixture = await signedIn(db)
    const { server, userId, actor } = fixture
    await addedPasskey(fixture)
    await addedPasskey(fixture)
    await db.write((tx) => tx.user.update({ where: { id: userId }, data: { passwordHash: null } }))
    const { passkeys } = await server.accounts.security(actor)
    const removals = Array.from({ length: 20 }, (_, index) => server.accounts.removePasskey(actor, passkeys[index % 2]?.id ?? ''))
    const results = await Promise.all(removals)
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    const last = await server.accounts.security(actor)
    expect(last).toMatchObject({ passkeys: [{}], mayRemovePasskey: false })
    expect(await server.accounts.removePasskey(actor, last.passkeys[0]?.id ?? '')).toMatchObject({
      error: { code: 'wrong_status', detail: 'Add another way to sign in first.' },
    })
  })

  it('a deactivated user cannot sign in with a passkey', async () => {
    const db = await open()
    const fixture = await signedIn(db)
    const passkey = await addedPasskey(fixture)
    await db.write((tx) => tx.user.update({ where: { id: fixture.userId }, data: { deactivatedAt: new Date('2026-11-20T12:00:00Z') } }))
    const { accounts } = fixture.server
    expect(await accounts.signInWithPasskey(passkey.use(await accounts.passkeySignInOptions()))).toMatchObject({
      error: { code: 'forbidden' },
    })
    expect(await accounts.readSession(fixture.sessionId)).toBeNull()
  })
})
