import type { OrgId, TokenId } from '../ids'
import type { RecordedRequest, Use } from '../recorder/index'

/** Uses and requests as lists, which are copied to a thread several times as fast as objects with names. */
export type PackedUse = readonly [
  orgId: OrgId,
  tokenId: TokenId,
  generation: number,
  current: boolean,
  at: number,
  code: string,
  ip: string | null,
  userAgent: string | null,
  endpoint: string | null,
  urgent: boolean,
  awaited: boolean,
]

export type PackedRequest = readonly [
  orgId: OrgId,
  tokenId: TokenId,
  at: number,
  code: string,
  ip: string | null,
  method: string | null,
  path: string | null,
  status: number | null,
  durationMs: number | null,
]

export const packUse = (use: Use): PackedUse => [
  use.orgId,
  use.tokenId,
  use.generation,
  use.current,
  use.at.getTime(),
  use.code,
  use.ip,
  use.userAgent,
  use.endpoint,
  use.urgent,
  use.awaited ?? false,
]

/** Unpacks messages. Equal times in succession and equal short texts share their memory, as they did before they were sent. */
export function createUnpacker(): Unpacker {
  const { text, date } = createSharing()
  return {
    use: ([orgId, tokenId, generation, current, at, code, ip, userAgent, endpoint, urgent, awaited]) => ({
      orgId: text(orgId),
      tokenId,
      generation,
      current,
      at: date(at),
      code: text(code),
      ip: ip === null ? null : text(ip),
      userAgent: userAgent === null ? null : text(userAgent),
      endpoint: endpoint === null ? null : text(endpoint),
      urgent,
      awaited,
    }),
    request: ([orgId, tokenId, at, code, ip, method, path, status, durationMs]) => ({
      orgId: text(orgId),
      tokenId,
      at: date(at),
      code: text(code),
      ip: ip === null ? null : text(ip),
      method: method === null ? null : text(method),
      path,
      status,
      durationMs,
    }),
  }
}

interface Unpacker {
  use(packed: PackedUse): Use
  request(packed: PackedRequest): RecordedRequest
}

const sharedTexts = 1_000

function createSharing() {
  const texts = new Map<string, string>()
  let last = new Date(0)
  return {
    text<T extends string>(value: T): T {
      const known = texts.get(value)
      if (known !== undefined) return known as T
      if (texts.size < sharedTexts) texts.set(value, value)
      return value
    },
    date(at: number): Date {
      if (last.getTime() !== at) last = new Date(at)
      return last
    },
  }
}

export const packRequest = (request: RecordedRequest): PackedRequest => [
  request.orgId,
  request.tokenId,
  request.at.getTime(),
  request.code,
  request.ip,
  request.method,
  request.path,
  request.status,
  request.durationMs,
]
