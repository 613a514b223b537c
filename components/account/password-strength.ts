import { minPasswordLength, type Person, passwordFlaw, personalWords, withoutWords } from '@/lib/input/password-rules'

interface PasswordStrength {
  readonly level: 'weak' | 'good' | 'strong'
  readonly label: string
}

const leastUnknown = 10
const strongLength = 20

const labels = {
  long: 'Use 256 characters or fewer',
  personal: 'Weak: your name or email address',
  guessable: 'Weak: too easy to guess',
} as const

/** Strength of a new password, mostly by its length without the name and email address of the person; null while the field is empty. */
export function passwordStrength(password: string, person: Person): PasswordStrength | null {
  const personal = personalWords(person)
  const length = lengthOf(password)
  if (length === 0) return null
  const flaw = passwordFlaw(password, personal)
  if (flaw === 'short') return { level: 'weak', label: missing(minPasswordLength - length) }
  if (flaw) return { level: 'weak', label: labels[flaw] }
  return ratingOf(lengthOf(withoutWords(password, personal)))
}

/** By the number of characters that are not known. */
function ratingOf(unknown: number): PasswordStrength {
  if (unknown < leastUnknown) return { level: 'weak', label: 'Weak: mostly your name or email' }
  return unknown < strongLength ? { level: 'good', label: 'Good' } : { level: 'strong', label: 'Strong' }
}

const lengthOf = (text: string): number => [...text.normalize('NFKC')].length

const missing = (count: number): string => `Weak: add ${count} more ${count === 1 ? 'character' : 'characters'}`
