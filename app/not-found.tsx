import type { Metadata } from 'next'
import { BackToTokens } from '@/components/shell/back-to-tokens'
import { BarePage } from '@/components/shell/bare-page'
import { ProblemPage } from '@/components/shell/problem-page'

export const metadata: Metadata = { title: 'Page not found' }

export default function NotFound() {
  return (
    <BarePage>
      <ProblemPage title="Page not found." actions={<BackToTokens />}>
        Check the URL. The page may have been deleted, or you may not have access.
      </ProblemPage>
    </BarePage>
  )
}
