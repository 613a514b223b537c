import { encode } from 'uqr'

/** A QR code as an SVG path in a square of `size` modules. */
export interface QrCode {
  readonly size: number
  readonly path: string
}

/** Draws each run of dark modules as one rectangle. */
export function qrCode(text: string): QrCode {
  const { size, data } = encode(text, { ecc: 'M', border: 4 })
  const rows = data.map((row) => row.map((dark) => (dark ? '#' : ' ')).join(''))
  const path = rows.flatMap((row, y) =>
    [...row.matchAll(/#+/g)].map(({ 0: run, index }) => `M${index} ${y}h${run.length}v1h-${run.length}z`),
  )
  return { size, path: path.join('') }
}
