/**
 * True if two URLs name the same database; user, password and parameters are ignored.
 * @param {string} one
 * @param {string} other
 */
export const isSameDatabase = (one, other) => one === other || (isServer(one) && isServer(other) && locationOf(one) === locationOf(other))

const isServer = (url) => /^postgres(ql)?:\/\//.test(url)

function locationOf(url) {
  const { hostname, port, pathname } = new URL(url)
  const host = hostname.toLowerCase()
  return `${host === '127.0.0.1' ? 'localhost' : host}:${port || '5432'}${pathname}`
}
