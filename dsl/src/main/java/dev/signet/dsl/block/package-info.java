/**
 * Blocks of published networks, for use in any network: {@code @Stage(units = 4, out = 128, stride
 * = 2) BiRealUnit stage2}. They choose no estimators; those are the network's.
 */
package dev.signet.dsl.block;
