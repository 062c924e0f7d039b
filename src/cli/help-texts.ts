/** What the help of a command says beside its options: examples first, as people look for these. */

/** Lines to type, by the command they belong to, each with what it does where that is not plain. */
export const EXAMPLES: Readonly<Record<string, readonly (readonly [string, string?])[]>> = {
  backroll: [
    ['backroll', 'the guided wizard: begin here'],
    ['backroll --resume', 'goes on where you stopped'],
    ['backroll scan', 'which backups are here'],
    ['backroll photos UDID --taken 2026-05', 'photos of May in a backup'],
    ['backroll extract UDID --taken 2026-05 --to ~/Pictures/May'],
  ],
  'backroll scan': [['backroll scan'], ['backroll scan --root /Volumes/Disk/Backup --json']],
  'backroll photos': [
    ['backroll photos UDID --taken 2026-05-01..2026-05-03'],
    ['backroll photos UDID --trashed --json'],
  ],
  'backroll extract': [
    ['backroll extract UDID --taken 2026-05 --to ~/May --dry-run'],
    ['backroll extract UDID --name "IMG_00*" --to ~/May --sheet'],
  ],
  'backroll compare': [['backroll compare OLDER NEWER --json']],
  'backroll protect': [['backroll protect UDID --to /Volumes/Disk']],
  'backroll verify': [['backroll verify UDID']],
  'backroll case': [
    ['backroll case list'],
    ['backroll case show 2026-11-22-k7qm'],
    ['backroll case delete --ended --older-than 30d'],
  ],
  'backroll case list': [['backroll case list --json']],
  'backroll case show': [['backroll case show 2026-11-22-k7qm']],
  'backroll case export': [['backroll case export 2026-11-22-k7qm --to case.json']],
  'backroll case import': [['backroll case import case.json']],
  'backroll case delete': [
    ['backroll case delete 2026-11-22-k7qm'],
    ['backroll case delete --ended --older-than 30d --dry-run'],
  ],
  'backroll report': [
    ['backroll report', 'of the latest case'],
    ['backroll report 2026-11-22-k7qm --format html --to report.html'],
  ],
  'backroll doctor': [
    ['backroll doctor'],
    ['backroll doctor --backup-to /Volumes/Disk', 'is there room for a copy?'],
  ],
  'backroll config': [['backroll config'], ['backroll config --json']],
  'backroll practice': [['backroll practice ~/phone'], ['backroll --root ~/phone']],
  'backroll answers': [['backroll answers new --to case.yaml']],
  'backroll answers new': [['backroll answers new --to case.yaml']],
  'backroll flow': [
    ['backroll flow --branch bin'],
    ['backroll flow --format dot | dot -Tsvg > tree.svg'],
  ],
  'backroll schema': [['backroll schema photos']],
  'backroll completion': [
    [`echo 'eval "$(backroll completion bash)"' >> ~/.bashrc`],
    [`echo 'eval "$(backroll completion zsh)"' >> ~/.zshrc`],
    ['backroll completion fish > ~/.config/fish/completions/backroll.fish'],
  ],
};

/** What is said after the options. */
export const NOTES: Readonly<Record<string, string>> = {
  backroll: `BACKUP is a backup folder, a UDID, or a folder with exactly one backup in it.
A password never goes on the command line: use --password-file or the
variable BACKROLL_PASSWORD, or wait for the hidden prompt.

Something does not work? "backroll doctor" says what is in the way, and
"backroll report" writes down what happened in a case. Neither shows a name
or a number of a phone, so that both can go to whoever helps you.`,
  'backroll doctor': `A line for each check. No name and no number of a phone is in it, so that it
can be pasted into a ticket. The exit code is 1 when there is a problem.`,
  'backroll config': `Defaults for options come from a file:
  $XDG_CONFIG_HOME/backroll/config.yaml, or ~/.config/backroll/config.yaml
  on a Mac   ~/Library/Application Support/backroll/config.yaml
  on Windows %APPDATA%\\backroll\\config.yaml
BACKROLL_CONFIG names another one; BACKROLL_CONFIG= none at all.

  roots: [/Volumes/Disk/Backup]   # --root
  to: ~/Pictures/Recovered        # --to of the wizard, extract and doctor
  backup-to: /Volumes/Disk        # --backup-to, and --to of protect
  redact: true                    # false: report --full
  technician: true                # --technician
  plain: true                     # --plain
  color: false                    # --no-color

What is given on the command line counts first. --no-technician and
--no-plain take these two back for once. No password can stand there.`,
  'backroll flow': `An arrow is named after the answer, or after how a job ended, and then the
[gate] that must be open. Back and Stop are left out: at every step, Back leads
to the question answered last, unless something was written since, and Stop
leads to the ending "stopped".`,
  'backroll completion':
    'The lines above set it up, each for one shell; it works in the next window.',
};
