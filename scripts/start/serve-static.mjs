import { existsSync } from 'node:fs'
import sirv from 'sirv'
import { inRoot } from '../root.mjs'

const prefix = '/_next/static/'
const headers = { 'X-Content-Type-Options': 'nosniff', 'Cross-Origin-Resource-Policy': 'same-origin' }
/** Opened as a page, a file may do nothing. */
const policy = { 'Content-Security-Policy': 'sandbox' }

/**
 * Serves scripts, styles and fonts as compressed by the build. Every other path of the framework is a bare 404: there it responds with
 * a page that proxy.ts has not seen, or, below `/_next/data`, serves pages and the API under a second path, which limits don't know.
 * Passes the rest to `listener`.
 */
export function serveStatic(listener, folder = inRoot('.next/standalone/.next/static')) {
  if (!existsSync(folder)) return listener
  const answer = sirv(folder, { immutable: true, maxAge: 31_536_000, brotli: true, gzip: true, setHeaders })
  return (request, response) => {
    const { url, method } = request
    if (!isOfFramework(url)) return listener(request, response)
    if (!url.startsWith(prefix) || !['GET', 'HEAD'].includes(method)) return missing(response)
    request.url = url.slice(prefix.length - 1)
    // files are small: range requests get the whole file
    delete request.headers.range
    answer(request, withoutExtras(response), () => missing(response))
  }
}

/** Its files, and the pages that it renders by itself: opened at its path, one of them is an error 500. */
const ofFramework = /^\/+_(?:next|global-error|not-found|error|app|document)(?:[/.]|$)/i

/** However the path is written: the framework resolves dots, merges slashes, decodes, and sets some headers whatever the case. */
function isOfFramework(url) {
  const { pathname } = new URL(`http://localhost${url}`)
  return ofFramework.test(decoded(pathname))
}

function decoded(path) {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function missing(response) {
  response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', ...headers }).end('Not found.\n')
}

function setHeaders(response) {
  for (const [name, value] of Object.entries({ ...headers, ...policy })) response.setHeader(name, value)
}

/** A page loads a dozen files that never change: without the headers that no browser needs for them, it is a kilobyte smaller. */
function withoutExtras(response) {
  const writeHead = response.writeHead.bind(response)
  response.writeHead = (status, { 'Last-Modified': _unused, ...rest } = {}) => writeHead(status, rest)
  // the connection stays open by default; one that is about to close says so
  if (!response.hasHeader('Connection')) response.removeHeader('Connection')
  return response
}
