/** Functions applied to every value, one a file. */
package dev.signet.dsl.activation;
