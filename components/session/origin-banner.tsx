'use client'

import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { useSyncExternalStore } from 'react'
import { otherOrigin, otherOriginProblem } from './configured-origin'

const never = () => () => undefined

/** Shown on every page opened at another origin than the configured one: sign-in and every action fail there. */
export function OriginBanner() {
  const origin = useSyncExternalStore(never, otherOrigin, () => null)
  if (origin === null) return null
  return (
    <p role="alert" data-noprint className="flex gap-2.5 border-b border-line bg-warn-soft px-4 py-2 text-sm text-ink sm:px-8">
      <TriangleAlert aria-hidden size={16} strokeWidth={1.75} className="mt-0.5 shrink-0 text-warn" />
      <span className="min-w-0 wrap-anywhere">
        {otherOriginProblem()}{' '}
        <a href={origin + location.pathname} className="font-medium text-accent underline underline-offset-4">
          Open this page there
        </a>
      </span>
    </p>
  )
}
