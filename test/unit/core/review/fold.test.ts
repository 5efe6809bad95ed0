import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseState } from '../../../../electron/contract'
import { lacksToBeReady } from '../../../../electron/core/review/claim-stage'
import { compareEvents } from '../../../../electron/core/review/events'
import { createFold, foldCase } from '../../../../electron/core/review/fold'
import {
  confirmed,
  created,
  evidence,
  imported,
  logs,
  one,
  page,
  passage,
  reviewed,
  touched,
  two,
  undo,
  verdict,
} from './acts'
import { randomCase, shuffle, steps } from './random-case'

/** A case in which Ada took up a claim, confirmed its speaker and added evidence. */
function begun() {
  const { act, all } = logs()
  act('ada', created())
  act('ada', imported())
  act('ada', touched())
  act('ada', confirmed())
  const found = act('ada', evidence())
  const stage = () => foldCase(all).claims[one]?.stage
  const missing = () => foldCase(all).claims[one]?.missing
  return { act, all, found, stage, missing, claim: () => foldCase(all).claims[one] }
}

describe('a claim', () => {
  it('is open, then draft, then ready, then final by a second reviewer', () => {
    const { act, found, stage, missing } = begun()
    expect([stage(), missing()]).toEqual(['open', ['a judgement']])
    const draft = act('ada', verdict('as quoted', { stage: 'draft' }))
    expect([stage(), missing()]).toEqual(['draft', ['evidence']])
    const ready = act('ada', verdict('as quoted', { evidence: [found.id], supersedes: draft.id }))
    expect([stage(), missing()]).toEqual(['ready', []])
    act('ada', reviewed(ready.id, true))
    expect(stage()).toBe('ready')
    act('ben', reviewed(ready.id, true))
    expect(stage()).toBe('final')
  })

  it('is draft while asked to be ready without reasons, evidence or a confirmed speaker', () => {
    const { act, all } = logs()
    act('ada', created())
    act('ada', touched())
    act('ada', verdict('altered'))
    expect(foldCase(all).claims[one]).toMatchObject({
      stage: 'draft',
      missing: ['evidence', 'a speaker confirmed by a person'],
    })
  })

  it('needs no evidence for what could not be established, but a speaker confirmed as unknown will do', () => {
    const { act, all } = logs()
    act('ada', created())
    act('ada', touched())
    act('ada', {
      type: 'claim.speakerConfirmed',
      data: { claim: one, speaker: { known: false }, reason: 'nobody says' },
    })
    act('ada', verdict('not established'))
    expect(foldCase(all).claims[one]).toMatchObject({ stage: 'ready', missing: [] })
  })

  it('whose verdict lacks nothing that the workbench asks for is ready, whatever the verdict is made of', () => {
    const judgements = (has: { evidence: boolean; reasons: boolean }, id: string) =>
      ({ reasons: has.reasons ? 'the minutes' : ' ', evidence: has.evidence ? [id] : [] }) as const
    const given = fc.record({ given: fc.boolean(), sure: fc.boolean(), evidence: fc.boolean(), reasons: fc.boolean() })
    fc.assert(
      fc.property(given, given, fc.boolean(), fc.boolean(), (said, truth, speaker, kept) => {
        fc.pre(said.given || truth.given)
        const { act, all } = logs()
        act('ada', created())
        act('ada', imported())
        act('ada', touched())
        if (speaker) act('ada', confirmed())
        const { id } = act('ada', evidence())
        const parts = {
          said: said.given
            ? { judgement: said.sure ? ('altered' as const) : ('not established' as const), ...judgements(said, id) }
            : null,
          truth: truth.given
            ? { scale: 'plain', rating: truth.sure ? 'false' : 'not-rated', ...judgements(truth, id) }
            : null,
        }
        const about = { claim: one, supersedes: null, stage: 'ready' as const }
        act('ada', { type: 'verdict.recorded', data: structuredClone({ ...about, ...parts }) as never })
        if (!kept) act('ada', { type: 'evidence.removed', data: { claim: one, evidence: id, reason: 'another boat' } })
        const state = foldCase(all).claims[one]
        if (!state) throw new Error('no claim')
        const lacking = lacksToBeReady(state, state.verdicts[0] ?? { said: null, truth: null })
        // Both speak of one verdict by one rule: what is asked for now is what the fold asks, and both answers.
        const answered = lacking.filter((what) => !what.startsWith('an answer'))
        expect(state.missing.length === 0).toBe(answered.length === 0)
        expect(state.stage).toBe(answered.length === 0 ? 'ready' : 'draft')
        if (!said.given || !truth.given) expect(lacking.length).toBe(answered.length + 1)
      }),
    )
  })

  it('is final by a waiver', () => {
    const { act, found, stage } = begun()
    const ready = act('ada', verdict('as quoted', { evidence: [found.id] }))
    act('ada', { type: 'claim.waived', data: { claim: one, verdict: ready.id, reason: 'alone on the desk' } })
    expect(stage()).toBe('final')
  })

  it('is final when two reviewers give the same ready verdict on their own, disputed when they do not', () => {
    const { act, found, stage, claim } = begun()
    const first = act('ada', verdict('as quoted', { evidence: [found.id] }))
    act('ben', verdict('as quoted', { evidence: [found.id] }))
    expect(stage()).toBe('final')
    const third = act('cleo', verdict('altered', { stage: 'draft' }))
    expect(stage()).toBe('disputed')
    expect(claim()?.current).toHaveLength(3)
    act('dan', { type: 'verdict.adjudicated', data: { claim: one, verdict: first.id, reasons: 'the recording' } })
    expect(stage()).toBe('final')
    expect(claim()?.verdicts.map((each) => each.id)).toContain(third.id)
  })

  it('is disputed by an objection until the reviewer agrees or the dispute is settled', () => {
    const { act, found, stage, all } = begun()
    const ready = act('ada', verdict('as quoted', { evidence: [found.id] }))
    act('ben', reviewed(ready.id, false))
    expect(stage()).toBe('disputed')
    act('ada', { type: 'verdict.adjudicated', data: { claim: one, verdict: ready.id, reasons: 'I am right' } })
    expect(stage()).toBe('disputed')
    expect(foldCase(all).parked.map((each) => each.why)).toContain(
      'nobody settles a dispute in favour of their own verdict',
    )
    act('ben', reviewed(ready.id, true))
    expect(stage()).toBe('final')
  })

  it('is reopened as disputed by a verdict that replaces a final one, until that one is final', () => {
    const { act, found, stage, claim } = begun()
    const first = act('ada', verdict('as quoted', { evidence: [found.id] }))
    act('ben', reviewed(first.id, true))
    const second = act('ada', verdict('altered', { evidence: [found.id], supersedes: first.id }))
    expect(stage()).toBe('disputed')
    act('ben', reviewed(second.id, true))
    expect(stage()).toBe('final')
    expect(claim()?.verdicts).toMatchObject([{ id: first.id, supersededBy: [second.id] }, { id: second.id }])
  })

  it('is disputed where two verdicts replace the same one, which no clock settles', () => {
    const { act, found, stage, claim } = begun()
    const first = act('ada', verdict('as quoted', { stage: 'draft' }))
    const left = act('ada', verdict('altered', { evidence: [found.id], supersedes: first.id }), 50, 'ada-desk')
    const right = act('ada', verdict('altered', { evidence: [found.id], supersedes: first.id }), 51, 'ada-laptop')
    expect(stage()).toBe('disputed')
    expect(claim()?.current).toEqual([left.id, right.id])
    act('ben', { type: 'verdict.adjudicated', data: { claim: one, verdict: right.id, reasons: 'the fuller one' } })
    expect(stage()).toBe('final')
  })

  it('falls back when its evidence is removed', () => {
    const { act, found, stage, missing } = begun()
    const ready = act('ada', verdict('as quoted', { evidence: [found.id] }))
    act('ben', reviewed(ready.id, true))
    act('cleo', { type: 'evidence.removed', data: { claim: one, evidence: found.id, reason: 'another boat' } })
    expect([stage(), missing()]).toEqual(['draft', ['evidence']])
  })

  it('that was joined keeps the least id, the wording of the one it was joined into, and everything on both', () => {
    const { act, all, found } = begun()
    act('ben', touched(two, 5))
    const other = act('ben', evidence(two))
    act('ben', verdict('altered', { claim: two, evidence: [other.id] }))
    const [least, greatest = ''] = [one, two].sort()
    act('ada', { type: 'claim.joined', data: { into: two, from: one } })
    act('cleo', verdict('altered', { claim: greatest, evidence: [other.id] }))
    const state = foldCase(all)
    expect(state.claims[least ?? '']).toMatchObject({ joinedInto: null, wording: state.claims[two]?.wording })
    expect(state.claims[least ?? '']?.evidence.map((each) => each.id)).toEqual([found.id, other.id])
    expect(state.claims[least ?? '']?.appearances).toHaveLength(2)
    expect(state.claims[greatest ?? '']).toMatchObject({ joinedInto: least, verdicts: [], evidence: [] })
    expect(state.parked).toMatchObject([{ type: 'verdict.recorded', why: 'the claim was joined with another' }])
  })
})

