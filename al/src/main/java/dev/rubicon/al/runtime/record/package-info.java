/** What the methods of records do beyond reading and writing rows: triggers and events, validation, views and positions as texts. */
package dev.rubicon.al.runtime.record;
