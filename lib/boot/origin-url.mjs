/**
 * Why a public origin can't be used, in one sentence; null if it can be.
 * @param {string} text
 */
export function originProblem(text) {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !/^https?:$/.test(url.protocol)) {
    return `KEYRAIL_ORIGIN is ${text}; it must be a URL such as https://keyrail.example.com.`
  }
  if (url.username !== '' || url.password !== '') return 'KEYRAIL_ORIGIN must not contain a user or a password.'
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    return `KEYRAIL_ORIGIN must be scheme, host and port only, such as ${url.origin}: Keyrail can't run under a path. Give it its own host name.`
  }
  return null
}

/**
 * For users who opened Keyrail at another origin, where every action is rejected.
 * @param {string} origin
 */
export const whereIs = (origin) => `This Keyrail is at ${origin}. Open it there, or set KEYRAIL_ORIGIN.`
