import { type Period, periodChoices } from '@/components/usage/period'
import { PeriodLinks } from '@/components/usage/period-links'
import { UsagePanel } from '@/components/usage/usage-panel'
import { shortDayLabel } from '@/components/usage/usage-text'
import type { UsageByDay } from '@/lib/usage/types'
import { Section } from './section'

interface UsageSectionProps {
  readonly usage: UsageByDay
  readonly period: Period
}

export function UsageSection({ usage: { days, createdOn }, period }: UsageSectionProps) {
  const choices = periodChoices(createdOn, days.at(-1)?.day ?? createdOn)
  const current = Math.min(period, choices.at(-1)?.period ?? period)
  return (
    <Section id="usage" title="Usage" aside={<PeriodLinks choices={choices} current={current} />}>
      <UsagePanel days={days} mark={{ day: createdOn, label: `Created ${shortDayLabel(createdOn)}` }} />
    </Section>
  )
}
