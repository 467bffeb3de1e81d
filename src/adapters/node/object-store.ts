import type { OwnStorage } from './object-storage.ts'

/** Names one object: its class and its name within it. */
export interface ObjectName {
  readonly kind: string
  readonly name: string
}

export const keyOf = ({ kind, name }: ObjectName): string => `${kind}\n${name}`

/** An object's storage while this process has the object in memory. */
export interface OpenStorage {
  readonly storage: OwnStorage
  /** Brings it up to what other processes wrote; false where that cannot be, and the object is to be made anew. */
  refreshed(): Promise<boolean>
  /** Waits until all that was written stands for good; throws where it never will. */
  readonly settled: () => Promise<void>
  close(): Promise<void>
}

/** Where objects keep what they know and when they want to be woken, for all processes that share the work. */
export interface ObjectStore {
  /** `onAlarm` hears of each new time that the object sets. */
  open(name: ObjectName, onAlarm: (at: number) => void): Promise<OpenStorage>
  /** Takes for this process objects of these classes whose time has come, or whose holder died: nobody else has them then. */
  claim(kinds: readonly string[]): Promise<ObjectName[]>
  /** Keeps a claimed object while `work` runs, then lets it go; a failure is tried again, later each time. Gives the failure. */
  during(name: ObjectName, work: () => Promise<void>): Promise<unknown>
  /** Called every second: keeps what this process holds, brings in what others wrote. */
  tick(): Promise<void>
  /** Lets go all that this process holds, to be woken at once by whoever comes: it is about to end. */
  letGoAll(): Promise<void>
}
