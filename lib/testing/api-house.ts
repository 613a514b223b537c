import { createContacts } from '../contacts/index'
import type { LocationId } from '../ids'
import type { CreateInput } from '../tokens/schema'
import { client } from './api'
import { otherOrg } from './contacts'
import type { TestDb } from './databases'
import { addOrganization, openScene, orgId } from './scene'
import { type TestServer, testServer } from './server'

const scopes = ['contacts:read', 'contacts:write', 'profile:read', 'profile:write']

/** A server with two organizations and their people, tokens of every type, and software that calls the API. */
export async function apiHouse(db: TestDb, environment: Readonly<Record<string, string>> = {}) {
  const scene = await openScene(db, { listedPerPerson: 0, livePerPerson: 0 })
  await addOrganization(scene, otherOrg)
  const plain = await testServer(db, environment)
  const { tokens, clock, usage } = scene
  const server: TestServer = { ...plain, tokens, clock, usage, contacts: createContacts(scene) }
  const [owner, ana, rui] = [
    await scene.person('owner', 'Olga Pires', { fresh: true }),
    await scene.person('member', 'Ana Martins'),
    await scene.person('manager', 'Rui Costa'),
  ]
  const eva = await scene.person('owner', 'Eva Lima', { org: otherOrg, fresh: true })
  const downtown = `${orgId}-downtown` as LocationId
  await db.write((tx) => tx.membershipLocation.create({ data: { orgId, userId: rui.userId, locationId: downtown } }))
  const make = async (actor = ana, input: Partial<CreateInput> = {}) => (await scene.make(actor, { scopes, ...input })).token
  const admin = () => make(owner, { type: 'admin', acknowledged: true })
  const location = () => make(owner, { type: 'location', locationId: downtown })
  return { db, scene, server, call: client(server), owner, ana, rui, eva, make, admin, location }
}

/** What `code` a problem document has. */
export const codeOf = ({ status, body }: { status: number; body: unknown }): [number, unknown] => [
  status,
  (body as { code?: unknown } | null)?.code,
]
