/** Sets HSTS if the public origin uses https. */
export function setTransportSecurity(headers: Headers, origin: string): void {
  if (origin.startsWith('https://')) headers.set('Strict-Transport-Security', 'max-age=63072000; includeSubDomains')
}
