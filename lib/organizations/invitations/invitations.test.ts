import { expect, it } from 'vitest'
import type { AccountActor, PersonActor, Role } from '../../actor'
import type { OrgId, SessionId, UserId } from '../../ids'
import { onEveryDatabase } from '../../testing/databases/databases'
import { textOf } from '../../testing/fixtures/finish'
import { from, makePerson, operator, password } from '../../testing/fixtures/people'
import { type TestServer, testServer } from '../../testing/fixtures/server'
import { openTeam } from '../../testing/fixtures/team'
import { perOrganization, perPerson } from './limits'
import type { InvitationInput } from './schema'

const withMail = { SMTP_URL: 'smtp://127.0.0.1:2525' }
const newPerson = { name: 'Nina Reis', password, timeZone: 'Europe/Lisbon' }
const nina = 'nina@example.com'

const secretOf = (url: string): string => url.split('/invite/')[1] ?? ''

const account = (userId: UserId, name = 'Nina Reis'): AccountActor => ({
  kind: 'account',
  userId,
  name,
  sessionId: 'session' as SessionId,
  reauthUntil: null,
  origin: from(),
})

/** Invites and returns the secret part of the first link to copy. */
async function inviteTo({ organizations }: TestServer, actor: PersonActor, input: Partial<InvitationInput> = {}): Promise<string> {
  const invited = await organizations.invitations.invite(actor, { emails: nina, role: 'member', ...input })
  if (!invited.ok) throw new Error(JSON.stringify(invited.error))
  return secretOf(invited.value.links[0]?.url ?? '')
}

async function mailedSecret({ mail }: TestServer, to = nina): Promise<string> {
  const text = (await mail.outbox()).findLast((email) => email.to === to)?.text ?? ''
  return /\/invite\/([0-9A-Za-z]{43})/.exec(text)?.[1] ?? ''
}

const pendingId = async ({ organizations }: TestServer, actor: PersonActor): Promise<string> => {
  const page = await organizations.invitations.page(actor, {})
  return page.ok ? (page.value.rows[0]?.id ?? '') : ''
}

