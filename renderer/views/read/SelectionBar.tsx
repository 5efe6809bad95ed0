import type { ReactNode } from 'react'

/** The foot of the text: what is selected, and what can be done with it. */
export function SelectionBar({ words, byKeys, children }: { words: string; byKeys: boolean; children: ReactNode }) {
  const short = words.length > 120 ? `${words.slice(0, 70)} … ${words.slice(-45)}` : words
  return (
    <div className="selection-bar" role="toolbar" aria-label="Selected words">
      <span className="selection-words" aria-live="polite" dir="auto">
        {short === '' ? 'Select words to add a statement, evidence or a topic.' : `“${short}”`}
        {byKeys && <span className="hint"> ← → word, ↑ ↓ sentence, with Shift to extend</span>}
      </span>
      {children}
    </div>
  )
}
