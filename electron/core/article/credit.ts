/** News agencies by the names they are credited with. */
const AGENCIES =
  'AFP|Agence France[- ]Presse|AP|(?:The )?Associated Press|Reuters|Thomson Reuters|UPI|United Press International|dpa|Deutsche Presse-Agentur|EFE|ANSA|Xinhua|TASS|Interfax|RIA Novosti|Sputnik|PTI|Press Trust of India|ANI|IANS|Bernama|Kyodo(?: News)?|Jiji(?: Press)?|Yonhap|Anadolu(?: Agency)?|AA|SPA|WAM|MENA|QNA|KUNA|SANA|IRNA|Mehr|Belga|ANP|APA|PAP|ČTK|CTK|MTI|Lusa|Agência Brasil|(?:The )?Canadian Press|AAP|NTB|Ritzau|Tanjug|Ukrinform|Antara|APP|ATS|Keystone-SDA|Bloomberg|Press Association|PA Media'
/** At the start of an article: `GENEVA (Agency) -`, `Place, May 3 — Agency —`. */
const DATELINE = new RegExp(`^.{0,60}?[(（[]\\s*(${AGENCIES})\\s*[)）\\]]`, 'u')
/** `Source: Agency`, `Quelle: …`. */
const LABELLED =
  /^[\s*–—-]*(?:source|quelle|fuente|fonte|bron|источник|källa|kilde|zdroj|źródło|sumber|kaynak)\s*[:：]\s*(\S[^:]{0,40}?)[\s.]*$/iu
/** A line that is nothing but the agency: `— Agency`, `(Agency)`, `By The Agency`. */
const ALONE = new RegExp(`^[\\s(/*–—-]*(?:by |with )?(${AGENCIES})[\\s)/.*]*$`, 'u')
const BYLINE = new RegExp(`(?:^by\\b.{0,60}|[,|/–—-]\\s*)(?<!\\p{L})(${AGENCIES})(?!\\p{L})`, 'iu')

/** What the lines around an article's body print; each list in text order. */
export interface CreditLines {
  /** Lines between the headline and the body. */
  readonly above: readonly string[]
  readonly body: readonly string[]
  /** The few lines that follow the body. */
  readonly below: readonly string[]
}

function firstOf<T>(lines: readonly string[], read: (line: string) => T | null): T | null {
  for (const line of lines) {
    const found = read(line)
    if (found !== null) return found
  }
  return null
}

const group = (pattern: RegExp) => (line: string) => pattern.exec(line.slice(0, 160))?.[1]?.trim() ?? null

/** The agency that an article is credited to, as printed; null when none is. */
export function findCredit({ above, body, below }: CreditLines): string | null {
  const ends = [...body.slice(-2), ...below]
  return (
    firstOf(ends, group(LABELLED)) ??
    firstOf(above, group(LABELLED)) ??
    firstOf(body.slice(0, 2), group(DATELINE)) ??
    firstOf([...above, ...ends], group(ALONE)) ??
    firstOf(
      above.filter((line) => line.length < 90),
      group(BYLINE),
    )
  )
}
