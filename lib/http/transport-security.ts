/** Tells browsers to come back by https only, where Keyrail is reached by it. */
export function setTransportSecurity(headers: Headers, origin: string): void {
  if (origin.startsWith('https://')) headers.set('Strict-Transport-Security', 'max-age=63072000; includeSubDomains')
}
