import { KeyAvatar } from './key-avatar'

export const Logo = () => (
  <span className="inline-flex items-center gap-2.5 text-base font-semibold text-ink">
    <KeyAvatar text="keyrail" />
    Keyrail
  </span>
)
