import { expect, it } from 'vitest'
import type { PersonActor } from '../../actor'
import type { OrgId } from '../../ids'
import { onEveryDatabase } from '../../testing/databases/databases'
import { testKeys } from '../../testing/fixtures/keys'
import { addOrganization, type OrgFixture, openOrgFixture } from '../../testing/fixtures/org-fixture'
import { createTokens, type TokenDeps } from '../index'
import { notStored } from '../limits'

const offered = { viewAllowed: true, listedPerPerson: 0 }
const minutes = (count: number) => count * 60_000

onEveryDatabase('viewing a stored token', (open) => {
  async function house(terms = offered) {
    const scene = await openOrgFixture(await open(), terms)
    const ana = await scene.person('member', 'Ana Martins', { fresh: true })
    const made = await scene.make(ana)
    const view = async (actor: PersonActor = ana, tokenKey = made.tokenKey) => told(await scene.tokens.revealStored(actor, tokenKey))
    const offer = (viewAllowed: boolean) => scene.db.write((tx) => tx.policy.updateMany({ data: { viewAllowed } }))
    const audited = () => scene.db.read.auditEntry.count({ where: { action: 'token.viewed' } })
    return { scene, ana, made, view, offer, audited }
  }

  it('shows its owner the whole token that was made, and the audit log and the owner know of it', async () => {
    const { scene, ana, made, view } = await house()
    expect(await view()).toBe(made.token)
    const [entry] = await scene.db.read.auditEntry.findMany({ where: { action: 'token.viewed' } })
    expect(entry).toMatchObject({ tokenKey: made.tokenKey, actorId: ana.userId, subject: 'Zapier sync', ip: '203.0.113.7' })
    const notices = await scene.db.read.notice.findMany({ select: { kind: true, userId: true, tokenKey: true } })
    expect(notices).toEqual([{ kind: 'token_viewed', userId: ana.userId, tokenKey: made.tokenKey }])
  })

  it('never stores the token in a form that shows it', async () => {
    const { scene, made } = await house()
    const stored = await scene.db.read.storedSecret.findMany({ include: { dataKey: true } })
    const secret = made.token.slice(21)
    expect(stored).toHaveLength(1)
    for (const form of [secret, Buffer.from(made.token).toString('base64url'), Buffer.from(made.token).toString('base64')]) {
      expect(JSON.stringify(stored)).not.toContain(form.slice(0, 40))
    }
  })

  it('stores nothing where the policy does not allow it', async () => {
    const { scene, view } = await house({ viewAllowed: false, listedPerPerson: 0 })
    expect(await view()).toBe('wrong_status')
    expect([await scene.db.read.storedSecret.count(), await scene.db.read.dataKey.count()]).toEqual([0, 0])
  })

  it('rejects a token that was made before viewing was allowed, and says so', async () => {
    const { scene, ana, made, view, offer, audited } = await house({ viewAllowed: false, listedPerPerson: 0 })
    await offer(true)
    expect(await scene.tokens.revealStored(ana, made.tokenKey)).toMatchObject({ error: { code: 'wrong_status', detail: notStored } })
    expect([await view(), await audited()]).toEqual(['wrong_status', 0])
  })

  it('is over the moment the policy is switched off, also when the row is still there', async () => {
    const { scene, view, offer } = await house()
    await offer(false)
    expect([await scene.db.read.storedSecret.count(), await view()]).toEqual([1, 'wrong_status'])
  })

  it('shows nobody the token of another person, nor anyone a token of another organization', async () => {
    const { scene, view, audited } = await house()
    const owner = await scene.person('owner', 'Rui Costa', { fresh: true })
    const other = 'other-org' as OrgId
    await addOrganization(scene, other, offered)
    const stranger = await scene.person('owner', 'Eva Nunes', { fresh: true, org: other })
    expect([await view(owner), await view(stranger), await audited()]).toEqual(['forbidden', 'not_found', 0])
  })

  it('shows admin and location tokens to those who administer them', async () => {
    const { scene, ana, view } = await house()
    const owner = await scene.person('owner', 'Rui Costa', { fresh: true })
    const admin = await scene.make(owner, { type: 'admin', acknowledged: true })
    const located = await scene.make(owner, { type: 'location', locationId: `${owner.orgId}-downtown` })
    expect([await view(owner, admin.tokenKey), await view(owner, located.tokenKey)]).toEqual([admin.token, located.token])
    expect([await view(ana, admin.tokenKey), await view(ana, located.tokenKey)]).toEqual(['not_found', 'not_found'])
  })

  it('wants a proof that is less than five minutes old', async () => {
    const { scene, ana, view } = await house()
    const now = (await scene.clock.now()).getTime()
    const proven = (ago: number): PersonActor => ({ ...ana, reauthUntil: new Date(now - ago + minutes(10)) })
    expect(await view(proven(minutes(5)))).toBe('reauthentication_required')
    expect(await view({ ...ana, reauthUntil: null })).toBe('reauthentication_required')
    expect(await view(proven(minutes(5) - 1))).toMatch(/^kru_/)
  })

  it('shows five an hour, whoever asks at once, and counts by the clock', async () => {
    const { scene, view, audited } = await house()
    const answers = await Promise.all(Array.from({ length: 20 }, () => view()))
    expect([answers.filter((answer) => answer.startsWith('kru_')).length, await audited()]).toEqual([5, 5])
    expect(new Set(answers.filter((answer) => !answer.startsWith('kru_')))).toEqual(new Set(['rate_limited']))
    scene.clock.advance('PT59M')
    expect(await view()).toBe('rate_limited')
    scene.clock.advance('PT1M')
    expect(await view()).toMatch(/^kru_/)
  })

  it('never shows six within an hour, wherever the hour begins', async () => {
    const { scene, ana, made, view } = await house()
    await view()
    scene.clock.advance('PT50M')
    for (let count = 0; count < 4; count += 1) await view()
    scene.clock.advance('PT15M')
    expect(await view()).toMatch(/^kru_/)
    expect(await scene.tokens.revealStored(ana, made.tokenKey)).toMatchObject({ error: { code: 'rate_limited', retryAfter: 45 * 60 } })
  })

  it('counts a person in all their organizations together', async () => {
    const { scene, ana, view } = await house()
    const other = 'other-org' as OrgId
    await addOrganization(scene, other, offered)
    const elsewhere: PersonActor = { ...ana, orgId: other }
    const { userId } = ana
    await scene.db.write((tx) => tx.membership.create({ data: { orgId: other, userId, role: 'member', createdAt: new Date(0) } }))
    const there = await scene.make(elsewhere)
    const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => (index % 2 ? view() : view(elsewhere, there.tokenKey))))
    expect(answers.filter((answer) => answer.startsWith('kru_'))).toHaveLength(5)
  })

  it('shows the new token after a rotation, and none once it is rotated without the policy', async () => {
    const { scene, ana, made, view, offer } = await house()
    const rotated = await scene.tokens.rotate(ana, made.tokenKey, { overlap: 'PT0S' })
    expect(rotated.ok && rotated.value.secret.reveal() !== made.token && rotated.value.secret.reveal()).toBe(await view())
    await offer(false)
    await scene.tokens.rotate(ana, made.tokenKey, { overlap: 'PT0S' })
    await offer(true)
    expect([await view(), await scene.db.read.storedSecret.count()]).toEqual(['wrong_status', 0])
  })

  it('deleting a token destroys what was stored, and an expired one is not shown', async () => {
    const { scene, ana, made, view } = await house()
    const short = await scene.make(ana, { expires: { kind: 'after', duration: 'P30D' } })
    await scene.tokens.revoke(ana, made.tokenKey)
    expect([await view(), await scene.db.read.storedSecret.count()]).toEqual(['not_found', 1])
    scene.clock.advance('P30D')
    expect(await view(ana, short.tokenKey)).toBe('wrong_status')
  })

  it('is offered in the menu only where the policy and the role allow it', async () => {
    const { scene, ana, made, offer } = await house()
    const offers = async (actor: PersonActor) => {
      const shown = await scene.tokens.show(actor, made.tokenKey)
      return shown.ok && shown.value.token.actions.includes('view')
    }
    const owner = await scene.person('owner', 'Rui Costa', { fresh: true })
    expect([await offers(ana), await offers(owner)]).toEqual([true, false])
    await offer(false)
    expect(await offers(ana)).toBe(false)
  })

  it.each([
    ['its text', (text: string) => ({ sealed: flip(text) })],
    ['its nonce', (text: string) => ({ nonce: flip(text).slice(0, 16) })],
    ['its generation', () => ({ generation: 1 })],
    ['its end', (text: string) => ({ sealed: text.slice(0, -4) })],
  ])('shows nothing of a stored row with %s changed', async (_, change) => {
    const { scene, ana, made, view, audited } = await house()
    await scene.tokens.rotate(ana, made.tokenKey, { overlap: 'PT0S' })
    await scene.db.write(async (tx) => {
      const row = await tx.storedSecret.findFirstOrThrow()
      await tx.storedSecret.updateMany({ data: change(row.sealed) })
    })
    const answer = await view().catch((error: Error) => error.message)
    expect(answer).toMatch(/changed behind Keyrail|^wrong_status$/)
    expect(await audited()).toBe(0)
  })

  it('shows nothing when the stored rows of two tokens or two organizations have changed places', async () => {
    const { scene, ana, made, view } = await house()
    const other = 'other-org' as OrgId
    await addOrganization(scene, other, offered)
    const stranger = await scene.person('owner', 'Eva Nunes', { fresh: true, org: other })
    const theirs = await scene.make(stranger)
    const second = await scene.make(ana)
    await swap(scene, made.tokenKey, second.tokenKey)
    await expect(view()).rejects.toThrow('changed behind')
    await swap(scene, made.tokenKey, second.tokenKey)
    expect(await view()).toBe(made.token)
    await swap(scene, made.tokenKey, theirs.tokenKey)
    await expect(view()).rejects.toThrow('changed behind')
    await expect(view(stranger, theirs.tokenKey)).rejects.toThrow('changed behind')
  })

  it('opens what an older view key wrapped, rewraps it with the next token, and says when the key is gone', async () => {
    const { scene, ana, made } = await house()
    const [current, previous] = testKeys.view
    if (!current || !previous) throw new Error('The ring has two keys.')
    const fresh = { id: 'v3', key: scene.random.bytes(32) }
    const under = (...view: TokenDeps['keys']['view']) => createTokens({ ...scene, keys: { ...testKeys, view } })
    expect(told(await under(fresh, current).revealStored(ana, made.tokenKey))).toBe(made.token)
    expect(told(await under(fresh).revealStored(ana, made.tokenKey))).toBe('unavailable')
    await under(fresh, current).rotate(ana, made.tokenKey, { overlap: 'PT0S' })
    expect(told(await under(fresh).revealStored(ana, made.tokenKey))).toMatch(/^kru_/)
    expect(await scene.db.read.dataKey.count()).toBe(1)
    expect(told(await under(previous).revealStored(ana, made.tokenKey))).toBe('unavailable')
  })
})

const told = (outcome: Awaited<ReturnType<OrgFixture['tokens']['revealStored']>>): string =>
  outcome.ok ? outcome.value.secret.reveal() : outcome.error.code

const flip = (text: string): string => (text.startsWith('A') ? 'B' : 'A') + text.slice(1)

async function swap(scene: OrgFixture, one: string, other: string): Promise<void> {
  await scene.db.write(async (tx) => {
    const rows = await tx.storedSecret.findMany({ where: { token: { tokenKey: { in: [one, other] } } } })
    const [first, second] = rows
    if (!first || !second) throw new Error('There are two.')
    const parts = ({ sealed, nonce }: typeof first) => ({ sealed, nonce })
    await tx.storedSecret.update({ where: { tokenId: first.tokenId }, data: parts(second) })
    await tx.storedSecret.update({ where: { tokenId: second.tokenId }, data: parts(first) })
  })
}
