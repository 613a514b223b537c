export interface Named {
  readonly id: string
  readonly name: string
}

/** The matching locations, and the selected one also if it does not match or its name is not known. */
export function locationOptions(matching: readonly Named[], selected: string, known: Named | null): readonly Named[] {
  if (selected === '' || matching.some(({ id }) => id === selected)) return matching
  return [known ?? { id: selected, name: 'Selected location' }, ...matching]
}
