import { expect, it, vi } from 'vitest'
import type { OrgId } from '../../ids'
import { noOrigin } from '../../ports'
import { onEveryDatabase, type TestDb } from '../../testing/databases/databases'
import { addOrganization, openOrgFixture, orgId, userToken } from '../../testing/fixtures/org-fixture'
import { daysAfter } from '../../time/calendar'

const flip = (token: string) => (token.endsWith('0') ? `${token.slice(0, -1)}1` : `${token.slice(0, -1)}0`)

onEveryDatabase('verify', (open) => {
  it('a deactivated token is rejected at once, and works again at once', async () => {
    const scene = await openOrgFixture(await open())
    const ana = await scene.person('member')
    const { tokenKey, token } = await scene.make(ana)
    await scene.tokens.setActive(ana, tokenKey, false)
    expect(await scene.tokens.verify(token)).toEqual({ active: false, code: 'deactivated' })
    await scene.tokens.setActive(ana, tokenKey, true)
    expect(await scene.tokens.verify(token)).toMatchObject({ active: true })
  })

  it('a wrong check never reaches the database', async () => {
    const db = await open()
    const scene = await openOrgFixture(db)
    const { token } = await scene.make(await scene.person('member'))
    await db.close()
    expect(await scene.tokens.verify(flip(token))).toEqual({ active: false, code: 'malformed' })
  })

  it('when the database is away the answer is no verdict but a throw', async () => {
    const db = await open()
    const scene = await openOrgFixture(db)
    const { token } = await scene.make(await scene.person('member'))
    const rename = (from: string, to: string) => db.write((tx) => tx.$executeRawUnsafe(`ALTER TABLE "${from}" RENAME TO "${to}"`))
    await rename('TokenUse', 'Away')
    await expect(scene.tokens.verify(token)).rejects.toThrow()
    await rename('Away', 'TokenUse')
  })

  it('the right key with another secret is unknown', async () => {
    const scene = await openOrgFixture(await open(), { listedPerPerson: 0 })
    const ana = await scene.person('member')
    const { tokenKey, token } = await scene.make(ana)
    const rotated = await scene.tokens.rotate(ana, tokenKey, { overlap: 'PT0S' })
    expect(rotated.ok && (await scene.tokens.verify(rotated.value.secret.reveal()))).toMatchObject({ active: true })
    expect(await scene.tokens.verify(token)).toEqual({ active: false, code: 'expired' })
  })

  it('is rejected exactly at its end', async () => {
    const scene = await openOrgFixture(await open())
    const { token } = await scene.make(await scene.person('member'), { expires: { kind: 'after', duration: 'P30D' } })
    scene.clock.advance('P30D')
    scene.clock.advance(-1)
    expect(await scene.tokens.verify(token)).toMatchObject({ active: true })
    scene.clock.advance(1)
    expect(await scene.tokens.verify(token)).toEqual({ active: false, code: 'expired' })
  })

  it('a use is awaited in the ten minutes after a secret was made, by rotation too', async () => {
    const scene = await openOrgFixture(await open())
    const ana = await scene.person('member')
    const record = vi.spyOn(scene.usage, 'record')
    const isAwaited = async (presented: string) => {
      await scene.tokens.verify(presented)
      return record.mock.lastCall?.[0].awaited
    }
    const { tokenKey, token } = await scene.make(ana)
    scene.clock.advance('PT10M')
    expect(await isAwaited(token)).toBe(true)
    scene.clock.advance(1)
    expect(await isAwaited(token)).toBe(false)
    const rotated = await scene.tokens.rotate(ana, tokenKey, { overlap: 'PT0S' })
    expect(await isAwaited(rotated.ok ? rotated.value.secret.reveal() : '')).toBe(true)
  })

  it('a use is written before the response for as long as the token can be kept', async () => {
    const db = await open()
    const scene = await openOrgFixture(db, { inactivityDays: 90, noticeDays: [30, 7], maxLifetime: null, noExpirationAllowed: true })
    const ana = await scene.person('member')
    const { tokenKey, token } = await scene.make(ana, { expires: { kind: 'never' } })
    const record = vi.spyOn(scene.usage, 'record').mockResolvedValue()
    const onDay = async (days: number) => {
      scene.clock.set(daysAfter(new Date('2026-11-20T12:00:00Z'), days))
      await scene.tokens.verify(token)
      const shown = await scene.tokens.show(ana, tokenKey)
      return [record.mock.lastCall?.[0].urgent, shown.ok && shown.value.token.actions.includes('keep')]
    }
    expect(await onDay(59)).toEqual([false, false])
    expect(await onDay(60)).toEqual([true, true])
    expect(await onDay(75)).toEqual([true, true])
  })

  it('asks for every scope, and names the missing ones', async () => {
    const scene = await openOrgFixture(await open())
    const { token } = await scene.make(await scene.person('member'), { scopes: ['contacts:read'] })
    expect(await scene.tokens.verify(token, { scopes: ['contacts:read'] })).toMatchObject({ active: true })
    expect(await scene.tokens.verify(token, { scopes: ['contacts:read', 'contacts:write'] })).toEqual({
      active: false,
      code: 'insufficient_scope',
      missing: ['contacts:write'],
    })
  })

  it('carries no more than its person may do at this moment', async () => {
    const db = await open()
    const scene = await openOrgFixture(db)
    const mia = await scene.person('manager', 'Mia')
    const { token } = await scene.make(mia, { scopes: ['contacts:read', 'hooks:write'] })
    await db.write((tx) => tx.membership.updateMany({ where: { userId: mia.userId }, data: { role: 'member' } }))
    expect(await scene.tokens.verify(token)).toMatchObject({ scopes: ['contacts:read'] })
    expect(await scene.tokens.verify(token, { scopes: ['hooks:write'] })).toMatchObject({ code: 'insufficient_scope' })
  })

  it('a token limited to addresses is rejected from elsewhere and without an address', async () => {
    const scene = await openOrgFixture(await open())
    const { token } = await scene.make(await scene.person('member'), { ipAllowlist: ['203.0.113.0/24'] })
    expect(await scene.tokens.verify(token, { ip: '::ffff:203.0.113.9' })).toMatchObject({ active: true })
    for (const ip of ['198.51.100.1', null]) expect(await scene.tokens.verify(token, { ip })).toMatchObject({ code: 'address_not_allowed' })
    expect(await scene.tokens.verify(token)).toMatchObject({ code: 'address_not_allowed' })
  })

  it.each([
    [
      'their membership is deactivated',
      (db: TestDb) => db.write((tx) => tx.membership.updateMany({ data: { deactivatedAt: new Date() } })),
    ],
    ['their account is switched off', (db: TestDb) => db.write((tx) => tx.user.updateMany({ data: { deactivatedAt: new Date() } }))],
    ['the organization is closing', (db: TestDb) => db.write((tx) => tx.organization.updateMany({ data: { closingAt: new Date() } }))],
  ])('a user token is suspended while %s', async (_name, change) => {
    const db = await open()
    const scene = await openOrgFixture(db)
    const { token } = await scene.make(await scene.person('member'))
    await change(db)
    expect(await scene.tokens.verify(token)).toEqual({ active: false, code: 'suspended' })
  })

  it('a location token is suspended while its location is archived, and needs no person', async () => {
    const db = await open()
    const scene = await openOrgFixture(db)
    const rui = await scene.person('owner')
    const { token } = await scene.make(rui, { type: 'location', locationId: `${orgId}-harbour` })
    await db.write((tx) => tx.membership.updateMany({ data: { deactivatedAt: new Date() } }))
    expect(await scene.tokens.verify(token)).toMatchObject({ active: true, locationId: `${orgId}-harbour`, userId: null })
    await db.write((tx) => tx.location.updateMany({ data: { archivedAt: new Date() } }))
    expect(await scene.tokens.verify(token)).toEqual({ active: false, code: 'suspended' })
  })

  it("another organization's token is unknown to a caller of this one", async () => {
    const scene = await openOrgFixture(await open())
    const other = 'harbour-org' as OrgId
    await addOrganization(scene, other)
    const { token } = await scene.make(await scene.person('member', 'Eve', { org: other }))
    expect(await scene.tokens.verify(token, { orgId })).toEqual({ active: false, code: 'unknown' })
    expect(await scene.tokens.verify(token, { orgId: other })).toMatchObject({ active: true })
  })

  it.each([
    ['scopes', `'contacts:read contacts:write profile:write'`],
    ['ipAllowlist', `'0.0.0.0/0'`],
    ['type', `'admin'`],
    ['ownerId', 'NULL'],
    ['locationId', `'${orgId}-harbour'`],
    ['deactivatedAt', 'NULL'],
    ['generation', '7'],
    ['version', '99'],
    ['seal', `'forged'`],
    ['sealId', `'none'`],
  ])('a row whose %s was edited by SQL is unknown', async (column, value) => {
    const db = await open()
    const scene = await openOrgFixture(db)
    const ana = await scene.person('member')
    const { tokenKey, token } = await scene.make(ana)
    await scene.tokens.setActive(ana, tokenKey, false)
    await db.write((tx) => tx.$executeRawUnsafe(`UPDATE "Token" SET "${column}" = ${value}`))
    expect(await scene.tokens.verify(token)).toEqual({ active: false, code: 'unknown' })
  })

  it('no change re-seals a row that was edited by SQL', async () => {
    const db = await open()
    const scene = await openOrgFixture(db)
    const ana = await scene.person('member')
    const { tokenKey, token } = await scene.make(ana)
    await db.write((tx) => tx.$executeRawUnsafe(`UPDATE "Token" SET "scopes" = 'profile:write'`))
    expect(await scene.tokens.setActive(ana, tokenKey, false)).toMatchObject({ error: { code: 'not_found' } })
    expect(await scene.tokens.verify(token)).toEqual({ active: false, code: 'unknown' })
  })

  it('counts accepted and rejected requests, but not those of a wrong secret', async () => {
    const db = await open()
    const scene = await openOrgFixture(db)
    const ana = await scene.person('member')
    const { tokenKey, token } = await scene.make(ana)
    await scene.tokens.verify(token, { ip: '203.0.113.9' })
    await scene.tokens.verify(token, { scopes: ['profile:read'] })
    await scene.usage.flush()
    const shown = await scene.tokens.show(ana, tokenKey)
    expect(shown.ok && shown.value.token).toMatchObject({ lastUsedFrom: '203.0.113.9', usedToday: 1 })
    expect(shown.ok && shown.value.token.days.at(-1)).toEqual({ accepted: 1, rejected: 1 })
    expect(await scene.tokens.firstUse(ana, tokenKey)).toMatchObject({
      value: { accepted: { from: '203.0.113.9' }, rejected: { code: 'insufficient_scope' } },
    })
  })

  it('tells the holder about itself, with the scopes it may use now', async () => {
    const scene = await openOrgFixture(await open())
    const ana = await scene.person('member', 'Ana Martins')
    const { tokenKey, token } = await scene.make(ana)
    const entered = await scene.tokens.authenticate(token, {}, noOrigin)
    if (!('actor' in entered)) throw new Error('rejected')
    expect(await scene.tokens.describe(entered.actor)).toMatchObject({
      value: {
        tokenKey,
        name: userToken.name,
        status: 'active',
        organization: { name: 'Northwind Realty' },
        owner: { name: 'Ana Martins' },
      },
    })
  })
})
