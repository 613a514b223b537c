import { expect } from 'vitest'
import type { PersonActor } from '../../actor'
import type { OrgFixture } from '../fixtures/org-fixture'
import { listed, live, rules, statusIn, type World } from './token-model'

/** The service under test, and the one member of an organization who calls it. */
export interface Real {
  readonly scene: OrgFixture
  readonly person: PersonActor
}

/** Expects everything readable to match the model. */
export async function expectAgreement(world: World, { scene, person }: Real): Promise<void> {
  const page = await scene.tokens.list(person, { tab: 'yours', removed: true, per: 100 })
  const actual = page.ok ? page.value.rows.map(({ tokenKey, status }) => `${tokenKey} ${status}`).sort() : []
  const expected = world.tokens.filter((token) => !token.deleted)
  expect(actual).toEqual(expected.map((token) => `${token.tokenKey} ${statusIn(token, world.now)}`).sort())
  expect(page.ok && page.value.meter).toEqual({ listed: listed(world), limit: rules.listed })
  expect((await scene.tokens.limit(person)).full, 'limit reached').toBe(reachedLimit(world))
  expect(await scene.db.read.auditEntry.count({ where: { orgId: person.orgId } }), 'audit rows').toBe(world.audited)
  expect(await noticesOf(scene, person), 'notices').toEqual(world.notices)
}

export function reachedLimit(world: World): 'listed' | 'live' | null {
  if (live(world) >= rules.live) return 'live'
  return listed(world) >= rules.listed ? 'listed' : null
}

async function noticesOf({ db }: OrgFixture, { orgId }: PersonActor): Promise<World['notices']> {
  const rows = await db.read.notice.groupBy({ by: ['kind'], where: { orgId }, _count: true })
  const count = (...kinds: string[]) => rows.filter(({ kind }) => kinds.includes(kind)).reduce((sum, row) => sum + row._count, 0)
  return {
    idle: count('idle'),
    idle_deleted: count('idle_deleted'),
    expiring: count('expiring'),
    expired: count('expired'),
    overlap: count('overlap_ending', 'old_secret_in_use'),
  }
}
