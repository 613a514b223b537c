interface PasswordStrength {
  readonly level: 'weak' | 'good' | 'strong'
  readonly label: string
}

const minLength = 15
const strongLength = 20
const minDistinct = 5

/** Strength of a new password, mostly by length; null while the field is empty. */
export function passwordStrength(password: string): PasswordStrength | null {
  const characters = [...password.normalize('NFKC')]
  const missing = minLength - characters.length
  if (characters.length === 0) return null
  if (missing > 0) return { level: 'weak', label: `Weak: add ${missing} more ${missing === 1 ? 'character' : 'characters'}` }
  if (new Set(characters).size < minDistinct) return { level: 'weak', label: 'Weak: too repetitive' }
  return characters.length < strongLength ? { level: 'good', label: 'Good' } : { level: 'strong', label: 'Strong' }
}
