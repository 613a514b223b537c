/**
 * Whether two addresses name one database, whoever signs in there and however.
 * @param {string} one
 * @param {string} other
 */
export const isSameDatabase = (one, other) => one === other || (isServer(one) && isServer(other) && placeOf(one) === placeOf(other))

const isServer = (url) => /^postgres(ql)?:\/\//.test(url)

function placeOf(url) {
  const { hostname, port, pathname } = new URL(url)
  const host = hostname.toLowerCase()
  return `${host === '127.0.0.1' ? 'localhost' : host}:${port || '5432'}${pathname}`
}
