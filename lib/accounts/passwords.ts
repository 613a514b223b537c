import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { createGate } from './gate'
import { normalizePassword } from './password-rules'

export interface Passwords {
  hash(password: string): Promise<string>
  /** Takes as long for a person that does not exist (`null`) as for one that does. */
  matches(stored: string | null, password: string): Promise<boolean>
}

/** argon2id, 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const longestInput = 4_096
const queue = 64

/** What is checked where there is no person; made once, unless that fails. */
let nobody: Promise<string> | null = null

function passwordOfNobody(): Promise<string> {
  nobody ??= hash('nobody has this password', cost).catch((error: unknown) => {
    nobody = null
    throw error
  })
  return nobody
}

export function createPasswords(): Passwords {
  const gate = createGate(availableParallelism(), queue)

  async function matches(stored: string | null, password: string): Promise<boolean> {
    const text = normalizePassword(password.slice(0, longestInput))
    const ofNobody = await passwordOfNobody()
    const against = stored ?? ofNobody
    const same = await gate(() => verify(against, text))
    return same && stored !== null
  }

  return { hash: (password) => gate(() => hash(normalizePassword(password), cost)), matches }
}
