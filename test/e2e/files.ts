import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const sample = path.resolve(import.meta.dirname, '../../resources/sample')
const MEDIA_TYPES: Record<string, string> = { '.html': 'text/html', '.txt': 'text/plain' }

/** A file as a file chooser hands it over. */
export interface ChosenFile {
  name: string
  mimeType: string
  buffer: Buffer
}

/** The pages of the sample case. */
export function samplePages(): ChosenFile[] {
  return readdirSync(sample)
    .filter((name) => path.extname(name) in MEDIA_TYPES)
    .map((name) => ({
      name,
      mimeType: MEDIA_TYPES[path.extname(name)] ?? '',
      buffer: readFileSync(path.join(sample, name)),
    }))
}

const pageOf = (title: string, outlet: string, url: string, day: string, paragraphs: readonly string[]) =>
  `<html><head><title>${title}</title><meta property="og:site_name" content="${outlet}"><link rel="canonical" href="${url}">
<meta property="article:published_time" content="${day}T08:00:00Z"></head><body><article><h1>${title}</h1>
${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}</article></body></html>`

const html = (name: string, text: string): ChosenFile => ({ name, mimeType: 'text/html', buffer: Buffer.from(text) })

const AGENCY = [
  'The ferry to Orsa will sail again on 3 May after eight weeks in dock, the harbour office said on Monday.',
  'Two new engines were fitted at a cost of 4 million crowns, harbour master Ivo Marsh told reporters at the quay.',
  'About 4,500 people used the ferry each week before it was taken out of service in February, according to the office.',
]
const LATER = AGENCY.map((text) =>
  text.replace('4 million', '6 million').replace('will sail again on 3 May', 'will not sail before 10 May'),
)

/** An invented event in four pages: agency copy in two outlets, a later version of one of them, and a report of its own. */
export function ferryPages(): ChosenFile[] {
  const courier = 'https://courier.example/ferry'
  return [
    html('courier.html', pageOf('Ferry to sail in May', 'Courier', courier, '2031-04-21', AGENCY)),
    html('mirror.html', pageOf('Orsa gets its ferry back', 'Mirror', 'https://mirror.example/1', '2031-04-21', AGENCY)),
    html('courier-later.html', pageOf('Ferry delayed', 'Courier', `${courier}?update=1`, '2031-04-22', LATER)),
    html(
      'tribune.html',
      pageOf('Islanders count on May', 'Tribune', 'https://tribune.example/2', '2031-04-22', [
        'On Monday Ivo Marsh said two new engines had been fitted to the Orsa ferry for about 5 million crowns.',
        'Lena Brandt, who runs the school on the island, said that the children had missed nine weeks of lessons.',
      ]),
    ),
  ]
}

/** One more page on the same event, which makes everything be compared anew. */
export const ferryFollowUp = (): ChosenFile =>
  html(
    'argus.html',
    pageOf('Engines on the quay', 'Argus', 'https://argus.example/3', '2031-04-23', [
      'The engines of the Orsa ferry cost 4 million crowns, harbour master Ivo Marsh told reporters.',
      'The bakery on the quay has hired two more people for the summer, its owner said.',
    ]),
  )

/** Files that nobody can read, each in its own way. */
export function unreadableFiles(): ChosenFile[] {
  return [
    { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
    {
      name: 'noise.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from([0, 1, 2, 3, 250, 251, 0, 0, 7, 0, 200, 13, 0, 0, 1, 9]),
    },
    { name: 'broken.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nnothing that a PDF needs') },
  ]
}
