export const periods = [7, 30, 90] as const
export type Period = (typeof periods)[number]

/** The period an address asks for; 30 days when it asks for none. */
export const readPeriod = (given: string | string[] | undefined): Period => periods.find((period) => String(period) === given) ?? 30
