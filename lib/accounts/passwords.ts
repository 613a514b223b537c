import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { createSemaphore } from '../rate-limit/semaphore'
import { normalizePassword } from './password-rules'

export interface Passwords {
  hash(password: string): Promise<string>
  /** Takes as long for a person that does not exist (`null`) as for one that does. */
  matches(stored: string | null, password: string): Promise<boolean>
}

/** argon2id, 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const longestInput = 4_096
/** Password checks that may wait for a core. */
const maxWaiting = 64

/** What is checked where there is no person; made once, unless that fails. */
let dummyHashOnce: Promise<string> | null = null

function dummyHash(): Promise<string> {
  dummyHashOnce ??= hash('nobody has this password', cost).catch((error: unknown) => {
    dummyHashOnce = null
    throw error
  })
  return dummyHashOnce
}

export function createPasswords(): Passwords {
  const limited = createSemaphore({ permits: availableParallelism(), maxWaiting })

  async function matches(stored: string | null, password: string): Promise<boolean> {
    const text = normalizePassword(password.slice(0, longestInput))
    const dummy = await dummyHash()
    const against = stored ?? dummy
    const same = await limited(() => verify(against, text))
    return same && stored !== null
  }

  return { hash: (password) => limited(() => hash(normalizePassword(password), cost)), matches }
}
