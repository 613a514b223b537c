import { expect, it } from 'vitest'
import { onEveryDatabase } from '../../testing/databases/databases'
import { makePerson, operator, password } from '../../testing/fixtures/people'
import { testServer } from '../../testing/fixtures/server'

const ana = { name: 'Ana Martins', email: 'Ana@Example.com', password }

onEveryDatabase('creating a user', (open) => {
  it('stores the normalized email address and no password', async () => {
    const db = await open()
    const server = await testServer(db)
    expect(await server.accounts.createUser(operator, ana)).toMatchObject({ ok: true })
    const row = await db.read.user.findFirstOrThrow()
    expect(row).toMatchObject({ email: 'ana@example.com', search: ' ana martins ana example com', timeZone: 'UTC' })
    expect(JSON.stringify(row)).not.toContain(password)
  })

  it('is rejected if the email address is in use', async () => {
    const server = await testServer(await open())
    await makePerson(server)
    expect(await server.accounts.createUser(operator, ana)).toMatchObject({ error: { code: 'conflict' } })
  })

  it('is allowed for the operator only', async () => {
    const server = await testServer(await open())
    expect(await server.accounts.createUser({ kind: 'job', name: 'sweep' }, ana)).toMatchObject({ error: { code: 'forbidden' } })
  })

  it('reports all invalid fields together, with one message each', async () => {
    const server = await testServer(await open())
    for (const password of ['', 'x'.repeat(5_000)]) {
      const rejected = await server.accounts.createUser(operator, { name: '', email: '', password })
      expect(rejected.ok || Object.entries(rejected.error.fields ?? {}).map(([name, messages]) => [name, messages.length])).toEqual([
        ['name', 1],
        ['email', 1],
        ['password', 1],
      ])
    }
  })

  it('reports each invalid field by name', async () => {
    const server = await testServer(await open())
    for (const [field, wrong] of mistakes) {
      const rejected = await server.accounts.createUser(operator, { ...ana, ...wrong })
      expect(rejected).toMatchObject({ error: { code: 'invalid_input', fields: { [field]: [expect.any(String)] } } })
    }
  })
})

const mistakes = [
  ['name', { name: ' \u200b ' }],
  ['email', { email: 'ana@x' }],
  ['password', { password: 'short' }],
  ['password', { password: 'ana@example.com' }],
  ['timeZone', { timeZone: '+01:00' }],
  ['form', { role: 'owner' }],
] as const
