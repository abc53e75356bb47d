/**
 * On what a file lies: a disk of this machine, one of the network, or a folder that a program copies to other machines. SQLite's
 * log needs a disk of this machine (sqlite.org/wal.html), and a program that copies takes files apart from what lies beside
 * them. Told by what the system says of mounts, and by the marks that such programs leave in their folders.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, statfsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, posix, resolve, win32 } from 'node:path';
import type { Storage } from '../../shared/edition/holder-records.ts';

/** What is asked of the system, so that a test can answer for it. */
export interface StorageSystem {
  readonly platform: string;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What `/proc/self/mountinfo` holds on Linux, and `mount` prints on a Mac; empty where it cannot be asked. */
  readonly mounts: () => string;
  /** The number by which Linux knows the file system that a folder is on (statfs(2)); null where it is not told. */
  readonly fileSystem: (folder: string) => number | null;
  /** Where a folder really is: of a drive of Windows that stands for a share, the share. */
  readonly real: (folder: string) => string;
  readonly exists: (path: string) => boolean;
}

/** How long a Mac may take to list its mounts, in milliseconds: a share that hangs is in the list all the same. */
const MOUNT_PATIENCE_MS = 2_000;

function mountsOf(platform: string): string {
  try {
    if (platform === 'linux') return readFileSync('/proc/self/mountinfo', 'utf8');
    if (platform === 'darwin')
      return execFileSync('/sbin/mount', { encoding: 'utf8', timeout: MOUNT_PATIENCE_MS, maxBuffer: 2 ** 20 });
  } catch {
    // What cannot be asked is told by marks alone.
  }
  return '';
}

/** File systems of Linux that are on a disk of the machine, or in its memory: ext4, XFS, Btrfs, F2FS, tmpfs (linux/magic.h). */
const ofDisks: ReadonlySet<number | null> = new Set([0xef53, 0x58465342, 0x9123683e, 0xf2f52010, 0x01021994]);

function fileSystemOf(folder: string): number | null {
  try {
    return statfsSync(folder).type;
  } catch {
    return null;
  }
}

/** The system this runs on. */
const thisSystem: StorageSystem = {
  platform: process.platform,
  home: homedir(),
  environment: process.env,
  mounts: () => mountsOf(process.platform),
  fileSystem: process.platform === 'linux' ? fileSystemOf : () => null,
  real: (folder) => {
    try {
      return realpathSync.native(folder);
    } catch {
      return resolve(folder);
    }
  },
  exists: existsSync,
};

/** Types of file systems that other machines reach, or a host beside its guests (Linux, macOS), and what users call them. */
const networkTypes: Readonly<Record<string, string>> = {
  ...{
    nfs: 'NFS',
    nfs4: 'NFS',
    cifs: 'SMB',
    smb3: 'SMB',
    smbfs: 'SMB',
    afpfs: 'AFP',
    webdav: 'WebDAV',
    davfs: 'WebDAV',
  },
  ...{ '9p': '9P', afs: 'AFS', ceph: 'Ceph', glusterfs: 'GlusterFS', lustre: 'Lustre', ncpfs: 'NCP', coda: 'Coda' },
  ...{ vboxsf: 'VirtualBox', prl_fs: 'Parallels', vmhgfs: 'VMware', virtiofs: 'virtiofs', ftp: 'FTP' },
  ...{ 'fuse.sshfs': 'SSHFS', 'fuse.rclone': 'rclone', 'fuse.davfs2': 'WebDAV', 'fuse.gvfsd-fuse': 'GVfs' },
  ...{ 'fuse.glusterfs': 'GlusterFS', 'fuse.vmhgfs-fuse': 'VMware', 'fuse.s3fs': 'S3', 'fuse.cephfs': 'Ceph' },
  ...{ 'fuse.smbnetfs': 'SMB', 'fuse.curlftpfs': 'FTP', macfuse_sshfs: 'SSHFS', osxfuse_sshfs: 'SSHFS' },
};

interface Mount {
  readonly at: string;
  readonly type: string;
}

/** Spaces and the like in a mount's place are written as octal numbers (proc(5)). */
function unescaped(text: string): string {
  return text.replace(/\\([0-7]{3})/gu, (_, octal: string) => String.fromCodePoint(Number.parseInt(octal, 8)));
}

/** A line of `/proc/self/mountinfo`: the place is the fifth field, the type follows a lone dash. */
function linuxMount(line: string): Mount[] {
  const [before = '', after = ''] = line.split(' - ');
  const at = before.split(' ')[4];
  const type = after.split(' ')[0];
  return at === undefined || type === undefined || type === '' ? [] : [{ at: unescaped(at), type }];
}

/** A line of a Mac's `mount`: `//who@host/share on /Volumes/share (smbfs, nodev, …)`. */
function macMount(line: string): Mount[] {
  const found = / on (\/.*) \(([\w.]+)[,)]/u.exec(line);
  return found?.[1] === undefined || found[2] === undefined ? [] : [{ at: found[1], type: found[2] }];
}

