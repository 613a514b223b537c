import { ServerResponse } from 'node:http'
import { closedPolicy } from '../../lib/boot/response-headers.mjs'

const name = 'Content-Security-Policy'

/** A response without a content security policy gets one that allows nothing. */
export class ClosedResponse extends ServerResponse {
  writeHead(status, ...rest) {
    const headers = rest.at(-1)
    if (!this.hasHeader(name) && !namesOf(headers).some((each) => each.toLowerCase() === name.toLowerCase())) {
      this.setHeader(name, closedPolicy)
    }
    return super.writeHead(status, ...rest)
  }
}

/** Headers are an object, or a list of names and values in turns. */
function namesOf(headers) {
  if (Array.isArray(headers)) return headers.filter((_, index) => index % 2 === 0).map(String)
  return typeof headers === 'object' && headers !== null ? Object.keys(headers) : []
}
