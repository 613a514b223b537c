const name = 'Strict-Transport-Security'
const twoYears = 'max-age=63072000; includeSubDomains'

/** HSTS if the public origin uses https. */
export const transportSecurity = (origin: string): Readonly<Record<string, string>> =>
  origin.startsWith('https://') ? { [name]: twoYears } : {}

export function setTransportSecurity(headers: Headers, origin: string): void {
  for (const [header, value] of Object.entries(transportSecurity(origin))) headers.set(header, value)
}
