import { expect, it } from 'vitest'
import type { Origin } from '../ports'
import { onEveryDatabase } from '../testing/databases/databases'
import { makePerson, operator, password } from '../testing/fixtures/people'
import { testServer } from '../testing/fixtures/server'
import { startWorker } from '../testing/workers/processes'
import { browserName } from './browser-name'

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0'
const laterFirefox = firefox.replaceAll('133.0', '134.0')
const safari =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1'

const at = (ip: string | null, userAgent: string | null): Origin => ({ ip, userAgent, requestId: null })

onEveryDatabase('a new sign-in', (open) => {
  async function house() {
    const db = await open()
    const server = await testServer(db)
    const userId = await makePerson(server)
    const signIn = async (origin: Origin) => {
      const proven = await server.accounts.signIn('ana@example.com', password, origin)
      return proven.ok && (await server.accounts.exchangeTicket(proven.value.ticket, origin)) !== null
    }
    const told = async () => (await db.read.mailOutbox.findMany({ orderBy: { createdAt: 'asc' } })).map(({ subject }) => subject)
    return { db, server, userId, signIn, told }
  }
  const sentence = (browser: string, ip: string) =>
    `New sign-in to your account from ${browser}, IP address ${ip}. If this wasn't you, contact your administrator immediately.`

  it('is told when its browser or its network was not seen for 90 days, and the first of all is not', async () => {
    const { server, signIn, told } = await house()
    const home = at('203.0.113.7', firefox)
    expect(await signIn(home)).toBe(true)
    await signIn(at('203.0.113.200', laterFirefox))
    expect(await told()).toEqual([])
    server.machine.advance('PT1S')
    await signIn(at('203.0.113.7', safari))
    server.machine.advance('PT1S')
    await signIn(at('198.51.100.4', firefox))
    const both = [sentence('Safari on iOS', '203.0.113.7'), sentence('Firefox on Windows', '198.51.100.4')]
    expect(await told()).toEqual(both)
    await signIn(at('198.51.100.9', safari))
    expect(await told()).toEqual(both)
    server.machine.advance('P89D')
    await signIn(home)
    server.machine.advance('P2D')
    await signIn(home)
    expect(await told()).toHaveLength(2)
    await signIn(at('203.0.113.7', safari))
    expect(await told()).toEqual([...both, sentence('Safari on iOS', '203.0.113.7')])
  })

  it('reaches its person whatever they chose: by mail, and in the app where they are in an organization', async () => {
    const { db, server, userId, signIn, told } = await house()
    await signIn(at('203.0.113.7', firefox))
    await signIn(at('198.51.100.4', firefox))
    expect([(await told()).length, await db.read.notice.count()]).toEqual([1, 0])
    const made = await server.organizations.createOrganization(operator, { name: 'Northwind Realty', slug: 'northwind', timeZone: 'UTC' })
    if (!made.ok) throw new Error(made.error.code)
    await server.organizations.addMember(operator, made.value.orgId, { userId, role: 'owner' })
    await signIn(at('192.0.2.1', firefox))
    const reader = {
      kind: 'account',
      userId,
      name: 'Ana Martins',
      sessionId: '' as never,
      reauthUntil: null,
      origin: at(null, null),
    } as const
    const [notice] = (await server.notices.latest(reader)).notices
    expect(notice).toMatchObject({ kind: 'new_sign_in', organization: null, tokenKey: null, link: null })
    expect((await server.notices.preferences(reader)).kinds.find(({ kind }) => kind === 'new_sign_in')).toMatchObject({
      locked: { inApp: true, email: true },
    })
  })

  it('is not told of a wrong password, nor forgotten when everything it knew is old', async () => {
    const { db, server, signIn, told } = await house()
    await signIn(at('203.0.113.7', firefox))
    await server.accounts.signIn('ana@example.com', 'a wrong password, quite long', at('198.51.100.4', safari))
    expect(await told()).toEqual([])
    server.machine.advance('P200D')
    await signIn(at('198.51.100.4', safari))
    expect(await told()).toHaveLength(1)
    expect(await db.read.knownDevice.count()).toBe(2)
  })

  it('of three processes at once is told once', async () => {
    const { db, signIn, told } = await house()
    await signIn(at('203.0.113.7', firefox))
    const away = at('198.51.100.4', firefox)
    const others = await Promise.all([1, 2].map(() => startWorker<boolean>('sign-in', { url: db.url, origin: away })))
    expect(await Promise.all([signIn(away), ...others.map((other) => other.go())])).toEqual([true, true, true])
    expect(await told()).toEqual([sentence('Firefox on Windows', '198.51.100.4')])
  }, 60_000)
})

it('a browser is named without its version, and what is none as unknown', () => {
  expect([firefox, laterFirefox, safari].map(browserName)).toEqual(['Firefox on Windows', 'Firefox on Windows', 'Safari on iOS'])
  for (const odd of [null, '', 'curl/8', '\u202e<b>']) expect(browserName(odd)).toBe('an unknown browser')
})
