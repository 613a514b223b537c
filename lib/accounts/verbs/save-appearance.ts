import type { AccountActor } from '../../actor'
import { parseInput } from '../../input/parse'
import { type Outcome, ok } from '../../result'
import { writeAppearance } from '../appearance-store'
import type { AccountsDeps } from '../deps'
import { type Appearance, appearance } from '../schema'

export async function saveAppearance(
  { db }: AccountsDeps,
  { userId }: AccountActor,
  input: Appearance,
): Promise<Outcome<Appearance, 'invalid_input'>> {
  const parsed = parseInput(appearance, input)
  if (!parsed.ok) return parsed
  await db.write((tx) => writeAppearance(tx, userId, parsed.value))
  return ok(parsed.value)
}
