import { BackToTokens } from '@/components/shell/back-to-tokens'
import { BarePage } from '@/components/shell/bare-page'
import { ProblemPage } from '@/components/shell/problem-page'

export default function Forbidden() {
  return (
    <BarePage>
      <ProblemPage title="You don't have access to this page." actions={<BackToTokens />} />
    </BarePage>
  )
}
