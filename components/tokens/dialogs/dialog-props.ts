/** Open state that the parent passes to a dialog. */
export interface DialogProps {
  readonly open: boolean
  /** Starts the closing animation. */
  readonly onClose: () => void
  /** The animation has finished, or the dialog closes without one: unmount it. */
  readonly onClosed: () => void
}
