package dev.signet.benchmarks.machine;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The register loops of {@code peaks.c}, compiled here by gcc and called in this process, so that
 * they take turns with everything else. The CPU is asked which of them it can run.
 */
@SuppressWarnings("restricted")
public final class NativePeaks {
  private static final int STEPS = 4_000;
  private static final int AVX2 = 0;
  private static final int AVX512 = 1;

  private final List<Peak> peaks;
  private final String remark;

  private NativePeaks(List<Peak> peaks, String remark) {
    this.peaks = peaks;
    this.remark = remark;
  }

  /**
   * Compiles and loads the loops; without gcc there are none, and {@link #remark} says so.
   *
   * @param folder where source and library go
   * @param wide false to leave out what needs AVX-512, as where the JVM is kept from using it
   */
  public static NativePeaks load(Path folder, boolean wide) throws IOException {
    Path library;
    try {
      library = compile(folder);
    } catch (IOException e) {
      return new NativePeaks(List.of(), "no C probe: " + e.getMessage());
    }
    SymbolLookup symbols = SymbolLookup.libraryLookup(library, Arena.global());
    var peaks = new ArrayList<Peak>();
    if (supports(symbols, AVX2)) {
      peaks.add(peak(symbols, "C, AVX2 pshufb", "popcount_pshufb", true, 32 * 256));
      peaks.add(peak(symbols, "C fma, 256 bits", "fma_ymm", false, 10 * 8));
    }
    if (wide && supports(symbols, AVX512)) {
      peaks.add(peak(symbols, "C, AVX-512 VPOPCNTDQ", "popcount_vpopcntq", true, 8 * 512));
      peaks.add(peak(symbols, "C fma, 512 bits", "fma_zmm", false, 12 * 16));
    }
    return new NativePeaks(
        peaks, peaks.isEmpty() ? "no C probe for this CPU" : "C probe by gcc -O2");
  }

  /** What could be loaded. */
  public List<Peak> all() {
    return peaks;
  }

  /** Which compiler, or why there are none. */
  public String remark() {
    return remark;
  }

  private static Path compile(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path source = folder.resolve("peaks.c");
    Path library = folder.resolve("peaks-" + ProcessHandle.current().pid() + ".so");
    try (InputStream in = NativePeaks.class.getResourceAsStream("peaks.c")) {
      Files.copy(in, source, StandardCopyOption.REPLACE_EXISTING);
    }
    Process gcc =
        new ProcessBuilder(
                "gcc", "-O2", "-shared", "-fPIC", "-o", library.toString(), source.toString())
            .inheritIO()
            .start();
    try {
      if (gcc.waitFor() != 0) {
        throw new IOException("gcc ended with status " + gcc.exitValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while gcc ran", e);
    }
    library.toFile().deleteOnExit();
    return library;
  }

  private static boolean supports(SymbolLookup symbols, int what) {
    MethodHandle handle =
        handle(
            symbols, "supports", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    try {
      return (int) handle.invokeExact(what) != 0;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static Peak peak(
      SymbolLookup symbols, String name, String symbol, boolean popcount, double macsPerStep) {
    MethodHandle handle =
        handle(
            symbols, symbol, FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));
    return new Peak(name, popcount, 2 * macsPerStep * STEPS, () -> call(handle));
  }

  private static void call(MethodHandle handle) {
    try {
      long unused = (long) handle.invokeExact((long) STEPS);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static MethodHandle handle(SymbolLookup symbols, String name, FunctionDescriptor type) {
    return Linker.nativeLinker().downcallHandle(symbols.find(name).orElseThrow(), type);
  }
}
