import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Span } from '../../../../electron/contract'
import type { Attribution } from '../../../../electron/core/statement/types'
import { entitiesIn, readExample, speakersIn, whoSaid } from './who-said'

describe('a name is one person however it is written', () => {
  it.each<[string, string[]]>([
    [
      '«Harbour Secretary Ada Orr» said {the bridge would open}. «Orr» said {it was late}. «Ms. Orr» said {it was safe}.',
      ['named person Ada Orr', 'named person Ada Orr', 'named person Ada Orr'],
    ],
    [
      '«Sergei Volin» said {yes}. «Sergey Volin, the foreign minister,» said {no}.',
      ['named person Sergei Volin', 'named person Sergei Volin'],
    ],
    ['«Representative Carl T. King, Republican of Lindhaven,» said {no}.', ['named person Carl T. King']],
    ['«Harbour chief and television star Ben Falk» said {yes}.', ['named person Ben Falk']],
    ['«Oversight and Harbour Reform Committee spokesman Ben Falk» said {yes}.', ['named person Ben Falk']],
    [
      'Moss came. «Moss and Harbour Committee spokesman Ben Falk» said {yes}.',
      ['named group Moss and Ben Falk (Moss, Ben Falk)'],
    ],
    ['Secretary Ada Orr spoke.\n\n«SECRETARY ORR»: {Thank you all.}', ['named person Ada Orr']],
    [
      '«Hanna Brask» won. «Ole Brask» lost. «Hanna Brask» cheered.{a}{b}{c}',
      ['named person Hanna Brask', 'named person Ole Brask', 'named person Hanna Brask'],
    ],
  ])('%s', (example, expected) => {
    expect(whoSaid(example)).toEqual(expected)
  })

  it('takes a nickname in quotation marks for no other person', () => {
    expect(whoSaid('Ben Falk, nicknamed “Old Salt Falk”, left. «Falk» said {he was tired}.')).toEqual([
      'named person Ben Falk',
    ])
  })

  it('leaves a name to the one of whom he or she is said', () => {
    const said = whoSaid(
      'President Orr came, and he spoke. His wife, Hanna Orr, smiled. «President Orr» said {yes}. «Hanna Orr» said {no}.',
    )
    expect(said).toEqual(['named person Orr', 'named person Hanna Orr'])
  })

  it('keeps a family name in doubt where another bearer has just been named', () => {
    expect(whoSaid('Hanna Brask and her brother Ole Brask ran. Later, «Brask» said {it was fair}.')).toEqual([
      'unknown: Hanna Brask, Ole Brask',
    ])
  })
})

describe('a speaker worked out from elsewhere in the text', () => {
  it.each<[string, string, string[]]>([
    ['he', 'Ben Falk arrived at noon. «He» said {the bridge would open}.', ['resolved person Ben Falk']],
    [
      'a quotation that runs on',
      '“{“We open in May,”} «Ada Orr» said. «»{“Nobody is left behind.”}',
      ['named person Ada Orr', 'resolved person Ada Orr'],
    ],
    [
      'a title',
      '«Sen. Carl Moss» opposed {it}. {It costs too much,} «the senator» said.',
      ['named person Carl Moss', 'resolved person Carl Moss'],
    ],
    [
      'a role given beside the name',
      '«A spokesman for the harbour board, Tim Vale,» said {it was shut}. {Ships pass,} «the spokesman» said.',
      ['named person Tim Vale', 'resolved person Tim Vale'],
    ],
    [
      'a body by the last word of its name',
      'The Lindhaven Harbour Board met. «The board» said {it would vote}. «It» expects {a result soon}.',
      ['resolved body Lindhaven Harbour Board', 'resolved body Lindhaven Harbour Board'],
    ],
    [
      'she and he by what the text tells of each',
      'Ada Orr, a spokeswoman, met Ben Falk, a councilman. «She» said {it was fair}. «He» said {it was not}.',
      ['resolved person Ada Orr', 'resolved person Ben Falk'],
    ],
    [
      'a plural group',
      '«Senior officials travelling with Orr» said {a deal was near}. But «they» warned {that it could fail}.',
      ['named group Senior officials travelling with Orr', 'resolved group Senior officials travelling with Orr'],
    ],
    [
      'people who were described and have not spoken',
      'Five council members urged him to go. «They» said {it was time}.',
      ['resolved group Five council members'],
    ],
    [
      'somebody’s people',
      '«John Brask» spoke first. «Brask’s aides» said {he was tired}. «His aides» denied {it}.',
      ['named person John Brask', 'named group Brask’s aides', 'resolved group Brask’s aides'],
    ],
    [
      'the driver, who was met before',
      'A driver stopped. «The driver» said {it was late}.',
      ['resolved unnamed driver'],
    ],
    [
      'the spokesman, who stays unnamed',
      '«A spokesman for the board» said {no}. {It is late,} «the spokesman» said.',
      ['named unnamed A spokesman for the board', 'resolved unnamed A spokesman for the board'],
    ],
    ['a party', 'Rep. Carl Moss, R-Utah, won. «The Utah Republican» said {yes}.', ['resolved person Carl Moss']],
    [
      'which, of a body',
      'It was good news to Carl Moss’s campaign, «which» expects {a win}.',
      ['resolved body Carl Moss’s campaign'],
    ],
    ['a relative pronoun', 'They met Ada Orr, «who» said {it was late}.', ['resolved person Ada Orr']],
  ])('%s', (_, example, expected) => {
    expect(whoSaid(example)).toEqual(expected)
  })
})

