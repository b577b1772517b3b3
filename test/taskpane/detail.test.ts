import { HostError } from '../../src/host/port';
import { words } from '../../src/locales';
import { technicalDetail, telling } from '../../src/taskpane/actions/telling';
import type { PaneAction } from '../../src/taskpane/state';

describe('The technical detail of an error', () => {
  test('is the code, the data, and what the program said, down to the member that failed', () => {
    const cause = Object.assign(new Error('There was an internal error.'), {
      debugInfo: { code: 'GeneralException', errorLocation: 'Range.formulas' },
    });
    const error = new HostError('failed', { sheet: '填报-甲', code: 'GeneralException' }, { cause });
    expect(technicalDetail(error).split('\n')).toEqual([
      'failed {"sheet":"填报-甲","code":"GeneralException"}',
      'Error: There was an internal error.',
      '{"code":"GeneralException","errorLocation":"Range.formulas"}',
    ]);
  });

  test('is nothing where the host has no part in it', () => {
    expect(technicalDetail(new Error('别的'))).toBe('');
    expect(technicalDetail(new HostError('editMode'))).toBe('editMode {}');
  });
});

describe('An error after which the workbook is not as it was read', () => {
  test.each([
    ['rows were moved while it was written', new HostError('changedMeanwhile', { reason: 'movedMeanwhile' }), true],
    ['it could not be put back', new HostError('failed', { restored: 'partly' }), true],
    ['all was put back', new HostError('failed'), false],
  ])('lets nothing in the pane count as up to date: %s', async (_, error, isOutOfDate) => {
    const actions: PaneAction[] = [];
    await telling(
      () => words('zh-CN'),
      (action) => actions.push(action),
    ).complain(error);
    expect(actions.map(({ type }) => type)).toEqual(isOutOfDate ? ['edited', 'notice'] : ['notice']);
  });
});
