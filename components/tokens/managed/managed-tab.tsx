'use client'

import { lazy } from 'react'
import type { ManagedGroupsProps } from './managed-groups'

const ManagedGroups = lazy(() => import('./managed-groups').then((module) => ({ default: module.ManagedGroups })))

/** Loaded separately, so that the other tabs do not carry its code. */
export const ManagedTab = (props: ManagedGroupsProps) => <ManagedGroups {...props} />
