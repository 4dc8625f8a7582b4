/** A house of its own for each journey: the product's server on an empty folder, with a clock that the journey moves. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const password = 'koshary at the corner';
export const owner = { name: 'Nadia Sherif', email: 'nadia@nile.test' };
export const staff = { name: 'Salma Ezzat', email: 'salma@nile.test' };

/** A Friday, ten in the morning in Cairo. */
const opening = '2026-11-20T08:00:00Z';
const program = process.env.E2E_SERVER ?? fileURLToPath(new URL('../../target/debug/e2e-server', import.meta.url));

/** What a question or a change answers; the journeys know its shape. */
// oxlint-disable-next-line typescript/no-explicit-any -- the answers of the API, read by the journeys
export type Data = any;

export class House {
  readonly #server: ChildProcess;
  readonly #control: Socket;
  readonly #folder: string;
  readonly url: string;
  #token = '';

  private constructor(server: ChildProcess, control: Socket, folder: string, url: string) {
    this.#server = server;
    this.#control = control;
    this.#folder = folder;
    this.url = url;
  }

  /** An empty server that waits for its first owner. */
  static async empty(...more: string[]): Promise<House> {
    const folder = await mkdtemp(join(tmpdir(), 'coworkflow-journey-'));
    const server = spawn(program, ['--data', join(folder, 'data'), '--at', opening, ...more], { stdio: ['ignore', 'pipe', 'inherit'] });
    const said = createInterface({ input: server.stdout! });
    const found: Record<string, string> = {};
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.once('exit', (code) => reject(new Error(`${program} ended with ${code}`)));
      said.on('line', (line) => {
        const [name = '', value = ''] = line.split(' ');
        found[name] = value;
        if (found.house && found.control) resolve();
      });
    });
    const [host = '', port = ''] = found.control!.split(':');
    const control = connect(Number(port), host);
    return new House(server, control, folder, found.house!);
  }

  /** A house with an owner and a desk, tax of 14 % in its prices, open all day. */
  static async setUp(...more: string[]): Promise<House> {
    const house = await House.empty(...more);
    const openingHours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '08:00', closes: '23:00' }));
    const space = {
      name: 'Nile House Zamalek', zone: 'Africa/Cairo', openingHours, cutOff: '05:00', taxMode: 'INCLUSIVE', taxRate: 1400, taxName: 'VAT',
      incrementMinutes: 1, graceMinutes: 0, allowNegativeStock: false, receiptNote: 'شكرًا لزيارتكم',
    };
    const input = { tenantName: 'Nile House', space, currency: 'EGP', ownerName: owner.name, ownerEmail: owner.email, ownerPassword: password };
    await house.ask('mutation($input: SetupInput!) { setup(input: $input) { id } }', { input });
    await house.signIn();
    const user = { ...staff, role: 'STAFF', password };
    await house.ask('mutation($input: NewUserInput!) { createUser(input: $input) { id } }', { input: user });
    return house;
  }

  /** Signs the owner in for `ask`. */
  async signIn(): Promise<void> {
    const answer = await fetch(`${this.url}/auth/sign-in`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email: owner.email, password }),
    });
    this.#token = ((await answer.json()) as { accessToken: string }).accessToken;
  }

  /** Asks the API as the owner. */
  async ask(query: string, variables: object = {}, language = 'en'): Promise<Data> {
    const headers: Record<string, string> = { 'Content-Type': 'application/json', 'Accept-Language': language };
    if (this.#token) headers.Authorization = `Bearer ${this.#token}`;
    const answer = await fetch(`${this.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    const { data, errors } = (await answer.json()) as { data?: Data; errors?: unknown };
    if (errors) throw new Error(`${query}: ${JSON.stringify(errors)}`);
    return data;
  }

  async addCustomer(name: string, phone?: string): Promise<string> {
    const query = 'mutation($input: CustomerInput!) { createCustomer(input: $input) { id } }';
    return (await this.ask(query, { input: { name, phone } })).createCustomer.id;
  }

  /** `ratePerHour` in piastres. */
  async addPlace(name: string, ratePerHour: number, resourceType = 'SEAT'): Promise<string> {
    const query = 'mutation($input: ResourceInput!) { createResource(input: $input) { id } }';
    return (await this.ask(query, { input: { name, resourceType, ratePerHour } })).createResource.id;
  }

  /** `price` in piastres. */
  async addItem(name: string, category: string, price: number, quantity: number): Promise<string> {
    const query = 'mutation($input: ItemInput!, $quantity: Long!) { createItem(input: $input, quantity: $quantity) { id } }';
    return (await this.ask(query, { input: { name, category, price, minStock: 2 }, quantity })).createItem.id;
  }

  /** From now on only `advance` moves the server's clock. */
  async stopTheClock(): Promise<void> {
    await this.#tell('stop');
  }

  /** Moves the server's clock on. Sign-ins for `ask` end meanwhile, so there is a new one. */
  async advance(minutes: number): Promise<void> {
    await this.#tell(`advance ${minutes}`);
    await this.signIn();
  }

  /** The same for who signs in with a second step, whom `ask` can't sign in. */
  async advanceOnly(minutes: number): Promise<void> {
    await this.#tell(`advance ${minutes}`);
  }

  async #tell(words: string): Promise<void> {
    this.#control.write(`${words}\n`);
    await new Promise((resolve) => this.#control.once('data', resolve));
  }

  async close(): Promise<void> {
    this.#control.destroy();
    const gone = new Promise((resolve) => this.#server.once('exit', resolve));
    this.#server.kill('SIGINT');
    await gone;
    await rm(this.#folder, { recursive: true, force: true });
  }
}
