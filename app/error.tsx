'use client'

import { BarePage } from '@/components/shell/bare-page'
import { FailureProblem, type FailureProblemProps } from '@/components/shell/failure-problem'

export default function ErrorPage(props: FailureProblemProps) {
  return (
    <BarePage>
      <FailureProblem {...props} />
    </BarePage>
  )
}
