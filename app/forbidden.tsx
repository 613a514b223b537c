import { BarePage } from '@/components/shell/bare-page'
import { KeyAvatar } from '@/components/shell/key-avatar'
import { ProblemPage } from '@/components/shell/problem-page'
import { buttonClass } from '@/components/ui/button-class'

export default function Forbidden() {
  return (
    <BarePage>
      <ProblemPage
        title="You don't have access to this page."
        drawing={<KeyAvatar text="You don't have access to this page." works={false} width={72} />}
        actions={
          <a href="/" className={buttonClass('primary')}>
            Back to API tokens
          </a>
        }
      />
    </BarePage>
  )
}
