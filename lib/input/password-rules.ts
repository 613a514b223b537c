export const minPasswordLength = 15
const maxLength = 256

type Flaw = 'short' | 'long' | 'personal' | 'guessable'

const problems: Readonly<Record<Flaw, string>> = {
  short: `Use at least ${minPasswordLength} characters.`,
  long: `Use ${maxLength} characters or fewer.`,
  personal: 'This password is your name or your email address. Choose another one.',
  guessable: 'This password is too easy to guess. Choose another one.',
}

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
  const flaw = passwordFlaw(password, personal)
  return flaw && problems[flaw]
}

export function passwordFlaw(password: string, personal: readonly string[]): Flaw | null {
  const normalized = normalizePassword(password)
  const length = [...normalized].length
  if (length < minPasswordLength) return 'short'
  if (length > maxLength) return 'long'
  const lower = normalized.toLowerCase()
  if (consistsOf(lower, personal)) return 'personal'
  return isGuessable(lower, personal) ? 'guessable' : null
}

function isGuessable(password: string, personal: readonly string[]): boolean {
  const core = password.replace(/[^\p{L}]+$/u, '').replace(/\s+/g, '')
  return new Set(password).size < 5 || leaked.has(core) || isRun(password) || consistsOf(password, ['keyrail', 'password', ...personal])
}

const isRun = (password: string): boolean =>
  runs.some((run) => run.repeat(14).includes(password) || [...run].reverse().join('').repeat(14).includes(password))

/** True if fewer than five characters remain after removing the known words. */
const consistsOf = (password: string, words: readonly string[]): boolean => [...withoutWords(password, words)].length < 5

/** The password in lower case, without each of the words that has at least four characters. */
export function withoutWords(password: string, words: readonly string[]): string {
  const known = words.map((word) => word.toLowerCase()).filter((word) => word.length >= 4)
  return known.reduce((rest, word) => rest.replaceAll(word, ''), normalizePassword(password).toLowerCase())
}

export interface Person {
  readonly name: string
  readonly email: string
}

/** Words that others know about a user. */
export const personalWords = ({ name, email }: Person): readonly string[] => [email, email.split('@')[0] ?? '', ...name.split(' ')]
