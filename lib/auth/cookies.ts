import type { CookiesOptions } from 'next-auth'

/** `__Host-` keeps other hosts of the same domain from setting a cookie of ours; it needs https. */
export const isSecure = (origin: string): boolean => origin.startsWith('https://')

export const sessionCookieName = (origin: string): string => cookie('session', origin).name

/** The cookies of next-auth under our names; none but these three is ever set by it. */
export const authCookies = (origin: string): Partial<CookiesOptions> => ({
  sessionToken: cookie('session', origin),
  callbackUrl: cookie('return', origin),
  csrfToken: cookie('csrf', origin),
})

/** Which organization this browser opened last. */
export const lastOrganizationCookie = (origin: string) => cookie('organization', origin)

function cookie(name: string, origin: string) {
  const secure = isSecure(origin)
  return { name: `${secure ? '__Host-' : ''}keyrail.${name}`, options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure } }
}
