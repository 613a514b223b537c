import { cx } from '@/components/ui/cx'
import type { PolicyEffect } from '@/lib/tokens/schema'
import { affectsMessage, changeMessage, hasErrors, noEffect, unchangedMessage, uncomputedEffects, unknownEffects } from './effect-labels'
import type { DryRun, FieldChange } from './types'

interface EffectListProps {
  readonly change: FieldChange
  readonly dryRun: DryRun
}

/** Old value of a changed field, and its effects on existing tokens. */
export function EffectList({ change: { field, before }, dryRun }: EffectListProps) {
  const own = dryRun.preview?.effects.filter((effect) => effect.field === field) ?? []
  const changes = own.filter((effect) => effect.changes)
  const total = changes.reduce((sum, { count }) => sum + count, 0)
  const unchanged = own.filter((effect) => !effect.changes)
  return (
    <div
      role="status"
      data-effects={field}
      className={cx('flex flex-col gap-1 text-sm', total > 0 ? 'border-l-2 border-line-strong pl-3 text-ink-2' : 'text-ink-3')}
    >
      <p>
        Was {before}.{' '}
        {total > 0 ? <strong className="font-semibold text-ink">{affectsMessage(total)}</strong> : summaryOf(dryRun, field, own)}
      </p>
      {[...changes, ...unchanged].map((effect) => (
        <EffectLine key={effect.kind} effect={effect} />
      ))}
    </div>
  )
}

/** For a field that changes no existing token. */
function summaryOf({ preview, failed }: DryRun, field: FieldChange['field'], own: readonly PolicyEffect[]): string {
  if (failed) return uncomputedEffects
  if (preview === null) return 'Affects …'
  if (hasErrors(preview)) return unknownEffects
  return own.length > 0 ? '' : (noEffect[field] ?? 'No existing token changes.')
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
