export const periods = [7, 30, 90] as const
export type Period = (typeof periods)[number]

/** Parses the query parameter `days`; 30 if it is missing or invalid. */
export const readPeriod = (days: string | string[] | undefined): Period => periods.find((period) => String(period) === days) ?? 30