describe('a speaker in doubt', () => {
  it.each<[string, string, string[]]>([
    [
      'he, after both are named as speakers',
      '«Both Ben Falk and Carl Moss» say {a deal is near}.\n\nOn that point, «he» said {the city kept its word}.',
      ['named group Ben Falk and Carl Moss (Ben Falk, Carl Moss)', 'unknown: Ben Falk, Carl Moss'],
    ],
    [
      'he, after one met the other',
      'Ben Falk met Carl Moss on Monday. «He» said {the bridge would open}.',
      ['unknown: Ben Falk, Carl Moss'],
    ],
    [
      'the chairman, whom the reader is taken to know',
      'Ben Falk spoke. «The chairman of the board» said {no}.',
      ['unknown: Ben Falk, chairman of the board'],
    ],
    ['none, who say nothing', '«None of the senators» wants {a toll}.', ['unknown: ']],
    ['many, of whom it is not said who they are', '«Many» said {it was late}.', ['unknown: Many']],
    [
      'a first name that two bear',
      'Hanna Brask met Hanna Vale. «Hanna» said {it was late}.',
      ['unknown: Hanna Brask, Hanna Vale'],
    ],
    ['nobody named at all', '«He» said {the bridge would open}.', ['unknown: ']],
  ])('%s', (_, example, expected) => {
    expect(whoSaid(example)).toEqual(expected)
  })

  it('is no doubt that the one spoken of in the words is not the speaker', () => {
    expect(whoSaid('Ben Falk met Carl Moss. {“Carl Moss is right,”} «he» said.')).toEqual(['resolved person Ben Falk'])
  })
})

