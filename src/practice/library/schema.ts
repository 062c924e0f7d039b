/**
 * What differs between generations of the photo library. Names and numbers as in Apple's own Photos
 * libraries of models 16320, 18508 and 19063, whose schema the phones share.
 */
export interface Generation {
  modelVersion: number;
  /** Core Data's entity numbers: the album join table is named after that of `Album`. */
  entities: Readonly<Record<EntityName, number>>;
  originalFingerprint: 'ZMASTERFINGERPRINT' | 'ZORIGINALSTABLEHASH';
  adjustedFingerprint: 'ZADJUSTEDFINGERPRINT' | 'ZADJUSTEDSTABLEHASH';
  /** Column that says whether a photo was edited, and the value for yes. */
  adjusted: { column: 'ZHASADJUSTMENTS' | 'ZADJUSTMENTSSTATE'; yes: number };
  trashedReason: boolean;
  detectedScreenshot: boolean;
  cloudPlaceholderKind: boolean;
  resourceStableHash: boolean;
}

export type EntityName =
  | 'AdditionalAssetAttributes'
  | 'Asset'
  | 'CloudMaster'
  | 'ExtendedAttributes'
  | 'GenericAlbum'
  | 'Album'
  | 'Folder'
  | 'InternalResource'
  | 'Moment';

const IOS_16: Generation = {
  modelVersion: 16320,
  entities: {
    AdditionalAssetAttributes: 1,
    Asset: 3,
    CloudMaster: 11,
    ExtendedAttributes: 23,
    GenericAlbum: 27,
    Album: 28,
    Folder: 36,
    InternalResource: 39,
    Moment: 46,
  },
  originalFingerprint: 'ZMASTERFINGERPRINT',
  adjustedFingerprint: 'ZADJUSTEDFINGERPRINT',
  adjusted: { column: 'ZHASADJUSTMENTS', yes: 1 },
  trashedReason: false,
  detectedScreenshot: false,
  cloudPlaceholderKind: true,
  resourceStableHash: false,
};

const IOS_18: Generation = {
  modelVersion: 18508,
  entities: {
    AdditionalAssetAttributes: 1,
    Asset: 3,
    CloudMaster: 12,
    ExtendedAttributes: 25,
    GenericAlbum: 29,
    Album: 30,
    Folder: 38,
    InternalResource: 46,
    Moment: 53,
  },
  originalFingerprint: 'ZORIGINALSTABLEHASH',
  adjustedFingerprint: 'ZADJUSTEDSTABLEHASH',
  adjusted: { column: 'ZADJUSTMENTSSTATE', yes: 2 },
  trashedReason: true,
  detectedScreenshot: true,
  cloudPlaceholderKind: true,
  resourceStableHash: true,
};

const IOS_26: Generation = {
  ...IOS_18,
  modelVersion: 19063,
  entities: {
    AdditionalAssetAttributes: 1,
    Asset: 3,
    CloudMaster: 14,
    ExtendedAttributes: 27,
    GenericAlbum: 31,
    Album: 32,
    Folder: 40,
    InternalResource: 50,
    Moment: 57,
  },
  cloudPlaceholderKind: false,
};

/** The generation of an iOS version such as `18.7.2`. */
export function generationOf(productVersion: string): Generation {
  const major = Number.parseInt(productVersion, 10);
  return major >= 26 ? IOS_26 : major >= 18 ? IOS_18 : IOS_16;
}

const KEYS = 'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER';
const columns = (type: string, names: string) =>
  names
    .trim()
    .split(/\s+/)
    .map((name) => `${name} ${type}`);
const table = (name: string, ...parts: string[][]) =>
  `CREATE TABLE ${name} (${[KEYS, ...parts.flat()].join(', ')});`;

