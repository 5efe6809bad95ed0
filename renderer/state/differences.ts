import type { DifferenceKind } from '../../electron/contract'

/** Difference kinds in the words of the screens, with a sign, so that colour is never all there is. */
export const DIFFERENCE_WORDS: Record<DifferenceKind, { name: string; sign: string }> = {
  number: { name: 'number', sign: '#' },
  date: { name: 'date', sign: '◷' },
  place: { name: 'place', sign: '⌖' },
  polarity: { name: 'affirmed / denied', sign: '±' },
  attribution: { name: 'who said it', sign: '@' },
  certainty: { name: 'how sure', sign: '?' },
  wording: { name: 'wording', sign: '≈' },
  truncated: { name: 'cut short', sign: '…' },
  detail: { name: 'detail', sign: '+' },
}

export const DIFFERENCE_KINDS = Object.keys(DIFFERENCE_WORDS) as DifferenceKind[]
