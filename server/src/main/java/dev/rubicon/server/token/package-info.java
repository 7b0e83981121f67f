/** Tokens: who may ask for what. Only digests of them are kept; the text is shown once, when a token is made. */
package dev.rubicon.server.token;
