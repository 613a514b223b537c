import type { OperationObject } from './reference/document'

/** Marks where to offer a token that may do the operation; empty for an operation without a token. */
export function tokenFence({ security }: OperationObject): string {
  const [scheme] = security
  return scheme ? `\`\`\`token\n${Object.values(scheme).flat().join(' ')}\n\`\`\`` : ''
}
