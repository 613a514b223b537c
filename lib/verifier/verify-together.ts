import type { TokenKey } from '../ids'
import type { JournalReader } from '../journal/index'
import { type ServiceAuthDeps, serviceQuery } from '../service-tokens/verify'
import { type JudgeDeps, parseToken, type Verdict, type VerifyNeeds, verdictOn, verifyQuery } from '../tokens/verify'
import type { LookupQuery, LookupRow, LookupRows, RowReader } from './reader'
import { createServiceAuth, type Presented } from './service-auth'

export interface VerifyTogetherDeps extends JudgeDeps, Pick<ServiceAuthDeps, 'touch'> {
  readonly reader: Pick<RowReader, 'prepareTogether'>
  readonly journal: Pick<JournalReader, 'refresh' | 'known'>
  /** The query of tokens with what `clock` needs. */
  query(query: LookupQuery): LookupQuery
  /** The time at which each row is judged; asked for when all have been read. */
  clock(): Promise<(row: LookupRow | null) => Date>
}

/** What an API server asks all day. */
export interface Asked {
  /** The server's service token. */
  readonly service: string
  readonly token: string
  readonly needs: VerifyNeeds
}

export interface Answers<A extends Asked> {
  /** Null if the service token is not valid. */
  answer(asked: A, verdict: Verdict | null): void
  fail(asked: A, error: unknown): void
}

/** Calls one of `answers` for each; resolves when all are answered that need not wait for anything else. Never rejects. */
export type VerifyTogether = <A extends Asked>(asked: readonly A[], answers: Answers<A>) => Promise<void>

/**
 * Authenticates service tokens and verifies a token for each. All rows are read together; each verdict is then computed without
 * promises: asynchronous steps left more garbage than the verdict itself.
 */
export function createVerifyTogether(deps: VerifyTogetherDeps): VerifyTogether {
  const { journal } = deps
  const lookup = deps.reader.prepareTogether([serviceQuery, deps.query(verifyQuery)])
  const authenticate = createServiceAuth(deps)

  const present = (presented: string, tokenKey: TokenKey): Presented => ({ presented, tokenKey, recorded: journal.known(tokenKey) })

  function presentedIn<A extends Asked>(asked: A): Pair<A> {
    const caller = parseToken(asked.service)
    const subject = parseToken(asked.token)
    return {
      asked,
      caller: caller?.type === 'service' ? present(asked.service, caller.tokenKey) : null,
      subject: subject && present(asked.token, subject.tokenKey),
    }
  }

  /** What the journal knows is asked for before the rows are read: it must not be a later change than theirs. */
  async function read<A extends Asked>(asked: readonly A[]): Promise<Reading<A>> {
    const unread = journal.refresh()
    if (unread) await unread
    const pairs = asked.map((each) => presentedIn(each))
    const [services = none, tokens = none] = await lookup([
      pairs.flatMap(({ caller }) => caller?.tokenKey ?? []),
      pairs.flatMap(({ subject }) => subject?.tokenKey ?? []),
    ])
    return { pairs, services, tokens, timeOf: await deps.clock() }
  }

  function judge({ asked: { needs }, caller, subject }: Pair, { services, tokens, timeOf }: Rows): Verdict | Promise<Verdict> | null {
    const row = (subject && tokens.get(subject.tokenKey)) ?? null
    const now = timeOf(row)
    if (!caller || !authenticate(caller, services.get(caller.tokenKey) ?? null)) return null
    if (!subject) return verdictOn(deps, null, needs)
    const { presented, tokenKey, recorded } = subject
    return verdictOn(deps, { presented, tokenKey, recorded, row, now }, needs)
  }

  function answerOne<A extends Asked>(pair: Pair<A>, rows: Rows, { answer, fail }: Answers<A>): void {
    const { asked } = pair
    try {
      const verdict = judge(pair, rows)
      if (verdict instanceof Promise) verdict.then((later) => answer(asked, later)).catch((error: unknown) => fail(asked, error))
      else answer(asked, verdict)
    } catch (error) {
      fail(asked, error)
    }
  }

  return async (asked, answers) => {
    try {
      const reading = await read(asked)
      for (const pair of reading.pairs) answerOne(pair, reading, answers)
    } catch (error) {
      for (const each of asked) answers.fail(each, error)
    }
  }
}

interface Pair<A extends Asked = Asked> {
  readonly asked: A
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

interface Reading<A extends Asked> extends Rows {
  readonly pairs: readonly Pair<A>[]
}

const none: LookupRows = new Map()
