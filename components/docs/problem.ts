/** Kind of API error, as documented for readers. */
export interface Problem {
  readonly code: string
  readonly path: string
  readonly status: number
  readonly title: string
  readonly advice: string
}
