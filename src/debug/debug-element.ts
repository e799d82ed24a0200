// First, so that the time is taken before anything of the flow has run.
import './journal.js';
import { EgainLoginElement } from '../egain-login.js';
import { giveAccount, readConfiguration } from './account.js';
import { announceDebugging, ConsoleReport } from './console.js';
import { Observation } from './observation.js';
import { Panel } from './panel.js';
import { onViolation } from './violations.js';

/** How often it is looked whether the button is there. */
const DRAWING_MS = 50;

/** The element with a report below its button. In everything else it is the usual one. */
export class DebugLoginElement extends EgainLoginElement {
  #panel: Panel | undefined;
  #end = new AbortController();
  #isDue = false;
  readonly #console = new ConsoleReport();
  readonly #observation = new Observation(
    this,
    () => {
      const configuration = readConfiguration(this);
      return configuration instanceof Error ? undefined : configuration;
    },
    () => this.#report(),
  );

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observation.start();
    this.#end = new AbortController();
    const { signal } = this.#end;
    for (const type of ['online', 'offline', 'load'])
      addEventListener(type, () => this.#report(), { signal });
    signal.addEventListener(
      'abort',
      onViolation(() => this.#report()),
    );
    this.#report();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observation.stop();
    this.#end.abort();
  }

  /** Later, once for all that changes now: also after what the page does in the same task. */
  #report(delay = 0): void {
    if (this.#isDue) return;
    this.#isDue = true;
    setTimeout(() => {
      this.#isDue = false;
      if (this.isConnected) this.#reportNow();
    }, delay);
  }

  #reportNow(): void {
    const account = giveAccount(this, this.#observation);
    this.#console.tell(account);
    // The element may take its time to draw its button, and the report stands below that.
    if (!this.shadowRoot) return this.#report(DRAWING_MS);
    this.#panel ??= new Panel(this.shadowRoot);
    this.#panel.show(account, this.status);
  }
}

announceDebugging();
if (customElements.get('egain-login')) {
  console.warn(
    '<egain-login> debug script: another script of egain-login was on the page first, so this one explains nothing. Remove the other one.',
  );
} else {
  customElements.define('egain-login', DebugLoginElement);
}
