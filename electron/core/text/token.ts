import type { PartOfSpeech } from 'wink-nlp'

/** A word, number or mark of the body, with its place in the text. */
export interface Token {
  /** UTF-16 offsets into the text, end exclusive. */
  readonly start: number
  readonly end: number
  readonly text: string
  readonly lower: string
  /** Universal part of speech. */
  readonly pos: PartOfSpeech
  /** Index of its sentence, counted over the whole body. */
  readonly sentence: number
  /** Index of its body span. */
  readonly paragraph: number
}

/** A token before sentences are known. */
export type Word = Omit<Token, 'sentence'>
