import type { QueueItem, SaidJudgement } from '../../../electron/contract'

export type Stage = QueueItem['stage']

export const STAGE_WORDS: Record<Stage, string> = {
  untouched: 'not yet reviewed',
  open: 'open',
  draft: 'draft',
  ready: 'ready',
  final: 'final',
  disputed: 'disputed',
}

export const STAGE_TONES: Record<Stage, 'good' | 'careful' | 'bad' | 'own' | undefined> = {
  untouched: undefined,
  open: undefined,
  draft: 'careful',
  ready: 'own',
  final: 'good',
  disputed: 'bad',
}

/** The answers to *did they say it?*, each with the one key that records it. */
export const SAID_OPTIONS: readonly { value: SaidJudgement; label: string; key: string; meaning: string }[] = [
  { value: 'as quoted', label: 'As quoted', key: 'q', meaning: 'They said it, in these words or this sense.' },
  {
    value: 'altered',
    label: 'Altered',
    key: 'w',
    meaning: 'They said something else: words were changed or left out.',
  },
  {
    value: 'out of context',
    label: 'Out of context',
    key: 'e',
    meaning: 'They said it, and it meant something else there.',
  },
  { value: 'by another', label: 'By another', key: 'r', meaning: 'Somebody else said it.' },
  {
    value: 'not established',
    label: 'Not established',
    key: 't',
    meaning: 'Looked for, and it can not be shown either way.',
  },
]
