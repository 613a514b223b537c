import { createHash } from 'node:crypto'
import type { Random } from '../ports'

/** The same bytes in every run of one seed; another seed for what must differ. */
export function seededRandom(seed: string | number = 'keyrail'): Random {
  let block = 0
  return {
    bytes: (length) => {
      const blocks: Uint8Array[] = []
      for (let made = 0; made < length; made += 32) {
        blocks.push(createHash('sha256').update(`${seed}:${block}`).digest())
        block += 1
      }
      return new Uint8Array(Buffer.concat(blocks).subarray(0, length))
    },
  }
}
