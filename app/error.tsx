'use client'

import { FailureProblem, type FailureProblemProps } from '@/components/shell/failure-problem'

export default function ErrorPage(props: FailureProblemProps) {
  return (
    <main id="main" className="mx-auto max-w-[34rem] px-4 py-8 sm:px-8 sm:pt-16">
      <FailureProblem {...props} />
    </main>
  )
}
