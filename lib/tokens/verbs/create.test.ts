import { inspect } from 'node:util'
import { expect, it } from 'vitest'
import { noOrigin } from '../../ports'
import { onEveryDatabase } from '../../testing/databases/databases'
import { openOrgFixture, orgId, userToken } from '../../testing/fixtures/org-fixture'
import { tokenView } from '../schema'
import { parseToken } from '../string'

onEveryDatabase('create', (open) => {
  it('a new token works at once, and its view carries no secret', async () => {
    const scene = await openOrgFixture(await open())
    const ana = await scene.person('member', 'Ana Martins')
    const made = await scene.tokens.create(ana, userToken)
    if (!made.ok) throw new Error(made.error.code)
    const token = made.value.secret.reveal()
    expect(parseToken(token)?.tokenKey).toBe(made.value.token.tokenKey)
    expect(tokenView.parse(made.value.token).status).toBe('active')
    expect(JSON.stringify(made.value) + inspect(made.value, { depth: 9 }) + String(made.value.secret)).not.toContain(token)
    expect(await scene.tokens.verify(token)).toMatchObject({ active: true, code: 'ok', userId: ana.userId, orgId })
  })

  it('no column of the database holds the secret', async () => {
    const db = await open()
    const scene = await openOrgFixture(db)
    const { token } = await scene.make(await scene.person('member'))
    const secret = token.slice(21, 64)
    const rows = [await db.read.token.findMany(), await db.read.auditEntry.findMany(), await db.read.tokenUse.findMany()]
    expect(JSON.stringify(rows)).not.toContain(secret)
  })

  it('lives one calendar year by default, and a chosen day ends at its last second in the zone of the person', async () => {
    const scene = await openOrgFixture(await open())
    const ana = await scene.person('member')
    const year = await scene.tokens.create(ana, userToken)
    const day = await scene.tokens.create(ana, { ...userToken, expires: { kind: 'on', date: '2027-07-20' } })
    expect(year.ok && year.value.token.expiresAt).toBe('2027-11-20T12:00:00.000Z')
    expect(day.ok && day.value.token.expiresAt).toBe('2027-07-20T22:59:59.000Z')
  })

  it.each([
    ['a day that is over', { kind: 'on', date: '2026-11-20' }],
    ['a day past the longest lifetime', { kind: 'on', date: '2027-11-21' }],
    ['a day that does not exist', { kind: 'on', date: '2027-02-30' }],
    ['no end date where policy forbids it', { kind: 'never' }],
  ] as const)('rejects %s', async (_name, expires) => {
    const scene = await openOrgFixture(await open())
    const rejected = await scene.tokens.create(await scene.person('member'), { ...userToken, expires })
    expect(rejected).toMatchObject({ ok: false, error: { code: 'invalid_input', fields: { expires: [expect.any(String)] } } })
  })

  it('the fourth listed token is rejected with a sentence, and removing one makes room', async () => {
    const scene = await openOrgFixture(await open())
    const ana = await scene.person('member')
    const first = await scene.make(ana)
    await scene.make(ana)
    await scene.make(ana)
    const fourth = await scene.tokens.create(ana, userToken)
    expect(fourth).toEqual({ ok: false, error: { code: 'limit_reached', detail: 'You have 3 of 3 listed tokens.' } })
    await scene.tokens.remove(ana, first.tokenKey)
    expect((await scene.tokens.create(ana, userToken)).ok).toBe(true)
  })

  it('the hard cap counts removed tokens too', async () => {
    const scene = await openOrgFixture(await open(), { livePerPerson: 2 })
    const ana = await scene.person('member')
    const { tokenKey } = await scene.make(ana)
    await scene.tokens.remove(ana, tokenKey)
    await scene.make(ana)
    expect(await scene.tokens.create(ana, userToken)).toMatchObject({ error: { code: 'limit_reached' } })
  })

  it('an expired token holds no place in any limit', async () => {
    const scene = await openOrgFixture(await open(), { listedPerPerson: 1, livePerPerson: 1 })
    const ana = await scene.person('member')
    await scene.make(ana, { expires: { kind: 'after', duration: 'P30D' } })
    scene.clock.advance('P30D')
    expect((await scene.tokens.create(ana, userToken)).ok).toBe(true)
  })

  it('without a limit every token still takes a place, so that a limit set later holds at once', async () => {
    const db = await open()
    const scene = await openOrgFixture(db, { listedPerPerson: 0, livePerPerson: 0 })
    const ana = await scene.person('member')
    for (let made = 0; made < 4; made += 1) await scene.make(ana)
    const slots = await db.read.token.findMany({ select: { slot: true }, orderBy: { slot: 'asc' } })
    expect(slots.map(({ slot }) => slot)).toEqual([1, 2, 3, 4])
  })

  it('thirty creates at once at a limit of three make exactly three', async () => {
    const db = await open()
    const scene = await openOrgFixture(db)
    const ana = await scene.person('member')
    const outcomes = await Promise.all(Array.from({ length: 30 }, () => scene.tokens.create(ana, userToken)))
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(3)
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.error.code === 'limit_reached')).toHaveLength(27)
    expect(await db.read.token.count()).toBe(3)
  })

  it('an admin token needs the role, a fresh sign-in and the acknowledgement', async () => {
    const scene = await openOrgFixture(await open())
    const input = { ...userToken, type: 'admin' as const, acknowledged: true }
    const stale = await scene.person('owner', 'Rui Costa')
    const fresh = await scene.person('admin', 'Ana Martins', { fresh: true })
    expect(await scene.tokens.create(await scene.person('member', 'Eve', { fresh: true }), input)).toMatchObject({
      error: { code: 'forbidden' },
    })
    expect(await scene.tokens.create(stale, input)).toMatchObject({ error: { code: 'reauthentication_required' } })
    expect(await scene.tokens.create(fresh, { ...input, acknowledged: false })).toMatchObject({
      error: { code: 'invalid_input', fields: { acknowledged: [expect.any(String)] } },
    })
    const made = await scene.tokens.create(fresh, input)
    expect(made.ok && [made.value.token.type, made.value.token.owner]).toEqual(['admin', null])
  })

  it('a location manager makes tokens of their own locations only', async () => {
    const scene = await openOrgFixture(await open())
    const manager = await scene.person('manager', 'Mia', { locationIds: [`${orgId}-downtown`] })
    const input = { ...userToken, type: 'location' as const }
    expect((await scene.tokens.create(manager, { ...input, locationId: `${orgId}-downtown` })).ok).toBe(true)
    expect(await scene.tokens.create(manager, { ...input, locationId: `${orgId}-harbour` })).toMatchObject({ error: { code: 'forbidden' } })
    expect(await scene.tokens.create(manager, input)).toMatchObject({ ok: false })
  })

  it('access cannot exceed the rights of the maker', async () => {
    const scene = await openOrgFixture(await open())
    const ana = await scene.person('member')
    for (const scopes of [['tokens:verify'], ['hooks:write'], ['made:up']]) {
      expect(await scene.tokens.create(ana, { ...userToken, scopes })).toMatchObject({
        error: { fields: { scopes: [expect.any(String)] } },
      })
    }
  })

  it('while new tokens are paused nobody makes one, and the note says why', async () => {
    const db = await open()
    const scene = await openOrgFixture(db)
    await db.write((tx) => tx.policy.update({ where: { orgId }, data: { pausedAt: new Date(), pausedNote: 'Back on Monday.' } }))
    const rejected = await scene.tokens.create(await scene.person('member'), userToken)
    expect(rejected).toEqual({ ok: false, error: { code: 'paused', detail: 'Back on Monday.' } })
  })

  it('a token cannot make tokens', async () => {
    const scene = await openOrgFixture(await open())
    const { token } = await scene.make(await scene.person('member'))
    const entered = await scene.tokens.authenticate(token, {}, noOrigin)
    if (!('actor' in entered)) throw new Error('rejected')
    expect(await scene.tokens.create(entered.actor, userToken)).toMatchObject({ error: { code: 'forbidden' } })
  })

  it('writes one audit row with the change, and the chain holds', async () => {
    const db = await open()
    const scene = await openOrgFixture(db)
    const { tokenKey } = await scene.make(await scene.person('member', 'Ana Martins'))
    const entries = await db.read.auditEntry.findMany()
    expect(entries).toMatchObject([{ seq: 1, action: 'token.created', tokenKey, actorName: 'Ana Martins', ip: '203.0.113.7' }])
    expect(await scene.audit.check(orgId)).toEqual({ entries: 1, firstBroken: null })
  })

  it.each([
    ['', 'Name the token.'],
    ['   ', 'Name the token.'],
    ['\u200B', 'Remove invisible and control characters.'],
    ['a\u202Eb', 'Remove invisible and control characters.'],
    ['a\0b', 'Remove invisible and control characters.'],
    ['a\r\nb', 'Remove invisible and control characters.'],
    ['\uD800', 'Remove invisible and control characters.'],
    ['x'.repeat(65), 'Use 64 characters or fewer.'],
    [`a${'\u0301'.repeat(40)}`, 'Use fewer combining marks.'],
  ])('rejects the name %j', async (name, message) => {
    const scene = await openOrgFixture(await open())
    const rejected = await scene.tokens.create(await scene.person('member'), { ...userToken, name })
    expect(rejected).toMatchObject({ error: { code: 'invalid_input', fields: { name: expect.arrayContaining([message]) } } })
  })

  it('keeps 64 emoji of several code units, and a family joined to one, as they were sent', async () => {
    const scene = await openOrgFixture(await open())
    const ana = await scene.person('member')
    for (const name of ['🔑'.repeat(64), '👨‍👩‍👧 sync']) {
      const made = await scene.tokens.create(ana, { ...userToken, name })
      expect(made.ok && made.value.token.name).toBe(name)
    }
  })
})
