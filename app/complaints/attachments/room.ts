/** How full the folder of attachments is. */
export interface RoomForFiles {
  /** Bytes of the files of all cases, and how many they may be (setting ATTACHMENTS_QUOTA_MB). */
  used: number;
  quota: number;
  /** Bytes free on the disk below the data folder, and how many files must leave free (setting MIN_FREE_DISK_MB). */
  free: number;
  leftFree: number;
}

/** The most one form can bring, in bytes, which must still fit. */
const largestForm = 52 * 1024 * 1024;

/** Whether the files of one more form are taken. */
export function isRoomLeft({ used, quota, free, leftFree }: RoomForFiles): boolean {
  return used + largestForm <= quota && free - largestForm >= leftFree;
}
