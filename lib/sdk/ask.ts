import type { Settings } from './options'
import { drop, readText } from './read-text'
import { VerifierUnavailable } from './unavailable'
import { parseVerdict, type Verdict } from './verdict'

export interface Question {
  readonly token: string
  /** Sorted, without duplicates. */
  readonly scopes: readonly string[]
  readonly ip?: string
}

/** Bytes; 100 scopes of 64 characters take a tenth. */
const limit = 65_536

export interface Reply {
  readonly verdict: Verdict
  /** True if Keyrail counts each request of this token for a rate limit. */
  readonly counted: boolean
}

/** Asks once. Anything but a verdict on this question throws VerifierUnavailable. */
export async function ask(fetch: typeof globalThis.fetch, settings: Settings, question: Question): Promise<Reply> {
  const signal = AbortSignal.timeout(settings.timeoutMs)
  try {
    return await replyIn(await send(fetch, settings, { question, signal }), question)
  } catch (error) {
    if (error instanceof VerifierUnavailable) throw error
    // the error itself may quote what was sent
    throw new VerifierUnavailable(signal.aborted ? `no complete response within ${settings.timeoutMs} ms` : reasonOf(error))
  }
}

const send = (
  fetch: typeof globalThis.fetch,
  { endpoint, serviceToken }: Settings,
  { question: { token, scopes, ip }, signal }: { readonly question: Question; readonly signal: AbortSignal },
): Promise<Response> =>
  fetch(endpoint, {
    method: 'POST',
    headers: { Authorization: `Bearer ${serviceToken}`, 'Content-Type': 'application/json', Accept: 'application/json' },
    // this order of keys is what the verifier reads fastest
    body: JSON.stringify({ token, scopes, ip }),
    cache: 'no-store',
    redirect: 'manual',
    signal,
  })

async function replyIn(response: Response, question: Question): Promise<Reply> {
  const text = isJson(response) ? await readText(response, limit) : await drop(response.body)
  if (response.status !== 200) {
    throw new VerifierUnavailable(`the verifier responded with status ${response.status}`, Number(response.headers.get('retry-after')))
  }
  const { headers } = response
  const verdict = text === null ? null : parseVerdict(JSON.parse(text), Number(headers.get('retry-after')) || 1)
  if (verdict === null || !isOn(question, verdict)) throw new VerifierUnavailable('the response is not a verdict')
  return { verdict, counted: headers.get('ratelimit') !== null || verdict.code === 'rate_limited' }
}

const isJson = ({ status, headers }: Response): boolean =>
  status === 200 && /^application\/json(?:\s*;\s*charset="?utf-8"?)?$/i.test(headers.get('content-type') ?? '')

/** A proxy in between may return the response to another question. */
const isOn = ({ token, scopes }: Question, verdict: Verdict): boolean =>
  !verdict.active || (token.startsWith(`${verdict.tokenKey}_`) && scopes.every((scope) => verdict.scopes.includes(scope)))

function reasonOf(error: unknown): string {
  const { cause } = error as { cause?: { code?: unknown } }
  const code = typeof cause?.code === 'string' && /^[A-Z_]{3,40}$/.test(cause.code) ? ` (${cause.code})` : ''
  return error instanceof SyntaxError ? 'the response is not a verdict' : `the verifier could not be reached${code}`
}
