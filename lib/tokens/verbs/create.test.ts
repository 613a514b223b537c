import { inspect } from 'node:util'
import { expect, it } from 'vitest'
import { noOrigin } from '../../ports'
import { onEveryDatabase } from '../../testing/databases/databases'
import { openOrgFixture, orgId, userToken } from '../../testing/fixtures/org-fixture'
import { tokenView } from '../schema'
import { parseToken } from '../string'

onEveryDatabase('creating a token', (open) => {
  it('returns a token that works immediately and a view without the secret', async () => {
    const fixture = await openOrgFixture(await open())
    const ana = await fixture.person('member', 'Ana Martins')
    const created = await fixture.tokens.create(ana, userToken)
    if (!created.ok) throw new Error(created.error.code)
    const token = created.value.secret.reveal()
    expect(parseToken(token)?.tokenKey).toBe(created.value.token.tokenKey)
    expect(tokenView.parse(created.value.token).status).toBe('active')
    expect(JSON.stringify(created.value) + inspect(created.value, { depth: 9 }) + String(created.value.secret)).not.toContain(token)
    expect(await fixture.tokens.verify(token)).toMatchObject({ active: true, code: 'ok', userId: ana.userId, orgId })
  })

  it('stores the secret in no column', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db)
    const { token } = await fixture.make(await fixture.person('member'))
    const secret = token.slice(21, 64)
    const rows = [await db.read.token.findMany(), await db.read.auditEntry.findMany(), await db.read.tokenUse.findMany()]
    expect(JSON.stringify(rows)).not.toContain(secret)
  })

  it("sets an expiration of one calendar year by default, and of the last second of a chosen day in the person's time zone", async () => {
    const fixture = await openOrgFixture(await open())
    const ana = await fixture.person('member')
    const year = await fixture.tokens.create(ana, userToken)
    const day = await fixture.tokens.create(ana, { ...userToken, expires: { kind: 'on', date: '2027-07-20' } })
    expect(year.ok && year.value.token.expiresAt).toBe('2027-11-20T12:00:00.000Z')
    expect(day.ok && day.value.token.expiresAt).toBe('2027-07-20T22:59:59.000Z')
  })

  it.each([
    ['an expiration in the past', { kind: 'on', date: '2026-11-20' }],
    ['an expiration past the longest lifetime', { kind: 'on', date: '2027-11-21' }],
    ['an expiration on a day that does not exist', { kind: 'on', date: '2027-02-30' }],
    ['no expiration if the policy forbids it', { kind: 'never' }],
  ] as const)('rejects %s', async (_name, expires) => {
    const fixture = await openOrgFixture(await open())
    const rejected = await fixture.tokens.create(await fixture.person('member'), { ...userToken, expires })
    expect(rejected).toMatchObject({ ok: false, error: { code: 'invalid_input', fields: { expires: [expect.any(String)] } } })
  })

  it('rejects the fourth listed token with a message, until one is removed', async () => {
    const fixture = await openOrgFixture(await open())
    const ana = await fixture.person('member')
    const first = await fixture.make(ana)
    await fixture.make(ana)
    await fixture.make(ana)
    const fourth = await fixture.tokens.create(ana, userToken)
    expect(fourth).toEqual({ ok: false, error: { code: 'limit_reached', detail: 'You have 3 of 3 listed tokens.' } })
    await fixture.tokens.remove(ana, first.tokenKey)
    expect((await fixture.tokens.create(ana, userToken)).ok).toBe(true)
  })

  it('counts removed tokens toward the live limit', async () => {
    const fixture = await openOrgFixture(await open(), { livePerPerson: 2 })
    const ana = await fixture.person('member')
    const { tokenKey } = await fixture.make(ana)
    await fixture.tokens.remove(ana, tokenKey)
    await fixture.make(ana)
    expect(await fixture.tokens.create(ana, userToken)).toMatchObject({ error: { code: 'limit_reached' } })
  })

  it('counts an expired token toward no limit', async () => {
    const fixture = await openOrgFixture(await open(), { listedPerPerson: 1, livePerPerson: 1 })
    const ana = await fixture.person('member')
    await fixture.make(ana, { expires: { kind: 'after', duration: 'P30D' } })
    fixture.clock.advance('P30D')
    expect((await fixture.tokens.create(ana, userToken)).ok).toBe(true)
  })

  it('assigns slots even without a limit, so that a limit set later applies immediately', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db, { listedPerPerson: 0, livePerPerson: 0 })
    const ana = await fixture.person('member')
    for (let count = 0; count < 4; count += 1) await fixture.make(ana)
    const slots = await db.read.token.findMany({ select: { slot: true }, orderBy: { slot: 'asc' } })
    expect(slots.map(({ slot }) => slot)).toEqual([1, 2, 3, 4])
  })

  it('has room for as many tokens as a limit set later allows, whatever their slots and those of expired tokens', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db, { listedPerPerson: 0, livePerPerson: 0 })
    const ana = await fixture.person('member')
    const expiring = { expires: { kind: 'after', duration: 'P30D' } } as const
    for (let count = 0; count < 3; count += 1) await fixture.make(ana, expiring)
    const kept = await fixture.make(ana)
    fixture.clock.advance('P30D')
    await db.write((tx) => tx.policy.updateMany({ data: { listedPerPerson: 3, livePerPerson: 4 } }))
    for (let count = 0; count < 2; count += 1) await fixture.make(ana)
    const full = { error: { code: 'limit_reached', detail: expect.stringContaining('3 of 3') } }
    expect(await fixture.tokens.create(ana, userToken)).toMatchObject(full)
    expect((await fixture.tokens.remove(ana, kept.tokenKey)).ok).toBe(true)
    expect((await fixture.tokens.create(ana, userToken)).ok).toBe(true)
    expect(await fixture.tokens.restore(ana, kept.tokenKey)).toMatchObject({ error: { code: 'limit_reached' } })
  })

  it('creates exactly three tokens from thirty concurrent requests at a limit of three', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db)
    const ana = await fixture.person('member')
    const outcomes = await Promise.all(Array.from({ length: 30 }, () => fixture.tokens.create(ana, userToken)))
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(3)
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.error.code === 'limit_reached')).toHaveLength(27)
    expect(await db.read.token.count()).toBe(3)
  })

  it('requires the role, re-authentication and the acknowledgement for an admin token', async () => {
    const fixture = await openOrgFixture(await open())
    const input = { ...userToken, type: 'admin' as const, acknowledged: true }
    const stale = await fixture.person('owner', 'Rui Costa')
    const fresh = await fixture.person('admin', 'Ana Martins', { fresh: true })
    expect(await fixture.tokens.create(await fixture.person('member', 'Eve', { fresh: true }), input)).toMatchObject({
      error: { code: 'forbidden' },
    })
    expect(await fixture.tokens.create(stale, input)).toMatchObject({ error: { code: 'reauthentication_required' } })
    expect(await fixture.tokens.create(fresh, { ...input, acknowledged: false })).toMatchObject({
      error: { code: 'invalid_input', fields: { acknowledged: [expect.any(String)] } },
    })
    const created = await fixture.tokens.create(fresh, input)
    expect(created.ok && [created.value.token.type, created.value.token.owner]).toEqual(['admin', null])
  })

  it('lets a location manager create tokens of their own locations only', async () => {
    const fixture = await openOrgFixture(await open())
    const manager = await fixture.person('manager', 'Mia', { locationIds: [`${orgId}-downtown`] })
    const input = { ...userToken, type: 'location' as const }
    expect((await fixture.tokens.create(manager, { ...input, locationId: `${orgId}-downtown` })).ok).toBe(true)
    expect(await fixture.tokens.create(manager, { ...input, locationId: `${orgId}-harbour` })).toMatchObject({
      error: { code: 'forbidden' },
    })
    expect(await fixture.tokens.create(manager, input)).toMatchObject({ ok: false })
  })

  it('rejects scopes that the creator may not grant', async () => {
    const fixture = await openOrgFixture(await open())
    const ana = await fixture.person('member')
    for (const scopes of [['tokens:verify'], ['hooks:write'], ['made:up']]) {
      expect(await fixture.tokens.create(ana, { ...userToken, scopes })).toMatchObject({
        error: { fields: { scopes: [expect.any(String)] } },
      })
    }
  })

  it('is rejected with the note while new tokens are paused', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db)
    await db.write((tx) => tx.policy.update({ where: { orgId }, data: { pausedAt: new Date(), pausedNote: 'Back on Monday.' } }))
    const rejected = await fixture.tokens.create(await fixture.person('member'), userToken)
    expect(rejected).toEqual({ ok: false, error: { code: 'paused', detail: 'Back on Monday.' } })
  })

  it('is rejected in an organization that will be deleted', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db)
    await db.write((tx) => tx.organization.update({ where: { id: orgId }, data: { closingAt: new Date() } }))
    expect(await fixture.tokens.create(await fixture.person('member'), userToken)).toEqual({
      ok: false,
      error: { code: 'paused', detail: expect.stringContaining('An owner can cancel the deletion.') },
    })
  })

  it('is not possible with a token', async () => {
    const fixture = await openOrgFixture(await open())
    const { token } = await fixture.make(await fixture.person('member'))
    const authenticated = await fixture.tokens.authenticate(token, {}, noOrigin)
    if (!('actor' in authenticated)) throw new Error('rejected')
    expect(await fixture.tokens.create(authenticated.actor, userToken)).toMatchObject({ error: { code: 'forbidden' } })
  })

  it('writes one audit entry in the same transaction, and the chain is intact', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db)
    const { tokenKey } = await fixture.make(await fixture.person('member', 'Ana Martins'))
    const entries = await db.read.auditEntry.findMany()
    expect(entries).toMatchObject([{ seq: 1, action: 'token.created', tokenKey, actorName: 'Ana Martins', ip: '203.0.113.7' }])
    expect(await fixture.audit.check(orgId)).toEqual({ entries: 1, firstBroken: null })
  })

  it.each([
    ['', 'Name the token.'],
    ['   ', 'Name the token.'],
    ['\u200B', 'Name the token.'],
    ['a\u200Bb', 'Remove invisible and control characters.'],
    ['a\u202Eb', 'Remove invisible and control characters.'],
    ['a\0b', 'Remove invisible and control characters.'],
    ['a\r\nb', 'Remove invisible and control characters.'],
    ['\uD800', 'Remove invisible and control characters.'],
    ['x'.repeat(65), 'Use 64 characters or fewer.'],
    [`a${'\u0301'.repeat(40)}`, 'Use fewer combining marks.'],
  ])('rejects the name %j', async (name, message) => {
    const fixture = await openOrgFixture(await open())
    const rejected = await fixture.tokens.create(await fixture.person('member'), { ...userToken, name })
    expect(rejected).toMatchObject({ error: { code: 'invalid_input', fields: { name: expect.arrayContaining([message]) } } })
  })

  it('names the own listed token that counts as the same, without rejecting it', async () => {
    const fixture = await openOrgFixture(await open())
    const [ana, rui] = [await fixture.person('member', 'Ana Martins'), await fixture.person('member', 'Rui Costa')]
    const { tokenKey } = await fixture.make(ana, { name: 'Office Straße 1' })
    for (const same of ['Office Straße 1', ' office STRASSE 1 ', 'Office Straße １']) {
      expect(await fixture.tokens.takenName(ana, same)).toBe('Office Straße 1')
    }
    for (const other of ['Office Straße 2', 'Office-Straße 1', '']) expect(await fixture.tokens.takenName(ana, other)).toBe(null)
    expect(await fixture.tokens.takenName(rui, 'Office Straße 1')).toBe(null)
    await fixture.make(ana, { name: 'OFFICE STRASSE 1' })
    await fixture.tokens.revoke(ana, tokenKey)
    expect(await fixture.tokens.takenName(ana, 'Office Straße 1')).toBe('OFFICE STRASSE 1')
  })

  it('keeps a name of 64 emoji, or with emoji joined to one, unchanged', async () => {
    const fixture = await openOrgFixture(await open())
    const ana = await fixture.person('member')
    for (const name of ['🔑'.repeat(64), '👨‍👩‍👧 sync']) {
      const created = await fixture.tokens.create(ana, { ...userToken, name })
      expect(created.ok && created.value.token.name).toBe(name)
    }
  })
})
