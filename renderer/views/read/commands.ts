import type { ArticleView, StatementView } from '../../../electron/contract'
import type { Act } from '../../state/app'
import type { Command } from '../../state/keys'
import { comparable } from '../../state/likeness'
import { draftOf, newDraft, type StatementDraft } from './draft'
import type { ReadDialog } from './ReadDialogs'
import type { TextSelection } from './useSelection'

/** What the keys of Read work on. */
export interface Reading {
  readonly article: ArticleView
  readonly writable: boolean
  readonly selected: StatementView | null
  /** The paragraph that is read or selected in; null where none is. */
  readonly paragraph: ArticleView['paragraphs'][number] | null
  /** Where choosing words begins. */
  readonly here: number
  readonly selection: TextSelection
  readonly draft: StatementDraft | null
  readonly marked: boolean
  readonly showAll: boolean
  readonly act: Act
  step(by: number): void
  setDraft(draft: StatementDraft | null): void
  open(dialog: ReadDialog): void
  setMarked(on: boolean): void
  setShowAll(on: boolean): void
  setBody(span: readonly [number, number], body: boolean): void
  confirm(statement: StatementView): void
  touch(statement: StatementView): void
}

/** Everything that can be done while reading, each with its key. */
export function readCommands(reading: Reading) {
  const { article, writable, selected, paragraph, selection, draft, marked, showAll, act, step, setDraft, open } =
    reading
  const chosen = writable && selected !== null
  const marking = writable && selection.span !== null
  const group = 'Reading'
  return {
    next: { id: 'read.next', label: 'Next statement', group, keys: ['j'], run: () => step(1) },
    previous: { id: 'read.previous', label: 'Previous statement', group, keys: ['k'], run: () => step(-1) },
    checked: {
      id: 'read.checked',
      label: article.checked ? 'Take the check mark off' : 'Mark page as checked',
      group,
      keys: ['p'],
      enabled: writable,
      run: () =>
        void act(
          'article.setChecked',
          { ids: [article.id], checked: article.checked === null },
          article.checked ? 'Page no longer checked' : 'Page checked',
        ),
    },
    details: {
      id: 'read.details',
      label: 'Details…',
      group,
      keys: ['i'],
      enabled: writable,
      run: () => open('details'),
    },
    notes: {
      id: 'read.notes',
      label: article.notes.length > 0 ? `Notes (${article.notes.length})…` : 'Notes…',
      group,
      keys: ['Shift+N'],
      run: () => open('notes'),
    },
    withhold: {
      id: 'read.withhold',
      label: article.withheld ? 'No longer withhold…' : 'Withhold from exports…',
      group,
      keys: ['Shift+W'],
      enabled: writable,
      run: () => open('withhold'),
    },
    changes: {
      id: 'read.changes',
      label: 'What changed…',
      group,
      keys: ['Shift+V'],
      enabled: comparable(article.sharedTextWith).length > 0,
      run: () => open('changes'),
    },
    marks: {
      id: 'read.marks',
      label: marked ? 'Hide marks' : 'Show marks',
      group,
      keys: ['h'],
      run: () => reading.setMarked(!marked),
    },
    all: {
      id: 'read.all',
      label: showAll ? 'Fold what is not the article' : 'Show the whole page',
      group,
      keys: ['x'],
      run: () => reading.setShowAll(!showAll),
    },
    body: {
      id: 'read.body',
      label: paragraph?.body === false ? 'Put this paragraph back' : 'Take this paragraph out',
      group,
      keys: ['b'],
      enabled: writable && paragraph !== null,
      run: () => paragraph && reading.setBody(paragraph.span, !paragraph.body),
    },
    words: {
      id: 'read.words',
      label: 'Choose words with the arrow keys',
      group,
      keys: ['v'],
      run: () => selection.start(reading.here),
    },
    fresh: {
      id: 'read.new',
      label: 'New statement',
      group,
      keys: ['n'],
      enabled: marking,
      run: () => selection.span && setDraft(newDraft(article.text, selection.span)),
    },
    evidence: {
      id: 'read.evidence',
      label: 'Use as evidence…',
      group,
      keys: ['e'],
      enabled: marking,
      run: () => open('evidence'),
    },
    topic: {
      id: 'read.topic',
      label: 'Add to a topic…',
      group,
      keys: ['t'],
      enabled: marking,
      run: () => open('topic'),
    },
    confirm: {
      id: 'read.confirm',
      label: 'Confirm speaker',
      group,
      keys: ['c'],
      enabled: chosen && selected.type !== 'narrated',
      run: () => selected && reading.confirm(selected),
    },
    speaker: {
      id: 'read.speaker',
      label: 'Set speaker…',
      group,
      keys: ['s'],
      enabled: chosen,
      run: () => open('speaker'),
    },
    change: {
      id: 'read.change',
      label: 'Change…',
      group,
      keys: ['r'],
      enabled: chosen,
      run: () => selected && setDraft(draftOf(selected)),
    },
    claim: {
      id: 'read.claim',
      label: 'Make it a claim',
      group,
      keys: ['m'],
      enabled: chosen,
      run: () => selected && reading.touch(selected),
    },
    remove: {
      id: 'read.remove',
      label: 'Delete',
      group,
      keys: ['Delete'],
      enabled: chosen,
      run: () => {
        if (!selected) return
        void act('statement.remove', { statement: selected.id, reason: '' }, 'Statement deleted')
        step(1)
      },
    },
    clear: {
      id: 'read.clear',
      label: 'Let go of the selection',
      group,
      keys: ['Escape'],
      enabled: selection.span !== null || draft !== null,
      run: () => (selection.span === null ? setDraft(null) : selection.clear()),
    },
  } satisfies Record<string, Command>
}
