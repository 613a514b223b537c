import type { TokenActor } from '../../actor'

/**
 * What a write answers: the whole of it to a token that may read it, and to another one no more than it sent, with
 * `always` beside. Otherwise a write of nothing would read everything.
 */
export function writeResponse<View extends object>(
  { scopes }: TokenActor,
  readScope: string,
  view: View,
  sent: object,
  always: readonly (keyof View & string)[] = [],
): Partial<View> {
  if (scopes.includes(readScope)) return view
  const kept = Object.entries(view).filter(([name]) => Object.hasOwn(sent, name) || always.some((each) => each === name))
  return Object.fromEntries(kept) as Partial<View>
}