/** The statements that make an empty library of a generation: the tables and columns that readers use. */
export function librarySchema(generation: Generation): string {
  const { Album, Asset } = generation.entities;
  const only = (yes: boolean, name: string) => (yes ? [`${name} INTEGER`] : []);
  return [
    table(
      'ZASSET',
      columns(
        'INTEGER',
        `ZAVALANCHEPICKTYPE ZBUNDLESCOPE ZCLOUDDELETESTATE ZCLOUDISMYASSET ZCLOUDLOCALSTATE ZCOMPLETE
         ZFAVORITE ZHEIGHT ZHIDDEN ZKIND ZKINDSUBTYPE ZORIENTATION ZPLAYBACKSTYLE ZSAVEDASSETTYPE
         ZSYNDICATIONSTATE ZTHUMBNAILINDEX ZTRASHEDSTATE ZVISIBILITYSTATE ZWIDTH
         ZADDITIONALATTRIBUTES ZEXTENDEDATTRIBUTES ZMASTER ZMOMENT ZTRASHEDBYPARTICIPANT`,
      ),
      [`${generation.adjusted.column} INTEGER`],
      only(generation.trashedReason, 'ZTRASHEDREASON'),
      only(generation.detectedScreenshot, 'ZISDETECTEDSCREENSHOT'),
      only(generation.cloudPlaceholderKind, 'ZCLOUDPLACEHOLDERKIND'),
      columns(
        'TIMESTAMP',
        'ZADDEDDATE ZDATECREATED ZMODIFICATIONDATE ZTRASHEDDATE ZADJUSTMENTTIMESTAMP',
      ),
      columns('FLOAT', 'ZDURATION ZLATITUDE ZLONGITUDE ZSORTTOKEN'),
      columns(
        'VARCHAR',
        `ZAVALANCHEUUID ZCLOUDASSETGUID ZDELETEREASON ZDIRECTORY ZFILENAME ZMEDIAGROUPUUID
         ZUNIFORMTYPEIDENTIFIER ZUUID`,
      ),
    ),
    'CREATE INDEX Z_Asset_byDateCreatedIndex ON ZASSET (ZDATECREATED COLLATE BINARY ASC);',
    'CREATE INDEX Z_Asset_byUuidIndex ON ZASSET (ZUUID COLLATE BINARY ASC);',
    table(
      'ZADDITIONALASSETATTRIBUTES',
      columns(
        'INTEGER',
        `ZEMBEDDEDTHUMBNAILHEIGHT ZEMBEDDEDTHUMBNAILLENGTH ZEMBEDDEDTHUMBNAILOFFSET
         ZEMBEDDEDTHUMBNAILWIDTH ZIMPORTEDBY ZINFERREDTIMEZONEOFFSET ZORIGINALFILESIZE
         ZORIGINALHEIGHT ZORIGINALORIENTATION ZORIGINALWIDTH ZTIMEZONEOFFSET ZASSET`,
      ),
      columns('TIMESTAMP', 'ZLASTVIEWEDDATE'),
      columns(
        'VARCHAR',
        `${generation.originalFingerprint} ${generation.adjustedFingerprint} ZEXIFTIMESTAMPSTRING
         ZIMPORTEDBYBUNDLEIDENTIFIER ZORIGINALASSETSUUID ZORIGINALFILENAME ZPUBLICGLOBALUUID
         ZSOURCEASSETFORDUPLICATIONIDENTIFIER ZTIMEZONENAME ZTITLE`,
      ),
      columns('BLOB', 'ZORIGINALHASH'),
    ),
    table(
      'ZEXTENDEDATTRIBUTES',
      columns('INTEGER', 'ZISO ZFLASHFIRED ZASSET ZTIMEZONEOFFSET'),
      columns('FLOAT', 'ZAPERTURE ZDURATION ZLATITUDE ZLONGITUDE ZSHUTTERSPEED'),
      columns('TIMESTAMP', 'ZDATECREATED'),
      columns('VARCHAR', 'ZCAMERAMAKE ZCAMERAMODEL ZLENSMODEL ZTIMEZONENAME'),
    ),
    table(
      'ZINTERNALRESOURCE',
      columns(
        'INTEGER',
        `ZDATALENGTH ZDATASTORESUBTYPE ZLOCALAVAILABILITY ZREMOTEAVAILABILITY ZRECIPEID
         ZRESOURCETYPE ZTRASHEDSTATE ZASSET`,
      ),
      columns('TIMESTAMP', 'ZTRASHEDDATE'),
      columns('VARCHAR', 'ZFINGERPRINT ZCOMPACTUTI'),
      generation.resourceStableHash ? ['ZSTABLEHASH VARCHAR'] : [],
    ),
    table(
      'ZCLOUDMASTER',
      columns('INTEGER', 'ZCLOUDLOCALSTATE ZIMPORTEDBY'),
      columns('TIMESTAMP', 'ZCREATIONDATE ZIMPORTDATE'),
      columns('VARCHAR', 'ZCLOUDMASTERGUID ZORIGINALFILENAME ZUNIFORMTYPEIDENTIFIER'),
    ),
    table(
      'ZGENERICALBUM',
      columns('INTEGER', 'ZCACHEDCOUNT ZCLOUDLOCALSTATE ZKIND ZTRASHEDSTATE ZPARENTFOLDER'),
      columns('TIMESTAMP', 'ZCREATIONDATE ZTRASHEDDATE'),
      columns('VARCHAR', 'ZCLOUDGUID ZTITLE ZUUID'),
    ),
    table(
      'ZMOMENT',
      columns('INTEGER', 'ZCACHEDCOUNT ZTIMEZONEOFFSET ZTRASHEDSTATE'),
      columns('TIMESTAMP', 'ZENDDATE ZREPRESENTATIVEDATE ZSTARTDATE'),
      columns('VARCHAR', 'ZTITLE ZUUID'),
    ),
    `CREATE TABLE Z_${Album}ASSETS (Z_${Album}ALBUMS INTEGER, Z_${Asset}ASSETS INTEGER,
       Z_FOK_${Asset}ASSETS INTEGER, PRIMARY KEY (Z_${Album}ALBUMS, Z_${Asset}ASSETS));`,
    'CREATE TABLE Z_PRIMARYKEY (Z_ENT INTEGER PRIMARY KEY, Z_NAME VARCHAR, Z_SUPER INTEGER, Z_MAX INTEGER);',
    'CREATE TABLE Z_METADATA (Z_VERSION INTEGER PRIMARY KEY, Z_UUID VARCHAR(255), Z_PLIST BLOB);',
    'CREATE TABLE Z_MODELCACHE (Z_CONTENT BLOB);',
    table(
      'ACHANGE',
      columns('INTEGER', 'ZCHANGETYPE ZENTITY ZENTITYPK ZTRANSACTIONID'),
      columns(
        'BLOB',
        'ZCOLUMNS ZTOMBSTONE0 ZTOMBSTONE1 ZTOMBSTONE2 ZTOMBSTONE3 ZTOMBSTONE4 ZTOMBSTONE5',
      ),
    ),
    'CREATE INDEX ACHANGE_ZTRANSACTIONID_INDEX ON ACHANGE (ZTRANSACTIONID);',
    table(
      'ATRANSACTION',
      columns('INTEGER', 'ZAUTHORTS ZBUNDLEIDTS ZCONTEXTNAMETS ZPROCESSIDTS'),
      columns('FLOAT', 'ZTIMESTAMP'),
      columns('VARCHAR', 'ZAUTHOR ZBUNDLEID ZCONTEXTNAME ZPROCESSID'),
      columns('BLOB', 'ZQUERYGEN'),
    ),
    table('ATRANSACTIONSTRING', columns('VARCHAR', 'ZNAME')),
  ].join('\n');
}
