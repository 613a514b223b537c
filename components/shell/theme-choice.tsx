'use client'

import { useSyncExternalStore } from 'react'
import { RadioGroup } from '../ui/radio-group'
import { onThemeChange, readTheme, saveTheme, themes } from '../ui/theme'

const labels = { system: 'System', light: 'Light', dark: 'Dark' } as const
const options = themes.map((value) => ({ value, label: labels[value] }))

export function ThemeChoice() {
  const theme = useSyncExternalStore(onThemeChange, readTheme, () => 'system' as const)
  const choose = (value: string) => saveTheme(themes.find((each) => each === value) ?? 'system')
  return <RadioGroup legend="Theme" name="theme" inline options={options} value={theme} onChange={choose} />
}
