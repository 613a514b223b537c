import type { SessionActions } from '@/components/session/types'
import { WithSessionPrompts } from '@/components/session/with-session-prompts'
import { NotFoundProblem } from '@/components/shell/not-found-problem'

/** Shown for missing tokens and for those of others, so that no one can probe for token keys. */
export const MissingToken = ({ session }: { readonly session: SessionActions }) => (
  <WithSessionPrompts session={session}>
    <NotFoundProblem title="Token not found." text="This token doesn't exist, or you don't have access to it." />
  </WithSessionPrompts>
)
