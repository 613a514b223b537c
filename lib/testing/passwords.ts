import { createPasswords, type Passwords } from '../accounts/index'

const digests = new Map<string, Promise<string>>()

/** The real ones, but that the digest of a password is made once: most are of the one password that people in tests have. */
export function testPasswords(): Passwords {
  const real = createPasswords()
  const hash = (password: string): Promise<string> => {
    const known = digests.get(password) ?? real.hash(password)
    digests.set(password, known)
    return known
  }
  return { ...real, hash }
}
