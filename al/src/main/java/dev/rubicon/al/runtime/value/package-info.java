/** What variables hold. A whole number of any type is a Long, a Text or Code a String, a Decimal a BigDecimal, a Guid a UUID. */
package dev.rubicon.al.runtime.value;
