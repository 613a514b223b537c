import { fieldLabels } from './field-labels'
import type { FieldChange } from './types'

/** Old and new value of each changed field. */
export function ChangeList({ id, changes }: { readonly id: string; readonly changes: readonly FieldChange[] }) {
  return (
    <ul
      id={id}
      aria-label="Changes"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
      tabIndex={0}
      className="max-h-[40dvh] w-full divide-y divide-line overflow-y-auto rounded-lg border border-line bg-surface text-sm"
    >
      {changes.map(({ field, before, after }) => (
        <li key={field} className="grid gap-x-6 px-4 py-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
          <span className="font-medium">{fieldLabels[field]}</span>
          <span className="wrap-anywhere">
            <span className="sr-only">from </span>
            <span className="text-ink-3">
              {before} <span aria-hidden>→</span>{' '}
            </span>
            <span className="sr-only">to </span>
            {after}
          </span>
        </li>
      ))}
    </ul>
  )
}
