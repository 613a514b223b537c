import { expect, it } from 'vitest'
import { onEveryDatabase } from '../../testing/databases'
import { testServer } from '../../testing/server'

const states = (checks: readonly { name: string; state: string }[]) => Object.fromEntries(checks.map(({ name, state }) => [name, state]))

onEveryDatabase('the checks of the first run', (open) => {
  it('verify a migrated database on localhost', async () => {
    const server = await testServer(await open())
    expect(states(await server.organisations.checkInstallation())).toEqual({
      Database: 'verified',
      Migrations: 'verified',
      'Encryption key': 'verified',
      'Public address': 'verified',
    })
  })

  it('point out a public address without https, which blocks nothing', async () => {
    const server = await testServer(await open(), { KEYRAIL_ORIGIN: 'http://keys.example.com' })
    const address = (await server.organisations.checkInstallation()).at(-1)
    expect(address).toMatchObject({ name: 'Public address', state: 'attention', blocking: false })
  })

  it('a database that does not answer blocks the first run and throws nothing', async () => {
    const db = await open()
    const server = await testServer({
      ...db,
      read: new Proxy(db.read, {
        get: () => {
          throw new Error('away')
        },
      }),
    })
    const checks = await server.organisations.checkInstallation()
    expect(states(checks)).toMatchObject({ Database: 'attention', Migrations: 'attention' })
    expect(checks[0]?.blocking).toBe(true)
  })
})
