/**
 * Makes trees of code into steps that run. Names and types are resolved here, once for each routine, so that whatever cannot be run is
 * known before anything runs.
 */
package dev.rubicon.al.runtime.bind;
