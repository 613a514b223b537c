'use client'

import { lazy, Suspense } from 'react'

// fetched when they are shown: every page of an organisation carries these two
const problems = {
  forbidden: lazy(() => import('./forbidden-problem').then(({ ForbiddenProblem }) => ({ default: ForbiddenProblem }))),
  missing: lazy(() => import('./not-found-problem').then(({ NotFoundProblem }) => ({ default: NotFoundProblem }))),
}

/** In the place of a page of an organisation that cannot be shown. */
export function OrganisationProblem({ kind }: { readonly kind: keyof typeof problems }) {
  const Problem = problems[kind]
  return (
    <Suspense>
      <Problem />
    </Suspense>
  )
}
