import { existsSync } from 'node:fs'
import sirv from 'sirv'
import { inRoot } from '../root.mjs'

const prefix = '/_next/static'
const headers = { 'X-Content-Type-Options': 'nosniff', 'Cross-Origin-Resource-Policy': 'same-origin' }

/** Serves scripts, styles and fonts as compressed by the build; passes every other request to `listener`. */
export function serveStatic(listener, folder = inRoot('.next/standalone/.next/static')) {
  if (!existsSync(folder)) return listener
  const answer = sirv(folder, { immutable: true, maxAge: 31_536_000, brotli: true, gzip: true, setHeaders })
  return (request, response) => {
    const { url, method } = request
    if (!url.startsWith(`${prefix}/`) || !['GET', 'HEAD'].includes(method)) return listener(request, response)
    request.url = url.slice(prefix.length)
    // files are small: range requests get the whole file
    delete request.headers.range
    answer(request, response, () => listener(Object.assign(request, { url }), response))
  }
}

function setHeaders(response) {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
}
