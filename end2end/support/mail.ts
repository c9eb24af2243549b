// A real SMTP server that keeps what the portal sends, so that tests read the
// mails people would read and follow the links in them.
import { EventEmitter } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

const PATIENCE = 30_000;

/** What the awaited mail must look like, beside its recipient. */
export interface MailWanted {
  subject?: RegExp;
}

/** The mails of one portal, each handed out once. */
export class Mailbox {
  readonly url: string;
  private readonly unread: ParsedMail[] = [];
  private readonly received: ParsedMail[] = [];
  private readonly arrivals = new EventEmitter().setMaxListeners(0);

  private constructor(private readonly server: SMTPServer) {
    const { port } = server.server.address() as AddressInfo;
    this.url = `smtp://127.0.0.1:${port}`;
  }

  /** Opens a mailbox on a free port. */
  static async open(): Promise<Mailbox> {
    let deliver: (mail: ParsedMail) => void = () => {};
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData(stream, _session, done) {
        simpleParser(stream).then((mail) => {
          deliver(mail);
          done();
        }, done);
      },
    });
    await new Promise<void>((listening, failed) => {
      server.once('error', failed);
      server.listen(0, '127.0.0.1', listening);
    });
    const mailbox = new Mailbox(server);
    deliver = (mail) => mailbox.deliver(mail);
    return mailbox;
  }

  /** The oldest unread mail to `address`; waits until it is there. */
  async next(address: string, wanted: MailWanted = {}): Promise<ParsedMail> {
    const taken = this.take(address, wanted);
    if (taken) return taken;
    return new Promise((found, missing) => {
      const look = () => {
        const mail = this.take(address, wanted);
        if (mail) finish(() => found(mail));
      };
      const timer = setTimeout(
        () => finish(() => missing(this.nothingFor(address, wanted))),
        PATIENCE,
      );
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        this.arrivals.off('mail', look);
        settle();
      };
      this.arrivals.on('mail', look);
    });
  }

  /** Everything to `address` nobody has asked for yet. */
  unreadTo(address: string): ParsedMail[] {
    return this.unread.filter((mail) => recipients(mail).includes(address.toLowerCase()));
  }

  /** Everything that ever came, whoever has asked for it. */
  everything(): readonly ParsedMail[] {
    return this.received;
  }

  async close(): Promise<void> {
    await new Promise<void>((closed) => this.server.close(closed));
  }

  private deliver(mail: ParsedMail): void {
    this.unread.push(mail);
    this.received.push(mail);
    this.arrivals.emit('mail');
  }

  private take(address: string, wanted: MailWanted): ParsedMail | undefined {
    const found = this.unreadTo(address).find(
      (mail) => wanted.subject?.test(mail.subject ?? '') ?? true,
    );
    if (found) this.unread.splice(this.unread.indexOf(found), 1);
    return found;
  }

  private nothingFor(address: string, { subject }: MailWanted): Error {
    const there = this.unread.map((mail) => `${recipients(mail).join(', ')}: ${mail.subject}`);
    const about = subject ? ` about ${subject}` : '';
    return new Error(`No mail to ${address}${about}. Unread: ${there.join(' | ') || 'none'}`);
  }
}

/** The addresses of links in the plain text, in their order. */
export function links(mail: ParsedMail): string[] {
  return mail.text?.match(/https?:\/\/[^\s<>"、。）」]+/g) ?? [];
}

/** The one link of a mail whose address matches. */
export function link(mail: ParsedMail, matching: RegExp): string {
  const found = [...new Set(links(mail).filter((address) => matching.test(address)))];
  if (found.length !== 1) {
    throw new Error(`Expected one link like ${matching} in "${mail.subject}", got ${found.length}`);
  }
  return found[0]!;
}

/** The addresses it was sent to, in small letters. */
export function recipients(mail: ParsedMail): string[] {
  const lists: AddressObject[] = [mail.to ?? []].flat();
  return lists.flatMap((list) => list.value.map(({ address }) => address?.toLowerCase() ?? ''));
}
