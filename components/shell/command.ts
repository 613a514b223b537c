import type { TokenView } from '@/lib/tokens/schema'

export type CommandIcon = 'activate' | 'copy' | 'create' | 'deactivate' | 'go' | 'keyboard' | 'rotate'

export interface Command {
  readonly id: string
  readonly label: string
  /** Drawn before the label; a token has its own key. */
  readonly icon: CommandIcon | TokenView
  /** Name of the token that the command changes; such commands follow their token. */
  readonly of?: string
  readonly run: () => void
}
