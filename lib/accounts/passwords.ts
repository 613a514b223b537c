import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { normalizePassword } from '../input/password-rules'
import { createSemaphore } from '../rate-limit/semaphore'

export interface Passwords {
  hash(password: string): Promise<string>
  /** Takes as long for an unknown user (`null`) as for an existing one. */
  matches(stored: string | null, password: string): Promise<boolean>
}

/** argon2id, 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const maxInputLength = 4_096
/** Number of password checks that may wait for a core. */
const maxWaiting = 64

/** Checked against for an unknown user. */
let dummyHashOnce: Promise<string> | null = null

function dummyHash(): Promise<string> {
  dummyHashOnce ??= hash('the password of an unknown user', cost).catch((error: unknown) => {
    dummyHashOnce = null
    throw error
  })
  return dummyHashOnce
}

export function createPasswords(): Passwords {
  const withPermit = createSemaphore({ permits: availableParallelism(), maxWaiting })

  async function matches(stored: string | null, password: string): Promise<boolean> {
    const text = normalizePassword(password.slice(0, maxInputLength))
    const dummy = await dummyHash()
    const isSame = await withPermit(() => verify(stored ?? dummy, text))
    return isSame && stored !== null
  }

  return { hash: (password) => withPermit(() => hash(normalizePassword(password), cost)), matches }
}
