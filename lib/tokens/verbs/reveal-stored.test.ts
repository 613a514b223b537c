import { expect, it } from 'vitest'
import type { PersonActor } from '../../actor'
import type { OrgId } from '../../ids'
import { onEveryDatabase } from '../../testing/databases/databases'
import { testKeys } from '../../testing/fixtures/keys'
import { addOrganization, type OrgFixture, openOrgFixture } from '../../testing/fixtures/org-fixture'
import { createTokens, type TokenDeps } from '../index'
import { notStored } from '../limits'

const viewing = { viewAllowed: true, listedPerPerson: 0 }
const minutes = (count: number) => count * 60_000

onEveryDatabase('viewing a stored token', (open) => {
  async function setUp(terms = viewing) {
    const fixture = await openOrgFixture(await open(), terms)
    const ana = await fixture.person('member', 'Ana Martins', { fresh: true })
    const made = await fixture.make(ana)
    const view = async (actor: PersonActor = ana, tokenKey = made.tokenKey) => resultOf(await fixture.tokens.revealStored(actor, tokenKey))
    const allowViewing = (viewAllowed: boolean) => fixture.db.write((tx) => tx.policy.updateMany({ data: { viewAllowed } }))
    const audited = () => fixture.db.read.auditEntry.count({ where: { action: 'token.viewed' } })
    return { fixture, ana, made, view, allowViewing, audited }
  }

  it('shows its owner the whole token, is recorded in the audit log and notifies the owner', async () => {
    const { fixture, ana, made, view } = await setUp()
    expect(await view()).toBe(made.token)
    const [entry] = await fixture.db.read.auditEntry.findMany({ where: { action: 'token.viewed' } })
    expect(entry).toMatchObject({ tokenKey: made.tokenKey, actorId: ana.userId, subject: 'Zapier sync', ip: '203.0.113.7' })
    const notices = await fixture.db.read.notice.findMany({ select: { kind: true, userId: true, tokenKey: true } })
    expect(notices).toEqual([{ kind: 'token_viewed', userId: ana.userId, tokenKey: made.tokenKey }])
  })

  it('never stores the token in readable form', async () => {
    const { fixture, made } = await setUp()
    const stored = await fixture.db.read.storedSecret.findMany({ include: { dataKey: true } })
    const secret = made.token.slice(21)
    expect(stored).toHaveLength(1)
    for (const form of [secret, Buffer.from(made.token).toString('base64url'), Buffer.from(made.token).toString('base64')]) {
      expect(JSON.stringify(stored)).not.toContain(form.slice(0, 40))
    }
  })

  it('stores nothing if the policy does not allow it', async () => {
    const { fixture, view } = await setUp({ viewAllowed: false, listedPerPerson: 0 })
    expect(await view()).toBe('wrong_status')
    expect([await fixture.db.read.storedSecret.count(), await fixture.db.read.dataKey.count()]).toEqual([0, 0])
  })

  it('rejects a token that was created before viewing was allowed, and says so', async () => {
    const { fixture, ana, made, view, allowViewing, audited } = await setUp({ viewAllowed: false, listedPerPerson: 0 })
    await allowViewing(true)
    expect(await fixture.tokens.revealStored(ana, made.tokenKey)).toMatchObject({ error: { code: 'wrong_status', detail: notStored } })
    expect([await view(), await audited()]).toEqual(['wrong_status', 0])
  })

  it('is rejected as soon as the policy forbids it, even if the stored row still exists', async () => {
    const { fixture, view, allowViewing } = await setUp()
    await allowViewing(false)
    expect([await fixture.db.read.storedSecret.count(), await view()]).toEqual([1, 'wrong_status'])
  })

  it('is rejected for the token of another person or organization', async () => {
    const { fixture, view, audited } = await setUp()
    const owner = await fixture.person('owner', 'Rui Costa', { fresh: true })
    const other = 'other-org' as OrgId
    await addOrganization(fixture, other, viewing)
    const stranger = await fixture.person('owner', 'Eva Nunes', { fresh: true, org: other })
    expect([await view(owner), await view(stranger), await audited()]).toEqual(['forbidden', 'not_found', 0])
  })

  it('shows admin and location tokens to their administrators', async () => {
    const { fixture, ana, view } = await setUp()
    const owner = await fixture.person('owner', 'Rui Costa', { fresh: true })
    const admin = await fixture.make(owner, { type: 'admin', acknowledged: true })
    const located = await fixture.make(owner, { type: 'location', locationId: `${owner.orgId}-downtown` })
    expect([await view(owner, admin.tokenKey), await view(owner, located.tokenKey)]).toEqual([admin.token, located.token])
    expect([await view(ana, admin.tokenKey), await view(ana, located.tokenKey)]).toEqual(['not_found', 'not_found'])
  })

  it('requires re-authentication less than five minutes ago', async () => {
    const { fixture, ana, view } = await setUp()
    const now = (await fixture.clock.now()).getTime()
    const reauthenticated = (ago: number): PersonActor => ({ ...ana, reauthUntil: new Date(now - ago + minutes(10)) })
    expect(await view(reauthenticated(minutes(5)))).toBe('reauthentication_required')
    expect(await view({ ...ana, reauthUntil: null })).toBe('reauthentication_required')
    expect(await view(reauthenticated(minutes(5) - 1))).toMatch(/^kru_/)
  })

  it('shows at most five tokens an hour, with concurrent requests too', async () => {
    const { fixture, view, audited } = await setUp()
    const results = await Promise.all(Array.from({ length: 20 }, () => view()))
    expect([results.filter((result) => result.startsWith('kru_')).length, await audited()]).toEqual([5, 5])
    expect(new Set(results.filter((result) => !result.startsWith('kru_')))).toEqual(new Set(['rate_limited']))
    fixture.clock.advance('PT59M')
    expect(await view()).toBe('rate_limited')
    fixture.clock.advance('PT1M')
    expect(await view()).toMatch(/^kru_/)
  })

  it('never shows six tokens within any period of an hour', async () => {
    const { fixture, ana, made, view } = await setUp()
    await view()
    fixture.clock.advance('PT50M')
    for (let count = 0; count < 4; count += 1) await view()
    fixture.clock.advance('PT15M')
    expect(await view()).toMatch(/^kru_/)
    expect(await fixture.tokens.revealStored(ana, made.tokenKey)).toMatchObject({ error: { code: 'rate_limited', retryAfter: 45 * 60 } })
  })

  it('is limited per person across all their organizations', async () => {
    const { fixture, ana, view } = await setUp()
    const other = 'other-org' as OrgId
    await addOrganization(fixture, other, viewing)
    const elsewhere: PersonActor = { ...ana, orgId: other }
    const { userId } = ana
    await fixture.db.write((tx) => tx.membership.create({ data: { orgId: other, userId, role: 'member', createdAt: new Date(0) } }))
    const there = await fixture.make(elsewhere)
    const results = await Promise.all(Array.from({ length: 12 }, (_, index) => (index % 2 ? view() : view(elsewhere, there.tokenKey))))
    expect(results.filter((result) => result.startsWith('kru_'))).toHaveLength(5)
  })

  it('shows the new token after a rotation, and none if it was rotated while viewing was forbidden', async () => {
    const { fixture, ana, made, view, allowViewing } = await setUp()
    const rotated = await fixture.tokens.rotate(ana, made.tokenKey, { overlap: 'PT0S' })
    expect(rotated.ok && rotated.value.secret.reveal() !== made.token && rotated.value.secret.reveal()).toBe(await view())
    await allowViewing(false)
    await fixture.tokens.rotate(ana, made.tokenKey, { overlap: 'PT0S' })
    await allowViewing(true)
    expect([await view(), await fixture.db.read.storedSecret.count()]).toEqual(['wrong_status', 0])
  })

  it('is rejected for an expired token, and deleting a token deletes its stored copy', async () => {
    const { fixture, ana, made, view } = await setUp()
    const short = await fixture.make(ana, { expires: { kind: 'after', duration: 'P30D' } })
    await fixture.tokens.revoke(ana, made.tokenKey)
    expect([await view(), await fixture.db.read.storedSecret.count()]).toEqual(['not_found', 1])
    fixture.clock.advance('P30D')
    expect(await view(ana, short.tokenKey)).toBe('wrong_status')
  })

  it('is an available action only if the policy and the role allow it', async () => {
    const { fixture, ana, made, allowViewing } = await setUp()
    const isAvailable = async (actor: PersonActor) => {
      const shown = await fixture.tokens.show(actor, made.tokenKey)
      return shown.ok && shown.value.token.actions.includes('view')
    }
    const owner = await fixture.person('owner', 'Rui Costa', { fresh: true })
    expect([await isAvailable(ana), await isAvailable(owner)]).toEqual([true, false])
    await allowViewing(false)
    expect(await isAvailable(ana)).toBe(false)
  })

  it.each([
    ['the text', (text: string) => ({ sealed: flip(text) })],
    ['the nonce', (text: string) => ({ nonce: flip(text).slice(0, 16) })],
    ['the generation', () => ({ generation: 1 })],
    ['the last characters', (text: string) => ({ sealed: text.slice(0, -4) })],
  ])('is rejected if %s of the stored row was changed', async (_, change) => {
    const { fixture, ana, made, view, audited } = await setUp()
    await fixture.tokens.rotate(ana, made.tokenKey, { overlap: 'PT0S' })
    await fixture.db.write(async (tx) => {
      const row = await tx.storedSecret.findFirstOrThrow()
      await tx.storedSecret.updateMany({ data: change(row.sealed) })
    })
    const result = await view().catch((error: Error) => error.message)
    expect(result).toMatch(/modified outside Keyrail|^wrong_status$/)
    expect(await audited()).toBe(0)
  })

  it('is rejected if the stored rows of two tokens or two organizations were swapped', async () => {
    const { fixture, ana, made, view } = await setUp()
    const other = 'other-org' as OrgId
    await addOrganization(fixture, other, viewing)
    const stranger = await fixture.person('owner', 'Eva Nunes', { fresh: true, org: other })
    const foreign = await fixture.make(stranger)
    const second = await fixture.make(ana)
    await swap(fixture, made.tokenKey, second.tokenKey)
    await expect(view()).rejects.toThrow('modified outside')
    await swap(fixture, made.tokenKey, second.tokenKey)
    expect(await view()).toBe(made.token)
    await swap(fixture, made.tokenKey, foreign.tokenKey)
    await expect(view()).rejects.toThrow('modified outside')
    await expect(view(stranger, foreign.tokenKey)).rejects.toThrow('modified outside')
  })

  it('works with an older view key, which is replaced at the next rotation, and fails if the key is missing', async () => {
    const { fixture, ana, made } = await setUp()
    const [current, previous] = testKeys.view
    if (!current || !previous) throw new Error('The ring has two keys.')
    const fresh = { id: 'v3', key: fixture.random.bytes(32) }
    const under = (...view: TokenDeps['keys']['view']) => createTokens({ ...fixture, keys: { ...testKeys, view } })
    expect(resultOf(await under(fresh, current).revealStored(ana, made.tokenKey))).toBe(made.token)
    expect(resultOf(await under(fresh).revealStored(ana, made.tokenKey))).toBe('unavailable')
    await under(fresh, current).rotate(ana, made.tokenKey, { overlap: 'PT0S' })
    expect(resultOf(await under(fresh).revealStored(ana, made.tokenKey))).toMatch(/^kru_/)
    expect(await fixture.db.read.dataKey.count()).toBe(1)
    expect(resultOf(await under(previous).revealStored(ana, made.tokenKey))).toBe('unavailable')
  })
})

const resultOf = (outcome: Awaited<ReturnType<OrgFixture['tokens']['revealStored']>>): string =>
  outcome.ok ? outcome.value.secret.reveal() : outcome.error.code

const flip = (text: string): string => (text.startsWith('A') ? 'B' : 'A') + text.slice(1)

async function swap(fixture: OrgFixture, one: string, other: string): Promise<void> {
  await fixture.db.write(async (tx) => {
    const rows = await tx.storedSecret.findMany({ where: { token: { tokenKey: { in: [one, other] } } } })
    const [first, second] = rows
    if (!first || !second) throw new Error('There are two.')
    const parts = ({ sealed, nonce }: typeof first) => ({ sealed, nonce })
    await tx.storedSecret.update({ where: { tokenId: first.tokenId }, data: parts(second) })
    await tx.storedSecret.update({ where: { tokenId: second.tokenId }, data: parts(first) })
  })
}
