import { expect } from '@open-wc/testing';
import { watchTokenRequests, type TimedRequest } from '../../src/debug/token-request-watch.js';
import { program } from '../support/endpoints.js';
import { until } from '../support/until.js';

/** WebKit does not. */
const TELLS_STATUS = 'responseStatus' in PerformanceResourceTiming.prototype;

describe('a token request', () => {
  it('is told with its times and its status, also if it was before, and no other request is', async () => {
    const { tokenUrl } = await program({ body: {} });
    const other = await program({ body: {} });
    const send = (url: string) => fetch(url, { method: 'POST' });
    await send(tokenUrl);
    await send(other.tokenUrl);
    const told: TimedRequest[] = [];
    const end = watchTokenRequests(
      () => tokenUrl,
      (request) => told.push(request),
    );
    await until(() => told.length === 1, 'the one before is told');
    await send(tokenUrl);
    await until(() => told.length === 2, 'the one after is told');
    end();
    for (const { sentAt, answeredAt, status } of told) {
      expect(status).to.equal(TELLS_STATUS ? 200 : undefined);
      expect(sentAt).to.be.greaterThan(0);
      expect(answeredAt).to.be.at.least(sentAt);
    }
  });

  it('is looked for by nobody as long as no URL is known', async () => {
    const { tokenUrl } = await program({ body: {} });
    let told = 0;
    const end = watchTokenRequests(
      () => undefined,
      () => told++,
    );
    await fetch(tokenUrl, { method: 'POST' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    end();
    expect(told).to.equal(0);
  });
});
