import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'
import type { Random } from '../ports'

const algorithm = 'aes-256-gcm'
const nonceLength = 12
const tagLength = 16

/** Ciphertext as base64url; `sealed` ends with the authentication tag. */
export interface Sealed {
  readonly nonce: string
  readonly sealed: string
}

/** Encrypts with a 32-byte key. `context` is authenticated, so the ciphertext cannot be moved to another row. */
export function sealBytes(key: Uint8Array, plain: Uint8Array, context: readonly (string | number)[], random: Random): Sealed {
  const nonce = random.bytes(nonceLength)
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagLength }).setAAD(contextBytes(context))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  return { nonce: Buffer.from(nonce).toString('base64url'), sealed: sealed.toString('base64url') }
}

/** Throws if the key, the context or a single bit differs. */
export function openBytes(key: Uint8Array, { nonce, sealed }: Sealed, context: readonly (string | number)[]): Buffer {
  const [iv, bytes] = [Buffer.from(nonce, 'base64url'), Buffer.from(sealed, 'base64url')]
  if (iv.length !== nonceLength || bytes.length < tagLength) throw new Error('The ciphertext is malformed.')
  const cipher = createDecipheriv(algorithm, key, iv, { authTagLength: tagLength }).setAAD(contextBytes(context))
  cipher.setAuthTag(bytes.subarray(-tagLength))
  return Buffer.concat([cipher.update(bytes.subarray(0, -tagLength)), cipher.final()])
}

/** Derives a key of 32 bytes for one purpose: keys of the installation may be longer. */
export const derivedKey = (key: Uint8Array, purpose: string): Buffer => createHmac('sha256', key).update(purpose).digest()

const contextBytes = (context: readonly (string | number)[]): Buffer => Buffer.from(JSON.stringify(context))
