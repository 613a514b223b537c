import type { MailDeps } from './index'
import { connect } from './smtp'
import { troubleOf } from './smtp-errors'
import { within } from './with-timeout'

/**
 * `unset`: nobody was named to hand it to. `kept`: QA reads it here. `away`: nobody answers. `rejected`: not with that password.
 * `unsafe`: it takes the password without TLS only.
 */
export type MailState = 'unset' | 'kept' | 'answers' | 'away' | 'rejected' | 'unsafe'

const patienceMs = 3_000

export async function stateOf({ smtp, qa }: MailDeps): Promise<MailState> {
  if (qa) return 'kept'
  if (!smtp) return 'unset'
  const post = await connect(smtp)
  try {
    await within(patienceMs, post.check())
    return 'answers'
  } catch (error) {
    return troubleOf(error)
  } finally {
    post.close()
  }
}
