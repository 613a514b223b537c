import { expect, it } from 'vitest'
import { type PersonActor, type Role, roles } from '../actor'
import { onEveryDatabase } from '../testing/databases/databases'
import { openOrgFixture, orgId } from '../testing/fixtures/org-fixture'

const detailOf = (outcome: { readonly ok: boolean; readonly error?: { readonly code: string; readonly detail?: string } }): string =>
  outcome.ok ? 'yes' : (outcome.error?.detail ?? outcome.error?.code ?? '')

const cannotCreateType = 'Only people who can create this type of token can get its secret.'
const ipAllowlistMissing =
  'Your organization requires an IP allowlist for admin tokens. Add at least one IP address, and no network larger than /8 (IPv6: /32).'

onEveryDatabase('the secret of an admin or location token', (open) => {
  async function setUp() {
    const fixture = await openOrgFixture(await open(), { viewAllowed: true })
    const downtown = `${orgId}-downtown`
    const people = new Map<Role, PersonActor>()
    for (const role of roles) people.set(role, await fixture.person(role, role, { fresh: true, locationIds: [downtown] }))
    const owner = people.get('owner') as PersonActor
    const admin = await fixture.make(owner, { type: 'admin', acknowledged: true, scopes: ['contacts:read'] })
    const location = await fixture.make(owner, { type: 'location', locationId: downtown, scopes: ['contacts:read'] })
    const policy = (data: object) => fixture.db.write((tx) => tx.policy.updateMany({ data }))
    const ask = async (actor: PersonActor, tokenKey: string) => {
      const shown = await fixture.tokens.show(actor, tokenKey)
      const available = shown.ok ? shown.value.token.actions.filter((action) => action === 'rotate' || action === 'view') : []
      const results = [
        detailOf(await fixture.tokens.revealStored(actor, tokenKey)),
        detailOf(await fixture.tokens.rotate(actor, tokenKey, { overlap: 'PT0S' })),
      ]
      return [available.join(' '), ...new Set(results)].filter((text) => text !== '').join(': ')
    }
    const asked = async (tokenKey: string) => {
      const results: Record<string, string> = {}
      for (const [role, person] of people) results[role] = await ask(person, tokenKey)
      return results
    }
    return { fixture, owner, admin: admin.tokenKey, location: location.tokenKey, policy, ask, asked }
  }
  const yes = 'view rotate: yes'

  it('can be viewed and rotated only by people who may create such a token under the policy', async () => {
    const { policy, asked, admin, location } = await setUp()
    const others = { manager: 'not_found', member: 'not_found', viewer: 'not_found' }
    expect(await asked(admin)).toEqual({ owner: yes, admin: yes, ...others })
    expect(await asked(location)).toMatchObject({ owner: yes, admin: yes, manager: yes, member: 'forbidden' })
    await policy({ adminCreators: 'owner', locationCreators: 'owner admin' })
    expect(await asked(admin)).toEqual({ owner: yes, admin: cannotCreateType, ...others })
    expect(await asked(location)).toMatchObject({ owner: yes, admin: yes, manager: cannotCreateType, member: 'forbidden' })
    await policy({ adminCreators: '', locationCreators: '' })
    expect(await asked(admin)).toMatchObject({ owner: cannotCreateType, admin: cannotCreateType })
    expect(await asked(location)).toMatchObject({ owner: cannotCreateType, admin: cannotCreateType, manager: cannotCreateType })
  })

  it('needs an IP allowlist that allows less than most of the internet, if the policy requires one', async () => {
    const { fixture, owner, policy, ask } = await setUp()
    await policy({ adminNeedsIpAllowlist: true })
    const create = (ipAllowlist: string[]) =>
      fixture.tokens.create(owner, {
        type: 'admin',
        name: 'Export',
        scopes: ['contacts:read'],
        expires: { kind: 'after', duration: 'P90D' },
        acknowledged: true,
        ipAllowlist,
      })
    const rejected = { error: { code: 'invalid_input', fields: { ipAllowlist: [ipAllowlistMissing] } } }
    for (const open of [['0.0.0.0/0', '::/0'], ['128.0.0.0/7'], ['10.0.0.0/8', '2000::/31'], ['::ffff:0:0/96']]) {
      expect(await create(open), `${open.join(' ')} is too wide`).toMatchObject(rejected)
    }
    const created = await create(['10.0.0.0/8', '2001:db8::/32'])
    if (!created.ok) throw new Error(created.error.code)
    const { tokenKey, version } = created.value.token
    const edit = { version, name: 'Export', note: '', scopes: ['contacts:read'], ipAllowlist: ['0.0.0.0/1'] }
    expect(await fixture.tokens.edit(owner, tokenKey, edit)).toMatchObject(rejected)
    expect(await ask(owner, tokenKey)).toContain('rotate')
  })

  it('is withheld while the policy requires an IP allowlist and the token has none', async () => {
    const { fixture, owner, admin, location, policy, ask } = await setUp()
    await policy({ adminNeedsIpAllowlist: true })
    expect(await ask(owner, admin)).toBe(`view rotate: ${ipAllowlistMissing}`)
    expect(await ask(owner, location)).toBe(yes)
    const edit = { version: 1, name: 'Nightly export', note: '', scopes: ['contacts:read'], ipAllowlist: ['203.0.113.0/24'] }
    expect((await fixture.tokens.edit(owner, admin, edit)).ok).toBe(true)
    expect(await ask(owner, admin)).toBe(yes)
  })

  it("is withheld by those rules, but a person's own token never is", async () => {
    const { fixture, owner, policy, ask } = await setUp()
    await policy({ adminCreators: '', locationCreators: '', adminNeedsIpAllowlist: true })
    const own = await fixture.make(owner)
    expect(await ask(owner, own.tokenKey)).toBe(yes)
  })
})
