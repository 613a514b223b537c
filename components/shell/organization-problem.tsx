'use client'

import { lazy, Suspense } from 'react'
import { Hydrating } from '../ui/hydration'

// loaded on demand: every page of an organization includes this component
const problems = {
  forbidden: lazy(() => import('./forbidden-problem').then(({ ForbiddenProblem }) => ({ default: ForbiddenProblem }))),
  missing: lazy(() => import('./not-found-problem').then(({ NotFoundProblem }) => ({ default: NotFoundProblem }))),
}

/** Replaces a page of an organization that cannot be shown. */
export function OrganizationProblem({ kind }: { readonly kind: keyof typeof problems }) {
  const Problem = problems[kind]
  return (
    <Suspense fallback={<Hydrating />}>
      <Problem />
      <Hydrating />
    </Suspense>
  )
}
