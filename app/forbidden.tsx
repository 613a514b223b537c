import { BarePage } from '@/components/shell/bare-page'
import { ProblemPage } from '@/components/shell/problem-page'
import { LinkButton } from '@/components/ui/link-button'

export default function Forbidden() {
  return (
    <BarePage>
      <ProblemPage
        title="You may not see this page."
        actions={
          <LinkButton variant="primary" href="/">
            Back to API tokens
          </LinkButton>
        }
      />
    </BarePage>
  )
}
