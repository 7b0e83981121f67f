/**
 * What differs between two versions of an app, with the places where its sources say so. Must not know where the apps come from,
 * nor how it is printed.
 */
package dev.rubicon.al.diff;
