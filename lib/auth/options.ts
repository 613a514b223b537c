import type { AuthOptions } from 'next-auth'
import credentials from 'next-auth/providers/credentials'
import type { Origin } from '../ports'
import type { Server } from '../server'
import { authCookies, isSecure } from './cookies'
import { redirectTarget } from './redirect-target'
import { sessionMaxAge, sessionSecret } from './session-cookie'

/** A ticket for the session it gives; null for one that gives none. */
export type Exchange = (ticket: string) => Promise<{ id: string } | null>

/** next-auth seals and opens the session cookie; who may sign in and how long a session holds is decided in lib/accounts. */
export function authOptions(server: Server, origin: Origin, exchange: Exchange): AuthOptions {
  const { env, keys, log } = server
  return {
    secret: sessionSecret(keys),
    session: { strategy: 'jwt', maxAge: sessionMaxAge(env) },
    useSecureCookies: isSecure(env.origin),
    cookies: authCookies(env.origin),
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [
      credentials({
        credentials: { ticket: {} },
        authorize: (given) => exchange(String(given?.ticket)),
      }),
    ],
    callbacks: {
      // `user` is there at sign-in only and is the session that was just made
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token['sid'] }),
      redirect: ({ url }) => `${env.origin}${redirectTarget(url, env.origin)}`,
    },
    // by default a rejected sign-in is an error with a stack
    logger: {
      error: (code) => log.warn('A sign-in was rejected by the session layer.', { code, requestId: origin.requestId }),
      warn: () => undefined,
      debug: () => undefined,
    },
  }
}
