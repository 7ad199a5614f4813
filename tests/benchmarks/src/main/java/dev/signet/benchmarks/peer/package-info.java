/** The peers: ONNX Runtime and PyTorch. */
package dev.signet.benchmarks.peer;
