import { beforeEach, expect, it } from 'vitest'
import { requireAccount } from '@/lib/auth/require-page'
import { enterOrganization } from '@/lib/auth/session'
import { sealSessionId, sessionSecret } from '@/lib/auth/session-cookie'
import { onEveryDatabase } from '@/lib/testing/databases/databases'
import { beginRequest, request, serve } from '@/lib/testing/fixtures/next-headers'
import { makePerson, openSession, operator } from '@/lib/testing/fixtures/people'
import { testServer } from '@/lib/testing/fixtures/server'
import { watchStatements } from '@/lib/testing/fixtures/statements'
import { shellView } from '../shell-view'
import { loadListContext } from './load-list-context'

beforeEach(() => beginRequest())

/** React remembers the memberships within a request, but only in server components. */
const isRepeated = (sql: string, index: number, all: readonly string[]): boolean =>
  sql.includes('"MembershipLocation"') && all.indexOf(sql) < index

onEveryDatabase('a page of tokens', (open) => {
  it('asks the database at most twelve times', async () => {
    const server = await testServer(await open())
    serve(server)
    const userId = await makePerson(server)
    const created = await server.organizations.createOrganization(operator, { name: 'Northwind', slug: 'northwind' })
    if (created.ok) await server.organizations.addMember(operator, created.value.orgId, { userId, role: 'owner' })
    const sessionId = await openSession(server)
    request.cookies.set('keyrail-3000.session', { value: await sealSessionId(sessionId, sessionSecret(server.keys), 60) })
    const take = watchStatements()
    take()
    // as the layout and the page do
    const entered = await enterOrganization(await requireAccount(), 'northwind')
    if (!entered.ok) throw new Error('The viewer has no organization.')
    const viewer = entered.value
    await Promise.all([shellView(viewer), server.notices.unread(userId)])
    const context = await loadListContext(viewer, null, 'yours')
    expect(context).toMatchObject({ mayCreate: true, tabs: ['yours', 'organization'] })
    expect(await server.tokens.list(viewer.actor, {})).toMatchObject({ ok: true })
    const statements = take()
      .map(({ sql }) => sql)
      .filter((sql, index, all) => !isRepeated(sql, index, all))
    expect(statements.length > 12 ? statements : 'at most twelve').toBe('at most twelve')
  })
})
