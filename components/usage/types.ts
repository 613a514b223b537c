/** A day with a line and a label in the chart, for example when something was created. */
export interface DayMark {
  /** `2026-11-20` */
  readonly day: string
  readonly label: string
}
