import type { Token } from '../../text/token'

/** 0 small letters, 1 a number, 2 a mark, 3 all capitals, 4 a capital first, 5 otherwise. */
export function shapeOf({ text, lower }: Token): number {
  const first = text.charCodeAt(0)
  if (first >= 48 && first <= 57) return 1
  if (lower === text) return (first >= 97 && first <= 122) || (first > 127 && /\p{L}/u.test(text)) ? 0 : 2
  if (lower.charCodeAt(0) === first) return 5
  return text.length > 1 && text.toUpperCase() === text ? 3 : 4
}

/** A coarse class of tokens that boundaries of sources and contents fall on. */
export function classOf(token: Token, quote: number, startsSentence: boolean): number {
  if (quote === 2) return 1
  if (quote === 3) return 2
  if (startsSentence) return 3
  switch (token.text) {
    case ',':
      return 4
    case '.':
    case '!':
    case '?':
      return 5
    case ':':
    case ';':
      return 6
    case '—':
    case '–':
    case '-':
    case '--':
      return 7
    case '(':
    case ')':
      return 8
  }
  switch (token.lower) {
    case 'that':
      return 9
    case 'to':
      return 10
    case 'and':
    case 'or':
      return 11
    case 'but':
      return 12
    case 'who':
    case 'which':
      return 13
    case 'as':
    case 'while':
    case 'when':
    case 'because':
    case 'if':
    case 'after':
    case 'before':
      return 14
  }
  switch (token.pos) {
    case 'VERB':
      return 15
    case 'AUX':
      return 16
    case 'PRON':
      return 17
    case 'PROPN':
      return 18
    case 'DET':
      return 19
    case 'ADP':
      return 20
    case 'ADV':
      return 21
    case 'NOUN':
    case 'ADJ':
    case 'NUM':
      return 22
    default:
      return 23
  }
}
