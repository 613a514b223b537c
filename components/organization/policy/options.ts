export type Options = readonly (readonly [value: string, label: string])[]

const lifetimes: Options = [
  ['P30D', '30 days'],
  ['P90D', '90 days'],
  ['P1Y', '1 year'],
]

export const defaultLifetimes: Options = [...lifetimes, ['', 'No expiration']]
export const maxLifetimes: Options = [...lifetimes, ['P2Y', '2 years'], ['P5Y', '5 years'], ['', 'No maximum']]

export const overlaps: Options = [
  ['0', 'None: the old token stops immediately'],
  ['1', '1 hour'],
  ['24', '24 hours'],
  ['168', '7 days'],
]

export const adminCreators: Options = [
  ['owner,admin', 'Owners and admins'],
  ['owner', 'Owners'],
  ['', 'No one'],
]

export const locationCreators: Options = [
  ['owner,admin,manager', 'Owners, admins and location managers'],
  ['owner,admin', 'Owners and admins'],
  ['owner', 'Owners'],
  ['', 'No one'],
]

export const labelIn = (options: Options, value: string): string | undefined => options.find(([each]) => each === value)?.[1]

/** Keeps the current value selectable when it is not one of the options. */
export const withCurrent = (options: Options, value: string, label: string): Options =>
  labelIn(options, value) === undefined ? [...options, [value, label]] : options
