import type { PolicyEffect, PolicyField } from '@/lib/tokens/schema'
import { affectsMessage, changeMessage, hasErrors, noEffect, unchangedMessage, unknownEffects } from './effect-labels'
import type { Preview } from './types'

interface EffectListProps {
  readonly field: PolicyField
  /** Null while it is loading. */
  readonly preview: Preview | null
}

/** Effects of a changed field on existing tokens. */
export function EffectList({ field, preview }: EffectListProps) {
  const own = preview?.effects.filter((effect) => effect.field === field) ?? []
  const changes = own.filter((effect) => effect.changes)
  const total = changes.reduce((sum, { count }) => sum + count, 0)
  const invalid = preview !== null && hasErrors(preview)
  const known = preview !== null && !invalid
  return (
    <div role="status" data-effects={field} className="flex flex-col gap-1 border-l-2 border-brass pl-3 text-sm text-ink-2">
      <p className="font-semibold text-ink">{headingOf({ known, invalid, total })}</p>
      {known && own.length === 0 && noEffect[field] && <p>{noEffect[field]}</p>}
      {[...changes, ...own.filter((effect) => !effect.changes)].map((effect) => (
        <EffectLine key={effect.kind} effect={effect} />
      ))}
    </div>
  )
}

const headingOf = ({ known, invalid, total }: { readonly known: boolean; readonly invalid: boolean; readonly total: number }): string => {
  if (invalid) return unknownEffects
  return known ? affectsMessage(total) : 'Affects …'
}

function EffectLine({ effect }: { readonly effect: PolicyEffect }) {
  const { kind, count, changes, tokens } = effect
  return (
    <div>
      <p>{changes ? changeMessage(kind) : unchangedMessage(kind, count)}</p>
      <details>
        <summary className="tap w-fit cursor-pointer py-1 font-medium text-accent">Show which</summary>
        <ul
          aria-label="Affected tokens"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
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
