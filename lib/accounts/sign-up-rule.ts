/** Who may sign up: no one, everyone, or people with an email address at one of these domains. */
export type SignUpRule = 'closed' | 'open' | readonly string[]

/** `email` is in its stored spelling. */
export function maySignUp(rule: SignUpRule, email: string): boolean {
  return typeof rule === 'string' ? rule === 'open' : rule.includes(email.slice(email.indexOf('@') + 1))
}
