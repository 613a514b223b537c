'use client'

import { Fragment, useId } from 'react'
import { scopePhrases } from './labels'

const visibleCount = 2

/** Two phrases; a "+2" button opens the rest. */
export function ScopeList({ scopes }: { readonly scopes: readonly string[] }) {
  const id = useId()
  const phrases = scopePhrases(scopes)
  const rest = phrases.slice(visibleCount)
  return (
    <span>
      {phrases.slice(0, visibleCount).map((phrase, index) => (
        <Fragment key={phrase}>
          {index > 0 && ', '}
          <span className="inline-block">{phrase}</span>
        </Fragment>
      ))}
      {rest.length > 0 && (
        <>
          {', '}
          <button
            type="button"
            popoverTarget={id}
            aria-label={`${rest.length} more`}
            className="relative min-h-6 min-w-6 rounded-sm px-1 font-medium text-accent hover:bg-accent-soft coarse:before:absolute coarse:before:-inset-2.5"
          >
            +{rest.length}
          </button>
          <ul
            id={id}
            popover="auto"
            className="rounded-md border border-line bg-surface px-3 py-2 text-sm text-ink shadow-3 [position-area:bottom_span-right]"
          >
            {rest.map((phrase) => (
              <li key={phrase}>{phrase}</li>
            ))}
          </ul>
        </>
      )}
    </span>
  )
}
