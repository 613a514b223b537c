import { expect, it } from 'vitest'
import { type PersonActor, type Role, roles } from '../actor'
import { onEveryDatabase } from '../testing/databases/databases'
import { openOrgFixture, orgId } from '../testing/fixtures/org-fixture'

const detailOf = (outcome: { readonly ok: boolean; readonly error?: { readonly code: string; readonly detail?: string } }): string =>
  outcome.ok ? 'yes' : (outcome.error?.detail ?? outcome.error?.code ?? '')

const cannotCreateType = 'Only people who can create this type of token can get its secret.'
const ipAllowlistMissing = 'Your organization requires an IP allowlist for admin tokens. Add at least one IP address.'

onEveryDatabase('the secret of an organization’s or location’s token', (open) => {
  async function house() {
    const scene = await openOrgFixture(await open(), { viewAllowed: true })
    const downtown = `${orgId}-downtown`
    const people = new Map<Role, PersonActor>()
    for (const role of roles) people.set(role, await scene.person(role, role, { fresh: true, locationIds: [downtown] }))
    const owner = people.get('owner') as PersonActor
    const admin = await scene.make(owner, { type: 'admin', acknowledged: true, scopes: ['contacts:read'] })
    const location = await scene.make(owner, { type: 'location', locationId: downtown, scopes: ['contacts:read'] })
    const policy = (data: object) => scene.db.write((tx) => tx.policy.updateMany({ data }))
    const ask = async (actor: PersonActor, tokenKey: string) => {
      const shown = await scene.tokens.show(actor, tokenKey)
      const offered = shown.ok ? shown.value.token.actions.filter((action) => action === 'rotate' || action === 'view') : []
      const told = [
        detailOf(await scene.tokens.revealStored(actor, tokenKey)),
        detailOf(await scene.tokens.rotate(actor, tokenKey, { overlap: 'PT0S' })),
      ]
      return [offered.join(' '), ...new Set(told)].filter((text) => text !== '').join(': ')
    }
    const asked = async (tokenKey: string) => {
      const answers: Record<string, string> = {}
      for (const [role, person] of people) answers[role] = await ask(person, tokenKey)
      return answers
    }
    return { scene, owner, admin: admin.tokenKey, location: location.tokenKey, policy, ask, asked }
  }
  const yes = 'view rotate: yes'

  it('is shown and renewed by whoever policy lets make such a token, and offered to nobody else', async () => {
    const { policy, asked, admin, location } = await house()
    const strangers = { manager: 'not_found', member: 'not_found', viewer: 'not_found' }
    expect(await asked(admin)).toEqual({ owner: yes, admin: yes, ...strangers })
    expect(await asked(location)).toMatchObject({ owner: yes, admin: yes, manager: yes, member: 'forbidden' })
    await policy({ adminCreators: 'owner', locationCreators: 'owner admin' })
    expect(await asked(admin)).toEqual({ owner: yes, admin: cannotCreateType, ...strangers })
    expect(await asked(location)).toMatchObject({ owner: yes, admin: yes, manager: cannotCreateType, member: 'forbidden' })
    await policy({ adminCreators: '', locationCreators: '' })
    expect(await asked(admin)).toMatchObject({ owner: cannotCreateType, admin: cannotCreateType })
    expect(await asked(location)).toMatchObject({ owner: cannotCreateType, admin: cannotCreateType, manager: cannotCreateType })
  })

  it('is withheld while policy wants addresses that it has not, and no longer once it has them', async () => {
    const { scene, owner, admin, location, policy, ask } = await house()
    await policy({ adminNeedsIpAllowlist: true })
    expect(await ask(owner, admin)).toBe(`view rotate: ${ipAllowlistMissing}`)
    expect(await ask(owner, location)).toBe(yes)
    const edit = { version: 1, name: 'Nightly export', note: '', scopes: ['contacts:read'], ipAllowlist: ['203.0.113.0/24'] }
    expect((await scene.tokens.edit(owner, admin, edit)).ok).toBe(true)
    expect(await ask(owner, admin)).toBe(yes)
  })

  it('is nobody’s to take by policy where it is a person’s own or a destination’s', async () => {
    const { scene, owner, policy, ask } = await house()
    await policy({ adminCreators: '', locationCreators: '', adminNeedsIpAllowlist: true })
    const own = await scene.make(owner)
    expect(await ask(owner, own.tokenKey)).toBe(yes)
  })
})
