import type { Metadata } from 'next'
import { BarePage } from '@/components/shell/bare-page'
import { KeyProfile } from '@/components/shell/key-profile'
import { ProblemPage } from '@/components/shell/problem-page'
import { LinkButton } from '@/components/ui/link-button'

export const metadata: Metadata = { title: 'Nothing here' }

export default function NotFound() {
  return (
    <BarePage>
      <ProblemPage
        title="Nothing here."
        drawing={<KeyProfile text="Nothing here." works={false} width={72} />}
        actions={
          <LinkButton variant="primary" href="/">
            Back to API tokens
          </LinkButton>
        }
      >
        <p>The address may be mistyped, or what was here is gone or not yours to see.</p>
      </ProblemPage>
    </BarePage>
  )
}
