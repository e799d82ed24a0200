import { missingTransaction } from './transaction-store.js';
import { listen, unlisten } from './user-agent.js';

/** Distinguishes our messages from those of other scripts. */
const NAME = 'egain-login';

/** How long the popup waits for the confirmation that its response was taken. */
const PATIENCE_MS = 2000;

/** A line between a popup on the callback page and the page that is waiting for its response. */
interface Line {
  /** Sends a response; without one, confirms that it was taken. */
  say(response?: string, to?: MessageEventSource | null): void;
  close(): void;
}

/**
 * Opens a line for one login. It uses two ways at once: a popup that was on a page with a
 * Cross-Origin-Opener-Policy has lost its opener, and a page in another site's frame shares no channel
 * with windows.
 */
export function openLine(
  state: string,
  hear: (response: unknown, from: MessageEventSource | null) => void,
): Line {
  const receive = ({ origin, data, source }: MessageEvent) => {
    // Any page can send messages here. Ours come from this origin and know the state. Not
    // location.origin, which is "null" in a srcdoc frame.
    const message = data as Record<string, unknown> | null | undefined;
    if (origin === self.origin && message?.[NAME] === state) hear(message.response, source);
  };
  listen(window, 'message', receive);
  let channel: BroadcastChannel | undefined;
  try {
    channel = new BroadcastChannel(NAME);
    channel.onmessage = receive;
  } catch {
    // Some browsers have no channels if storage is blocked.
  }
  return {
    say(response, to) {
      const message = { [NAME]: state, response };
      channel?.postMessage(message);
      to?.postMessage(message, { targetOrigin: self.origin });
    },
    close() {
      unlisten(window, 'message', receive);
      channel?.close();
    },
  };
}

/**
 * Passes the response that came to this popup to the page that is waiting for it, and closes the popup.
 * Resolves if the browser keeps it open anyway.
 *
 * @throws {LoginError} `missing_transaction` if nobody has taken it after 2 s
 */
export function handOver(state: string, parameters: URLSearchParams): Promise<undefined> {
  return new Promise((resolve, reject) => {
    const line = openLine(state, (response) => {
      if (response !== undefined) return;
      line.close();
      close();
      resolve(undefined);
    });
    line.say(`${parameters}`, opener as Window | null);
    setTimeout(() => reject(missingTransaction()), PATIENCE_MS);
  });
}
