import { fold } from '@/lib/input/fold'

export interface TokenValues {
  readonly tokenKey: string
  readonly token: string
  readonly apiBase: string
  /** Destination of a managed token. */
  readonly destinationId?: string | undefined
}

export const bothText = ({ tokenKey, token }: TokenValues) => `TOKEN_KEY=${tokenKey}\nTOKEN=${token}\n`

export const envText = (values: TokenValues) => `${bothText(values)}API_BASE=${values.apiBase}\n`

export function jsonText(name: string, { tokenKey, token, apiBase }: TokenValues): string {
  return `${JSON.stringify({ name, tokenKey, token, apiBase }, null, 2)}\n`
}

/** `zapier-sync` for "Zapier sync": letters, digits and hyphens; the token key for a name without any of them. */
export function fileStem(name: string, tokenKey: string): string {
  const stem = fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return stem.slice(0, 48).replace(/-+$/, '') || tokenKey
}
