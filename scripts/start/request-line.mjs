const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const allow = methods.join(', ')
const malformed = { code: 'invalid_request', title: 'The request is malformed.', status: 400 }
const notAllowed = { code: 'method_not_allowed', title: 'The method is not allowed.', status: 405 }

/**
 * Why a request is rejected before the framework reads it, as the fields of a problem; null if it is not. The framework would
 * redirect an absolute URL to its host, and crash on a target or method that it does not expect.
 */
export function requestLineProblem({ method, url }) {
  if (!methods.includes(method)) return { problem: notAllowed, headers: { Allow: allow } }
  const detail = targetProblem(url)
  return detail === null ? null : { problem: { ...malformed, detail }, headers: {} }
}

function targetProblem(url) {
  if (!url.startsWith('/')) return 'The request target must be a path that starts with a slash.'
  const path = decoded(url.split('?', 1)[0])
  if (path === null) return 'The path is not valid percent-encoding.'
  return hasDotSegment(path) ? 'The path must not have segments of dots.' : null
}

function decoded(path) {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

/** The framework would resolve them: limits that depend on the path would see another one. Clients resolve them themselves. */
const hasDotSegment = (path) => path.split(/[/\\]/).some((segment) => segment === '.' || segment === '..')
