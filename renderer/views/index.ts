import type { ComponentType } from 'react'
import type { CaseSummary } from '../../electron/contract'
import type { ScreenName } from '../state/route'
import { Articles } from './articles/Articles'
import { Compare } from './compare/Compare'
import { Read } from './read/Read'
import { Report } from './report/Report'
import { Review } from './review/Review'

/** A screen of the rail. */
export interface Screen {
  name: ScreenName
  label: string
  /** What it is for, on the key sheet and in the palette. */
  purpose: string
  keys: string
  component: ComponentType
  /** The number beside the label; null for none. */
  count?: (counts: CaseSummary['counts']) => number | null
}

/** The screens, in the order of the work. A new screen is one more line here. */
export const SCREEN_LIST: readonly Screen[] = [
  {
    name: 'articles',
    label: 'Articles',
    purpose: 'Bring in pages and say what they are',
    keys: 'g a',
    component: Articles,
    count: ({ articles }) => articles,
  },
  { name: 'read', label: 'Read', purpose: 'Read one article and correct what was found', keys: 'g r', component: Read },
  {
    name: 'compare',
    label: 'Compare',
    purpose: 'See who said what, side by side',
    keys: 'g c',
    component: Compare,
    count: ({ threads }) => threads,
  },
  {
    name: 'review',
    label: 'Review',
    purpose: 'Judge claims, with reasons and evidence',
    keys: 'g v',
    component: Review,
    count: ({ draft, ready, disputed }) => draft + ready + disputed,
  },
  {
    name: 'report',
    label: 'Report',
    purpose: 'Write down what was found, for others to check',
    keys: 'g e',
    component: Report,
    count: ({ final }) => final,
  },
]
