import { expect, it } from 'vitest'
import type { TokenKey } from '../ids'
import { readAll } from '../seeding/index'
import { onEveryDatabase } from '../testing/databases/databases'
import { openApiFixture } from '../testing/fixtures/api-fixture'
import { seededRandom } from '../testing/fixtures/random'
import { mintToken } from '../tokens/index'

/** The part of a token that no one else knows. */
const secretOf = (token: string) => token.slice(21, 64)
const bytes = (text: string) => Buffer.from(text).toString('base64')

onEveryDatabase('a token that is sent in every part of a request', (open) => {
  it('is in no response, log line, row or email', async () => {
    const { db, server, call, make, ana } = await openApiFixture(await open())
    const token = await make()
    // of the same token key, as after a typing mistake
    const wrong = mintToken(token.slice(0, 20) as TokenKey, seededRandom('wrong'))
    const responses: string[] = []
    const send = async (...[method, path, options]: Parameters<typeof call>) => {
      const { status, headers, body } = await call(method, path, options)
      responses.push(JSON.stringify([status, [...headers], body]))
    }
    const contacts = '/api/v1/contacts'
    for (const sent of [token, wrong]) {
      await send('GET', contacts, { headers: { Authorization: `Bearer ${sent}` } })
      await send('GET', contacts, { headers: { Authorization: `Basic ${bytes(`${sent.slice(0, 20)}:${sent}`)}` } })
      await send('GET', contacts, { headers: { Authorization: sent } })
      await send('GET', contacts, { headers: { 'X-Api-Key': sent } })
      await send('GET', contacts, { headers: { 'X-Api-Key': `${sent}, ${sent}` } })
      await send('GET', `${contacts}?access_token=${sent}`)
      await send('GET', `${contacts}?q=${sent}`, { token })
      await send('GET', `${contacts}?cursor=${bytes(sent)}`, { token })
      await send('GET', `${contacts}/${sent}`, { token })
      await send('POST', `/api/v1/hooks/${sent}`, { token, body: {} })
      for (const name of ['User-Agent', 'X-Forwarded-For', 'X-Request-Id', 'If-Match', 'Cookie', 'Referer', 'Accept-Language']) {
        await send('PATCH', `${contacts}/unknown`, { token, body: {}, headers: { [name]: sent } })
        await send('GET', '/api/v1/token', { token, headers: { [name]: sent } })
      }
      await send('POST', contacts, { token, body: { email: 'lea@example.com' }, headers: { 'Idempotency-Key': sent } })
      await send('POST', contacts, { token, body: `{"email": "lea@example.com", ${sent}}` })
      await send('POST', contacts, { token, body: { email: `${sent}@example.com` } })
      await send('POST', contacts, { token, body: '{}', headers: { 'Content-Type': `text/${sent}` } })
      await send('POST', '/api/v1/verify', { token, body: { token: sent } })
      await send('POST', '/oauth/introspect', {
        token,
        body: `token=${sent}`,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      })
      await send('POST', '/oauth/revoke', { body: `token=${sent}`, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } })
    }
    await server.usage.flush()
    await server.tokens.setActive(ana, token.slice(0, 20), false)
    await server.jobs.runAll()
    const kept = {
      responses,
      log: server.lines.map((line) => JSON.stringify(line)),
      rows: (await readAll(db))
        .flat()
        .map((row) => JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value))),
      emails: (await server.mail.outbox()).map((email) => JSON.stringify(email)),
    }
    const leaks = Object.entries(kept).flatMap(([place, texts]) =>
      texts.filter((text) => [token, wrong].some((sent) => text.includes(secretOf(sent)))).map((text) => `${place}: ${text.slice(0, 400)}`),
    )
    expect(leaks).toEqual([])
    expect([kept.responses.length, kept.log.length > 0, kept.rows.length > 20]).toEqual([62, true, true])
  })
})
