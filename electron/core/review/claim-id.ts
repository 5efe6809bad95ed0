import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { MemberText, Spans } from '../../contract'
import { compareText } from './events'

/**
 * The id of the claim that a statement becomes at the first human touch: SHA-256 of the hash of its text and its
 * content spans, so that one passage touched on two computers is one claim.
 *
 * @param contentSpans code points, as anchors hold them (not UTF-16), in text order.
 */
export function claimId(textHash: string, contentSpans: Spans): string {
  const places = contentSpans.map(([start, end]) => `${start}-${end}`).join(',')
  return bytesToHex(sha256(utf8ToBytes(`${textHash}:${places}`)))
}

/** The claim id of a passage given by its anchors; null without any. */
export function claimIdOfMember(member: MemberText): string | null {
  const [first] = member.content
  if (!first) return null
  return claimId(
    first.textHash,
    member.content.map((anchor) => [anchor.start, anchor.end]),
  )
}

/** The claim id of a thread: the least of its members' ids, whatever their order. Null without members. */
export function claimIdOfMembers(members: readonly MemberText[]): string | null {
  const ids = members.map(claimIdOfMember).filter((id) => id !== null)
  return ids.sort(compareText)[0] ?? null
}

/** A key that is the same for the same passage: text hash and places. */
export function passageKey(content: MemberText['content']): string {
  return content.map((anchor) => `${anchor.textHash}:${anchor.start}-${anchor.end}`).join(',')
}
