import { createHmac, timingSafeEqual } from 'node:crypto'
import { randomBase62 } from '../ids'
import type { AccountsDeps } from './deps'
import { type AttemptKeys, networkKey, privateKeys } from './throttle-keys'

type Deps = Pick<AccountsDeps, 'random' | 'keys'>

/** A random id of the browser, then one signature for each user who signed in there, the latest first. */
const pattern = /^[0-9A-Za-z]{22}(?:\.[0-9A-Za-z_-]{22}){1,5}$/
const maxUsers = 5

const parse = (cookie: string | null): string[] => (cookie !== null && pattern.test(cookie) ? cookie.split('.') : [])

interface SignInBrowser {
  /** Null for an unknown user. */
  readonly userId: string | null
  readonly browser: string | null
  readonly ip: string | null
}

/** How attempts to sign in are counted: apart from those of strangers in a browser where the user signed in before. */
export function signInKeys(deps: Deps, key: string, { userId, browser, ip }: SignInBrowser): AttemptKeys {
  const known = knownBrowser(deps, browser, userId)
  return known === null ? { own: key, network: networkKey(ip) } : privateKeys(key, known)
}

/** The id of the browser; null if the user did not sign in there. */
function knownBrowser(deps: Deps, cookie: string | null, userId: string | null): string | null {
  const [id = '', ...signatures] = parse(cookie)
  const expected = Buffer.from(sign(deps, id, userId ?? ''))
  const isKnown = signatures.map((each) => timingSafeEqual(Buffer.from(each), expected)).includes(true)
  return isKnown && userId !== null ? id : null
}

/** The cookie of a browser once the user has signed in there; remembers the last five users. */
export function rememberBrowser(deps: Deps, cookie: string | null, userId: string): string {
  const [id = randomBase62(deps.random, 22), ...earlier] = parse(cookie)
  const own = sign(deps, id, userId)
  return [id, own, ...earlier.filter((each) => each !== own)].slice(0, maxUsers + 1).join('.')
}

const sign = ({ keys }: Deps, id: string, userId: string): string =>
  createHmac('sha256', keys.session).update(`known browser\0${id}\0${userId}`).digest('base64url').slice(0, 22)
