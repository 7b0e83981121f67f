/**
 * Who signed an app file, and whether that can be believed. The only package that knows BouncyCastle, which is loaded when somebody
 * asks. Knows nothing of app files but where in them a signature stands.
 */
package dev.rubicon.al.signature;
