import { describe, expect, it } from 'vitest';
import { type StorageSystem, storageOf } from './storage.ts';

/** A system as a test has it. */
function system(told: Partial<StorageSystem>): StorageSystem {
  return {
    platform: 'linux',
    home: '/home/editor',
    environment: {},
    mounts: () => '22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
    fileSystem: () => null,
    real: (folder) => folder,
    exists: () => false,
    ...told,
  };
}

/** Mounts of Linux: the root, and one place more. */
function linux(at: string, type: string) {
  return system({
    mounts: () =>
      `22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n40 22 0:40 / ${at} rw - ${type} server:/share rw\n41 22 0:41 / /sys rw - sysfs sysfs rw`,
  });
}

describe('on what a file lies', () => {
  it.each([
    ['nfs4', 'NFS'],
    ['cifs', 'SMB'],
    ['fuse.sshfs', 'SSHFS'],
    ['9p', '9P'],
    ['fuse.davfs2', 'WebDAV'],
  ])('tells a mount of type %s on Linux', (type, name) => {
    expect(storageOf('/mnt/desk/one.dayang', linux('/mnt/desk', type))).toEqual({ kind: 'network', name });
    expect(storageOf('/mnt/desktop/one.dayang', linux('/mnt/desk', type)).kind).toBe('local');
  });

  it.each([
    [0xef53, 'local'],
    [0x6969, 'network'],
  ])('asks for no mounts where the number of the file system, %i, says that it is a disk', (number, kind) => {
    const told = { ...linux('/mnt/desk', 'nfs4'), fileSystem: () => number };
    expect(storageOf('/mnt/desk/one.dayang', told).kind).toBe(kind);
  });

  it('reads a mount whose name has a space, and takes the one that lies over the others', () => {
    expect(storageOf('/mnt/the desk/a/one.dayang', linux('/mnt/the\\040desk', 'cifs')).kind).toBe('network');
    const over = system({
      mounts: () => '40 22 0:40 / /mnt rw - nfs s:/x rw\n41 40 0:41 / /mnt/usb rw - ext4 /dev/sdb rw',
    });
    expect(storageOf('/mnt/usb/one.dayang', over).kind).toBe('local');
    expect(storageOf('/mnt/one.dayang', over).kind).toBe('network');
  });

  it('tells a share on a Mac and on Windows', () => {
    const mac = system({
      platform: 'darwin',
      mounts: () =>
        '/dev/disk1 on / (apfs, local, journaled)\n//editor@nas/news on /Volumes/news (smbfs, nodev, nosuid, mounted by editor)',
    });
    expect(storageOf('/Volumes/news/one.dayang', mac)).toEqual({ kind: 'network', name: 'SMB' });
    expect(storageOf('/Users/editor/one.dayang', mac).kind).toBe('local');
    const windows = system({ platform: 'win32', mounts: () => '' });
    expect(storageOf('\\\\nas\\news\\one.dayang', windows).kind).toBe('network');
    // A drive that stands for a share.
    const drive = { ...windows, real: (folder: string) => folder.replace('Z:', '\\\\?\\UNC\\nas\\news') };
    expect(storageOf('Z:\\today\\one.dayang', drive).kind).toBe('network');
    expect(storageOf('C:\\today\\one.dayang', windows).kind).toBe('local');
  });

  it.each([
    ['/home/editor/OneDrive - 江城日报/one.dayang', 'OneDrive'],
    ['/home/editor/Dropbox/今天/one.dayang', 'Dropbox'],
    ['/home/editor/我的坚果云/one.dayang', '坚果云 Nutstore'],
    ['/Users/editor/Library/Mobile Documents/com~apple~CloudDocs/one.dayang', 'iCloud'],
    ['/Users/editor/Library/CloudStorage/GoogleDrive-a@b.c/我的/one.dayang', 'Google Drive'],
    ['/home/editor/BaiduSyncdisk/one.dayang', '百度网盘'],
  ])('tells the folder of a program that copies it: %s', (path, name) => {
    expect(storageOf(path, system({}))).toEqual({ kind: 'synced', name });
  });

  it('tells such a folder by the marks in it or above it, and by what the program says', () => {
    const marked = system({ exists: (path) => path === '/data/share/.stfolder' });
    expect(storageOf('/data/share/a/b/one.dayang', marked)).toEqual({ kind: 'synced', name: 'Syncthing' });
    expect(storageOf('/data/one.dayang', marked).kind).toBe('local');
    const windows = system({
      platform: 'win32',
      mounts: () => '',
      environment: { OneDriveCommercial: 'D:\\Cloud\\' },
    });
    expect(storageOf('D:\\cloud\\today\\one.dayang', windows)).toEqual({ kind: 'synced', name: 'OneDrive' });
  });

  it('takes no home folder for one of a program, and what cannot be told for a disk of this machine', () => {
    expect(storageOf('/home/Dropbox/one.dayang', system({ home: '/home/Dropbox' })).kind).toBe('local');
    expect(storageOf('/x/one.dayang', system({ mounts: () => 'nonsense\n\n - ' })).kind).toBe('local');
  });
});