describe('undo', () => {
  it('is only for the author', () => {
    const { act, all } = begun()
    const draft = act('ada', verdict('altered', { stage: 'draft' }))
    act('ben', undo(draft))
    const state = foldCase(all)
    expect(state.claims[one]?.verdicts).toHaveLength(1)
    expect(state.parked).toMatchObject([{ type: 'undo', by: 'ben', why: 'only its author can take an act back' }])
  })

  it('of what others have built on marks it and removes nothing', () => {
    const { act, all, found } = begun()
    const ready = act('ada', verdict('as quoted', { evidence: [found.id] }))
    act('ben', reviewed(ready.id, true))
    act('ada', undo(ready))
    const state = foldCase(all)
    expect(state.claims[one]?.stage).toBe('final')
    expect(state.parked).toMatchObject([{ type: 'undo', why: 'others have built on what it takes back' }])
  })

  it('of an import that others cite removes nothing; of one that nobody cites takes the article away', () => {
    const { act, all } = logs()
    act('ada', created())
    const first = act('ada', imported())
    act('ada', undo(first))
    expect(foldCase(all).articles).toEqual({})
    act('ben', touched())
    expect(Object.keys(foldCase(all).articles)).toEqual([page])
  })

  it('undone restores', () => {
    const { act, all } = begun()
    const draft = act('ada', verdict('altered', { stage: 'draft' }))
    const taken = act('ada', undo(draft))
    expect(foldCase(all).claims[one]?.verdicts).toEqual([])
    const restored = act('ada', undo(taken))
    expect(foldCase(all).claims[one]?.verdicts).toHaveLength(1)
    act('ada', undo(restored))
    expect(foldCase(all).claims[one]?.verdicts).toEqual([])
    expect(foldCase(all).parked).toEqual([])
  })
})

