import { KEY_PREFIX, parseObject, removeStored, writeStored } from '../oauth/web-storage.js';

/** What one tab tells the others of its origin. */
export interface Announcement {
  type: 'logout' | 'expired' | 'renewed';
  /** The token's key, or for `renewed` the id of the token whose refresh token was used. */
  of: string;
}

const KEY = 'announcement';

/**
 * Tells the other tabs. Local storage carries it, and keeps nothing: unlike an open channel, that
 * does not keep pages out of the back/forward cache.
 */
export function announce(type: Announcement['type'], of: string): void {
  writeStored('localStorage', KEY, { type, of });
  removeStored('localStorage', KEY);
}

/** Reads what another tab said, if the event is that. */
export function readAnnouncement({ key, newValue }: StorageEvent): Partial<Announcement> {
  return (key === KEY_PREFIX + KEY && newValue && parseObject(newValue)) || {};
}
