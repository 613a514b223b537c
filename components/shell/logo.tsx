import { KeyAvatar } from './key-avatar'

/** The product's mark: the key that its own name cuts. */
export const Logo = () => (
  <span className="inline-flex items-center gap-2.5 text-base font-semibold text-ink">
    <KeyAvatar text="keyrail" />
    Keyrail
  </span>
)