describe('speakers without a name', () => {
  it('are kept apart where the text keeps them apart', () => {
    const said = whoSaid(
      '{“We need a plan,”} «a senior city official» told reporters.\n\n{“We will go on,”} «he» said.\n\n' +
        '«Another senior city official» said: {“I promise nothing.”}\n\n{“That said, we are here,”} «he» added.',
    )
    expect(said).toEqual([
      'named unnamed a senior city official',
      'resolved unnamed a senior city official',
      'named unnamed Another senior city official',
      'resolved unnamed Another senior city official',
    ])
  })

  it('are kept apart by what they are, and one again where the words are the same', () => {
    const { text, attributions } = readExample(
      '«A harbour official» said {no}. «A second official» said {yes}. «A police official» said {it was late}. ' +
        '«Officials» said {more}. «Officials» said {less}.',
    )
    const { speakers } = speakersIn(text, attributions)
    const [first, second, police, many, again] = speakers.map(({ entity }) => entity)
    expect(new Set([first, second, police, many]).size).toBe(4)
    expect(again).toBe(many)
    expect(speakers.map(({ certainty }) => certainty)).toEqual(Array(5).fill('named'))
  })

  it('who ask in a transcript are each somebody else', () => {
    const { text, attributions } = readExample('«Q.» {When?}\n\n«Q.» {Where?}')
    const { speakers } = speakersIn(text, attributions)
    expect(new Set(speakers.map((speaker) => speaker.entity)).size).toBe(2)
  })

  it.each<[string, string[]]>([
    ['«U.S. and Norwegian officials» said {talks went on}.', ['named group U.S. and Norwegian officials']],
    [
      '«Some Republicans» said {no}. «Republicans» agreed {to wait}.',
      ['named group Some Republicans', 'named group Republicans'],
    ],
    [
      '«A number of harbour leaders» spoke. {a} «A handful of drivers» said {no}.',
      ['named group A number of harbour leaders', 'named group A handful of drivers'],
    ],
    ['«People familiar with the talks» said {it was over}.', ['named group People familiar with the talks']],
    [
      '«senior harbour officials used the letters» to show {who knew}. «Senior harbour officials» said {no}.',
      ['named group senior harbour officials', 'named group senior harbour officials'],
    ],
    [
      '«The mayors of the Twin Ports, Lindhaven and Orrland», opposed {the toll}.',
      ['named group mayors of the Twin Ports, Lindhaven and Orrland'],
    ],
  ])('%s', (example, expected) => {
    expect(whoSaid(example)).toEqual(expected)
  })
})

describe('a transcript', () => {
  it('has its speakers on labels in capitals, with or without a title', () => {
    const said = whoSaid(
      'Harbour Secretary Ada Orr met reporters with Ole Brask.\n\n«SECRETARY ORR»: {Thank you all.}\n\n' +
        '«QUESTION»: {When does it open?}\n\n«BRASK»: {In May.}\n\n«MODERATOR»: {One more.}\n\n«Q.» {Is it safe?}',
    )
    expect(said).toEqual([
      'named person Ada Orr',
      'named unnamed questioner',
      'named person Ole Brask',
      'named unnamed moderator',
      'named unnamed questioner',
    ])
  })
})

describe('several who speak together', () => {
  it.each<[string, string[]]>([
    [
      'Mayor Ada Orr met Carl Moss. «Both Orr and Moss» say {a deal is near}.',
      ['named group Ada Orr and Carl Moss (Ada Orr, Carl Moss)'],
    ],
    [
      '«Neither Ada Orr nor the harbour board» wants {a toll}.',
      ['resolved group Ada Orr and harbour board (Ada Orr, harbour board)'],
    ],
    [
      '«Norway and the Kremlin» agreed {to wait}. «They» want {calm}.',
      ['named group Norway and Kremlin (Norway, Kremlin)', 'resolved group Norway and Kremlin (Norway, Kremlin)'],
    ],
  ])('%s', (example, expected) => {
    expect(whoSaid(example)).toEqual(expected)
  })
})

describe('bodies and places speak', () => {
  it.each<[string, string[]]>([
    ['«Norway» wants {closer ties}.', ['named place Norway']],
    ['«Washington» fears {a new war}. «It» wants {talks}.', ['named place Washington', 'resolved place Washington']],
    [
      '«The Marovian Foreign Ministry» denied {it}. «The ministry» said {it was false}.',
      ['named body Marovian Foreign Ministry', 'resolved body Marovian Foreign Ministry'],
    ],
    ['«The Kremlin» denied {it}. «Moscow» wants {peace}.', ['named body Kremlin', 'named place Moscow']],
    ['«The White House» declined {to comment}.', ['named body White House']],
    [
      '«The National Harbour Agency (NHA)» said {it was safe}. «The NHA» added {that ships may pass}.',
      ['named body National Harbour Agency', 'named body National Harbour Agency'],
    ],
    [
      '«Ben Falk, Carl Moss and Ada Orr» said {it was over}.',
      ['named group Ben Falk, Carl Moss and Ada Orr (Ben Falk, Carl Moss, Ada Orr)'],
    ],
  ])('%s', (example, expected) => {
    expect(whoSaid(example)).toEqual(expected)
  })
})

