'use client'

import Plus from 'lucide-react/icons/plus'
import { type KeyboardEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chips'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { focusOnce } from './dialog-focus'
import { includesAddress, isAddress, splitAddresses } from './ip-allowlist'

export interface AddressFieldProps {
  /** Null: still behind "Limit to IP addresses". */
  readonly addresses: readonly string[] | null
  /** In the field and not yet in the list. */
  readonly pending: string
  readonly onChange: (addresses: readonly string[], pending: string) => void
  /** The person's own address. */
  readonly own: string | null
  readonly required?: boolean
  readonly error: string | undefined
}

const excludes = (addresses: readonly string[], own: string | null) =>
  own !== null && !includesAddress(addresses, own) ? `Your own address, ${own}, is not in this list.` : undefined

const hint = (required: boolean) => (required ? 'Admin tokens need at least one address.' : 'Empty means any address.')

export function AddressField({ addresses, pending, onChange, own, required = false, error }: AddressFieldProps) {
  const [refused, setRefused] = useState<string | null>(null)
  const [pressed, setPressed] = useState(false)
  const open = () => {
    setPressed(true)
    onChange([], '')
  }
  if (addresses === null) return <Closed onOpen={open} />
  const add = (text: string) => {
    const given = splitAddresses(text)
    const wrong = given.find((each) => !isAddress(each)) ?? null
    setRefused(wrong)
    if (wrong === null) onChange([...new Set([...addresses, ...given])], '')
  }
  const commit = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ',') return
    event.preventDefault()
    add(pending)
  }
  const offerOwn = own !== null && !addresses.includes(own)
  return (
    <div className="flex flex-col gap-2">
      <Field
        label="Allowed addresses"
        optional={!required}
        error={refused === null ? error : `${refused} is not an address.`}
        warning={excludes(addresses, own)}
        hint={`${hint(required)} Press Enter after each, like 203.0.113.7 or 203.0.113.0/24.`}
      >
        <TextInput
          ref={pressed ? focusOnce : undefined}
          name="addresses"
          value={pending}
          onChange={(event) => onChange(addresses, event.target.value)}
          onKeyDown={commit}
          onBlur={() => pending.trim() !== '' && add(pending)}
          autoComplete="off"
          spellCheck={false}
          data-mono
        />
      </Field>
      <Chips
        addresses={addresses}
        onRemove={(gone) =>
          onChange(
            addresses.filter((each) => each !== gone),
            pending,
          )
        }
      />
      {offerOwn && (
        <Button variant="quiet" className="-ml-3.5 self-start" onClick={() => onChange([...addresses, own], pending)}>
          Add my address ({own})
        </Button>
      )}
    </div>
  )
}

interface ChipsProps {
  readonly addresses: readonly string[]
  readonly onRemove: (address: string) => void
}

function Chips({ addresses, onRemove }: ChipsProps) {
  if (addresses.length === 0) return null
  return (
    <ul aria-label="Allowed addresses" className="flex flex-wrap gap-2">
      {addresses.map((address) => (
        <li key={address}>
          <Chip removeLabel={`Remove ${address}`} onRemove={() => onRemove(address)}>
            <span data-mono className="break-all">
              {address}
            </span>
          </Chip>
        </li>
      ))}
    </ul>
  )
}

function Closed({ onOpen }: { readonly onOpen: () => void }) {
  return (
    <Button variant="quiet" className="-ml-3.5 self-start" onClick={onOpen}>
      <Plus aria-hidden size={16} strokeWidth={1.75} />
      Limit to IP addresses
    </Button>
  )
}
