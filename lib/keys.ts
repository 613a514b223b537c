import { readFileSync, statSync } from 'node:fs'
import { z } from 'zod'

const minBytes = 32
const secretBytes = z
  .base64url()
  .transform((text) => Buffer.from(text, 'base64url'))
  .refine((bytes) => bytes.length >= minBytes, `A key has fewer than ${minBytes} bytes.`)
  .refine((bytes) => new Set(bytes).size >= 12, 'A key is too regular to be random.')

const ring = z
  .array(z.strictObject({ id: z.string().regex(/^[0-9A-Za-z]{1,16}$/), key: secretBytes }))
  .min(1)
  .refine((keys) => new Set(keys.map(({ id }) => id)).size === keys.length, 'Two keys have the same id.')

const keyFile = z.strictObject({ version: z.literal(1), pepper: ring, seal: ring, view: ring, session: secretBytes, audit: secretBytes })

/** One key of a ring: the first key signs and encrypts, all keys verify and decrypt. */
export interface RingKey {
  readonly id: string
  readonly key: Uint8Array
}

/** Keys of the installation, stored outside the database. */
export interface Keys {
  readonly pepper: readonly RingKey[]
  readonly seal: readonly RingKey[]
  readonly view: readonly RingKey[]
  readonly session: Uint8Array
  readonly audit: Uint8Array
}

/** Reads keys from JSON; throws an error whose message never contains a key. */
export function parseKeys(json: string, source: string): Keys {
  let parsed: ReturnType<typeof keyFile.safeParse>
  try {
    parsed = keyFile.safeParse(JSON.parse(json))
  } catch {
    throw new Error(`${source} is not valid JSON.`)
  }
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new Error(`${source} is invalid: ${issue?.path.join('.') || 'file'}: ${issue?.message ?? 'wrong format'}`)
  }
  return parsed.data
}

/** Reads the key file; throws if other users of the machine can read it. */
export function readKeyFile(path: string): Keys {
  const mode = statSync(path).mode & 0o777
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new Error(`${path} is readable by other users (mode ${mode.toString(8)}). Run: chmod 600 ${path}`)
  }
  return parseKeys(readFileSync(path, 'utf8'), path)
}
