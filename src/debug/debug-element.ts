// Before all else: without them, nothing works.
import '../required-natives.js';
// Then this, so that the time is taken before anything of the flow has run.
import './journal.js';
import { EgainLoginElement } from '../egain-login.js';
import { listen } from '../oauth/user-agent.js';
import { giveAccount, readConfiguration } from './account.js';
import { announceDebugging, ConsoleReport } from './console.js';
import { Observation } from './observation.js';
import { Panel } from './panel.js';
import { onViolation } from './violations.js';

/** The element with a report below its button. Otherwise it is the usual one. */
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
      listen(window, type, () => this.#report(), { signal });
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

  /** The report is below what Lit renders. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    this.#panel = new Panel(root);
    this.renderOptions.renderBefore = this.#panel.node;
    return root;
  }

  /** Updates the report once for all changes of the current task, the page's included. */
  #report(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    setTimeout(() => {
      this.#isDue = false;
      if (this.isConnected) this.#reportNow();
    });
  }

  #reportNow(): void {
    const account = giveAccount(this, this.#observation);
    this.#console.tell(account);
    this.#panel?.show(account, this.status);
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
