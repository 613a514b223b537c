/** Rows about tokens: relations of the access table, in the order of the page. */
export const tokenRows = ['own', 'other', 'organization', 'ownLocation', 'otherLocation', 'ownDestination', 'otherDestination'] as const
export type TokenRow = (typeof tokenRows)[number]

export const tokenRowLabels: Readonly<Record<TokenRow, string>> = {
  own: 'Their own user tokens',
  other: 'User tokens of other members',
  organization: 'Admin tokens',
  ownLocation: 'Tokens of their locations',
  otherLocation: 'Tokens of other locations',
  ownDestination: 'Managed tokens of their locations',
  otherDestination: 'Other managed tokens',
}
