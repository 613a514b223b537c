'use client'

import { lazy, Suspense } from 'react'

// fetched when they are shown: every page of an organization carries these two
const problems = {
  forbidden: lazy(() => import('./forbidden-problem').then(({ ForbiddenProblem }) => ({ default: ForbiddenProblem }))),
  missing: lazy(() => import('./not-found-problem').then(({ NotFoundProblem }) => ({ default: NotFoundProblem }))),
}

/** In the place of a page of an organization that cannot be shown. */
export function OrganizationProblem({ kind }: { readonly kind: keyof typeof problems }) {
  const Problem = problems[kind]
  return (
    <Suspense>
      <Problem />
    </Suspense>
  )
}