onEveryDatabase('invitations', (open) => {
  async function openFixture(environment: Readonly<Record<string, string>> = {}) {
    const server = await testServer(await open(), environment)
    const team = await openTeam(server)
    return { ...team, ana: await team.person('Ana', 'owner'), rui: await team.person('Rui', 'admin'), to: server.organizations.invitations }
  }

  it('a new person sets name and password and is a member with the invited role and locations', async () => {
    const { server, orgId, ana, to } = await openFixture()
    const added = await server.organizations.addLocation(operator, orgId, { name: 'Downtown' })
    const locationIds = added.ok ? [added.value.locationId] : []
    const secret = await inviteTo(server, ana, { role: 'manager', locationIds })
    const shown = { kind: 'open', organization: 'Northwind Realty', inviter: 'Ana', email: nina, role: 'manager', locations: ['Downtown'] }
    for (let reads = 0; reads < 2; reads += 1) expect(await to.present(secret)).toMatchObject({ ...shown, hasAccount: false })
    const accepted = await to.acceptAsNewUser(secret, newPerson, from())
    if (!accepted.ok) throw new Error(JSON.stringify(accepted.error))
    expect(await server.accounts.exchangeTicket(accepted.value.ticket, from())).not.toBeNull()
    const user = await server.db.read.user.findUniqueOrThrow({ where: { email: nina } })
    // the link was copied: it may have passed through other hands
    expect(user.emailVerifiedAt).toBeNull()
    expect(await server.organizations.bySlug(user.id as UserId, 'northwind')).toMatchObject({ role: 'manager', locationIds })
    expect(await to.present(secret)).toEqual({ kind: 'used', organization: 'Northwind Realty', inviter: 'Ana' })
    expect(await server.db.read.notice.findMany({ where: { kind: 'invitation_accepted' } })).toMatchObject([{ userId: ana.userId }])
    const exported = await server.accountData.export({ ...account(user.id as UserId), reauthUntil: ana.reauthUntil })
    const data: unknown = exported.ok && JSON.parse(await textOf(exported.value))
    expect(data).toMatchObject({ actions: [{ action: 'invitation.accepted', org: { slug: 'northwind' } }] })
    expect((await server.audit.check(orgId)).firstBroken).toBeNull()
    expect((await server.audit.installation.check()).firstBroken).toBeNull()
  })

  it('an email address is verified by the link in the email; only digests of links are stored', async () => {
    const { server, ana, to } = await openFixture(withMail)
    const copied = await inviteTo(server, ana)
    const mailed = await mailedSecret(server)
    expect(mailed).not.toBe(copied)
    const stored = JSON.stringify(await server.db.read.invitation.findMany())
    for (const secret of [mailed, copied]) expect(stored).not.toContain(secret)
    expect((await to.acceptAsNewUser(mailed, newPerson, from())).ok).toBe(true)
    expect((await server.db.read.user.findUniqueOrThrow({ where: { email: nina } })).emailVerifiedAt).not.toBeNull()
    expect(await to.present(copied)).toMatchObject({ kind: 'used' })
  })

  it('of 20 concurrent answers exactly one counts', async () => {
    const { server, ana, to } = await openFixture()
    const userId = await makePerson(server, nina, 'Nina Reis')
    const secret = await inviteTo(server, ana)
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 5 === 4 ? to.decline(secret, from()) : to.accept(account(userId), secret))),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const rows = await server.db.read.auditEntry.findMany({ where: { action: { in: ['invitation.accepted', 'invitation.declined'] } } })
    expect(rows).toHaveLength(1)
  }, 30_000)

  it('is accepted by the invited address only, and never by an existing user under a new password', async () => {
    const { server, ana, to, person } = await openFixture()
    const leo = await person('Leo', 'member')
    const secret = await inviteTo(server, ana)
    const rejected = { error: { code: 'forbidden', detail: 'This invitation is for nina@example.com.' } }
    expect(await to.accept(account(leo.userId, 'Leo'), secret)).toMatchObject(rejected)
    const userId = await makePerson(server, nina, 'Nina Reis')
    expect(await to.acceptAsNewUser(secret, { ...newPerson, password: 'another walk by the harbour' }, from())).toMatchObject({
      error: { code: 'conflict' },
    })
    expect(await to.accept(account(userId), secret)).toEqual({ ok: true, value: { slug: 'northwind' } })
    for (const wrong of ['', 'x', `${secret} `, secret.toLowerCase()]) expect(await to.present(wrong)).toEqual({ kind: 'unknown' })
  })

  it('are limited by person, in all of their organizations, and by organization; rejected ones count nothing', async () => {
    const { server, orgId, ana, rui, to, person } = await openFixture(withMail)
    const other = await server.organizations.createOrganization(operator, { name: 'Meridian', slug: 'meridian' })
    const meridian = other.ok ? other.value.orgId : orgId
    await server.organizations.addMember(operator, meridian, { userId: ana.userId, role: 'owner' })
    const invite = (actor: PersonActor, from: number, count: number) =>
      to.invite(actor, { emails: Array.from({ length: count }, (_, index) => `p${from + index}@example.com`).join(','), role: 'member' })
    const { db } = server
    const use = (key: string, count: number) => db.write((tx) => tx.rateLimit.update({ where: { key }, data: { count } }))
    expect((await invite(ana, 0, 2)).ok).toBe(true)
    await use(`invite:${ana.userId}`, perPerson.limit - 1)
    const limited = { error: { code: 'rate_limited', retryAfter: 24 * 3_600 } }
    expect(await invite(ana, 10, 2)).toMatchObject(limited)
    expect(await db.read.invitation.count()).toBe(2)
    expect((await invite({ ...ana, orgId: meridian }, 10, 1)).ok).toBe(true)
    expect(await invite(ana, 10, 1)).toMatchObject(limited)
    expect(await to.resend(ana, await pendingId(server, ana))).toMatchObject(limited)
    await use(`invite-to:${orgId}`, perOrganization.limit - 1)
    expect(await invite(rui, 20, 2)).toMatchObject(limited)
    const both = await Promise.all([invite(rui, 20, 1), invite(await person('Eva', 'admin'), 30, 1)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    server.machine.advance('PT24H')
    const later = { ...ana, reauthUntil: new Date((await server.clock.now()).getTime() + 60_000) }
    expect((await invite(later, 10, 2)).ok).toBe(true)
  })

  it('are deleted 90 days after they expired, were accepted, declined or revoked, and not before', async () => {
    const { server, ana, to } = await openFixture()
    await inviteTo(server, ana, { emails: 'expired@example.com' })
    await to.decline(await inviteTo(server, ana, { emails: 'declined@example.com' }), from())
    await inviteTo(server, ana, { emails: 'revoked@example.com' })
    await to.revoke(ana, await pendingId(server, ana))
    expect((await to.acceptAsNewUser(await inviteTo(server, ana), newPerson, from())).ok).toBe(true)
    const left = async () => {
      await server.jobs.runAll()
      return server.db.read.invitation.count()
    }
    server.machine.advance('P97D')
    expect(await left()).toBe(4)
    server.machine.advance('PT1S')
    expect(await left()).toBe(0)
    const user = await server.db.read.user.findUniqueOrThrow({ where: { email: nina } })
    expect(await server.organizations.bySlug(user.id as UserId, 'northwind')).toMatchObject({ role: 'member' })
  })

  it('stops working when it expires, is declined, revoked, replaced or renewed', async () => {
    const { server, ana, to } = await openFixture()
    const first = await inviteTo(server, ana)
    const second = await inviteTo(server, ana)
    expect(await to.present(first)).toMatchObject({ kind: 'revoked' })
    const id = await pendingId(server, ana)
    const renewed = await to.renewLink(ana, id)
    const third = renewed.ok ? secretOf(renewed.value.url) : ''
    expect(await to.present(second)).toEqual({ kind: 'unknown' })
    expect(await to.resend(ana, id)).toMatchObject({ error: { code: 'wrong_status' } })
    server.machine.advance(7 * 86_400_000)
    expect(await to.present(third)).toMatchObject({ kind: 'expired', inviter: 'Ana' })
    expect(await to.acceptAsNewUser(third, newPerson, from())).toMatchObject({ error: { code: 'not_found' } })
    const reauthUntil = new Date((await server.clock.now()).getTime() + 60_000)
    const again = await to.renewLink({ ...ana, reauthUntil }, id)
    const fourth = again.ok ? secretOf(again.value.url) : ''
    expect(await to.present(fourth)).toMatchObject({ kind: 'open' })
    expect((await to.revoke({ ...ana, reauthUntil }, id)).ok).toBe(true)
    expect(await to.present(fourth)).toMatchObject({ kind: 'revoked' })
    expect(await to.renewLink({ ...ana, reauthUntil }, id)).toMatchObject({ error: { code: 'wrong_status' } })
    const declined = await inviteTo(server, { ...ana, reauthUntil })
    expect((await to.decline(declined, from())).ok).toBe(true)
    expect(await to.present(declined)).toMatchObject({ kind: 'declined' })
  })

  it('gives no more than the inviter may give, also when it is accepted', async () => {
    const { server, orgId, ana, rui, to, person } = await openFixture()
    const userId = await makePerson(server, nina, 'Nina Reis')
    expect(await to.invite(rui, { emails: nina, role: 'owner' })).toMatchObject({ error: { code: 'forbidden' } })
    const fromOwner = await inviteTo(server, ana, { role: 'owner' })
    const id = await pendingId(server, ana)
    for (const change of [to.renewLink, to.resend, to.revoke]) expect(await change(rui, id)).toMatchObject({ error: { code: 'forbidden' } })
    await person('Leo', 'owner')
    await server.organizations.changeRole(operator, orgId, { userId: ana.userId, role: 'admin' })
    expect(await to.present(fromOwner)).toMatchObject({ kind: 'revoked' })
    expect(await to.accept(account(userId), fromOwner)).toMatchObject({ error: { code: 'not_found' } })
    const fromAdmin = await inviteTo(server, rui, { emails: 'max@example.com' })
    await server.organizations.deactivateMember(operator, orgId, rui.userId)
    expect(await to.acceptAsNewUser(fromAdmin, newPerson, from())).toMatchObject({ error: { code: 'not_found' } })
  })

  it('is for owners and admins of the organization who re-authenticated', async () => {
    const { server, ana, to, person } = await openFixture()
    await inviteTo(server, ana)
    const id = await pendingId(server, ana)
    const input = { emails: 'max@example.com', role: 'viewer' } as const
    const calls = [
      (actor: PersonActor) => to.invite(actor, input),
      ...[to.renewLink, to.resend, to.revoke].map((call) => (actor: PersonActor) => call(actor, id)),
    ]
    const roles: readonly Role[] = ['manager', 'member', 'viewer']
    for (const role of roles) {
      const actor = await person(role, role)
      for (const call of calls) expect(await call(actor)).toMatchObject({ error: { code: 'forbidden' } })
      expect(await to.page(actor, {})).toMatchObject({ error: { code: 'forbidden' } })
    }
    const expired = { ...ana, reauthUntil: null }
    for (const call of calls) expect(await call(expired)).toMatchObject({ error: { code: 'reauthentication_required' } })
    const other = await server.organizations.createOrganization(operator, { name: 'Meridian', slug: 'meridian', timeZone: 'UTC' })
    const elsewhere = { ...ana, orgId: (other.ok ? other.value.orgId : '') as OrgId }
    for (const call of calls) expect((await call(elsewhere)).ok).toBe(false)
    expect(await to.page(elsewhere, {})).toMatchObject({ value: { total: 0 } })
  })

  it('many people are invited by paste; members are left out and wrong addresses named', async () => {
    const { server, ana, rui, to } = await openFixture()
    const emails = 'Max Pinto <max@example.com>, "Eva" <eva@example.com>; kim@example.com\nMAX@example.com rui@example.com'
    const invited = await to.invite(ana, { emails, role: 'member' })
    expect(invited).toMatchObject({ value: { members: ['rui@example.com'] } })
    expect(invited.ok && invited.value.links.map(({ email }) => email).toSorted()).toEqual([
      'eva@example.com',
      'kim@example.com',
      'max@example.com',
    ])
    const fields = async (input: Partial<InvitationInput>) => {
      const outcome = await to.invite(rui, { emails: nina, role: 'member', ...input })
      return outcome.ok ? null : outcome.error.fields
    }
    expect(await fields({ emails: ' ' })).toEqual({ emails: ['Enter at least one email address.'] })
    expect(await fields({ emails: 'max@example.com, a@b' })).toEqual({ emails: ['Not a valid email address: a@b.'] })
    expect(await fields({ locationIds: ['unknown'] })).toEqual({ locationIds: ['This location does not exist.'] })
    expect(await fields({ emails: Array.from({ length: 101 }, (_, index) => `p${index}@example.com`).join() })).toHaveProperty('emails')
    const page = await to.page(rui, { state: 'no such state' })
    expect(page).toMatchObject({
      value: { state: 'pending', total: 3, counts: { pending: 3, accepted: 0, expired: 0 }, sendsEmail: false },
    })
    expect(server.lines.filter(({ level }) => level === 'error')).toEqual([])
  })
})
