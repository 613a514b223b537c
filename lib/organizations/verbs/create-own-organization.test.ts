import { expect, it } from 'vitest'
import { onEveryDatabase } from '../../testing/databases/databases'
import { userToken } from '../../testing/fixtures/org-fixture'
import { accountOf, makePerson, openSession } from '../../testing/fixtures/people'
import { testServer } from '../../testing/fixtures/server'

onEveryDatabase('an organization that a person creates', (open) => {
  async function openFixture(perPerson: string) {
    const server = await testServer(await open(), { KEYRAIL_ORGANIZATIONS_PER_PERSON: perPerson })
    await makePerson(server)
    const ana = await accountOf(server, await openSession(server))
    const create = (slug: string, more: object = {}) =>
      server.organizations.createOwn(ana, {
        organization: { name: 'Meridian CRM', slug, timeZone: 'Europe/Lisbon' },
        location: '',
        ...more,
      })
    return { server, ana, create }
  }

  it('belongs to them as its owner, with a policy and an audit log that begins with them', async () => {
    const { server, ana, create } = await openFixture('2')
    expect(await create('meridian', { location: 'Downtown' })).toEqual({ ok: true, value: { slug: 'meridian' } })
    const [place] = await server.organizations.visibleTo(ana.userId)
    expect(place).toMatchObject({ slug: 'meridian', role: 'owner' })
    const entries = await server.db.read.auditEntry.findMany({ orderBy: { seq: 'asc' } })
    expect(entries.map(({ action, actorName, subject }) => [action, actorName, subject])).toEqual([
      ['organization.created', 'Ana Martins', 'Meridian CRM'],
      ['member.added', 'Ana Martins', 'Ana Martins'],
      ['location.added', 'Ana Martins', 'Downtown'],
    ])
    expect((await server.audit.check(place?.orgId ?? ('' as never))).firstBroken).toBeNull()
    const meridian = {
      ...ana,
      kind: 'person',
      role: 'owner',
      orgId: place?.orgId ?? ('' as never),
      locationIds: [],
      timeZone: 'UTC',
    } as const
    expect(await server.organizations.visibleLocations(meridian, {})).toMatchObject({ locations: [{ name: 'Downtown' }] })
    expect(await server.organizations.firstSteps(meridian)).toEqual({ token: false, invitation: false })
    await server.organizations.invitations.invite(meridian, { emails: 'nina@example.com', role: 'member' })
    expect(await server.organizations.firstSteps(meridian)).toEqual({ token: false, invitation: true })
    await server.tokens.create(meridian, userToken)
    expect(await server.organizations.firstSteps(meridian)).toBeNull()
    expect(await server.organizations.firstSteps({ ...meridian, role: 'member' })).toBeNull()
    expect(await create('meridian')).toMatchObject({
      error: { code: 'conflict', fields: { 'organization.slug': ['meridian is taken. Choose another.'] } },
    })
    expect(await create('no', { organization: { name: '', slug: 'no' } })).toMatchObject({
      error: { fields: { 'organization.name': ['Name the organization.'], 'organization.slug': [expect.any(String)] } },
    })
  })

  it('is rejected beyond the limit of the installation, also when many are created at the same time', async () => {
    const { server, ana, create } = await openFixture('2')
    expect(await server.organizations.creation(ana)).toEqual({ limit: 2, created: 0 })
    const outcomes = await Promise.all(['one', 'two', 'three', 'four', 'five', 'six'].map((slug) => create(slug)))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(2)
    const rejected = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.error]))
    expect(rejected.map(({ code }) => code)).toEqual(Array.from({ length: 4 }, () => 'limit_reached'))
    expect(rejected[0]?.detail).toBe('You have created 2 organizations, as many as this installation allows.')
    expect(await server.db.read.organization.count()).toBe(2)
    expect(await server.organizations.creation(ana)).toEqual({ limit: 2, created: 2 })
  })

  it('is rejected where the installation does not allow it, which is the default', async () => {
    const { server, create } = await openFixture('')
    expect(await create('meridian')).toMatchObject({ error: { code: 'forbidden' } })
    expect(server.organizations.mayCreate).toBe(false)
    expect(await server.db.read.organization.count()).toBe(0)
  })
})
