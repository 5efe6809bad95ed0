/**
 * The words of a claim with their cue before them, as `denied`: without it what somebody denied reads as what they said.
 * @param cue empty where nothing tells how the words are put
 */
export function Wording({ cue, wording }: { cue: string; wording: string }) {
  return (
    <>
      {cue !== '' && <em className="cue-words">{cue} </em>}
      {wording}
    </>
  )
}

/** The same as plain text, as for an option of a list. */
export const wordingText = ({ cue, wording }: { cue: string; wording: string }): string =>
  cue === '' ? wording : `${cue} ${wording}`
