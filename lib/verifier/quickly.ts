import { isIP } from 'node:net'
import { canonicalIp } from '../ip'
import type { Log } from '../ports'
import { ok } from '../result'
import type { Verdict, VerifyNeeds } from '../tokens/verify'
import type { Exchange, Handle, Received, Serve } from './exchange'
import { inTurns } from './in-turns'
import { collectBody } from './node-request'
import { limit, responseTo } from './operations/verify'
import { toPlain, toPlainFailure } from './plain'
import type { Responder } from './responder'
import type { VerifierServices } from './services'
import type { VerifyCallbacks, VerifyRequest } from './verify-together'

const serviceBearer = /^Bearer (krs_[0-9A-Za-z]{16}_[0-9A-Za-z]{49})$/
/** Neither escapes nor keys in another order: such a body has one meaning. Anything else is left to the handler. */
const plainBody =
  /^\{"token":"([!#-[\]-~]*)"(?:,"scopes":\[("[a-z0-9:_-]{1,64}"(?:,"[a-z0-9:_-]{1,64}"){0,99})?\])?(?:,"ip":"([0-9A-Fa-f.:]{2,45})")?\}$/

interface QuicklyDeps {
  readonly server: Pick<VerifierServices, 'verifyTogether'>
  readonly responder: Responder
  readonly log: Log
}

interface UsualRequest extends VerifyRequest {
  readonly received: Received
  readonly bytes: Uint8Array
}

/**
 * Responds to the usual request of API servers, a service token and a plain body, without the general parsing and validation, which
 * take several times as long as the verdict. The requests of one turn of the event loop are verified together. Any other request,
 * and one whose service token is not valid, is left to `handle`.
 */
export function quickly({ server, responder, log }: QuicklyDeps, handle: Handle): Serve {
  const generally = responder.by(handle)

  function respond({ received, bytes }: UsualRequest, verdict: Verdict | null): void {
    if (verdict) responder.send(received, toPlain(ok(responseTo(verdict)), received.requestId))
    else generally(again(received, bytes))
  }

  const callbacks: VerifyCallbacks<UsualRequest> = {
    onVerdict: (request, verdict) => responder.attempt(request.received, () => respond(request, verdict)),
    onFailure: ({ received }, error) => responder.attempt(received, () => responder.send(received, toPlainFailure(log, received, error))),
  }
  const { add } = inTurns<UsualRequest>((requests) => void server.verifyTogether(requests, callbacks).then(responder.flush))

  function verify(received: Received, service: string, bytes: Uint8Array | null): void {
    const input = bytes && plainInput(bytes)
    if (input) add({ received, bytes, service, token: input.token, needs: input.needs })
    else generally(again(received, bytes))
  }

  return (received) => {
    const service = presentedBy(received)
    if (service === null) generally(received)
    else
      collectBody(received.message, received.request.headers, limit, (bytes) =>
        responder.attempt(received, () => verify(received, service, bytes)),
      )
  }
}

function presentedBy({ request: { method, url, headers } }: Exchange): string | null {
  const isUsual = method === 'POST' && headers.problem === null && headers.get('content-type') === 'application/json'
  if (!isUsual || url.includes('?') || headers.get('x-api-key') !== null || headers.get('content-encoding') !== null) return null
  return serviceBearer.exec(headers.get('authorization') ?? '')?.[1] ?? null
}

interface PlainInput {
  readonly token: string
  readonly needs: VerifyNeeds
}

function plainInput(bytes: Uint8Array): PlainInput | null {
  const found = plainBody.exec(textOf(bytes))
  if (!found) return null
  const [, token = '', scopes, ip] = found
  const canonical = ip === undefined || isIP(ip) === 0 ? null : canonicalIp(ip)
  if (ip !== undefined && canonical === null) return null
  return { token, needs: { scopes: scopes ? (JSON.parse(`[${scopes}]`) as string[]) : [], ip: canonical } }
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')

/** The same exchange, with the body that was read already. */
const again = (received: Received, bytes: Uint8Array | null): Received => ({
  ...received,
  request: { ...received.request, readBody: () => Promise.resolve(bytes) },
})
