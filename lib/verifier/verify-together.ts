import type { TokenKey } from '../ids'
import type { JournalReader } from '../journal/index'
import { type ServiceAuthDeps, serviceQuery } from '../service-tokens/verify'
import { type JudgeDeps, parseToken, type Verdict, type VerifyNeeds, verdictOn, verifyQuery } from '../tokens/verify'
import type { LookupQuery, LookupRow, LookupRows, RowReader } from './reader'
import { createServiceAuth, type Presented } from './service-auth'

export interface VerifyTogetherDeps extends JudgeDeps, Pick<ServiceAuthDeps, 'touch'> {
  readonly reader: Pick<RowReader, 'prepareTogether'>
  readonly journal: Pick<JournalReader, 'refresh' | 'known'>
  /** A query with what `clock` needs of its rows. */
  query(query: LookupQuery): LookupQuery
  /** The time at which each row is judged; asked for when all have been read. */
  clock(): Promise<(row: LookupRow | null) => Date>
}

/** One request of an API server. */
export interface VerifyRequest {
  /** The server's service token. */
  readonly service: string
  readonly token: string
  readonly needs: VerifyNeeds
}

export interface VerifyCallbacks<R extends VerifyRequest> {
  /** Null if the service token is not valid. Must not throw. */
  onVerdict(request: R, verdict: Verdict | null): void
  /** Must not throw. */
  onFailure(request: R, error: unknown): void
}

/** Calls back once for each request; resolves after those that need not wait for a limit or a write. Never rejects. */
export type VerifyTogether = <R extends VerifyRequest>(requests: readonly R[], callbacks: VerifyCallbacks<R>) => Promise<void>

/**
 * Authenticates service tokens and verifies a token for each. All rows are read together; each verdict is then computed without
 * promises: asynchronous steps left more garbage than the verdict itself.
 */
export function createVerifyTogether(deps: VerifyTogetherDeps): VerifyTogether {
  const { journal } = deps
  const lookup = deps.reader.prepareTogether([deps.query(serviceQuery), deps.query(verifyQuery)])
  const authenticate = createServiceAuth(deps)

  const present = (presented: string, tokenKey: TokenKey): Presented => ({ presented, tokenKey, recorded: journal.known(tokenKey) })

  function presentedIn<R extends VerifyRequest>(request: R): Pair<R> {
    const caller = parseToken(request.service)
    const subject = parseToken(request.token)
    return {
      request,
      caller: caller?.type === 'service' ? present(request.service, caller.tokenKey) : null,
      subject: subject && present(request.token, subject.tokenKey),
    }
  }

  /** The journal is read before the rows: it must not know a later change than they do. */
  async function read<R extends VerifyRequest>(requests: readonly R[]): Promise<Reading<R>> {
    const unread = journal.refresh()
    if (unread) await unread
    const pairs = requests.map((request) => presentedIn(request))
    const [services = none, tokens = none] = await lookup([
      pairs.flatMap(({ caller }) => caller?.tokenKey ?? []),
      pairs.flatMap(({ subject }) => subject?.tokenKey ?? []),
    ])
    return { pairs, services, tokens, timeOf: await deps.clock() }
  }

  /** A service token without a row takes as long as one with a row. */
  function isAuthenticated(caller: Presented | null, { services, timeOf }: Rows): boolean {
    if (!caller) return false
    const row = services.get(caller.tokenKey) ?? null
    return authenticate(caller, row, timeOf(row)) !== null
  }

  function judge({ request: { needs }, caller, subject }: Pair, rows: Rows): Verdict | Promise<Verdict> | null {
    if (!isAuthenticated(caller, rows)) return null
    if (!subject) return verdictOn(deps, null, needs)
    const { presented, tokenKey, recorded } = subject
    const row = rows.tokens.get(tokenKey) ?? null
    return verdictOn(deps, { presented, tokenKey, recorded, row, now: rows.timeOf(row) }, needs)
  }

  /** An exception becomes a rejection. */
  function judgeSafely(pair: Pair, rows: Rows): Verdict | Promise<Verdict> | null {
    try {
      return judge(pair, rows)
    } catch (error) {
      return Promise.reject(error)
    }
  }

  function verifyOne<R extends VerifyRequest>(pair: Pair<R>, rows: Rows, { onVerdict, onFailure }: VerifyCallbacks<R>): void {
    const verdict = judgeSafely(pair, rows)
    if (!(verdict instanceof Promise)) onVerdict(pair.request, verdict)
    else
      void verdict.then(
        (later) => onVerdict(pair.request, later),
        (error: unknown) => onFailure(pair.request, error),
      )
  }

  return async (requests, callbacks) => {
    const reading = await read(requests).catch((error: unknown) => {
      for (const request of requests) callbacks.onFailure(request, error)
    })
    if (reading) for (const pair of reading.pairs) verifyOne(pair, reading, callbacks)
  }
}

interface Pair<R extends VerifyRequest = VerifyRequest> {
  readonly request: R
  /** Null if the service token is malformed. */
  readonly caller: Presented | null
  /** Null if the token is malformed. */
  readonly subject: Presented | null
}

interface Rows {
  readonly services: LookupRows
  readonly tokens: LookupRows
  timeOf(row: LookupRow | null): Date
}

interface Reading<R extends VerifyRequest> extends Rows {
  readonly pairs: readonly Pair<R>[]
}

const none: LookupRows = new Map()
