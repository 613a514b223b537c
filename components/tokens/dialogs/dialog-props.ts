/** The coming and going of a dialog, as the provider steers it. */
export interface DialogProps {
  readonly open: boolean
  /** Starts to close. */
  readonly onClose: () => void
  /** It has closed, or it leaves at once: nothing of it stays. */
  readonly onGone: () => void
}
