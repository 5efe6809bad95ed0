import { type KeyboardEvent, type RefObject, useCallback, useEffect, useState } from 'react'
import type { ArticleView, Span } from '../../../electron/contract'
import { moveByWord, spanOf, trimmed, type WordSelection, wordsIn } from '../../state/words'
import { rangeOf, selectedSpan } from './place'

const MOVES: Record<string, 'next' | 'previous' | 'first' | 'last'> = {
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  Home: 'first',
  End: 'last',
}

export interface TextSelection {
  /** What is selected, white space at its ends left out. */
  span: Span | null
  /** True while the arrow keys choose words. */
  byKeys: boolean
  /** Reads the page's own selection, after the mouse or the keyboard changed it. */
  settle(): void
  /** Starts choosing words with the arrow keys, at this offset. */
  start(offset: number): void
  onKey(event: KeyboardEvent): void
  clear(): void
}

/** A selection of the article's words, by mouse or by keys: arrows go word by word, up and down sentence by sentence. */
export function useSelection(article: ArticleView, root: RefObject<HTMLDivElement | null>): TextSelection {
  const [span, setSpan] = useState<Span | null>(null)
  const [words, setWords] = useState<WordSelection | null>(null)
  const { text } = article

  // biome-ignore lint/correctness/useExhaustiveDependencies: another article has other words
  useEffect(() => {
    setSpan(null)
    setWords(null)
  }, [article.id])

  const show = useCallback(
    (next: WordSelection | null) => {
      setWords(next)
      const chosen = next && spanOf(next)
      setSpan(chosen)
      const range = chosen && root.current && rangeOf(root.current, chosen)
      if (!range) return
      const selection = document.getSelection()
      selection?.removeAllRanges()
      selection?.addRange(range)
      range.startContainer.parentElement?.scrollIntoView({ block: 'nearest' })
    },
    [root],
  )

  const settle = useCallback(() => {
    if (!root.current) return
    const chosen = selectedSpan(root.current)
    if (chosen) setSpan(trimmed(text, chosen))
  }, [root, text])

  const start = useCallback(
    (offset: number) => {
      root.current?.focus({ preventScroll: true })
      const first = wordsIn(text, [offset, Math.min(text.length, offset + 400)])[0]
      if (first) show({ anchor: first, focus: first })
    },
    [root, text, show],
  )

  const clear = useCallback(() => {
    setWords(null)
    setSpan(null)
    document.getSelection()?.removeAllRanges()
  }, [])

  const onKey = (event: KeyboardEvent) => {
    if (words === null || event.ctrlKey || event.altKey || event.metaKey) return
    const move = MOVES[event.key]
    if (move) {
      event.preventDefault()
      const bounds = article.paragraphs.filter((paragraph) => paragraph.body).map((paragraph) => paragraph.span)
      const around = bounds.find(([from, to]) => from <= words.focus[0] && words.focus[0] < to)
      const limit: Span = move === 'first' || move === 'last' ? (around ?? [0, text.length]) : [0, text.length]
      show(moveByWord(text, limit, words, move, event.shiftKey))
      return
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const at = article.sentences.findIndex(([from, to]) => from <= words.focus[0] && words.focus[0] < to)
    const sentence = article.sentences[at + (event.key === 'ArrowDown' ? 1 : -1)]
    const inside = sentence && wordsIn(text, sentence)
    const first = inside?.[0]
    const last = inside?.[inside.length - 1]
    if (!first || !last) return
    show(
      event.shiftKey
        ? { anchor: words.anchor, focus: event.key === 'ArrowDown' ? last : first }
        : { anchor: first, focus: last },
    )
  }

  return { span, byKeys: words !== null, settle, start, onKey, clear }
}
