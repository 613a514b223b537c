import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults, ElementContext, Result, RunOptions } from 'axe-core'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const colorRules = ['color-contrast', 'link-in-text-block']

interface Color {
  r: number
  g: number
  b: number
  alpha: number
  parseString(text: string): Color
}

/** The copy of axe injected into the page. */
interface Axe {
  readonly axe: {
    run(within: ElementContext, options: RunOptions): Promise<AxeResults>
    readonly commons: { readonly color: { readonly Color: { readonly prototype: Color } } }
  }
}

/**
 * Returns the axe violations on the screen. A theme only changes colors, so the dark one only runs the color rules. Style sheets
 * are not preloaded: no enabled rule reads them.
 */
export async function violations(page: Page, colorScheme: 'light' | 'dark', within: string): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await injectAxe(page)
  const runOnly: RunOptions['runOnly'] = colorScheme === 'light' ? { type: 'tag', values: rules } : { type: 'rule', values: colorRules }
  const options: RunOptions = { runOnly, resultTypes: ['violations'], preload: false }
  const found = await page.evaluate(runAxe, [within, options] as const)
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`))
}

/** Waits for layout and animations first: colors in a transition are not colors of the design. */
async function runAxe([within, options]: readonly [string, RunOptions]): Promise<Result[]> {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  const moving = () =>
    document.getAnimations().filter(({ playState, effect }) => playState === 'running' && effect?.getTiming().iterations !== Infinity)
  for (let left = moving(); left.length > 0; left = moving()) await Promise.allSettled(left.map(({ finished }) => finished))
  return (await (globalThis as unknown as Axe).axe.run(within, options)).violations
}

async function injectAxe(page: Page): Promise<void> {
  await page.evaluate(source)
  await page.evaluate(cacheColors)
}

/** Caches parsed colors: axe parses about twenty different ones thousands of times, nearly half of its run time. */
function cacheColors(): void {
  const { prototype } = (globalThis as unknown as Axe).axe.commons.color.Color
  const parse = Reflect.get(prototype, 'parseString')
  const known = new Map<string, Pick<Color, 'r' | 'g' | 'b' | 'alpha'>>()
  prototype.parseString = function (this: Color, text) {
    const cached = known.get(text)
    if (cached) return Object.assign(this, cached)
    const { r, g, b, alpha } = parse.call(this, text)
    known.set(text, { r, g, b, alpha })
    return this
  }
}
