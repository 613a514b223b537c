export interface PasswordStrength {
  readonly level: 'weak' | 'good' | 'strong'
  readonly words: string
}

const fewest = 15
const strong = 20

/** How good a new password is, in words; null before anything is typed. Length is all that is asked for. */
export function passwordStrength(password: string): PasswordStrength | null {
  const characters = [...password.normalize('NFKC')]
  if (characters.length === 0) return null
  if (characters.length < fewest) return { level: 'weak', words: `Weak: add length, ${fewest - characters.length} more` }
  if (new Set(characters).size < 5) return { level: 'weak', words: 'Weak: it repeats itself' }
  return characters.length < strong ? { level: 'good', words: 'Good' } : { level: 'strong', words: 'Strong' }
}
