/** Step functions with the surrogates of their derivatives, one a file. */
package dev.signet.dsl.estimator;
