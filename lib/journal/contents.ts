import type { TokenState } from './entry'
import type { Line } from './line'

export interface Anchor {
  readonly seq: number
  readonly mac: string
}

/** What the journal says by now. */
export interface JournalContents {
  /** The last recorded state of each changed token. */
  readonly tokens: ReadonlyMap<string, TokenState>
  /** Tokens that never work again, and since when. */
  readonly revoked: ReadonlyMap<string, number>
  /** The last recorded end of each audit chain; null = the installation's. */
  readonly chains: ReadonlyMap<string | null, Anchor>
  /** Sound lines. */
  readonly lines: number
  /** Lines that Keyrail did not write, or not to their end because it was killed. */
  readonly unreadable: number
  /** Lines that are missing between others of their writer. */
  readonly missing: number
}

export function gatherContents() {
  const tokens = new Map<string, TokenState>()
  const revoked = new Map<string, number>()
  const chains = new Map<string | null, Anchor>()
  const lastOf = new Map<string, number>()
  const counts = { lines: 0, unreadable: 0, missing: 0 }

  function add({ writer, number, entry }: Line): void {
    counts.lines += 1
    counts.missing += Math.max(0, number - (lastOf.get(writer) ?? 0) - 1)
    lastOf.set(writer, number)
    if (entry.kind === 'revoked') revoked.set(entry.tokenKey, entry.at)
    if (entry.kind === 'chain') chains.set(entry.of, { seq: entry.seq, mac: entry.mac })
    if (entry.kind === 'restored') chains.clear()
    if (entry.kind === 'token') addToken(entry.state)
  }

  function addToken(state: TokenState): void {
    if (state.version >= (tokens.get(state.tokenKey)?.version ?? 0)) tokens.set(state.tokenKey, state)
    if (state.revokedAt !== null) revoked.set(state.tokenKey, state.revokedAt)
  }

  return {
    add: (line: Line | null) => {
      if (line) add(line)
      else counts.unreadable += 1
    },
    contents: (): JournalContents => ({ tokens, revoked, chains, ...counts }),
  }
}
