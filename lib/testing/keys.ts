import type { Keys, RingKey } from '../keys'
import { seededRandom } from './random'

const random = seededRandom('keys of tests')
const ring = (...ids: string[]): RingKey[] => ids.map((id) => ({ id, key: random.bytes(32) }))

/** Fixed keys; each ring has a current and a previous key. */
export const testKeys: Keys = {
  pepper: ring('p2', 'p1'),
  seal: ring('s2', 's1'),
  view: ring('v2', 'v1'),
  session: random.bytes(32),
  audit: random.bytes(32),
}
