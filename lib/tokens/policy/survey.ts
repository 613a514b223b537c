import type { Reader } from '../../db/client'
import { inTurns } from '../../db/turns'
import type { OrgId, TokenId } from '../../ids'
import type { TokenRecord } from '../record'
import { findRecordsAfter } from '../record-store'
import { withoutField } from './change'
import { type Effect, effectsOn } from './effects'
import type { Policy } from './policy'
import type { PolicyEffect, PolicyField, PolicyPreview, PolicyProgress } from './schema'
import { countTokens, noSlotsHeld } from './store'

interface Change {
  readonly before: Policy
  readonly after: Policy
  readonly fields: readonly PolicyField[]
  readonly now: Date
}

/** Each batch is one short read, so that other requests are served in between. */
const batch = 50
const namedTokens = 100

/** Tokens between two reports of the progress. */
const perReport = 1_000

/**
 * Computes the effects of a policy change on every existing token, and reports how many it has tried. Each effect names at most
 * `most` tokens.
 */
export async function* surveyPolicy(
  db: Reader,
  orgId: OrgId,
  change: Change,
  most = namedTokens,
): AsyncGenerator<PolicyProgress, PolicyPreview> {
  const { held, existing } = await countTokens(db, orgId, change.now)
  const tally = new Tally(most)
  const steps = change.fields.map((field) => ({ field, before: withoutField(change.before, change.after, field) }))
  let checked = 0
  for await (const tokens of inTurns(existingTokens(db, orgId))) {
    for (const token of tokens) {
      const surveyed = Object.assign(token, { held: held.get(token.ownerId ?? '') ?? noSlotsHeld })
      tally.add(
        token,
        steps.flatMap(({ field, before }) =>
          effectsOn(field, { token: surveyed, before, after: change.after, now: change.now }).map((effect) => ({ field, ...effect })),
        ),
      )
    }
    checked += tokens.length
    if (checked % perReport === 0) yield { checked, existing: Math.max(checked, existing) }
  }
  return { changed: [...change.fields], ...tally.result() }
}

async function* existingTokens(db: Reader, orgId: OrgId): AsyncGenerator<readonly TokenRecord[]> {
  let last: TokenId | null = null
  for (;;) {
    const tokens: TokenRecord[] = await findRecordsAfter(db, orgId, last, batch)
    yield tokens
    last = tokens.at(-1)?.id ?? null
    if (tokens.length < batch) return
  }
}

interface EffectTally extends PolicyEffect {
  count: number
  tokens: PolicyEffect['tokens'][number][]
}

class Tally {
  readonly #most: number
  readonly #effects = new Map<string, EffectTally>()
  #existing = 0
  #affected = 0

  constructor(most: number) {
    this.#most = most
  }

  add(token: TokenRecord, found: readonly (Effect & { readonly field: PolicyField })[]): void {
    this.#existing += 1
    if (found.some(({ changes }) => changes)) this.#affected += 1
    for (const effect of found) {
      const key = `${effect.field} ${effect.kind}`
      const counted = this.#effects.get(key) ?? { ...effect, count: 0, tokens: [] }
      counted.count += 1
      if (counted.count <= this.#most) counted.tokens.push(summaryOf(token))
      this.#effects.set(key, counted)
    }
  }

  result(): Pick<PolicyPreview, 'existing' | 'affected' | 'effects'> {
    return { existing: this.#existing, affected: this.#affected, effects: [...this.#effects.values()] }
  }
}

const summaryOf = ({ tokenKey, name, ownerName }: TokenRecord) => ({ tokenKey, name, owner: ownerName })