describe('a source span that cannot speak', () => {
  it('gives way to the subject of its clause, as something worked out', () => {
    expect(whoSaid('Ben Falk left «the courthouse» saying {he was glad}.')).toEqual(['resolved body courthouse'])
    expect(whoSaid('Ben Falk left «the courthouse» ‹saying› {he was glad}.')).toEqual(['resolved person Ben Falk'])
  })
})

describe('entities', () => {
  it('are told apart by what stands around them, without a list of people', () => {
    expect(
      entitiesIn('Ada Orr, 57, of the Lindhaven Harbour Board flew to Norway. Kurds in Lindhaven cheered Orr.'),
    ).toEqual(['person Ada Orr', 'body Lindhaven Harbour Board', 'place Norway', 'group Kurds', 'place Lindhaven'])
  })

  it('have a first word of a sentence only where the text shows that it is a name', () => {
    expect(
      entitiesIn('Asked about it, nobody spoke. Critics left. Talks went on. But Orrland waits, and Orrland hopes.'),
    ).toEqual(['topic Orrland'])
  })
})

/** Texts that look a little like news, and texts that look like nothing. */
const someText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        ...'Ada Orr said he she they the The senator, . “ ” " \' ’s and of U.S. al-Nor Sen. Mr. who another official officials both - — ( ) \n\n 1 in on EU'.split(
          ' ',
        ),
      ),
      { maxLength: 80 },
    )
    .map((words) => words.join(' ')),
)

describe('any text with any spans', () => {
  it('gives one speaker an attribution, places inside the text and in order, and never fails', () => {
    const someSpan = fc.tuple(fc.nat(400), fc.nat(40))
    const someAttribution = fc.record({
      source: fc.array(someSpan, { maxLength: 2 }),
      cue: fc.array(someSpan, { maxLength: 1 }),
      content: fc.array(someSpan, { maxLength: 2 }),
    })
    fc.assert(
      fc.property(someText, fc.array(someAttribution, { maxLength: 8 }), (text, drafts) => {
        const inside = (spans: [number, number][]) =>
          spans
            .map(([start, length]): Span => [Math.min(start, text.length), Math.min(start + length, text.length)])
            .sort((a, b) => a[0] - b[0])
        const attributions = drafts.map(
          ({ source, cue, content }): Attribution => ({
            type: 'indirect',
            source: inside(source),
            cue: inside(cue),
            content: inside(content),
            within: null,
          }),
        )
        const { entities, speakers } = speakersIn(text, attributions)
        expect(speakers).toHaveLength(attributions.length)
        for (const { mentions } of entities) {
          const places = mentions.flat()
          expect(places).toEqual([...places].sort((a, b) => a - b))
          for (const [start, end] of mentions) {
            expect(end).toBeGreaterThan(start)
            expect(end).toBeLessThanOrEqual(text.length)
          }
        }
        for (const { entity, certainty, members, candidates } of speakers) {
          expect(certainty === 'unknown').toBe(entity === null)
          for (const index of [...members, ...candidates, ...(entity === null ? [] : [entity])])
            expect(entities[index]).toBeDefined()
        }
      }),
      { numRuns: 300 },
    )
  })

  it('takes time in proportion to the length of the text', () => {
    const paragraph =
      'Ada Orr met Ben Falk of the Lindhaven Harbour Board. She said he was late, a city official said.\n\n'
    const time = (copies: number) => {
      const text = paragraph.repeat(copies)
      const attributions = [...text.matchAll(/a city official|She/g)].map(
        (match): Attribution => ({
          type: 'indirect',
          source: [[match.index, match.index + match[0].length]],
          cue: [],
          content: [[match.index + match[0].length, match.index + match[0].length + 4]],
          within: null,
        }),
      )
      const before = performance.now()
      speakersIn(text, attributions)
      return performance.now() - before
    }
    time(50)
    const short = Math.min(time(100), time(100), time(100))
    expect(time(1600)).toBeLessThan(16 * short * 4 + 50)
  })
})

describe('a name that comes out later', () => {
  it('is that of the one described before', () => {
    expect(
      whoSaid(
        '«The harbour’s senior engineer» said {it was late}. «The engineer, Ada Orr of Lindhaven,» said {it was safe}.',
      ),
    ).toEqual(['resolved person Ada Orr', 'named person Ada Orr'])
  })
})
