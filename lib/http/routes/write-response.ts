import type { TokenActor } from '../../actor'

/**
 * Response to a write: the whole resource if the token has the read scope, else only the fields it sent and those in
 * `always`. Otherwise an empty PATCH could read everything.
 */
export function writeResponse<View extends object>(
  { scopes }: TokenActor,
  readScope: string,
  view: View,
  sent: object,
  always: readonly (keyof View & string)[] = [],
): Partial<View> {
  if (scopes.includes(readScope)) return view
  const visible = Object.entries(view).filter(([name]) => Object.hasOwn(sent, name) || always.some((each) => each === name))
  return Object.fromEntries(visible) as Partial<View>
}
