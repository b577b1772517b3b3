import { makeKaoping, type Kaoping } from './kaoping';

let kaoping: Kaoping;
beforeAll(async () => {
  kaoping = await makeKaoping();
});
afterAll(() => {
  kaoping.remove();
});

/** Words that the library would say in English. */
const LIBRARY = /Usage|Options|Commands|error|display|argument|required|unknown|Did you/;

describe('help', () => {
  it('is in Chinese when the environment says nothing', () => {
    const { exit, stdout, stderr } = kaoping.run(['--help']);
    expect(exit).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toContain('用法： kaoping [选项] [命令]');
    for (const command of ['rubrics', 'rubric', 'new', 'score', 'evidence', 'evaluate'])
      expect(stdout).toMatch(new RegExp(`^  ${command} .*\\p{Script=Han}`, 'mu'));
    expect(stdout).not.toMatch(LIBRARY);
  });

  it('is in English when it is asked for, before or after the command', () => {
    expect(kaoping.run(['--lang', 'en', '--help']).stdout).toContain('Usage: kaoping [options] [command]');
    expect(kaoping.run(['score', '--help', '--lang=en']).stdout).toContain('Usage: kaoping score [options] <FILE...>');
    expect(kaoping.run(['--lang', 'en', '--help']).stdout).not.toMatch(/\p{Script=Han}.*\n\s+rubrics/u);
  });

  it.each([
    [{ LANG: 'en_US.UTF-8' }, 'Usage:'],
    [{ LANG: 'zh_CN.UTF-8' }, '用法：'],
    [{ LANG: 'C' }, '用法：'],
    [{ LANG: 'C.UTF-8' }, '用法：'],
    [{ LC_ALL: 'zh_CN.UTF-8', LANG: 'en_US.UTF-8' }, '用法：'],
    [{ LC_ALL: 'de_DE.UTF-8', LANG: 'zh_CN.UTF-8' }, 'Usage:'],
    [{ LC_ALL: '', LANG: 'en_GB' }, 'Usage:'],
  ])('follows the environment: %j', (env, begin) => {
    expect(kaoping.run(['--help'], { env }).stdout.startsWith(begin)).toBe(true);
  });

  it.each(['rubric', 'rubrics', 'new', 'score', 'evidence', 'evaluate'])(
    'of %s has no word of English in Chinese',
    (command) => {
      const { exit, stdout } = kaoping.run(['help', command]);
      expect(exit).toBe(0);
      expect(stdout).not.toMatch(LIBRARY);
    },
  );

  it('says the version', () => {
    expect(kaoping.run(['--version'])).toEqual({
      exit: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string,
      stderr: '',
    });
  });
});

describe('wrong use ends with exit code 2 and a sentence', () => {
  it.each([
    [['rubic'], '没有“rubic”这个命令。是否指 rubric？'],
    [['rubrics', '--jso'], '没有“--jso”这个选项。'],
    [['rubric'], '缺少参数 ID。'],
    [['score'], '缺少参数 FILE。'],
    [['score', 'a.xlsx', '-o'], '选项“-o, --output <OUT>”缺少内容。'],
    [['new', '--rubric', 'shaoxing-2022', '-o', 'a.xlsx'], '缺少选项“--assessees <A,B,…>”。'],
    [['rubric', 'a', 'b'], '“rubric”的参数过多。'],
  ])('%j', (args, sentence) => {
    const { exit, stdout, stderr } = kaoping.run(args);
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
    expect(stderr).toContain('用法见 kaoping --help。');
    expect(stderr).not.toMatch(LIBRARY);
  });

  it('in English, too', () => {
    expect(kaoping.run(['rubic', '--lang', 'en']).stderr).toBe(
      'There is no command “rubic”. Did you mean rubric?\nSee kaoping --help.\n',
    );
  });

  it('for a language that there is not', () => {
    expect(kaoping.run(['rubrics', '--lang', 'fr'])).toEqual({
      exit: 2,
      stdout: '',
      stderr: '没有这种语言。--lang 只能是 zh-CN 或 en。\n',
    });
    expect(kaoping.run(['rubrics', '--lang']).exit).toBe(2);
  });

  it('for a rubric that there is not, naming those that there are', () => {
    const { exit, stdout, stderr } = kaoping.run(['rubric', 'ningbo-2022', '--json']);
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^没有编号为“ningbo-2022”的评分细则。现有：.*shaoxing-2022/);
  });

  it('for no command at all, with the help on standard error', () => {
    const { exit, stdout, stderr } = kaoping.run([]);
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toContain('用法： kaoping');
  });
});

describe('before it is built', () => {
  it('says in both languages how to build it', async () => {
    const unbuilt = await makeKaoping({ built: false });
    const { exit, stdout, stderr } = unbuilt.run(['--help']);
    unbuilt.remove();
    expect([exit, stdout]).toEqual([1, '']);
    expect(stderr).toBe(
      'kaoping 尚未构建，请先运行 npm run prepare。\nkaoping is not built yet: run npm run prepare first.\n',
    );
  });
});
