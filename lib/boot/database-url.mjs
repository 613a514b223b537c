/** Parameters that the driver uses; any other would be ignored without a word. */
const known = ['sslmode', 'sslcert', 'sslkey', 'sslrootcert', 'uselibpqcompat', 'host', 'application_name', 'connect_timeout', 'keepalives']

/**
 * Why a database URL can't be used, in one sentence that repeats no part of its user or password; null if it can be.
 * @param {string} url
 * @param {string} name the variable that holds it
 */
export function databaseUrlProblem(url, name) {
  if (url.startsWith('file:')) return null
  if (!/^postgres(ql)?:\/\//.test(url)) return `${name} must start with file: (SQLite) or postgres:// (Postgres).`
  if (hasRawCharacters(url)) {
    return `${name} is not a valid URL: percent-encode special characters in the user and password (@ is %40, / is %2F, # is %23, ? is %3F, : is %3A).`
  }
  return parameterProblem(new URL(url).searchParams, name)
}

/** An unencoded `/`, `?` or `#` ends the host early, so that an `@` remains behind it; an unencoded `@` or `:` is one too many. */
function hasRawCharacters(url) {
  const [, authority = '', rest = ''] = /^[a-z]+:\/\/([^/?#]*)(.*)$/is.exec(url) ?? []
  const [user, ...hosts] = authority.split('@')
  const isPlain = hosts.length <= 1 && (hosts.length === 0 || user.split(':').length <= 2)
  return !URL.canParse(url) || !isPlain || rest.split('?')[0].includes('@') || rest.includes('#') || !canDecode(authority)
}

function canDecode(text) {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

function parameterProblem(parameters, name) {
  const unknown = [...parameters.keys()].find((each) => !known.includes(each))
  if (unknown === undefined) return null
  if (unknown === 'schema' || unknown === 'currentSchema') {
    return `${name} has the parameter ${unknown}, which is not supported: Keyrail uses the schema public. Give it its own database.`
  }
  return `${name} has the parameter ${unknown}, which Keyrail would ignore. Remove it, or use one of ${known.join(', ')}.`
}
