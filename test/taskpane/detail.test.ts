import { HostError } from '../../src/host/port';
import { technicalDetail } from '../../src/taskpane/actions/telling';

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
