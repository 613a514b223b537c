import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ProblemDoc } from '@/components/docs/problem-doc'
import { BarePage } from '@/components/shell/bare-page'
import { findProblem } from '@/lib/http/problem'

type Props = PageProps<'/docs/problems/[code]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: findProblem((await params).code)?.code ?? 'Page not found' }
}

export default async function Problem({ params }: Props) {
  const problem = findProblem((await params).code)
  if (!problem) notFound()
  return (
    <BarePage>
      <ProblemDoc problem={problem} />
    </BarePage>
  )
}
