/** Where a copy of a photo can lie in a backup, outside the photo library. */
export type ElsewhereSource =
  | 'messages'
  | 'whatsapp'
  | 'whatsapp-business'
  | 'notes'
  | 'files'
  | 'icloud-drive'
  | 'shared-with-you'
  | 'handed-over'
  | 'app';

/** A picture or video outside the photo library. Untrusted text: `path` and `name`. */
export interface ElsewherePicture {
  source: ElsewhereSource;
  /** For `app` it names the app, such as `AppDomain-com.example.notebook`. */
  domain: string;
  /** Path within the domain; `null` when only a database tells of it, and not where it lay. */
  path: string | null;
  /** 40 lower-case hex digits; `null` when the backup knows of the picture and does not hold it. */
  fileID: string | null;
  bytes: number | null;
  name: string | null;
  /** When it was sent or received, by the app's own database. */
  sentAt: string | null;
  /** When it came into the app, by its database, or else when the file was last changed. */
  createdAt: string | null;
  kind: PictureKind;
  /** The asset's UUID, where the path of a copy bears it. */
  assetUUID: string | null;
}

export type PictureKind = 'photo' | 'video';

/** What an app's database says of a picture. */
export interface Mention {
  /** What `Place.keyOf` gives for the file's path. */
  key: string;
  path: string | null;
  name: string | null;
  sentAt: string | null;
  createdAt: string | null;
  bytes: number | null;
  kind: PictureKind;
}
