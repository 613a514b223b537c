import type { CookiesOptions } from 'next-auth'

/** The `__Host-` prefix keeps other hosts of the same domain from setting our cookies; it requires https. */
export const isSecure = (origin: string): boolean => origin.startsWith('https://')

export const sessionCookieName = (origin: string): string => cookie('session', origin).name

/** Names and options for next-auth's cookies; with our options it sets only these three. */
export const authCookies = (origin: string): Partial<CookiesOptions> => ({
  sessionToken: cookie('session', origin),
  callbackUrl: cookie('return', origin),
  csrfToken: cookie('csrf', origin),
})

/** Remembers the organization this browser opened last. */
export const lastOrganizationCookie = (origin: string) => cookie('organization', origin)

/** Recognizes a browser where someone signed in, whose attempts to sign in are counted apart. */
export const browserCookie = (origin: string) => cookie('browser', origin)

/** Binds a sign-in at the OpenID Connect provider to the browser that began it. */
export const oidcCookie = (origin: string) => cookie('oidc', origin)

/** The values of this cookie, as they are spelled: two, if another host of the domain planted one. */
export const presentedValues = (header: string, name: string): string[] =>
  header.split(/;\s*/).flatMap((pair) => (pair.startsWith(`${name}=`) ? [pair.slice(name.length + 1)] : []))

/** Browsers send cookies to every port of a host: installations that share localhost keep theirs apart by name. */
const portOf = (origin: string): string => new URL(origin).port || '80'

function cookie(name: string, origin: string) {
  const secure = isSecure(origin)
  return {
    name: `${secure ? '__Host-keyrail' : `keyrail-${portOf(origin)}`}.${name}`,
    options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure },
  }
}
