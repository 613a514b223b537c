/** A kind of failure of the API, as people read about it. */
export interface Problem {
  readonly code: string
  readonly path: string
  readonly status: number
  readonly title: string
  readonly advice: string
}