describe('an event that can’t take effect', () => {
  it('is parked with its reason', () => {
    const { act, all } = logs()
    act('ada', created())
    act('ada', verdict('altered'))
    act('ada', { type: 'article.checked', data: { article: page, checked: true } })
    act('ada', { type: 'note.changed', data: { note: 'gone', text: 'x' } })
    act('ada', { type: 'undo', data: { event: 'gone' } })
    act('ada', { type: 'dream.dreamt', data: {} } as never)
    act('ada', { type: 'note.added', data: { text: 3 } } as never)
    expect(foldCase(all).parked.map(({ type, why }) => [type, why])).toEqual([
      ['verdict.recorded', 'the claim is not in this case'],
      ['article.checked', 'the article is not in this case'],
      ['note.changed', 'the note is not in this case'],
      ['undo', 'what it takes back is not here or was erased'],
      ['dream.dreamt', 'this version does not know this kind of act'],
      ['note.added', 'its data is not what this kind of act holds'],
    ])
  })

  it('is shown once though it names several articles', () => {
    const { act, all } = logs()
    act('ada', created())
    act('ada', imported())
    const gone = [`sha256:${one}`, `sha256:${two}`]
    act('ada', { type: 'article.updated', data: { articles: [page, ...gone], changes: { outlet: 'The Lamp' } } })
    const state = foldCase(all)
    expect(state.articles[page]?.stated).toEqual({ outlet: 'The Lamp' })
    expect(state.parked).toMatchObject([{ why: 'the article is not in this case' }])
  })
})

describe('an article', () => {
  it('holds what reviewers stated, the latest word each', () => {
    const { act, all } = logs()
    act('ada', created())
    act('ada', imported())
    act('ada', { type: 'article.updated', data: { articles: [page], changes: { outlet: 'Lamp', author: 'N. N.' } } })
    act('ben', { type: 'article.updated', data: { articles: [page], changes: { outlet: null } } })
    act('ben', { type: 'article.bodySet', data: { article: page, anchor: passage(0, 9), body: false } })
    act('ada', { type: 'article.bodySet', data: { article: page, anchor: passage(0, 9), body: true } })
    const { articles } = foldCase(all)
    expect(articles[page]?.stated).toEqual({ outlet: null, author: 'N. N.' })
    expect(articles[page]?.bodySet).toMatchObject([{ body: true, by: 'ada' }])
  })

  it('that was read again keeps its place and has the new text', () => {
    const { act, all } = logs()
    act('ada', created())
    const first = act('ada', imported())
    const again = imported()
    if (again.type === 'article.imported') again.data = { ...again.data, readerVersion: '2', textHash: two }
    act('ben', again)
    expect(foldCase(all).articles[page]).toMatchObject({ event: first.id, readerVersion: '2', textHash: two })
  })
})

