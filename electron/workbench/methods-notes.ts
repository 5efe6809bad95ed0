import { type Methods, openCaseOf, reviewerOf } from './context'
import { notFound } from './refusal'

/** Notes, what is withheld, and search. */
export const noteMethods: Methods<'note.add' | 'note.change' | 'item.withhold' | 'search.find'> = {
  async 'note.add'(context, data) {
    return { event: (await openCaseOf(context).record({ type: 'note.added', data })).id }
  },
  async 'note.change'(context, { note, text }) {
    const session = openCaseOf(context)
    if (!session.store.state.notes[note]) throw notFound('This note')
    return { event: (await session.record({ type: 'note.changed', data: { note, text } })).id }
  },
  async 'item.withhold'(context, data) {
    return { event: (await openCaseOf(context).record({ type: 'item.withheld', data })).id }
  },
  async 'search.find'(context, { query, kinds, ...paging }) {
    return openCaseOf(context).search.find(query, kinds, paging, await reviewerOf(context))
  },
}
