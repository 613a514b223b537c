import { cx } from '@/components/ui/cx'
import type { Risk } from './access'

const labels: Record<Risk, string> = { low: 'Low risk', medium: 'Medium risk', high: 'High risk' }
const looks: Record<Risk, string> = { low: 'text-ink-3', medium: 'text-ink-2', high: 'text-bad' }

export const RiskLabel = ({ risk }: { readonly risk: Risk }) => (
  <span className={cx('text-xs font-medium whitespace-nowrap', looks[risk])}>{labels[risk]}</span>
)
