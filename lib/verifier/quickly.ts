import { isIP } from 'node:net'
import { canonicalIp } from '../ip'
import { ok } from '../result'
import type { VerifyNeeds } from '../tokens/verify'
import type { Exchange, Respond } from './exchange'
import { limit, responseTo } from './operations/verify'
import type { VerifierServices } from './services'

const serviceBearer = /^Bearer (krs_[0-9A-Za-z]{16}_[0-9A-Za-z]{49})$/
/** Neither escapes nor keys in another order: such a body has one meaning. Anything else is left to the operation. */
const plainBody =
  /^\{"token":"([!#-[\]-~]*)"(?:,"scopes":\[("[a-z0-9:_-]{1,64}"(?:,"[a-z0-9:_-]{1,64}"){0,99})?\])?(?:,"ip":"([0-9A-Fa-f.:]{2,45})")?\}$/

/**
 * Responds to what API servers send all day, a service token and a plain body, without the general parsing and validation, which
 * take several times as long as the verdict. Whatever is unusual or wrong goes to `respond`, which alone decides on it.
 */
export function quickly({ server }: { readonly server: VerifierServices }, respond: Respond): Respond {
  return async (exchange) => {
    const presented = presentedBy(exchange)
    if (presented === null) return respond(exchange)
    const bytes = (await exchange.request.readBody?.(limit)) ?? null
    const input = bytes && plainInput(bytes)
    if (!input) return respond(again(exchange, bytes))
    // both rows are read in one turn of the event loop
    const [caller, verify] = await Promise.all([server.serviceTokens.authenticate(presented), server.tokens.readToVerify(input.token)])
    return caller ? ok(responseTo(await verify(input.needs))) : respond(again(exchange, bytes))
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
  const [, token, scopes, ip] = plainBody.exec(textOf(bytes)) ?? []
  const canonical = ip === undefined || isIP(ip) === 0 ? null : canonicalIp(ip)
  if (token === undefined || (ip !== undefined && canonical === null)) return null
  return { token, needs: { scopes: scopes ? (JSON.parse(`[${scopes}]`) as string[]) : [], ip: canonical } }
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')

/** The same exchange, with the body that was read already. */
const again = (exchange: Exchange, bytes: Uint8Array | null): Exchange => ({
  ...exchange,
  request: { ...exchange.request, readBody: () => Promise.resolve(bytes) },
})
