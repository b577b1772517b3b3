import { messageAddress } from '../../src/commands';

const PAGE = new URL('https://a.example/message.html');
const message = (text: string) => ({ locale: 'zh-CN', title: '考评', message: text, close: '知道了', mark: 'a1b2' });
/** What the page of the message reads, after Excel has added which Excel it is. */
const read = (href: string): URLSearchParams =>
  new URLSearchParams(new URL(`${href}?_host_Info=Excel$Win32$16.01$zh-CN$$isDialog$$16`).hash.slice(1));

describe('The address of a message', () => {
  test('keeps every word of it as it is, whatever Excel adds at its end', () => {
    const { href, isWhole } = messageAddress(PAGE, message('重算完成：1 & 2 = 3？\n第二行'), '……');
    const given = read(href);
    expect(isWhole).toBe(true);
    expect(['locale', 'title', 'message', 'close', 'mark'].map((name) => given.get(name))).toEqual([
      ...['zh-CN', '考评', '重算完成：1 & 2 = 3？\n第二行', '知道了', 'a1b2'],
    ]);
  });

  test('stays below 2,000 characters with what Excel adds, and says where the rest is', () => {
    const { href, isWhole } = messageAddress(PAGE, message('错'.repeat(400)), '……（其余见面板。）');
    expect(isWhole).toBe(false);
    expect(href.length).toBeLessThanOrEqual(1_850);
    // One character more would not have had room.
    expect(href.length).toBeGreaterThan(1_841);
    expect(read(href).get('message')).toMatch(/^错{100,}……（其余见面板。）$/);
    expect(read(href).get('close')).toBe('知道了');
  });
});
