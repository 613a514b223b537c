const depths = [0.6, 2.6, 4.6, 6.6] as const
const edge = 14.6
const bow = 'A7.6 7.6 0 1 1 14.6 6 Z M6.4 8.2 a2.1 2.1 0 1 0 .01 0 Z'

// FNV-1a with a finalizer, so that every input bit affects the lowest output bits
function hash(text: string): number {
  let sum = 0x811c9dc5
  for (const character of text) sum = Math.imul(sum ^ character.charCodeAt(0), 0x01000193) >>> 0
  sum = Math.imul(sum ^ (sum >>> 15), 0x85ebca6b) >>> 0
  return (sum ^ (sum >>> 13)) >>> 0
}

/** SVG path of a door key whose five cuts are derived from a text. */
export function avatarPath(text: string): string {
  const sum = hash(text)
  const cuts = [4, 3, 2, 1, 0].map((bits, step) => cut(39.5 - 4.7 * step, depths[(sum >>> (bits * 3)) & 3] ?? 0))
  return `M14.6 6 H39.5 L43 10 L39.5 ${edge} ${cuts.join(' ')} H14.6 ${bow}`
}

function cut(x: number, depth: number): string {
  const at = (back: number) => (x - back).toFixed(1)
  const top = (edge - depth).toFixed(1)
  return `H${at(0.7)} L${at(1.9)} ${top} H${at(3.3)} L${at(4.5)} ${edge}`
}

interface KeyAvatarProps {
  /** Public text that determines the cuts. */
  readonly text: string
  /** Filled if true, otherwise an outline. */
  readonly works?: boolean | undefined
  readonly width?: number | undefined
  readonly className?: string | undefined
}

/** Decorative: hidden from screen readers. */
export function KeyAvatar({ text, works = true, width = 44, className = '' }: KeyAvatarProps) {
  const paint = works ? 'fill-brass stroke-none' : 'fill-none stroke-ink-3 stroke-[1.1]'
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 44 20"
      width={width}
      height={(width * 20) / 44}
      className={`shrink-0 ${className}`}
    >
      <path d={avatarPath(text)} fillRule="evenodd" strokeLinejoin="round" className={paint} />
    </svg>
  )
}
