import type { Metadata } from 'next'
import { ProblemList } from '@/components/docs/problem-list'
import { BarePage } from '@/components/shell/bare-page'
import { listProblems } from '@/lib/http/problem'

export const metadata: Metadata = { title: 'Problems' }

export default function Problems() {
  return (
    <BarePage>
      <ProblemList problems={listProblems()} />
    </BarePage>
  )
}
