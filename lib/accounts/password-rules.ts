const minLength = 15
const maxLength = 256

// long leaked passwords, without trailing digits and symbols
const leaked = new Set([
  'abcdefghijklmnop',
  'administratoradmin',
  'changemechangeme',
  'correcthorsebatterystaple',
  'iloveyouiloveyou',
  'letmeinletmein',
  'letmeinpassword',
  'loremipsumdolor',
  'mypasswordispassword',
  'passwordpassword',
  'passwordpasswordpassword',
  'qwertyuiopasdfgh',
  'qwertyuiopasdfghjkl',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertyqwertyqwerty',
  'thisismypassword',
  'welcomewelcome',
])

const runs = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm']

/** Returns the text to hash: keyboards compose the same characters differently. */
export const normalizePassword = (text: string): string => text.normalize('NFKC')

/** Why a new password is rejected, or null. `personal` holds words that others know about the user. */
export function passwordProblem(password: string, personal: readonly string[]): string | null {
  const normalized = normalizePassword(password)
  const length = [...normalized].length
  if (length < minLength) return `Use at least ${minLength} characters.`
  if (length > maxLength) return `Use ${maxLength} characters or fewer.`
  const lower = normalized.toLowerCase()
  if (consistsOf(lower, personal)) return 'This password is your name or your email address. Choose another one.'
  return isGuessable(lower, personal) ? 'This password is too easy to guess. Choose another one.' : null
}

function isGuessable(password: string, personal: readonly string[]): boolean {
  const core = password.replace(/[^\p{L}]+$/u, '').replace(/\s+/g, '')
  return new Set(password).size < 5 || leaked.has(core) || isRun(password) || consistsOf(password, ['keyrail', 'password', ...personal])
}

const isRun = (password: string): boolean =>
  runs.some((run) => run.repeat(14).includes(password) || [...run].reverse().join('').repeat(14).includes(password))

/** True if fewer than five characters remain after removing the known words. */
function consistsOf(password: string, words: readonly string[]): boolean {
  const known = words.map((word) => word.toLowerCase()).filter((word) => word.length >= 4)
  return [...known.reduce((rest, word) => rest.replaceAll(word, ''), password)].length < 5
}

/** Words that others know about a user. */
export const personalWords = ({ name, email }: { readonly name: string; readonly email: string }): readonly string[] => [
  email,
  email.split('@')[0] ?? '',
  ...name.split(' '),
]
