import { expect } from '@open-wc/testing';
import { LoginError, loginRequired, toLoginError } from '../../src/oauth/errors.js';

describe('LoginError', () => {
  it('is an Error with a name, a code and a message', () => {
    const error = new LoginError('invalid_scope', 'Ask for less.');
    expect(error).to.be.an.instanceOf(Error);
    expect(String(error)).to.equal('LoginError: Ask for less.');
    expect(error.code).to.equal('invalid_scope');
  });

  it('carries what the server said, the status, and the failure underneath', () => {
    const cause = new TypeError('Failed to fetch');
    const details = { description: 'No.', uri: 'https://docs.example/no', status: 400, cause };
    expect({ ...new LoginError('network', 'Look.', details) }).to.deep.include(details);
  });

  it('has no fields of which nothing is known', () => {
    const error = new LoginError('timeout', 'Try later.');
    for (const name of ['description', 'uri', 'status', 'cause']) {
      expect(error, name).not.to.have.property(name);
    }
  });
});

describe('toLoginError', () => {
  it('leaves a LoginError as it is', () => {
    const error = new LoginError('access_denied', 'The user said no.');
    expect(toLoginError(error)).to.equal(error);
  });

  it('gives any other failure a code, a way on, and itself as the cause', () => {
    for (const failure of [new RangeError('too far'), 'a text', undefined]) {
      const error = toLoginError(failure);
      expect(error).to.be.an.instanceOf(LoginError);
      expect(error.code).to.equal('configuration');
      expect(error.message).to.match(/check the attributes/i);
      expect(error.cause).to.equal(failure);
    }
  });
});

describe('loginRequired', () => {
  it('says that nobody is signed in, what to do, and why', () => {
    const why = new LoginError('invalid_grant', 'The refresh token is over.');
    const error = loginRequired(why);
    expect(error.code).to.equal('login_required');
    expect(error.message).to.contain('login()');
    expect(error.cause).to.equal(why);
  });
});
