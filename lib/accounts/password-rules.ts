const fewest = 15
const most = 256

// the long ones among leaked passwords, without their endings of digits and signs
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

/** What is hashed: one spelling of a text that keyboards compose differently. */
export const normalizePassword = (text: string): string => text.normalize('NFKC')

/** A sentence on why a new password is rejected, or null. `own` are words anyone knows about its person. */
export function passwordProblem(password: string, own: readonly string[]): string | null {
  const normalized = normalizePassword(password)
  const length = [...normalized].length
  if (length < fewest) return `Use at least ${fewest} characters.`
  if (length > most) return `Use ${most} characters or fewer.`
  return isGuessable(normalized.toLowerCase(), own) ? 'This password is easy to guess. Choose another.' : null
}

function isGuessable(password: string, own: readonly string[]): boolean {
  const core = password.replace(/[^\p{L}]+$/u, '').replace(/\s+/g, '')
  return new Set(password).size < 5 || leaked.has(core) || isRun(password) || isMadeOf(password, ['keyrail', 'password', ...own])
}

const isRun = (password: string): boolean =>
  runs.some((run) => run.repeat(14).includes(password) || [...run].reverse().join('').repeat(14).includes(password))

/** Whether fewer than five characters are left once the known words are taken out. */
function isMadeOf(password: string, words: readonly string[]): boolean {
  const known = words.map((word) => word.toLowerCase()).filter((word) => word.length >= 4)
  return [...known.reduce((rest, word) => rest.replaceAll(word, ''), password)].length < 5
}
