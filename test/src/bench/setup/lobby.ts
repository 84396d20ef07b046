/** A meeting whose guests wait in a lobby, as the benchmark uses it. */
export interface LobbyMeeting {
  readonly id: string;
  /** Waits until a room is in the lobby. Looks every few milliseconds: so exact is the time it tells. */
  waiting(): Promise<void>;
  /** Finds the room in the lobby, and gives what lets it in. */
  door(): Promise<() => Promise<void>>;
}
