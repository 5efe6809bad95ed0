import type { Report } from '../../contract'

/** How the findings were made, for whoever checks them. */
export function methodOf(kind: Report['kind']): string[] {
  const common = [
    'Every page was imported as a file and kept unchanged; its SHA-256 is printed with it. The text of the article was told apart from the menus, headlines and comment forms around it by a program.',
    'Statements, their speakers and the passages that tell the same claim were suggested by rules and statistics on the reviewers’ own computer. They are suggestions: what is printed under a claim was looked at by a person.',
    'Each claim has two judgements, apart from one another: did they say it, and is it true. Each has its own reasons and its own evidence. A claim may be left unrated: an opinion, a forecast, an intention, or too little to go on.',
    'A verdict is final when a second reviewer has agreed to it, or when a reviewer has recorded why none was asked.',
    'Text that several outlets took from the same agency or from one another is shown and is not counted as corroboration. Differences between reports are called conflicts only where the occasion is known to be the same.',
  ]
  return kind === 'archive'
    ? [
        ...common,
        'This archive holds every verdict, those that a later one replaced included, and the record of every act in the order in which it was made.',
      ]
    : common
}

/** What a report does not show. */
export function limitsOf(kind: Report['kind']): string[] {
  const common = [
    'Claims that no rule found and no reviewer added are missing. “No statement found” does not mean that nothing was said.',
    'Quotations are printed with a sentence either side; the page itself may say more.',
    'Items that are withheld, to protect a source, appear nowhere in this report.',
  ]
  return kind === 'archive'
    ? [...common, 'The chained hashes of the record show accidents and unskilled changes. They are no signature.']
    : common
}
