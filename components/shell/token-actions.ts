import type { TokenAction, TokenView } from '@/lib/tokens/schema'
import type { Command } from './command'

/** What the palette does with a token besides opening it. */
export interface TokenCommand {
  readonly kind: 'activate' | 'copy' | 'deactivate' | 'rotate'
  readonly token: TokenView
}

const offered: readonly { readonly kind: TokenCommand['kind']; readonly label: string; readonly needs: TokenAction | null }[] = [
  { kind: 'rotate', label: 'Rotate…', needs: 'rotate' },
  { kind: 'deactivate', label: 'Deactivate', needs: 'deactivate' },
  { kind: 'activate', label: 'Activate', needs: 'activate' },
  { kind: 'copy', label: 'Copy token key', needs: null },
]

/** Actions that the viewer may take on a token. */
export const tokenActions = (token: TokenView, act: (command: TokenCommand) => void): Command[] =>
  offered
    .filter(({ needs }) => needs === null || token.actions.includes(needs))
    .map(({ kind, label }) => ({
      id: `${token.tokenKey} ${kind}`,
      label,
      icon: kind,
      of: token.name,
      run: () => act({ kind, token }),
    }))
