/** A track that an effect made out of another one. */
export type AppliedEffect = {
  track: MediaStreamTrack
  /** Gives back all that the effect holds and ends its track; the track that it was made of stays as it is. */
  close(): void
}

/** What changes the camera's picture or the microphone's sound before it is sent (C15). */
export type TrackEffect = {
  /** Tells one effect from another. */
  name: string
  /** Settles once the made track carries the effect; rejects where it cannot, and then holds nothing. */
  apply(track: MediaStreamTrack): Promise<AppliedEffect>
}
