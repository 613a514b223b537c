import type { AccountActor } from '../../actor'
import { parseInput } from '../../input/parse'
import { type Outcome, ok } from '../../result'
import { writeAppearance } from '../appearance-store'
import type { AccountsDeps } from '../deps'
import { type Appearance, type AppearanceInput, appearance } from '../schema'

/** Changes the given fields and returns all of them. */
export async function saveAppearance(
  { db }: AccountsDeps,
  { userId }: AccountActor,
  input: AppearanceInput,
): Promise<Outcome<Appearance, 'invalid_input'>> {
  const parsed = parseInput(appearance.partial(), input)
  if (!parsed.ok) return parsed
  const given = Object.fromEntries(Object.entries(parsed.value).filter(([, value]) => value !== undefined))
  return ok(await db.write((tx) => writeAppearance(tx, userId, given)))
}
