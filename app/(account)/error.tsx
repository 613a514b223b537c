'use client'

import { FailureProblem, type FailureProblemProps } from '@/components/shell/failure-problem'

export default function ErrorPage(props: FailureProblemProps) {
  return <FailureProblem {...props} />
}
