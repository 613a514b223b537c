import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import { expect, it } from 'vitest'
import { testKeys } from '../testing/fixtures/keys'
import { openSessionId, sealSessionId, sessionSecret } from './session-cookie'

const secret = sessionSecret(testKeys)
const sessionId = '0123456789ABCDEFGHIJKL'

it('a sealed session id can be opened and cannot be read without the key', async () => {
  const cookie = await sealSessionId(sessionId, secret, 60)
  expect(await openSessionId(cookie, secret)).toBe(sessionId)
  expect(Buffer.from(cookie, 'base64url').toString()).not.toContain(sessionId)
})

it('a cookie with a changed character is rejected', async () => {
  const cookie = await sealSessionId(sessionId, secret, 60)
  for (const at of [3, cookie.indexOf('..') + 4, cookie.length - 30, cookie.length - 4]) {
    const changed = cookie.slice(0, at) + (cookie[at] === 'A' ? 'B' : 'A') + cookie.slice(at + 1)
    expect(await openSessionId(changed, secret)).toBeNull()
  }
})

it('a cookie with another secret, an expired one and one with other claims are rejected', async () => {
  expect(await openSessionId(await sealSessionId(sessionId, `${secret}x`, 60), secret)).toBeNull()
  expect(await openSessionId(await sealSessionId(sessionId, secret, -60), secret)).toBeNull()
  for (const token of [{}, { sub: sessionId }, { sid: '' }, { sid: null }, { sid: { not: '' } }, { sid: [sessionId] }]) {
    expect(await openSessionId(await encode({ token, secret }), secret)).toBeNull()
  }
})

it('a cookie with another algorithm is rejected, even under the right key', async () => {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'NextAuth.js Generated Encryption Key', 32))
  const claims = { sid: sessionId, exp: 4_102_444_800 }
  expect(await openSessionId(jwe({ alg: 'dir', enc: 'A256GCM' }, key, claims), secret)).toBe(sessionId)
  expect(await openSessionId(jwe({ alg: 'dir', enc: 'A256GCM', zip: 'DEF' }, key, claims), secret)).toBeNull()
  expect(await openSessionId(jwe({ alg: 'none', enc: 'A256GCM' }, key, claims), secret)).toBeNull()
  expect(await openSessionId(jwe({ alg: 'dir', enc: 'A128GCM' }, key.subarray(0, 16), claims), secret)).toBeNull()
})

it.each(['', 'x', 'a.b.c.d.e', 'eyJhbGciOiJub25lIn0.eyJzaWQiOiJ4In0.', '.'.repeat(8_192)])('%j is not a session cookie', async (cookie) => {
  expect(await openSessionId(cookie, secret)).toBeNull()
})

/** A handmade JWE, as an attacker with the key could build it. */
function jwe(header: object, key: Buffer, claims: object): string {
  const head = Buffer.from(JSON.stringify(header)).toString('base64url')
  const nonce = randomBytes(12)
  const cipher = createCipheriv(key.length === 32 ? 'aes-256-gcm' : 'aes-128-gcm', key, nonce)
  cipher.setAAD(Buffer.from(head))
  const text = Buffer.concat([cipher.update(JSON.stringify(claims)), cipher.final()])
  return [head, '', nonce.toString('base64url'), text.toString('base64url'), cipher.getAuthTag().toString('base64url')].join('.')
}
