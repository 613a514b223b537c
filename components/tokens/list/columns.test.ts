import { expect, test } from 'vitest'
import { tabs } from '@/lib/tokens/input-schema'
import { columnsOf } from './columns'
import { folds } from './folds'

const columns = tabs.flatMap((tab) => [...columnsOf(tab, false), ...columnsOf(tab, true)])

test.each([
  ...columns.filter(({ hideable }) => hideable).map(({ id, className }) => [id, className]),
  ...Object.entries(folds).map(([id, { underName }]) => [id, underName]),
])('the column picker can hide the column %s, also under the name: its class names its id', (id, className) => {
  expect(className).toContain(`in-data-[hide~=${id}]:hidden`)
})
