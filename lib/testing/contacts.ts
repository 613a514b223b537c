import type { PersonActor, TokenActor, TokenType } from '../actor'
import { createContacts } from '../contacts/index'
import type { LocationId, OrgId, TokenKey, UserId } from '../ids'
import { noOrigin } from '../ports'
import type { TestDb } from './databases'
import { addOrganization, openScene, orgId, type Scene } from './scene'

export const otherOrg = 'other-org' as OrgId
export const downtown = `${orgId}-downtown` as LocationId
export const harbour = `${orgId}-harbour` as LocationId

/** Software with a token of a type; whose and where by that type. */
export const software = (type: TokenType, more: Partial<TokenActor> = {}): TokenActor => ({
  ...{ kind: 'token', type, tokenKey: `kr${type[0]}_0000000000000000` as TokenKey, name: 'sync', orgId },
  ...{ locationId: type === 'location' ? downtown : null, userId: null, scopes: [], secret: 'current', generation: 1, origin: noOrigin },
  ...more,
})

/** Software with a person's user token. */
export const softwareOf = ({ userId, orgId: org }: PersonActor): TokenActor => software('user', { userId, orgId: org })

/** Two organizations; in the first Ana and Rui (of the downtown location), in the second Eva. */
export async function contactsHouse(db: TestDb) {
  const scene = await openScene(db)
  await addOrganization(scene, otherOrg)
  const [ana, rui] = [await scene.person('member', 'Ana Martins'), await scene.person('manager', 'Rui Costa')]
  const eva = await scene.person('owner', 'Eva Lima', { org: otherOrg })
  await join(scene, rui.userId, downtown)
  const contacts = createContacts(scene)
  const add: Add = async (actor, input) => {
    const added = await contacts.upsert(actor, input)
    if (!added.ok) throw new Error(JSON.stringify(added.error))
    return added.value.contact
  }
  return { db, scene, contacts, add, ana: softwareOf(ana), rui: softwareOf(rui), eva: softwareOf(eva) }
}

type Contacts = ReturnType<typeof createContacts>
type Input = Parameters<Contacts['upsert']>[1]
type Added = Extract<Awaited<ReturnType<Contacts['upsert']>>, { ok: true }>['value']['contact']
type Add = (actor: TokenActor, input: Input) => Promise<Added>

/** Makes a person one of a location's. */
export async function join({ db }: Scene, userId: UserId, locationId: LocationId): Promise<void> {
  await db.write(async (tx) => {
    await tx.membershipLocation.create({ data: { orgId, userId, locationId } })
  })
}

/** A failure's code and fields, or what was answered. */
export const told = (outcome: { ok: boolean; error?: { code: string; fields?: object }; value?: unknown }): unknown =>
  outcome.ok ? outcome.value : [outcome.error?.code, ...(outcome.error?.fields ? [Object.keys(outcome.error.fields)] : [])]
