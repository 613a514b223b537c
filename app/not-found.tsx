import type { Metadata } from 'next'
import { BarePage } from '@/components/shell/bare-page'
import { KeyAvatar } from '@/components/shell/key-avatar'
import { ProblemPage } from '@/components/shell/problem-page'
import { buttonClass } from '@/components/ui/button-class'

export const metadata: Metadata = { title: 'Nothing here' }

export default function NotFound() {
  return (
    <BarePage>
      <ProblemPage
        title="Nothing here."
        drawing={<KeyAvatar text="Nothing here." works={false} width={72} />}
        actions={
          <a href="/" className={buttonClass('primary')}>
            Back to API tokens
          </a>
        }
      >
        <p>The address may be mistyped, or what was here is gone or not yours to see.</p>
      </ProblemPage>
    </BarePage>
  )
}
