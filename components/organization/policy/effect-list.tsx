import type { PolicyEffect, PolicyField } from '@/lib/tokens/schema'
import { affects, changeSentence, isWrong, staySentence, unknownSentence, untouched } from './effect-labels'
import type { Preview } from './types'

export interface EffectListProps {
  readonly field: PolicyField
  /** Null while it is counted. */
  readonly tried: Preview | null
}

/** What a changed field does to the tokens that exist, and to which of them. */
export function EffectList({ field, tried }: EffectListProps) {
  const own = tried?.effects.filter((effect) => effect.field === field) ?? []
  const changes = own.filter((effect) => effect.changes)
  const total = changes.reduce((sum, { count }) => sum + count, 0)
  const wrong = tried !== null && isWrong(tried)
  const known = tried !== null && !wrong
  return (
    <div role="status" data-effects={field} className="flex flex-col gap-1 border-l-2 border-brass pl-3 text-sm text-ink-2">
      <p className="font-semibold text-ink">{headOf({ known, wrong, total })}</p>
      {known && own.length === 0 && untouched[field] && <p>{untouched[field]}</p>}
      {[...changes, ...own.filter((effect) => !effect.changes)].map((effect) => (
        <EffectLine key={effect.kind} effect={effect} />
      ))}
    </div>
  )
}

const headOf = ({ known, wrong, total }: { readonly known: boolean; readonly wrong: boolean; readonly total: number }): string => {
  if (wrong) return unknownSentence
  return known ? affects(total) : 'Affects …'
}

function EffectLine({ effect }: { readonly effect: PolicyEffect }) {
  const { kind, count, changes, tokens } = effect
  return (
    <div>
      <p>{changes ? changeSentence(kind) : staySentence(kind, count)}</p>
      <details>
        <summary className="tap w-fit cursor-pointer py-1 font-medium text-accent">Show which</summary>
        <ul
          aria-label="Affected tokens"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          className="max-h-60 divide-y divide-line overflow-y-auto rounded-md border border-line bg-surface"
        >
          {tokens.map(({ tokenKey, name, owner }) => (
            <li key={tokenKey} className="flex flex-wrap items-baseline gap-x-3 px-3 py-1.5">
              <bdi className="font-medium text-ink wrap-anywhere">{name}</bdi>
              <code data-mono className="text-xs text-ink-3">
                {tokenKey}
              </code>
              {owner && <bdi className="text-ink-3">{owner}</bdi>}
            </li>
          ))}
          {count > tokens.length && <li className="px-3 py-1.5 text-ink-3">and {(count - tokens.length).toLocaleString('en-GB')} more</li>}
        </ul>
      </details>
    </div>
  )
}
