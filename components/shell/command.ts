import type { TokenView } from '@/lib/tokens/schema'

export type CommandIcon = 'activate' | 'copy' | 'create' | 'deactivate' | 'docs' | 'go' | 'keyboard' | 'person' | 'rotate'

export interface Command {
  readonly id: string
  readonly label: string
  /** Drawn before the label; a token has its own key. */
  readonly icon: CommandIcon | TokenView
  /** Name of the token that the command changes; such commands follow their token. */
  readonly of?: string
  /** Shown after the label. */
  readonly note?: string
  readonly run: () => void
}
