import type { Metadata } from 'next'
import { BarePage } from '@/components/shell/bare-page'
import { KeyAvatar } from '@/components/shell/key-avatar'
import { ProblemPage } from '@/components/shell/problem-page'
import { buttonClass } from '@/components/ui/button-class'

export const metadata: Metadata = { title: 'Page not found' }

export default function NotFound() {
  return (
    <BarePage>
      <ProblemPage
        title="Page not found."
        drawing={<KeyAvatar text="Page not found." works={false} width={72} />}
        actions={
          <a href="/" className={buttonClass('primary')}>
            Back to API tokens
          </a>
        }
      >
        <p>Check the URL. The page may have been deleted, or you may not have access.</p>
      </ProblemPage>
    </BarePage>
  )
}
