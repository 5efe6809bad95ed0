import type { Speaker } from '../../contract'
import { readPlainWords } from '../text/plain-words'
import type { FoundDifference } from './differences'
import type { Telling } from './telling'

/** Everyone a statement is given to, by id; empty where the text leaves it open. */
function givenTo({ statement: { speaker } }: Telling): string[] {
  if (!speaker || speaker.certainty === 'unknown' || speaker.id === null) return []
  return [speaker.id, ...speaker.members]
}

const nameWords = (names: readonly string[]) =>
  new Set(names.flatMap((name) => readPlainWords(name).flatMap(({ plain, capital }) => (capital ? [plain] : []))))

/** True if the names may be of one: all words of one are among the words of the other. */
function mayBeOne(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  return small.size > 0 && [...small].every((word) => large.has(word))
}

/** The same claim given to another speaker. Aliases, members of a group and unknown speakers make no difference. */
export function speakerDifferences(a: Telling, b: Telling, speakers: ReadonlyMap<string, Speaker>): FoundDifference[] {
  const left = givenTo(a)
  const right = givenTo(b)
  if (left.length === 0 || right.length === 0 || left.some((id) => right.includes(id))) return []
  const names = (ids: readonly string[]) =>
    ids.slice(0, 1).flatMap((id) => [speakers.get(id)?.name ?? '', ...(speakers.get(id)?.aliases ?? [])])
  if (mayBeOne(nameWords(names(left)), nameWords(names(right)))) return []
  const named = (ids: readonly string[], { statement }: Telling) =>
    speakers.get(ids[0] ?? '')?.name ?? statement.speaker?.name
  const spans = ({ statement }: Telling) =>
    (statement.source.length > 0 ? statement.source : statement.cue).map(([s, e]): [number, number] => [s, e])
  return [
    {
      kind: 'attribution',
      spans: [spans(a), spans(b)],
      note: `${named(left, a) ?? '–'} / ${named(right, b) ?? '–'}`,
    },
  ]
}
