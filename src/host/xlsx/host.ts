import type { ApplyResult, Capability, Host, ReadScope, Snapshot, WriteDifference } from '../port';
import { HostError } from '../port';
import type { WorkbookContents } from '../common';
import { readContents } from './contents/workbook';
import type { FileChangeSet } from './change';
import { asFileType, type FileType } from './package/fileType';
import type { Package } from './package/package';
import { WorkbookReader } from './read/reader';
import type { WorkbookInfo } from './read/workbook';
import { readWorkbook } from './read/workbook';
import { applyFileChange } from './write/byHand';
import { Draft } from './write/draft';
import { findDifferences } from './write/values';

const CAPABILITIES: readonly Capability[] = ['notes', 'printSetup'];

/**
 * A workbook file in memory. Changes are patches: parts that no change touches are written back as they were read,
 * byte for byte, and within a touched part everything that was not named.
 */
export class XlsxHost implements Host {
  readonly name = 'xlsx';
  private readonly reader = new WorkbookReader();
  private info: WorkbookInfo;

  /** `placeholder` names the sheet of a new workbook that the first added sheet replaces. Throws `HostError`. */
  constructor(
    private pkg: Package,
    private readonly workbook: string,
    private placeholder: string | null = null,
  ) {
    this.info = readWorkbook(pkg);
  }

  can(capability: Capability): boolean {
    return CAPABILITIES.includes(capability);
  }

  /** Formulas give the results that the file holds: nobody calculates here. Throws `missingSheet`, `brokenFile`, `tooLarge`. */
  async read(scope: ReadScope = {}): Promise<Snapshot> {
    return this.reader.snapshot(this.pkg, this.info, this.workbook, scope, this.placeholder);
  }

  /** Everything that the workbook shows. A sheet's id stays the same as long as the file is open. Throws `brokenFile`. */
  contents(): WorkbookContents {
    return readContents(this.pkg, this.info, this.workbook, this.placeholder);
  }

  /**
   * All or nothing: an error leaves the workbook as it was. When values change and there are formulas, the workbook
   * asks to be calculated on opening, for the results that it holds may be out of date.
   */
  async apply({ changes, byHand = false }: FileChangeSet): Promise<ApplyResult> {
    const draft = new Draft(this.pkg, this.info, this.reader, this.placeholder, byHand);
    for (const change of changes) {
      applyFileChange(draft, change);
    }
    const { pkg, info } = draft.finish();
    let cellsWritten = 0;
    const all: WriteDifference[] = [];
    for (const editor of draft.opened()) {
      if (editor.edits.hasValues) {
        const { count, differences } = findDifferences(editor, this.reader.content(pkg, info, pkg.part(editor.part)));
        cellsWritten += count;
        all.push(...differences);
      }
    }
    this.pkg = pkg;
    this.info = info;
    this.placeholder = draft.placeholder;
    return { cellsWritten, differences: all };
  }

  /** The workbook as it is now, as the bytes of a file: of the type that it has, or of `type`. Throws as `asFileType` does. */
  save(type?: FileType): Uint8Array {
    return (type === undefined ? this.pkg : asFileType(this.pkg, this.info.part, type)).toBytes();
  }

  async reveal(): Promise<void> {
    throw new HostError('unsupported', { reason: 'reveal' });
  }

  /** Nobody else edits a file that is in memory. */
  onEdited(): () => void {
    return () => undefined;
  }
}
