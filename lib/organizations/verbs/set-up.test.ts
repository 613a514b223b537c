import { expect, it } from 'vitest'
import { onEveryDatabase } from '../../testing/databases/databases'
import { from, makePerson, password } from '../../testing/fixtures/people'
import { testServer } from '../../testing/fixtures/server'
import { startWorker } from '../../testing/workers/processes'
import { firstRun, setUpConcurrently } from '../../testing/workers/set-up-race'
import type { SetUpInput } from '../index'

onEveryDatabase('setup', (open) => {
  it('creates and audits the owner, the organization with its policy and the first location', async () => {
    const db = await open()
    const server = await testServer(db)
    expect(await server.organizations.isSetUp()).toBe(false)
    expect(await server.organizations.setUp(firstRun(1), from())).toEqual({ ok: true, value: { slug: 'northwind-1' } })
    expect(await server.organizations.isSetUp()).toBe(true)
    const [org] = await db.read.organization.findMany({ include: { policy: true, locations: true, memberships: true } })
    expect(org).toMatchObject({
      name: 'Northwind Realty',
      policy: { preset: 'default', listedPerPerson: 5 },
      locations: [{ slug: 'downtown' }],
    })
    expect(org?.memberships).toMatchObject([{ role: 'owner' }])
    const entries = await db.read.auditEntry.findMany({ orderBy: { seq: 'asc' } })
    expect(entries.map(({ action }) => action)).toEqual(['organization.created', 'member.added', 'location.added'])
    expect(entries[0]).toMatchObject({ actorKind: 'person', actorName: 'Ana Martins', ip: '203.0.0.1' })
    expect(await server.audit.check(entries[0]?.orgId as never)).toEqual({ entries: 3, firstBroken: null })
    const entry = await db.read.installationAuditEntry.findMany()
    expect(entry).toMatchObject([{ action: 'user.created', actorKind: 'person', actorName: 'Ana Martins', subject: 'Ana Martins' }])
    expect((await server.accounts.signIn('ana1@example.com', password, from())).ok).toBe(true)
    // it was typed, and no link was opened
    expect(await db.read.user.findUniqueOrThrow({ where: { email: 'ana1@example.com' } })).toMatchObject({ emailVerifiedAt: null })
  })

  it('makes exactly one of twenty concurrent callers the owner', async () => {
    const db = await open()
    const server = await testServer(db)
    const outcomes = await setUpConcurrently(server, 20)
    expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'conflict')).toHaveLength(19)
    expect([await db.read.user.count(), await db.read.organization.count(), await db.read.membership.count()]).toEqual([1, 1, 1])
  })

  it('makes exactly one caller the owner across two processes', async () => {
    const db = await open()
    const other = await startWorker<string[]>('set-up-race', { url: db.url })
    const [own, fromOther] = await Promise.all([setUpConcurrently(await testServer(db), 5), other.go()])
    expect([...own, ...fromOther].sort()).toEqual([...Array.from({ length: 9 }, () => 'conflict'), 'ok'])
    expect(await db.read.user.count()).toBe(1)
  })

  it('is rejected once a person exists', async () => {
    const server = await testServer(await open())
    await makePerson(server)
    const conflict = { ok: false, error: { code: 'conflict', detail: 'Keyrail is already set up. Sign in.' } }
    expect(await server.organizations.setUp(firstRun(1), from())).toEqual(conflict)
    expect(await server.organizations.checkSetUp({ person: firstRun(1).person }, from())).toEqual(conflict)
  })

  it('requires the printed code if the origin is not localhost', async () => {
    const server = await testServer(await open(), { KEYRAIL_ORIGIN: 'https://keys.example.com', KEYRAIL_SETUP_CODE: 'tandem-quarry' })
    expect(server.organizations.setUpNeedsCode).toBe(true)
    expect(await server.organizations.setUp(firstRun(1), from())).toMatchObject({
      error: { code: 'forbidden', fields: { code: [expect.any(String)] } },
    })
    expect((await server.organizations.setUp({ ...firstRun(1), code: 'tandem-quarry' }, from())).ok).toBe(true)
  })

  it('limits attempts to guess the code per network, in every place that checks it', async () => {
    const server = await testServer(await open(), { HOST: '0.0.0.0', KEYRAIL_SETUP_CODE: 'tandem-quarry' })
    const attempts = [
      () => server.organizations.checkSetUp({ code: 'tandem-quarrz' }, from()),
      () => server.organizations.sendTestEmail({ to: 'ana@example.com', code: 'tandem-quarrz' }, from()),
      () => server.organizations.setUp({ ...firstRun(1), code: 'tandem-quarrz' }, from()),
    ]
    for (let tries = 0; tries < 10; tries += 1) expect(await attempts[tries % 3]?.()).toMatchObject({ error: { code: 'forbidden' } })
    expect(await server.organizations.setUp({ ...firstRun(1), code: 'tandem-quarry' }, from())).toMatchObject({
      error: { code: 'rate_limited' },
    })
    expect((await server.organizations.checkSetUp({ code: 'tandem-quarry' }, from(2))).ok).toBe(true)
    server.machine.advance('PT1M')
    expect((await server.organizations.checkSetUp({ code: 'tandem-quarry' }, from())).ok).toBe(true)
  })

  it('requires the code if other machines can connect, even if the origin is localhost', async () => {
    const server = await testServer(await open(), { HOST: '0.0.0.0', KEYRAIL_SETUP_CODE: 'tandem-quarry' })
    expect(server.organizations.setUpNeedsCode).toBe(true)
    expect(await server.organizations.setUp(firstRun(1), from())).toMatchObject({ error: { code: 'forbidden' } })
  })

  it('reports every invalid field and writes nothing', async () => {
    const db = await open()
    const server = await testServer(db)
    for (const [field, wrong] of invalid) {
      const rejected = { error: { code: 'invalid_input', fields: { [field]: [expect.any(String)] } } }
      expect(await server.organizations.setUp({ ...valid, ...wrong } as SetUpInput, from())).toMatchObject(rejected)
      expect(await server.organizations.checkSetUp(wrong as Partial<SetUpInput>, from())).toMatchObject(rejected)
    }
    const empty = await server.organizations.checkSetUp({ person: { name: '', email: '', password: '' } }, from())
    expect(empty.ok || Object.keys(empty.error.fields ?? {})).toEqual(['person.name', 'person.email', 'person.password'])
    expect([await db.read.user.count(), await db.read.setting.count()]).toEqual([0, 0])
  })
})

const valid = firstRun(1)
const invalid = [
  ['person.email', { person: { ...valid.person, email: 'ana＠example.com' } }],
  ['person.password', { person: { ...valid.person, password: 'short' } }],
  ['organization.slug', { organization: { ...valid.organization, slug: 'North Wind' } }],
  ['location', { location: 'a\u202eb' }],
  ['policy.listedPerPerson', { policy: { ...valid.policy, listedPerPerson: Number.NaN } }],
  ['policy.noticeDays.1', { policy: { ...valid.policy, noticeDays: [15, 0.5] } }],
  ['policy.noticeDays', { policy: { ...valid.policy, inactivityDays: 7 } }],
  ['form', { role: 'owner' }],
] as const
