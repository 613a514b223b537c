import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

type Color = readonly [number, number, number]

const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8')

function theme(selector: RegExp): Map<string, Color> {
  const block = selector.exec(css)?.[1] ?? ''
  const colors = block.matchAll(/--([a-z0-9-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\);/g)
  return new Map([...colors].map(([, name = '', ...lch]) => [name, linearRgb(lch.map(Number))]))
}

// OKLCH to linear sRGB
function linearRgb([lightness = 0, chroma = 0, hue = 0]: readonly number[]): Color {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

const clip = (value: number) => Math.min(1, Math.max(0, value))
const luminance = ([r, g, b]: Color) => 0.2126 * clip(r) + 0.7152 * clip(g) + 0.0722 * clip(b)

function contrast(one: Color, other: Color): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const text = 4.5
const pairs: readonly (readonly [string, string, number])[] = [
  ['ink', 'canvas', 7],
  ['ink', 'surface', 7],
  ['ink', 'sunken', 7],
  ['ink-2', 'surface', 7],
  ['ink-2', 'canvas', 7],
  ['ink-2', 'sunken', text],
  ['ink-3', 'surface', text],
  ['ink-3', 'canvas', text],
  ['ink-3', 'sunken', text],
  ['on-accent', 'accent', text],
  ['on-accent', 'accent-hover', text],
  ['accent', 'surface', text],
  ['accent', 'canvas', text],
  ['accent-ink', 'accent-soft', text],
  ['ok', 'ok-soft', text],
  ['ok', 'surface', text],
  ['warn', 'warn-soft', text],
  ['warn', 'surface', text],
  ['bad', 'bad-soft', text],
  ['bad', 'surface', text],
  ['bad', 'canvas', text],
  ['on-bad', 'bad', text],
  ['on-bad', 'bad-hover', text],
  ['info', 'info-soft', text],
  ['off', 'off-soft', text],
  ['ink-2', 'accent-soft', text],
  ['ink-3', 'accent-soft', text],
  ['warn', 'accent-soft', text],
  ['accent', 'accent-soft', text],
  ['brass-ink', 'surface', text],
  ['brass-ink', 'warn-soft', text],
  ['ink', 'accent-soft', text],
  ['ink', 'ok-soft', text],
  ['ink', 'warn-soft', text],
  ['ink', 'bad-soft', text],
  ['line-strong', 'surface', 3],
  ['line-strong', 'canvas', 3],
  ['ring', 'surface', 3],
  ['ring', 'canvas', 3],
  ['ring', 'sunken', 3],
  ['switch-off', 'surface', 3],
  ['accent', 'sunken', 3],
]

const themes = {
  light: theme(/\[data-theme=['"]light['"]\] \{([^}]*)\}/),
  dark: theme(/\n +\[data-theme=['"]dark['"]\] \{([^}]*)\}/),
}

describe.each(Object.entries(themes))('in the %s theme', (_name, colors) => {
  test.each(pairs)('%s on %s has a contrast of at least %d', (front, back, least) => {
    const [one, other] = [colors.get(front), colors.get(back)]
    if (!one || !other) throw new Error(`${front} or ${back} is not in globals.css`)
    expect(contrast(one, other)).toBeGreaterThanOrEqual(least)
  })

  test('every color is within sRGB', () => {
    expect(colors.size).toBeGreaterThan(25)
    const outOfGamut = [...colors].filter(([, color]) => color.some((part) => part < -0.002 || part > 1.002))
    expect(outOfGamut).toEqual([])
  })
})

test('both themes define the same colors', () => {
  expect([...themes.light.keys()]).toEqual([...themes.dark.keys()])
})

test('prefers-contrast: more strengthens lines and removes faint text', () => {
  expect(css).toMatch(/prefers-contrast: more[^}]*--line: var\(--line-strong\);\s*--ink-3: var\(--ink-2\);/)
})
