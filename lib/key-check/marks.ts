import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Keys, RingKey } from '../keys'

const label = 'keyrail key check v1\0'
const ringNames = ['pepper', 'seal', 'view'] as const
const singleNames = ['session', 'audit'] as const

const ringMarks = z.record(z.string(), z.string())
const keyMarks = z.strictObject({ pepper: ringMarks, seal: ringMarks, view: ringMarks, session: z.string(), audit: z.string() })

/** One check value per key, by ring and id: shows which keys a database was written with and reveals none of them. */
type KeyMarks = z.output<typeof keyMarks>

/** Result of comparing keys with the check values of a database. */
export type KeyComparison =
  /** `marks` holds new check values to be stored; null if nothing changed. */
  { readonly matches: true; readonly marks: string | null } | { readonly matches: false; readonly problem: string }

export const marksOf = (keys: Keys): string => JSON.stringify(toMarks(keys))

/** Every key that the database knows must be there, unchanged. A ring may have further keys. */
export function compareMarks(stored: string, keys: Keys): KeyComparison {
  const known = parseMarks(stored)
  if (known === null) return { matches: false, problem: 'The database has check values of its keys that cannot be read.' }
  const given = toMarks(keys)
  const wrong = [...ringNames.flatMap((ring) => wrongInRing(ring, known[ring], given[ring])), ...singleNames.flatMap(wrongSingle)]
  if (wrong.length > 0)
    return { matches: false, problem: `These keys are not the ones that the database was written with: ${wrong.join(', ')}.` }
  const merged = { ...given, ...Object.fromEntries(ringNames.map((ring) => [ring, { ...known[ring], ...given[ring] }])) }
  return { matches: true, marks: JSON.stringify(merged) === JSON.stringify(known) ? null : JSON.stringify(merged) }

  function wrongSingle(name: (typeof singleNames)[number]): string[] {
    return known && isSame(known[name], given[name]) ? [] : [name]
  }
}

const wrongInRing = (ring: string, known: Readonly<Record<string, string>>, given: Readonly<Record<string, string>>): string[] =>
  Object.entries(known).flatMap(([id, mark]) => {
    const found = given[id]
    if (found === undefined) return [`${ring} ${id} is missing`]
    return isSame(mark, found) ? [] : [`${ring} ${id}`]
  })

const toMarks = (keys: Keys): KeyMarks => ({
  pepper: markRing('pepper', keys.pepper),
  seal: markRing('seal', keys.seal),
  view: markRing('view', keys.view),
  session: mark('session', keys.session),
  audit: mark('audit', keys.audit),
})

const markRing = (name: string, ring: readonly RingKey[]) => Object.fromEntries(ring.map(({ id, key }) => [id, mark(name, key)]))

const mark = (name: string, key: Uint8Array): string => createHmac('sha256', key).update(label).update(name).digest('base64url')

const isSame = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

function parseMarks(text: string): KeyMarks | null {
  try {
    return keyMarks.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
