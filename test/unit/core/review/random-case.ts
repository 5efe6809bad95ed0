import fc from 'fast-check'
import type { Act, LogEvent } from '../../../../electron/contract'
import { confirmed, created, evidence, imported, logs, one, page, passage, two } from './acts'

/** What one random step does: who, which kind of act, which earlier thing it names, and how late the clock is. */
export type Step = readonly [reviewer: number, kind: number, target: number, minute: number]

export const steps: fc.Arbitrary<Step[]> = fc.array(fc.tuple(fc.nat(2), fc.nat(21), fc.nat(30), fc.nat(40)), {
  maxLength: 60,
  size: 'max',
})

const people = ['ada', 'ben', 'cleo']

/** An act made from a step; `events` are those it may name, sensibly or not. */
export function randomAct([, kind, target, minute]: Step, events: readonly LogEvent[]): Act {
  const pick = (type: string): string => {
    const all = events.filter((event) => event.type === type)
    return all[target % Math.max(1, all.length)]?.id ?? 'gone'
  }
  const claim = target % 2 === 0 ? one : two
  const said = { judgement: minute % 3 === 0 ? ('altered' as const) : ('as quoted' as const), reasons: 'read' }
  switch (kind) {
    case 0:
    case 1:
      return {
        type: 'claim.touched',
        data: {
          claim,
          wording: `wording ${target}`,
          speaker: null,
          appearances: [{ content: [passage(0, target + 1)] }],
        },
      }
    case 2:
      return evidence(claim)
    case 3:
      return confirmed(claim)
    case 4:
    case 5:
    case 6: {
      const supersedes = minute % 2 === 0 ? pick('verdict.recorded') : null
      const stage = minute % 5 === 0 ? 'draft' : 'ready'
      const data = {
        claim,
        said: { ...said, evidence: [pick('evidence.added')] },
        truth: null,
        stage,
        supersedes,
      } as const
      return { type: 'verdict.recorded', data: { ...data, said: { ...data.said, evidence: [...data.said.evidence] } } }
    }
    case 7:
      return {
        type: 'verdict.reviewed',
        data: { claim, verdict: pick('verdict.recorded'), agrees: minute % 2 === 0, reasons: '' },
      }
    case 8:
      return { type: 'verdict.adjudicated', data: { claim, verdict: pick('verdict.recorded'), reasons: 'heard it' } }
    case 9:
      return { type: 'evidence.removed', data: { claim, evidence: pick('evidence.added'), reason: 'wrong page' } }
    case 10:
      return { type: 'claim.joined', data: { into: claim, from: claim === one ? two : one } }
    case 11:
      return imported()
    case 12:
      return {
        type: 'article.updated',
        data: { articles: [page, `sha256:${claim}`], changes: { title: `t${target}` } },
      }
    case 13:
      return {
        type: 'note.added',
        data: { target: { kind: 'evidence', evidence: pick('evidence.added') }, text: 'see' },
      }
    case 14:
      return { type: 'note.changed', data: { note: pick('note.added'), text: minute % 2 === 0 ? 'saw' : '' } }
    case 15:
      return {
        type: 'item.withheld',
        data: { target: { kind: 'claim', claim }, withheld: minute % 3 > 0, reason: 'source' },
      }
    case 16:
      return { type: 'topic.added', data: { name: `topic ${target}`, aliases: [] } }
    case 17:
      return { type: 'erasure', data: { events: [pick('note.added'), pick('undo')], originals: [], ground: 'asked' } }
    default: {
      const event = events[target % Math.max(1, events.length)]
      return { type: 'undo', data: { event: event?.id ?? 'gone' } }
    }
  }
}

/** A case of random acts by three people on three computers whose clocks do not agree. */
export function randomCase(list: readonly Step[]): LogEvent[] {
  const { act, all } = logs()
  act('ada', created(), 1)
  for (const step of list) act(people[step[0]] ?? 'ada', randomAct(step, all), 2 + step[3])
  return all
}

/** The same items in an order drawn from random numbers (Fisher and Yates). */
export function shuffle<T>(items: readonly T[], random: Iterator<number>): T[] {
  const shuffled = [...items]
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Number(random.next().value) % (last + 1)
    const [left, right] = [shuffled[last], shuffled[other]]
    if (left !== undefined && right !== undefined) [shuffled[last], shuffled[other]] = [right, left]
  }
  return shuffled
}
