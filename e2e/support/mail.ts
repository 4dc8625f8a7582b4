/** A mail server for a journey: takes every letter and keeps it. */
import { createServer, type Server, type Socket } from 'node:net';

/** A letter as it arrived. */
export interface Letter {
  to: string;
  /** Its text, both parts decoded. */
  text: string;
}

export class PostOffice {
  readonly #server: Server;
  readonly #letters: Letter[] = [];
  #waiting: (() => void)[] = [];

  private constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket) => this.#talk(socket));
  }

  static async open(): Promise<PostOffice> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new PostOffice(server);
  }

  get url(): string {
    const address = this.#server.address();
    return `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  }

  /** The next letter to somebody that nobody has read. */
  async next(to: string): Promise<Letter> {
    for (;;) {
      const at = this.#letters.findIndex((letter) => letter.to === to);
      if (at >= 0) return this.#letters.splice(at, 1)[0]!;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** The path of the link in the next letter to somebody, for the journey's own house. */
  async link(to: string): Promise<string> {
    const { text } = await this.next(to);
    const found = /http:\/\/nile\.test(\/\S+)/.exec(text);
    if (!found) throw new Error(`no link in ${text}`);
    return found[1]!;
  }

  async close(): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #talk(socket: Socket): void {
    let heard = '';
    let to = '';
    let body: string[] | undefined;
    const say = (words: string) => socket.write(`${words}\r\n`);
    socket.setEncoding('utf8');
    say('220 nile.test');
    socket.on('data', (data: string) => {
      heard += data;
      for (;;) {
        const end = heard.indexOf('\r\n');
        if (end < 0) return;
        const line = heard.slice(0, end);
        heard = heard.slice(end + 2);
        if (body) {
          if (line !== '.') {
            body.push(line);
            continue;
          }
          this.#letters.push({ to, text: decoded(body) });
          body = undefined;
          for (const wake of this.#waiting.splice(0)) wake();
          say('250 taken');
        } else if (line.startsWith('RCPT TO:')) {
          to = line.slice(line.indexOf('<') + 1, line.indexOf('>'));
          say('250 ok');
        } else if (line === 'DATA') {
          body = [];
          say('354 go on');
        } else if (line === 'QUIT') {
          say('221 bye');
          socket.end();
        } else say('250 ok');
      }
    });
  }
}

/** The parts of a letter as they were written: quoted-printable and base64 undone. */
function decoded(lines: readonly string[]): string {
  const whole = lines.join('\n');
  const parts = whole.split(/\n--[^\n]+\n/).map((part) => {
    const [head = '', ...rest] = part.split('\n\n');
    const content = rest.join('\n\n');
    if (/base64/i.test(head)) return Buffer.from(content, 'base64').toString('utf8');
    if (/quoted-printable/i.test(head)) {
      const bytes = content.replaceAll('=\n', '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
      return Buffer.from(bytes, 'latin1').toString('utf8');
    }
    return content;
  });
  return parts.join('\n');
}
