import { readFileSync, statSync } from 'node:fs'
import { z } from 'zod'

const weakest = 32
const secretBytes = z
  .base64url()
  .transform((text) => Buffer.from(text, 'base64url'))
  .refine((bytes) => bytes.length >= weakest, `A key has fewer than ${weakest} bytes.`)
  .refine((bytes) => new Set(bytes).size >= 12, 'A key is too regular to be random.')

const ring = z
  .array(z.strictObject({ id: z.string().regex(/^[0-9A-Za-z]{1,16}$/), key: secretBytes }))
  .min(1)
  .refine((keys) => new Set(keys.map(({ id }) => id)).size === keys.length, 'Two keys have the same id.')

const keyFile = z.strictObject({ version: z.literal(1), pepper: ring, seal: ring, view: ring, session: secretBytes, audit: secretBytes })

/** One key of a ring; the first of a ring makes, all of it checks. */
export interface RingKey {
  readonly id: string
  readonly key: Uint8Array
}

/** The keys of the installation; kept outside the database. */
export interface Keys {
  readonly pepper: readonly RingKey[]
  readonly seal: readonly RingKey[]
  readonly view: readonly RingKey[]
  readonly session: Uint8Array
  readonly audit: Uint8Array
}

/** Reads keys from JSON; throws one sentence that never carries a key. */
export function parseKeys(json: string, source: string): Keys {
  let parsed: ReturnType<typeof keyFile.safeParse>
  try {
    parsed = keyFile.safeParse(JSON.parse(json))
  } catch {
    throw new Error(`${source} is not valid JSON.`)
  }
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new Error(`${source} is not usable: ${issue?.path.join('.') || 'file'}: ${issue?.message ?? 'wrong shape'}`)
  }
  return parsed.data
}

/** Reads the key file; rejects one that others on the machine may read. */
export function readKeyFile(path: string): Keys {
  const mode = statSync(path).mode & 0o777
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new Error(`${path} may be read by others (mode ${mode.toString(8)}). Run: chmod 600 ${path}`)
  }
  return parseKeys(readFileSync(path, 'utf8'), path)
}