function isIn(folder: string, at: string): boolean {
  return at === '/' || folder === at || folder.startsWith(`${at}/`);
}

/** What a folder of the network is called; null of one that is not. */
function networkName(folder: string, system: StorageSystem): string | null {
  if (system.platform === 'win32') return /^\\\\(?:\?\\UNC\\)?[^?.\\]/u.test(folder) ? 'SMB' : null;
  // Nearly always: the list of mounts is not read to find a disk in it.
  if (ofDisks.has(system.fileSystem(folder))) return null;
  const read = system.platform === 'darwin' ? macMount : linuxMount;
  const mounts = system.mounts().split('\n').flatMap(read);
  // What is mounted last over a place is what is seen there.
  const at = mounts.reduce<Mount | null>(
    (best, mount) => (isIn(folder, mount.at) && mount.at.length >= (best?.at.length ?? 0) ? mount : best),
    null,
  );
  return at === null ? null : (networkTypes[at.type] ?? null);
}

/** Programs that copy folders to other machines: what their folder is called, and what they leave in it. */
const syncing: readonly { readonly name: string; readonly folder?: RegExp; readonly marks?: readonly string[] }[] = [
  { name: 'OneDrive', folder: /^OneDrive(?: - .+|-.+)?$/u },
  { name: 'Dropbox', folder: /^Dropbox(?: \(.+\)|-.+)?$/u, marks: ['.dropbox', '.dropbox.cache'] },
  { name: '坚果云 Nutstore', folder: /^(?:我的坚果云|坚果云|Nutstore(?: Files)?)$/u, marks: ['.nutstore'] },
  { name: 'iCloud', folder: /^(?:com~apple~CloudDocs|iCloudDrive|iCloud Drive|iCloud 云盘)$/u },
  {
    name: 'Google Drive',
    folder: /^(?:GoogleDrive-.+|Google Drive|Google 云端硬盘)$/u,
    marks: ['.tmp.driveupload', '.tmp.drivedownload'],
  },
  { name: '百度网盘', folder: /^(?:BaiduSyncdisk|BaiduNetdiskWorkspace|百度网盘同步空间)$/iu },
  { name: '腾讯微云', folder: /^(?:微云同步助手|Weiyun)$/u },
  { name: 'Syncthing', marks: ['.stfolder'] },
  { name: 'Nextcloud', folder: /^Nextcloud$/u, marks: ['.nextcloudsync.log', '.sync_journal.db', '._sync_journal.db'] },
  { name: 'ownCloud', folder: /^ownCloud$/u, marks: ['.owncloudsync.log'] },
  { name: 'Resilio Sync', marks: ['.sync/ID'] },
  { name: 'Seafile', folder: /^Seafile$/u },
  { name: 'Box', folder: /^(?:Box Sync|Box-.+)$/u },
  { name: 'pCloud', folder: /^(?:pCloud ?Drive)$/iu },
  { name: 'Proton Drive', folder: /^(?:ProtonDrive-.+|Proton Drive)$/u },
];

/** Where programs say that their folders are. */
const folderVariables: readonly (readonly [string, string])[] = [
  ['OneDrive', 'OneDrive'],
  ['OneDriveConsumer', 'OneDrive'],
  ['OneDriveCommercial', 'OneDrive'],
];

/** Folders above a file that are looked at, no more than paths have. */
const MOST_ABOVE = 64;

/** The program that copies a folder elsewhere; null where none is known to. */
function syncedBy(folder: string, { home, environment, exists, platform }: StorageSystem): string | null {
  const paths = platform === 'win32' ? win32 : posix;
  const places = folderVariables.flatMap(([variable, name]) => {
    const at = environment[variable];
    return at === undefined || at === ''
      ? []
      : [
          {
            at: paths
              .normalize(at)
              .replace(/[\\/]+$/u, '')
              .toLowerCase(),
            name,
          },
        ];
  });
  for (let at = folder, above = 0; above < MOST_ABOVE; above++) {
    const known = places.find((place) => place.at === at.toLowerCase());
    if (known !== undefined) return known.name;
    const called = paths.basename(at);
    for (const { name, folder: names, marks = [] } of syncing) {
      // A home folder that is called so by chance is no such folder.
      if (at !== home && names?.test(called) === true) return name;
      if (marks.some((mark) => exists(join(at, mark)))) return name;
    }
    const next = paths.dirname(at);
    if (next === at) return null;
    at = next;
  }
  return null;
}

/** On what a file lies, or one that is to be made there. What cannot be told is a disk of this machine. */
export function storageOf(path: string, system: StorageSystem = thisSystem): Storage {
  const paths = system.platform === 'win32' ? win32 : { dirname };
  const folder = system.real(paths.dirname(path));
  const network = networkName(folder, system);
  if (network !== null) return { kind: 'network', name: network };
  const synced = syncedBy(folder, system);
  return synced === null ? { kind: 'local', name: '' } : { kind: 'synced', name: synced };
}
