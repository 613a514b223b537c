interface Fold {
  readonly column: string
  readonly underName: string
}

/**
 * Where the content of a column is shown: in the column if the table is wide enough, else under the name. A table with owners or
 * locations is crowded.
 */
export const folds = {
  owner: {
    column: '@max-[52rem]/table:hidden in-data-[hide~=owner]:hidden',
    underName: '@min-[52rem]/table:hidden in-data-[hide~=owner]:hidden',
  },
  location: {
    column: '@max-[52rem]/table:hidden in-data-[hide~=location]:hidden',
    underName: '@min-[52rem]/table:hidden in-data-[hide~=location]:hidden',
  },
  access: {
    column: '@max-[57rem]/table:hidden in-data-crowded:@max-[60.5rem]/table:hidden in-data-[hide~=access]:hidden',
    underName: 'not-in-data-crowded:@min-[57rem]/table:hidden in-data-crowded:@min-[60.5rem]/table:hidden in-data-[hide~=access]:hidden',
  },
} as const satisfies Readonly<Record<string, Fold>>
