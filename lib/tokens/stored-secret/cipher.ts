import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'
import type { Random } from '../../ports'

const algorithm = 'aes-256-gcm'
const nonceLength = 12
const tagLength = 16

/** A text under a key: base64url, the tag at the end of `sealed`. */
export interface Sealed {
  readonly nonce: string
  readonly sealed: string
}

/** Seals under a key of 32 bytes; what it belongs to is part of it, so that it opens in no other place. */
export function sealBytes(key: Uint8Array, plain: Uint8Array, place: readonly (string | number)[], random: Random): Sealed {
  const nonce = random.bytes(nonceLength)
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagLength }).setAAD(placeBytes(place))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  return { nonce: Buffer.from(nonce).toString('base64url'), sealed: sealed.toString('base64url') }
}

/** Throws when the key, the place or one bit is another. */
export function openBytes(key: Uint8Array, { nonce, sealed }: Sealed, place: readonly (string | number)[]): Buffer {
  const [iv, bytes] = [Buffer.from(nonce, 'base64url'), Buffer.from(sealed, 'base64url')]
  if (iv.length !== nonceLength || bytes.length < tagLength) throw new Error('A sealed text is misshapen.')
  const cipher = createDecipheriv(algorithm, key, iv, { authTagLength: tagLength }).setAAD(placeBytes(place))
  cipher.setAuthTag(bytes.subarray(-tagLength))
  return Buffer.concat([cipher.update(bytes.subarray(0, -tagLength)), cipher.final()])
}

/** A key of the installation may be longer than the cipher takes. */
export const wrappingKey = (viewKey: Uint8Array): Buffer => createHmac('sha256', viewKey).update('keyrail view key v1').digest()

const placeBytes = (place: readonly (string | number)[]): Buffer => Buffer.from(JSON.stringify(place))
