/** Cost sheets against what models store, execute and allocate. */
package dev.signet.tests.cost;