describe('erasure', () => {
  it('takes the data out of the fold, whether or not the log has lost it, and no undo brings it back', () => {
    const { act, all } = logs()
    act('ada', created())
    act('ada', { type: 'reviewer.named', data: { reviewer: 'ada', name: 'Ada' } })
    const name = all[1]
    const note = act('ada', { type: 'note.added', data: { target: { kind: 'case' }, text: 'call the source' } })
    const events = [note.id, name?.id ?? '']
    const erasure = act('ben', { type: 'erasure', data: { events, originals: [], ground: 'a source to protect' } })
    act('ben', undo(erasure))
    const state = foldCase(all)
    expect(state.reviewers).toEqual({ ada: null })
    expect(state.notes).toEqual({})
    expect(state.parked.map((each) => each.why)).toContain('its data was erased')
    const scrubbed = all.map((event) => (events.includes(event.id) ? { ...event, data: null, salt: '' } : event))
    expect(foldCase(scrubbed)).toEqual(state)
    expect(foldCase([...scrubbed].reverse())).toEqual(state)
  })
})

describe('what is withheld', () => {
  it('stays so when its claim is joined', () => {
    const { act, all } = begun()
    act('ada', touched(two, 5))
    const [, greatest = ''] = [one, two].sort()
    const target = { kind: 'claim', claim: greatest } as const
    act('ada', { type: 'item.withheld', data: { target, withheld: true, reason: 'a source' } })
    act('ada', { type: 'claim.joined', data: { into: one, from: two } })
    expect(foldCase(all).withheld.map((each) => each.target)).toEqual(
      [greatest, [one, two].sort()[0]].map((claim) => ({ kind: 'claim', claim })),
    )
    act('ada', { type: 'item.withheld', data: { target, withheld: false, reason: 'agreed' } })
    expect(foldCase(all).withheld).toEqual([])
  })
})

describe('the fold', () => {
  it('does not depend on the order in which events come', () => {
    fc.assert(
      fc.property(steps, fc.infiniteStream(fc.nat()), (list, random) => {
        const events = randomCase(list)
        const shuffled = shuffle(events, random)
        const expected = JSON.stringify(foldCase(events))
        expect(JSON.stringify(foldCase(shuffled))).toBe(expected)
        expect(JSON.stringify(foldCase([...shuffled, ...events]))).toBe(expected)
      }),
      { numRuns: 100 },
    )
  })

  it('gives the same when it grows event by event, in any order, and never changes what it gave', () => {
    fc.assert(
      fc.property(steps, fc.infiniteStream(fc.nat()), (list, random) => {
        const events = randomCase(list)
        const fold = createFold()
        let given: [CaseState, string] | null = null
        for (const event of shuffle(events, random)) {
          fold.add([event])
          if (given) expect(JSON.stringify(given[0])).toBe(given[1])
          given = [fold.state(), JSON.stringify(fold.state())]
        }
        expect(fold.state()).toEqual(foldCase(events))
        expect(JSON.stringify(fold.state())).toBe(JSON.stringify(foldCase(events)))
        expect(fold.events).toEqual([...events].sort(compareEvents))
      }),
      { numRuns: 100 },
    )
  })

  it('does not lose a verdict: each stands on a claim, is parked with a reason, was taken back or erased', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const events = randomCase(list)
        const fold = createFold()
        fold.add(events)
        const state = fold.state()
        const standing = new Set(Object.values(state.claims).flatMap((claim) => claim.verdicts.map((each) => each.id)))
        const parked = new Set(state.parked.map((each) => each.event))
        for (const event of events.filter((each) => each.type === 'verdict.recorded')) {
          const places = [standing.has(event.id), parked.has(event.id), fold.isUndone(event.id)]
          expect(places.filter(Boolean)).toHaveLength(1)
        }
      }),
    )
  })

  it('keeps apart two acts that claim one id: the later is parked', () => {
    const { act, all } = logs()
    act('ada', created())
    const note = act('ada', { type: 'note.added', data: { target: { kind: 'case' }, text: 'mine' } })
    const rival = {
      ...act('ben', { type: 'note.added', data: { target: { kind: 'case' }, text: 'his' } }),
      id: note.id,
    }
    const events = [...all.slice(0, 2), rival]
    const state = foldCase(events)
    expect(state.notes[note.id]?.text).toBe('mine')
    expect(state.parked).toMatchObject([{ event: note.id, by: 'ben', why: 'another act has its id' }])
    expect(foldCase([...events].reverse())).toEqual(state)
  })
})
