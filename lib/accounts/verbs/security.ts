import type { AccountActor, PersonActor } from '../../actor'
import type { AccountsDeps } from '../deps'
import { hasIdentityAt } from '../identities/store'
import { hasPasskeys } from '../passkeys/store'
import type { PasskeyView, ReauthMethods, SecurityView } from '../schema'
import { findSecurity, findUserById } from '../store'
import { findConfirmed } from '../two-factor/store'
import { countWays, findWays } from '../ways-store'

/** How the actor signs in. */
export async function readSecurity({ db }: AccountsDeps, { userId }: AccountActor): Promise<SecurityView> {
  const [user, ways] = await Promise.all([findSecurity(db.read, userId), findWays(db.read, userId)])
  const { name, email, emailVerifiedAt, passwordHash, passwordChangedAt, passkeys, authenticator, recoveryCodes } = user
  return {
    name,
    email,
    emailVerified: emailVerifiedAt !== null,
    password: passwordHash === null ? null : { changedAt: passwordChangedAt?.toISOString() ?? null },
    passkeys: passkeys.map(passkeyView),
    twoFactor: authenticator?.confirmedAt
      ? {
          confirmedAt: authenticator.confirmedAt.toISOString(),
          recoveryCodesLeft: recoveryCodes.filter(({ usedAt }) => usedAt === null).length,
          recoveryCodesFrom: recoveryCodes[0]?.createdAt.toISOString() ?? null,
        }
      : null,
    hasIdentity: ways.identities > 0,
    mayRemovePasskey: countWays(ways) > 1,
  }
}

type PasskeyRow = Awaited<ReturnType<typeof findSecurity>>['passkeys'][number]

const passkeyView = ({ id, name, createdAt, lastUsedAt, backedUp, transports }: PasskeyRow): PasskeyView => ({
  id,
  name,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
  synced: backedUp,
  portable: /\b(usb|nfc|ble)\b/.test(transports),
})

/** What the actor can confirm with. With two-factor codes, the password or the provider alone is not enough. */
export async function reauthMethods({ db, provider }: AccountsDeps, { userId }: AccountActor | PersonActor): Promise<ReauthMethods> {
  const [user, codes, passkey, identity] = await Promise.all([
    findUserById(db.read, userId),
    findConfirmed(db.read, userId),
    hasPasskeys(db.read, userId),
    provider !== null && hasIdentityAt(db.read, userId, provider.issuer),
  ])
  const code = codes !== null
  const password = !code && user !== null && user.passwordHash !== null
  return { password, code, passkey, provider: !code && identity && provider ? provider.name : null }
}
